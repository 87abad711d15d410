package maker

import "github.com/gearaudit/gearaudit/audit/gear"

// The caches of a session are capped, so that a file without repetitions costs
// no memory.
const (
	maxShared = 1 << 16 // values of one field, by their number
	maxRows   = 1 << 13 // combinations of cells
)

// Session identifies rows one after the other. It remembers what it read, and
// must not be used by two goroutines at once.
type Session struct {
	maker  *Identifier
	shared [len(clues)][]memo
	rows   map[rowKey]*Identification
	serial uint32
	uses   []int64 // by decision
	memory scratch
}

// memo is a cell and the text that it was read from.
type memo struct {
	text string
	cell *cell
}

// rowKey is a combination of cells, and the day where one of them asks for it.
type rowKey struct {
	cells [len(clues)]uint32
	date  gear.Date
}

// firstSerial lies above the serials of the cells that all sessions share.
const firstSerial = 8

// nobody and somebody are the answers for rows without evidence.
var (
	nobody   = &Identification{Level: Unknown, Missing: []gear.Field{gear.Manufacturer}}
	somebody = &Identification{Level: None}
)

// Session starts a session.
func (d *Identifier) Session() *Session {
	s := &Session{maker: d, rows: make(map[rowKey]*Identification), serial: firstSerial}
	if d.verdicts != nil {
		s.uses = make([]int64, len(d.verdicts.decisions.List))
	}
	return s
}

// Identify says who made the equipment of a row. The answer is never nil, is
// shared, and must not be changed.
func (s *Session) Identify(it *gear.Item) *Identification {
	id := s.identify(it)
	if s.maker.verdicts != nil {
		return s.decide(it, id)
	}
	return id
}

// identify weighs the evidence, without what people decided.
func (s *Session) identify(it *gear.Item) *Identification {
	var cells [len(clues)]*cell
	var key rowKey
	evident, other, cached, dated := false, false, true, false
	for i, f := range clues {
		v := it.Value(f)
		if !v.Known() {
			continue
		}
		c := s.cell(i, f, v)
		cells[i] = c
		evident = evident || c.known
		other = other || c.named
		dated = dated || c.dated
		cached = cached && c.serial != 0 && !c.limited
		key.cells[i] = c.serial
	}
	if !evident {
		if other {
			return somebody
		}
		return nobody
	}
	if dated {
		key.date = boughtOn(it)
	}
	if !cached {
		return gather(cells[:], key.date, it.Text(gear.Model)).weigh()
	}
	id := s.rows[key]
	if id == nil {
		if len(s.rows) >= maxRows {
			clear(s.rows)
		}
		id = gather(cells[:], key.date, it.Text(gear.Model)).weigh()
		s.rows[key] = id
	}
	return id
}

// boughtOn is the day on which a relation counts: of the purchase, else of the
// installation, else of the approval.
func boughtOn(it *gear.Item) gear.Date {
	for _, f := range [...]gear.Field{gear.AcquiredOn, gear.InstalledOn, gear.AuthorizedOn} {
		if v := it.Value(f); v.Known() {
			return v.Date
		}
	}
	return 0
}

// cell returns what a value says, from memory where its number was met before.
func (s *Session) cell(i int, f gear.Field, v *gear.Value) *cell {
	if v.ID == 0 || v.ID >= maxShared {
		return s.maker.read(&s.memory, f, v.Text)
	}
	list := s.shared[i]
	if int(v.ID) < len(list) {
		if m := &list[v.ID]; m.cell != nil && m.text == v.Text {
			return m.cell
		}
	} else {
		grown := make([]memo, max(64, 2*int(v.ID)))
		copy(grown, list)
		s.shared[i] = grown
	}
	c := s.maker.read(&s.memory, f, v.Text)
	if c.serial == 0 {
		s.serial++
		c.serial = s.serial
	}
	s.shared[i][v.ID] = memo{text: v.Text, cell: c}
	return c
}
