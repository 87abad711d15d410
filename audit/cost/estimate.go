package cost

import (
	"cmp"
	"slices"
	"sync"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// Estimate is what replacing everything in a tally costs. Amounts are in cents
// of Currency.
type Estimate struct {
	Currency string
	Class    int // AACE-style: 5 rough, 1 firm; 0 when there is nothing to price
	Baseline Baseline
	Items    int64 // pieces priced
	Sites    int   // with priced pieces

	Equipment Figures // unit prices times quantities, and nothing else
	AllIn     Figures // with works and all that unit prices miss
	Programme Figures // the all-in cost as a programme approves and prorates it

	IfOpen    *Figures // all in, with the pieces whose maker is an open question; nil: there are none
	OpenItems int64

	Included   int64 // pieces that are part of the price of what they sit in
	Unpriced   int64 // pieces that no source prices: in no sum
	Missing    []MissingPrice
	NoWorks    []string    // works that no source prices, in words: in no sum
	Betterment gear.Amount // what quoted equipment costs more than a like-for-like one; in the figures of every baseline but the eligible one
	Lines      []TotalLine // in order of activity and id
	Drivers    []Driver    // the largest first
	Steps      []Step
	Notes      []string

	rising []float64 // all in, by draw, rising
	scene  *scene
}

// MissingPrice is a kind of equipment that has no price.
type MissingPrice struct {
	Kind        string
	Item        string
	Pieces      int64
	Open        int64  // further pieces whose maker is an open question
	Placeholder *Entry // an unverified line for it: a hint for the request of a quotation, in no sum; nil: none
}

// TotalLine is one line of the estimate.
type TotalLine struct {
	ID       string
	Activity string
	Item     string
	Unit     string
	Quantity int64
	Low      gear.Amount // of the line, P10
	High     gear.Amount // and P90
	Basis    string
	Source   string
}

// Estimate draws the figures. The tally stays as it is. An error is a *gear.Fault:
// of kind Usage for options out of range, of kind Incomplete when a sum does not fit.
func (c *Catalog) Estimate(t *Tally, o Options) (*Estimate, error) {
	s, err := c.settings(o)
	if err != nil {
		return nil, err
	}
	sc, err := t.scene(s, false)
	if err != nil {
		return nil, err
	}
	e := &Estimate{
		Currency: Currency, Baseline: s.Baseline, Items: sc.counts.priced, Sites: sc.sites, scene: sc,
		OpenItems: t.counts[open].priced, Included: sc.counts.included, Unpriced: sc.counts.unpriced, Betterment: sc.counts.better,
	}
	e.Missing, e.NoWorks = t.missed(), t.catalog.noWorks()
	withOpen := func() {}
	if e.OpenItems > 0 {
		if withOpen, err = e.drawOpen(t, s); err != nil {
			return nil, err
		}
	}
	if sc.counts.priced > 0 {
		e.Class = sc.class()
		e.fill(sc)
	}
	withOpen()
	e.Notes = sc.notes(e)
	return e, nil
}

func (e *Estimate) fill(sc *scene) {
	d := sc.simulate()
	var apart sync.WaitGroup // to put draws in order takes as long as to draw them
	apart.Go(func() { e.Equipment, e.Programme = figures(sorted(d.equipment)), figures(sorted(d.programme)) })
	e.Drivers = sc.drivers(d)
	e.Lines = sc.lines()
	e.rising = sorted(d.all)
	e.AllIn = figures(e.rising)
	apart.Wait()
	e.Steps = sc.steps(e)
}

// drawOpen begins to draw the figures with the open questions in them, which
// takes as long as those without; what it returns waits for them.
func (e *Estimate) drawOpen(t *Tally, s *settings) (wait func(), err error) {
	sc, err := t.scene(s, true)
	if err != nil {
		return nil, err
	}
	drawn := make(chan Figures, 1)
	go func() { drawn <- figures(sorted(sc.simulate().all)) }()
	return func() {
		f := (<-drawn).atLeast(e.AllIn)
		e.IfOpen = &f
	}, nil
}

// class is the AACE-style class by how complete the data are.
func (sc *scene) class() int {
	n, p := &sc.counts, &sc.param
	switch {
	case ratio(n.bound, n.value) >= p.firm:
		return 1
	case ratio(n.bound, n.value) >= p.quoted:
		return 2
	case ratio(n.quoted, n.value) >= p.quoted:
		return 3
	case float64(n.known) >= p.known*float64(n.priced):
		return 4
	default:
		return 5
	}
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

// activities is the order of lines.
var activities = [...]string{
	ActivityEquipment, ActivityEngineering, ActivityRemoval, ActivityReplacement, ActivityCivil, ActivityFreight, ActivityTest,
	ActivityDisposal, ActivityServices, ActivityTax,
}

// lines are the catalogue's own sums, before calibration and blend. Components
// of the same id, such as one for each class, are one line.
func (sc *scene) lines() []TotalLine {
	byID := map[string]*TotalLine{}
	var ids []string
	for i := range sc.groups {
		g := &sc.groups[i]
		l := byID[g.part.id]
		if l == nil {
			l = &TotalLine{
				ID: g.part.id, Activity: g.part.activity, Item: g.part.item, Unit: g.part.unit, Basis: g.part.basis, Source: g.part.source,
			}
			byID[g.part.id] = l
			ids = append(ids, g.part.id)
		}
		odds, grow := g.part.odds, sc.grow(g.part.year)
		l.Quantity += g.sum.pieces
		l.Low += round(float64(g.sum.low) * odds * grow)
		l.High += round(float64(g.sum.high) * odds * grow)
	}
	out := make([]TotalLine, 0, len(ids)+1)
	for _, id := range ids {
		out = append(out, *byID[id])
	}
	if sc.Tax > 0 {
		out = append(out, sc.taxLine(out))
	}
	slices.SortStableFunc(out, func(a, b TotalLine) int {
		return cmp.Or(cmp.Compare(rank(a.Activity), rank(b.Activity)), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// taxLine is the tax on the lines of equipment.
func (sc *scene) taxLine(lines []TotalLine) TotalLine {
	t := TotalLine{ID: "tax", Activity: ActivityTax, Item: "sales tax of " + decimal(sc.Tax*100, 2) + " % of equipment", Unit: "sum", Quantity: 1, Basis: Assumption, Source: "as you said"}
	for i := range lines {
		if l := &lines[i]; l.Activity == ActivityEquipment {
			t.Low += round(float64(l.Low) * sc.Tax)
			t.High += round(float64(l.High) * sc.Tax)
		}
	}
	return t
}

func rank(activity string) int { return slices.Index(activities[:], activity) }
