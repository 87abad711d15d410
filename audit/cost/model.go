package cost

import (
	"math"
	"slices"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// Which pieces a model holds.
type extent int

const (
	sure      extent = iota // surely to be replaced, and priced
	undecided               // with those whose maker is an open question
	worstCase               // with those too that have no price, at the dearest of their class
)

// model is everything that one set of figures is drawn from. Its total is a sum
// of parts, each of which grows with every price and quantity:
//
//	quoted + (leveled * level + plain + overhead) * exp(shift + sigma*z)
//
// where leveled are prices of open models, level is what buyers of the class
// pay for the like of them, plain is all else that has a published price, and
// overhead is what the class spends on a site beside what can be counted.
type model struct {
	*settings
	groups []drawn
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
	works, worksQuoted   int
	worksFirm            int
}

// drawn is a component with all that was added under it, ready to be drawn.
type drawn struct {
	part   *component
	sum    group
	stream uint64
	center float64 // in cents, where all shocks are nought, before the price level
}

// model puts the pieces of an extent together.
func (t *Tally) model(s *settings, x extent) (*model, error) {
	m := &model{settings: s, counts: t.counts[firm], level: math.Sqrt(s.class.level[0] * s.class.level[1])}
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
	m.perSite = s.ref.perUnit(m.cells) * (1 - s.param.counted) * s.grow(int(s.param.year))
	m.overhead = m.perSite * m.whole
	if n := m.bids.works; n > 0 {
		m.overhead *= 1 - float64(m.bids.worksQuoted)/float64(n)
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
	for _, part := range t.catalog.components[:len(t.groups)] {
		if !part.equipment() || t.groups[part.index][firm].pieces == 0 || seen[part.id] {
			continue
		}
		seen[part.id] = true
		b.things++
		if part.quoted() {
			b.quoted++
			if part.class <= 2 {
				b.firm++
			}
		}
	}
	for i := range t.catalog.works {
		w := &t.catalog.works[i]
		b.works++
		if w.priced() && w.part.quoted() {
			b.worksQuoted++
			if w.part.class <= 2 {
				b.worksFirm++
			}
		}
	}
	return b
}

// class is the AACE class by how far the definition goes.
func (m *model) aace() int {
	b, p := &m.bids, &m.param
	part := func(n, of int) float64 { return float64(n) / float64(max(of, 1)) }
	switch {
	case part(b.firm, b.things) >= p.firm && part(b.worksFirm, b.works) >= p.firm:
		return 1
	case part(b.firm, b.things) >= p.quoted:
		return 2
	case part(b.quoted, b.things) >= p.quoted:
		return 3
	case float64(m.counts.known) >= p.known*float64(m.counts.priced):
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
	known := prior / (prior + m.param.sigma[c]*m.param.sigma[c])
	return math.Sqrt(prior * (1 - m.param.tell*known))
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
	own := m.param.actual * m.param.actual
	precision := 1/(m.sigma*m.sigma) + n/own
	m.shift, m.sigma = sum/own/precision, math.Sqrt(1/precision)
}

// wholeSite is what can be counted of a whole site of the class, at published
// prices.
func (m *model) wholeSite() float64 {
	sum := 0.0
	for _, p := range m.settings.class.site {
		each := p.kind.prices[0].band.median
		if p.kind.prices[0].level {
			each *= m.level
		}
		for _, extra := range p.kind.extra {
			each += extra.band.median
		}
		sum += each * p.pieces
	}
	if m.settings.class.worksIn {
		return sum
	}
	for i := range m.catalog.works {
		if w := &m.catalog.works[i]; w.priced() && !w.part.quoted() {
			sum += w.part.band.median * w.part.odds
		}
	}
	return sum
}

// equipment adds what rows were added under.
func (t *Tally) equipment(m *model, withOpen bool) {
	for _, part := range t.catalog.components[:len(t.groups)] {
		g := t.groups[part.index][firm]
		if withOpen {
			t.mergeGroup(&g, &t.groups[part.index][open])
		}
		if g.pieces > 0 && !(part.extra && t.catalog.installed) {
			m.add(part, g)
		}
	}
}

// worksOf adds the visits. Where the class's figure has works in it, only
// quotations are added.
func (t *Tally) worksOf(m *model) {
	for i := range t.catalog.works {
		w := &t.catalog.works[i]
		n := m.visits
		if w.tower {
			n = m.climbs
		}
		if n == 0 || !w.priced() || m.settings.class.worksIn && !w.part.quoted() {
			continue
		}
		each := w.part.band.of(1)
		m.add(w.part, group{pieces: n, low: t.times(each.low, n), high: t.times(each.high, n), median: t.times(each.median, n)})
	}
}

// streamBound is where the random numbers of pieces without a price begin.
const streamBound = 1 << 20

// bounds adds the pieces without a price, each at the dearest quotation or line
// of its class, and the services that come with it.
func (t *Tally) bounds(m *model) {
	for i := range t.catalog.kinds {
		k := &t.catalog.kinds[i]
		n := t.missing[k]
		if n == nil {
			continue
		}
		dearest := t.catalog.dearest(k)
		if dearest == 0 {
			m.noBound = true
			continue
		}
		if k.Works == "services" {
			dearest *= 1 + m.param.services
		}
		b := newBand(dearest, dearest, m.param.sigma[5])
		each, pieces := b.of(1), t.sum(n[firm], n[open])
		part := &component{
			index: streamBound + i, id: "unpriced-" + k.ID, activity: ActivityEquipment, item: k.Item, unit: "each", category: k.Category,
			class: 5, band: b, odds: 1, basis: Assumption, source: "the dearest of its class",
		}
		m.add(part, group{pieces: pieces, low: t.times(each.low, pieces), high: t.times(each.high, pieces), median: t.times(each.median, pieces)})
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
		one, sites := m.settings.class.scope(&p, key == "")
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
	for i := range m.settings.class.site {
		if p := &m.settings.class.site[i]; p.pooled {
			m.whole += p.weight * min(m.cells, float64(pooled.parts[p.index])/p.pieces)
		}
	}
}

// add makes a component ready to be drawn.
func (m *model) add(part *component, sum group) {
	center := float64(sum.median) * part.odds * m.grow(part.year)
	m.groups = append(m.groups, drawn{part: part, sum: sum, stream: streamComponent + uint64(part.index), center: center})
}

// parts are the middle values of what the total is a sum of, in cents.
func (m *model) parts() (quoted, leveled, plain float64) {
	for i := range m.groups {
		switch g := &m.groups[i]; {
		case g.part.quoted():
			quoted += g.center
		case g.part.level:
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
