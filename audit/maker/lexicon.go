package maker

import (
	"maps"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/gearaudit/gearaudit/audit/maker/slips"
	"github.com/gearaudit/gearaudit/rules"
)

// addLexicon files the words that say nothing about the maker.
func (x *nameIndex) addLexicon(l *rules.Lexicon) {
	x.commonWords = make(map[string]string, 800)
	x.places = make(map[string]bool, len(l.Places))
	for _, w := range l.Places {
		w = folding(w)
		x.commonWords[w] = w
		x.places[w] = true
	}
	x.firms = make(map[string]bool, len(l.Firms))
	for _, w := range l.Firms {
		x.firms[w] = true
	}
	for _, w := range slices.Sorted(maps.Keys(l.Trade)) {
		x.commonWords[w] = w
		for _, form := range l.Trade[w] {
			x.commonWords[folding(form)] = w
		}
	}
	for _, w := range l.Legal {
		x.commonWords[folding(w)] = ""
	}
	x.links = make(map[string]bool, len(l.Links))
	for _, w := range l.Links {
		x.links[folding(w)] = true
	}
	for w := range x.commonWords {
		if first, _ := utf8.DecodeRuneInString(w); len(w) > 5 && (hangul(first) || kana(first)) {
			x.attached = append(x.attached, w)
		}
	}
	sort.Strings(x.attached)
	for _, list := range [][]string{l.Prefixes, l.Remarks} {
		for _, phrase := range list {
			for _, p := range x.scratch.cut(phrase).parts {
				if _, ok := x.commonWords[p.text]; !ok {
					x.commonWords[p.text] = ""
				}
			}
		}
	}
	x.addSpelling()
	x.blanks, x.sellers, x.makers = x.set(l.Blanks), x.set(l.Sellers), x.set(l.Makers)
	x.resold = newPhraseSet(x.scratch, l.Resold)
	x.before = newPhraseSet(x.scratch, l.Resold, l.Negations, l.Doubts)
	x.doubts = newPhraseSet(x.scratch, l.Doubts)
	x.after = newPhraseSet(x.scratch, l.Afterwards)
	x.accessories = newPhraseSet(x.scratch, l.Accessories)
}

// folding is the form in which words are compared.
func folding(w string) string {
	if isASCII(w) {
		return w
	}
	return strings.ToLower(clean(w))
}

// addSpelling indexes the longer ordinary words, so that a slip in one of them
// does not make it a telling word.
func (x *nameIndex) addSpelling() {
	var words []string
	for w := range x.commonWords {
		if len(w) >= 8 || len(w) == 7 && x.commonWords[w] == "" {
			words = append(words, w)
		}
	}
	sort.Strings(words)
	for _, w := range words {
		x.spelled = append(x.spelled, x.commonWords[w])
	}
	x.spelling = slips.NewTypos(words)
}

// set makes a set of names in canonical and in compact form.
func (x *nameIndex) set(list []string) map[string]bool {
	out := make(map[string]bool, 2*len(list))
	for _, s := range list {
		parts := x.scratch.cut(clean(s)).parts
		out[compact(parts)] = true
		if key := x.canonical(parts); key != "" {
			out[key] = true
		}
	}
	return out
}

// finish builds what needs all names: the typing errors and the order of the
// Chinese names.
func (x *nameIndex) finish() {
	var words []string
	x.begun = map[string][]string{}
	for _, key := range slices.Sorted(maps.Keys(x.tokens)) {
		switch {
		case x.starts.add(key):
			x.begun[key[:3]] = append(x.begun[key[:3]], key)
		case key[0] < utf8.RuneSelf:
			x.short = true
		}
		x.opens[x.tokens[key].text[0]|0x20] = true
		if x.tokens[key].edits > 1 {
			x.doubles.add(key)
		}
		if e := x.tokens[key]; len(key) >= slips.Shortest && len(key) <= 12 && key[0] < 0x80 && e.edits > 0 {
			words = append(words, key)
			x.known = append(x.known, e)
		}
	}
	for key := range x.whole {
		if len(key) > shortestCut && isASCII(key) {
			x.beginnings = append(x.beginnings, key)
		}
	}
	sort.Strings(x.beginnings)
	x.typos = slips.NewTypos(words)
	x.long.keys.Finish()
	x.joinLookAlikes()
	slices.SortStableFunc(x.hanNames, func(a, b *entry) int { return len(b.key) - len(a.key) })
}

// joinLookAlikes files neighbours of several words without their blanks too,
// unless that is a vendor's name.
func (x *nameIndex) joinLookAlikes() {
	for _, text := range slices.Sorted(maps.Keys(x.lookAlikes)) {
		if joined := strings.ReplaceAll(text, " ", ""); x.whole[joined] == nil && x.lookAlikes[joined] == "" {
			x.lookAlikes[joined] = x.lookAlikes[text]
		}
	}
}

// phraseSet finds expressions of one to three words.
type phraseSet struct {
	words  map[string]bool // blanks kept
	begins map[string]bool // the first words
	ends   map[string]bool // the last words
}

func newPhraseSet(scratch *scratch, lists ...[]string) *phraseSet {
	s := &phraseSet{words: map[string]bool{}, begins: map[string]bool{}, ends: map[string]bool{}}
	for _, list := range lists {
		for _, phrase := range list {
			parts := scratch.cut(clean(phrase)).parts
			s.words[spacedText(parts)] = true
			s.begins[parts[0].text] = true
			s.ends[parts[len(parts)-1].text] = true
		}
	}
	return s
}

// endingAt reports whether an expression ends with parts[i].
func (s *phraseSet) endingAt(parts []part, i int) bool {
	if !s.ends[parts[i].text] {
		return false
	}
	for n := 1; n <= 3 && n <= i+1; n++ {
		if s.words[spacedText(parts[i+1-n:i+1])] {
			return true
		}
	}
	return false
}

// anyBefore reports an expression among the four parts before parts[first].
func (s *phraseSet) anyBefore(parts []part, begin, first int) bool {
	for i := max(begin, first-4); i < first; i++ {
		if s.endingAt(parts, i) {
			return true
		}
	}
	return false
}

// startingAt reports whether an expression begins with parts[i].
func (s *phraseSet) startingAt(parts []part, i int) bool {
	if !s.begins[parts[i].text] {
		return false
	}
	for n := 1; n <= 3 && i+n <= len(parts); n++ {
		if s.words[spacedText(parts[i:i+n])] {
			return true
		}
	}
	return false
}

func spacedText(parts []part) string {
	s := parts[0].text
	for _, p := range parts[1:] {
		s += " " + p.text
	}
	return s
}
