package cost

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/cost/catalog"
)

// QuoteUse is what became of a quotation of the price book.
type QuoteUse struct {
	Quote  *catalog.Quote
	Pieces int64   // or sites, that it prices; 0: it matches nothing
	Ratio  float64 // of its middle to that of the catalog, 0 where there is none to hold it against
	Age    int     // in days on the day of the estimate; below 0: it is of a day to come
	Ended  bool    // its validity ended before the day of the estimate
}

// Bounds beyond which a quotation is told about.
const (
	oldQuote  = 365 // days
	farQuote  = 5.0 // times the catalog's middle, or a part of it
	maxListed = 5   // quotations in one note
)

// uses returns what became of each quotation, in order of the price book.
func (m *model) uses(t *Tally) []QuoteUse {
	pieces := map[*catalog.Component]int64{}
	for i := range m.parts {
		pieces[m.parts[i].Component] += m.parts[i].pieces
	}
	out := make([]QuoteUse, 0, len(m.catalog.Quotations))
	for _, q := range m.catalog.Quotations {
		u := QuoteUse{Quote: q.Quote, Pieces: pieces[q.Part], Age: math.MinInt}
		if g := q.Part.Index; g < len(t.groups) && u.Pieces == 0 {
			u.Pieces = t.groups[g][open].pieces
		}
		if q.Before > 0 {
			u.Ratio = q.Part.Band.Median / q.Before
		}
		if day := m.Day; day != 0 {
			u.Age = int(day - q.Quote.QuotedOn)
			u.Ended = q.Quote.ValidTo != 0 && q.Quote.ValidTo < day
		}
		out = append(out, u)
	}
	return out
}

// quoteNotes tell what is odd about quotations: one note for each kind.
func quoteNotes(uses []QuoteUse, note func(string, ...any)) {
	for _, kind := range []struct {
		text string
		is   func(*QuoteUse) bool
		say  func(*QuoteUse) string
	}{
		{"quotations that match nothing", func(u *QuoteUse) bool { return u.Pieces == 0 }, func(u *QuoteUse) string { return "" }},
		{"quotations of more than a year ago", func(u *QuoteUse) bool { return u.Age > oldQuote }, func(u *QuoteUse) string { return u.Quote.QuotedOn.String() }},
		{"quotations of a day to come", func(u *QuoteUse) bool { return u.Age < 0 && u.Age != math.MinInt }, func(u *QuoteUse) string { return u.Quote.QuotedOn.String() }},
		{"quotations that are no longer valid", func(u *QuoteUse) bool { return u.Ended }, func(u *QuoteUse) string { return u.Quote.ValidTo.String() }},
		{"quotations far from the catalog", func(u *QuoteUse) bool { return u.Ratio > farQuote || u.Ratio > 0 && u.Ratio < 1/farQuote },
			func(u *QuoteUse) string { return "times " + decimal(u.Ratio, 2) }},
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
