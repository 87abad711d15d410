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
	"github.com/gearaudit/gearaudit/rules"
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
	outcome  int // index of the one of outcomes, negative for none
}

// findOwn finds them by their headings; nil where there are none.
func findOwn(s *columns.Sample, limit int) *ownColumns {
	for i := range s.Rows {
		cells := s.Rows[i].Cells
		from := slices.IndexFunc(cells, ownHeading)
		if from < 1 {
			continue
		}
		own := &ownColumns{Dialect: s.Dialect, limit: limit, line: s.Rows[i].Line, from: from, to: from, outcome: -1}
		for own.to < len(cells) && ownHeading(cells[own.to]) {
			if values.Trim(cells[own.to]) == ownPrefix+"outcome" {
				own.outcome = own.to
			}
			own.to++
		}
		return own
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
func (o *ownColumns) reader(r io.Reader) io.Reader { return rewriting(r, o.Dialect, o.limit, o.row) }

// outOf takes the columns out of the beginning of a text.
func (o *ownColumns) outOf(text []byte) []byte { return all(o.reader(bytes.NewReader(text))) }

// row writes a row without the columns.
func (o *ownColumns) row(out, text []byte, r *records.Row, rows *records.RowReader) []byte {
	if r.Broken || r.Cells() <= o.from || !o.wrote(r, rows) {
		return append(out, text...)
	}
	_, from, _ := rows.Span(r, o.from-1)
	_, to, _ := rows.Span(r, min(o.to, r.Cells())-1)
	return append(append(out, text[:from-r.Start]...), text[to-r.Start:]...)
}

// wrote reports a row of which the program wrote the cells below the columns. What a
// shorter row has there are cells too many of its own: without them it would pass for
// one that can be read.
func (o *ownColumns) wrote(r *records.Row, rows *records.RowReader) bool {
	switch {
	case o.outcome < 0 || r.Cells() >= o.to:
		return true
	case r.Cells() <= o.outcome:
		return false
	}
	word, _, _ := strings.Cut(values.Trim(rows.CellText(r, o.outcome)), " ")
	return word == "rejected" || word == "repeats" || slices.Contains(rules.Outcomes(), strings.TrimRight(word, ",;"))
}

// sections are what lines of their own say of where the rows below them stand. It is
// read as a column behind the others.
type sections struct {
	records.Dialect
	limit    int // of a row
	heading  int // line of the headings
	width    int // cells of a row
	name     string
	headings []string
	lines    []int // of the sections, from the top down
	texts    []string
	others   map[int]string // lines that are no rows
}

// of returns what is said of the row on a line; empty where nothing is.
func (s *sections) of(line int) string {
	i, _ := slices.BinarySearch(s.lines, line)
	if i == 0 {
		return ""
	}
	return s.texts[i-1]
}

// reader returns the text with the column.
func (s *sections) reader(r io.Reader) io.Reader { return rewriting(r, s.Dialect, s.limit, s.row) }

// row writes a row with the column. Rows that have not a cell for every heading stay as
// they are, so that what is wrong with them shows; in lines that say nothing it is
// blank, so that they are what they are without it.
func (s *sections) row(out, text []byte, r *records.Row, rows *records.RowReader) []byte {
	n := r.Cells()
	if r.Broken || r.Line < s.heading || r.Line != s.heading && n != s.width || s.others[r.Line] != "" {
		return append(out, text...)
	}
	cell := ""
	switch {
	case r.Line == s.heading || s.repeats(r, rows):
		cell = s.name
	case saysAnything(r, rows):
		cell = s.of(r.Line)
	}
	if s.Quote == '"' && strings.ContainsAny(cell, string(rune(s.Delimiter))+`"`) {
		cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
	}
	out = append(out, text[:r.End-r.Start]...)
	for range max(s.width-n, 0) + 1 {
		out = append(out, s.Delimiter)
	}
	return append(append(out, cell...), text[r.End-r.Start:]...)
}

// saysAnything reports a row with a letter or a digit in it.
func saysAnything(r *records.Row, rows *records.RowReader) bool {
	for i := range r.Cells() {
		if start, end, _ := rows.Span(r, i); start < end && says(rows, r, i) {
			return true
		}
	}
	return false
}

// repeats reports a row that is the headings once more.
func (s *sections) repeats(r *records.Row, rows *records.RowReader) bool {
	for i, h := range s.headings {
		if i >= r.Cells() || !strings.EqualFold(values.Trim(rows.CellText(r, i)), values.Trim(h)) {
			return false
		}
	}
	return true
}

// issue tells what was made of the lines.
func (s *sections) issue(f *File) Issue {
	return Issue{
		Code: SectionSites, Count: int64(len(s.lines)), Place: gear.Place{File: f.table.Name, Sheet: f.table.Sheet, Line: s.lines[0]}, Text: s.texts[0],
		Reason: "the line stands alone above rows, and was read as the site of those down to the next such line",
	}
}

// rewriter is a text of which every row is written anew.
type rewriter struct {
	row     func(out, text []byte, r *records.Row, rows *records.RowReader) []byte
	chunker records.Chunker
	chunk   records.Chunk
	rows    records.RowReader
	out     []byte // of the chunk, still to be handed out
}

func rewriting(r io.Reader, d records.Dialect, limit int, row func(out, text []byte, r *records.Row, rows *records.RowReader) []byte) io.Reader {
	return &rewriter{row: row, chunker: records.Chunker{Dialect: d, R: r, Size: defaultChunk, Limit: limit, Line: 1}, rows: records.RowReader{Dialect: d}}
}

// all returns a text that is in memory, and so has no errors.
func all(r io.Reader) []byte {
	var out bytes.Buffer
	_, _ = out.ReadFrom(r)
	return out.Bytes()
}

// Read implements io.Reader.
func (w *rewriter) Read(p []byte) (int, error) {
	for len(w.out) == 0 {
		if err := w.chunker.Next(&w.chunk); err != nil {
			return 0, err
		}
		w.out = w.out[:0]
		w.rows.Begin(&w.chunk)
		for r, ok := w.rows.Next(); ok; r, ok = w.rows.Next() {
			w.out = w.row(w.out, w.chunk.Text[r.Start:min(w.rows.Start, len(w.chunk.Text))], &r, &w.rows)
		}
		if w.chunk.Open {
			w.out = w.out[:len(w.out)-1]
		}
	}
	n := copy(p, w.out)
	w.out = w.out[n:]
	return n, nil
}
