package inventory

import (
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// Each limit holds at its border, with the limits that users have: one less and
// the limit itself are read, one more is rejected or refused.
func TestCellLimit(t *testing.T) {
	for _, quoted := range []bool{false, true} {
		for n, want := range map[int]string{maxCell - 1: "", maxCell: "", maxCell + 1: "cell-too-long:3"} {
			cell := strings.Repeat("x", n)
			if quoted {
				cell = `"` + cell[1:] + `"""` // the doubled quote is one byte of the cell
			}
			got := readText(t, "Vendor,Model,Notes\nHuawei,a,b\nZTE,b,"+cell+"\nNokia,c,d\n", Options{})
			balanced(t, &got)
			if codes(got.rejects) != want || len(got.items) != 3-len(got.rejects) {
				t.Errorf("%d bytes, quoted %v: %s", n, quoted, codes(got.rejects))
			}
			if want != "" && (got.rejects[0].Place.Column != 3 || len(got.rejects[0].Text) < n) {
				t.Errorf("column %d, %d bytes of the row", got.rejects[0].Place.Column, len(got.rejects[0].Text))
			}
		}
	}
}

func TestRowLimit(t *testing.T) {
	for _, size := range []int{0, 5000} {
		for n, want := range map[int]string{maxRow - 1: "", maxRow: "", maxRow + 1: "row-too-long:3", 3 * maxRow: "row-too-long:3"} {
			var row strings.Builder
			row.WriteString("ZTE,b")
			for row.Len()+60_000 < n-20 {
				row.WriteString("," + strings.Repeat("y", 59_999))
			}
			row.WriteString("," + strings.Repeat("z", n-row.Len()-1))
			width := strings.Count(row.String(), ",") - 1
			pad := strings.Repeat(",", width-1)
			text := "Vendor,Model,Notes" + pad + "\nHuawei,a,b" + pad + "\n" + row.String() + "\nNokia,c,d" + pad + "\n"
			got := readText(t, text, Options{chunk: size})
			balanced(t, &got)
			if codes(got.rejects) != want || len(got.items) != 3-len(got.rejects) || got.lines[len(got.lines)-1] != 4 {
				t.Errorf("%d bytes in chunks of %d: %s, %d items", n, size, codes(got.rejects), len(got.items))
			}
		}
	}
}

func TestColumnLimit(t *testing.T) {
	for n, ok := range map[int]bool{maxColumns - 1: true, maxColumns: true, maxColumns + 1: false} {
		text := "Vendor,Model,Qty" + strings.Repeat(",x", n-3) + "\nHuawei,a,1" + strings.Repeat(",y", n-3) + "\n"
		got, err := tryText(t, text, Options{})
		switch {
		case ok && (err != nil || len(got[0].items) != 1):
			t.Errorf("%d columns: %v", n, err)
		case !ok && err == nil:
			t.Errorf("%d columns are read", n)
		case !ok:
			if f := Refusal(t, err); f.Kind != gear.Incomplete || f.Place.Line != 1 {
				t.Error(err)
			}
		}
	}
}

// A quote that is never closed costs the line on which it opened and no other,
// however much text follows.
func TestOpenQuote(t *testing.T) {
	for size, n := range map[int]int{0: 150_000, 100: 200} {
		got := readText(t, "Vendor,Model,Notes\nHuawei,a,b\nZTE,\"b,c\n"+strings.Repeat("Nokia,c,d\n", n), Options{chunk: size})
		balanced(t, &got)
		if codes(got.rejects) != "open-quote:3" || len(got.items) != n+1 || got.rejects[0].Text != `ZTE,"b,c` {
			t.Errorf("%s, %d items: %.80q", codes(got.rejects), len(got.items), got.rejects[0].Text)
		}
		if got.lines[len(got.lines)-1] != n+3 {
			t.Errorf("the last item is on line %d", got.lines[len(got.lines)-1])
		}
	}
	// Inside a row of several lines the reject names the line of the quote.
	got := readText(t, "Vendor,Model,Notes\nHuawei,\"a\nb\",\"c\nZTE,b,c\n", Options{})
	if codes(got.rejects) != "open-quote:3" {
		t.Errorf("%s %q", codes(got.rejects), got.items)
	}
}

// The border between a quote that is closed late and one that is not closed is
// the limit of a row.
func TestQuoteLimit(t *testing.T) {
	for n, want := range map[int]string{maxRow - 4: "cell-too-long:2", maxRow: "row-too-long:2", maxRow + 1: "open-quote:2 stray-quote:3"} {
		text := "Vendor,Notes\n\"" + strings.Repeat("x", n-3) + "\nx\",a\nZTE,b\n" // n bytes before the closing quote
		got := readText(t, text, Options{})
		balanced(t, &got)
		if codes(got.rejects) != want || len(got.items) != 1 {
			t.Errorf("%d bytes: %s", n, codes(got.rejects))
		}
	}
}
