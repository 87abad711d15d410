package inventory

import (
	"bytes"
	"strings"
	"sync"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// sums reports a line of totals. A bare word such as "total" with nothing but
// numbers behind it is one, unless a cell that tells of a maker is filled. Where
// more stands in the cell, as in the name of a place or a firm, or such a cell is
// filled, the numbers must be the sums of the rows above.
func (f *File) sums(cut *rowReader, r *row) bool {
	switch f.sumWord(cut, r) {
	case sumAlone:
		return true
	case sumPhrase:
		return f.proof.lines()[r.line]
	default:
		return false
	}
}

// sumWord says how a row speaks of a sum.
type sumWord uint8

const (
	noSum     sumWord = iota
	sumPhrase         // it begins with such a word, as "total of site 7", and must be proven
	sumAlone          // its only word is such a word
)

// sumWord reads a row that may be a line of totals.
func (f *File) sumWord(cut *rowReader, r *row) sumWord {
	word := noSum
	for i := range r.cells() {
		cell, _ := cut.cell(r, i)
		if len(cell) > 0 && !(isWord(cell[0]) && isWord(cell[len(cell)-1])) {
			cell = bytes.Trim(cell, " \t\"")
		}
		switch {
		case len(cell) == 0:
		case word == noSum:
			if word = f.sumWordOf(cell); word == noSum {
				return noSum
			}
		case !numeric(string(cell)):
			return noSum
		case f.evidence(i):
			word = sumPhrase
		}
	}
	return word
}

// sumWordOf reads a cell in one of the languages of the headings.
func (f *File) sumWordOf(text []byte) sumWord {
	if len(text) > 64 || isWord(text[0]) && !f.skips[text[0]] {
		return noSum
	}
	word, _, _ := bytes.Cut(text, []byte(" "))
	for _, c := range word {
		if c-'0' < 10 { // as in nearly all first cells; no such word has digits
			return noSum
		}
	}
	cell, first := string(text), string(word)
	switch {
	case f.totals[foldName(cell)]:
		return sumAlone
	case f.totals[foldName(first)]:
		return sumPhrase
	}
	return noSum
}

// evidence reports whether a cell of the rows can tell who made something.
func (f *File) evidence(cell int) bool {
	for _, c := range f.columns {
		if c.cell == cell && (c.field == gear.SerialNumber || namesMaker(c.field, f.dict)) {
			return true
		}
	}
	return false
}

// sumProof knows the lines whose numbers are the sums of the rows above. They
// are looked for only if a line asks for it.
type sumProof struct {
	once sync.Once
	find func() map[int]bool
	at   map[int]bool
}

func (p *sumProof) lines() map[int]bool {
	p.once.Do(func() { p.at = p.find() })
	return p.at
}

// comment reports a line that is a comment: one filled cell that begins with #,
// where the line has not as many cells as a row. A tag such as #1002 is none.
func (f *File) comment(cut *rowReader, r *row) bool {
	text := cut.text(r)
	if text[0] != '#' || len(text) > 1 && isWord(text[1]) && !bytes.ContainsAny(text, " \t") {
		return false
	}
	for i := 1; i < r.cells(); i++ {
		if cell, _ := cut.cell(r, i); len(cell) > 0 {
			return false
		}
	}
	return r.cells() != f.width
}

// repeatsHeading reports a row whose mapped cells are the headings once more, in
// whatever case, as on the next page of a print.
func (f *File) repeatsHeading(cut *rowReader, r *row) bool {
	first := &f.columns[0]
	if first.cell >= r.cells() {
		return false
	}
	if cell, _ := cut.cell(r, first.cell); !bytes.EqualFold(cell, []byte(f.headings[first.cell])) {
		return false
	}
	for i := range f.columns {
		c := f.columns[i].cell
		if c >= r.cells() || !strings.EqualFold(trim(cut.cellText(r, c)), trim(f.headings[c])) {
			return false
		}
	}
	return true
}

// otherOrder reports a row of nothing but headings, three or more, that is not
// the row of headings.
func (f *File) otherOrder(cut *rowReader, r *row) bool {
	var seen map[string]bool
	for i := range r.cells() {
		if raw, inQuotes := cut.cell(r, i); !inQuotes && len(raw) > 0 && tight(raw) && !f.titles[string(raw)] {
			return false // nearly every row, without making a text of it
		}
		cell := trim(cut.cellText(r, i))
		if cell == "" {
			continue
		}
		if seen[cell] || !f.titles[cell] {
			return false
		}
		if seen == nil { // nearly no row comes here
			seen = map[string]bool{}
		}
		seen[cell] = true
	}
	return len(seen) >= 3
}

// repeats reports whether a row says again what a row before it said.
func (b *Batch) repeats(r *row) bool {
	f := b.worker.file
	x := f.owner().repeats.of(r.line)
	if x == nil || x.lines[0] == (fileLine{f.owner(), r.line}) {
		return false
	}
	return bytes.IndexByte(b.text(r), f.dialect.newline) < 0 && b.identified(r) && f.sumWord(&b.rowReader, r) == noSum
}
