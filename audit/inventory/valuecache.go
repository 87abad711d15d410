package inventory

import (
	"encoding/binary"
	"math/bits"

	"github.com/gearaudit/gearaudit/audit/gear"
)

const (
	firstSlots = 64
	pageBits   = 6         // of the number of an entry, for its place in a page
	warmUp     = 4096      // distinct values after which a column must have shown that it repeats some
	maxEntries = 1 << 16   // distinct values of a column that are remembered
	maxKept    = 256       // bytes of a cell that is remembered
	allMemory  = 40 << 20  // bytes that the memories of all workers of a scan take together, about
	leastShare = 2 << 20   // and what each of the workers may take at least
	entryBytes = 2*24 + 48 // of memory for a text that is remembered, besides the text
)

// valueCache maps each distinct text of one column and one worker: the value of every
// distinct text, made once. It is bounded; what it does not hold is read again
// each time.
type valueCache struct {
	slots   []slot // open addressing, at most two thirds full
	pages   [][]entry
	count   uint32 // the last number given away; 1 is the empty cell
	lookups uint64 // one by one
	hits    uint64 // of blocks: the first look found the text
	room    *int   // bytes that the worker's memories may still take
	closed  bool   // nothing is added any more
	idle    bool   // its values do not repeat: not even looked at
}

// slot holds the first 16 bytes of a text where they can be compared at once.
type slot struct {
	first, second uint64
	id            uint32 // 0: the slot is free
	length        uint16
	bad           bool
}

type entry struct {
	value gear.Value
	text  string // the cell as written

	bad       int64 // rows of the batch with this value, where it cannot be read
	firstLine int   // of them
}

// key is what tells texts apart: all of a text of up to 16 bytes, the
// beginning and a sum of a longer one.
type key struct {
	first, second uint64
	length        uint16
}

func newValueCache(room *int) valueCache {
	return valueCache{slots: make([]slot, firstSlots), count: gear.EmptyID, room: room}
}

// masks keep the bytes of a text in the two words that begin with it, by the
// length of the text.
type masks [17]struct{ first, second uint64 }

func newMasks() *masks {
	m := &masks{}
	for n := range m {
		m[n].first = 1<<(8*min(n, 8)) - 1
		m[n].second = 1<<(8*max(n-8, 0)) - 1
	}
	return m
}

const (
	seed  = 0x9e3779b97f4a7c15
	prime = 0xff51afd7ed558ccd
)

// key makes the key of a cell that is followed by slack bytes.
func (m *masks) key(cell []byte) key {
	if len(cell) > 16 {
		return longKey(cell)
	}
	n := len(cell)
	text := cell[:16:cap(cell)]
	return key{first: binary.LittleEndian.Uint64(text) & m[n].first, second: binary.LittleEndian.Uint64(text[8:]) & m[n].second, length: uint16(n)}
}

// longKey makes the key of a cell of more than 16 bytes: its beginning and a sum
// of all of it.
func longKey(cell []byte) key {
	n := len(cell)
	k := key{first: binary.LittleEndian.Uint64(cell), length: uint16(n)}
	for i := 0; i+16 <= n; i += 16 {
		k.second = fold(k.second^binary.LittleEndian.Uint64(cell[i:]), binary.LittleEndian.Uint64(cell[i+8:])^prime)
	}
	k.second = fold(k.second^binary.LittleEndian.Uint64(cell[n-16:]), binary.LittleEndian.Uint64(cell[n-8:])^prime)
	return k
}

func fold(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a^seed, b)
	return hi ^ lo
}

func (k *key) hash() uint64 {
	return fold(k.first^prime, k.second^uint64(k.length)*seed)
}

// find returns the slot of a text of at most maxKept bytes, a free one where
// add would put it.
func (m *valueCache) find(k *key, cell []byte) *slot {
	m.lookups++
	mask := uint64(len(m.slots) - 1)
	for at := k.hash() & mask; ; at = (at + 1) & mask {
		s := &m.slots[at]
		if s.id == 0 || s.first == k.first && s.second == k.second && s.length == k.length && (k.length <= 16 || m.entry(s.id).text == string(cell)) {
			return s
		}
	}
}

// entry returns what goes by a number above that of the empty cell.
func (m *valueCache) entry(id uint32) *entry {
	return &m.pages[id>>pageBits][id&(1<<pageBits-1)]
}

// add remembers the value of a text under a number of its own. It reports false
// when the memory takes no more.
func (m *valueCache) add(s *slot, k *key, text string, v gear.Value) bool {
	size := entryBytes + len(text)
	idle := m.count >= warmUp && m.spread()
	if idle || m.count >= maxEntries || *m.room < size {
		m.closed = true
		if idle {
			m.idle, m.slots = true, nil
		}
		return false
	}
	m.count++
	for int(m.count>>pageBits) >= len(m.pages) {
		m.pages = append(m.pages, make([]entry, 1<<pageBits))
	}
	*m.room -= size
	*m.entry(m.count) = entry{value: v, text: text}
	*s = slot{first: k.first, second: k.second, length: k.length, id: m.count, bad: v.State == gear.Bad}
	return true
}

// spread reports that so few texts came twice that there must be more of them
// than can be remembered: among n texts drawn from so many, n*n/2 of their
// number are seen again.
func (m *valueCache) spread() bool {
	n := uint64(m.count)
	return (m.lookups+m.hits-n)*2*maxEntries < n*n
}

// grow makes room for more. It must be called when two thirds of the slots are taken.
func (m *valueCache) grow() {
	old := m.slots
	m.slots = make([]slot, 2*len(old))
	mask := uint64(len(m.slots) - 1)
	for i := range old {
		s := &old[i]
		if s.id == 0 {
			continue
		}
		k := key{s.first, s.second, s.length}
		at := k.hash() & mask
		for m.slots[at].id != 0 {
			at = (at + 1) & mask
		}
		m.slots[at] = *s
	}
}
