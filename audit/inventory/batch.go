package inventory

import (
	"bytes"
	"cmp"
	"slices"
	"unicode/utf8"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/cache"
	"github.com/gearaudit/gearaudit/audit/inventory/records"
	"github.com/gearaudit/gearaudit/audit/inventory/values"
	"github.com/gearaudit/gearaudit/audit/maker"
)

// Batch is a chunk of rows. It is used by one worker, which may first go over
// it column by column, to pass rows by, and then takes what is left row by row.
type Batch struct {
	cut     records.RowReader
	worker  *worker
	rows    []records.Row // that can be read, in input order
	at      int           // the row that Next came to
	item    gear.Item     // the present one
	viewed  int           // the row that was looked at last
	view    gear.Item     // that row
	nextBad int           // the next malformed row
	foreign bool          // some row holds bytes that the encoding does not have
	quotes  []byte        // scratch: the content of a cell in quotes
	block   [blockRows]cache.Lookup

	lent []loan // fields of the item that hold what stands in other columns

	disputed gear.Value // the status of rows whose columns disagree about it

	stats   Stats
	rejects []Reject
	skips   []Skip
	notes   []unread    // rows that are read, but not as they should be
	fault   *gear.Fault // that ends the scan
}

// Len returns how many rows can be read.
func (b *Batch) Len() int { return len(b.rows) }

// Numbers returns the numbers of a field's values, by row; see [gear.Item]. It
// is nil where the file has no such column, and good until the batch ends.
func (b *Batch) Numbers(f gear.Field) []uint32 {
	m := b.worker.byField[f]
	if m == nil {
		return nil
	}
	b.resolve(m)
	return m.numbers
}

// Number returns the number of a value, that of an empty cell where the file has
// no such column.
func (b *Batch) Number(i int, f gear.Field) uint32 {
	m := b.worker.byField[f]
	switch {
	case f == gear.Status && b.rows[i].Disputed:
		return 0
	case m == nil:
		return gear.EmptyID
	case m.resolved:
		return m.numbers[i]
	default:
		m.asked++
		return b.number(m, &b.rows[i])
	}
}

// Addresses returns the hardware addresses of the rows as numbers, 0 for what is
// none in a usual spelling; nil where the file has no such column. It is good
// until the batch ends.
func (b *Batch) Addresses() []int64 {
	m := b.worker.byField[gear.MACAddress]
	if m == nil {
		return nil
	}
	b.resolve(m)
	return m.addresses
}

// View returns a row as an item, but for what stands at its cells and in columns
// without a field. It is good until the next call for another row.
func (b *Batch) View(i int) *gear.Item {
	if b.viewed != i {
		b.viewed = i
		b.view.Begin()
		if b.view.Place.Line = b.rows[i].Line; b.worker.file.things != nil {
			b.view.Place = b.worker.file.at(b.rows[i].Line, 0)
		}
	}
	return &b.view
}

// Pass says that nobody wants a row, which then counts as judged: Next
// passes it by. It must be called once for a row.
func (b *Batch) Pass(i int) {
	b.rows[i].Passed = true
	b.judged()
}

// Next moves on to the next item. It reports false behind the last one.
func (b *Batch) Next() bool {
	for b.at++; b.at < len(b.rows); b.at++ {
		r := &b.rows[b.at]
		if r.Passed {
			continue
		}
		b.read(r)
		b.judged()
		return true
	}
	return false
}

// judged counts a row that is handed out, unless another table counts it.
func (b *Batch) judged() {
	if b.worker.file.main == nil {
		b.stats.Rows++
		b.stats.Judged++
	}
}

// Row returns which of the rows the present item is, from 0.
func (b *Batch) Row() int { return b.at }

// Item returns the present item. It and its values without a number are good
// until Next is called again; all other values, and every text, are good for as
// long as they are held.
func (b *Batch) Item() *gear.Item { return &b.item }

// Rejects returns the rows that were rejected, in input order; all of them once
// Next has reported false.
func (b *Batch) Rejects() []Reject {
	slices.SortStableFunc(b.rejects, func(x, y Reject) int { return cmp.Compare(x.Place.Line, y.Place.Line) })
	return b.rejects
}

// Skips returns the lines that are no rows, but for blank ones, in input order.
func (b *Batch) Skips() []Skip { return b.skips }

// read fills the item with the cells of a row.
func (b *Batch) read(r *records.Row) {
	b.takeBack()
	b.item.Begin()
	b.place(r.Line)
	if b.worker.file.owner().repeats != nil {
		b.item.AlsoAt = b.alsoAt(r)
	}
	if len(b.worker.file.table.Elsewhere) > 0 {
		b.extra()
	}
	if b.worker.file.comments != nil {
		b.comment(r.Line)
	}
}

// lazily has an item read the values of a row, whichever it is then. To read those of
// all columns was 0.8 us a row; rules and sums ask for a third of them.
func (b *Batch) lazily(it *gear.Item, row *int) {
	it.Fetch = func(f gear.Field) (*gear.Value, uint32) {
		m := b.worker.byField[f]
		if m == nil {
			return nil, 0
		}
		return b.value(m, *row)
	}
	it.Late = func(f gear.Field) string { return b.cut.CellText(&b.rows[*row], b.worker.byField[f].Cell) }
}

// Sum returns a number that tells what some cells of a row hold from what other
// rows hold there: cells that are written alike have the same sum, and others
// have another, but for one chance in many million millions. It is 0 for no row.
func (b *Batch) Sum(i int, fields ...gear.Field) uint64 {
	sum := uint64(cache.Seed)
	for _, f := range fields {
		m := b.worker.byField[f]
		if m == nil {
			continue
		}
		cell, _ := b.cut.Cell(&b.rows[i], m.Cell)
		k := b.worker.masks.Key(cell)
		sum = cache.Fold(sum^k.Hash(), cache.Prime)
	}
	return max(sum, 1)
}

// Vendors returns the designated makers that the bytes of a row name, in
// whatever cell they stand; none where Options.Names is nil.
func (b *Batch) Vendors(i int) maker.VendorSet {
	names := b.worker.file.table.Names
	if names == nil {
		return maker.VendorSet{}
	}
	return names.Find(b.cut.Text(&b.rows[i]))
}

// worker turns chunks into items. What it remembers lives as long as a scan.
type worker struct {
	file    *File
	columns []cachedColumn
	byField []*cachedColumn // nil where the file has no such column
	masks   *cache.Masks
	room    int               // bytes that the columns may still remember
	named   []maker.VendorSet // by the columns without a field: whom they name
	heard   []int             // lines whose comments were read
	batch   Batch
}

// newWorker makes one of so many workers.
func (f *File) newWorker(of int) *worker {
	w := &worker{
		file: f, columns: make([]cachedColumn, len(f.table.Columns)), byField: make([]*cachedColumn, f.dict.Len()),
		masks: cache.NewMasks(), room: max(cache.LeastShare, cache.AllMemory/of), named: make([]maker.VendorSet, len(f.table.Elsewhere)),
	}
	for i, c := range f.table.Columns {
		w.columns[i] = f.newCachedColumn(c, &w.room)
		w.byField[c.Field] = &w.columns[i]
	}
	b := &w.batch
	b.worker, b.cut.Dialect, b.cut.Tokenize = w, f.dialect, f.tokenize
	b.item, b.view, b.disputed.State = f.newItem(), f.newItem(), gear.Bad
	b.view.Numbered = b.item.Numbered
	b.lazily(&b.item, &b.at)
	b.lazily(&b.view, &b.viewed)
	return w
}

// newItem makes an item without values.
func (f *File) newItem() gear.Item {
	it := gear.Item{
		Place:   gear.Place{File: f.table.Name, Sheet: f.table.Sheet},
		Values:  make([]*gear.Value, f.dict.Len()),
		IDs:     make([]uint32, f.dict.Len()),
		Columns: make([]int, f.dict.Len()),
		Keys:    &f.identity,

		Numbered:   new(gear.Numbering),
		NamesMaker: f.namesMaker,
	}
	for _, c := range f.table.Columns {
		it.Columns[c.Field] = c.Cell + 1
	}
	return it
}

// speaks reports whether a row says anything of the thing that the file's group of
// columns is about.
func (b *Batch) speaks(r *records.Row) bool {
	for _, c := range b.worker.file.table.Columns {
		if c.Own && c.Cell < r.Cells() && values.Trim(b.cut.CellText(r, c.Cell)) != "" {
			return true
		}
	}
	return false
}

// askedOften is how many times fewer rows than there are must have asked for a column
// so that it is looked up as a whole in the next batch: a row alone takes three times
// as long.
const askedOften = 3

// begin makes the batch of a chunk.
func (w *worker) begin(c *records.Chunk) *Batch {
	b := &w.batch
	b.stats, b.rejects, b.skips, b.notes, b.fault = Stats{}, nil, nil, nil, nil
	if c.Seq == 0 {
		b.skips = append(b.skips, w.file.preamble...)
		b.stats.Headings, b.stats.Blank, b.stats.Skipped = w.file.headingRows, w.file.blankAbove, int64(len(b.skips))
	}
	b.cut.Begin(c)
	b.foreign = !utf8.Valid(c.Text) || bytes.IndexByte(c.Text, 0) >= 0 || w.file.decoded && bytes.Contains(c.Text, []byte("\uFFFD"))
	before := len(b.rows)
	b.rows, b.at, b.viewed, b.nextBad = b.rows[:0], -1, -1, 0
	for r, ok := b.cut.Next(); ok; r, ok = b.cut.Next() {
		if b.validateRow(&r) && (w.file.main == nil || b.speaks(&r)) {
			b.compareStates(&r)
			b.rows = append(b.rows, r)
		}
	}
	if w.file.main != nil { // the other table tells what became of its lines
		b.stats, b.rejects, b.skips, b.notes, b.fault = Stats{}, nil, nil, nil, nil
	}
	for i := range w.columns {
		m := &w.columns[i]
		if m.resolved = false; m.typed || askedOften*m.asked > before {
			b.resolve(m)
		}
		m.asked = 0
	}
	return b
}
