package inventory

import (
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker"
)

// vendors returns the designated makers that the bytes of a record name.
func (f *File) vendors(record []byte) []string {
	if f.names == nil {
		return nil
	}
	return f.names.Vendors(f.names.Find(record))
}

// Vendors returns the designated makers that the bytes of a row name, in
// whatever cell they stand; none where Options.Names is nil.
func (b *Batch) Vendors(i int) maker.VendorSet {
	names := b.worker.file.names
	if names == nil {
		return maker.VendorSet{}
	}
	return names.Find(b.text(&b.rows[i]))
}

// Elsewhere returns the first cell of a row that names a designated maker and
// that no field is read from, with its column, from 1; 0 where there is none.
// Columns about places and people are passed over: who they name made nothing.
func (b *Batch) Elsewhere(i int) (text string, column int) {
	r := &b.rows[i]
	for _, c := range b.worker.file.elsewhere {
		start, end, _ := b.span(r, c)
		if end-start >= shortestName && !b.worker.file.names.Find(b.chunk.text[start:end]).Empty() {
			return trim(b.cellText(r, c)), c + 1
		}
	}
	return "", 0
}

// shortestName is the length of the shortest cell that can name a maker.
const shortestName = 3

// extra gives the item of a row what a cell says that no field is read from, as
// a text about the item.
func (b *Batch) extra() {
	it := &b.item
	text, column := b.Elsewhere(b.at)
	if column == 0 {
		return
	}
	f := gear.Description
	switch {
	case !it.Known(f):
	case !it.Known(gear.Notes):
		f = gear.Notes
	default:
		text = it.Text(f) + "; " + text
	}
	b.lent, b.lentColumn = f, it.Columns[f]
	it.Values[f], it.IDs[f], it.Columns[f] = &gear.Value{Text: text, State: gear.Present}, 0, column
}

// takeBack undoes what extra did for the row before.
func (b *Batch) takeBack() {
	if it := &b.item; b.lent != 0 {
		it.Values[b.lent], it.IDs[b.lent], it.Columns[b.lent] = nil, 0, b.lentColumn
		b.lent = 0
	}
}
