package inventory

import (
	"bytes"
	"encoding/csv"
	"strings"
)

// unitSeparator stands between the cells of a sheet that was made a text.
const unitSeparator = 0x1f

// HeadingLine returns the line of headings as written, a sheet's as CSV.
func (f *File) HeadingLine() string { return f.RowText(f.headingText) }

// RowText returns the text of a row as it would stand in a file of the same
// shape: as written, that of a sheet as CSV.
func (f *File) RowText(text string) string {
	if f.dialect.delimiter != unitSeparator {
		return text
	}
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
