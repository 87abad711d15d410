package audit

import "math/bits"

// idSet counts how often identities were added. An identity is a number of 64
// bits, evenly spread as digests are; one takes 9 to 13 bytes, because there may be
// millions of them. The zero value is empty.
type idSet struct {
	buckets [256]bucket       // by the low bits; small ones, so that growing takes little memory
	again   map[uint64]uint32 // how often those were added that were added more than once
}

// bucket is a set of numbers, in slots that follow the order of the numbers as
// far as there is room. 0 is an empty slot.
type bucket struct {
	slots []uint64
	taken int
}

// add counts an identity and returns how often it was added.
func (s *idSet) add(id uint64) uint32 {
	id = max(id, 1)
	if s.buckets[id&0xff].put(id) {
		return 1
	}
	if s.again == nil {
		s.again = map[uint64]uint32{}
	}
	n := max(s.again[id], 1) + 1
	s.again[id] = n
	return n
}

// put puts a number in the bucket. It reports false for one that is there.
func (s *bucket) put(id uint64) bool {
	if s.taken*20 >= len(s.slots)*17 {
		s.grow()
	}
	at := s.find(id)
	if s.slots[at] == id {
		return false
	}
	s.slots[at] = id
	s.taken++
	return true
}

// find returns the slot of a number, or the empty one that it would take.
func (s *bucket) find(id uint64) int {
	high, _ := bits.Mul64(id, uint64(len(s.slots)))
	at := int(high)
	for s.slots[at] != 0 && s.slots[at] != id {
		if at++; at == len(s.slots) {
			at = 0
		}
	}
	return at
}

func (s *bucket) grow() {
	old := s.slots
	s.slots = make([]uint64, max(16, len(old)*5/4))
	for _, id := range old {
		if id != 0 {
			s.slots[s.find(id)] = id
		}
	}
}
