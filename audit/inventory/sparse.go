package inventory

import (
	"bytes"
	"slices"
	"unicode"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/columns"
	"github.com/gearaudit/gearaudit/audit/inventory/form"
	"github.com/gearaudit/gearaudit/audit/inventory/records"
	"github.com/gearaudit/gearaudit/audit/inventory/values"
)

// sparse tells the lines apart that fill one cell or two in a table whose rows
// fill more: names of sections, legends, contacts and footers.
type sparse struct {
	least  int             // cells that nearly all rows fill
	usual  []int           // up to three columns that nearly all rows fill
	makers map[string]bool // folded cells of the maker's column
	sites  map[string]bool // folded cells of the columns of sites
	first  map[string]bool // folded cells of the first column
}

// newSparse learns from the rows of a sample.
func (f *File) newSparse(rows []columns.Row) sparse {
	s := sparse{makers: map[string]bool{}, sites: map[string]bool{}, first: map[string]bool{}}
	var filled []int
	counts := make([]int, f.table.Width)
	for i := range rows {
		cells := rows[i].Cells
		n := columns.FilledCells(cells)
		if n <= columns.MostSparse || len(cells) > f.table.Width {
			continue
		}
		filled = append(filled, n)
		for c := range cells {
			if values.Trim(cells[c]) != "" {
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
		if len(s.usual) <= columns.MostSparse && 20*n >= 19*len(filled) {
			s.usual = append(s.usual, c)
		}
	}
	return s
}

// learn keeps the makers and sites of a row.
func (s *sparse) learn(f *File, cells []string) {
	s.first[values.Fold(cells[0])] = true
	for _, c := range f.table.Columns {
		if c.Cell >= len(cells) {
			continue
		}
		switch c.Field {
		case gear.Manufacturer, gear.Brand:
			s.makers[values.Fold(cells[c.Cell])] = true
		case gear.SiteID, gear.SiteName:
			s.sites[values.Fold(cells[c.Cell])] = true
		}
	}
}

// Legend lists what words in the table were taken for because a legend says so, as
// WORD = MEANING.
func (f *File) Legend() []string { return f.legend }

// explained reports a line of a legend whose words stand in the table.
func (f *File) explained(text string) bool {
	all := form.Legend(text)
	return len(all) > 0 && !slices.ContainsFunc(all, func(m form.Meaning) bool { return !slices.Contains(f.explains, m.Word+" = "+m.Means) })
}

// filled counts the filled cells of a line; ok is false where they are too many
// for a sparse one.
func (s *sparse) filled(in *records.RowReader, r *records.Row) (n int, ok bool) {
	if s.least <= columns.MostSparse {
		return 0, false
	}
	if len(s.usual) > columns.MostSparse && s.full(in, r) {
		return 0, false
	}
	for i := range r.Cells() {
		if start, end, _ := in.Span(r, i); start == end || !says(in, r, i) {
			continue
		}
		if n++; n > columns.MostSparse {
			return n, false
		}
	}
	return n, n == 1 || n == 2 && s.least > columns.MostSparse+1
}

// says reports a cell with a letter or digit in it.
func says(c *records.RowReader, r *records.Row, i int) bool {
	cell, _ := c.Cell(r, i)
	return values.IsWord(cell[0]) || bytes.ContainsFunc(cell, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) })
}

// full reports whether the usual columns of a row are filled.
func (s *sparse) full(in *records.RowReader, r *records.Row) bool {
	for _, c := range s.usual {
		if c >= r.Cells() {
			return false
		}
		if start, end, _ := in.Span(r, c); start == end {
			return false
		}
	}
	return true
}
