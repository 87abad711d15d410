package engine

import (
	"encoding/binary"
	"slices"
)

// markSets numbers sets of small numbers. Many sites have the same few, so that a
// site holds but the number of its set. Set 0 is empty.
type markSets struct {
	sets  [][]uint64
	known map[string]uint32 // by what is in the set
	next  map[markStep]uint32
}

// markStep is a set and what is put into it.
type markStep struct {
	set  uint32
	mark int
}

func newMarkSets() markSets {
	return markSets{sets: [][]uint64{nil}, known: map[string]uint32{"": 0}, next: map[markStep]uint32{}}
}

// with returns the set that has one number more.
func (m *markSets) with(set uint32, mark int) uint32 {
	old := m.sets[set]
	if mark/64 < len(old) && old[mark/64]&(1<<(mark%64)) != 0 {
		return set
	}
	step := markStep{set, mark}
	n, found := m.next[step]
	if !found {
		more := slices.Clone(old)
		for len(more) <= mark/64 {
			more = append(more, 0)
		}
		more[mark/64] |= 1 << (mark % 64)
		n = m.number(more)
		m.next[step] = n
	}
	return n
}

// number returns the number of a set.
func (m *markSets) number(set []uint64) uint32 {
	var text []byte
	for _, word := range set {
		text = binary.LittleEndian.AppendUint64(text, word)
	}
	n, found := m.known[string(text)]
	if !found {
		n = uint32(len(m.sets))
		m.sets = append(m.sets, set)
		m.known[string(text)] = n
	}
	return n
}

// union returns the set that has another one too.
func (m *markSets) union(set uint32, more []uint64) uint32 {
	old := m.sets[set]
	all := slices.Clone(more)
	for i, word := range old {
		if i == len(all) {
			all = append(all, old[i:]...)
			break
		}
		all[i] |= word
	}
	return m.number(all)
}
