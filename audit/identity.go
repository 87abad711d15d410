package audit

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"math/bits"
	"strconv"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/report"
)

// identity names an item so that it is found again in another file and another
// row order. It is 64 bits of a SHA-256, enough to tell a million items apart
// with odds of one in forty million against a clash.
type identity uint64

// identify names an item by what it is known by. Where that is neither a serial
// number nor a tag, what describes it further tells the items of a place apart;
// those that cannot be told apart are numbered later.
func identify(it *gear.Item, vendor string) (identity, report.Identity) {
	id := gear.IdentityOf(it, vendor)
	parts := []string{id.Key}
	if id.By != gear.BySerial && id.By != gear.ByTag {
		for _, f := range [...]gear.Field{gear.Brand, gear.Model, gear.PartNumber, gear.Description} {
			parts = append(parts, gear.FoldName(it.Text(f)))
		}
	}
	return digest(id.By, parts...), report.Identity{By: id.By, Key: id.Key}
}

func digest(kind string, parts ...string) identity {
	var buf [192]byte
	text := append(buf[:0], kind...)
	for _, p := range parts {
		text = append(append(text, 0), p...)
	}
	sum := sha256.Sum256(text)
	return identity(binary.BigEndian.Uint64(sum[:8]))
}

// String returns the identity as reports write it.
func (i identity) String() string {
	var raw [8]byte
	var text [16]byte
	binary.BigEndian.PutUint64(raw[:], uint64(i))
	hex.Encode(text[:], raw[:])
	return string(text[:])
}

// numbered returns the identity of the nth of the items that cannot be told
// apart.
func (i identity) numbered(n uint32) string {
	if n <= 1 {
		return i.String()
	}
	return i.String() + "-" + strconv.FormatUint(uint64(n), 10)
}

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

// keptDuplicates bounds the serial numbers and tags that a run lists as standing
// on several rows, keptFirst those of which it is known where they stood first,
// and keptSources the rows that one of them lists.
const (
	keptDuplicates = 1000
	keptFirst      = 1 << 14
	keptSources    = 10
)

// duplicates finds the serial numbers and tags that stand on several of the rows
// that an output takes: those with a finding, or all.
type duplicates struct {
	first map[identity]report.Source
	at    map[identity]int // in list
	list  []report.Duplicate
}

// add notes an item, the nth of its identity. Of the rows that say what another
// one says, only the first is an item.
func (d *duplicates) add(it *report.Item, id identity, n uint32) {
	if by := it.Identity.By; by != gear.BySerial && by != gear.ByTag {
		return
	}
	if n == 1 && len(d.first) < keptFirst {
		if d.first == nil {
			d.first, d.at = map[identity]report.Source{}, map[identity]int{}
		}
		d.first[id] = it.Source
	}
	if n == 1 && len(it.AlsoAt) == 0 {
		return
	}
	i, found := d.at[id]
	if !found {
		if len(d.list) == keptDuplicates {
			return
		}
		i = len(d.list)
		d.at[id] = i
		d.list = append(d.list, report.Duplicate{Identity: it.Identity, Counted: 1, Items: 1})
		if first, known := d.first[id]; known && n > 1 {
			d.list[i].Sources = append(d.list[i].Sources, first)
		}
	}
	x := &d.list[i]
	x.Counted = int64(n)
	x.Items += int64(len(it.AlsoAt))
	if n > 1 {
		x.Items++
	}
	for _, s := range append([]report.Source{it.Source}, it.AlsoAt[:min(len(it.AlsoAt), keptSources)]...) {
		if len(x.Sources) < keptSources {
			x.Sources = append(x.Sources, s)
		}
	}
}
