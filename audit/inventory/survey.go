package inventory

import (
	"bytes"
	"io"
	"sync"
	"unicode"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/columns"
	"github.com/gearaudit/gearaudit/audit/inventory/input"
	"github.com/gearaudit/gearaudit/audit/inventory/records"
	"github.com/gearaudit/gearaudit/audit/inventory/values"
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

// columnMakers returns what finds the labels that the column of makers as a whole
// shows to be makers'; nil where nobody knows makers, or no column holds labels and
// another one models. The table is walked over when a row asks for the first time.
func (f *File) columnMakers(o *columns.Options) func(label string) bool {
	label, model := f.cellOf(gear.Manufacturer, gear.Brand), f.cellOf(gear.Model, gear.PartNumber)
	if o.ColumnMakers == nil || label < 0 || model < 0 || label == model {
		return nil
	}
	found := sync.OnceValue(func() func(string) bool {
		return o.ColumnMakers(func(see func(label, model string) bool) { f.eachLabel(label, model, see) })
	})
	return func(label string) bool { return found()(label) }
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

// eachLabel hands the label and the model of every row to see, but for further rows
// under a label of which see wants none: most are under a known maker's, and to cut
// their texts out was 0.5 us a row.
func (f *File) eachLabel(label, model int, see func(label, model string) bool) {
	done := map[string]bool{}        // cells
	keep := func(line []byte) bool { // without quotes
		for range label {
			line = line[bytes.IndexByte(line, f.dialect.Delimiter)+1:] // of a shorter row, which does not count, it is some cell
		}
		if i := bytes.IndexByte(line, f.dialect.Delimiter); i >= 0 {
			line = line[:i]
		}
		return !done[string(bytes.TrimSuffix(line, []byte("\r")))]
	}
	f.rowsUntil(keep, func(in *records.RowReader, r *records.Row) bool {
		if r.Cells() != f.table.Width {
			return true
		}
		cell, _ := in.Cell(r, label)
		if done[string(cell)] {
			return true
		}
		text := in.Text(r)
		switch {
		case len(text) == 0, blankCells(in, r), f.nonDataCode(in, r) != "":
		case f.skips[text[0]] && f.sums(in, r), f.again[text[0]] && f.repeatsHeading(in, r):
		case !see(values.Trim(in.CellText(r, label)), values.Trim(in.CellText(r, model))) && len(done) < mostDone:
			done[string(cell)] = true
		}
		return true
	})
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
	text, in, err := f.rows(false, nil, nil)
	if err != nil {
		return
	}
	defer text.Close()
	chunker := records.Chunker{Dialect: f.dialect, R: in, Size: f.chunk, Limit: f.limits.Row, Line: f.firstLine}
	cut := records.RowReader{Dialect: f.dialect}
	for c := (&records.Chunk{}); chunker.Next(c) == nil; {
		if keep != nil {
			c.Thin(f.dialect, keep)
		}
		cut.Begin(c)
		for r, ok := cut.Next(); ok; r, ok = cut.Next() {
			if !r.Broken && !see(&cut, &r) {
				return
			}
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

// dittos knows what the ditto marks in the columns of makers stand for: the cell
// of the row above. They are looked for only if a row asks for it, because the
// row above may be in another chunk.
type dittos struct {
	once  sync.Once
	at    map[dittoCell]string
	first gear.Place // of a mark that stands for a maker
	field gear.Field // of its column
	text  string     // the mark
}

// dittoCell is a place in the file, by the line of the row and the index of the
// cell.
type dittoCell struct{ line, cell int }

// mostDittos bounds the marks of which it is kept what they stand for; the makers
// of those beyond are unknown.
const mostDittos = 100_000

// takesDitto reports columns in which a ditto mark stands for the cell above.
func takesDitto(f gear.Field) bool { return f == gear.Manufacturer || f == gear.Brand }

// dittoed returns the cell that a ditto mark stands for, empty where none is known.
func (f *File) dittoed(line, cell int) string {
	f.dittos.once.Do(f.findDittos)
	return f.dittos.at[dittoCell{line, cell}]
}

// dittoFinder walks over the rows, and keeps the last cell of each column of
// makers.
type dittoFinder struct {
	file    *File
	columns []columns.Column
	last    []string // cell of each, empty where it is not known
	next    int      // line behind the row above
}

// findDittos finds what the marks of a file stand for. Lines that are not rows
// stand between a mark and its row without breaking the chain; rows that could
// not be cut into cells break it.
func (f *File) findDittos() {
	f.dittos.at = map[dittoCell]string{}
	w := dittoFinder{file: f}
	for _, c := range f.table.Columns {
		if takesDitto(c.Field) {
			w.columns = append(w.columns, c)
		}
	}
	w.last = make([]string, len(w.columns))
	f.eachRow(w.see)
}

func (w *dittoFinder) see(in *records.RowReader, r *records.Row) {
	f := w.file
	if w.next != 0 && w.next != r.Line {
		clear(w.last)
	}
	w.next = in.Line
	text := in.Text(r)
	switch {
	case len(text) == 0 || blankCells(in, r) || f.nonDataCode(in, r) != "":
		return
	case f.skips[text[0]] && f.sums(in, r), f.again[text[0]] && f.repeatsHeading(in, r):
		return
	case f.strict && r.Cells() != f.table.Width, r.Cells() > f.table.Width && filledBeyond(in, r, f.table.Width), r.Cells() < f.table.Width && f.shapes.Moved(in.CellTexts(r)):
		clear(w.last)
		return
	}
	for i := range w.columns {
		w.cell(i, in, r)
	}
}

// cell keeps what a mark stands for, or what the next one will.
func (w *dittoFinder) cell(i int, in *records.RowReader, r *records.Row) {
	c, d, text := &w.columns[i], &w.file.dittos, ""
	if c.Cell < r.Cells() {
		text = values.Trim(in.CellText(r, c.Cell))
	}
	switch {
	case !w.file.ditto.IsDitto(text):
		w.last[i] = text
	case w.last[i] != "" && len(d.at) < mostDittos:
		if len(d.at) == 0 {
			d.field, d.text = c.Field, text
			d.first = w.file.at(r.Line, c.Cell+1)
		}
		d.at[dittoCell{r.Line, c.Cell}] = w.last[i]
	}
}

// filledBeyond reports whether a cell beyond the headings holds something.
func filledBeyond(in *records.RowReader, r *records.Row, width int) bool {
	for i := width; i < r.Cells(); i++ {
		if values.Trim(in.CellText(r, i)) != "" {
			return true
		}
	}
	return false
}

// dittoText returns the cell that a mark in a column of makers stands for, empty
// where that is not known. found is false for what is no mark.
func (b *Batch) dittoText(m *cachedColumn, r *records.Row, cell []byte) (text string, found bool) {
	f := b.worker.file
	if !takesDitto(m.Field) || len(cell) > columns.LongestDitto || !f.ditto.IsDitto(values.Trim(string(cell))) {
		return "", false
	}
	return f.dittoed(r.Line, m.Cell), true
}

// dittoIssue tells of the marks that were taken for the maker above; false where
// there are none.
func (f *File) dittoIssue() (Issue, bool) {
	d := &f.dittos
	if len(d.at) == 0 {
		return Issue{}, false
	}
	return Issue{
		Code: DittoMark, Field: d.field, HasField: true, Text: d.text, Count: int64(len(d.at)), Place: d.first,
		Reason: "it stands for the maker in the row above",
	}, true
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
