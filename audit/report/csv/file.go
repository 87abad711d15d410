package csv

import (
	"bufio"
	"bytes"
	"io"
	"unicode"
	"unicode/utf8"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/safetext"
)

// File writes the cells of a CSV file. Every cell goes through safetext, so
// that nothing in it is computed, and every row is one line.
type File struct {
	w    *bufio.Writer
	line []byte
}

// Mark is the byte order mark, by which a spreadsheet knows that a file is UTF-8.
const Mark = "\ufeff"

// buffered is how much is written at once, in bytes: a row of a finding has 500.
const buffered = 64 << 10

// NewFile begins a CSV file, with the mark where it goes to a file of its own.
func NewFile(out io.Writer, opt report.Options) *File {
	f := &File{w: bufio.NewWriterSize(out, buffered)}
	if opt.File {
		_, _ = f.w.WriteString(Mark) // an error stays until Close
	}
	return f
}

// Write writes one row.
func (f *File) Write(cells []string) error {
	f.line = appendRow(f.line[:0], cells)
	_, err := f.w.Write(f.line)
	return err
}

// writeEscaped writes a row of cells that are as a file has them.
func (f *File) writeEscaped(cells [][]byte) error {
	f.line = f.line[:0]
	for i, c := range cells {
		if i > 0 {
			f.line = append(f.line, ',')
		}
		f.line = append(f.line, c...)
	}
	f.line = append(f.line, '\n')
	_, err := f.w.Write(f.line)
	return err
}

// Flush hands everything to the file below; an error stays until it is asked for.
func (f *File) Flush() { _ = f.w.Flush() }

// Error returns what went wrong on the way.
func (f *File) Error() error {
	_, err := f.w.Write(nil)
	return err
}

// Close flushes and returns the first error.
func (f *File) Close() error { return f.w.Flush() }

// appendRow appends the line of a row.
func appendRow(dst []byte, cells []string) []byte { return append(appendCells(dst, cells), '\n') }

// appendCells appends the cells that a row begins with.
func appendCells(dst []byte, cells []string) []byte {
	for i, c := range cells {
		if i == 0 {
			dst = appendFirst(dst, c)
		} else {
			dst = appendCell(append(dst, ','), c)
		}
	}
	return dst
}

// appendFirst appends the first cell of a row. One that begins with a letter or
// a digit is like any other.
func appendFirst(dst []byte, s string) []byte {
	if s != "" && ('0' <= s[0] && s[0] <= '9' || 'a' <= s[0] && s[0] <= 'z') {
		return appendCell(dst, s)
	}
	return quoted(dst, []byte(safetext.FirstCell(s)))
}

// appendCell appends any cell but the first of a row.
func appendCell(dst []byte, s string) []byte {
	start := len(dst)
	dst = append(dst, s...)
	if cell := dst[start:]; safetext.Inert(cell) && !quotes(cell) {
		return dst
	}
	return quoted(dst[:start], []byte(safetext.Cell(s)))
}

// quoted appends a safe cell, in quotes where readers of CSV ask for them.
func quoted(dst, cell []byte) []byte {
	if !quotes(cell) {
		return append(dst, cell...)
	}
	dst = append(dst, '"')
	for {
		i := bytes.IndexByte(cell, '"')
		if i < 0 {
			break
		}
		dst = append(append(dst, cell[:i+1]...), '"')
		cell = cell[i+1:]
	}
	return append(append(dst, cell...), '"')
}

// quotes reports whether a cell needs quotes: a reader would split it, drop a
// blank in front of it, or take it for the end of the data. A safe cell holds no
// line ends.
func quotes(cell []byte) bool {
	if len(cell) == 0 {
		return false
	}
	first, _ := utf8.DecodeRune(cell)
	return bytes.IndexByte(cell, ',') >= 0 || bytes.IndexByte(cell, '"') >= 0 || unicode.IsSpace(first) || string(cell) == `\.`
}
