package names

import (
	"github.com/gearaudit/gearaudit/audit/maker/evidence"
	"github.com/gearaudit/gearaudit/audit/maker/slips"
	"github.com/gearaudit/gearaudit/audit/maker/words"
)

// fuzzyHits finds slips of the pen in a cell that names nobody known.
func (x *Index) fuzzyHits(n words.Text) []evidence.Hit {
	n.Words = n.Words[:min(len(n.Words), longestPhrase)] // the rest is no maker's name
	for _, w := range n.Words {
		if e := x.Misspelt(n, w); e != nil {
			return []evidence.Hit{x.fuzzyHit(e, w.Text)}
		}
	}
	for _, w := range n.Words {
		if e := x.phraseAt(n, w); e != nil {
			return []evidence.Hit{x.fuzzyHit(e, w.Text)}
		}
	}
	if hits := x.longHit(n); hits != nil {
		return hits
	}
	return x.similar(n)
}

// similar is the neighbour whose name is also a frequent slip.
func (x *Index) similar(n words.Text) []evidence.Hit {
	for _, w := range n.Words {
		if x.LookAlikes[w.Text] == "possible" {
			if i, ok := x.Typos.Near(w.Text); ok {
				return []evidence.Hit{x.fuzzyHit(x.known[i], w.Text)}
			}
		}
	}
	return nil
}

// Misspelt returns the telling name that a word was meant to be.
func (x *Index) Misspelt(n words.Text, w words.Word) *evidence.Entry {
	text := w.Text
	if len(text) < slips.Shortest-1 && !w.HasDigits || x.Makers[text] || x.Sellers[text] || x.LookAlikes[text] == "none" {
		return nil
	}
	if _, common := x.Ordinary[text]; common {
		return nil
	}
	if w.HasDigits {
		text = slips.DigitLetters.Replace(text)
		if e := x.Tokens[text]; e != nil && (len(text) >= slips.Shortest || x.fits(n, w, e, true)) {
			return e
		}
	}
	if i, ok := x.Typos.Near(text); ok && x.fits(n, w, x.known[i], false) {
		return x.known[i]
	}
	if e := x.misread(text); e != nil {
		return e
	}
	if e := x.repeatedLetters(n, w, text); e != nil {
		return e
	}
	if len(text) < 3 || !words.GramAt(&x.doubles, text, 0) {
		return nil
	}
	if i, ok := x.Typos.Two(text, func(i int) bool { return x.known[i].Edits > 1 }); ok && x.fits(n, w, x.known[i], false) {
		return x.known[i]
	}
	return nil
}

// repeatedLetters returns the telling name that a word is when letters that were
// typed twice are taken once, and one of them may be wrong.
func (x *Index) repeatedLetters(n words.Text, w words.Word, text string) *evidence.Entry {
	var buf [slips.Longest]byte
	once := buf[:0]
	for i := range len(text) {
		if i == 0 || text[i] != text[i-1] {
			if len(once) == len(buf) {
				return nil
			}
			once = append(once, text[i])
		}
	}
	if len(once) == len(text) || len(once) < slips.Shortest {
		return nil
	}
	if e := x.Tokens[string(once)]; e != nil && e.Edits > 0 && x.fits(n, w, e, false) {
		return e
	}
	if i, ok := x.Typos.Near(string(once)); ok && x.Typos.Word(i)[0] == once[0] && x.fits(n, w, x.known[i], false) {
		return x.known[i]
	}
	return nil
}

// fits reports whether the rest of the cell lets a word be a slip: a name that
// decides only among ordinary words is looked for only among them.
func (x *Index) fits(n words.Text, w words.Word, e *evidence.Entry, strict bool) bool {
	if e.Word && !strict {
		return true
	}
	begin, end := words.SegmentOf(n.Parts, w.First, w.Last)
	return x.CommonBeside(n.Parts, begin, end, w.First, w.Last)
}

// longestPhrase is in how many parts of a cell a name of several words is looked for:
// each word asks for all the others.
const longestPhrase = 64

// phraseAt returns the name of several words whose telling word was meant.
func (x *Index) phraseAt(n words.Text, w words.Word) *evidence.Entry {
	text := w.Text
	if len(text) < slips.Shortest || len(n.Parts) > longestPhrase || n.Parts[w.First].Han || x.LookAlikes[text] == "none" {
		return nil
	}
	if _, common := x.Ordinary[text]; common {
		return nil
	}
	if w.HasDigits {
		text = slips.DigitLetters.Replace(text)
	}
	var buf [96]byte
	for _, p := range x.Phrases[string(x.AppendCanonicalBeside(buf[:0], n.Parts, w.First, w.Last))] {
		limit := 1
		if len(p.Core) >= 8 {
			limit = 2
		}
		if slips.Distance(text, p.Core, limit) <= limit || isOCRReading(text, p.Core) {
			return p.Entry
		}
	}
	return nil
}

// misread returns the telling name that a scanner may have misread as the text.
func (x *Index) misread(text string) *evidence.Entry {
	var found *evidence.Entry
	slips.Readings(text, func(s string) bool {
		if e := x.Tokens[s]; e != nil && len(s) >= slips.Shortest {
			found = e
		}
		return found != nil
	})
	return found
}

func isOCRReading(text, core string) bool {
	return slips.Readings(text, func(s string) bool { return s == core })
}
