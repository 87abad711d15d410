package columns

import (
	"slices"
	"strings"
	"unicode"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/form"
	"github.com/gearaudit/gearaudit/audit/inventory/headings"
	"github.com/gearaudit/gearaudit/audit/inventory/values"
)

// Lexicon knows the words of headings.
type Lexicon struct {
	Dict    *gear.Dictionary
	fields  map[string][]candidate // by folded heading
	ignored map[string]bool
	Totals  map[string]bool
	Units   map[string]bool
	Ditto   WordSet  // folded words that say the same as above
	others  []string // folded words of headings about places and people
	sellers map[string]bool
	pieces  map[string]bool                  // folded words beside a number of pieces
	about   map[string]bool                  // words, in small letters, before a number that is about right
	nothing map[string]bool                  // words for no value
	codes   map[gear.Field]map[string]uint16 // by field, those of closed lists that were asked for
	sets    map[gear.Field]map[string]uint64 // of these, the words that stand for several values
	Answers values.Answers                   // what a person said that texts in cells mean
	heads   *headings.Lexicon
	seen    map[string]Reading // by heading
}

// Reading is what a heading says.
type Reading struct {
	All     []candidate
	how     string   // Certain, Likely, or empty where it says nothing
	words   []string // that say it, where no list has the heading as a whole
	apart   string   // what tells it from headings of its kind
	besides bool     // it speaks of people, places or upkeep
	surely  bool     // besides, whatever other words it has
	ignored bool     // a list has it, and it means no field
	plain   bool     // its words are those of headings
}

// candidate is a field that a heading may mean.
type candidate struct {
	field gear.Field
	rank  int // of the heading among those of the field: lower ones say it better
}

// NewLexicon makes the lexicon of a dictionary.
func NewLexicon(d *gear.Dictionary) *Lexicon {
	w := &Lexicon{Dict: d, fields: make(map[string][]candidate, 1024), ignored: map[string]bool{}, Totals: map[string]bool{}, Units: map[string]bool{}, sellers: map[string]bool{}, pieces: map[string]bool{}, about: map[string]bool{}, nothing: map[string]bool{}, Ditto: WordSet{}, codes: map[gear.Field]map[string]uint16{}, sets: map[gear.Field]map[string]uint64{}, heads: headings.NewLexicon(d), seen: map[string]Reading{}}
	for _, c := range d.Contested {
		key := values.Fold(c.Heading)
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
		w.ignored[values.Fold(h)] = true
	}
	for _, t := range d.Totals {
		w.Totals[values.Fold(t)] = true
	}
	for _, t := range d.Besides {
		w.others = append(w.others, values.Fold(t))
	}
	for _, t := range d.Units {
		w.Units[values.Fold(t)] = true
	}
	for _, t := range gear.NoValueWords() {
		w.nothing[values.Fold(t)] = true
	}
	for _, t := range d.Ditto {
		w.Ditto[values.Fold(t)] = true
	}
	for _, t := range d.Pieces {
		w.pieces[values.Fold(t)] = true
	}
	for _, t := range d.About {
		w.about[strings.ToLower(t)] = true
	}
	for _, t := range d.Sellers {
		w.sellers[values.Fold(t)] = true
	}
	return w
}

func (w *Lexicon) add(f gear.Field, heading string, rank int) {
	if key := values.Fold(heading); len(w.fields[key]) == 0 {
		w.fields[key] = []candidate{{f, rank}}
	}
}

// LongestHeading is the length of the longest text that is read as a heading.
const LongestHeading = 100

// Read returns what a heading says: by a list that has it as a whole, with or
// without what stands in brackets, else by its words.
func (w *Lexicon) Read(heading string) Reading {
	if r, ok := w.seen[heading]; ok {
		return r
	}
	r := w.readNew(heading)
	w.seen[strings.Clone(heading)] = r
	return r
}

func (w *Lexicon) readNew(heading string) Reading {
	key := values.Fold(heading)
	if key == "" || len(heading) > LongestHeading {
		return Reading{}
	}
	h := w.heads.Read(heading)
	r := Reading{apart: h.Apart, plain: h.Plain, ignored: w.ignored[key]}
	r.surely = slices.ContainsFunc(w.others, func(word string) bool { return strings.Contains(key, word) && !w.insideThing(heading, word) })
	r.besides = h.Besides || r.surely
	if r.All = w.fields[key]; r.All != nil {
		if r.how = Certain; len(r.All) > 1 {
			r.how = Likely
		}
		return r
	}
	if r.ignored {
		return r
	}
	if short := withoutBrackets(heading); len(short) < len(heading) {
		if r.All = w.fields[values.Fold(short)]; r.All != nil {
			r.how = Likely
			return r
		}
	}
	if all, long := w.writtenOut(heading); all != nil && (len(h.Meanings) == 0 || len(all) > 1) {
		r.All, r.how, r.words, r.besides = all, Likely, []string{long}, r.surely
		return r
	}
	for _, m := range h.Meanings {
		for _, f := range m.Fields {
			if !slices.ContainsFunc(r.All, func(c candidate) bool { return c.field == f }) {
				r.All = append(r.All, candidate{f, byWords - m.Score})
			}
		}
	}
	if len(h.Meanings) > 0 {
		r.how, r.words = Likely, h.Meanings[0].Words
	}
	return r
}

// insideThing reports a heading in which a word stands only inside one that says what
// a thing is: the phone of a smartphone.
func (w *Lexicon) insideThing(heading, word string) bool {
	inside := false
	for _, whole := range headings.Words(heading) {
		at := strings.Index(whole, word)
		if at == 0 || at > 0 && !w.heads.Things(whole) {
			return false
		}
		inside = inside || at > 0
	}
	return inside
}

// writtenOut returns what a list says of a heading with its short words written
// out; nil where it says nothing, or another thing of each way to write it.
func (w *Lexicon) writtenOut(heading string) (all []candidate, long string) {
	for _, variant := range w.heads.Longer(heading) {
		found := w.fields[values.Fold(variant)]
		switch {
		case found == nil:
		case all == nil:
			all, long = found, variant
		case !slices.EqualFunc(all, found, func(a, b candidate) bool { return a.field == b.field }):
			return nil, ""
		}
	}
	return all, long
}

// Ranks of fields that the words of a heading mean: byWords less their score.
const (
	byWords    = 1500
	leastWords = 1400
)

// FieldOf returns the field that a text names as a heading does, by what the user
// declares or by the words. known is false where it names none that any list has, and
// joined says that makers and models stand there together.
func (w *Lexicon) FieldOf(name string, o *Options) (field gear.Field, known, joined bool) {
	if name = values.Trim(name); name == "" || len(name) > LongestHeading {
		return 0, false, false
	}
	for declared, heading := range o.Map {
		if f, ok := w.Dict.Field(declared); ok && values.Fold(heading) == values.Fold(name) {
			return f, true, w.Dict.Name(f) == values.MakeModel
		}
	}
	r := w.Read(name)
	switch {
	case len(r.All) == 0:
		return gear.Notes + 1, r.ignored, false
	case len(r.words) > 0 && !r.plain:
		return 0, false, false
	}
	return r.All[0].field, true, w.Dict.Name(r.All[0].field) == values.MakeModel
}

// Makes reports a heading that may name makers or models.
func (w *Lexicon) Makes(heading string) bool {
	return slices.ContainsFunc(w.Read(heading).All, func(m candidate) bool { return values.NamesMaker(m.field, w.Dict) })
}

// SiteOf returns the site that a line alone above rows names; empty where it says
// something else: what the things are, or do, or whose they are, a number or a day, or a
// sentence. A name of the field may stand before it, as in Site: North.
func (w *Lexicon) SiteOf(text string, o *Options) string {
	if name, value, ok := strings.Cut(text, ":"); ok {
		field, known, _ := w.FieldOf(name, o)
		if value = values.Trim(value); value != "" && known {
			if field != gear.SiteID && field != gear.SiteName {
				return ""
			}
			text = value
		}
	}
	text = strings.TrimRight(values.Trim(text), ": ")
	if len(text) > LongestHeading || !strings.ContainsFunc(text, unicode.IsLetter) || isDate(text) || sentence(text) || o.Knows != nil && o.Knows(text) || w.Totals[values.Fold(text)] {
		return ""
	}
	if f, known, _ := w.FieldOf(text, o); known && (f != gear.SiteID && f != gear.SiteName || !strings.Contains(text, " ")) {
		return ""
	}
	for _, f := range [...]gear.Field{gear.Role, gear.Function, gear.Technology, gear.Status, gear.SiteClass, gear.Funding} {
		if v, err := w.Reader(f).Read(text); err == nil && v.Known() {
			return ""
		}
	}
	if w.heads.Things(text) || w.heads.Things(strings.TrimSuffix(text, "s")) {
		return ""
	}
	return text
}

// besides reports a heading about places, people or ownership.
func (w *Lexicon) besides(heading string) bool { return w.Read(heading).besides }

// Reader makes the reader of a field. Those of one field share their words.
func (w *Lexicon) Reader(f gear.Field) *values.Reader {
	closed := w.closed(f)
	return &values.Reader{Def: &w.Dict.Defs[f], Closed: closed, OneOf: w.sets[f], Nothing: w.nothing, Pieces: w.pieces, About: w.about, Answers: w.Answers[f]}
}

// closed returns the values of a closed list by their folded spellings.
func (w *Lexicon) closed(f gear.Field) map[string]uint16 {
	codes, ok := w.codes[f]
	if !ok {
		def := &w.Dict.Defs[f]
		codes = values.CodesOf(def)
		w.codes[f], w.sets[f] = codes, values.SetsOf(def, codes)
	}
	return codes
}

// known counts the cells of a row that are headings, those that the user names
// twice; 0 where none of them could name a maker. sure says that one of them names
// a maker by a list, or is named by the user, in a row of nothing but words.
func (w *Lexicon) known(cells []string, declared map[string]string) (n int, sure bool) {
	maker := false
	names := map[string]bool{}
	for field, heading := range declared {
		names[values.Fold(heading)] = true
		if f, ok := w.Dict.Field(field); ok && holds(cells, heading) {
			maker, sure = maker || values.NamesMaker(f, w.Dict), true
		}
	}
	seen := map[string]bool{}
	worded := true
	for _, c := range cells {
		key := values.Fold(c)
		if key == "" || len(c) > 200 || len(form.Pairs(c)) > 0 {
			continue
		}
		worded = worded && !values.Numeric(c) && !seen[key]
		r := w.Read(c)
		if len(r.All) == 0 && !names[key] && !r.ignored || len(r.words) > 0 && !r.plain || seen[key] {
			continue
		}
		seen[key] = true
		for _, f := range r.All {
			maker = maker || values.NamesMaker(f.field, w.Dict)
			sure = sure || f.field == gear.Manufacturer || f.field == gear.Brand || w.Dict.Name(f.field) == values.MakeModel
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
		if values.Fold(c) == values.Fold(heading) {
			return true
		}
	}
	return false
}

// withoutBrackets cuts what stands in brackets at the end of a heading, such as
// a unit: "Unit cost (USD)".
func withoutBrackets(s string) string {
	if i := strings.IndexAny(s, "([（"); i > 0 {
		return strings.TrimSpace(s[:i])
	}
	return s
}

// WordSet holds folded words.
type WordSet map[string]bool

// IsDitto reports a cell that says "as above": by marks, or by a word of the
// dictionary.
func (w WordSet) IsDitto(cell string) bool {
	if cell == "" || len(cell) > LongestDitto {
		return false
	}
	if strings.Trim(cell, dittoSigns) == "" {
		return strings.ContainsAny(cell, `"″”“„〃↑»`) || strings.Contains(cell, "''") || strings.Contains(cell, "’’") || strings.Contains(cell, ",,")
	}
	return w[values.Fold(cell)]
}

// LongestDitto is more than the bytes of any mark or word for "as above".
const LongestDitto = 48

// dittoSigns are what a ditto mark is drawn with; strokes alone are no value.
const dittoSigns = `"″”“„〃↑»'’,-–—._ ` + "\t\n\u3000"
