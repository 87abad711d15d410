package inventory

import (
	"bytes"
	"strings"
	"unicode"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// skipBytes marks the bytes that a line which is no row may begin with, so that
// most rows are never looked at closely.
func skipBytes(d dialect, totals []string) *[256]bool {
	t := &[256]bool{' ': true}
	t[d.delimiter], t[d.quote] = true, true
	for _, w := range totals {
		t[strings.ToLower(w)[0]] = true
		t[strings.ToUpper(w)[0]] = true
	}
	return t
}

// sums reports a line that begins with a word such as "total" and has nothing
// but numbers behind it. Where more words follow that one, as in the name of a
// firm, some number must stand behind, and the cell may not be a maker's.
func (f *File) sums(cut *cutter, r *row) bool {
	word, numbers := noSum, false
	for i := range r.cells() {
		cell, _ := cut.cell(r, i)
		cell = bytes.Trim(cell, " \t\"")
		switch {
		case len(cell) == 0:
		case word == noSum:
			word = f.sumWord(cell)
			if word == noSum || word == sumPhrase && f.names(i) {
				return false
			}
		case !numeric(string(cell)):
			return false
		default:
			numbers = true
		}
	}
	return word == sumAlone || word == sumPhrase && numbers
}

// sumWord says how a cell speaks of a sum.
type sumWord uint8

const (
	noSum     sumWord = iota
	sumPhrase         // it begins with such a word: total of site 7
	sumAlone          // it is such a word
)

// sumWord reads a cell in one of the languages of the headings.
func (f *File) sumWord(text []byte) sumWord {
	if len(text) > 64 || isWord(text[0]) && !f.skips[text[0]] {
		return noSum
	}
	cell := string(text)
	first, _, _ := strings.Cut(cell, " ")
	switch {
	case f.totals[foldName(cell)]:
		return sumAlone
	case f.totals[foldName(first)]:
		return sumPhrase
	}
	return noSum
}

// isWord reports a plain letter or digit.
func isWord(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' }

// names reports whether a cell of the rows says who made something, or what.
func (f *File) names(cell int) bool {
	for _, c := range f.columns {
		if c.cell == cell {
			switch c.field {
			case gear.Manufacturer, gear.Brand, gear.Model, gear.PartNumber, gear.Description:
				return true
			}
		}
	}
	return false
}

// numeric reports a cell that holds a number and no word.
func numeric(cell string) bool {
	seen := false
	for _, c := range cell {
		if unicode.IsLetter(c) {
			return false
		}
		seen = seen || c >= '0' && c <= '9'
	}
	return seen
}

// repeatsHeading reports a row whose mapped cells are the headings once more.
func (f *File) repeatsHeading(cut *cutter, r *row) bool {
	first := &f.columns[0]
	if cell, _ := cut.cell(r, first.cell); string(cell) != f.headings[first.cell] {
		return false
	}
	for i := range f.columns {
		c := f.columns[i].cell
		if trim(cut.cellText(r, c)) != trim(f.headings[c]) {
			return false
		}
	}
	return true
}
