package maker

import (
	"strings"

	"github.com/gearaudit/gearaudit/rules"
)

// addresses calls fn for every hardware address in a cell, as 12 hexadecimal
// digits in upper case. Digits may be grouped by colons, hyphens, dots or
// blanks, and a group of one digit before a colon or hyphen lacks a nought; a
// cell of six digits is the half that names the maker.
func addresses(s string, fn func(string)) {
	var a address
	for i := 0; i < len(s); i++ {
		switch d := hexDigit(s[i]); {
		case d != 0:
			a.add(d)
		case s[i] == ':' || s[i] == '-':
			a.group()
		case s[i] == '.':
		case s[i] == ' ' && a.n%12 != 0:
		default:
			a.emit(fn)
		}
		if a.n == 12 && (i+1 == len(s) || ends(s[i+1])) {
			a.emit(fn)
		}
	}
	if a.n == 6 && !a.found {
		fn(string(a.digits[:6]))
		return
	}
	a.emit(fn)
}

// address is a hardware address on its way.
type address struct {
	digits [24]byte
	n      int
	start  int  // of the present group
	groups int  // that a colon or hyphen ended
	found  bool // there was something before
}

func (a *address) add(d byte) {
	if a.n < len(a.digits) {
		a.digits[a.n] = d
		a.n++
	}
}

// group ends a group, and fills up one of a single digit.
func (a *address) group() {
	if a.n == a.start+1 && a.n < len(a.digits) {
		a.digits[a.n], a.digits[a.start] = a.digits[a.start], '0'
		a.n++
	}
	a.start = a.n
	a.groups++
}

func (a *address) emit(fn func(string)) {
	if a.groups == 5 {
		a.group()
	}
	if a.n == 12 || a.n == 16 {
		fn(string(a.digits[:12]))
	}
	*a = address{found: a.found || a.n > 0}
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
	may   [1 << 12]uint64 // bits by a hash of the first 24 bits: one of them may be registered
	table *rules.OUITable
}

func newPrefixes(pack *rules.VendorPack) *prefixes {
	p := &prefixes{table: &pack.OUI}
	for i := range p.table.Len() {
		n := uint32(0)
		for _, c := range []byte(p.table.Prefix(i)[:6]) { // the pack has nothing but digits
			n = n<<4 | uint32(digit36(c))
		}
		h := p.hash(n)
		p.may[h>>6] |= 1 << (h & 63)
	}
	return p
}

func (p *prefixes) hash(n uint32) uint32 { return n * 0x9e3779b1 >> 14 }

// of returns the number of the prefix that an address of 48 bits has, counted
// from 1, negative where only its text tells; known is false where none is
// registered.
func (p *prefixes) of(address int64) (number int32, known bool) {
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
				h.strength = Capped
			}
		}
		hits = append(hits, h)
	})
	return hits
}
