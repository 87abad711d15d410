package inventory

import (
	"bytes"
	"encoding/csv"
	"strings"
)

// HeadingLine returns the line of headings as written, a sheet's as CSV.
func (f *File) HeadingLine() string { return f.headingText }

// asCSV returns a row of a sheet as it would stand in a CSV file.
func asCSV(row []byte) string {
	text := strings.ReplaceAll(string(row), string(rune(exactMark)), "")
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	_ = w.Write(strings.Split(text, string(rune(unitSeparator)))) // a buffer takes it
	w.Flush()
	return strings.TrimSuffix(b.String(), "\n")
}

// Comment returns a line that a reader of the same shape takes for a comment:
// it begins with # and never has as many cells as a row.
func (f *File) Comment(text string) string {
	d := f.dialect.delimiter
	if d == unitSeparator {
		d = ','
	}
	s := "# " + strings.Map(func(r rune) rune {
		switch r {
		case rune(d), rune(f.dialect.quote), '\n', '\r', '"':
			return ' '
		}
		return r
	}, text)
	if f.width == 1 {
		s += string(rune(d))
	}
	return s
}
