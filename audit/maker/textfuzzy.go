package maker

import (
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/rules/labels"
)

// misspeltIn finds a slip of the pen in a name that stands in a model or a free
// text. A word of a language, and the name of another maker, is none.
func (x *nameIndex) misspeltIn(m *scratch, f gear.Field, t string) []hit {
	if f != gear.Model && !isText(f) || !isASCII(t) {
		return nil
	}
	n := m.cut(t)
	for _, w := range n.words {
		if len(w.text) < shortest || w.hasDigits || labels.Word(w.text) || labels.Maker(w.text) {
			continue
		}
		e := x.misspelt(n, w)
		if e == nil || !e.word || e.text[0]|0x20 != w.text[0] {
			continue
		}
		h := x.fuzzyHit(e, w.text)
		begin, end := segmentOf(n.parts, w.first, w.last)
		if x.mentioned(n.parts, begin, end, w.first, w.last) {
			h.strength, h.note = related(f), "named, but not as the maker"
		}
		return []hit{h}
	}
	return nil
}
