package inventory

import (
	"encoding/binary"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/cache"
	"github.com/gearaudit/gearaudit/audit/inventory/records"
)

// blockRows is how many rows are looked up together: their keys are made in a loop
// that does nothing else.
const blockRows = 64

// Lengths of a lookupKey that are no length.
const (
	emptyCell = 0
	slowCell  = 1<<16 - 1 // looked up one by one
)

// resolve finds the numbers of the values of all rows, and counts the values that
// cannot be read.
func (b *Batch) resolve(m *cachedColumn) {
	if m.resolved {
		return
	}
	m.resolved = true
	m.numbers = sized(m.numbers, len(b.rows))
	if m.Field == gear.MACAddress {
		b.resolveAddresses(m)
		return
	}
	if m.cache.Idle {
		b.resolveUnnumbered(m)
		return
	}
	for from := 0; from < len(b.rows); from += blockRows {
		to := min(from+blockRows, len(b.rows))
		b.lookUp(m, b.rows[from:to], m.numbers[from:to])
	}
}

// resolveUnnumbered finds the empty cells of a column whose values are not
// remembered, and counts those that cannot be read.
func (b *Batch) resolveUnnumbered(m *cachedColumn) {
	for i := range b.rows {
		r := &b.rows[i]
		cell, inQuotes := b.cut.Cell(r, m.Cell)
		switch {
		case len(cell) == 0:
			m.numbers[i] = gear.EmptyID
		case inQuotes:
			m.numbers[i] = b.number(m, r)
		default:
			m.numbers[i] = 0
			m.check(cell, true, r.Line)
		}
	}
}

// sized returns a list of a length, whose content does not matter.
func sized[T any](list []T, n int) []T {
	if cap(list) < n {
		return make([]T, n, 2*n)
	}
	return list[:n]
}

// lookUp finds the numbers of the values of a few rows.
func (b *Batch) lookUp(m *cachedColumn, rows []records.Row, numbers []uint32) {
	b.keys(m, rows)
	for i := range rows {
		w := &b.block[i&(blockRows-1)]
		switch w.Length {
		case emptyCell:
			numbers[i] = gear.EmptyID
			continue
		case slowCell:
			numbers[i] = b.number(m, &rows[i])
			continue
		}
		s := m.cache.First(w)
		if s == nil || w.Length > 16 && m.cache.Entry(s.ID).Text != string(b.plain(m, &rows[i])) {
			numbers[i] = b.number(m, &rows[i])
			continue
		}
		m.cache.Hits++
		numbers[i] = s.ID
		if s.Bad {
			m.count(s.ID, rows[i].Line)
		}
	}
}

// plain returns a cell that does not stand in quotes.
func (b *Batch) plain(m *cachedColumn, r *records.Row) []byte {
	cell, _ := b.cut.Cell(r, m.Cell)
	return cell
}

// keys makes the keys of cells, and finds the slots where they may be.
func (b *Batch) keys(m *cachedColumn, rows []records.Row) {
	text, ends, masks, slots := b.cut.Chunk.Text, b.cut.Split.Ends, b.worker.masks, m.cache.Slots
	text = text[:cap(text)]
	mask := uint64(len(slots) - 1)
	for i := range rows {
		r, w := &rows[i], &b.block[i&(blockRows-1)]
		at := int(r.First) + m.Cell
		mark := ends[at]
		start, end := (ends[at-1]+1)&records.Offsets, mark&records.Offsets
		if at+1 == int(r.Last) {
			end = r.End
		}
		n := end - start
		w.Length, w.At = uint16(n), 0
		switch {
		case n == 0:
			continue
		case n > cache.MaxKept || mark&records.Quoted != 0 || len(slots) == 0:
			w.Length = slowCell
			continue
		case n <= 16:
			cell := text[start : start+16]
			w.First = binary.LittleEndian.Uint64(cell) & masks[n].First
			w.Second = binary.LittleEndian.Uint64(cell[8:]) & masks[n].Second
		default:
			w.Key = cache.LongKey(text[start:end])
		}
		w.At = uint32(w.Hash() & mask)
	}
}

// resolveAddresses reads the hardware addresses, which hardly ever repeat.
func (b *Batch) resolveAddresses(m *cachedColumn) {
	m.addresses = sized(m.addresses, len(b.rows))
	for i := range b.rows {
		cell, inQuotes := b.cut.Cell(&b.rows[i], m.Cell)
		n, ok := int64(0), false
		if !inQuotes {
			n, ok = gear.ParseMAC(cell)
		}
		if m.numbers[i], m.addresses[i] = 0, n; !ok {
			m.numbers[i], m.addresses[i] = b.number(m, &b.rows[i]), 0
		}
	}
}
