package layout

import (
	"bufio"
	"errors"
	"io"
	"strings"

	"github.com/gearaudit/gearaudit/audit/inventory/records"
	"github.com/gearaudit/gearaudit/audit/workbook"
)

// ErrLost is the error of a text of which a cell was lost, or read twice.
var ErrLost = errors.New("the cells of the things are not those of the text")

// Read reads a text, of which rows have so many bytes at most, by the layout. It
// returns nil where a row cannot be cut into cells, or there are more than are kept.
func (l *Layout) Read(in io.Reader, d records.Dialect, chunk, limit int) (*Table, error) {
	counter := &Counter{Delimiter: d.Delimiter, Newline: d.Newline, Quote: d.Quote}
	cut := records.Chunker{Dialect: d, R: io.TeeReader(in, counter), Size: chunk, Limit: limit, Line: 1}
	rows := records.RowReader{Dialect: d}
	out := l.Table()
	for c := (&records.Chunk{}); ; {
		if err := cut.Next(c); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, err
		}
		rows.Begin(c)
		for r, ok := rows.Next(); ok; r, ok = rows.Next() {
			if r.Broken || cut.Drop || out.Full {
				return nil, nil
			}
			out.Add(Row{Line: r.Line, Cells: rows.CellTexts(&r)})
		}
	}
	if out.End(); out.Full {
		return nil, nil
	}
	if counter.End(); counter.Cells != out.Cells {
		return nil, ErrLost
	}
	return out, nil
}

// Write writes a row of names and one for each thing, with the signs of a sheet's text
// between them; the writer keeps its first error. Of a field that a thing has more than
// once all that it says stands in one cell.
func (t *Table) Write(w *bufio.Writer) {
	row := make([]string, len(t.Keys))
	plain := strings.NewReplacer(string(rune(workbook.UnitSeparator)), " ", string(rune(workbook.RecordSeparator)), " ")
	line := func(cells []string) {
		for i, c := range cells {
			if i > 0 {
				_ = w.WriteByte(workbook.UnitSeparator)
			}
			_, _ = w.WriteString(plain.Replace(c))
		}
		_ = w.WriteByte(workbook.RecordSeparator)
	}
	line(t.Keys)
	for _, one := range t.Things {
		clear(row)
		for _, c := range one.Cells {
			if row[c.Key] != "" {
				row[c.Key] += "; "
			}
			row[c.Key] += c.Text
		}
		line(row)
	}
}
