package lexicon

import (
	"slices"
	"strings"
	"unicode"

	"github.com/gearaudit/gearaudit/audit/maker/evidence"
	"github.com/gearaudit/gearaudit/audit/maker/words"
	"github.com/gearaudit/gearaudit/rules/labels"
)

// LabelOf classes a cell that speaks of no designated vendor.
func (x *Lexicon) LabelOf(t string, n words.Text) evidence.Label {
	whole, core := x.labelKeys(n)
	known := labels.Maker(words.Compact(n.Parts)) // a word of relation may be part of the name: Phoenix Contact
	if Doubted(t) || strings.ContainsAny(t, "=<>{}|\\%$^~`") || !known && x.Negated(n, 0, len(n.Parts)-1) {
		return evidence.SaysNothing // a question, a formula, a key
	}
	if strings.IndexByte(t, '/') > 0 && x.wordsAside(n) {
		return evidence.SaysNothing // input/output, and/or
	}
	switch {
	case x.Makers[words.Compact(n.Parts)], x.Makers[x.Canonical(n.Parts)]:
		return evidence.KnownLabel // a carrier elsewhere may have the name too
	case x.isSeller(n, whole):
		return evidence.SellerLabel
	case known, labels.Maker(whole), core != whole && len(core) > 3 && labels.Maker(core), labels.Maker(strings.TrimSpace(t)), x.beginsWithMaker(n), x.bracketed(n):
		return evidence.KnownLabel
	case x.readsAsName(t):
		return evidence.UnlistedLabel
	}
	return x.sides(t)
}

// wordsAside reports words of a language on both sides of one stroke.
func (x *Lexicon) wordsAside(n words.Text) bool {
	word := func(p words.Part) bool { return labels.Word(p.Text) && !x.Makers[p.Text] && !labels.Maker(p.Text) }
	return len(n.Parts) == 2 && n.Parts[1].Gap == words.Slashed && word(n.Parts[0]) && word(n.Parts[1])
}

// sides classes a cell that sets several names side by side: what the least of
// them says. One of which nobody knows whether it is a name makes it nothing.
func (x *Lexicon) sides(t string) evidence.Label {
	if strings.Count(t, "/") > 3 || strings.Contains(t, "//") {
		return evidence.SaysNothing
	}
	left, right, ok := strings.Cut(t, "/")
	if !ok || len(left) < 2 || len(right) < 2 {
		return evidence.SaysNothing
	}
	least := evidence.KnownLabel
	for _, side := range [...]string{left, right} {
		n := (&words.Cutter{}).Cut(strings.TrimSpace(side))
		least = min(least, x.LabelOf(strings.TrimSpace(side), n))
	}
	return least
}

// labelKeys returns the name without legal forms, and without the words of
// anybody's name as well.
func (x *Lexicon) labelKeys(n words.Text) (whole, core string) {
	words := make([]string, len(n.Words))
	for i, w := range n.Words {
		words[i] = w.Text
		if strings.IndexByte(w.Text, '\'') >= 0 {
			words[i] = strings.ReplaceAll(w.Text, "'", "")
		}
	}
	whole = labels.Key(words, x.legal)
	return whole, labels.Key(words, func(w string) bool { _, ok := x.Ordinary[w]; return ok })
}

func (x *Lexicon) isSeller(n words.Text, whole string) bool {
	return x.Sellers[words.Compact(n.Parts)] || x.Sellers[x.Canonical(n.Parts)] || labels.Seller(whole)
}

// beginsWithMaker reports a cell that begins with a well known maker's name
// which is nobody's word, before something else: Axis P3245; or before the name of
// an operating system, whatever word it is: Cisco IOS-XE.
func (x *Lexicon) beginsWithMaker(n words.Text) bool {
	key := ""
	for i := range min(len(n.Words)-1, 3) {
		key += n.Words[i].Text
		if x.Makers[key] && (i > 0 || !labels.Word(key) || x.systems[words.Compact(n.Parts[n.Words[i].Last+1:])]) {
			return true
		}
	}
	return false
}

// bracketed reports a known maker's name before a bracket, or in it: TCT
// (Alcatel), Onn (US).
func (x *Lexicon) bracketed(n words.Text) bool {
	open := slices.IndexFunc(n.Parts, func(p words.Part) bool { return p.Gap == words.Opened })
	if open < 1 {
		return false
	}
	for _, half := range [...][]words.Part{n.Parts[:open], n.Parts[open:]} {
		if key := words.Compact(half); x.Makers[key] || len(key) > 3 && labels.Maker(key) || labels.Maker(x.Canonical(half)) {
			return true
		}
	}
	return false
}

// Doubted reports a question mark before or behind a name.
func Doubted(t string) bool {
	t = strings.TrimFunc(t, func(r rune) bool { return unicode.IsSpace(r) || r == ')' || r == ']' || r == '(' || r == '[' })
	return strings.HasSuffix(t, "?") || strings.HasPrefix(t, "?")
}
