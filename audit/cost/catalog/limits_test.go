package catalog

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// A price book tells up to a hundred cells that are wrong one by one, and the number of
// those beyond.
func TestWrongCellsOfABook(t *testing.T) {
	for _, n := range []int{1, 99, 100, 101, 150} {
		text := "item,low,high,currency,quoted_on,quote_ref\n" + strings.Repeat("radio,x,2,USD,2026-03-02,Q\n", n)
		_, err := ReadBook("book.csv", strings.NewReader(text))
		all, ok := err.(interface{ Unwrap() []error })
		if !ok {
			t.Fatalf("%d wrong cells: %v", n, err)
		}
		list := all.Unwrap()
		if want := min(n, mostWrong+1); len(list) != want {
			t.Errorf("%d wrong cells: %d are told, want %d", n, len(list), want)
		}
		var last *gear.Fault
		if !errors.As(list[len(list)-1], &last) || (n > mostWrong) != strings.Contains(last.What, "more cells are wrong") || n > mostWrong && last.What != fmt.Sprint(n-mostWrong, " more cells are wrong") {
			t.Errorf("%d wrong cells: %v", n, list[len(list)-1])
		}
	}
}

// A quotation is named by its file and line, and its cell where that is at fault.
func TestWhereQuotationsStand(t *testing.T) {
	q := Quote{Place: gear.Place{File: "book.csv", Line: 7, Column: 3}}
	if got := q.Where(); got != "book.csv:7" || q.Place.Column != 3 {
		t.Errorf("%s, %+v", got, q.Place)
	}
	b := Book{}
	if b.Newest() != 0 {
		t.Error("a book without quotations has a day")
	}
	for _, day := range []gear.Date{5, 9, 7} {
		b.Quotes = append(b.Quotes, Quote{QuotedOn: day})
	}
	if b.Newest() != 9 {
		t.Errorf("the newest is of %v", b.Newest())
	}
}

// A byte order mark before a table is dropped, and nothing like one.
func TestByteOrderMark(t *testing.T) {
	head, row := "item,low,high,currency,quoted_on,quote_ref\n", "radio,1,2,USD,2026-03-02,Q\n"
	for mark, ok := range map[string]bool{"": true, "\xef\xbb\xbf": true, "\xef\xbb": false, "\xef\xbb\xbf\xef\xbb\xbf": false, "x": false} {
		if _, err := ReadBook("book.csv", strings.NewReader(mark+head+row)); (err == nil) != ok {
			t.Errorf("behind %q: %v", mark, err)
		}
	}
}

// Numbers of pieces are above zero, in decimals or as a fraction.
func TestRatios(t *testing.T) {
	for text, want := range map[string]float64{"8": 8, "0.5": 0.5, "1/2": 0.5, "1e-9": 1e-9, "0": 0, "0/7": 0, "-1": 0, "": 0, "x": 0, "1/0": 0} {
		got, err := parseRatio(text)
		if (err == nil) != (want > 0) || err == nil && got != want {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
}

// What a word of a license or a mounting part is, in a text in any script, and that the
// answer is the same from memory.
func TestAccessoriesFromMemory(t *testing.T) {
	c, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	words, after := c.AccessoryWords()
	if len(words) == 0 || len(after) == 0 {
		t.Fatal("there are no such words")
	}
	for _, text := range []string{"", words[0], words[0] + " for X", "X " + words[0], "X " + after[0] + " " + words[0], "ÄÖ" + words[0], "X-" + words[0], "~" + words[0] + "~", "\x7f" + words[0], strings.Repeat("w", 65) + " " + words[0], strings.Repeat("w", 62-len(words[0])) + "  " + words[0]} {
		for _, limit := range []int{0, 1, 100} {
			p := NewPricer(c)
			p.limit = limit
			first := p.accessory(text)
			if second := p.accessory(text); first != second || first != (text != "" && c.accessory(text)) {
				t.Errorf("%q with room for %d: %v, %v", text, limit, first, second)
			}
		}
	}
	if !c.accessory(words[0]) || !c.accessory("X "+words[0]) || c.accessory("X "+after[0]+" "+words[0]) || c.accessory("x\x7fy") || c.accessory("ä"+words[0]) {
		t.Error("words of accessories are not told")
	}
}
