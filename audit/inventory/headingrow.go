package inventory

import (
	"slices"
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/form"
)

// findHeadings returns the index of the headings among the rows of a sample, and
// whether there are any; without, it is that of the first row.
func (f *File) findHeadings(s *sample, words *lexicon, o *Options) (at int, found bool, err error) {
	if o.Headings != "" {
		return f.namedHeadings(s, o.Headings)
	}
	if at, _ = s.heading(words, o); at < 0 {
		if at = s.headless(words, o); at >= 0 {
			return at, false, nil
		}
		if at = s.siteHeadings(words); at >= 0 {
			f.places = true
			return at, true, nil
		}
		at = s.plainHeading(o)
	}
	if at >= 0 {
		if !s.hasRows(at) {
			return 0, false, noMaker{f.fault(gear.Incomplete, s.rows[at].line, "there are headings, but no rows", "export the inventory again, or leave this file out")}
		}
		return at, true, nil
	}
	for i := range s.rows {
		r := &s.rows[i]
		switch {
		case r.broken:
			return 0, false, f.fault(gear.Incomplete, r.line, "the headings cannot be read: a quote is misplaced", "put cells that hold quotes or delimiters into quotes, and double the quotes in them")
		case filledCells(r.cells) > 0:
			return 0, false, noMaker{f.fault(gear.Incomplete, r.line, "no manufacturer column was recognized"+f.misnamed()+"; the first row has "+listed(r.cells),
				"put the headings into the first row, or say which column holds it: --map manufacturer=HEADING; gearaudit columns --fields lists the fields")}
		}
	}
	return 0, false, f.fault(gear.Incomplete, 0, "the file holds nothing but blank lines", "export the inventory again")
}

// headingsBelow returns the index of a row of other headings below the first ones,
// with which another table begins; 0 where there is none.
func (s *sample) headingsBelow(at int, words *lexicon, o *Options) int {
	if o.Headings != "" {
		return 0
	}
	for i, rows := at+1, 0; i < len(s.rows)-1; i++ {
		cells := s.rows[i].cells
		n := filledCells(cells)
		if rows > 0 && n >= 3 && !equalCells(cells, s.rows[at].cells) && areHeadings(cells, words) && s.hasRows(i) {
			return i
		}
		if n > 0 {
			rows++
		}
	}
	return 0
}

// onlyHeadings reports a row in which nothing but headings stands.
func onlyHeadings(cells []string, words *lexicon) bool {
	k, _ := words.known(cells, nil)
	return k >= 3 && k == filledCells(cells) && wordsApart(cells) || areHeadings(cells, words)
}

// areHeadings reports a row of words of which most are headings, one of makers among
// them.
func areHeadings(cells []string, words *lexicon) bool {
	if slices.ContainsFunc(cells, numeric) { // in no row of headings, and in most others: it saves reading the words of a sample, 20 ms of each start
		return false
	}
	k, sure := words.known(cells, nil)
	numbered := slices.IndexFunc(cells, func(c string) bool { return !strings.ContainsAny(c, "0123456789") }) < 0 // maker 1, model 1
	return sure && k >= 3 && 3*k >= 2*filledCells(cells) && wordsApart(cells) && !numbered
}

// equalCells reports rows whose filled cells are the same.
func equalCells(a, b []string) bool {
	for i := range max(len(a), len(b)) {
		x, y := "", ""
		if i < len(a) {
			x = foldName(a[i])
		}
		if i < len(b) {
			y = foldName(b[i])
		}
		if x != y {
			return false
		}
	}
	return true
}

// after returns the rows of a sample from one on.
func (s *sample) after(at int) *sample {
	return &sample{dialect: s.dialect, rows: s.rows[at:], more: s.more}
}

// NoHeadings is the value of Options.Headings for files without headings.
const NoHeadings = "none"

// namedHeadings finds the line that the user names.
func (f *File) namedHeadings(s *sample, named string) (at int, found bool, err error) {
	line, _ := strconv.Atoi(named)
	for i := range s.rows {
		switch r := &s.rows[i]; {
		case named == NoHeadings && filledCells(r.cells) > 0:
			return i, false, nil
		case line > 0 && r.line == line && filledCells(r.cells) > 0:
			return i, true, nil
		}
	}
	return 0, false, f.fault(gear.Usage, line, "there are no headings on line "+quote(named), "write the number of a line that is filled, or none")
}

// plainHeading returns the index of a row of nothing but words above rows that
// fill as many cells, of which the cells have to tell what they mean; negative where
// there is none.
func (s *sample) plainHeading(o *Options) int {
	if o.knowsMaker() == nil {
		return -1
	}
	for i := range s.rows {
		r := &s.rows[i]
		n := filledCells(r.cells)
		if n == 0 {
			continue
		}
		if i >= headingRows || s.rowsBelow(i, n) == 0 {
			return -1
		}
		if n >= 2 && (wordsApart(r.cells) || i == 0 && numbersInTurn(r.cells)) {
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
		n, err := strconv.Atoi(trim(cell))
		switch {
		case trim(cell) == "" && i == 0:
			continue
		case err != nil || next < 0 && n > 1 || next >= 0 && n != next:
			return false
		}
		next = n + 1
	}
	return next >= 2
}

// rowsBelow counts the rows below one that fill most as many cells.
func (s *sample) rowsBelow(at, filled int) int {
	n := 0
	for i := range s.rows[at+1:] {
		if 10*filledCells(s.rows[at+1+i].cells) >= 6*filled {
			n++
		}
	}
	return n
}

// wordsApart reports cells that are words, each once.
func wordsApart(cells []string) bool {
	seen := map[string]bool{}
	for _, cell := range cells {
		if cell = trim(cell); cell == "" {
			continue
		}
		key := foldName(cell)
		if seen[key] || len(cell) > longestHeading || numeric(cell) || isAddress(cell) {
			return false
		}
		seen[key] = true
	}
	return true
}

// headless returns the index of the first row where it is of the same kinds as
// those below it, makers or what tells them among them; negative where it may be
// headings.
func (s *sample) headless(words *lexicon, o *Options) int {
	knows := o.knowsMaker()
	if knows == nil {
		return -1
	}
	at := -1
	for i := range s.rows {
		if filledCells(s.rows[i].cells) > 0 {
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
	if filledCells(s.rows[at].cells) < 2 {
		return -1
	}
	if s.alike(at, knows, 60) {
		return at
	}
	named := func(cell string) bool { return mentionsMaker(cell, words, knows) }
	dated := func(cell string) bool { return numeric(cell) && len(cell) > 1 }
	if s.alike(at, named, 60) && s.alike(at, dated, 80) {
		return at
	}
	return -1
}

// alike reports a column of which the first cell is of a kind, and so many percent
// of those below it.
func (s *sample) alike(at int, is func(string) bool, percent int) bool {
	first := s.rows[at].cells
	for c := range first {
		if !is(trim(first[c])) {
			continue
		}
		n, good := 0, 0
		for i := at; i < min(len(s.rows), at+21); i++ {
			if cells := s.rows[i].cells; c < len(cells) && trim(cells[c]) != "" {
				if n++; is(trim(cells[c])) {
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
func mentionsMaker(cell string, words *lexicon, knows func(string) bool) bool {
	name, rest, more := strings.Cut(cell, " ")
	if more && words.heads.Things(name) {
		name, _, more = strings.Cut(rest, " ")
	}
	return more && !words.heads.Things(name) && knows(name)
}

// siteKeys are the fields that name a site.
func siteKeys() []gear.Field { return []gear.Field{gear.SiteID, gear.SiteName} }

// siteFields lists what a table of sites can say.
func siteFields(dict *gear.Dictionary) []gear.Field {
	out := []gear.Field{gear.SiteName, gear.SiteClass, gear.Latitude, gear.Longitude, gear.Region, gear.Country}
	for _, name := range []string{"street_address", "premises"} {
		if f, ok := dict.Field(name); ok {
			out = append(out, f)
		}
	}
	return out
}

// siteHeadings returns the row of a sample that heads a table of sites; negative
// where none does.
func (s *sample) siteHeadings(words *lexicon) int {
	best, at, seen := 0, -1, 0
	for i := range s.rows {
		if filledCells(s.rows[i].cells) == 0 {
			continue
		}
		if seen++; seen > headingRows {
			break
		}
		known, key, more := 0, false, false
		for _, c := range s.rows[i].cells {
			all := words.read(c).all
			if len(all) == 0 {
				continue
			}
			known++
			key = key || slices.Contains(siteKeys(), all[0].field)
			more = more || slices.Contains(siteFields(words.dict)[1:], all[0].field)
		}
		if key && more && known > best && s.hasRows(i) {
			best, at = known, i
		}
	}
	return at
}
