package maker

import (
	"strings"

	"github.com/gearaudit/gearaudit/rules"
)

// entry is one name, code or pattern of the pack.
type entry struct {
	vendor string
	sub    string
	text   string // as the pack has it
	key    string // of a Chinese name
	kind   string // of the relation
	source string // title of the source
	note   string
	sure   bool // somebody looked it up
	dated  *rules.NameGroup
	word   bool // decides wherever it stands
	part   bool // the name of a maker of components
}

// phrase is a name with one telling word among fixed ones.
type phrase struct {
	core  string
	entry *entry
}

// nameIndex finds the names of the pack in cells. It is built once and read by all.
type nameIndex struct {
	whole       map[string]*entry   // canonical form of a whole cell
	tokens      map[string]*entry   // telling words, blanks left out
	rebrands    map[string][]*entry // brands of others
	neighbours  map[string]string   // look-alikes: "none" or "possible"
	phrases     map[string][]phrase // by their fixed words
	natives     []*entry            // Chinese names, longest first
	nativeKeys  map[string]*entry   // Chinese names and their short forms
	typos       *typos              // of the tokens
	known       []*entry            // the token's entries, in the order of typos
	ordinary    map[string]string   // ordinary words: their canonical form, empty for a legal form
	places      map[string]bool
	spelling    *typos   // of the longer ordinary words
	spelled     []string // their canonical forms
	blanks      map[string]bool
	sellers     map[string]bool
	makers      map[string]bool
	before      *phraseSet // words that turn what follows into a mention
	after       *phraseSet // words that turn what stands before into a mention
	accessories *phraseSet // words of parts that fit somebody else's product
	nativeOff   []string   // Chinese words that show another business
	nativeEasy  []string   // ordinary Chinese words
	nativeAt    []string   // Chinese places
}

func newNameIndex(pack *rules.VendorPack) *nameIndex {
	x := &nameIndex{
		whole: map[string]*entry{}, tokens: map[string]*entry{}, rebrands: map[string][]*entry{}, neighbours: map[string]string{}, phrases: map[string][]phrase{}, nativeKeys: map[string]*entry{},
		nativeOff: pack.Lexicon.NativeOthers, nativeEasy: pack.Lexicon.NativeTrade, nativeAt: pack.Lexicon.NativePlaces,
	}
	x.addLexicon(pack.Lexicon)
	for _, v := range pack.Vendors {
		x.addVendor(v)
	}
	x.finish()
	return x
}

func (x *nameIndex) addVendor(v *rules.Vendor) {
	for i := range v.Names {
		g := &v.Names[i]
		proof := v.Proof(g.Source)
		for _, text := range g.Texts {
			x.addName(&entry{vendor: v.ID, sub: g.Sub, text: text, kind: g.Kind, source: proof.Title, note: g.Note, sure: !proof.Unverified(),
				word: g.Rule == "word", part: g.Component, dated: dated(g)}, g.Rule)
		}
	}
	for _, r := range v.Rebrands {
		proof := v.Proof(r.Source)
		for _, text := range append([]string{r.Brand}, r.Also...) {
			e := &entry{vendor: v.ID, text: r.Brand, kind: "rebrand", source: proof.Title, note: r.Caveat}
			key := x.canonical(cut(clean(text)).parts)
			x.rebrands[key] = append(x.rebrands[key], e)
		}
	}
	for _, n := range v.Neighbours {
		x.neighbours[compact(cut(clean(n.Text)).parts)] = n.Level
		x.neighbours[x.canonical(cut(clean(n.Text)).parts)] = n.Level
	}
}

// dated returns the group of a name whose relation has an end or a doubt.
func dated(g *rules.NameGroup) *rules.NameGroup {
	if g.To != 0 || g.From != 0 || g.Kind == "unclear" {
		return g
	}
	return nil
}

// addName files a name under all the ways in which it is looked for.
func (x *nameIndex) addName(e *entry, rule string) {
	parts := cut(clean(e.text)).parts
	if len(parts) == 0 {
		return
	}
	if parts[0].han {
		x.addNative(compact(parts), e)
	}
	x.file(x.canonical(parts), e)
	x.file(compact(parts), e)
	if e.kind == "abbreviation" || e.kind == "typo" {
		return
	}
	if rule == "word" || rule == "alone" {
		if key := compact(parts); len(parts) <= 4 && x.tokens[key] == nil {
			x.tokens[key] = e
		}
	}
	x.addPhrase(parts, e)
}

// file keeps the first entry of a key: the packs list the best source first.
func (x *nameIndex) file(key string, e *entry) {
	if old := x.whole[key]; key != "" && (old == nil || !old.sure && e.sure) {
		x.whole[key] = e
	}
}

// addPhrase files a name of several words under its words without the telling one.
func (x *nameIndex) addPhrase(parts []part, e *entry) {
	at := -1
	for i, p := range parts {
		if _, easy := x.ordinary[p.text]; !easy && (at < 0 || len(p.text) > len(parts[at].text)) {
			at = i
		}
	}
	if at < 0 || len(parts) < 2 || len(parts[at].text) < shortest || parts[at].han {
		return
	}
	rest := make([]part, 0, len(parts))
	rest = append(append(rest, parts[:at]...), parts[at+1:]...)
	if key := x.canonical(rest); key != "" {
		x.phrases[key] = append(x.phrases[key], phrase{core: parts[at].text, entry: e})
	}
}

// compact joins parts without anything between them.
func compact(parts []part) string {
	if len(parts) == 1 {
		return parts[0].text
	}
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(p.text)
	}
	return b.String()
}

// canonical joins parts after legal forms are dropped and ordinary words are
// brought to one form, misspelt ones too.
func (x *nameIndex) canonical(parts []part) string {
	var b strings.Builder
	for i := range parts {
		if c, easy := x.easy(parts[i].text); easy {
			b.WriteString(c)
		} else {
			b.WriteString(parts[i].text)
		}
	}
	return b.String()
}

// easy reports whether a word is an ordinary one, and its canonical form: empty for
// legal forms, single letters and numbers.
func (x *nameIndex) easy(text string) (string, bool) {
	if c, ok := x.ordinary[text]; ok {
		return c, true
	}
	if len(text) == 1 || text[0] >= '0' && text[0] <= '9' {
		return "", true
	}
	if len(text) >= 7 && x.spelling != nil {
		if i, ok := x.spelling.near(text); ok {
			return x.spelled[i], true
		}
	}
	return "", false
}
