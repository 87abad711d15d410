package maker

import (
	"fmt"
	"slices"

	"github.com/gearaudit/gearaudit/audit/maker/slips"
)

// hit is a name of the pack found in a cell.
type hit struct {
	entry    *entry
	kind     Kind
	strength Strength
	matched  string
	note     string
}

// reading is what a maker's cell says.
type reading struct {
	hits  []hit
	label Label // of somebody who is not designated
}

// read reads a cell that should name a maker.
func (x *nameIndex) read(m *scratch, s string) reading {
	t := clean(s)
	bare := unwrapped(t)
	n := m.cut(bare)
	r := x.readName(n)
	if cut := x.cutHits(n); len(cut) > 0 && !decisive(r.hits) && (len(r.hits) == 0 || r.hits[0].entry.vendor == cut[0].entry.vendor) {
		r.hits = cut
	}
	if len(r.hits) == 0 && !isASCII(s) {
		r = x.readLooks(n, t, r)
	}
	switch {
	case len(r.hits) > 0 && (doubted(t) || x.doubts.anyBefore(n.parts, 0, len(n.parts)) || x.doubtedBehind(n)):
		r.label = SaysNothing
		for i := range r.hits {
			r.hits[i].strength, r.hits[i].note = min(r.hits[i].strength, Capped), "named as a guess"
		}
	case len(r.hits) == 0 && r.label == NoLabel:
		if bare != t {
			n = m.cut(t)
		}
		r.label = x.labelOf(t, n)
	}
	return r
}

// doubtedBehind reports a remark of doubt that ends a cell.
func (x *nameIndex) doubtedBehind(n name) bool {
	return len(n.parts) > 1 && x.doubts.endingAt(n.parts, len(n.parts)-1)
}

// readLooks reads a cell as it looks: letters of other scripts for Latin ones,
// and names that were saved in one encoding and read in another. Where that
// names no vendor, what was read before stands.
func (x *nameIndex) readLooks(n name, t string, before reading) reading {
	for _, second := range [...]func(part) (string, bool){latinLook, withoutForeign} {
		if again, ok := replaced(n, second); ok {
			if r := x.readName(again); len(r.hits) > 0 {
				return r
			}
		}
	}
	if e := x.mojibake.find(x, t); e != nil {
		h := x.fuzzyHit(e, t)
		h.note = "the name, saved in one encoding and read in another"
		return reading{hits: []hit{h}}
	}
	return before
}

// latinLook gives a word in another script its Latin look.
func latinLook(p part) (string, bool) { return p.alt, p.alt != "" }

// withoutForeign drops the foreign letters of a mixed word.
func withoutForeign(p part) (string, bool) { return p.bare, p.bare != "" }

// replaced makes a copy of the name with other texts, marked as looks.
func replaced(n name, second func(part) (string, bool)) (name, bool) {
	if !slices.ContainsFunc(n.parts, func(p part) bool { return p.alt != "" || p.bare != "" }) {
		return n, false
	}
	changed := false
	out := name{parts: append([]part(nil), n.parts...), words: append([]word(nil), n.words...)}
	for i := range out.parts {
		p := &out.parts[i]
		if text, ok := second(*p); ok {
			for _, r := range p.text {
				if r >= 0x80 && p.look == 0 {
					p.look = r
				}
			}
			p.text, p.rated, changed = text, false, true
		}
	}
	for i, w := range out.words {
		out.words[i].text = compact(out.parts[w.first : w.last+1])
	}
	return out, changed
}

// readName reads what stands before the name of a seller, if that names a
// designated vendor, else the whole cell.
func (x *nameIndex) readName(n name) reading {
	for i := 1; i < len(n.parts); i++ {
		if n.parts[i].gap != glued && x.resold.startingAt(n.parts, i) && !x.sellsFor(n.parts, i) {
			if r := x.readMaker(n.upTo(i)); len(r.hits) > 0 {
				return r
			}
			break
		}
	}
	return x.readMaker(n)
}

// sellsFor reports a last word that makes of what stands before it the name of
// somebody who sells that maker's equipment: Huawei reseller.
func (x *nameIndex) sellsFor(parts []part, i int) bool {
	return i == len(parts)-1 && parts[i].gap == spaced && x.after.startingAt(parts, i)
}

// upTo returns the name before parts[end].
func (n name) upTo(end int) name {
	words := len(n.words)
	for words > 0 && n.words[words-1].last >= end {
		words--
	}
	return name{parts: n.parts[:end], words: n.words[:words]}
}

func (x *nameIndex) readMaker(n name) reading {
	if len(n.parts) == 0 {
		return reading{label: SaysNothing}
	}
	var tightBuf, canonicalBuf, speltBuf [96]byte
	tight, canonical := appendCompact(tightBuf[:0], n.parts), x.appendCanonical(canonicalBuf[:0], n.parts, -1, -1)
	if len(canonical) == 0 && x.whole[string(tight)] == nil || x.blanks[string(tight)] || x.blanks[string(canonical)] {
		return reading{label: SaysNothing}
	}
	if x.lookAlikes[string(x.appendSpelt(speltBuf[:0], n.parts))] == "none" {
		return reading{label: KnownLabel}
	}
	if e := x.entire(n, tight, canonical); e != nil {
		return reading{hits: x.surest(n, x.wholeHit(n, e))}
	}
	if list := x.rebrands[string(canonical)]; len(list) > 0 {
		r := reading{hits: rebrandHits(list, n)}
		if x.sellers[string(tight)] || x.sellers[string(canonical)] {
			r.label = SellerLabel
		}
		return r
	}
	r := reading{hits: x.tokenHits(n)}
	if !decisive(r.hits) {
		r.hits = append(x.segmentHits(n), r.hits...)
	}
	r.hits = append(r.hits, x.hanHits(n)...)
	if len(r.hits) == 0 {
		r.hits = x.innerHits(n)
	}
	if len(r.hits) > 0 {
		if x.besides(n) {
			r.label = KnownLabel
		}
		return r
	}
	if x.sellers[string(tight)] || x.sellers[string(canonical)] {
		return reading{}
	}
	if !x.makers[string(canonical)] && !x.makers[string(tight)] {
		r.hits = x.fuzzyHits(n)
	}
	return r
}

// entire returns the name that is the whole cell.
func (x *nameIndex) entire(n name, tight, canonical []byte) *entry {
	e := x.whole[string(tight)]
	if e == nil {
		e = x.whole[string(canonical)]
	}
	if e == nil && len(n.words) == 1 && len(n.parts) > 2 {
		e = x.camel(n.parts)
	}
	if e == nil || x.negated(n, 0, len(n.parts)-1) {
		return nil
	}
	return e
}

// camel returns the name whose words were written together, each with a capital.
func (x *nameIndex) camel(parts []part) *entry {
	var buf [slips.Longest]byte
	key := buf[:0]
	for i := range parts {
		if len(parts[i].text) < 2 || isNumber(parts[i].text) {
			return nil
		}
		canon, common := x.common(parts[i].text)
		if !common {
			canon = parts[i].text
		}
		key = append(key, canon...)
	}
	return x.whole[string(key)]
}

// surest prefers the vendor's own name inside the name of an affiliate that
// nobody has looked up.
func (x *nameIndex) surest(n name, whole hit) []hit {
	if whole.strength < Strong && whole.entry.dated == nil {
		if hits := x.tokenHits(n); len(hits) == 1 && hits[0].strength > whole.strength && hits[0].entry.vendor == whole.entry.vendor {
			return hits
		}
	}
	return []hit{whole}
}

func decisive(hits []hit) bool {
	return slices.ContainsFunc(hits, func(h hit) bool { return h.strength >= Likely })
}

// negated reports whether a word between the parts makes the cell a mention.
func (x *nameIndex) negated(n name, first, last int) bool {
	for i := first; i <= last; i++ {
		if x.before.endingAt(n.parts, i) && !doNotUse(n.parts, i) && !isNumbering(n.parts, i) {
			return true
		}
		if x.after.startingAt(n.parts, i) {
			return true
		}
	}
	return false
}

// isNumbering reports the "no" of a number.
func isNumbering(parts []part, i int) bool {
	return parts[i].text == "no" && i+1 < len(parts) && isNumber(parts[i+1].text)
}

// doNotUse reports the "not" of a remark about the record.
func doNotUse(parts []part, i int) bool {
	return parts[i].text == "not" && i > 0 && parts[i-1].text == "do"
}

// wholeHit rates a name that is the whole cell.
func (x *nameIndex) wholeHit(n name, e *entry) hit {
	h := hit{entry: e, kind: Name, strength: Strong, matched: written(n.parts)}
	switch {
	case e.kind == "typo":
		h.kind, h.strength, h.note = FuzzyName, Weak, "a known slip for "+e.vendor
	case e.kind == "abbreviation":
		h.strength = Weak
	case e.kind == "parent" && !e.sure:
		h.kind, h.strength = ParentCompany, Weak
	case !e.sure:
		h.strength = Likely
	}
	h.look(n.parts)
	return h
}

// look lowers a hit that needed letters of another script, and says which.
func (h *hit) look(parts []part) {
	for _, p := range parts {
		if p.look != 0 {
			h.strength = min(h.strength, Likely)
			h.note = fmt.Sprintf("the letter U+%04X %c only looks Latin", p.look, p.look)
			return
		}
	}
}

func rebrandHits(list []*entry, n name) []hit {
	hits := make([]hit, len(list))
	for i, e := range list {
		hits[i] = hit{entry: e, kind: RebrandKind, strength: Weak, matched: written(n.parts)}
		if !e.sure {
			hits[i].strength = Capped
		}
	}
	return hits
}

// written renders parts for people, with a blank where there was any gap.
func written(parts []part) string {
	b := make([]byte, 0, 40)
	for i, p := range parts {
		if i > 0 && p.gap != glued {
			b = append(b, ' ')
		}
		b = append(b, p.text...)
	}
	return string(b)
}

// besides reports whether a cell that names a designated vendor also names, in
// a bracket, behind a stroke or an "or", a well known maker that is not designated.
func (x *nameIndex) besides(n name) bool {
	for first := 0; first < len(n.parts); {
		last := x.segmentEnd(n.parts, first)
		seg := n.parts[first : last+1]
		if first > 0 && len(seg) > 1 && x.links[seg[0].text] {
			seg = seg[1:]
		}
		if x.makers[x.canonical(seg)] || x.makers[compact(seg)] || x.makers[seg[0].text] && x.tokens[seg[0].text] == nil && len(seg) > 1 && x.negated(n, first, last) {
			return true
		}
		first = last + 1
	}
	return false
}

// segmentEnd returns the last part of the segment that begins at first: up to
// a bracket, a stroke, a comma or a word between names.
func (x *nameIndex) segmentEnd(parts []part, first int) int {
	for i := first + 1; i < len(parts); i++ {
		if parts[i].gap >= comma || parts[i].gap == spaced && x.links[parts[i].text] {
			return i - 1
		}
	}
	return len(parts) - 1
}
