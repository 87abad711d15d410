package maker

import (
	"slices"
	"unicode/utf8"

	"github.com/gearaudit/gearaudit/audit/maker/slips"
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
	word   bool            // decides wherever it stands
	part   bool            // the name of a maker of components
	words  int             // that its text has
	edits  int             // letters that may be wrong
	models []string        // of a brand: beginnings of the models that count
	many   bool            // a carrier's, which sells what many make
	limits []rules.Outside // products of its name that the lists may not mean
}

// phrase is a name with one telling word among fixed ones.
type phrase struct {
	core  string
	entry *entry
}

// nameIndex finds the names of the pack in cells. It is built once and read by all.
type nameIndex struct {
	whole        map[string]*entry   // canonical form of a whole cell
	tokens       map[string]*entry   // telling words, blanks left out
	rebrands     map[string][]*entry // brands of others
	lookAlikes   map[string]string   // look-alikes: "none" or "possible"
	phrases      map[string][]phrase // by their fixed words
	hanNames     []*entry            // Chinese names, longest first
	hanKeys      map[string]*entry   // Chinese names and their short forms
	mojibake     mojibake            // names in the wrong encoding
	typos        *slips.Typos        // of the tokens
	long         longNames           // whole names that may bear a slip
	starts       grams               // beginnings of the tokens
	begun        map[string][]string // the tokens by those beginnings
	doubles      grams               // beginnings of the tokens that bear two wrong letters
	opens        [256]bool           // first bytes of what a slip may mean
	kinds        [256]byteKind
	short        bool              // some token is too short to have a beginning
	known        []*entry          // the token's entries, in the order of typos
	commonWords  map[string]string // ordinary words: their canonical form, empty for a legal form
	places       map[string]bool
	firms        map[string]bool // words that names of firms end with
	spelling     *slips.Typos    // of the longer ordinary words
	spelled      []string        // their canonical forms
	blanks       map[string]bool
	sellers      map[string]bool
	makers       map[string]bool
	heads        map[string]bool // first words of the names of several words
	resold       *phraseSet      // words before a seller
	before       *phraseSet      // words that turn what follows into a mention
	doubts       *phraseSet      // those of them that make it a guess
	after        *phraseSet      // words that turn what stands before into a mention
	accessories  *phraseSet      // words of parts that fit somebody else's product
	hanOther     []string        // Chinese words that show another business
	hanCommon    []string        // ordinary Chinese words
	hanPlaces    []string        // Chinese places
	hanRelations []string        // Chinese words of relation
	beginnings   []string        // whole names in Latin letters without blanks, sorted
	links        map[string]bool // words between two names: or, and
	attached     []string        // ordinary words that stand at a name of their script without a blank
	scratch      *scratch        // on which names are cut while the index is built
}

func newNameIndex(pack *rules.VendorPack) *nameIndex {
	names := 0
	for _, v := range pack.Vendors {
		names += v.Spellings()
	}
	x := &nameIndex{
		kinds: byteKinds(), scratch: &scratch{}, whole: make(map[string]*entry, 2*names), tokens: map[string]*entry{}, rebrands: map[string][]*entry{}, lookAlikes: map[string]string{}, phrases: map[string][]phrase{}, hanKeys: map[string]*entry{}, heads: map[string]bool{},
		hanOther: pack.Lexicon.NativeOthers, hanRelations: pack.Lexicon.NativeRelations, hanCommon: pack.Lexicon.NativeTrade, hanPlaces: pack.Lexicon.NativePlaces,
	}
	x.addLexicon(pack.Lexicon)
	for _, v := range pack.Vendors {
		x.addVendor(v)
	}
	x.finish()
	x.scratch = nil
	return x
}

func (x *nameIndex) addVendor(v *rules.Vendor) {
	for i := range v.Names {
		g := &v.Names[i]
		proof := v.Proof(g.Source)
		for _, text := range g.Texts {
			x.addName(&entry{vendor: v.ID, sub: g.Sub, text: text, kind: g.Kind, source: proof.Title, note: g.Note, sure: !proof.Unverified(),
				word: g.Rule == "word", part: g.Component, edits: edits(g), dated: dated(g), limits: v.Outside}, g.Rule)
		}
	}
	for _, r := range v.Rebrands {
		proof := v.Proof(r.Source)
		for _, text := range append([]string{r.Brand}, r.Also...) {
			e := &entry{vendor: v.ID, text: r.Brand, kind: "rebrand", source: proof.Title, note: r.Caveat, models: r.Models, many: r.Many, sure: !proof.Unverified()}
			key := x.canonical(x.scratch.cut(clean(text)).parts)
			if !slices.ContainsFunc(x.rebrands[key], func(o *entry) bool { return o.vendor == e.vendor }) {
				x.rebrands[key] = append(x.rebrands[key], e)
			}
		}
	}
	for _, n := range v.Neighbours {
		x.lookAlikes[x.spelt(x.scratch.cut(clean(n.Text)).parts)] = n.Level
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
	n := x.scratch.cut(clean(e.text))
	parts := n.parts
	if len(parts) == 0 {
		return
	}
	e.words = len(n.words)
	if parts[0].han {
		x.addHan(compact(parts), e)
	}
	x.file(x.canonical(parts), e)
	x.file(compact(parts), e)
	if e.kind == "abbreviation" || e.kind == "typo" {
		return
	}
	if e.edits > 0 && parts[0].text[0] < utf8.RuneSelf {
		x.long.add(string(x.appendBare(nil, parts)), e)
		x.long.add(x.canonical(parts), e)
	}
	if rule == "word" || rule == "alone" {
		if key := compact(parts); len(parts) <= 4 && x.tokens[key] == nil {
			x.tokens[key] = e
		}
	}
	x.addPhrases(n, e)
	if e.words > 1 && !parts[0].han {
		x.heads[parts[0].text] = true
	}
}

// file keeps the first entry of a key: the packs list the best source first.
func (x *nameIndex) file(key string, e *entry) {
	if old := x.whole[key]; key != "" && (old == nil || !old.sure && e.sure) {
		x.whole[key] = e
	}
}

// addPhrases files a name of several words under its words without a telling one.
func (x *nameIndex) addPhrases(n name, e *entry) {
	if e.edits == 0 {
		return
	}
	for _, w := range n.words {
		core := compact(n.parts[w.first : w.last+1])
		if _, common := x.commonWords[core]; common || len(n.words) < 2 || len(core) < slips.Shortest || n.parts[w.first].han {
			continue
		}
		if key := string(x.appendCanonical(nil, n.parts, w.first, w.last)); key != "" {
			x.phrases[key] = append(x.phrases[key], phrase{core: core, entry: e})
		}
	}
}

// compact joins parts without anything between them.
func compact(parts []part) string {
	if len(parts) == 1 {
		return parts[0].text
	}
	return string(appendCompact(nil, parts))
}

func appendCompact(key []byte, parts []part) []byte {
	for i := range parts {
		key = append(key, parts[i].text...)
	}
	return key
}

// spelt joins the parts as they were typed, without legal forms.
func (x *nameIndex) spelt(parts []part) string { return string(x.appendSpelt(nil, parts)) }

func (x *nameIndex) appendSpelt(key []byte, parts []part) []byte {
	start := len(key)
	for i := range parts {
		p := &parts[i]
		if p.gap != glued && x.legalWord(p) {
			continue
		}
		if len(key) > start && p.gap != glued {
			key = append(key, ' ')
		}
		key = append(key, p.text...)
	}
	return key
}

// canonical joins parts after legal forms are dropped and ordinary words are
// brought to one form, misspelt ones too. A word that changes its case or has
// digits inside is one name, and stays as it is.
func (x *nameIndex) canonical(parts []part) string {
	return string(x.appendCanonical(nil, parts, -1, -1))
}

// appendCanonical appends the canonical form of the parts outside first to last, of all for -1.
func (x *nameIndex) appendCanonical(key []byte, parts []part, first, last int) []byte {
	for i := 0; i < len(parts); i++ {
		if i == first {
			i = last
			continue
		}
		p, next := &parts[i], i+1
		if next == first {
			next = last + 1
		}
		end := next >= len(parts)
		whole := p.gap != glued && (end || parts[next].gap != glued)
		initial := len(p.text) == 1 && p.gap != dotted && (end || parts[next].gap != dotted) && p.text[0] > '9'
		if !whole || !x.commonWord(p) || initial && !x.legal(p.text) {
			key = append(key, p.text...)
		} else {
			key = append(key, p.canon...)
		}
	}
	return key
}

// commonWord reports whether a part is an ordinary word, and notes on the part
// what was found.
func (x *nameIndex) commonWord(p *part) bool {
	if !p.rated {
		p.canon, p.common = x.common(p.text)
		p.rated = true
	}
	return p.common
}

// legalWord reports a part that is a legal form.
func (x *nameIndex) legalWord(p *part) bool {
	if p.rated && (!p.common || p.canon != "") {
		return false
	}
	return x.legal(p.text)
}

// legal reports a word that is a legal form.
func (x *nameIndex) legal(text string) bool {
	c, ok := x.commonWords[text]
	return ok && c == ""
}

// edits returns the number of wrong letters that a name bears.
func edits(g *rules.NameGroup) int {
	switch {
	case g.Slips == "none" || g.Kind == "former" || g.Kind == "unclear":
		return 0
	case g.Slips == "two":
		return 2
	}
	return 1
}

// common reports whether a word is an ordinary one, and its canonical form: empty for
// legal forms, single letters and numbers.
func (x *nameIndex) common(text string) (string, bool) {
	if c, ok := x.commonWords[text]; ok {
		return c, true
	}
	if len(text) == 1 || text[0] >= '0' && text[0] <= '9' {
		return "", true
	}
	if len(text) < 6 || x.spelling == nil || x.lookAlikes[text] != "" {
		return "", false
	}
	i, ok := x.spelling.Near(text)
	if !ok {
		return "", false
	}
	if x.typos != nil {
		if _, name := x.typos.Near(text); name {
			return "", false
		}
	}
	return x.spelled[i], true
}
