package inventory

import (
	"bytes"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// Batch is a chunk of rows. It is used by one worker, from its first row to its
// last.
type Batch struct {
	worker *worker
	chunk  *chunk
	split  splitter
	item   gear.Item

	row      int    // the next row
	cell     int    // its first cell
	start    int    // its first byte
	line     int    // of the present row
	nextLine int    // of the next row
	nextBad  int    // the next malformed row
	present  row    // the row of the item
	foreign  bool   // some row holds bytes that the encoding does not have
	quotes   []byte // scratch: the content of a cell in quotes

	stats   Stats
	rejects []Reject
	issues  []Issue
	skips   []Skip
}

// Next moves on to the next item. It reports false behind the last one.
func (b *Batch) Next() bool {
	for b.row < b.split.nRow {
		r := b.advance()
		if b.admit(&r) && b.read(&r) {
			b.stats.Rows++
			b.stats.Judged++
			return true
		}
	}
	return false
}

// Item returns the present item. It and its values without a number are good
// until Next is called again; all other values, and every text, are good for as
// long as they are held.
func (b *Batch) Item() *gear.Item { return &b.item }

// Rejects returns the rows that were rejected, in input order; all of them once
// Next has reported false.
func (b *Batch) Rejects() []Reject { return b.rejects }

// Issues returns the cells that could not be read, in input order.
func (b *Batch) Issues() []Issue { return b.issues }

// Skips returns the lines that are no rows, but for blank ones, in input order.
func (b *Batch) Skips() []Skip { return b.skips }

// row is one row of a chunk.
type row struct {
	start, end int      // its bytes, without the newline
	cells      []uint32 // where its cells end
	quoted     bool
	broken     bool
}

// advance takes the next row and counts its lines.
func (b *Batch) advance() row {
	mark := b.split.rows[b.row]
	last := int(mark & offsets)
	cells := b.split.ends[b.cell:last]
	r := row{start: b.start, cells: cells, quoted: mark&quoted != 0, broken: mark&broken != 0}
	r.end = int(cells[len(cells)-1] & offsets)
	b.row, b.cell, b.start = b.row+1, last, r.end+1
	b.line = b.nextLine
	b.nextLine++
	text := b.chunk.text
	newline := b.worker.file.dialect.newline
	if r.quoted || r.broken {
		b.nextLine += bytes.Count(text[r.start:r.end], []byte{newline})
	}
	if newline == '\n' && r.end > r.start && text[r.end-1] == '\r' {
		r.end--
	}
	b.item.Place.Line = b.line
	return r
}

// read fills the item with the cells of a row. It reports false where the row
// must be rejected.
func (b *Batch) read(r *row) bool {
	text := b.chunk.text
	columns := b.worker.columns
	values, ids := b.item.Values, b.item.IDs
	bad := false
	b.present = *r
	for i := range columns {
		c := &columns[i]
		start, end := r.cell(c.cell)
		if start == end {
			values[c.field], ids[c.field] = &c.empty, emptyID
			continue
		}
		cell, late := text[start:end], true
		if r.quoted && r.cells[c.cell]&quoted != 0 {
			if cell, late = b.unquoted(cell), false; len(cell) == 0 {
				values[c.field], ids[c.field] = &c.empty, emptyID
				continue
			}
		}
		v, id, wrong := c.value(cell, late)
		values[c.field], ids[c.field] = v, id
		bad = bad || wrong
	}
	return !bad || b.tell(r)
}

// late reads the text of a cell that was left unread.
func (b *Batch) late(f gear.Field) string {
	return b.cellText(&b.present, b.item.Columns[f]-1)
}

// cell returns where the cell of an index begins and ends.
func (r *row) cell(i int) (start, end int) {
	start, end = r.start, r.end
	if i > 0 {
		start = int(r.cells[i-1]&offsets) + 1
	}
	if i+1 < len(r.cells) {
		end = int(r.cells[i] & offsets)
	}
	return start, end
}

// unquoted returns the content of a cell in quotes, followed by slack bytes. It
// is good until the next one.
func (b *Batch) unquoted(cell []byte) []byte {
	b.quotes = padded(unquote(b.quotes[:0], cell, b.worker.file.dialect))
	return b.quotes
}

// unquote appends the content of a cell in quotes: without them, doubled ones
// single, and line ends as newlines.
func unquote(dst, cell []byte, d dialect) []byte {
	cell = cell[1 : len(cell)-1]
	for len(cell) > 0 {
		i := bytes.IndexByte(cell, d.quote)
		if i < 0 {
			break
		}
		dst = append(dst, cell[:i+1]...)
		cell = cell[i+2:]
	}
	dst = append(dst, cell...)
	if d.newline == '\n' && bytes.Contains(dst, []byte("\r\n")) {
		return bytes.ReplaceAll(dst, []byte("\r\n"), []byte("\n"))
	}
	return dst
}

// tell says which cells of a row are bad. It reports false where the row must
// be rejected for it.
func (b *Batch) tell(r *row) bool {
	columns := b.worker.columns
	for i := range columns {
		c := &columns[i]
		v := b.item.Values[c.field]
		if v == nil || v.State != gear.Bad {
			continue
		}
		cell := b.cellText(r, c.cell)
		_, err := c.reader.read(cell)
		if c.field == gear.Quantity {
			b.reject(r, &Reject{
				Code: BadQuantity, Field: c.field, HasField: true, Place: gear.Place{Column: c.cell + 1},
				Reason: "the quantity " + quote(cell) + ": " + err.Error(), Hint: "write a whole number such as 1200, or leave the cell empty for one piece",
			})
			return false
		}
	}
	for i := range columns {
		c := &columns[i]
		if v := b.item.Values[c.field]; v != nil && v.State == gear.Bad {
			b.issue(r, c)
		}
	}
	return true
}
