package maker

import (
	"fmt"
	"net/netip"
	"strings"
	"unicode"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/rules"
)

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
	gear.EachMAC(s, func(a string) {
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

// writtenAddresses finds hardware addresses among words: behind a label, as a
// mask or a range, and in the link-local address that a device makes of its own.
// Of each it returns the half that names the maker.
func writtenAddresses(s string) []string {
	var out []string
	for token := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune(" \t\r\n,;/|()[]=<>\"'%", r) }) {
		if ip, err := netip.ParseAddr(token); err == nil {
			if b := ip.As16(); ip.Is6() && b[11] == 0xff && b[12] == 0xfe {
				out = append(out, fmt.Sprintf("%02X%02X%02X", b[8]^2, b[9], b[10]))
			}
			continue
		}
		if label, rest, ok := strings.Cut(token, ":"); ok && len(label) > 2 {
			token = rest
		}
		if half, ok := makersHalf(token); ok {
			out = append(out, half)
		}
	}
	return out
}

// makersHalf returns the first six digits of an address of twelve, or of one
// whose other digits are masked.
func makersHalf(token string) (string, bool) {
	var digits []byte
	masked := false
	for i := range len(token) {
		switch c := token[i]; {
		case digit36(c) < 16:
			digits = append(digits, c)
		case c == '*' || c|0x20 == 'x':
			masked = true
		case c != ':' && c != '-' && c != '.':
			return "", false
		}
	}
	if len(digits) != 12 && (!masked || len(digits) < 6) {
		return "", false
	}
	return string(digits[:6]), true
}

// objectNames reads the name of a module of SNMP objects, or of an object, which
// begins with its author: HUAWEI-MIB::huaweiProducts.4, zxr10.
func (d *Identifier) objectNames(m *scratch, s string) []hit {
	if strings.IndexFunc(s, unicode.IsLetter) < 0 || arcOf(s) != "" {
		return nil
	}
	module, _, named := strings.Cut(s, "::")
	author, _, _ := strings.Cut(module, "-")
	hits := d.names.mentions(m, gear.SysObjectID, author)
	if named {
		hits = d.names.read(m, author).hits
	}
	if len(hits) == 0 {
		hits = d.familyHits(m, gear.SysDescr, author)
	}
	for i := range hits {
		hits[i].kind = SysObjectID
	}
	return hits
}

// addressesIn finds whole hardware addresses in a free text. They tell the maker
// less surely than in a column of their own, and nothing behind a word of
// relation.
func (d *Identifier) addressesIn(m *scratch, f gear.Field, t string) []hit {
	if !mayHoldAddress(t) {
		return nil
	}
	var hits []hit
	for token := range strings.FieldsFuncSeq(t, func(r rune) bool { return strings.ContainsRune(" \t\r\n,;/|()[]=<>\"'%", r) }) {
		if half, ok := makersHalf(token); !ok || !grouped(token) {
			continue
		} else if found := d.addressHits(half); len(found) > 0 {
			h := found[0]
			h.strength = min(h.strength, Medium)
			if f == gear.Notes {
				h.strength = min(h.strength, Weak)
			}
			at := strings.Index(t, token)
			d.relation(m, f, &h, t, at, at+len(token))
			hits = better(hits, h)
		}
	}
	return hits
}

// grouped reports an address in groups of two or of four digits.
func grouped(token string) bool {
	for _, size := range [...]int{2, 4} {
		if len(token) != 12+12/size-1 {
			continue
		}
		fits := true
		for i := range len(token) {
			fits = fits && (digit36(token[i]) > 15) == (i%(size+1) == size)
		}
		if fits {
			return true
		}
	}
	return false
}
