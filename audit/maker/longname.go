package maker

import "github.com/gearaudit/gearaudit/audit/maker/slips"

// shortestName is the length from which a whole name may bear a slip anywhere
// in it, an ordinary word included: Zhongxing Telcom.
const shortestName = 5

// longNames finds whole names that differ in one letter.
type longNames struct {
	keys    slips.Halves
	entries []*entry
}

func (l *longNames) add(key string, e *entry) {
	if l.keys.Add(key) {
		l.entries = append(l.entries, e)
	}
}

// near returns the entry of a name that is one edit away.
func (l *longNames) near(text []byte) *entry {
	if i, ok := l.keys.Near(text); ok {
		return l.entries[i]
	}
	return nil
}

// longHit finds a slip in a name that is a whole cell: one wrong letter, or a
// legal form that cannot be read.
func (x *nameIndex) longHit(n name) []hit {
	var buf [2 * slips.Longest]byte
	bare := x.appendBare(buf[:0], n.parts)
	e := x.long.near(bare)
	if e == nil {
		e = x.long.near(x.appendCanonical(buf[:0], n.parts, -1, -1))
	}
	if e == nil {
		e = x.withoutTail(n)
	}
	if e == nil {
		return nil
	}
	return []hit{x.fuzzyHit(e, written(n.parts))}
}

// withoutTail returns the name that is left when the last word, a short one
// that nobody knows, is taken for a misspelt legal form.
func (x *nameIndex) withoutTail(n name) *entry {
	if len(n.words) < 2 {
		return nil
	}
	last := n.words[len(n.words)-1]
	if len(last.text) > 4 || last.hasDigits || x.commonWord(&n.parts[last.first]) {
		return nil
	}
	var buf [2 * slips.Longest]byte
	if key := x.appendCanonical(buf[:0], n.parts[:last.first], -1, -1); len(key) >= shortestName {
		if e := x.whole[string(key)]; e != nil && e.edits > 0 {
			return e
		}
	}
	return nil
}

// appendBare joins the parts without legal forms.
func (x *nameIndex) appendBare(key []byte, parts []part) []byte {
	for i := range parts {
		if parts[i].gap == glued || !x.legalWord(&parts[i]) {
			key = append(key, parts[i].text...)
		}
	}
	return key
}
