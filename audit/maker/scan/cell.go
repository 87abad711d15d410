package scan

import (
	"strings"
	"unicode"

	"github.com/gearaudit/gearaudit/audit/maker/codes"
	"github.com/gearaudit/gearaudit/audit/maker/evidence"
	"github.com/gearaudit/gearaudit/audit/maker/words"
)

// longestNameCell is how many bytes a cell may have that holds a maker's name
// and little else.
const longestNameCell = 80

// Cell reads a cell of which nobody knows whether it should name a maker. It
// returns the vendors that it would name as the maker, and whether a list knows
// that maker, designated or not. A cell that speaks of a vendor with doubts, or
// behind a word of relation, names none.
func (n *Names) Cell(text string) (named VendorSet, known bool) {
	if text == "" || len(text) > longestNameCell {
		return named, false
	}
	if i := strings.IndexFunc(text, unicode.IsDigit); i > 0 {
		if end := strings.LastIndexByte(text[:i], ' '); end > 0 { // a model follows
			if named, known = n.Cell(text[:end]); known {
				return named, known
			}
		}
	}
	r := n.index.Read(&words.Cutter{}, text)
	for _, h := range r.Hits {
		if h.Strength >= evidence.Likely {
			named.add(n.bit[h.Entry.Vendor])
		}
	}
	return named, !named.Empty() || len(r.Hits) == 0 && r.Label == evidence.KnownLabel
}

// Model reports a text that begins with a model of a designated maker, by families
// that others have models of too: it decides nothing but where models stand.
func (n *Names) Model(text string) bool {
	found := false
	up, _ := words.Upper(words.Clean(text))
	n.families.Find(up, "model", func(h codes.FamilyHit) { found = found || h.First == 0 })
	return found
}
