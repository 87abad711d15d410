package maker

import (
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/rules"
)

// addresses calls fn for every hardware address in a cell, as 12 hexadecimal
// digits in upper case. Digits may be grouped by colons, hyphens, dots or
// blanks; a cell of six digits is the half that names the maker.
func addresses(s string, fn func(string)) {
	var digits [24]byte
	n, found := 0, false
	emit := func() {
		if n == 12 || n == 16 {
			fn(string(digits[:12]))
		}
		found, n = found || n > 0, 0
	}
	for i := 0; i < len(s); i++ {
		switch d := hexDigit(s[i]); {
		case d != 0 && n < len(digits):
			digits[n] = d
			n++
		case d == 0 && (s[i] == ':' || s[i] == '-' || s[i] == '.'):
		case d == 0 && s[i] == ' ' && n%12 != 0:
		default:
			emit()
		}
		if n == 12 && (i+1 == len(s) || ends(s[i+1])) {
			emit()
		}
	}
	if n == 6 && !found {
		fn(string(digits[:6]))
		return
	}
	emit()
}

// ends reports what stands behind a whole address.
func ends(c byte) bool { return c == ' ' || c == ',' || c == ';' || c == '/' || c == '|' || c == '\n' }

func hexDigit(c byte) byte {
	switch {
	case c >= '0' && c <= '9', c >= 'A' && c <= 'F':
		return c
	case c >= 'a' && c <= 'f':
		return c - 'a' + 'A'
	}
	return 0
}

// local reports an address that was made up by the device or its owner, or
// that stands for a group: it says nothing about the maker.
func local(address string) bool {
	return strings.IndexByte("2367ABEF13579DF", address[1]) >= 0 || address == "000000000000"
}

// prefixes tells most addresses apart from those with a registered prefix
// without reading their text.
type prefixes struct {
	may  [1 << 12]uint64  // bits by a hash of the first 24 bits: one of them may be registered
	byID map[uint32]int32 // the first 24 bits: the number of their prefix, from 1; negative where longer prefixes share them
}

func newPrefixes(pack *rules.VendorPack) *prefixes {
	p := &prefixes{byID: make(map[uint32]int32, len(pack.OUI))}
	for i := range pack.OUI {
		prefix := pack.OUI[i].Prefix
		n, _ := strconv.ParseUint(prefix[:6], 16, 32) // the pack has nothing but digits
		h := p.hash(uint32(n))
		p.may[h>>6] |= 1 << (h & 63)
		if _, twice := p.byID[uint32(n)]; twice || len(prefix) > 6 {
			p.byID[uint32(n)] = -1
		} else {
			p.byID[uint32(n)] = int32(i + 1)
		}
	}
	return p
}

func (p *prefixes) hash(n uint32) uint32 { return n * 0x9e3779b1 >> 14 }

// of returns the number of the prefix that an address of 48 bits has, negative
// where only its text tells; known is false where none is registered.
func (p *prefixes) of(address int64) (number int32, known bool) {
	n := uint32(address >> 24)
	if h := p.hash(n); p.may[h>>6]>>(h&63)&1 == 0 {
		return 0, false
	}
	number, known = p.byID[n]
	return number, known && address>>40&3 == 0
}

// addressHits finds registered prefixes. Those of former affiliates follow the
// dates of their names.
func (d *Identifier) addressHits(s string) []hit {
	var hits []hit
	addresses(s, func(a string) {
		if local(a) {
			return
		}
		o, ok := d.pack.PrefixOf(a)
		if !ok {
			return
		}
		h := hit{kind: MAC, strength: Strong, matched: o.Prefix, entry: &entry{vendor: o.Vendor, sub: o.Sub, text: o.Prefix, kind: o.Relation, source: "IEEE registry of hardware addresses",
			sure: true, dated: d.relations[o.Vendor+"/"+o.Sub]}}
		switch o.Relation {
		case "oem":
			h.kind, h.strength, h.note = RebrandKind, Weak, "the prefix is of "+o.Sub+", which sells what "+o.Vendor+" makes"
		case "unclear", "former":
			if h.entry.dated == nil {
				h.strength = Mention
			}
		}
		hits = append(hits, h)
	})
	return hits
}
