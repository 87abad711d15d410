package names

import (
	"github.com/gearaudit/gearaudit/audit/maker/evidence"
	"github.com/gearaudit/gearaudit/audit/maker/slips"
	"github.com/gearaudit/gearaudit/audit/maker/words"
)

// shortestName is the length from which a whole name may bear a slip anywhere
// in it, an ordinary word included: Zhongxing Telcom.
const shortestName = 5

// longNames finds whole names that differ in one letter.
type longNames struct {
	keys    slips.Halves
	entries []*evidence.Entry
}

func (l *longNames) add(key string, e *evidence.Entry) {
	if l.keys.Add(key) {
		l.entries = append(l.entries, e)
	}
}

// near returns the entry of a name that is one edit away.
func (l *longNames) near(text []byte) *evidence.Entry {
	if i, ok := l.keys.Near(text); ok {
		return l.entries[i]
	}
	return nil
}

// longHit finds a slip in a name that is a whole cell: one wrong letter, or a
// legal form that cannot be read.
func (x *Index) longHit(n words.Text) []evidence.Hit {
	var buf [2 * slips.Longest]byte
	bare := x.AppendBare(buf[:0], n.Parts)
	e := x.long.near(bare)
	if e == nil {
		e = x.long.near(x.AppendCanonical(buf[:0], n.Parts))
	}
	if e == nil {
		e = x.withoutTail(n)
	}
	if e == nil {
		return nil
	}
	return []evidence.Hit{x.fuzzyHit(e, words.Written(n.Parts))}
}

// withoutTail returns the name that is left when the last word, a short one
// that nobody knows, is taken for a misspelt legal form.
func (x *Index) withoutTail(n words.Text) *evidence.Entry {
	if len(n.Words) < 2 {
		return nil
	}
	last := n.Words[len(n.Words)-1]
	if len(last.Text) > 4 || last.HasDigits || x.CommonWord(&n.Parts[last.First]) {
		return nil
	}
	var buf [2 * slips.Longest]byte
	if key := x.AppendCanonical(buf[:0], n.Parts[:last.First]); len(key) >= shortestName {
		if e := x.Whole[string(key)]; e != nil && e.Edits > 0 {
			return e
		}
	}
	return nil
}
