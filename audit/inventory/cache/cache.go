package cache

import (
	"encoding/binary"
	"math/bits"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// Bounds of what is remembered.
const (
	firstSlots = 64
	pageBits   = 6         // of the number of an entry, for its place in a page
	warmUp     = 4096      // distinct values after which a column must have shown that it repeats some
	maxEntries = 1 << 16   // distinct values of a column that are remembered
	MaxKept    = 256       // bytes of a cell that is remembered
	AllMemory  = 40 << 20  // bytes that the memories of all workers of a scan take together, about
	LeastShare = 2 << 20   // and what each of the workers may take at least
	entryBytes = 2*24 + 48 // of memory for a text that is remembered, besides the text
)

// Cache maps each distinct text of one column and one worker: the value of every
// distinct text, made once. It is bounded; what it does not hold is read again
// each time.
type Cache struct {
	Slots   []Slot // open addressing, at most two thirds full
	pages   [][]Entry
	Count   uint32 // the last number given away; 1 is the empty cell
	Lookups uint64 // one by one
	Hits    uint64 // of blocks: the first look found the text
	room    *int   // bytes that the worker's memories may still take
	Closed  bool   // nothing is added any more
	Idle    bool   // its values do not repeat: not even looked at
}

// Slot holds the first 16 bytes of a text where they can be compared at once.
type Slot struct {
	First, second uint64
	ID            uint32 // 0: the slot is free
	length        uint16
	Bad           bool
}

// Entry is a text that is remembered, with its value.
type Entry struct {
	Value gear.Value
	Text  string // the cell as written

	Bad       int64 // rows of the batch with this value, where it cannot be read
	FirstLine int   // of them
}

// Key is what tells texts apart: all of a text of up to 16 bytes, the
// beginning and a sum of a longer one.
type Key struct {
	First, Second uint64
	Length        uint16
}

// New returns an empty cache that takes its memory from room, in bytes.
func New(room *int) Cache {
	return Cache{Slots: make([]Slot, firstSlots), Count: gear.EmptyID, room: room}
}

// Masks keep the bytes of a text in the two words that begin with it, by the
// length of the text.
type Masks [17]struct{ First, Second uint64 }

// NewMasks makes the masks.
func NewMasks() *Masks {
	m := &Masks{}
	for n := range m {
		m[n].First = 1<<(8*min(n, 8)) - 1
		m[n].Second = 1<<(8*max(n-8, 0)) - 1
	}
	return m
}

// Seed and Prime are odd numbers without a pattern, by which sums are mixed.
const (
	Seed  = 0x9e3779b97f4a7c15
	Prime = 0xff51afd7ed558ccd
)

// Key makes the key of a cell that is followed by slack bytes.
func (m *Masks) Key(cell []byte) Key {
	if len(cell) > 16 {
		return LongKey(cell)
	}
	n := len(cell)
	text := cell[:16:cap(cell)]
	return Key{First: binary.LittleEndian.Uint64(text) & m[n].First, Second: binary.LittleEndian.Uint64(text[8:]) & m[n].Second, Length: uint16(n)}
}

// LongKey makes the key of a cell of more than 16 bytes: its beginning and a sum
// of all of it.
func LongKey(cell []byte) Key {
	n := len(cell)
	k := Key{First: binary.LittleEndian.Uint64(cell), Length: uint16(n)}
	for i := 0; i+16 <= n; i += 16 {
		k.Second = Fold(k.Second^binary.LittleEndian.Uint64(cell[i:]), binary.LittleEndian.Uint64(cell[i+8:])^Prime)
	}
	k.Second = Fold(k.Second^binary.LittleEndian.Uint64(cell[n-16:]), binary.LittleEndian.Uint64(cell[n-8:])^Prime)
	return k
}

// Fold mixes two numbers into one, as wyhash does.
func Fold(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a^Seed, b)
	return hi ^ lo
}

// Hash returns a sum of the key that spreads over all of its bits.
func (k *Key) Hash() uint64 {
	return Fold(k.First^Prime, k.Second^uint64(k.Length)*Seed)
}

// Find returns the slot of a text of at most MaxKept bytes, a free one where
// Add would put it.
func (m *Cache) Find(k *Key, cell []byte) *Slot {
	m.Lookups++
	mask := uint64(len(m.Slots) - 1)
	for at := k.Hash() & mask; ; at = (at + 1) & mask {
		s := &m.Slots[at]
		if s.ID == 0 || s.First == k.First && s.second == k.Second && s.length == k.Length && (k.Length <= 16 || m.Entry(s.ID).Text == string(cell)) {
			return s
		}
	}
}

// Entry returns what goes by a number above that of the empty cell.
func (m *Cache) Entry(id uint32) *Entry {
	return &m.pages[id>>pageBits][id&(1<<pageBits-1)]
}

// Add remembers the value of a text under a number of its own. It reports false
// when the memory takes no more.
func (m *Cache) Add(s *Slot, k *Key, text string, v gear.Value) bool {
	size := entryBytes + len(text)
	idle := m.Count >= warmUp && m.spread()
	if idle || m.Count >= maxEntries || *m.room < size {
		m.Closed = true
		if idle {
			m.Idle, m.Slots = true, nil
		}
		return false
	}
	m.Count++
	for int(m.Count>>pageBits) >= len(m.pages) {
		m.pages = append(m.pages, make([]Entry, 1<<pageBits))
	}
	*m.room -= size
	*m.Entry(m.Count) = Entry{Value: v, Text: text}
	*s = Slot{First: k.First, second: k.Second, length: k.Length, ID: m.Count, Bad: v.State == gear.Bad}
	return true
}

// spread reports that so few texts came twice that there must be more of them
// than can be remembered: among n texts drawn from so many, n*n/2 of their
// number are seen again.
func (m *Cache) spread() bool {
	n := uint64(m.Count)
	return (m.Lookups+m.Hits-n)*2*maxEntries < n*n
}

// Grow makes room for more. It must be called when two thirds of the slots are taken.
func (m *Cache) Grow() {
	old := m.Slots
	m.Slots = make([]Slot, 2*len(old))
	mask := uint64(len(m.Slots) - 1)
	for i := range old {
		s := &old[i]
		if s.ID == 0 {
			continue
		}
		k := Key{s.First, s.second, s.length}
		at := k.Hash() & mask
		for m.Slots[at].ID != 0 {
			at = (at + 1) & mask
		}
		m.Slots[at] = *s
	}
}

// First returns the slot of a key, nil where there is none.
func (m *Cache) First(w *Lookup) *Slot {
	for at := int(w.At); at < len(m.Slots); at++ {
		s := &m.Slots[at]
		if s.First == w.First && s.second == w.Second && s.length == w.Length {
			return s
		}
		if s.ID == 0 {
			return nil
		}
	}
	return nil
}

// Lookup is a cell that is looked up.
type Lookup struct {
	Key
	At uint32 // where its slot may be
}
