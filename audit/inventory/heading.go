package inventory

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/form"
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
	surely  bool     // besides, whatever other words it has
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
	r.surely = slices.ContainsFunc(w.others, func(word string) bool { return strings.Contains(key, word) })
	r.besides = h.Besides || r.surely
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
		if key == "" || len(c) > 200 || len(form.Pairs(c)) > 0 {
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

// foldName reduces a heading or a word of a closed list to the form in which
// two spellings of it are equal: wide and accented letters as plain ones, lower
// case, without blanks and signs.
func foldName(s string) string {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return gear.FoldHeading(unsigned(plain(s)))
		}
	}
	return foldASCII(s)
}

// foldASCII does what the longer way does to a text without other letters.
func foldASCII(s string) string {
	b := make([]byte, 0, len(s))
	for i := range len(s) {
		switch c := s[i]; {
		case c >= 'A' && c <= 'Z':
			b = append(b, c|0x20)
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9', c == '$', c == '%':
			b = append(b, c)
		}
	}
	return string(b)
}

// plain takes accents off Latin, Greek and Cyrillic letters.
func plain(s string) string {
	s = strings.Map(func(r rune) rune {
		if r >= 0x300 && r <= 0x36f {
			return -1
		}
		return r
	}, norm.NFKD.String(s))
	return norm.NFC.String(s)
}

// unsigned drops blanks and signs beyond those that gear.FoldHeading drops.
func unsigned(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || strings.ContainsRune(`"!?,;&[]{}<>|°\^~=+@`+"`´’", r) {
			return -1
		}
		return r
	}, s)
}

// withoutBrackets cuts what stands in brackets at the end of a heading, such as
// a unit: "Unit cost (USD)".
func withoutBrackets(s string) string {
	if i := strings.IndexAny(s, "([（"); i > 0 {
		return strings.TrimSpace(s[:i])
	}
	return s
}
