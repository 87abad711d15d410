package inventory

import (
	"bytes"
	"slices"
	"unicode"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// sparse tells the lines apart that fill one cell or two in a table whose rows
// fill more: names of sections, legends, contacts and footers.
type sparse struct {
	least  int             // cells that nearly all rows fill
	usual  []int           // up to three columns that nearly all rows fill
	makers map[string]bool // folded cells of the maker's column
	sites  map[string]bool // folded cells of the columns of sites
}

// mostSparse is how many cells of a sparse line may be filled.
const mostSparse = 2

// newSparse learns from the rows of a sample.
func (f *File) newSparse(rows []sampleRow) sparse {
	s := sparse{makers: map[string]bool{}, sites: map[string]bool{}}
	var filled []int
	counts := make([]int, f.width)
	for i := range rows {
		cells := rows[i].cells
		n := filledCells(cells)
		if n <= mostSparse || len(cells) > f.width {
			continue
		}
		filled = append(filled, n)
		for c := range cells {
			if trim(cells[c]) != "" {
				counts[c]++
			}
		}
		s.learn(f, cells)
	}
	if len(filled) == 0 {
		return s
	}
	slices.Sort(filled)
	s.least = filled[len(filled)/20]
	for c, n := range counts {
		if len(s.usual) <= mostSparse && 20*n >= 19*len(filled) {
			s.usual = append(s.usual, c)
		}
	}
	return s
}

// learn keeps the makers and sites of a row.
func (s *sparse) learn(f *File, cells []string) {
	for _, c := range f.columns {
		if c.cell >= len(cells) {
			continue
		}
		switch c.field {
		case gear.Manufacturer, gear.Brand:
			s.makers[foldName(cells[c.cell])] = true
		case gear.SiteID, gear.SiteName:
			s.sites[foldName(cells[c.cell])] = true
		}
	}
}

// filled counts the filled cells of a line; ok is false where they are too many
// for a sparse one.
func (s *sparse) filled(in *rowReader, r *row) (n int, ok bool) {
	if s.least <= mostSparse {
		return 0, false
	}
	if len(s.usual) > mostSparse && s.full(in, r) {
		return 0, false
	}
	for i := range r.cells() {
		if start, end, _ := in.span(r, i); start == end || !in.says(r, i) {
			continue
		}
		if n++; n > mostSparse {
			return n, false
		}
	}
	return n, n == 1 || n == 2 && s.least > mostSparse+1
}

// says reports a cell with a letter or digit in it.
func (c *rowReader) says(r *row, i int) bool {
	cell, _ := c.cell(r, i)
	return isWord(cell[0]) || bytes.ContainsFunc(cell, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) })
}

// full reports whether the usual columns of a row are filled.
func (s *sparse) full(in *rowReader, r *row) bool {
	for _, c := range s.usual {
		if c >= r.cells() {
			return false
		}
		if start, end, _ := in.span(r, c); start == end {
			return false
		}
	}
	return true
}
