package cost

import (
	"cmp"
	"slices"

	"github.com/gearaudit/gearaudit/audit/cost/catalog"
	"github.com/gearaudit/gearaudit/audit/gear"
)

// Estimate is what replacing everything in a tally costs. Amounts are in cents
// of Currency.
type Estimate struct {
	Currency string
	Class    int // AACE: 5 rough, 1 firm; 0 when there is nothing to price
	Baseline Baseline
	Items    int64 // pieces priced
	Sites    int   // with priced pieces

	Equipment Figures // unit prices times quantities, and nothing else
	AllIn     Figures // with works and overhead; at least that much where AtLeast is set
	Program   Figures // the all-in cost as a program approves and prorates it
	Bases     []Basis // the all-in cost as asked for, approved and spent
	AtLeast   bool    // pieces without a price are in no figure but the worst case

	IfOpen    *Figures // all in, with the pieces whose maker is an open question; nil: there are none
	OpenItems int64
	Known     *Sum // AllIn with its odds; nil: nothing is priced
	WorstCase *Sum // with open questions and unpriced pieces, the latter at the dearest of their class; nil: it has no sum

	Quotes     []QuoteUse // of the price book, in its order
	Included   int64      // pieces that are part of the price of what they sit in
	Uncounted  int64      // pieces that are priced, and of which the baseline counts nothing
	Unpriced   int64      // pieces that no source prices
	Foreign    int64      // of those: pieces whose cost is known in a currency that is not converted
	Missing    []MissingPrice
	NoWorks    []string    // works that no source prices, in words: in no sum
	Betterment gear.Amount // what quoted equipment costs more than a like-for-like one; in the figures of every baseline but the eligible one
	Lines      []TotalLine // in order of activity and id; Likely adds up to the P50 of AllIn
	Drivers    []Driver    // the largest first
	Steps      []Step
	Notes      []string

	model *model
}

// MissingPrice is a kind of equipment that has no price.
type MissingPrice struct {
	Kind        string
	Item        string
	Pieces      int64
	Open        int64          // further pieces whose maker is an open question
	Placeholder *catalog.Entry // an unverified line for it: a hint for the request of a quotation, in no sum; nil: none
}

// Estimate works the figures out. The tally stays as it is. An error is a *gear.Fault:
// of kind Usage for options out of range, of kind Incomplete when a sum does not fit.
func (t *Tally) Estimate() (*Estimate, error) {
	s, err := newSettings(t.catalog, t.options)
	if err != nil {
		return nil, err
	}
	m, err := t.model(s, sure)
	if err != nil {
		return nil, err
	}
	e := &Estimate{
		Currency: catalog.Currency, Baseline: s.Baseline, Items: m.counts.priced, Sites: m.sites, model: m, Uncounted: m.counts.uncounted,
		OpenItems: t.counts[open].priced, Included: m.counts.included, Unpriced: m.counts.unpriced, Foreign: m.counts.foreign, Betterment: m.counts.better,
	}
	e.Missing, e.NoWorks, e.AtLeast = t.missed(), t.catalog.NoWorks(), e.Unpriced > 0
	if e.Items > 0 {
		e.Class = m.aace()
	}
	if e.Items > e.Uncounted {
		e.fill(m)
	}
	if err := e.beyond(t, s); err != nil {
		return nil, err
	}
	e.Quotes = m.uses(t)
	e.Notes = m.notes(e)
	return e, nil
}

func (e *Estimate) fill(m *model) {
	equipment, all := m.sums()
	e.Known = newSum(all)
	e.Equipment, e.AllIn = newSum(equipment).Figures, e.Known.Figures
	e.Program, e.Bases = m.approved(e.Known, m.paid), m.bases(e.Known)
	e.Drivers = m.drivers()
	e.Lines = m.lines(&e.AllIn)
	e.Steps = m.steps(e)
}

// beyond adds what is not known to cost anything: pieces whose maker is an
// open question, and then those without a price.
func (e *Estimate) beyond(t *Tally, s *settings) error {
	e.WorstCase = e.Known
	e.Uncounted += t.counts[open].uncounted
	if e.OpenItems > t.counts[open].uncounted {
		m, err := t.model(s, undecided)
		if err != nil {
			return err
		}
		e.WorstCase = m.sum()
		e.IfOpen = &e.WorstCase.Figures
	}
	if len(e.Missing) == 0 {
		return nil
	}
	m, err := t.model(s, worstCase)
	if err != nil {
		return err
	}
	if e.WorstCase = nil; !m.noBound {
		e.WorstCase = m.sum()
	}
	return nil
}

// missed lists the kinds without a price, the most pieces first.
func (t *Tally) missed() []MissingPrice {
	var out []MissingPrice
	for k, n := range t.missing {
		out = append(out, MissingPrice{Kind: k.ID, Item: k.Item, Pieces: n[firm], Open: n[open], Placeholder: k.Placeholder})
	}
	slices.SortFunc(out, func(a, b MissingPrice) int {
		return cmp.Or(cmp.Compare(b.Pieces, a.Pieces), cmp.Compare(b.Open, a.Open), cmp.Compare(a.Kind, b.Kind))
	})
	return out
}
