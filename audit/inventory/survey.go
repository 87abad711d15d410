package inventory

import (
	"bytes"
	"context"
	"errors"
	"io"
	"slices"
	"sync"
	"unicode"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/columns"
	"github.com/gearaudit/gearaudit/audit/inventory/input"
	"github.com/gearaudit/gearaudit/audit/inventory/records"
	"github.com/gearaudit/gearaudit/audit/inventory/values"
	"github.com/gearaudit/gearaudit/audit/maker"
)

// surveyRows walks over the rows to find out the habits of columns whose cells have
// a type.
func (f *File) surveyRows() map[int]*values.Habits {
	out := map[int]*values.Habits{}
	for _, c := range f.table.Columns {
		if kind := c.Reader.Def.Type; kind == gear.Day || kind == gear.Count || kind == gear.Number || kind == gear.Money {
			out[c.Cell] = &values.Habits{Kind: kind}
		}
	}
	f.eachRow(func(cut *records.RowReader, r *records.Row) {
		if r.Cells() == f.table.Width && !f.sums(cut, r) {
			for i, e := range out {
				e.See(cut.CellText(r, i))
			}
		}
	})
	return out
}

// findTotals walks over the whole file and finds the lines of totals whose
// numbers are the sums of the rows above: of all of them, or of those below the
// last total or blank line.
func (f *File) findTotals() map[int]bool {
	found := map[int]bool{}
	all, group := newColumnSums(f.table.Width), newColumnSums(f.table.Width)
	f.eachRow(func(cut *records.RowReader, r *records.Row) {
		switch word := f.sumWord(cut, r); {
		case word != noSum:
			found[r.Line] = all.equal(cut, r) || group.equal(cut, r)
			group = newColumnSums(f.table.Width)
		case r.End == r.Start:
			group = newColumnSums(f.table.Width)
		default:
			all.add(cut, r)
			group.add(cut, r)
		}
	})
	return found
}

// columnSums adds up what can be read as a number, by column, in millionths.
type columnSums struct {
	sums   []int64
	counts []int // of the numbers that are not zero
}

func newColumnSums(width int) columnSums {
	return columnSums{sums: make([]int64, width), counts: make([]int, width)}
}

func (c *columnSums) add(cut *records.RowReader, r *records.Row) {
	for i := range min(r.Cells(), len(c.sums)) {
		if n, ok := plainNumber(cut, r, i); ok && n != 0 {
			c.sums[i] += n
			c.counts[i]++
		}
	}
}

// equal reports whether every number of a row is the sum of two or more others
// in its column.
func (c *columnSums) equal(cut *records.RowReader, r *records.Row) bool {
	equal := false
	for i := range min(r.Cells(), len(c.sums)) {
		cell, _ := cut.Cell(r, i)
		if cell = bytes.Trim(cell, " \t\""); len(cell) == 0 || !values.Numeric(string(cell)) || bytes.ContainsFunc(cell, unicode.IsLetter) {
			continue
		}
		n, ok := plainNumber(cut, r, i)
		if !ok || !c.isSum(n, i) && (r.Cells() == len(c.sums) || !c.isAnySum(n)) {
			return false
		}
		equal = true
	}
	return equal
}

// isSum reports whether a number is the sum of a column.
func (c *columnSums) isSum(n int64, column int) bool {
	return n == c.sums[column] && c.counts[column] >= 2
}

// isAnySum is for lines that are shorter than rows, whose cells may have moved.
func (c *columnSums) isAnySum(n int64) bool {
	for i := range c.sums {
		if c.isSum(n, i) {
			return true
		}
	}
	return false
}

// plainNumber reads a number of a row.
func plainNumber(cut *records.RowReader, r *records.Row, i int) (int64, bool) {
	cell, _ := cut.Cell(r, i)
	if len(cell) == 0 || len(cell) > 24 {
		return 0, false
	}
	n, err := values.ParseDecimal(values.Trim(cut.CellText(r, i)), 6, func() values.NumberStyle { return values.NumberStyle{Dotted: true} })
	return n, err == nil
}

// columnMakers sets out to find the labels that the column of makers as a whole shows to
// be makers': in the first reading where a row of the sample asks for it, else when a row
// asks for the first time. It does nothing where nobody knows makers, or no column holds
// labels and another one models.
func (f *File) columnMakers(rows []columns.Row, o *columns.Options) {
	w := &labelWalk{file: f, label: f.cellOf(gear.Manufacturer, gear.Brand), model: f.cellOf(gear.Model, gear.PartNumber), done: map[string]bool{}}
	if o.NewColumn == nil || w.label < 0 || w.model < 0 || w.label == w.model {
		return
	}
	w.column = o.NewColumn()
	if o.Repeats && slices.ContainsFunc(rows, func(r columns.Row) bool {
		return w.label < len(r.Cells) && w.column.Open(values.Trim(r.Cells[w.label]))
	}) {
		f.sought.labels = w
		return
	}
	shown := sync.OnceValue(func() func(string) bool {
		f.rowsUntil(w.wants, func(in *records.RowReader, r *records.Row) bool {
			w.see(in, r)
			return true
		})
		return w.column.Shown()
	})
	f.namesMaker = func(label string) bool { return shown()(label) }
}

// cellOf returns the index of the cell that the first of the fields with a column
// is read from, -1 where none has one.
func (f *File) cellOf(fields ...gear.Field) int {
	for _, field := range fields {
		for _, c := range f.table.Columns {
			if c.Field == field {
				return c.Cell
			}
		}
	}
	return -1
}

// labelWalk hands the label and the model of every row to a column, but for further rows
// under a label of which that wants none: most are under a known maker's, and to cut
// their texts out was 0.5 us a row.
type labelWalk struct {
	file         *File
	label, model int // cells
	column       *maker.Column
	done         map[string]bool // cells
}

// wants reports a row without quotes that may count.
func (w *labelWalk) wants(row []byte) bool {
	if w == nil {
		return false
	}
	delimiter := w.file.dialect.Delimiter
	for range w.label {
		row = row[bytes.IndexByte(row, delimiter)+1:] // of a shorter row, which does not count, it is some cell
	}
	if i := bytes.IndexByte(row, delimiter); i >= 0 {
		row = row[:i]
	}
	return !w.done[string(bytes.TrimSuffix(row, []byte("\r")))]
}

func (w *labelWalk) see(in *records.RowReader, r *records.Row) {
	if w == nil || r.Cells() != w.file.table.Width {
		return
	}
	f := w.file
	cell, _ := in.Cell(r, w.label)
	if w.done[string(cell)] {
		return
	}
	text := in.Text(r)
	switch {
	case len(text) == 0, blankCells(in, r), f.nonDataCode(in, r) != "":
	case f.skips[text[0]] && f.sums(in, r), f.again[text[0]] && f.repeatsHeading(in, r):
	case !w.column.See(values.Trim(in.CellText(r, w.label)), values.Trim(in.CellText(r, w.model))) && len(w.done) < mostDone:
		w.done[string(cell)] = true
	}
}

// mostDone is how many cells are remembered that see wants no more of.
const mostDone = 1 << 14

// eachRow walks over the rows below the headings, those that cannot be cut into
// cells apart. It ends where the input cannot be read: the scan tells that.
func (f *File) eachRow(see func(*records.RowReader, *records.Row)) {
	f.rowsUntil(nil, func(cut *records.RowReader, r *records.Row) bool {
		see(cut, r)
		return true
	})
}

// rowsUntil is eachRow for walks that end where see returns false. Rows without quotes
// that keep does not want may be left out; nil wants all.
func (f *File) rowsUntil(keep func(row []byte) bool, see func(*records.RowReader, *records.Row) bool) {
	cut := records.RowReader{Dialect: f.dialect}
	_ = f.eachChunk(context.Background(), func(c *records.Chunk, _ int) bool { // the scan tells of errors
		if keep != nil {
			c.Thin(f.dialect, keep)
		}
		cut.Begin(c)
		for r, ok := cut.Next(); ok; r, ok = cut.Next() {
			if !r.Broken && !see(&cut, &r) {
				return false
			}
		}
		return true
	})
}

// eachChunk calls see for every chunk of the rows, with its offset in the text, until see
// returns false. The offset is negative behind a line that is too long to be held.
func (f *File) eachChunk(ctx context.Context, see func(c *records.Chunk, at int) bool) error {
	text, in, err := f.rows(false, nil, nil)
	if err != nil {
		return f.unread(err)
	}
	defer text.Close()
	chunker := records.Chunker{Dialect: f.dialect, R: in, Size: f.chunk, Limit: f.limits.Row, Line: f.firstLine}
	at := f.body
	for c := (&records.Chunk{}); ; {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := chunker.Next(c); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return f.unread(err)
		}
		size := len(c.Text)
		if !see(c, at) {
			return nil
		}
		switch {
		case chunker.Drop:
			at = -1
		case at >= 0:
			at += size
		}
	}
}

// The records that a map is decided on, whichever bound comes first.
const (
	mappedRecords = 10_000
	mappedBytes   = 8 << 20
)

// beyond walks over the records behind a sample that a map is decided on as well.
func (f *File) beyond(sample []columns.Row, see func(*records.RowReader, *records.Row)) {
	last, n, size := sample[len(sample)-1].Line, 0, uint32(0)
	f.rowsUntil(nil, func(cut *records.RowReader, r *records.Row) bool {
		size += r.End - r.Start
		if n++; n > mappedRecords || size > mappedBytes {
			return false
		}
		if r.Line > last && r.Cells() == f.table.Width {
			see(cut, r)
		}
		return true
	})
}

// rows opens the text of the rows. Where rows are to be counted, what stands before
// them goes through tee.
func (f *File) rows(summed bool, tell func(int64), tee io.Writer) (*input.Stream, io.Reader, error) {
	text, err := f.origin.open(summed, tell)
	if err != nil {
		return nil, nil, err
	}
	_, err = io.CopyN(io.Discard, text, int64(f.from))
	var in io.Reader = text
	if tee != nil {
		in = io.TeeReader(text, tee)
	}
	if err == nil {
		_, err = io.CopyN(io.Discard, in, int64(f.body-f.from))
	}
	if err != nil {
		text.Close()
		return nil, nil, err
	}
	if f.end > 0 {
		in = io.LimitReader(in, int64(f.end-f.body))
	}
	return text, in, nil
}
