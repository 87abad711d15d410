package inventory

import (
	"slices"
	"strings"
	"sync"

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
		Name: f.name, Sheet: f.sheet + commentsSuffix, Why: "comments on cells that are in no row", By: ByTool, SHA256: f.sha256,
		Vendors: f.names.Vendors(found), Hidden: f.names.Vendors(hidden),
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
