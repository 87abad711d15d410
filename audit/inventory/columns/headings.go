package columns

import (
	"slices"
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/form"
	"github.com/gearaudit/gearaudit/audit/inventory/values"
)

// FindHeadings returns the index of the headings among the rows of a sample, and
// whether there are any; without, it is that of the first row.
func (f *Table) FindHeadings(s *Sample, words *Lexicon, o *Options) (at int, found bool, err error) {
	if o.Headings != "" {
		return f.namedHeadings(s, o.Headings)
	}
	if at, _ = s.heading(words, o); at < 0 {
		if at = s.headless(words, o); at >= 0 {
			return at, false, nil
		}
		if at = s.siteHeadings(words); at >= 0 {
			f.Places = true
			return at, true, nil
		}
		at = s.plainHeading(o)
	}
	if at >= 0 {
		if !s.hasRows(at) {
			return 0, false, NoMaker{f.Fault(gear.Incomplete, s.Rows[at].Line, "there are headings, but no rows", "export the inventory again, or leave this file out")}
		}
		return at, true, nil
	}
	for i := range s.Rows {
		r := &s.Rows[i]
		switch {
		case r.Broken:
			return 0, false, f.Fault(gear.Incomplete, r.Line, "the headings cannot be read: a quote is misplaced", "put cells that hold quotes or delimiters into quotes, and double the quotes in them")
		case FilledCells(r.Cells) > 0:
			return 0, false, NoMaker{f.Fault(gear.Incomplete, r.Line, "no manufacturer column was recognized"+f.misnamed()+"; the first row has "+Listed(r.Cells),
				"put the headings into the first row, or say which column holds it: --map manufacturer=HEADING; gearaudit columns --fields lists the fields")}
		}
	}
	return 0, false, NoMaker{f.Fault(gear.Incomplete, 0, "the file holds nothing but blank lines", "export the inventory again")}
}

// HeadingsBelow returns the index of a row of other headings below the first ones,
// with which another table begins; 0 where there is none.
func (s *Sample) HeadingsBelow(at int, words *Lexicon, o *Options) int {
	if o.Headings != "" {
		return 0
	}
	first := s.Rows[at].Cells
	for i, rows := at+1, 0; i < len(s.Rows)-1; i++ {
		cells := s.Rows[i].Cells
		n := FilledCells(cells)
		if rows > 0 && n >= 3 && !equalCells(cells, first) && !someOf(cells, first) && (areHeadings(cells, words) || AreSame(cells, first)) && s.hasRows(i) {
			return i
		}
		if n > 0 {
			rows++
		}
	}
	return 0
}

// HeadsAgain reports a row of words of which most mean the fields of their columns, the
// maker's among them: it is the headings once more, in other words.
func (f *Table) HeadsAgain(cells []string, words *Lexicon, o *Options) bool {
	cell := func(c *Column) string {
		if c.Cell >= len(cells) {
			return ""
		}
		return cells[c.Cell]
	}
	makers := false
	for i := range f.Columns { // first, since the makers of a table are few: it saves reading the words of a sample
		if c := &f.Columns[i]; c.Field == gear.Manufacturer || c.Field == gear.Brand {
			field, known, _ := words.FieldOf(cell(c), o)
			if !known || field != gear.Manufacturer && field != gear.Brand {
				return false
			}
			makers = true
		}
	}
	if !makers || !wordsApart(cells) {
		return false
	}
	same := 0
	for i := range f.Columns {
		if field, known, _ := words.FieldOf(cell(&f.Columns[i]), o); known && field == f.Columns[i].Field {
			same++
		}
	}
	return same >= 2 && 2*same > FilledCells(cells)
}

// OnlyHeadings reports a row in which nothing but headings stands.
func OnlyHeadings(cells []string, words *Lexicon) bool {
	k, _ := words.known(cells, nil)
	return k >= 3 && k == FilledCells(cells) && wordsApart(cells) || areHeadings(cells, words)
}

// areHeadings reports a row of words of which most are headings, one of makers among
// them.
func areHeadings(cells []string, words *Lexicon) bool {
	if slices.ContainsFunc(cells, values.Numeric) { // in no row of headings, and in most others: it saves reading the words of a sample, 20 ms of each start
		return false
	}
	k, sure := words.known(cells, nil)
	numbered := slices.IndexFunc(cells, func(c string) bool { return !strings.ContainsAny(c, "0123456789") }) < 0 // maker 1, model 1
	return sure && k >= 3 && 3*k >= 2*FilledCells(cells) && wordsApart(cells) && !numbered
}

// AreSame reports cells of which each that is filled is one of the headings, three or more of
// them, in whatever order, and each as often at most as it stands there.
func AreSame(cells, headings []string) bool {
	var used []int
	for _, c := range cells {
		if c = values.Trim(c); c == "" {
			continue
		}
		at := -1
		for i, h := range headings {
			if values.Trim(h) == c && !slices.Contains(used, i) {
				at = i
				break
			}
		}
		if at < 0 {
			return false
		}
		used = append(used, at)
	}
	return len(used) >= 3
}

// someOf reports cells of which each that is filled is the heading of its column.
func someOf(cells, headings []string) bool {
	for i, c := range cells {
		if c = values.Fold(c); c != "" && (i >= len(headings) || c != values.Fold(headings[i])) {
			return false
		}
	}
	return true
}

// equalCells reports rows whose filled cells are the same.
func equalCells(a, b []string) bool {
	for i := range max(len(a), len(b)) {
		x, y := "", ""
		if i < len(a) {
			x = values.Fold(a[i])
		}
		if i < len(b) {
			y = values.Fold(b[i])
		}
		if x != y {
			return false
		}
	}
	return true
}

// After returns the rows of a sample from one on.
func (s *Sample) After(at int) *Sample {
	return &Sample{Dialect: s.Dialect, Rows: s.Rows[at:], More: s.More}
}

// NoHeadings is the value of Options.Headings for files without headings.
const NoHeadings = "none"

// namedHeadings finds the line that the user names.
func (f *Table) namedHeadings(s *Sample, named string) (at int, found bool, err error) {
	line, _ := strconv.Atoi(named)
	for i := range s.Rows {
		switch r := &s.Rows[i]; {
		case named == NoHeadings && FilledCells(r.Cells) > 0:
			return i, false, nil
		case line > 0 && r.Line == line && FilledCells(r.Cells) > 0:
			return i, true, nil
		}
	}
	return 0, false, f.Fault(gear.Usage, line, "there are no headings on line "+values.Quote(named), "write the number of a line that is filled, or none")
}

// plainHeading returns the index of a row of nothing but words above rows that
// fill as many cells, of which the cells have to tell what they mean; negative where
// there is none.
func (s *Sample) plainHeading(o *Options) int {
	if o.Knows == nil {
		return -1
	}
	for i := range s.Rows {
		r := &s.Rows[i]
		n := FilledCells(r.Cells)
		if n == 0 {
			continue
		}
		if i >= headingRows || s.rowsBelow(i, n) == 0 {
			return -1
		}
		if n >= 2 && (wordsApart(r.Cells) || i == 0 && numbersInTurn(r.Cells)) {
			return i
		}
		if n >= 3 {
			return -1
		}
	}
	return -1
}

// numbersInTurn reports headings that number the columns: 0, 1, 2, perhaps behind
// an empty one, as programs write them for tables without names.
func numbersInTurn(cells []string) bool {
	next := -1
	for i, cell := range cells {
		n, err := strconv.Atoi(values.Trim(cell))
		switch {
		case values.Trim(cell) == "" && i == 0:
			continue
		case err != nil || next < 0 && n > 1 || next >= 0 && n != next:
			return false
		}
		next = n + 1
	}
	return next >= 2
}

// rowsBelow counts the rows below one that fill most as many cells.
func (s *Sample) rowsBelow(at, filled int) int {
	n := 0
	for i := range s.Rows[at+1:] {
		if 10*FilledCells(s.Rows[at+1+i].Cells) >= 6*filled {
			n++
		}
	}
	return n
}

// wordsApart reports cells that are words, each once.
func wordsApart(cells []string) bool {
	seen := map[string]bool{}
	for _, cell := range cells {
		if cell = values.Trim(cell); cell == "" {
			continue
		}
		key := values.Fold(cell)
		if seen[key] || len(cell) > LongestHeading || values.Numeric(cell) || isAddress(cell) {
			return false
		}
		seen[key] = true
	}
	return true
}

// headless returns the index of the first row where it is of the same kinds as
// those below it, makers or what tells them among them; negative where it may be
// headings.
func (s *Sample) headless(words *Lexicon, o *Options) int {
	knows := o.Knows
	if knows == nil {
		return -1
	}
	at := -1
	for i := range s.Rows {
		if FilledCells(s.Rows[i].Cells) > 0 {
			at = i
			break
		}
	}
	if at < 0 {
		return -1
	}
	for _, is := range [...]func(string) bool{form.IsPONSerial, isAddress} { // one column of them is a list of things
		if s.alike(at, is, 60) {
			return at
		}
	}
	named := func(cell string) bool { return mentionsMaker(cell, words, knows) }
	if FilledCells(s.Rows[at].Cells) < 2 {
		if len(s.Rows) > fewestValues && s.alike(at, named, 60) { // Smartphone Huawei P30, line by line
			return at
		}
		return -1
	}
	if s.alike(at, knows, 60) || s.recurs(at, words) {
		return at
	}
	drives := func(cell string) bool { // cisco_ios, as programs that log in call what they find
		name, rest, ok := strings.Cut(cell, "_")
		return ok && rest != "" && !strings.Contains(cell, " ") && knows(name)
	}
	if s.alike(at, drives, 60) {
		return at
	}
	dated := func(cell string) bool { return values.Numeric(cell) && len(cell) > 1 }
	if s.alike(at, named, 60) && s.alike(at, dated, 80) {
		return at
	}
	return -1
}

// recurs reports a first row of which two cells stand in their columns again, as those
// of things do, and none is a heading.
func (s *Sample) recurs(at int, words *Lexicon) bool {
	first, again := s.Rows[at].Cells, 0
	for c := range first {
		cell := values.Trim(first[c])
		if cell == "" || values.Numeric(cell) {
			continue
		}
		if r := words.Read(cell); len(r.All) > 0 || r.ignored {
			return false
		}
		for i := at + 1; i < min(len(s.Rows), at+21); i++ {
			if cells := s.Rows[i].Cells; c < len(cells) && values.Trim(cells[c]) == cell {
				again++
				break
			}
		}
	}
	return again >= 2
}

// alike reports a column of which the first cell is of a kind, and so many percent
// of those below it.
func (s *Sample) alike(at int, is func(string) bool, percent int) bool {
	first := s.Rows[at].Cells
	for c := range first {
		if !is(values.Trim(first[c])) {
			continue
		}
		n, good := 0, 0
		for i := at; i < min(len(s.Rows), at+21); i++ {
			if cells := s.Rows[i].Cells; c < len(cells) && values.Trim(cells[c]) != "" {
				if n++; is(values.Trim(cells[c])) {
					good++
				}
			}
		}
		if n >= 2 && 100*good >= percent*n {
			return true
		}
	}
	return false
}

// mentionsMaker reports a text of several words in which the name of a maker stands
// behind at most one other.
func mentionsMaker(cell string, words *Lexicon, knows func(string) bool) bool {
	name, rest, more := strings.Cut(cell, " ")
	if more && words.heads.Things(name) {
		name, _, more = strings.Cut(rest, " ")
	}
	return more && !words.heads.Things(name) && knows(name)
}
