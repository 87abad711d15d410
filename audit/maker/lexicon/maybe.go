package lexicon

import (
	"strings"
	"unicode"

	"github.com/gearaudit/gearaudit/audit/maker/words"
	"github.com/gearaudit/gearaudit/rules/labels"
)

// The most that a word has which its column may show to be a maker's name.
const (
	longestOpen   = 24
	mostOpenWords = 3
)

// MayBeName reports a label that says nothing by itself, and is the name of a maker
// where its column shows that: a word of a language that some list of makers has, or
// what is no word, such as a few letters and digits. A word of the trade, and one that
// names nobody, a place, a relation or a remark, is none.
func (x *Lexicon) MayBeName(t string, n words.Text) bool {
	t = strings.TrimSpace(x.withoutBracket(strings.TrimSpace(t)))
	if t == "" || len(t) > longestOpen || len(n.Words) > mostOpenWords || Doubted(t) || strings.ContainsAny(t, "()[]{}<>=:;|\\/@#%*?!\"_$^~`") {
		return false
	}
	compact := words.Compact(n.Parts)
	_, ordinary := x.Ordinary[compact]
	switch {
	case ordinary, x.Blanks[compact], x.Blanks[x.Canonical(n.Parts)], repeated(compact):
		return false
	case labels.Contested(compact):
		return true
	case !strings.ContainsFunc(t, unicode.IsUpper), numbers(t), labels.Trade(compact), x.Negated(n, 0, len(n.Parts)-1), x.Doubts.AnyBefore(n.Parts, 0, len(n.Parts)):
		return false
	}
	telling := false
	for _, w := range n.Words {
		_, ordinary := x.Ordinary[w.Text]
		if x.Blanks[w.Text] || labels.Trade(w.Text) && !ordinary {
			return false
		}
		telling = telling || !ordinary && (!labels.Word(w.Text) || len(n.Words) > 1 && x.firms[n.Words[len(n.Words)-1].Text] && strings.HasPrefix(t, strings.ToUpper(w.Text)))
	}
	return telling
}

// numbers reports a text without letters, or with more than two digits, which numbers
// something.
func numbers(t string) bool {
	letters, digits := 0, 0
	for _, r := range t {
		switch {
		case unicode.IsLetter(r):
			letters++
		case unicode.IsDigit(r):
			digits++
		}
	}
	return letters == 0 || digits > 2
}
