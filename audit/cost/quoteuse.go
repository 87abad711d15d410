package cost

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/cost/catalog"
	"github.com/gearaudit/gearaudit/audit/gear"
)

// QuoteUse is what became of a quotation of the price book.
type QuoteUse struct {
	Quote      *catalog.Quote
	Pieces     int64          // or visits to sites, that it prices; 0: it matches nothing
	Rows       int64          // of the inventory that it prices
	First      []gear.Place   // of the first of them
	Ratio      float64        // of its middle to that of the catalog, 0 where there is none to hold it against
	Age        int            // in days on the day of the estimate; below 0: it is of a day to come
	Dated      bool           // Age is known
	Lapsed     bool           // its validity ended before the day of the estimate: it counts as an estimate
	ReplacedBy *catalog.Quote // that goes before it, of a later price book; nil: none does
}

// Bounds beyond which a quotation is told about.
const (
	oldQuote  = 365 // days
	farQuote  = 5.0 // times the catalog's middle, or a part of it
	maxListed = 5   // quotations in one note
	maxPlaces = 3   // rows named for a quotation
)

// match is what a quotation prices.
type match struct {
	rows  int64
	first []gear.Place // the first rows, in order of file, sheet and line
}

// Match remembers that the quotation of a line prices the row at a place.
func (t *Tally) Match(l *catalog.Line, at gear.Place) {
	if l.Part == nil || l.Part.Quote == nil {
		return
	}
	m := t.matches[l.Part.Index]
	if m == nil {
		m = &match{}
		t.matches[l.Part.Index] = m
	}
	m.join(&match{rows: 1, first: []gear.Place{at}})
}

func (m *match) join(o *match) {
	m.rows += o.rows
	m.first = append(m.first, o.first...)
	slices.SortFunc(m.first, func(a, b gear.Place) int {
		return cmp.Or(strings.Compare(a.File, b.File), strings.Compare(a.Sheet, b.Sheet), cmp.Compare(a.Line, b.Line))
	})
	m.first = m.first[:min(len(m.first), maxPlaces)]
}

// uses returns what became of each quotation, in order of the price book, and then of
// those that a later book has a price in place of.
func (m *model) uses(t *Tally) []QuoteUse {
	pieces := map[*catalog.Component]int64{}
	for i := range m.parts {
		pieces[m.parts[i].Component] += m.parts[i].pieces
	}
	out := make([]QuoteUse, 0, len(m.catalog.Quotations)+len(m.catalog.Replaced))
	for _, q := range m.catalog.Quotations {
		u := m.use(q.Quote)
		u.Pieces, u.Lapsed = pieces[q.Part], q.Lapsed
		if g := q.Part.Index; g < len(t.groups) && u.Pieces == 0 {
			u.Pieces = t.groups[g][open].pieces
		}
		if found := t.matches[q.Part.Index]; found != nil {
			u.Rows, u.First = found.rows, found.first
		}
		if q.Before > 0 {
			u.Ratio = q.Part.Band.Median / q.Before
		}
		out = append(out, u)
	}
	for i := range m.catalog.Replaced {
		r := &m.catalog.Replaced[i]
		u := m.use(&r.Quote)
		u.ReplacedBy, u.Lapsed = &r.By, r.Quote.Lapsed(m.Day)
		out = append(out, u)
	}
	return out
}

func (m *model) use(q *catalog.Quote) QuoteUse {
	u := QuoteUse{Quote: q, Dated: m.Day != 0}
	if u.Dated {
		u.Age = int(m.Day - q.QuotedOn)
	}
	return u
}

// quoteNotes tell what is odd about quotations: one note for each kind.
func quoteNotes(uses []QuoteUse, note func(string, ...any)) {
	for _, kind := range []struct {
		text string
		is   func(*QuoteUse) bool
		say  func(*QuoteUse) string
	}{
		{"quotations that match nothing", func(u *QuoteUse) bool { return u.Pieces == 0 && u.ReplacedBy == nil }, func(u *QuoteUse) string { return "" }},
		{"quotations of more than a year ago", func(u *QuoteUse) bool { return u.Dated && u.Age > oldQuote && u.ReplacedBy == nil }, func(u *QuoteUse) string { return u.Quote.QuotedOn.String() }},
		{"quotations of a day to come", func(u *QuoteUse) bool { return u.Dated && u.Age < 0 && u.ReplacedBy == nil }, func(u *QuoteUse) string { return u.Quote.QuotedOn.String() }},
		{"quotations that are no longer valid, and count as estimates", func(u *QuoteUse) bool { return u.Lapsed && u.ReplacedBy == nil }, func(u *QuoteUse) string { return u.Quote.ValidTo.String() }},
		{"quotations far from the catalog", func(u *QuoteUse) bool { return u.Ratio > farQuote || u.Ratio > 0 && u.Ratio < 1/farQuote },
			func(u *QuoteUse) string { return "times " + decimal(u.Ratio, 2) }},
		{"quotations that a later price book has a price in place of", func(u *QuoteUse) bool { return u.ReplacedBy != nil },
			func(u *QuoteUse) string { return "now " + u.ReplacedBy.Ref }},
	} {
		var names []string
		for i := range uses {
			if u := &uses[i]; kind.is(u) {
				name := u.Quote.Name() + " of " + u.Quote.Ref
				if s := kind.say(u); s != "" {
					name += " (" + s + ")"
				}
				names = append(names, name)
			}
		}
		if n := len(names); n > maxListed {
			names = append(slices.Clip(names[:maxListed]), fmt.Sprintf("and %d more", n-maxListed))
		}
		if len(names) > 0 {
			note("%s: %s", kind.text, strings.Join(names, "; "))
		}
	}
}
