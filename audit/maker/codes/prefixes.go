package codes

import (
	"strings"

	"github.com/gearaudit/gearaudit/audit/maker/words"
	"github.com/gearaudit/gearaudit/rules"
)

// Prefixes tells most addresses apart from those with a registered prefix
// without reading their text.
type Prefixes struct {
	may     [1 << 12]uint64  // bits by a hash of the first 24 bits: one of them may be registered
	numbers map[uint32]int32 // by the first 24 bits: of the prefix, from 1; negative where there are several or a longer one
}

// NewPrefixes files the registered prefixes of a pack.
func NewPrefixes(pack *rules.VendorPack) *Prefixes {
	table := &pack.OUI
	p := &Prefixes{numbers: make(map[uint32]int32, table.Len())}
	for i := range table.Len() {
		n, prefix := uint32(0), table.Prefix(i)
		for _, c := range []byte(prefix[:6]) { // the pack has nothing but digits
			n = n<<4 | uint32(words.Digit36(c))
		}
		if p.numbers[n] != 0 || len(prefix) > 6 {
			p.numbers[n] = -1
		} else {
			p.numbers[n] = int32(i + 1)
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
	number, found := p.numbers[n]
	return number, found && address>>40&3 == 0
}

func (p *Prefixes) hash(n uint32) uint32 { return n * 0x9e3779b1 >> 14 }

// Local reports an address that was made up by the device or its owner, or
// that stands for a group: it says nothing about the maker.
func Local(address string) bool {
	return strings.IndexByte("2367ABEF13579DF", address[1]) >= 0 || address == "000000000000"
}
