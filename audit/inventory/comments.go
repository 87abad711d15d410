package inventory

import (
	"slices"
	"strings"
	"sync"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/records"
	"github.com/gearaudit/gearaudit/audit/inventory/values"
	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/audit/workbook"
)

// comments are what people wrote at the cells of a sheet, as far as it names a
// designated maker: notes of the rows that the cells are in. The tables of a sheet
// share them.
type comments struct {
	rows  map[int][]comment
	mu    sync.Mutex
	heard map[int]bool // rows whose comments were read as notes
	heads []int        // rows of headings, the first before the others
	below *comments    // of the tables below, where the rows are things
}

type comment struct {
	column  int // from 1
	text    string
	vendors maker.VendorSet
}

// commentsOf reads the comments of a sheet; nil where none names a designated maker,
// and where nobody asks.
func commentsOf(b *workbook.Book, sheet *workbook.Sheet, names *maker.Names) (*comments, error) {
	if names == nil {
		return nil, nil
	}
	all, err := b.Comments(sheet)
	if err != nil {
		return nil, err
	}
	c := &comments{rows: map[int][]comment{}, heard: map[int]bool{}}
	for _, one := range all {
		if found := names.Find([]byte(one.Text)); !found.Empty() {
			c.rows[one.Row] = append(c.rows[one.Row], comment{one.Column, strings.Clone(one.Text), found})
		}
	}
	if len(c.rows) == 0 {
		return nil, nil
	}
	return c, nil
}

// vendors returns whom the comments of a row name.
func (c *comments) vendors(row int) (found maker.VendorSet) {
	if c == nil {
		return found
	}
	for _, one := range c.rows[row] {
		found = found.Or(one.vendors)
	}
	return found
}

// all returns whom the comments name.
func (c *comments) all() (found maker.VendorSet) {
	if c == nil {
		return found
	}
	for row := range c.rows {
		found = found.Or(c.vendors(row))
	}
	return found
}

// note returns what the comments of a row say, as one text, with the column of the
// first; 0 where there is none.
func (c *comments) note(row int) (text string, column int) {
	if c == nil {
		return "", 0
	}
	for _, one := range c.rows[row] {
		if column == 0 {
			text, column = one.text, one.column
		} else {
			text += "; " + one.text
		}
	}
	return text, column
}

// hear notes that the comments of rows were read.
func (c *comments) hear(rows []int) {
	if c == nil {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, row := range rows {
		c.heard[row] = true
	}
}

// UnreadComments returns what the comments on cells of the sheet came to that the
// last scans found no row for, nil for none, as something that was set aside. Titles
// and headings are none of a row, so that what is written at them hides nothing.
func (f *File) UnreadComments() *Aside {
	c := f.comments
	if c == nil {
		return nil
	}
	var found, hidden maker.VendorSet
	for row := range c.rows {
		if c.heard[row] {
			continue
		}
		if found = found.Or(c.vendors(row)); len(c.heads) > 0 && row > c.heads[0] && !slices.Contains(c.heads, row) {
			hidden = hidden.Or(c.vendors(row))
		}
	}
	if found.Empty() {
		return nil
	}
	return &Aside{
		Name: f.table.Name, Sheet: f.table.Sheet + commentsSuffix, Why: "comments on cells that are in no row", By: ByTool, SHA256: f.sha256,
		Vendors: f.table.Names.Vendors(found), Hidden: f.table.Names.Vendors(hidden),
	}
}

// commentsSuffix makes the name under which the comments of a sheet are set aside.
const commentsSuffix = " comments"

// issue tells people of the comments that were read.
func (c *comments) issue() (n workbook.Note) {
	n.Code = CommentRead
	for row, list := range c.rows {
		if !c.heard[row] {
			continue
		}
		if n.Count += int64(len(list)); n.Row == 0 || row < n.Row {
			n.Row, n.Column = row, list[0].column
		}
	}
	return n
}

// shortestName is the length of the shortest cell that can name a maker.
const shortestName = 3

// NamesElsewhere reports whether a cell of a row that no field is read from, or a
// comment on one of its cells, names a designated maker. Columns about places and people are passed over: who they
// name made nothing.
func (b *Batch) NamesElsewhere(i int) bool {
	for n := range b.worker.file.table.Elsewhere {
		if b.namesIn(&b.rows[i], n) {
			return true
		}
	}
	return b.worker.file.comments != nil && !b.worker.file.comments.vendors(b.rows[i].Line).Empty()
}

// namesIn reports whether the cell of the nth column without a field names a
// designated maker, or marks the item as one of the maker that the heading names.
func (b *Batch) namesIn(r *records.Row, n int) bool {
	c := &b.worker.file.table.Elsewhere[n]
	start, end, _ := b.cut.Span(r, c.Cell)
	return end-start >= shortestName && !b.worker.file.table.Names.Find(b.cut.Chunk.Text[start:end]).Empty() || c.Heading != "" && c.Marks(values.Trim(b.cut.CellText(r, c.Cell)))
}

// elsewhere returns what the cells of the present row say that no field is read
// from and that name a designated maker, with the column of the first, from 1; 0
// where there is none.
func (b *Batch) elsewhere() (text string, column int) {
	r := &b.rows[b.at]
	for n := range b.worker.file.table.Elsewhere {
		if !b.namesIn(r, n) {
			continue
		}
		c := &b.worker.file.table.Elsewhere[n]
		cell := values.Trim(b.cut.CellText(r, c.Cell))
		if c.Heading != "" {
			cell = c.Heading + ": " + cell
		}
		b.worker.named[n] = b.worker.named[n].Or(b.worker.file.table.Names.Find([]byte(cell)))
		if column == 0 {
			text, column = cell, c.Cell+1
		} else {
			text += "; " + cell
		}
	}
	return text, column
}

// extra gives the item of a row what cells say that no field is read from, as a
// text about the item.
func (b *Batch) extra() {
	it := &b.item
	text, column := b.elsewhere()
	if column == 0 {
		return
	}
	f := gear.Description
	if it.Known(f) {
		text = it.Text(f) + "; " + text
	}
	b.lend(f, text, column)
}

// comment gives the item what is written at the cells of its row, as a note.
func (b *Batch) comment(line int) {
	text, column := b.worker.file.comments.note(line)
	if column == 0 {
		return
	}
	if b.item.Known(gear.Notes) {
		text = b.item.Text(gear.Notes) + "; " + text
	}
	b.lend(gear.Notes, text, column)
	b.worker.heard = append(b.worker.heard, line)
}

// loan is a field of the present item that holds something else than its column.
type loan struct {
	field  gear.Field
	column int // of the field
}

// lend has a field of the present item hold a text that stands in another column.
func (b *Batch) lend(f gear.Field, text string, column int) {
	it := &b.item
	if !slices.ContainsFunc(b.lent, func(l loan) bool { return l.field == f }) {
		b.lent = append(b.lent, loan{f, it.Columns[f]})
	}
	it.Put(f, &gear.Value{Text: text, State: gear.Present})
	it.Columns[f] = column
	if b.worker.file.things != nil {
		p := b.worker.file.at(b.rows[b.at].Line, column)
		it.Lines[f], it.Columns[f] = p.Line, p.Column
	}
}

// takeBack undoes what was lent to the row before.
func (b *Batch) takeBack() {
	for _, l := range b.lent {
		b.item.Columns[l.field] = l.column
		if b.item.Lines != nil {
			b.item.Lines[l.field] = 0
		}
	}
	b.lent = b.lent[:0]
}

// tellNamed keeps whom a worker found in the columns without a field.
func (f *File) tellNamed(named []maker.VendorSet) {
	for n, found := range named {
		if found.Empty() {
			continue
		}
		for i := range f.table.Mapping.Ignored {
			if c := &f.table.Mapping.Ignored[i]; c.Column-1 == f.table.Elsewhere[n].Cell {
				c.Named = c.Named.Or(found)
				c.Vendors = f.table.Names.Vendors(c.Named)
			}
		}
	}
}
