package cost

import (
	"math"
	"slices"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// scene is everything that one set of figures is drawn from.
type scene struct {
	*settings
	groups []drawn
	counts tallyCounts

	sites      int     // with priced pieces
	cells      int     // of those, such as the reference class speaks of
	covered    float64 // the same, each by the covered share of its active equipment
	nowhere    float64 // of covered: worth of sites for pieces that name none
	visits     int64   // sites that a crew must go to
	climbs     int64   // and where it must climb
	cellShare  float64 // part of the catalogue-priced network cost that stands at the reference class's sites
	cellQuoted float64 // the same of the quoted
	factor     float64 // of the baseline

	reference float64 // cents that the reference class would ask for
	weight    float64 // of the bottom-up view
	spread    float64 // log deviation of the bottom-up view by its class
}

// drawn is a component with all that was added under it, ready to be drawn.
type drawn struct {
	part   *component
	sum    group
	scale  float64 // log of the sum where all shocks are nought
	tau    float64 // log deviation of what the rows do not share
	center float64 // exp of scale
}

// scene puts the firm side together, and the open one with it where asked.
func (t *Tally) scene(s *settings, withOpen bool) (*scene, error) {
	sc := &scene{settings: s, counts: t.counts[firm]}
	if withOpen {
		sc.counts = tallyCounts{since: map[int]gear.Amount{}}
		t.mergeCounts(&sc.counts, &t.counts[firm])
		t.mergeCounts(&sc.counts, &t.counts[open])
	}
	t.survey(sc, withOpen)
	for _, part := range t.catalog.components {
		if part.index >= len(t.groups) {
			break
		}
		g := t.groups[part.index][firm]
		if withOpen {
			t.mergeGroup(&g, &t.groups[part.index][open])
		}
		if g.pieces > 0 {
			sc.add(part, g)
		}
	}
	for _, w := range t.catalog.works {
		n := sc.visits
		if w.tower {
			n = sc.climbs
		}
		if n > 0 && w.priced() {
			sc.add(w.part, t.visits(w.part, n))
		}
	}
	sc.weigh()
	return sc, t.err
}

// visits is the sum of a work over a number of sites.
func (t *Tally) visits(part *component, sites int64) group {
	each := part.band.of(1)
	g := group{pieces: sites, low: t.times(each.low, sites), high: t.times(each.high, sites), median: t.times(each.median, sites)}
	for range sites {
		if !g.square.add(each.median, each.median) {
			t.err = overflow()
		}
	}
	return g
}

// survey goes over the sites. All sums are of integers, so that the order of
// the map does not matter; shares are counted in thousand millionths.
func (t *Tally) survey(sc *scene, withOpen bool) {
	var cell, all sitePart
	var covered int64
	for key, s := range t.sites {
		p := s.parts[firm]
		if withOpen {
			p = t.joined(&p, &s.parts[open])
		}
		if p.pieces == 0 {
			continue
		}
		all = t.joined(&all, &p)
		visits := int64(1)
		if key == "" {
			sc.nowhere = float64(p.active) / sc.ref.SitePieces
			visits = int64(math.Ceil(sc.nowhere))
		} else {
			sc.sites++
		}
		if p.crew {
			sc.visits += visits
		}
		if p.tower {
			sc.climbs += visits
		}
		if !p.cell || p.active == 0 {
			continue
		}
		cell = t.joined(&cell, &p)
		if key != "" {
			sc.cells++
			covered += share(p.active, s.active)
		}
	}
	if !all.cell {
		sc.nowhere = 0
	}
	sc.covered = float64(covered)/wholeShare + sc.nowhere
	sc.cellShare, sc.cellQuoted = ratio(cell.catalog, all.catalog), ratio(cell.quoted, all.quoted)
	if all.catalog == 0 && sc.covered > 0 {
		sc.cellShare = 1 // all equipment is quoted: what is left are the works at these sites
	}
}

// wholeShare is how the share 1 is counted.
const wholeShare = 1_000_000_000

// share is part over whole, at most one.
func share(part, whole int64) int64 {
	if part >= whole {
		return wholeShare
	}
	return int64(float64(part) / float64(whole) * wholeShare)
}

func ratio(part, whole gear.Amount) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

// add makes a component ready to be drawn. Given the shocks that rows share,
// their sum has the mean and the variance of a sum of independent log-normal
// prices, and is drawn as a log-normal of these two.
func (sc *scene) add(part *component, sum group) {
	sigma := part.band.sigma
	own := sigma * sigma * (1 - sc.param.programme - sc.param.category)
	m, q := float64(sum.median), sum.square.float()
	mean := m * math.Exp(own/2) * part.odds
	second := q * math.Exp(2*own) * part.odds
	variance := second - q*math.Exp(own)*part.odds*part.odds
	tau := math.Sqrt(math.Log1p(variance / (mean * mean)))
	center := mean * math.Exp(-tau*tau/2) * sc.grow(part.year)
	sc.groups = append(sc.groups, drawn{part: part, sum: sum, scale: math.Log(center), tau: tau, center: center})
}

// weigh sets the weight of the two views, by the inverse of their variance.
func (sc *scene) weigh() {
	p, quoted := &sc.param, ratio(sc.counts.quoted, sc.counts.value)
	sc.spread = p.sigma[5] - (p.sigma[5]-p.sigma[3])*min(1, quoted/p.quoted)
	sc.factor = sc.baseline()
	sc.reference = float64(sc.ref.PerSite) * sc.covered * sc.grow(int(p.year))
	sc.weight = 1
	if sc.reference > 0 {
		r := sc.ref.Sigma * sc.ref.Sigma
		sc.weight = r / (r + sc.spread*sc.spread)
	}
}

// baseline is the part of the gross cost that the baseline counts, by the
// value of the equipment.
func (sc *scene) baseline() float64 {
	n := &sc.counts
	switch {
	case sc.Baseline == Eligible:
		return ratio(n.eligible, n.value)
	case sc.Baseline == Gross || n.value == 0 || sc.at == 0:
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
			rest = min(1, max(0, 1-(sc.at-float64(year)-0.5)/sc.LifeYears))
		}
		left += rest * float64(n.since[year])
	}
	return left / float64(n.value)
}
