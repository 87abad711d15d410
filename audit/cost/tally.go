package cost

import (
	"github.com/gearaudit/gearaudit/audit/cost/catalog"
	"github.com/gearaudit/gearaudit/audit/gear"
)

// The two parts of a tally: what is sure to be replaced, and what is to be
// replaced only if the open questions about its maker go against the operator.
const (
	firm = iota
	open
)

// Tally sums up lines. A worker has one of its own; [Tally.Merge] adds two up.
// All sums are of integers: the order of adding changes nothing.
type Tally struct {
	catalog *catalog.Catalog
	options Options
	groups  [][2]group // by component
	sites   map[string]*Site
	prices  *catalog.Pricer
	counts  [2]tallyCounts
	missing map[*catalog.Kind]*[2]int64 // pieces without a price
	matches map[int]*match              // of quotations, by component
	err     error
}

// group is what was added under one component.
type group struct {
	pieces int64
	median gear.Amount // of what is counted of them
}

// tallyCounts are the sums that are not about one price.
type tallyCounts struct {
	priced, included, unpriced int64 // pieces
	foreign                    int64 // of the unpriced ones, those that cost a sum in another currency
	known                      int64 // of the priced ones, those with model and site
	uncounted                  int64 // of the priced ones, those of which the baseline counts nothing
	ageless                    int64 // of the priced ones, those whose age is not known
	better                     gear.Amount
}

// NewTally returns an empty tally of items that the catalog prices, for an estimate
// with the options.
func NewTally(c *catalog.Catalog, o Options) *Tally {
	return &Tally{
		catalog: c, options: o, groups: make([][2]group, len(c.Components)), sites: map[string]*Site{},
		prices: catalog.NewPricer(c), missing: map[*catalog.Kind]*[2]int64{}, matches: map[int]*match{},
	}
}

// Price is [Catalog.Price] with a memory. It is for the tally's worker alone.
func (t *Tally) Price(it *gear.Item) catalog.Line { return t.prices.Price(it) }

// Prices returns what prices the items, with its memory.
func (t *Tally) Prices() *catalog.Pricer { return t.prices }

// Add adds a row that is to be replaced: surely, or possibly, when the question
// who made it goes against the operator.
func (t *Tally) Add(l catalog.Line, at *Site, possible bool) {
	side := firm
	if possible {
		side = open
	}
	n := &t.counts[side]
	switch {
	case l.Quantity == 0:
		return
	case l.State == catalog.Included:
		n.included = t.sum(n.included, l.Quantity)
		return
	case l.State == catalog.Unpriced:
		t.miss(l.Kind, side, l.Quantity)
		n.unpriced = t.sum(n.unpriced, l.Quantity)
		if l.Foreign {
			n.foreign = t.sum(n.foreign, l.Quantity)
		}
		return
	case l.Overflow:
		t.err = overflow()
		return
	}
	counted := t.options.share(&l, t.catalog.Param)
	t.count(&l, n, counted)
	if counted > 0 {
		t.place(&l, at.sum(side), t.row(&l, side, counted), counted)
	}
}

// row adds what is counted of the line's price and of what comes with it, and
// returns the sum of the medians: equipment alone, and with its own works.
func (t *Tally) row(l *catalog.Line, side int, counted float64) (sum rowSum) {
	each := func(p gear.Amount) gear.Amount {
		if counted == 1 {
			return p
		}
		return catalog.Cents(float64(p) * counted)
	}
	sum.equipment = t.add(l.Part, side, l.Quantity, each(l.Each.Median))
	sum.all = sum.equipment
	for _, part := range l.Kind.Extra {
		sum.all = t.plus(sum.all, t.add(part, side, l.Quantity, each(part.Band.Of(1).Median)))
	}
	if part := l.Kind.Services; part != nil {
		services := catalog.Cents(float64(l.Each.Median) * t.catalog.Param.Services)
		sum.all = t.plus(sum.all, t.add(part, side, l.Quantity, each(services)))
	}
	return sum
}

type rowSum struct{ equipment, all gear.Amount }

func (t *Tally) add(part *catalog.Component, side int, pieces int64, each gear.Amount) gear.Amount {
	g := &t.groups[part.Index][side]
	median := t.times(each, pieces)
	g.pieces = t.sum(g.pieces, pieces)
	g.median = t.plus(g.median, median)
	return median
}

func (t *Tally) count(l *catalog.Line, n *tallyCounts, counted float64) {
	n.priced = t.sum(n.priced, l.Quantity)
	if l.Known {
		n.known = t.sum(n.known, l.Quantity)
	}
	if counted == 0 {
		n.uncounted = t.sum(n.uncounted, l.Quantity)
	}
	if l.Year == 0 {
		n.ageless = t.sum(n.ageless, l.Quantity)
	}
	n.better = t.plus(n.better, t.times(l.Better, l.Quantity))
}

func (t *Tally) miss(k *catalog.Kind, side int, pieces int64) {
	m := t.missing[k]
	if m == nil {
		m = &[2]int64{}
		t.missing[k] = m
	}
	m[side] = t.sum(m[side], pieces)
}

// Merge adds what another tally of the same catalog holds. The other one must
// not be used afterwards. It returns an error of kind Incomplete when a sum of
// either does not fit.
func (t *Tally) Merge(o *Tally) error {
	for i := range o.groups {
		for side := range o.groups[i] {
			t.mergeGroup(&t.groups[i][side], &o.groups[i][side])
		}
	}
	for side := range o.counts {
		t.mergeCounts(&t.counts[side], &o.counts[side])
	}
	for k, m := range o.missing {
		t.miss(k, firm, m[firm])
		t.miss(k, open, m[open])
	}
	for n, m := range o.matches {
		if mine := t.matches[n]; mine != nil {
			mine.join(m)
		} else {
			t.matches[n] = m
		}
	}
	for key, s := range o.sites {
		if t.sites[key] == nil {
			t.sites[key] = s
			continue
		}
		mine := t.sites[key]
		mine.name = min(mine.name, s.name)
		mine.firm = t.joined(&mine.firm, &s.firm)
		if s.open != nil {
			*mine.sum(open) = t.joined(mine.sum(open), s.open)
		}
	}
	if t.err == nil {
		t.err = o.err
	}
	return t.err
}

func (t *Tally) mergeGroup(g, o *group) {
	g.pieces, g.median = t.sum(g.pieces, o.pieces), t.plus(g.median, o.median)
}

func (t *Tally) mergeCounts(n, o *tallyCounts) {
	n.priced, n.included, n.unpriced = t.sum(n.priced, o.priced), t.sum(n.included, o.included), t.sum(n.unpriced, o.unpriced)
	n.foreign, n.known = t.sum(n.foreign, o.foreign), t.sum(n.known, o.known)
	n.uncounted, n.ageless = t.sum(n.uncounted, o.uncounted), t.sum(n.ageless, o.ageless)
	n.better = t.plus(n.better, o.better)
}

// sum, plus and times are checked: what does not fit is remembered as the
// tally's error, and told by Merge and Estimate.
func (t *Tally) sum(a, b int64) int64 { return int64(t.plus(gear.Amount(a), gear.Amount(b))) }

func (t *Tally) plus(a, b gear.Amount) gear.Amount {
	c, err := a.Add(b)
	if err != nil {
		t.err = overflow()
	}
	return c
}

func (t *Tally) times(a gear.Amount, n int64) gear.Amount {
	c, err := a.Times(n)
	if err != nil {
		t.err = overflow()
	}
	return c
}

func overflow() error {
	return &gear.Fault{
		Kind: gear.Incomplete, What: "the replacement cost is too large to be counted", Err: gear.ErrOverflow,
		Hint: "check the quantities and the unit costs of the inventory: one of them must be wrong",
	}
}
