package columns

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/gearaudit/gearaudit/audit/inventory/records"
)

// sampleOf cuts a text by commas.
func sampleOf(text string) *Sample {
	s := &Sample{}
	for i, line := range strings.Split(text, "\n") {
		s.Rows = append(s.Rows, Row{Line: i + 1, Cells: strings.Split(line, ",")})
	}
	return s
}

// The delimiter is the one by which the headings make sense, else the one that cuts
// most rows alike.
func TestDelimiters(t *testing.T) {
	words := lexicon(t)
	for name, tc := range map[string]struct {
		text string
		want byte
	}{
		"comma":                         {"Vendor,Model\nNokia,A1\n", ','},
		"semicolon":                     {"Vendor;Model\nNokia;A1\n", ';'},
		"tab":                           {"Vendor\tModel\nNokia\tA1\n", '\t'},
		"bar":                           {"Vendor|Model\nNokia|A1\n", '|'},
		"commas in cells":               {"Vendor;Model;Note\nNokia;A1;a, b, c\nNokia;A2;a, b, c\n", ';'},
		"semicolons in cells":           {"Vendor,Model,Note\nNokia,A1,a; b; c; d\nNokia,A2,a; b; c; d\n", ','},
		"by rows where headings say no": {"x;y;z,\n1;2;3,4\n5;6;7\n", ';'},
		"more cells by headings":        {"Vendor;Model,Serial;Qty\nNokia;A1,S1;2\n", ';'},
		"none":                          {"Vendor\nNokia\n", ','},
		"title above":                   {"List of gear, all sites\nVendor;Model;Serial\nNokia;A1;1\n", ';'},
	} {
		if got := FindDialect([]byte(tc.text), false, words, &Options{Row: 1 << 20}); got.Delimiter != tc.want || got.Newline != '\n' {
			t.Errorf("%s: %q", name, got.Delimiter)
		}
	}
	if s := FindDialect([]byte("Vendor,Model\rNokia,A1\rZTE,A2\r"), false, words, &Options{Row: 1 << 20}); s.Newline != '\r' || len(s.Rows) != 3 {
		t.Errorf("old line ends: %q, %d rows", s.Newline, len(s.Rows))
	}
	if s := FindDialect([]byte("Vendor;Model\nNokia;A1\n"), false, words, &Options{Row: 1 << 20, Delimiter: ','}); s.Delimiter != ',' {
		t.Errorf("the user's word: %q", s.Delimiter)
	}
	if s := FindDialect([]byte("Vendor,Model\nNokia,A1\nNok"), true, words, &Options{Row: 1 << 20}); len(s.Rows) != 2 {
		t.Errorf("of a text that is cut off %d rows are read", len(s.Rows))
	}
}

// Of a sample as many rows are held as decisions rest on, with where each ends.
func TestSampleRows(t *testing.T) {
	var text strings.Builder
	for i := range SampleRows + 20 {
		fmt.Fprintf(&text, "row %d,\"a, \"\"b\"\"\",x\n", i)
	}
	for _, n := range []int{1, 10, SampleRows - 1, SampleRows, SampleRows + 1} {
		part := strings.Join(strings.SplitAfter(text.String(), "\n")[:n], "")
		s := NewSample([]byte(part), false, records.Dialect{Delimiter: ',', Newline: '\n', Quote: '"'}, &Options{Row: 1 << 20})
		if len(s.Rows) != min(n, SampleRows) || s.More != (n >= SampleRows) {
			t.Fatalf("%d rows: %d are held, More: %v", n, len(s.Rows), s.More)
		}
		end := 0
		for i, r := range s.Rows {
			line := "row " + strconv.Itoa(i) + `,"a, ""b""",x`
			if end += len(line) + 1; r.Line != i+1 || r.Next != i+2 || r.End != end || r.Text != line || !slices.Equal(r.Cells, []string{"row " + strconv.Itoa(i), `a, "b"`, "x"}) {
				t.Fatalf("row %d: %+v, want %q to %d", i, r, line, end)
			}
		}
	}
}

// Headings are words, each once; cells without names may be numbered in turn.
func TestWordsOfHeadings(t *testing.T) {
	for cells, want := range map[string]bool{"a,b,c": true, "a,b,A": false, "a,,c": true, "a,12": false, "a,b 12": true, "": true, "a,00:18:82:01:02:03": false, "a," + strings.Repeat("x", LongestHeading): true, "a," + strings.Repeat("x", LongestHeading+1): false} {
		if got := wordsApart(strings.Split(cells, ",")); got != want {
			t.Errorf("%.40s are words, each once: %v, want %v", cells, got, want)
		}
	}
	for cells, want := range map[string]bool{"0,1,2": true, "1,2,3": true, ",0,1": true, "2,3,4": false, "0,1,3": false, "0": false, "0,1": true, "1": true, "0,1,x": false, "0,,1": false, ",,0,1": false, "0,2,1": false, " 0 , 1 ": true} {
		if got := numbersInTurn(strings.Split(cells, ",")); got != want {
			t.Errorf("%q number the columns: %v, want %v", cells, got, want)
		}
	}
	for pair, want := range map[string]bool{"a,b|A ,b": true, "a,b|a": false, "a|a,": true, "a,b|b,a": false, "|": true, "a,,|a": true} {
		a, b, _ := strings.Cut(pair, "|")
		if got := equalCells(strings.Split(a, ","), strings.Split(b, ",")); got != want {
			t.Errorf("%q are equal: %v, want %v", pair, got, want)
		}
	}
}

// A row has as many cells as its headings, or as most rows where what is more or less
// is empty.
func TestWidthOfRows(t *testing.T) {
	for text, want := range map[string]int{
		"a,b,c\n1,2,3\n4,5,6":                 3,
		"a,b\n1,2,\n4,5,\n7,8,":               3,
		"a,b\n1,2,x\n4,5,y":                   2,
		"a,b,,\n1,2\n4,5":                     2,
		"a,b,,\n1,2,,\n4,5,,":                 4,
		"a,b\n1,2,\n4,5":                      2,
		"a,b\n1,2,\n4,5,\n7,8":                3,
		"a,b,c\n1,2\n4,5":                     3,
		"a,b":                                 2,
		"a,b\n,,\n,,\n1,2":                    2,
		"a,b\n1,2,\n4,5,\n7,8,\n1,2,x\n4,5,y": 3,
	} {
		if got := sampleOf(text).Width(0); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}

// Cells that all rows lack at the end are added, and none where some row has them or
// the rows do not agree.
func TestPadding(t *testing.T) {
	for text, want := range map[string]bool{
		"a,b,c,d,e\n1,2,3,4\n1,2,3,4\n1,2,3,4":                                           true,
		"a,b,c,d,e\n1,2,3,4\n1,2,3,4,5\n1,2,3,4":                                         false,
		"a,b,c,d,e\n1,2,3,4\n1,2,3\n1,2,3,4":                                             false,
		"a,b,c,d,e\n1,2,3,4\n1,2,3,4\n1,2,3,4\n1,2,3,4\n1,2,3":                           true,
		"a,b,c,d,e\n1,2,3,4\n1,2,3,4\n1,2,3,4\n1,2,3\n":                                  false,
		"a,b,c,d,e\n1,2,3,4,5":                                                           false,
		"a,b,c,d,e\n1,2\n1,2":                                                            false,
		"a,b,c,d,e\n1,2,3,4,5,6\n1,2,3,4,5,6":                                            false,
		"a,b,c,d,e\n1,2,3,4\n1,2,3,4\n1,2,3,4\n1,2,3,4\n1,2,3,4\n1,2,3,4\n1,2,3,4\n1,2,": true,
	} {
		s := sampleOf(text)
		got := s.Pad(0, 5)
		wide := 0
		for _, r := range s.Rows[1:] {
			if len(r.Cells) == 5 {
				wide++
			}
		}
		if got != want || got && 5*wide < 4*(len(s.Rows)-2) {
			t.Errorf("%q is padded: %v, want %v (%d rows)", text, got, want, wide)
		}
	}
}

// The headings are the row that makes most sense, among the first fifty that hold
// something.
func TestWhereTheHeadingsAre(t *testing.T) {
	words := lexicon(t)
	for name, tc := range map[string]struct {
		text      string
		at, known int
	}{
		"first":            {"Vendor,Model,Serial\nNokia,A1,1", 0, 3},
		"below a title":    {"Gear of the north\n\nVendor,Model,Serial\nNokia,A1,1", 2, 3},
		"the better one":   {"Vendor,x,y,z\nVendor,Model,Serial,Qty\nNokia,A1,1,1", 1, 4},
		"none":             {"x,y\n1,2", -1, 0},
		"one in three":     {"Vendor,x,y\nNokia,1,2", 0, 1},
		"in row fifty":     {strings.Repeat("x\n", 49) + "Vendor,Model\nNokia,A1", 49, 2},
		"in row fifty-one": {strings.Repeat("x\n", 50) + "Vendor,Model\nNokia,A1", -1, 0},
		"blank ones apart": {strings.Repeat("\n", 60) + "Vendor,Model\nNokia,A1", 60, 2},
	} {
		if at, known := sampleOf(tc.text).heading(words, &Options{}); at != tc.at || known != tc.known {
			t.Errorf("%s: row %d with %d, want row %d with %d", name, at, known, tc.at, tc.known)
		}
	}
	for name, tc := range map[string]struct {
		text string
		want int
	}{
		"another table below": {"Vendor,Model,Serial\nNokia,A1,1\nMaker,Type,Qty\nZTE,B1,2", 2},
		"the same headings":   {"Vendor,Model,Serial\nNokia,A1,1\nVendor,Model,Serial\nZTE,B1,2", 0},
		"right below":         {"Vendor,Model,Serial\nMaker,Type,Qty\nZTE,B1,2", 0},
		"two headings":        {"Vendor,Model,Serial\nNokia,A1,1\nMaker,Type\nZTE,B1,2", 0},
		"with no row below":   {"Vendor,Model,Serial\nNokia,A1,1\nMaker,Type,Qty\n,,", 0},
		"no maker among them": {"Vendor,Model,Serial\nNokia,A1,1\nQty,Site,Status\n3,B1,x", 0},
	} {
		if got := sampleOf(tc.text).HeadingsBelow(0, words, &Options{}); got != tc.want {
			t.Errorf("%s: %d, want %d", name, got, tc.want)
		}
	}
}

// The first row is one of things where a column below it is of its kind.
func TestRowsWithoutHeadings(t *testing.T) {
	words := lexicon(t)
	knows := func(s string) bool { return slices.Contains([]string{"Nokia", "Huawei", "ZTE", "Cisco"}, s) }
	for name, tc := range map[string]struct {
		text string
		want int
	}{
		"makers below makers":        {"Nokia,a\nHuawei,b\nZTE,c", 0},
		"a word above makers":        {"zorb,a\nHuawei,b\nZTE,c", -1},
		"six in ten":                 {"Nokia,a\nHuawei,b\nZTE,c\nquux,d\nquuz,e", 0},
		"less":                       {"Nokia,a\nHuawei,b\nquux,d\nquuz,e", -1},
		"one column of makers":       {"Nokia\nHuawei\nZTE", -1},
		"one column of addresses":    {"00:18:82:01:02:03\n00:18:82:01:02:04", 0},
		"one address":                {"00:18:82:01:02:03\nx", -1},
		"below blank lines":          {",\n,\nNokia,a\nHuawei,b", 2},
		"texts with makers, dated":   {"router Nokia x,12\nswitch Huawei y,13\nrouter ZTE z,14", 0},
		"texts with makers, undated": {"router Nokia x,a\nswitch Huawei y,b\nrouter ZTE z,c", -1},
	} {
		if got := sampleOf(tc.text).headless(words, &Options{Knows: knows}); got != tc.want {
			t.Errorf("%s: %d, want %d", name, got, tc.want)
		}
	}
	if got := sampleOf("Nokia,a\nHuawei,b").headless(words, &Options{}); got != -1 {
		t.Errorf("nobody knows makers: %d", got)
	}
}

// How many rows agree on a number of cells is counted over all rows.
func TestAgreement(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := &Sample{}
		counts := map[int]int{}
		for range rapid.IntRange(0, 12).Draw(t, "rows") {
			n := rapid.SampledFrom([]int{1, 2, 3, 5, 40}).Draw(t, "cells")
			s.Rows = append(s.Rows, Row{Cells: make([]string, n)})
			counts[n]++
		}
		want := 0
		for n, k := range counts {
			want = max(want, k*min(n-1, 30))
		}
		if got := s.agreement(); got != want {
			t.Fatalf("%v: %d, want %d", counts, got, want)
		}
	})
}
