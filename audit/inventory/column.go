package inventory

import (
	"bytes"
	"slices"
	"sync"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/cache"
	"github.com/gearaudit/gearaudit/audit/inventory/columns"
	"github.com/gearaudit/gearaudit/audit/inventory/records"
	"github.com/gearaudit/gearaudit/audit/inventory/values"
)

// cachedColumn is a column and what one worker remembers of it.
type cachedColumn struct {
	columns.Column
	cache     cache.Cache
	typed     bool       // its cells can be bad
	bad       []uint32   // numbers of the values in the batch that cannot be read
	strays    []badCell  // of those that have no number
	plain     bool       // its values are the cells as written
	asked     int        // rows of the batch that asked for a number alone
	resolved  bool       // the numbers are those of the present batch
	numbers   []uint32   // of its values, by row; 0 for those that are not remembered
	addresses []int64    // of a column of hardware addresses, by row; 0 for what is none in a usual spelling
	empty     gear.Value // of a cell without content
	scratch   gear.Value // of a cell that is not remembered
}

func (f *File) newCachedColumn(c columns.Column, room *int) cachedColumn {
	text := c.Reader.Def.Type == gear.Text
	m := cachedColumn{Column: c, typed: !text || f.origin.sheet != nil, plain: text && c.Reader.Part == values.Whole && c.Reader.Joined == nil}
	if f.noCache || f.unique(c.Field) {
		m.cache.Closed, m.cache.Idle = true, true
	} else {
		m.cache = cache.New(room)
	}
	return m
}

// unique reports fields whose values hardly ever repeat, and names of sites
// that have an id by which they are known.
func (f *File) unique(field gear.Field) bool {
	switch field {
	case gear.AssetTag, gear.SerialNumber, gear.MACAddress:
		return true
	case gear.SiteName:
		return slices.ContainsFunc(f.table.Columns, func(c columns.Column) bool { return c.Field == gear.SiteID })
	default:
		return false
	}
}

// badCell is a value that cannot be read, with the number of rows of a batch
// that hold it and the line of the first one.
type badCell struct {
	text  string
	count int64
	line  int
}

// count counts a row whose value has a number and cannot be read.
func (m *cachedColumn) count(id uint32, line int) {
	e := m.cache.Entry(id)
	if e.Bad == 0 {
		m.bad, e.FirstLine = append(m.bad, id), line
	}
	e.Bad++
}

// check counts a row whose value has no number, if it cannot be read.
func (m *cachedColumn) check(cell []byte, late bool, line int) {
	if m.typed && !m.Reader.Sound(cell) && m.direct(cell, late).State == gear.Bad {
		m.strays = append(m.strays, badCell{string(cell), 1, line})
	}
}

// unreadable returns the values of the batch that cannot be read, and begins to
// count anew.
func (m *cachedColumn) unreadable() []badCell {
	out := m.strays
	for _, id := range m.bad {
		e := m.cache.Entry(id)
		out = append(out, badCell{e.Text, e.Bad, e.FirstLine})
		e.Bad = 0
	}
	m.bad, m.strays = m.bad[:0], nil
	return out
}

// number finds the number of a value, and remembers it if it can.
func (b *Batch) number(m *cachedColumn, r *records.Row) uint32 {
	cell, inQuotes := b.cut.Cell(r, m.Cell)
	if inQuotes {
		cell = b.unquoted(cell)
	}
	if len(cell) == 0 {
		return gear.EmptyID
	}
	if m.cache.Idle || len(cell) > cache.MaxKept {
		m.check(cell, !inQuotes, r.Line)
		return 0
	}
	k := b.worker.masks.Key(cell)
	s := m.cache.Find(&k, cell)
	if s.ID == 0 {
		return b.first(m, r, s, &k, cell)
	}
	if s.Bad {
		m.count(s.ID, r.Line)
	}
	return s.ID
}

// first finds the number of a value that is not remembered. A ditto mark goes by
// the number of what it stands for, and is never remembered itself.
func (b *Batch) first(m *cachedColumn, r *records.Row, s *cache.Slot, k *cache.Key, cell []byte) uint32 {
	if text, found := b.dittoText(m, r, cell); found {
		if text == "" || len(text) > cache.MaxKept {
			return 0
		}
		cell = records.Padded([]byte(text))
		*k = b.worker.masks.Key(cell)
		if s = m.cache.Find(k, cell); s.ID != 0 {
			return s.ID
		}
	}
	return m.fresh(s, k, cell, r.Line)
}

// fresh reads a cell that is not remembered, and remembers it if it can.
func (m *cachedColumn) fresh(s *cache.Slot, k *cache.Key, cell []byte, line int) uint32 {
	if m.cache.Closed {
		m.check(cell, true, line)
		return 0
	}
	text := string(cell)
	made, _ := m.Reader.Read(text) // why it is bad is asked for where it is told
	if !m.cache.Add(s, k, text, made) {
		m.check(cell, false, line)
		return 0
	}
	id := m.cache.Count
	if made.State == gear.Bad {
		m.count(id, line)
	}
	if 3*int(m.cache.Count) > 2*len(m.cache.Slots) {
		m.cache.Grow()
	}
	return id
}

// value returns a row's value with its number.
func (b *Batch) value(m *cachedColumn, i int) (*gear.Value, uint32) {
	if m.Field == gear.Status && b.rows[i].Disputed {
		return &b.disputed, 0
	}
	n := b.Number(i, m.Field)
	switch n {
	case 0:
		cell, inQuotes := b.cut.Cell(&b.rows[i], m.Cell)
		if inQuotes {
			cell = b.unquoted(cell)
		}
		if text, found := b.dittoText(m, &b.rows[i], cell); found {
			return m.direct([]byte(text), false), 0
		}
		return m.direct(cell, !inQuotes), 0
	case gear.EmptyID:
		return &m.empty, n
	default:
		return &m.cache.Entry(n).Value, n
	}
}

// direct reads a cell that is not remembered. The value is good until the next
// row. late says that the cell stands in the text as it is, so that a string of
// it may be made later, or never.
func (m *cachedColumn) direct(cell []byte, late bool) *gear.Value {
	switch {
	case late && m.plain && values.Tight(cell) && !values.NoValueCell(cell):
		m.scratch = gear.Value{State: gear.Present, Unread: true}
	case late && m.Field == gear.MACAddress && m.address(cell), late && m.amount(cell):
	default:
		m.scratch, _ = m.Reader.Read(string(cell))
	}
	return &m.scratch
}

// address reads a hardware address in a usual spelling.
func (m *cachedColumn) address(cell []byte) bool {
	n, ok := gear.ParseMAC(cell)
	if ok {
		m.scratch = gear.Value{State: gear.Present, Unread: true, Int: n}
	}
	return ok
}

// amount reads an amount of money in digits and one dot, a tenth of the time of one in
// any other spelling.
func (m *cachedColumn) amount(cell []byte) bool {
	n, ok := m.Reader.Amount(cell)
	if ok {
		m.scratch = gear.Value{State: gear.Present, Unread: true, Int: n}
	}
	return ok
}

// Raw returns the bytes of a cell that has no number and whose value is a text of
// just these bytes; nil for any other. It is good until the batch ends.
func (b *Batch) Raw(i int, f gear.Field) []byte {
	m := b.worker.byField[f]
	if m == nil || !m.plain || takesDitto(f) {
		return nil
	}
	cell, inQuotes := b.cut.Cell(&b.rows[i], m.Cell)
	if inQuotes {
		cell = bytes.Trim(cell, " ")
		if cell = cell[1 : len(cell)-1]; len(m.Reader.Answers)+len(m.Reader.Legend) > 0 || bytes.IndexByte(cell, b.cut.Dialect.Quote) >= 0 || bytes.IndexByte(cell, '\r') >= 0 {
			return nil
		}
	}
	if len(cell) == 0 || !values.Tight(cell) || values.NoValueCell(cell) {
		return nil
	}
	return cell
}

// unquoted returns the content of a cell in quotes, followed by slack bytes. It
// is good until the next one.
func (b *Batch) unquoted(cell []byte) []byte {
	b.quotes = records.Padded(records.Unquote(b.quotes[:0], cell, b.cut.Dialect))
	return b.quotes
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
