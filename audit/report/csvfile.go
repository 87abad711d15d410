package report

import (
	"encoding/csv"
	"io"
	"strconv"

	"github.com/gearaudit/gearaudit/audit/report/safetext"
)

// csvFile writes the cells of a CSV file. Every cell goes through safetext, so
// that nothing in it is computed, and every row is one line.
type csvFile struct {
	w   *csv.Writer
	row []string
}

func newCSVFile(out io.Writer) *csvFile { return &csvFile{w: csv.NewWriter(out)} }

// Write writes one row.
func (f *csvFile) Write(cells []string) error {
	f.row = f.row[:0]
	for i, c := range cells {
		if i == 0 {
			f.row = append(f.row, safetext.FirstCell(c))
		} else {
			f.row = append(f.row, safetext.Cell(c))
		}
	}
	return f.w.Write(f.row)
}

// Flush hands everything to the file below.
func (f *csvFile) Flush() { f.w.Flush() }

// Error returns what went wrong on the way.
func (f *csvFile) Error() error { return f.w.Error() }

// close flushes and returns the first error.
func (f *csvFile) close() error {
	f.w.Flush()
	return f.w.Error()
}

// whole prints a line or column, empty when there is none.
func whole(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}
