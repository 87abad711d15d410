package lexicon

import (
	"maps"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/gearaudit/gearaudit/audit/maker/slips"
	"github.com/gearaudit/gearaudit/audit/maker/words"
	"github.com/gearaudit/gearaudit/rules"
)

// Lexicon holds the words that say nothing about the maker, and those that change
// what a name beside them says.
type Lexicon struct {
	LookAlikes   map[string]string // look-alikes: "none" or "possible"
	Typos        *slips.Typos      // of the telling names, which are no slips of ordinary words; nil while those are filed
	Ordinary     map[string]string // ordinary words: their canonical form, empty for a legal form
	places       map[string]bool
	firms        map[string]bool // words that names of firms end with
	spelling     *slips.Typos    // of the longer ordinary words
	spelled      []string        // their canonical forms
	Blanks       map[string]bool
	Sellers      map[string]bool
	Makers       map[string]bool
	Resold       *PhraseSet      // words before a seller
	before       *PhraseSet      // words that turn what follows into a mention
	Made         *PhraseSet      // words of a text before who made the thing
	Doubts       *PhraseSet      // those of them that make it a guess
	After        *PhraseSet      // words that turn what stands before into a mention
	systems      map[string]bool // operating systems, without blanks
	accessories  *PhraseSet      // words of parts that fit somebody else's product
	hanOther     []string        // Chinese words that show another business
	hanCommon    []string        // ordinary Chinese words
	hanPlaces    []string        // Chinese places
	hanRelations []string        // Chinese words of relation
	Links        map[string]bool // words between two names: or, and
	attached     []string        // ordinary words that stand at a name of their script without a blank
}

// New files the words of a pack.
func New(l *rules.Lexicon, cutter *words.Cutter) *Lexicon {
	x := &Lexicon{LookAlikes: map[string]string{}, hanOther: l.NativeOthers, hanRelations: l.NativeRelations, hanCommon: l.NativeTrade, hanPlaces: l.NativePlaces}
	x.addWords(l, cutter)
	x.addSpelling()
	x.Blanks, x.Sellers, x.Makers = x.set(l.Blanks, cutter), x.set(l.Sellers, cutter), x.set(l.Makers, cutter)
	x.Resold = newPhraseSet(cutter, l.Resold)
	x.before = newPhraseSet(cutter, l.Resold, l.Negations, l.Doubts)
	x.Doubts = newPhraseSet(cutter, l.Doubts)
	x.Made = newPhraseSet(cutter, l.Made)
	x.After = newPhraseSet(cutter, l.Afterwards)
	x.systems = x.set(l.Systems, cutter)
	x.accessories = newPhraseSet(cutter, l.Accessories)
	return x
}

// addWords files the ordinary words.
func (x *Lexicon) addWords(l *rules.Lexicon, cutter *words.Cutter) {
	x.Ordinary = make(map[string]string, 800)
	x.places = make(map[string]bool, len(l.Places))
	for _, w := range l.Places {
		w = folding(w)
		x.Ordinary[w] = w
		x.places[w] = true
	}
	x.firms = make(map[string]bool, len(l.Firms))
	for _, w := range l.Firms {
		x.firms[w] = true
	}
	for _, w := range slices.Sorted(maps.Keys(l.Trade)) {
		x.Ordinary[w] = w
		for _, form := range l.Trade[w] {
			x.Ordinary[folding(form)] = w
		}
	}
	for _, w := range l.Legal {
		x.Ordinary[folding(w)] = ""
	}
	x.Links = make(map[string]bool, len(l.Links))
	for _, w := range l.Links {
		x.Links[folding(w)] = true
	}
	for w := range x.Ordinary {
		if first, _ := utf8.DecodeRuneInString(w); len(w) > 5 && (words.Hangul(first) || words.Kana(first)) {
			x.attached = append(x.attached, w)
		}
	}
	sort.Strings(x.attached)
	for _, list := range [][]string{l.Prefixes, l.Remarks} {
		for _, phrase := range list {
			for _, p := range cutter.Cut(phrase).Parts {
				if _, ok := x.Ordinary[p.Text]; !ok {
					x.Ordinary[p.Text] = ""
				}
			}
		}
	}
}

// folding is the form in which words are compared.
func folding(w string) string {
	if words.IsASCII(w) {
		return w
	}
	return strings.ToLower(words.Clean(w))
}

// addSpelling indexes the longer ordinary words, so that a slip in one of them
// does not make it a telling word.
func (x *Lexicon) addSpelling() {
	var words []string
	for w := range x.Ordinary {
		if len(w) >= 8 || len(w) == 7 && x.Ordinary[w] == "" {
			words = append(words, w)
		}
	}
	sort.Strings(words)
	for _, w := range words {
		x.spelled = append(x.spelled, x.Ordinary[w])
	}
	x.spelling = slips.NewTypos(words)
}

// set makes a set of names in canonical and in compact form.
func (x *Lexicon) set(list []string, cutter *words.Cutter) map[string]bool {
	out := make(map[string]bool, 2*len(list))
	for _, s := range list {
		parts := cutter.Cut(words.Clean(s)).Parts
		out[words.Compact(parts)] = true
		if key := x.Canonical(parts); key != "" {
			out[key] = true
		}
	}
	return out
}
