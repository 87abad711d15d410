package inventory

import (
	"bytes"
	"slices"
	"strings"
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

// readLegend takes what lines above and below the rows say that words stand for.
// Lines behind the sample are looked at where a column of makers holds short words
// that nobody knows.
func (f *File) readLegend(s *columns.Sample, first int, o *columns.Options) {
	var found []form.Meaning
	for i := range f.preamble {
		found = append(found, form.Legend(f.preamble[i].Text)...)
	}
	for i := range s.Rows[first:] {
		if r := &s.Rows[first+i]; !r.Broken && columns.FilledCells(r.Cells) <= columns.MostSparse {
			found = append(found, form.Legend(r.Text)...)
		}
	}
	l := &legendWalk{file: f, found: found, knows: o.Knows, words: f.explainable(s.Rows[first:])}
	if s.More && o.Knows != nil && f.shortMakers(o.Knows) {
		f.sought.legend = l
		return
	}
	l.settle()
}

// legendWalk looks for lines of a legend.
type legendWalk struct {
	file  *File
	found []form.Meaning
	knows func(string) bool
	words map[string]bool
}

// wants reports a row without quotes that may be one.
func (l *legendWalk) wants(row []byte) bool { return l != nil && bytes.IndexByte(row, '=') >= 0 }

func (l *legendWalk) see(in *records.RowReader, r *records.Row) {
	if l == nil || r.End-r.Start > longestSparse || !l.wants(in.Text(r)) {
		return
	}
	if _, few := l.file.sparse.filled(in, r); few {
		l.found = append(l.found, form.Legend(in.RowText(r, l.file.limits.Row))...)
	}
}

// settle has the columns read words as the lines say.
func (l *legendWalk) settle() {
	l.file.apply(slices.DeleteFunc(l.found, func(m form.Meaning) bool { return !l.words[values.Fold(m.Word)] }), l.knows)
}

// explainable returns the folded words that stand alone in a cell of a column of makers or
// of closed values. What no cell holds is explained by nothing: a line with a maker or a
// state behind a sign may be a thing.
func (f *File) explainable(rows []columns.Row) map[string]bool {
	words := map[string]bool{}
	for _, c := range f.table.Columns {
		if c.Field != gear.Manufacturer && c.Field != gear.Brand && c.Reader.Closed == nil {
			continue
		}
		for _, r := range rows {
			if c.Cell < len(r.Cells) {
				words[values.Fold(r.Cells[c.Cell])] = true
			}
		}
	}
	return words
}

// longestShort is how many letters a word has that may stand for a maker.
const longestShort = 5

// shortMakers reports a column of makers in which short words stand that nobody knows.
func (f *File) shortMakers(knows func(string) bool) bool {
	for word := range f.sparse.makers {
		if word != "" && len(word) <= longestShort && !knows(word) {
			return true
		}
	}
	return false
}

// apply has the columns of makers and of closed fields read words as a legend says,
// if nobody knows the word and everybody knows what it stands for. A word that stands
// for two things stands for neither.
func (f *File) apply(legend []form.Meaning, knows func(string) bool) {
	for i := range f.table.Columns {
		c := &f.table.Columns[i]
		r, maker := c.Reader, c.Field == gear.Manufacturer || c.Field == gear.Brand
		if r.Part != values.Whole || maker && knows == nil || !maker && r.Closed == nil {
			continue
		}
		for _, m := range legend {
			key, text := strings.ToLower(m.Word), m.Word+" = "+m.Means
			if maker && knows(m.Means) && f.sparse.makers[values.Fold(m.Word)] && !slices.Contains(f.explains, text) {
				f.explains = append(f.explains, text)
			}
			word, _ := r.Read(m.Word)
			means, err := r.Read(m.Means)
			switch {
			case maker && (knows(m.Word) || !knows(m.Means)), !maker && (word.Known() || err != nil || !means.Known()):
				continue
			case slices.ContainsFunc(legend, func(o form.Meaning) bool {
				return strings.EqualFold(o.Word, m.Word) && !strings.EqualFold(o.Means, m.Means)
			}):
				continue
			case r.Legend == nil:
				r.Legend = map[string]string{}
			}
			r.Legend[key] = m.Means
			if !slices.Contains(f.legend, text) {
				f.legend, f.explains = append(f.legend, text), append(f.explains, text)
			}
		}
	}
}
