package cost

import (
	"math"

	"github.com/gearaudit/gearaudit/audit/cost/catalog"
)

// Which pieces a model holds.
type extent int

const (
	sure      extent = iota // surely to be replaced, and priced
	undecided               // with those whose maker is an open question
	worstCase               // with those too that have no price, at the dearest of their class
)

// model is everything that one set of figures rests on. Its total is a sum of
// parts, each of which grows with every price and quantity:
//
//	quoted + leveled * level + plain + overhead
//
// where leveled are prices of open models, level is what buyers of the class
// pay for the like of them, plain is all else that has a published price, and
// overhead is what the class spends on a site beside what can be counted. Each
// part has a spread of its own, that no amount and no number of pieces moves; a
// quantile of the total is the sum of those of its parts.
type model struct {
	*settings
	scope
	parts    []part
	counts   tallyCounts
	level    float64
	perSite  float64 // overhead of a whole site, in cents
	overhead float64 // in cents
	bids     bid     // how far quotations go
	logError float64 // mean logarithm of what finished sites cost, to what was to be expected
	noBound  bool    // a piece has no known class: the worst case has no sum
}

// bid counts how far quotations go, in things that have a price of their own
// and not in money.
type bid struct {
	things, quoted, firm int // kinds and models of equipment
	works, worksFirm     int
}

// complete reports whether everything that has a price has a firm bid: then the bids
// are the answer, and nothing is added by the class. Short of that no quotation takes
// overhead away, so that one dearer than the catalog never lowers a total.
func (b *bid) complete() bool { return b.things > 0 && b.firm == b.things && b.worksFirm == b.works }

// part is what was added under a component.
type part struct {
	*catalog.Component
	pieces int64
	center float64 // in cents, before the price level
	most   float64 // that is counted of it; 0: all
}

// model puts the pieces of an extent together.
func (t *Tally) model(s *settings, x extent) (*model, error) {
	m := &model{settings: s, counts: t.counts[firm], level: math.Sqrt(s.class.Level[0] * s.class.Level[1])}
	if x > sure {
		t.mergeCounts(&m.counts, &t.counts[open])
	}
	m.bids = t.bids()
	m.scope = t.survey(s.class, x > sure)
	t.equipment(m, x > sure)
	if x == worstCase {
		t.bounds(m)
	}
	t.works(m)
	m.learn()
	if !m.bids.complete() {
		m.overhead = m.perSite * m.whole
	}
	return m, t.err
}

// bids counts what quotations cover of what is surely to be replaced and has a
// price.
func (t *Tally) bids() bid {
	var b bid
	seen := map[string]bool{}
	for _, c := range t.catalog.Components[:len(t.groups)] {
		if !c.Equipment() || t.groups[c.Index][firm].pieces == 0 || seen[c.ID] {
			continue
		}
		seen[c.ID] = true
		b.things++
		if c.Quoted() {
			b.quoted++
		}
		if c.Firm() {
			b.firm++
		}
	}
	for i := range t.catalog.SiteWorks {
		w := &t.catalog.SiteWorks[i]
		b.works++
		if w.Priced() && w.Part.Firm() {
			b.worksFirm++
		}
	}
	return b
}

// aace is the AACE class by how far the definition goes.
func (m *model) aace() int {
	b, p := &m.bids, &m.param
	part := func(n, of int) float64 { return float64(n) / float64(max(of, 1)) }
	switch {
	case part(b.firm, b.things) >= p.Firm && part(b.worksFirm, b.works) >= p.Firm:
		return 1
	case part(b.firm, b.things) >= p.Quoted:
		return 2
	case part(b.quoted, b.things) >= p.Quoted:
		return 3
	case float64(m.counts.known) >= p.Known*float64(m.counts.priced):
		return 4
	default:
		return 5
	}
}

// equipment adds what rows were added under.
func (t *Tally) equipment(m *model, withOpen bool) {
	for _, c := range t.catalog.Components[:len(t.groups)] {
		g := t.groups[c.Index][firm]
		if withOpen {
			t.mergeGroup(&g, &t.groups[c.Index][open])
		}
		if g.pieces > 0 && !(c.Extra && m.bids.complete()) {
			m.add(c, g)
		}
	}
}

// works adds the visits. Where the class's figure has works in it, only
// quotations are added.
func (t *Tally) works(m *model) {
	for i := range t.catalog.SiteWorks {
		w := &t.catalog.SiteWorks[i]
		n, counted := m.visits, m.crew
		if w.Tower {
			n, counted = m.climbs, m.tower
		}
		if n == 0 || !w.Priced() || m.class.WorksIn && !w.Part.Quoted() {
			continue
		}
		m.add(w.Part, group{pieces: n, median: t.times(w.Part.Band.Of(1).Median, counted) / whole})
	}
}

// bounds adds the pieces without a price, each at the dearest quotation or line
// of its class, and the services that come with it.
func (t *Tally) bounds(m *model) {
	for i := range t.catalog.Kinds() {
		k := &t.catalog.Kinds()[i]
		n := t.missing[k]
		if n == nil {
			continue
		}
		dearest := t.catalog.Dearest(k)
		if dearest == 0 {
			m.noBound = true
			continue
		}
		if k.Works == "services" {
			dearest *= 1 + m.param.Services
		}
		b, pieces := catalog.NewBand(dearest, dearest, m.param.Sigma[5]), t.sum(n[firm], n[open])
		c := &catalog.Component{
			ID: "unpriced-" + k.ID, Activity: catalog.ActivityEquipment, Item: k.Item, Unit: "each", Category: k.Category,
			Class: 5, Band: b, Odds: 1, Basis: catalog.Assumption, Source: "the dearest of its class",
		}
		m.add(c, group{pieces: pieces, median: t.times(b.Of(1).Median, pieces)})
	}
}

// add takes up what was added under a component.
func (m *model) add(c *catalog.Component, g group) {
	p := part{Component: c, pieces: g.pieces, center: float64(g.median) * c.Odds * m.grow(c.Year)}
	if m.Baseline == Eligible {
		p.most = float64(g.pieces) * c.Comparable
	}
	m.parts = append(m.parts, p)
}

// learn finds the overhead of a whole site, and how far finished sites are from
// what was to be expected of them. Where there are any, the number of sites says
// nothing more: a whole site is one of a member of middling size, so that more
// sites never make what was to be expected of one dearer, and the rest cheaper.
func (m *model) learn() {
	sites, n := m.cells, float64(len(m.Actuals))
	if n > 0 {
		sites = math.Exp(m.ref.LogUnits)
	}
	m.perSite = m.ref.UnitCost(sites) * (1 - m.param.Counted) * m.grow(int(m.param.Year))
	expected := m.perSite + m.wholeSite()
	for _, a := range m.Actuals {
		m.logError += math.Log(float64(a.Spent)/(expected*a.Share)) / n
	}
}

// wholeSite is what can be counted of a whole site of the class, at published
// prices whatever is quoted.
func (m *model) wholeSite() float64 {
	sum := 0.0
	for _, p := range m.class.Site {
		each := p.Kind.Prices[0].Band.Median
		if p.Kind.Prices[0].Level {
			each *= m.level
		}
		for _, extra := range p.Kind.Extra {
			each += extra.Band.Median
		}
		sum += each * p.Pieces
	}
	if m.class.WorksIn {
		return sum
	}
	for i := range m.catalog.SiteWorks {
		if w := m.catalog.SiteWorks[i].Published; w != nil {
			sum += w.Band.Median * w.Odds
		}
	}
	return sum
}

// middle sums up the middle values of what the total is a sum of, in cents.
func (m *model) middle() (quoted, leveled, plain float64) {
	for i := range m.parts {
		switch p := &m.parts[i]; {
		case p.Quoted():
			quoted += p.center
		case p.Level:
			leveled += p.center
		default:
			plain += p.center
		}
	}
	return quoted, leveled, plain
}

// equipmentOnly is the middle value of equipment at catalog and quoted prices.
func (m *model) equipmentOnly() float64 {
	sum := 0.0
	for i := range m.parts {
		if m.parts[i].Equipment() {
			sum += m.parts[i].center
		}
	}
	return sum
}

// amounts are what a part comes to with its odds, and the sales tax on it.
func (m *model) amounts(p *part) (own, tax spread) {
	own = spread{p.center, p.Band.Sigma, p.most}
	if !p.Quoted() {
		if p.Level {
			own.median *= m.level
		}
		own = m.learned(own)
	}
	if p.Equipment() {
		tax = spread{own.median * m.Tax, own.sigma, own.most * m.Tax}
	}
	return own, tax
}

// learned is an amount that nobody quoted with the odds that it has: it may be off
// by what operators of the class differ by, or by its own spread where that is
// wider. What finished sites cost moves and narrows it, as data does a normal prior.
func (m *model) learned(x spread) spread {
	x.sigma = max(x.sigma, m.ref.Predictive)
	if n := float64(len(m.Actuals)); n > 0 {
		prior, data := 1/(x.sigma*x.sigma), n/(m.param.Actual*m.param.Actual)
		x.median *= math.Exp(m.logError * data / (prior + data))
		x.sigma = math.Sqrt(1 / (prior + data))
	}
	return x
}

// sum is the all-in cost.
func (m *model) sum() *Sum {
	_, all := m.sums()
	return newSum(all)
}

// sums are the amounts that the equipment and the all-in figure are sums of.
func (m *model) sums() (equipment, all []spread) {
	for i := range m.parts {
		p := &m.parts[i]
		own, tax := m.amounts(p)
		all = append(all, own, tax)
		if p.Equipment() {
			equipment = append(equipment, spread{p.center, p.Band.Sigma, p.most})
		}
	}
	return equipment, append(all, m.learned(spread{median: m.overhead}))
}
