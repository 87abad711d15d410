package codes

import (
	"strings"

	"github.com/gearaudit/gearaudit/audit/maker/words"
	"github.com/gearaudit/gearaudit/rules"
)

// Prefixes tells most addresses apart from those with a registered prefix
// without reading their text.
type Prefixes struct {
	may   [1 << 12]uint64 // bits by a hash of the first 24 bits: one of them may be registered
	table *rules.OUITable
}

// NewPrefixes files the registered prefixes of a pack.
func NewPrefixes(pack *rules.VendorPack) *Prefixes {
	p := &Prefixes{table: &pack.OUI}
	for i := range p.table.Len() {
		n := uint32(0)
		for _, c := range []byte(p.table.Prefix(i)[:6]) { // the pack has nothing but digits
			n = n<<4 | uint32(words.Digit36(c))
		}
		h := p.hash(n)
		p.may[h>>6] |= 1 << (h & 63)
	}
	return p
}

// Of returns the number of the prefix that an address of 48 bits has, counted
// from 1, negative where only its text tells; known is false where none is
// registered.
func (p *Prefixes) Of(address int64) (number int32, known bool) {
	n := uint32(address >> 24)
	if h := p.hash(n); p.may[h>>6]>>(h&63)&1 == 0 {
		return 0, false
	}
	var digits [6]byte
	for i := range digits {
		digits[i] = "0123456789ABCDEF"[n>>(20-4*i)&15]
	}
	i := p.table.From(string(digits[:]))
	begins := func(i int) bool { return i < p.table.Len() && p.table.Prefix(i)[:6] == string(digits[:]) }
	switch {
	case !begins(i):
		return 0, false
	case begins(i + 1), len(p.table.Prefix(i)) > 6:
		return -1, address>>40&3 == 0
	}
	return int32(i + 1), address>>40&3 == 0
}

func (p *Prefixes) hash(n uint32) uint32 { return n * 0x9e3779b1 >> 14 }

// Local reports an address that was made up by the device or its owner, or
// that stands for a group: it says nothing about the maker.
func Local(address string) bool {
	return strings.IndexByte("2367ABEF13579DF", address[1]) >= 0 || address == "000000000000"
}
