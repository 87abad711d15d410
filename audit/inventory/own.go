package inventory

import (
	"bytes"
	"io"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/columns"
	"github.com/gearaudit/gearaudit/audit/inventory/records"
	"github.com/gearaudit/gearaudit/audit/inventory/values"
)

// ownPrefix begins the headings of the columns that the program adds to an
// inventory which it gives back.
const ownPrefix = "gearaudit: "

// ownWords are what such headings go on with.
var ownWords = [...]string{"maker", "sure", "outcome", "rule", "date", "missing", "cost", "not read"}

// OwnHeadings returns the headings of the columns that are added to an inventory;
// money stands in currency.
func OwnHeadings(currency string) []string {
	var out []string
	for _, w := range ownWords {
		if w == "cost" {
			w += " (" + currency + ")"
		}
		out = append(out, ownPrefix+w)
	}
	return out
}

// ownHeading reports a heading of such a column.
func ownHeading(cell string) bool {
	word, ok := strings.CutPrefix(values.Trim(cell), ownPrefix)
	word, _, _ = strings.Cut(word, " (")
	return ok && slices.Contains(ownWords[:], word)
}

// ownColumns are the columns of a text that the program added to it. They are
// never read: what it once found out is no evidence.
type ownColumns struct {
	records.Dialect
	limit    int // of a row
	line     int // of the headings
	from, to int // indexes of the first column and behind the last
}

// findOwn finds them by their headings; nil where there are none.
func findOwn(s *columns.Sample, limit int) *ownColumns {
	for i := range s.Rows {
		cells := s.Rows[i].Cells
		from := slices.IndexFunc(cells, ownHeading)
		if from < 1 {
			continue
		}
		to := from
		for to < len(cells) && ownHeading(cells[to]) {
			to++
		}
		return &ownColumns{Dialect: s.Dialect, limit: limit, line: s.Rows[i].Line, from: from, to: to}
	}
	return nil
}

// issue tells that the columns are not read.
func (o *ownColumns) issue(f *File) Issue {
	return Issue{
		Code: OwnColumns, Count: int64(o.to - o.from), Place: gear.Place{File: f.table.Name, Sheet: f.table.Sheet, Line: o.line, Column: o.from + 1},
		Reason: "gearaudit wrote the column, which is no evidence and is not read",
	}
}

// reader returns the text without the columns.
func (o *ownColumns) reader(r io.Reader) io.Reader {
	return &withoutOwn{own: o, chunker: records.Chunker{Dialect: o.Dialect, R: r, Size: defaultChunk, Limit: o.limit, Line: 1}, rows: records.RowReader{Dialect: o.Dialect}}
}

// outOf takes the columns out of the beginning of a text.
func (o *ownColumns) outOf(text []byte) []byte {
	var out bytes.Buffer
	_, _ = out.ReadFrom(o.reader(bytes.NewReader(text))) // a text in memory has no errors
	return out.Bytes()
}

// withoutOwn is a text without the program's own columns.
type withoutOwn struct {
	own     *ownColumns
	chunker records.Chunker
	chunk   records.Chunk
	rows    records.RowReader
	out     []byte // of the chunk, still to be handed out
}

// Read implements io.Reader.
func (w *withoutOwn) Read(p []byte) (int, error) {
	for len(w.out) == 0 {
		if err := w.chunker.Next(&w.chunk); err != nil {
			return 0, err
		}
		w.out = w.out[:0]
		w.rows.Begin(&w.chunk)
		for r, ok := w.rows.Next(); ok; r, ok = w.rows.Next() {
			w.row(&r)
		}
		if w.chunk.Open {
			w.out = w.out[:len(w.out)-1]
		}
	}
	n := copy(p, w.out)
	w.out = w.out[n:]
	return n, nil
}

func (w *withoutOwn) row(r *records.Row) {
	text := w.chunk.Text[r.Start:min(w.rows.Start, len(w.chunk.Text))]
	if r.Broken || r.Cells() <= w.own.from {
		w.out = append(w.out, text...)
		return
	}
	_, from, _ := w.rows.Span(r, w.own.from-1)
	_, to, _ := w.rows.Span(r, min(w.own.to, r.Cells())-1)
	w.out = append(append(w.out, text[:from-r.Start]...), text[to-r.Start:]...)
}
