package inventory

import (
	"encoding/binary"
	"math/bits"

	"github.com/gearaudit/gearaudit/audit/gear"
)

const (
	firstSlots = 64
	probation  = 4096      // distinct values after which a column must have shown that it repeats some
	maxEntries = 1 << 16   // distinct values of a column that are remembered
	maxKept    = 256       // bytes of a cell that is remembered
	allMemory  = 40 << 20  // bytes that the memories of all workers of a scan take together, about
	leastShare = 2 << 20   // and what each of the workers may take at least
	entryBytes = 2*32 + 64 // of memory for a text that is remembered, besides the text
)

// memory is the dictionary of one column and one worker: the value of every
// distinct text, made once. It is bounded; what it does not hold is read again
// each time.
type memory struct {
	slots   []slot // open addressing, at most two thirds full
	entries []entry
	count   uint32 // numbers given away; 1 is the empty cell
	lookups uint64
	room    *int // bytes that the worker's memories may still take
	closed  bool // nothing is added any more
	idle    bool // its values do not repeat: not even looked at
}

// emptyID is the number of the empty cell.
const emptyID = 1

// slot holds the first 16 bytes of a text where they can be compared at once.
type slot struct {
	first, second uint64
	entry         *entry
	id            uint32
	length        uint16
	bad           bool
}

type entry struct {
	value gear.Value
	text  string // the cell as written
}

// key is what tells texts apart: all of a text of up to 16 bytes, the
// beginning and a sum of a longer one.
type key struct {
	first, second uint64
	length        uint16
}

func newMemory(room *int) memory {
	return memory{slots: make([]slot, firstSlots), count: emptyID, room: room}
}

// masks keep the lowest n bytes of a word.
var masks = [9]uint64{0, 1<<8 - 1, 1<<16 - 1, 1<<24 - 1, 1<<32 - 1, 1<<40 - 1, 1<<48 - 1, 1<<56 - 1, 1<<64 - 1}

const (
	seed  = 0x9e3779b97f4a7c15
	prime = 0xff51afd7ed558ccd
)

// keyOf makes the key of a cell that is followed by slack bytes.
func keyOf(cell []byte) key {
	n := len(cell)
	k := key{first: binary.LittleEndian.Uint64(cell[:8]), length: uint16(n)}
	switch {
	case n <= 8:
		k.first &= masks[n]
	case n <= 16:
		k.second = binary.LittleEndian.Uint64(cell[8:16]) & masks[n-8]
	default:
		for i := 8; i+8 <= n; i += 8 {
			k.second = fold(k.second^binary.LittleEndian.Uint64(cell[i:]), seed)
		}
		k.second = fold(k.second^binary.LittleEndian.Uint64(cell[n-8:]), prime)
	}
	return k
}

func fold(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a^seed, b)
	return hi ^ lo
}

func (k *key) hash() uint64 {
	return fold(k.first^prime, k.second^uint64(k.length)*seed)
}

// find returns the slot of a text of at most maxKept bytes, an empty one where
// add would put it.
func (m *memory) find(k *key, cell []byte) *slot {
	m.lookups++
	mask := uint64(len(m.slots) - 1)
	for at := k.hash() & mask; ; at = (at + 1) & mask {
		s := &m.slots[at]
		if s.entry == nil || s.first == k.first && s.second == k.second && s.length == k.length && (k.length <= 16 || s.entry.text == string(cell)) {
			return s
		}
	}
}

// add remembers the value of a text under a number of its own. It reports false
// when the memory takes no more.
func (m *memory) add(s *slot, k *key, text string, v gear.Value) bool {
	size := entryBytes + len(text)
	idle := m.count >= probation && m.spread()
	if idle || m.count >= maxEntries || *m.room < size {
		m.closed = true
		if idle {
			m.idle, m.slots = true, nil
		}
		return false
	}
	if len(m.entries) == 0 {
		m.entries = make([]entry, 64)
	}
	e := &m.entries[0]
	m.entries = m.entries[1:]
	m.count++
	*m.room -= size
	e.value, e.text = v, text
	*s = slot{first: k.first, second: k.second, length: k.length, entry: e, id: m.count, bad: v.State == gear.Bad}
	return true
}

// spread reports that so few texts came twice that there must be more of them
// than can be remembered: among n texts drawn from so many, n*n/2 of their
// number are seen again.
func (m *memory) spread() bool {
	n := uint64(m.count)
	return (m.lookups-n)*2*maxEntries < n*n
}

// grow makes room for more. It must be called when two thirds of the slots are taken.
func (m *memory) grow() {
	old := m.slots
	m.slots = make([]slot, 2*len(old))
	mask := uint64(len(m.slots) - 1)
	for i := range old {
		s := &old[i]
		if s.entry == nil {
			continue
		}
		k := key{s.first, s.second, s.length}
		at := k.hash() & mask
		for m.slots[at].entry != nil {
			at = (at + 1) & mask
		}
		m.slots[at] = *s
	}
}
