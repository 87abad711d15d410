package inventory

import (
	"slices"
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/headings"
)

// lexicon knows the words of headings.
type lexicon struct {
	dict    *gear.Dictionary
	fields  map[string][]candidate // by folded heading
	ignored map[string]bool
	totals  map[string]bool
	units   map[string]bool
	ditto   wordSet  // folded words that say the same as above
	others  []string // folded words of headings about places and people
	sellers map[string]bool
	pieces  map[string]bool                  // folded words beside a number of pieces
	about   map[string]bool                  // words, in small letters, before a number that is about right
	nothing map[string]bool                  // words for no value
	codes   map[gear.Field]map[string]uint16 // by field, those of closed lists that were asked for
	answers Answers                          // what a person said that texts in cells mean
	heads   *headings.Lexicon
	seen    map[string]reading // by heading
}

// reading is what a heading says.
type reading struct {
	all     []candidate
	how     string   // Certain, Likely, or empty where it says nothing
	words   []string // that say it, where no list has the heading as a whole
	apart   string   // what tells it from headings of its kind
	besides bool     // it speaks of people, places or upkeep
	ignored bool     // a list has it, and it means no field
	plain   bool     // its words are those of headings
}

// candidate is a field that a heading may mean.
type candidate struct {
	field gear.Field
	rank  int // of the heading among those of the field: lower ones say it better
}

func newLexicon(d *gear.Dictionary) *lexicon {
	w := &lexicon{dict: d, fields: make(map[string][]candidate, 1024), ignored: map[string]bool{}, totals: map[string]bool{}, units: map[string]bool{}, sellers: map[string]bool{}, pieces: map[string]bool{}, about: map[string]bool{}, nothing: map[string]bool{}, ditto: wordSet{}, codes: map[gear.Field]map[string]uint16{}, heads: headings.NewLexicon(d), seen: map[string]reading{}}
	for _, c := range d.Contested {
		key := foldName(c.Heading)
		for _, f := range c.Fields {
			w.fields[key] = append(w.fields[key], candidate{f, 1000})
		}
	}
	for i := range d.Defs {
		w.add(gear.Field(i), d.Defs[i].Name, 0)
		for n, h := range d.Defs[i].Headings {
			w.add(gear.Field(i), h, n+1)
		}
	}
	for _, h := range d.Ignored {
		w.ignored[foldName(h)] = true
	}
	for _, t := range d.Totals {
		w.totals[foldName(t)] = true
	}
	for _, t := range d.Besides {
		w.others = append(w.others, foldName(t))
	}
	for _, t := range d.Units {
		w.units[foldName(t)] = true
	}
	for _, t := range gear.NoValueWords() {
		w.nothing[foldName(t)] = true
	}
	for _, t := range d.Ditto {
		w.ditto[foldName(t)] = true
	}
	for _, t := range d.Pieces {
		w.pieces[foldName(t)] = true
	}
	for _, t := range d.About {
		w.about[strings.ToLower(t)] = true
	}
	for _, t := range d.Sellers {
		w.sellers[foldName(t)] = true
	}
	return w
}

func (w *lexicon) add(f gear.Field, heading string, rank int) {
	if key := foldName(heading); len(w.fields[key]) == 0 {
		w.fields[key] = []candidate{{f, rank}}
	}
}

// longestHeading is the length of the longest text that is read as a heading.
const longestHeading = 100

// read returns what a heading says: by a list that has it as a whole, with or
// without what stands in brackets, else by its words.
func (w *lexicon) read(heading string) reading {
	if r, ok := w.seen[heading]; ok {
		return r
	}
	r := w.readNew(heading)
	w.seen[strings.Clone(heading)] = r
	return r
}

func (w *lexicon) readNew(heading string) reading {
	key := foldName(heading)
	if key == "" || len(heading) > longestHeading {
		return reading{}
	}
	h := w.heads.Read(heading)
	r := reading{apart: h.Apart, plain: h.Plain, ignored: w.ignored[key]}
	r.besides = h.Besides || slices.ContainsFunc(w.others, func(word string) bool { return strings.Contains(key, word) })
	if r.all = w.fields[key]; r.all != nil {
		if r.how = Certain; len(r.all) > 1 {
			r.how = Likely
		}
		return r
	}
	if r.ignored {
		return r
	}
	if short := withoutBrackets(heading); len(short) < len(heading) {
		if r.all = w.fields[foldName(short)]; r.all != nil {
			r.how = Likely
			return r
		}
	}
	for _, m := range h.Meanings {
		for _, f := range m.Fields {
			if !slices.ContainsFunc(r.all, func(c candidate) bool { return c.field == f }) {
				r.all = append(r.all, candidate{f, byWords - m.Score})
			}
		}
	}
	if len(h.Meanings) > 0 {
		r.how, r.words = Likely, h.Meanings[0].Words
	}
	return r
}

// Ranks of fields that the words of a heading mean: byWords less their score.
const (
	byWords    = 1500
	leastWords = 1400
)

// besides reports a heading about places, people or ownership.
func (w *lexicon) besides(heading string) bool { return w.read(heading).besides }

// reader makes the reader of a field. Those of one field share their words.
func (w *lexicon) reader(f gear.Field) *reader {
	def := &w.dict.Defs[f]
	if w.codes[f] == nil {
		w.codes[f] = codesOf(def)
	}
	return &reader{def: def, closed: w.codes[f], oneOf: setsOf(def, w.codes[f]), nothing: w.nothing, pieces: w.pieces, about: w.about, answers: w.answers[f]}
}

// known counts the cells of a row that are headings, those that the user names
// twice; 0 where none of them could name a maker. sure says that one of them names
// a maker by a list, or is named by the user, in a row of nothing but words.
func (w *lexicon) known(cells []string, declared map[string]string) (n int, sure bool) {
	maker := false
	names := map[string]bool{}
	for field, heading := range declared {
		names[foldName(heading)] = true
		if f, ok := w.dict.Field(field); ok && holds(cells, heading) {
			maker, sure = maker || namesMaker(f, w.dict), true
		}
	}
	seen := map[string]bool{}
	worded := true
	for _, c := range cells {
		key := foldName(c)
		if key == "" || len(c) > 200 {
			continue
		}
		worded = worded && !numeric(c) && !seen[key]
		r := w.read(c)
		if len(r.all) == 0 && !names[key] && !r.ignored || len(r.words) > 0 && !r.plain || seen[key] {
			continue
		}
		seen[key] = true
		for _, f := range r.all {
			maker = maker || namesMaker(f.field, w.dict)
			sure = sure || f.field == gear.Manufacturer || f.field == gear.Brand || w.dict.Name(f.field) == makeModel
		}
		if n++; names[key] {
			n++
		}
	}
	if !maker {
		return 0, false
	}
	return n, sure && worded
}

func holds(cells []string, heading string) bool {
	for _, c := range cells {
		if foldName(c) == foldName(heading) {
			return true
		}
	}
	return false
}

// findHeadings returns the index of the headings among the rows of a sample, and
// whether there are any; without, it is that of the first row.
func (f *File) findHeadings(s *sample, words *lexicon, o *Options) (at int, found bool, err error) {
	if o.Headings != "" {
		return f.namedHeadings(s, o.Headings)
	}
	if at, _ = s.heading(words, o); at < 0 {
		if at = s.headless(o); at >= 0 {
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
			return 0, false, noMaker{f.fault(gear.Incomplete, r.line, "no column can name a maker; the first row has "+listed(r.cells),
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
		if n >= 2 && wordsApart(r.cells) {
			return i
		}
		if n >= 3 {
			return -1
		}
	}
	return -1
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
// those below it, makers among them; negative where it may be headings.
func (s *sample) headless(o *Options) int {
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
	if at < 0 || filledCells(s.rows[at].cells) < 2 {
		return -1
	}
	first := s.rows[at].cells
	for c := range first {
		if !knows(trim(first[c])) {
			continue
		}
		n, makers := 0, 0
		for i := at; i < min(len(s.rows), at+21); i++ {
			if cells := s.rows[i].cells; c < len(cells) && trim(cells[c]) != "" {
				if n++; knows(trim(cells[c])) {
					makers++
				}
			}
		}
		if n >= 2 && 10*makers >= 6*n {
			return at
		}
	}
	return -1
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
