package inventory

import (
	"bytes"
	"io"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
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
	word, ok := strings.CutPrefix(trim(cell), ownPrefix)
	word, _, _ = strings.Cut(word, " (")
	return ok && slices.Contains(ownWords[:], word)
}

// ownColumns are the columns of a text that the program added to it. They are
// never read: what it once found out is no evidence.
type ownColumns struct {
	dialect
	limit    int // of a row
	line     int // of the headings
	from, to int // indexes of the first column and behind the last
}

// findOwn finds them by their headings; nil where there are none.
func (s *sample) findOwn(limit int) *ownColumns {
	for i := range s.rows {
		cells := s.rows[i].cells
		from := slices.IndexFunc(cells, ownHeading)
		if from < 1 {
			continue
		}
		to := from
		for to < len(cells) && ownHeading(cells[to]) {
			to++
		}
		return &ownColumns{dialect: s.dialect, limit: limit, line: s.rows[i].line, from: from, to: to}
	}
	return nil
}

// issue tells that the columns are not read.
func (o *ownColumns) issue(f *File) Issue {
	return Issue{
		Code: OwnColumns, Count: int64(o.to - o.from), Place: gear.Place{File: f.name, Sheet: f.sheet, Line: o.line, Column: o.from + 1},
		Reason: "gearaudit wrote the column, which is no evidence and is not read",
	}
}

// reader returns the text without the columns.
func (o *ownColumns) reader(r io.Reader) io.Reader {
	return &withoutOwn{own: o, chunker: chunker{dialect: o.dialect, r: r, size: defaultChunk, limit: o.limit, line: 1}, rows: rowReader{dialect: o.dialect}}
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
	chunker chunker
	chunk   chunk
	rows    rowReader
	out     []byte // of the chunk, still to be handed out
}

// Read implements io.Reader.
func (w *withoutOwn) Read(p []byte) (int, error) {
	for len(w.out) == 0 {
		if err := w.chunker.next(&w.chunk); err != nil {
			return 0, err
		}
		w.out = w.out[:0]
		w.rows.begin(&w.chunk)
		for r, ok := w.rows.next(); ok; r, ok = w.rows.next() {
			w.row(&r)
		}
		if w.chunk.open {
			w.out = w.out[:len(w.out)-1]
		}
	}
	n := copy(p, w.out)
	w.out = w.out[n:]
	return n, nil
}

func (w *withoutOwn) row(r *row) {
	text := w.chunk.text[r.start:min(w.rows.start, len(w.chunk.text))]
	if r.broken || r.cells() <= w.own.from {
		w.out = append(w.out, text...)
		return
	}
	_, from, _ := w.rows.span(r, w.own.from-1)
	_, to, _ := w.rows.span(r, min(w.own.to, r.cells())-1)
	w.out = append(append(w.out, text[:from-r.start]...), text[to-r.start:]...)
}
