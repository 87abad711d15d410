package inventory

import (
	"bytes"
	"strings"
	"unicode"
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

// noRow skips a line that has the width of a row but sums other rows up.
func (b *Batch) noRow(r *row) bool {
	if !b.totals(r) {
		return false
	}
	b.skip(r, TotalsRow)
	return true
}

// totals reports a line that begins with a word such as "total" and has nothing
// but numbers behind it.
func (b *Batch) totals(r *row) bool {
	seen := false
	for i := range r.cells {
		start, end := r.cell(i)
		cell := bytes.Trim(b.chunk.text[start:end], " \t\"")
		switch {
		case len(cell) == 0:
		case !seen:
			if !b.worker.file.isTotal(string(cell)) {
				return false
			}
			seen = true
		case !numeric(string(cell)):
			return false
		}
	}
	return seen
}

// isTotal reports a cell that says total in one of the languages of the
// headings.
func (f *File) isTotal(cell string) bool {
	if len(cell) > 64 {
		return false
	}
	first, _, _ := strings.Cut(cell, " ")
	return f.totals[foldName(first)] || f.totals[foldName(cell)]
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
func (b *Batch) repeatsHeading(r *row) bool {
	f := b.worker.file
	first := &f.columns[0]
	start, end := r.cell(first.cell)
	if string(b.chunk.text[start:end]) != f.headings[first.cell] {
		return false
	}
	for i := range f.columns {
		c := f.columns[i].cell
		if trim(b.cellText(r, c)) != trim(f.headings[c]) {
			return false
		}
	}
	return true
}
