package maker

import (
	"hash/maphash"
	"math/bits"
	"slices"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker/evidence"
	"github.com/gearaudit/gearaudit/audit/maker/words"
)

// The caches of a session are capped, so that a file without repetitions costs
// no memory.
const (
	maxShared = 1 << 16 // values of one field, by their number
	maxRows   = 1 << 13 // combinations of cells
	maxRecent = 1 << 10 // cells that speak of a maker and have no number

	longestRecent = 512 // bytes of such a cell
)

// Session identifies rows one after the other. It remembers what it read, and
// must not be used by two goroutines at once.
type Session struct {
	maker     *Identifier
	numbers   *gear.Numbering              // that shared goes by
	shared    [len(evidenceFields)][]*cell // by the number of a value
	addresses map[int32]*cell              // by registered prefix
	rows      map[rowKey]*Identification
	serial    uint32
	uses      []int64 // by decision
	memory    words.Cutter
	words     map[string]word // of cells, those of letters alone
	recent    map[recentText]*cell
	seed      maphash.Seed // of the long ones among them

	maxShared, maxRows int
	computed, cached   int64
}

// rowKey is a combination of cells, and the day where one of them asks for it.
type rowKey struct {
	cells [len(evidenceFields)]uint32
	date  gear.Date
}

// firstSerial lies above the serials of the cells that all sessions share.
const firstSerial = 8

// unknownMaker is the answer for a row that says nothing at all.
var unknownMaker = &Identification{Level: gear.Unknown, Missing: []gear.Field{gear.Manufacturer}}

// withoutEvidence answers a row that speaks of no designated vendor: the label
// that says most decides, in the order of the fields.
func withoutEvidence(cells []*cell) *Identification {
	var best *cell
	for _, c := range cells {
		if c != nil && c.label > evidence.NoLabel && (best == nil || !best.label.Clears() && c.label.Clears()) {
			best = c
		}
	}
	if best == nil {
		return unknownMaker
	}
	if best.answer == nil {
		best.answer = best.alone()
	}
	return best.answer
}

// alone is the answer for a row of which only this label counts.
func (c *cell) alone() *Identification {
	id := &Identification{Label: c.label, OtherMaker: c.other, Level: gear.OtherMaker}
	if !c.label.Clears() {
		id.Level, id.Missing = gear.Unknown, unknownMaker.Missing
	}
	return id
}

// Limit bounds what the session remembers: the values of a field, and the
// combinations of cells. The answers are the same.
func (s *Session) Limit(values, rows int) { s.maxShared, s.maxRows = values, rows }

// Answers returns how many combinations of cells were weighed, and how many
// were remembered.
func (s *Session) Answers() (computed, cached int64) { return s.computed, s.cached }

// Session starts a session.
func (d *Identifier) Session() *Session {
	s := &Session{maxShared: maxShared, maxRows: maxRows, maker: d, rows: make(map[rowKey]*Identification), words: map[string]word{}, recent: map[recentText]*cell{}, seed: maphash.MakeSeed(), addresses: make(map[int32]*cell), serial: firstSerial}
	if d.verdicts != nil {
		s.uses = make([]int64, len(d.verdicts.decisions.List))
	}
	return s
}

// Identify says who made the equipment of a row. The answer is never nil, is
// shared, and must not be changed.
func (s *Session) Identify(it *gear.Item) *Identification { return s.IdentifyBy(it, AllFields) }

// Fields is a set of the fields that may say who made an item, by their number in
// [EvidenceFields].
type Fields uint16

// AllFields are all of them.
const AllFields = 1<<len(evidenceFields) - 1

// IdentifyBy is Identify for a row of which only some fields say anything, as
// Says has told of the others. Most cells of a row say nothing: not to ask them
// again is two thirds of identifying it.
func (s *Session) IdentifyBy(it *gear.Item, speaking Fields) *Identification {
	id := s.identify(it, speaking)
	if s.maker.verdicts != nil {
		return s.decide(it, id)
	}
	return id
}

// identify weighs the evidence, without what people decided.
func (s *Session) identify(it *gear.Item, speaking Fields) *Identification {
	var cells [len(evidenceFields)]*cell
	var key rowKey
	evident, cached, dated, unread := false, true, false, -1
	s.begin(it)
	for ; speaking != 0; speaking &= speaking - 1 {
		i := bits.TrailingZeros16(uint16(speaking))
		c := s.cell(i, evidenceFields[i], it)
		if c == noEvidence {
			continue
		}
		cells[i] = c
		evident = evident || c.known
		dated = dated || c.dated
		if c.unread && unread < 0 {
			unread = i
		}
		cached = cached && c.serial != 0 && !c.limited
		key.cells[i] = c.serial
	}
	if !evident {
		return withoutEvidence(cells[:])
	}
	if dated {
		key.date = boughtOn(it)
	}
	if !cached || s.maxRows == 0 {
		s.computed++
		id := gather(cells[:], key.date, it.Text(gear.Model)).weigh()
		if unread >= 0 {
			return questioned(id, evidenceFields[unread])
		}
		return id
	}
	id := s.rows[key]
	s.cached++
	if id == nil {
		s.computed, s.cached = s.computed+1, s.cached-1
		if len(s.rows) >= s.maxRows {
			clear(s.rows)
		}
		id = gather(cells[:], key.date, it.Text(gear.Model)).weigh()
		s.rows[key] = id
	}
	return id
}

// EvidenceFields returns the fields that may say who made an item.
func EvidenceFields() []gear.Field { return evidenceFields[:] }

// Says reports whether a field, of which the item may have nothing else, hints
// at a designated vendor, and what kind of label it is; a field that does not and
// is no label says nothing. A row of which no
// field hints at a designated vendor was made by nobody who is designated, as
// far as is known; its maker is another one where some field names one.
func (s *Session) Says(it *gear.Item, f gear.Field) (hints bool, label evidence.Label) {
	s.begin(it)
	for i, clue := range evidenceFields {
		if clue == f {
			c := s.cell(i, f, it)
			return c.known, c.label
		}
	}
	return false, evidence.NoLabel
}

// Names returns the maker that a field names, as the row writes it, and what kind
// of label it is.
func (s *Session) Names(it *gear.Item, f gear.Field) (string, evidence.Label) {
	s.begin(it)
	c := s.cell(slices.Index(evidenceFields[:], f), f, it)
	return c.other, c.label
}

// Unlisted returns the first label of a row that says that somebody else made it,
// where none is a maker that a list has; else nothing. Only some fields say
// anything, as for [Session.IdentifyBy].
func (s *Session) Unlisted(it *gear.Item, speaking Fields) (text string) {
	for ; speaking != 0; speaking &= speaking - 1 {
		other, label := s.Names(it, evidenceFields[bits.TrailingZeros16(uint16(speaking))])
		switch {
		case label.Listed():
			return ""
		case label.Clears() && text == "":
			text = other
		}
	}
	return text
}

// Knows reports a text that is the name of a maker, designated or in a list of
// others, where a maker's name should stand.
func (s *Session) Knows(name string) bool {
	r := s.maker.names.Read(&s.memory, begin(name, longestCode))
	return len(r.Hits) > 0 || r.Label == evidence.KnownLabel
}

// Unregistered reports a hardware address, as the number that a value has, with
// a prefix that is surely of no designated vendor. It says nothing about who
// made the item.
func (s *Session) Unregistered(address int64) bool {
	_, known := s.maker.prefixes.Of(address)
	return address != 0 && !known
}

// Decided reports whether people decided who made some items, so that what a
// field says is not all.
func (s *Session) Decided() bool { return s.maker.verdicts != nil }

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

// begin forgets the numbers of values where the item comes from another scan.
func (s *Session) begin(it *gear.Item) {
	if it.Numbered != s.numbers {
		s.numbers, s.shared = it.Numbered, [len(evidenceFields)][]*cell{}
	}
}

// cell returns what a field says, from memory where its number was met before.
func (s *Session) cell(i int, f gear.Field, it *gear.Item) *cell {
	id := int(it.ID(f))
	if id < len(s.shared[i]) && s.shared[i][id] != nil {
		return s.shared[i][id]
	}
	v := it.Peek(f)
	speaks := v.Known() || v != nil && v.State == gear.Bad && (f == gear.MACAddress || f == gear.SysObjectID) // in words of its own
	switch {
	case !speaks && (id == 0 || id >= s.maxShared):
		return noEvidence
	case f == gear.MACAddress && v.Known() && v.Int != 0:
		return s.address(it, v.Int)
	case id == 0 && s.maxShared > 0 && s.Mute(f, []byte(it.Text(f))):
		return noEvidence
	case id == 0 || id >= s.maxShared:
		return shown(s.readText(f, it.Text(f)), it)
	}
	c := noEvidence
	if speaks {
		c = shown(s.read(f, it.Text(f)), it)
		s.number(c)
	}
	s.share(i, id, c)
	return c
}

// recentText is a text that has no number, of a field; its beginning and a hash of
// a long one.
type recentText struct {
	field gear.Field
	text  string
	hash  uint64
}

// readText reads a text that has no number. One that speaks of a maker is asked for
// twice, to find out that it does and to weigh it, some rows later: reading it is
// 3 us.
func (s *Session) readText(f gear.Field, text string) *cell {
	key := recentText{field: f, text: text}
	if len(text) > longestRecent {
		key.text, key.hash = "", maphash.String(s.seed, text)
	}
	if c := s.recent[key]; c != nil {
		return c
	}
	c := s.read(f, text)
	if c.known && s.maxShared > 0 {
		if len(s.recent) == maxRecent {
			clear(s.recent)
		}
		s.recent[key] = c
	}
	return c
}

// shown is what a cell says in its column.
func shown(c *cell, it *gear.Item) *cell {
	if !c.open || it.NamesMaker == nil || !it.NamesMaker(c.other) {
		return c
	}
	copied := *c
	copied.label = evidence.UnlistedLabel
	return &copied
}

// number gives a cell the number by which rows that hold it are remembered.
func (s *Session) number(c *cell) {
	if c.serial == 0 {
		s.serial++
		c.serial = s.serial
	}
}

func (s *Session) share(i, id int, c *cell) {
	if id >= len(s.shared[i]) {
		grown := make([]*cell, max(64, 2*id))
		copy(grown, s.shared[i])
		s.shared[i] = grown
	}
	s.shared[i][id] = c
}

// address returns what a hardware address says: the same for all of a prefix.
func (s *Session) address(it *gear.Item, n int64) *cell {
	prefix, known := s.maker.prefixes.Of(n)
	if !known {
		return noEvidence
	}
	if c := s.addresses[prefix]; c != nil {
		return c
	}
	c := s.maker.read(&s.memory, gear.MACAddress, it.Text(gear.MACAddress))
	if prefix > 0 && s.maxRows > 0 {
		s.number(c)
		s.addresses[prefix] = c
	}
	return c
}
