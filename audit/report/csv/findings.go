package csv

import (
	"io"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/columns"
)

// list writes items or findings as rows of a CSV file, and the rejected rows
// behind them.
type list struct {
	file   *File
	cols   columns.List
	each   func(*list, *report.Item) error
	cursor *columns.Cursor
	cells  []string
	ofItem []bool   // by column of a list of findings, whether all of an item say the same
	escape [][]byte // their cells as they are written
}

// NewFindings returns the writer of format csv: one row per finding.
func NewFindings(out io.Writer, opt report.Options) report.Writer {
	cols, ofItem := columns.Findings()
	return &list{file: NewFile(out, opt), cols: cols, ofItem: ofItem, escape: make([][]byte, len(cols)), each: (*list).findings}
}

// NewItems returns the writer of format items: one row per item.
func NewItems(out io.Writer, opt report.Options) report.Writer {
	return &list{file: NewFile(out, opt), cols: columns.Items(), each: (*list).item}
}

// Begin writes the headings.
func (l *list) Begin(h *report.Head) error {
	l.cursor = columns.NewCursor(h)
	return l.file.Write(l.cols.Headings())
}

// Item writes the rows of an item.
func (l *list) Item(it *report.Item) error { return l.each(l, it) }

func (l *list) findings(it *report.Item) error {
	for i := range it.Findings {
		row := l.cursor.Row(it, &it.Findings[i])
		for c := range l.cols {
			switch {
			case c == 0:
				l.escape[c] = appendFirst(l.escape[c][:0], l.cols[c].Value(row))
			case i == 0 || !l.ofItem[c]:
				l.escape[c] = appendCell(l.escape[c][:0], l.cols[c].Value(row))
			}
		}
		if err := l.file.writeEscaped(l.escape); err != nil {
			return err
		}
	}
	return nil
}

func (l *list) item(it *report.Item) error {
	l.cells = l.cols.Append(l.cells[:0], l.cursor.Row(it, nil))
	return l.file.Write(l.cells)
}

// Close writes the rejected rows.
func (l *list) Close(run *report.Run) error {
	if err := l.cols.Rejects(run, l.file.Write); err != nil {
		return err
	}
	return l.file.Close()
}
