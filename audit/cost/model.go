package cost

import (
	"math"
	"slices"

	"github.com/gearaudit/gearaudit/audit/cost/catalog"
	"github.com/gearaudit/gearaudit/audit/gear"
)

// Which pieces a model holds.
type extent int

const (
	sure      extent = iota // surely to be replaced, and priced
	undecided               // with those whose maker is an open question
	worstCase               // with those too that have no price, at the dearest of their class
)

// model is everything that one set of figures is sample from. Its total is a sum
// of parts, each of which grows with every price and quantity:
//
//	quoted + (leveled * level + plain + overhead) * exp(shift + sigma*z)
//
// where leveled are prices of open models, level is what buyers of the class
// pay for the like of them, plain is all else that has a published price, and
// overhead is what the class spends on a site beside what can be counted.
type model struct {
	*settings
	groups []sample
	counts tallyCounts

	sites    int     // with priced pieces
	visits   int64   // sites that a crew must go to
	climbs   int64   // and where it must climb
	whole    float64 // overhead in whole sites
	cells    float64 // sites at which any of it arises
	nowhere  float64 // of those: sites that the pieces without one would fill
	level    float64
	perSite  float64 // overhead of a whole site, in cents
	overhead float64 // in cents
	bids     bid     // how far quotations go
	sigma    float64 // log deviation of what is not quoted, from how operators differ
	shift    float64 // of its logarithm, by what finished sites cost
	factor   float64 // of the baseline
	noBound  bool    // a piece has no known class: the worst case has no sum
}

// bid counts how far quotations go, in things that have a price of their own
// and not in money, so that no price moves the spread.
type bid struct {
	things, quoted, firm int // kinds and models of equipment
	works, worksFirm     int
}

// complete reports whether everything that has a price has a firm bid: then the bids
// are the answer, and nothing is added by the class. Short of that no quotation takes
// overhead away, so that one dearer than the catalog never lowers a total.
func (b *bid) complete() bool { return b.things > 0 && b.firm == b.things && b.worksFirm == b.works }

// sample is a component with all that was added under it, ready to be sample.
type sample struct {
	part   *catalog.Component
	sum    group
	stream uint64
	center float64 // in cents, where all shocks are nought, before the price level
}

// model puts the pieces of an extent together.
func (t *Tally) model(s *settings, x extent) (*model, error) {
	m := &model{settings: s, counts: t.counts[firm], level: math.Sqrt(s.class.Level[0] * s.class.Level[1])}
	if x > sure {
		m.counts = tallyCounts{since: map[int]gear.Amount{}}
		t.mergeCounts(&m.counts, &t.counts[firm])
		t.mergeCounts(&m.counts, &t.counts[open])
	}
	m.bids = t.bids()
	t.survey(m, x > sure)
	t.equipment(m, x > sure)
	if x == worstCase {
		t.bounds(m)
	}
	t.worksOf(m)
	m.perSite = s.ref.UnitCost(m.cells) * (1 - s.param.Counted) * s.grow(int(s.param.Year))
	m.overhead = m.perSite * m.whole
	if m.bids.complete() {
		m.overhead = 0
	}
	m.sigma = m.spread()
	m.learn()
	m.factor = m.baseline()
	return m, t.err
}

// bids counts what quotations cover of what is surely to be replaced and has a
// price. Nothing that is in doubt moves the spread, so that a doubt more only
// adds to a figure.
func (t *Tally) bids() bid {
	var b bid
	seen := map[string]bool{}
	for _, part := range t.catalog.Components[:len(t.groups)] {
		if !part.Equipment() || t.groups[part.Index][firm].pieces == 0 || seen[part.ID] {
			continue
		}
		seen[part.ID] = true
		b.things++
		if part.Quoted() {
			b.quoted++
			if part.Class <= 2 {
				b.firm++
			}
		}
	}
	for i := range t.catalog.SiteWorks {
		w := &t.catalog.SiteWorks[i]
		b.works++
		if w.Priced() && w.Part.Quoted() && w.Part.Class <= 2 {
			b.worksFirm++
		}
	}
	return b
}

// class is the AACE class by how far the definition goes.
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

// spread is how one more operator differs from its class, less what its
// quotations tell of that: they measure its prices with the deviation of their
// class, and its prices tell a part of the rest.
func (m *model) spread() float64 {
	prior := m.ref.Predictive * m.ref.Predictive
	c := m.aace()
	if c > 3 {
		return m.ref.Predictive
	}
	known := prior / (prior + m.param.Sigma[c]*m.param.Sigma[c])
	return math.Sqrt(prior * (1 - m.param.Tell*known))
}

// learn moves and narrows what is not quoted by what finished sites cost: the
// mean of a normal prior and the sites' logarithms, weighed by their precision.
func (m *model) learn() {
	n := float64(len(m.Actuals))
	if n == 0 {
		return
	}
	expected := m.perSite + m.wholeSite()
	sum := 0.0
	for _, a := range m.Actuals {
		sum += math.Log(float64(a.Spent) / (expected * a.Share))
	}
	own := m.param.Actual * m.param.Actual
	precision := 1/(m.sigma*m.sigma) + n/own
	m.shift, m.sigma = sum/own/precision, math.Sqrt(1/precision)
}

// wholeSite is what can be counted of a whole site of the class, at published
// prices.
func (m *model) wholeSite() float64 {
	sum := 0.0
	for _, p := range m.settings.class.Site {
		each := p.Kind.Prices[0].Band.Median
		if p.Kind.Prices[0].Level {
			each *= m.level
		}
		for _, extra := range p.Kind.Extra {
			each += extra.Band.Median
		}
		sum += each * p.Pieces
	}
	if m.settings.class.WorksIn {
		return sum
	}
	for i := range m.catalog.SiteWorks {
		if w := &m.catalog.SiteWorks[i]; w.Priced() && !w.Part.Quoted() {
			sum += w.Part.Band.Median * w.Part.Odds
		}
	}
	return sum
}

// equipment adds what rows were added under.
func (t *Tally) equipment(m *model, withOpen bool) {
	for _, part := range t.catalog.Components[:len(t.groups)] {
		g := t.groups[part.Index][firm]
		if withOpen {
			t.mergeGroup(&g, &t.groups[part.Index][open])
		}
		if g.pieces > 0 && !(part.Extra && m.bids.complete()) {
			m.add(part, g)
		}
	}
}

// worksOf adds the visits. Where the class's figure has works in it, only
// quotations are added.
func (t *Tally) worksOf(m *model) {
	for i := range t.catalog.SiteWorks {
		w := &t.catalog.SiteWorks[i]
		n := m.visits
		if w.Tower {
			n = m.climbs
		}
		if n == 0 || !w.Priced() || m.settings.class.WorksIn && !w.Part.Quoted() {
			continue
		}
		each := w.Part.Band.Of(1)
		m.add(w.Part, group{pieces: n, low: t.times(each.Low, n), high: t.times(each.High, n), median: t.times(each.Median, n)})
	}
}

// streamBound is where the random numbers of pieces without a price begin.
const streamBound = 1 << 20

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
		b := catalog.NewBand(dearest, dearest, m.param.Sigma[5])
		each, pieces := b.Of(1), t.sum(n[firm], n[open])
		part := &catalog.Component{
			Index: streamBound + i, ID: "unpriced-" + k.ID, Activity: catalog.ActivityEquipment, Item: k.Item, Unit: "each", Category: k.Category,
			Class: 5, Band: b, Odds: 1, Basis: catalog.Assumption, Source: "the dearest of its class",
		}
		m.add(part, group{pieces: pieces, low: t.times(each.Low, pieces), high: t.times(each.High, pieces), median: t.times(each.Median, pieces)})
	}
}

// survey goes over the sites. All sums are of integers, so that the order of
// the map does not matter.
func (t *Tally) survey(m *model, withOpen bool) {
	var scope, cells int64
	var pooled siteSum
	for key, s := range t.sites {
		p := s.sums[firm]
		if withOpen {
			p = t.joined(&p, &s.sums[open])
		}
		if p.pieces == 0 {
			continue
		}
		pooled = t.joined(&pooled, &p)
		one, sites := scopeOf(m.settings.class, &p, key == "")
		visits := int64(1)
		if key == "" {
			m.nowhere, visits = sites, max(1, int64(math.Ceil(sites)))
		} else {
			m.sites++
			cells += int64(sites)
		}
		scope = t.sum(scope, one)
		if p.crew {
			m.visits = t.sum(m.visits, visits)
		}
		if p.tower {
			m.climbs = t.sum(m.climbs, visits)
		}
	}
	m.cells = float64(cells) + m.nowhere
	m.whole = float64(scope) / wholeSite
	for i := range m.settings.class.Site {
		if p := &m.settings.class.Site[i]; p.Pooled {
			m.whole += p.Weight * min(m.cells, float64(pooled.parts[p.Index])/p.Pieces)
		}
	}
}

// add makes a component ready to be sample.
func (m *model) add(part *catalog.Component, sum group) {
	center := float64(sum.median) * part.Odds * m.grow(part.Year)
	m.groups = append(m.groups, sample{part: part, sum: sum, stream: streamComponent + uint64(part.Index), center: center})
}

// parts are the middle values of what the total is a sum of, in cents.
func (m *model) parts() (quoted, leveled, plain float64) {
	for i := range m.groups {
		switch g := &m.groups[i]; {
		case g.part.Quoted():
			quoted += g.center
		case g.part.Level:
			leveled += g.center
		default:
			plain += g.center
		}
	}
	return quoted, leveled, plain
}

// baseline is the part of the gross cost that the baseline counts, by the
// value of the equipment.
func (m *model) baseline() float64 {
	n := &m.counts
	switch {
	case m.Baseline == Eligible:
		return ratio(n.eligible, n.value)
	case m.Baseline == Gross || n.value == 0 || m.at == 0:
		return 1
	}
	years := make([]int, 0, len(n.since))
	for year := range n.since {
		years = append(years, year)
	}
	slices.Sort(years)
	left := 0.0
	for _, year := range years {
		rest := 1.0
		if year > 0 {
			rest = min(1, max(0, 1-(m.at-float64(year)-0.5)/m.LifeYears))
		}
		left += rest * float64(n.since[year])
	}
	return left / float64(n.value)
}

func ratio(part, whole gear.Amount) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}
