package inventory

import (
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
	typed   bool // its cells can be bad
	scratch gear.Value
}

func newMemory(c column) memoryColumn {
	m := memoryColumn{column: c, typed: c.reader.def.Type != gear.Text}
	if unique(c.field) {
		m.memory.closed, m.memory.idle = true, true
	} else {
		m.memory.slots = make([]slot, firstSlots)
	}
	return m
}

// unique reports fields whose values hardly ever repeat.
func unique(f gear.Field) bool {
	return f == gear.AssetTag || f == gear.SerialNumber || f == gear.MACAddress
}

// value returns the value of a cell that is followed by slack bytes. text is
// called for the cell as a string, where one is needed that lives for long.
func (m *memoryColumn) value(cell []byte) *gear.Value {
	if m.memory.idle {
		return nil
	}
	k := keyOf(cell)
	v, at := m.memory.find(&k, cell)
	if v != nil || m.memory.closed {
		return v
	}
	text := string(cell)
	fresh, _ := m.reader.read(text) // why it is bad is asked for again where it is told
	return m.memory.add(&k, at, text, fresh)
}

// direct reads a cell that is not remembered. The value is good until the next
// row.
func (m *memoryColumn) direct(text string) *gear.Value {
	if !m.typed && m.reader.part == whole {
		m.scratch.Text = trim(text)
		m.scratch.State = gear.Present
		if m.scratch.Text == "" {
			m.scratch.State = gear.Blank
		}
		return &m.scratch
	}
	m.scratch, _ = m.reader.read(text)
	return &m.scratch
}
