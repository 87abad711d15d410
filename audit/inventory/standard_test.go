package inventory

import (
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/inventory/records"
)

// cut splits a text into rows as a scan does, in chunks of a size.
func cut(text string, size int) (rows [][]string, broken int) {
	d := records.Dialect{Delimiter: ',', Newline: '\n', Quote: '"'}
	limits := Options{}.filled().Limits
	f := records.Chunker{Dialect: d, R: strings.NewReader(text), Size: size, Limit: limits.Row, Line: 1}
	cut := records.RowReader{Dialect: d}
	for {
		c := &records.Chunk{}
		if f.Next(c) != nil {
			return rows, broken
		}
		cut.Begin(c)
		for r, ok := cut.Next(); ok; r, ok = cut.Next() {
			if r.Broken {
				broken++
				continue
			}
			if r.End == r.Start {
				continue // the standard reader does not tell empty lines
			}
			var cells []string
			for i := range r.Cells() {
				cells = append(cells, cut.CellText(&r, i))
			}
			if broken == 0 {
				rows = append(rows, cells)
			}
		}
	}
}

// standard reads a text with encoding/csv up to its first error.
func standard(text string) (rows [][]string, err error) {
	r := csv.NewReader(strings.NewReader(text))
	r.FieldsPerRecord = -1
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if err != nil {
			return rows, err
		}
		rows = append(rows, row)
	}
}

// FuzzAgainstStandard holds the reader against encoding/csv: what that accepts
// has the same cells here, and of what it refuses the rows before the first fault
// are the same.
func FuzzAgainstStandard(f *testing.F) {
	for _, s := range rowSeeds() {
		f.Add(s, uint8(3))
	}
	for _, s := range []string{"a,b\r\n\"c\r\nd\",e\r", "\"\"\"\",\"\"\n", "a\"b,c\n", "\"a\"b\n", "\"a\n", "\n\n\r\n,\n", "a,\"b\"\r\n\r\nc", "\"a\"\r\"b\"\n", "\"a\"\rb", "\r\r\n"} {
		f.Add(s, uint8(0))
	}
	f.Fuzz(func(t *testing.T, text string, size uint8) {
		want, err := standard(text)
		got, broken := cut(text, int(size)+1)
		if err == nil && broken > 0 {
			t.Fatalf("%q: encoding/csv reads it, here %d rows are broken", text, broken)
		}
		if err != nil { // what it refuses may be read here: 19" is text
			got = got[:min(len(got), len(want))]
		}
		if !slices.EqualFunc(got, want, slices.Equal) {
			t.Fatalf("%q: %q, encoding/csv has %q", text, got, want)
		}
	})
}
