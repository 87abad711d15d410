package inventory

import (
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
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
	nothing map[string]bool                  // words for no value
	codes   map[gear.Field]map[string]uint16 // by field, those of closed lists that were asked for
	answers Answers                          // what a person said that texts in cells mean
}

// candidate is a field that a heading may mean.
type candidate struct {
	field gear.Field
	rank  int // of the heading among those of the field: lower ones say it better
}

func newLexicon(d *gear.Dictionary) *lexicon {
	w := &lexicon{dict: d, fields: make(map[string][]candidate, 1024), ignored: map[string]bool{}, totals: map[string]bool{}, units: map[string]bool{}, sellers: map[string]bool{}, nothing: map[string]bool{}, ditto: wordSet{}, codes: map[gear.Field]map[string]uint16{}}
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

// candidates returns what a heading may mean. exact is false where it was found
// only without what stands in brackets.
func (w *lexicon) candidates(heading string) (m []candidate, exact bool) {
	return w.folded(foldName(heading), heading)
}

// folded is candidates for a heading whose folded form is known.
func (w *lexicon) folded(key, heading string) (m []candidate, exact bool) {
	if m = w.fields[key]; m != nil || w.ignored[key] {
		return m, true
	}
	short := withoutBrackets(heading)
	if len(short) == len(heading) {
		return nil, false
	}
	return w.fields[foldName(short)], false
}

// besides reports a heading about places, people or ownership.
func (w *lexicon) besides(heading string) bool {
	key := foldName(heading)
	return slices.ContainsFunc(w.others, func(word string) bool { return strings.Contains(key, word) })
}

// reader makes the reader of a field. Those of one field share their words.
func (w *lexicon) reader(f gear.Field) *reader {
	def := &w.dict.Defs[f]
	if w.codes[f] == nil {
		w.codes[f] = codesOf(def)
	}
	return &reader{def: def, closed: w.codes[f], oneOf: setsOf(def, w.codes[f]), nothing: w.nothing, answers: w.answers[f]}
}

// known counts the cells of a row that are headings, those that the user names
// twice; 0 where none of them could name a maker.
func (w *lexicon) known(cells []string, declared map[string]string) int {
	n, maker := 0, false
	names := map[string]bool{}
	for field, heading := range declared {
		names[foldName(heading)] = true
		if f, ok := w.dict.Field(field); ok {
			maker = maker || namesMaker(f, w.dict) && holds(cells, heading)
		}
	}
	seen := map[string]bool{}
	for _, c := range cells {
		key := foldName(c)
		if key == "" || len(c) > 200 {
			continue
		}
		m, _ := w.folded(key, c)
		if len(m) == 0 && !names[key] && !w.ignored[key] || seen[key] {
			continue
		}
		seen[key] = true
		for _, f := range m {
			maker = maker || namesMaker(f.field, w.dict)
		}
		if n++; names[key] {
			n++
		}
	}
	if !maker {
		return 0
	}
	return n
}

func holds(cells []string, heading string) bool {
	for _, c := range cells {
		if foldName(c) == foldName(heading) {
			return true
		}
	}
	return false
}

// findHeadings returns the index of the headings among the rows of a sample.
func (f *File) findHeadings(s *sample, words *lexicon, o *Options) (int, error) {
	at, _ := s.heading(words, o)
	if at >= 0 {
		if !s.hasRows(at) {
			return 0, noMaker{f.fault(gear.Incomplete, s.rows[at].line, "there are headings, but no rows", "export the inventory again, or leave this file out")}
		}
		return at, nil
	}
	if at := s.siteHeadings(words); at >= 0 {
		f.places = true
		return at, nil
	}
	for i := range s.rows {
		r := &s.rows[i]
		switch {
		case r.broken:
			return 0, f.fault(gear.Incomplete, r.line, "the headings cannot be read: a quote is misplaced", "put cells that hold quotes or delimiters into quotes, and double the quotes in them")
		case filledCells(r.cells) > 0:
			return 0, noMaker{f.fault(gear.Incomplete, r.line, "no column can name a maker; the first row has "+listed(r.cells),
				"put the headings into the first row, or say which column holds it: --map manufacturer=HEADING; gearaudit columns --fields lists the fields")}
		}
	}
	return 0, f.fault(gear.Incomplete, 0, "the file holds nothing but blank lines", "export the inventory again")
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
			all, _ := words.candidates(c)
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
