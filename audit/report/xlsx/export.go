package xlsx

import (
	"io"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/columns"
)

// Book is a workbook of lists, for filings.
type Book struct{ book *workbook }

// NewBook begins a workbook whose money is in the currency. Close must follow.
func NewBook(currency string, opt report.Options) (*Book, error) {
	b, err := newWorkbook(currency, opt)
	return &Book{b}, err
}

// List writes a sheet of rows under the columns' headings.
func (b *Book) List(name string, cols columns.List, rows [][]string) error {
	t := tabular(rows)
	return b.book.list(name, sheetColumns(cols), t.tell)
}

// Write ends the workbook.
func (b *Book) Write(out io.Writer, opt report.Options, tool report.Tool, title, made string) error {
	return b.book.write(out, opt.Scratch, tool, title, made)
}

// Close takes away its temporary files.
func (b *Book) Close() error { return b.book.file.Close() }
