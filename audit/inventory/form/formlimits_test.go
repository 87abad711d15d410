package form

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
)

// Serial numbers of terminals, by an expression: of texts that are drawn, and of each
// byte in each place of good ones.
func TestPONSerialsByExpression(t *testing.T) {
	want := regexp.MustCompile(`^(?:[A-Z]{4}[0-9A-Fa-f]{8}|(?:4[1-9A-Fa-f]|5[0-9Aa]){4}[0-9A-Fa-f]{8})$`)
	check := func(text string) {
		if got := IsPONSerial(text); got != want.MatchString(text) {
			t.Errorf("%q: %v", text, got)
		}
	}
	for _, good := range []string{"HWTC12AB34CD", "AAAA00000000", "ZZZZffffffff", "48575443C54C86A3", "414F505a0123456f"} {
		for i := range good {
			for b := range 128 {
				check(good[:i] + string(rune(b)) + good[i+1:])
			}
			check(good[:i] + good[i+1:])
			check(good[:i] + "A" + good[i:])
		}
	}
	rng := rand.New(rand.NewPCG(1, 1))
	for range 5000 {
		text := make([]byte, []int{11, 12, 13, 15, 16, 17}[rng.IntN(6)])
		for i := range text {
			text[i] = "0123456789ABCDEFGabcdefg45"[rng.IntN(26)]
		}
		check(string(text))
	}
}

// Object ids, days of noughts and periods at the limits of their form.
func TestFormsAtTheirLimits(t *testing.T) {
	for text, want := range map[string]bool{
		"1.3.6.1.4.1.2011": true, ".1.3.6.1.4.1.2011": true, "iso.1.3.6.1.4.1.9": true, ".iso.1.3.6.1.4.1.9": true, "iso.3.6.1.4.1.9": true, "1.3.6.1.4.2.9": false, "1.3.6.1.4.1": false, "..1.3.6.1.4.1.9": false, "x1.3.6.1.4.1.9": false, "": false,
	} {
		if got := IsObjectID(text); got != want {
			t.Errorf("%q is an object id: %v", text, got)
		}
	}
	for text, want := range map[string]bool{"": false, "0": true, "0000-00-00": true, "00/00/0000 00:00:00": true, "0.0": true, "1": false, "0000-00-01": false, "x": false, " ": true} {
		if got := IsZeroDay(text); got != want {
			t.Errorf("%q is no day: %v", text, got)
		}
	}
	for name, want := range map[string]int{
		"2023-00": 0, "2023-01": 20230100, "2023-12": 20231200, "2023-13": 0, "20230101": 20230101, "2023-01-31": 20230131, "2023-01-40": 20230100, "2023q1": 20230100, "2023Q4": 20230400, "2023Q5": 0, "2023h2": 20230200, "1999-01": 0, "12023-01": 0, "2023-011": 0, "x2023.06y": 20230600, "a 2023 06 b": 20230600,
	} {
		if got := PeriodOf(name); got != want {
			t.Errorf("%q: %d, want %d", name, got, want)
		}
	}
	for n := 22; n <= 26; n++ {
		word := strings.Repeat("w", n)
		if _, ok := LegendRow([]string{"", word, "x"}); ok != (n <= longestWord) {
			t.Errorf("a word of %d bytes is explained: %v", n, ok)
		}
	}
	for n := 78; n <= 82; n++ {
		if _, ok := LegendRow([]string{"w", "", strings.Repeat("m", n)}); ok != (n <= longestMeans) {
			t.Errorf("a meaning of %d bytes is told: %v", n, ok)
		}
	}
	for _, cells := range [][]string{nil, {"a"}, {"a", "b", "c"}, {"a", " ", ""}} {
		if m, ok := LegendRow(cells); ok {
			t.Errorf("%q explains %+v", cells, m)
		}
	}
	for n := 30; n <= 34; n++ {
		if got := len(Legend(strings.Repeat("a = b; ", n))); got != n && n <= mostMeanings || got != 0 && n > mostMeanings {
			t.Errorf("%d meanings of a line: %d", n, got)
		}
		if got := len(Pairs(strings.Repeat("a:b,", n))); got != min(n, mostPairs) {
			t.Errorf("%d pairs of a cell: %d", n, got)
		}
	}
	for n := 38; n <= 42; n++ {
		if got := len(Pairs(strings.Repeat("k", n) + ":v")); (got == 1) != (n <= 40) {
			t.Errorf("a key of %d bytes: %d pairs", n, got)
		}
	}
}

// Of a row that lacks a cell it is found out where two became one, by what the others
// hold there; one that lacks what is mostly blank lacks nothing.
func TestRowsThatMoved(t *testing.T) {
	full := [][]string{{"T-100", "Huawei", "MA5800-X7", "1", "2020-01-02"}, {"T-101", "Nokia", "7360-FX8", "2", "2020-01-03"}, {"T-102", "ZTE", "C300-M1", "3", "2020-02-02"}, {"T-103", "Cisco", "C9300-48", "4", "2021-01-02"}}
	learned := func(rows [][]string) *Shapes {
		s := NewShapes(5)
		for _, r := range rows {
			s.Add(r)
		}
		return s
	}
	blank := make([][]string, len(full))
	for i, r := range full {
		blank[i] = append(append([]string{}, r[:3]...), "", "")
	}
	for _, c := range []struct {
		rows  [][]string
		cells []string
		want  bool
	}{
		{full, full[0], false}, {full, []string{"T-104", "Nokia", "7360-FX9", "2020-01-03"}, true}, {full, []string{"T-104 Nokia", "7360-FX9", "2", "2020-01-03"}, true}, {full, []string{"T-104", "Nokia", "7360-FX9", "2"}, false},
		{full, []string{"T-104"}, true}, {full, []string{"T-104", "Nokia"}, true}, {full, []string{"T-104", "Nokia", "7360-FX9"}, true},
		{blank, []string{"T-104", "Nokia", "7360-FX9"}, false}, {blank, []string{"T-104"}, true}, {blank, []string{"T-104", "Nokia"}, false}, {full[:1], []string{"T-104", "Nokia", "7360-FX9", "2020-01-03"}, false},
	} {
		if got := learned(c.rows).Moved(c.cells); got != c.want {
			t.Errorf("%q below %d rows: moved %v", c.cells, len(c.rows), got)
		}
	}
	s := learned(full)
	for cell, want := range map[string]bool{"T-200": true, "Huawei": false, "x y": false, "": false} {
		if got := s.Typical(0, cell); got != want {
			t.Errorf("%q is typical: %v", cell, got)
		}
	}
	if s.Typical(5, "T-200") || !s.Typical(3, "9") || s.Typical(1, "T-200") {
		t.Error("what is typical does not go by the column")
	}
}
