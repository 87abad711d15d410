package records

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// A chunk that was thinned has the rows that are wanted, and all with quotes, as they
// were and on the lines where they were.
func TestThinKeepsRows(t *testing.T) {
	d := Dialect{Delimiter: ',', Newline: '\n', Quote: '"'}
	rows := func(c *Chunk) map[int][]string {
		out := map[int][]string{}
		in := RowReader{Dialect: d}
		in.Begin(c)
		for r, ok := in.Next(); ok; r, ok = in.Next() {
			if r.End > r.Start {
				out[r.Line] = in.CellTexts(&r)
			}
		}
		return out
	}
	multiline, left := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(rapid.SampledFrom([]string{"a", "b", ",", "\n", `"x"`, `"x` + "\n" + `y` + "\n" + `,b"`, ` "a""` + "\n" + `b" `, `1"`, " ", "\r\n", `""`})).Draw(t, "text"), "")
		next := func() (*Chunk, *Chunk) {
			c := &Chunk{}
			k := Chunker{Dialect: d, R: strings.NewReader(text), Size: 1 << 10, Limit: 1 << 10, Line: 1}
			if k.Next(c) != nil {
				return nil, nil
			}
			o := *c
			o.Text = Padded(bytes.Clone(c.Text))
			return c, &o
		}
		all, thin := next()
		if all == nil {
			return
		}
		keep := func(row []byte) bool {
			if bytes.IndexByte(row, '"') >= 0 {
				t.Fatalf("asked about %q", row)
			}
			return bytes.IndexByte(row, 'a') >= 0
		}
		thin.Thin(d, keep)
		want, got := rows(all), rows(thin)
		for line, cells := range want {
			wanted := strings.Contains(strings.Join(cells, ","), "a")
			if kept, ok := got[line]; ok && fmt.Sprint(kept) != fmt.Sprint(cells) || !ok && wanted {
				t.Fatalf("%q: line %d is %q, want %q", text, line, kept, cells)
			}
			if _, ok := got[line]; !ok {
				left++
			}
			if strings.Contains(strings.Join(cells, ","), "\n") {
				multiline++
			}
		}
		if len(got) > len(want) {
			t.Fatalf("%q: rows %v, want some of %v", text, got, want)
		}
	})
	if !testing.Short() && (multiline < 10 || left < 10) {
		t.Errorf("%d rows of more lines than one, %d left out: the test shows nothing", multiline, left)
	}
}
