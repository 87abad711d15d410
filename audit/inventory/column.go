package inventory

import (
	"unicode/utf8"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// column says which cell of a row a field is read from.
type column struct {
	field  gear.Field
	cell   int // index in the row, from 0
	reader *reader
}

// memoryColumn is a column and what one worker remembers of it.
type memoryColumn struct {
	column
	memory  memory
	typed   bool       // its cells can be bad
	plain   bool       // its values are the cells as written
	empty   gear.Value // of a cell without content
	scratch gear.Value // of a cell that is not remembered
}

func newMemoryColumn(c column, room *int) memoryColumn {
	text := c.reader.def.Type == gear.Text
	m := memoryColumn{column: c, typed: !text, plain: text && c.reader.part == whole}
	if unique(c.field) {
		m.memory.closed, m.memory.idle = true, true
	} else {
		m.memory = newMemory(room)
	}
	return m
}

// unique reports fields whose values hardly ever repeat.
func unique(f gear.Field) bool {
	return f == gear.AssetTag || f == gear.SerialNumber || f == gear.MACAddress
}

// value returns the value of a cell that is followed by slack bytes, with its
// number, and whether it is bad. late says that it stands in the text as it is,
// so that a string of it may be made later, or never.
func (m *memoryColumn) value(cell []byte, late bool) (v *gear.Value, id uint32, bad bool) {
	if m.memory.idle || len(cell) > maxKept {
		v = m.direct(cell, late)
		return v, 0, v.State == gear.Bad
	}
	k := keyOf(cell)
	s := m.memory.find(&k, cell)
	if s.entry != nil {
		return &s.entry.value, s.id, s.bad
	}
	return m.fresh(s, &k, cell, late)
}

// fresh reads a cell that is not remembered, and remembers it if it can.
func (m *memoryColumn) fresh(s *slot, k *key, cell []byte, late bool) (*gear.Value, uint32, bool) {
	if m.memory.closed {
		v := m.direct(cell, late)
		return v, 0, v.State == gear.Bad
	}
	text := string(cell)
	made, _ := m.reader.read(text) // why it is bad is asked for again where it is told
	if !m.memory.add(s, k, text, made) {
		m.scratch = made
		return &m.scratch, 0, made.State == gear.Bad
	}
	v, id, bad := &s.entry.value, s.id, s.bad
	if 3*int(m.memory.count) > 2*len(m.memory.slots) {
		m.memory.grow()
	}
	return v, id, bad
}

// direct reads a cell that is not remembered. The value is good until the next
// row.
func (m *memoryColumn) direct(cell []byte, late bool) *gear.Value {
	switch {
	case late && m.plain && tight(cell):
		m.scratch = gear.Value{State: gear.Present, Unread: true}
	case late && m.field == gear.MACAddress && m.address(cell):
	default:
		m.scratch, _ = m.reader.read(string(cell))
	}
	return &m.scratch
}

// address reads a hardware address in a usual spelling.
func (m *memoryColumn) address(cell []byte) bool {
	n, ok := plainMAC(cell)
	if ok {
		m.scratch = gear.Value{State: gear.Present, Unread: true, Int: n}
	}
	return ok
}

// tight reports a cell without outer blanks; one that begins or ends with
// anything but ASCII is looked at more closely elsewhere.
func tight(cell []byte) bool {
	a, b := cell[0], cell[len(cell)-1]
	return a > ' ' && a < utf8.RuneSelf && b > ' ' && b < utf8.RuneSelf
}
