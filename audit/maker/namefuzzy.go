package maker

import (
	"fmt"

	"github.com/gearaudit/gearaudit/audit/maker/slips"
)

// fuzzyHits finds slips of the pen in a cell that names nobody known.
func (x *nameIndex) fuzzyHits(n name) []hit {
	for _, w := range n.words {
		if e := x.misspelt(n, w); e != nil {
			return []hit{x.fuzzyHit(e, w.text)}
		}
	}
	for _, w := range n.words {
		if e := x.phraseAt(n, w); e != nil {
			return []hit{x.fuzzyHit(e, w.text)}
		}
	}
	if hits := x.longHit(n); hits != nil {
		return hits
	}
	return x.similar(n)
}

func (x *nameIndex) fuzzyHit(e *entry, matched string) hit {
	return hit{entry: e, kind: FuzzyName, strength: Weak, matched: matched, note: fmt.Sprintf("a slip for %q", e.text)}
}

// similar is the neighbour whose name is also a frequent slip.
func (x *nameIndex) similar(n name) []hit {
	for _, w := range n.words {
		if x.lookAlikes[w.text] == "possible" {
			if i, ok := x.typos.Near(w.text); ok {
				return []hit{x.fuzzyHit(x.known[i], w.text)}
			}
		}
	}
	return nil
}

// misspelt returns the telling name that a word was meant to be.
func (x *nameIndex) misspelt(n name, w word) *entry {
	text := w.text
	if len(text) < slips.Shortest-1 && !w.hasDigits || x.makers[text] || x.sellers[text] || x.lookAlikes[text] == "none" {
		return nil
	}
	if _, common := x.commonWords[text]; common {
		return nil
	}
	if w.hasDigits {
		text = slips.DigitLetters.Replace(text)
		if e := x.tokens[text]; e != nil && (len(text) >= slips.Shortest || x.fits(n, w, e, true)) {
			return e
		}
	}
	if i, ok := x.typos.Near(text); ok && x.fits(n, w, x.known[i], false) {
		return x.known[i]
	}
	if e := x.misread(text); e != nil {
		return e
	}
	if e := x.repeatedLetters(n, w, text); e != nil {
		return e
	}
	if len(text) < 3 || !gramAt(&x.doubles, text, 0) {
		return nil
	}
	if i, ok := x.typos.Two(text, func(i int) bool { return x.known[i].edits > 1 }); ok && x.fits(n, w, x.known[i], false) {
		return x.known[i]
	}
	return nil
}

// repeatedLetters returns the telling name that a word is when letters that were
// typed twice are taken once, and one of them may be wrong.
func (x *nameIndex) repeatedLetters(n name, w word, text string) *entry {
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
	if e := x.tokens[string(once)]; e != nil && e.edits > 0 && x.fits(n, w, e, false) {
		return e
	}
	if i, ok := x.typos.Near(string(once)); ok && x.typos.Word(i)[0] == once[0] && x.fits(n, w, x.known[i], false) {
		return x.known[i]
	}
	return nil
}

// fits reports whether the rest of the cell lets a word be a slip: a name that
// decides only among ordinary words is looked for only among them.
func (x *nameIndex) fits(n name, w word, e *entry, strict bool) bool {
	if e.word && !strict {
		return true
	}
	begin, end := segmentOf(n.parts, w.first, w.last)
	return x.commonBeside(n.parts, begin, end, w.first, w.last)
}

// longestPhrase is in how many parts of a cell a name of several words is looked for:
// each word asks for all the others.
const longestPhrase = 64

// phraseAt returns the name of several words whose telling word was meant.
func (x *nameIndex) phraseAt(n name, w word) *entry {
	text := w.text
	if len(text) < slips.Shortest || len(n.parts) > longestPhrase || n.parts[w.first].han || x.lookAlikes[text] == "none" {
		return nil
	}
	if _, common := x.commonWords[text]; common {
		return nil
	}
	if w.hasDigits {
		text = slips.DigitLetters.Replace(text)
	}
	var buf [96]byte
	for _, p := range x.phrases[string(x.appendCanonical(buf[:0], n.parts, w.first, w.last))] {
		limit := 1
		if len(p.core) >= 8 {
			limit = 2
		}
		if slips.Distance(text, p.core, limit) <= limit || isOCRReading(text, p.core) {
			return p.entry
		}
	}
	return nil
}

// misread returns the telling name that a scanner may have misread as the text.
func (x *nameIndex) misread(text string) *entry {
	var found *entry
	slips.Readings(text, func(s string) bool {
		if e := x.tokens[s]; e != nil && len(s) >= slips.Shortest {
			found = e
		}
		return found != nil
	})
	return found
}

func isOCRReading(text, core string) bool {
	return slips.Readings(text, func(s string) bool { return s == core })
}
