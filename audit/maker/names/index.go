package names

import (
	"slices"
	"unicode/utf8"

	"github.com/gearaudit/gearaudit/audit/maker/evidence"
	"github.com/gearaudit/gearaudit/audit/maker/lexicon"
	"github.com/gearaudit/gearaudit/audit/maker/slips"
	"github.com/gearaudit/gearaudit/audit/maker/words"
	"github.com/gearaudit/gearaudit/rules"
)

// Phrase is a name with one telling word among fixed ones.
type Phrase struct {
	Core  string
	Entry *evidence.Entry
}

// Index finds the names of the pack in cells. It is built once and read by all.
type Index struct {
	*lexicon.Lexicon
	Whole      map[string]*evidence.Entry   // canonical form of a whole cell
	Tokens     map[string]*evidence.Entry   // telling words, blanks left out
	rebrands   map[string][]*evidence.Entry // brands of others
	Phrases    map[string][]Phrase          // by their fixed words
	hanNames   []*evidence.Entry            // Chinese names, longest first
	HanKeys    map[string]*evidence.Entry   // Chinese names and their short forms
	Mojibake   Mojibake                     // names in the wrong encoding
	long       longNames                    // whole names that may bear a slip
	starts     words.Grams                  // beginnings of the tokens
	begun      map[string][]string          // the tokens by those beginnings
	doubles    words.Grams                  // beginnings of the tokens that bear two wrong letters
	Opens      [256]bool                    // first bytes of what a slip may mean
	kinds      [256]words.ByteKind
	short      bool              // some token is too short to have a beginning
	known      []*evidence.Entry // the token's entries, in the order of typos
	heads      map[string]bool   // first words of the names of several words
	beginnings []string          // whole names in Latin letters without blanks, sorted
	shortened  [26][]string      // by first letter, what people may shorten: telling words, and initials of names of several
	cutter     *words.Cutter     // on which names are cut while the index is built
}

// New files the names of a pack.
func New(pack *rules.VendorPack) *Index {
	names := 0
	for _, v := range pack.Vendors {
		names += v.Spellings()
	}
	cutter := &words.Cutter{}
	x := &Index{
		Lexicon: lexicon.New(pack.Lexicon, cutter), kinds: words.ByteKinds(), cutter: cutter, Whole: make(map[string]*evidence.Entry, 2*names),
		Tokens: map[string]*evidence.Entry{}, rebrands: map[string][]*evidence.Entry{}, Phrases: map[string][]Phrase{}, HanKeys: map[string]*evidence.Entry{}, heads: map[string]bool{},
	}
	for _, v := range pack.Vendors {
		x.addVendor(v)
	}
	x.finish()
	x.cutter = nil
	return x
}

func (x *Index) addVendor(v *rules.Vendor) {
	for i := range v.Names {
		g := &v.Names[i]
		proof := v.Proof(g.Source)
		for _, text := range g.Texts {
			x.addName(&evidence.Entry{Vendor: v.ID, Sub: g.Sub, Text: text, Kind: g.Kind, Source: proof.Title, Note: g.Note, Sure: !proof.Unverified(),
				Word: g.Rule == "word", Part: g.Component, Edits: edits(g), Dated: Dated(g), Limits: v.Outside}, g.Rule)
		}
	}
	for _, r := range v.Rebrands {
		proof := v.Proof(r.Source)
		for _, text := range append([]string{r.Brand}, r.Also...) {
			e := &evidence.Entry{Vendor: v.ID, Text: r.Brand, Kind: "rebrand", Source: proof.Title, Note: r.Caveat, Models: r.Models, Many: r.Many, Sure: !proof.Unverified()}
			key := x.Canonical(x.cutter.Cut(words.Clean(text)).Parts)
			if !slices.ContainsFunc(x.rebrands[key], func(o *evidence.Entry) bool { return o.Vendor == e.Vendor }) {
				x.rebrands[key] = append(x.rebrands[key], e)
			}
		}
	}
	for _, n := range v.Neighbours {
		x.LookAlikes[x.Spelt(x.cutter.Cut(words.Clean(n.Text)).Parts)] = n.Level
	}
}

// Dated returns the group of a name whose relation has an end or a doubt.
func Dated(g *rules.NameGroup) *rules.NameGroup {
	if g.To != 0 || g.From != 0 || g.Kind == "unclear" {
		return g
	}
	return nil
}

// addName files a name under all the ways in which it is looked for.
func (x *Index) addName(e *evidence.Entry, rule string) {
	n := x.cutter.Cut(words.Clean(e.Text))
	parts := n.Parts
	if len(parts) == 0 {
		return
	}
	e.Words = len(n.Words)
	if parts[0].Han {
		x.addHan(words.Compact(parts), e)
	}
	x.file(x.Canonical(parts), e)
	x.file(words.Compact(parts), e)
	if e.Words > 1 {
		x.addShortened(initials(n))
	}
	if e.Kind == "abbreviation" || e.Kind == "typo" {
		return
	}
	if e.Edits > 0 && parts[0].Text[0] < utf8.RuneSelf {
		x.long.add(string(x.AppendBare(nil, parts)), e)
		x.long.add(x.Canonical(parts), e)
	}
	if rule == "word" || rule == "alone" {
		if key := words.Compact(parts); len(parts) <= 4 && x.Tokens[key] == nil {
			x.Tokens[key] = e
		}
	}
	x.addPhrases(n, e)
	if e.Words > 1 && !parts[0].Han {
		x.heads[parts[0].Text] = true
	}
}

// file keeps the first entry of a key: the packs list the best source first.
func (x *Index) file(key string, e *evidence.Entry) {
	if old := x.Whole[key]; key != "" && (old == nil || !old.Sure && e.Sure) {
		x.Whole[key] = e
	}
}

// addPhrases files a name of several words under its words without a telling one.
func (x *Index) addPhrases(n words.Text, e *evidence.Entry) {
	if e.Edits == 0 {
		return
	}
	for _, w := range n.Words {
		core := words.Compact(n.Parts[w.First : w.Last+1])
		if _, common := x.Ordinary[core]; common || len(n.Words) < 2 || len(core) < slips.Shortest || n.Parts[w.First].Han {
			continue
		}
		if key := string(x.AppendCanonicalBeside(nil, n.Parts, w.First, w.Last)); key != "" {
			x.Phrases[key] = append(x.Phrases[key], Phrase{Core: core, Entry: e})
		}
	}
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
