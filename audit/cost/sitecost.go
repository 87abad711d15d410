package cost

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// SiteCost is the part of the all-in cost that falls on one site.
type SiteCost struct {
	Site   string // empty for the pieces that name none
	Pieces int64  // priced
	P50    gear.Amount
	P80    gear.Amount
}

// SiteCosts shares the all-in cost among the sites, in order of their names:
// each by what it would cost alone, in proportion, so that P50 and P80 add up
// to those of the estimate, to the cent. A site's P80 is thus its part of what
// makes the whole sure to 80 %, and not what makes the site alone sure.
// The tally must be the one that the estimate was made of.
func (e *Estimate) SiteCosts(t *Tally) []SiteCost {
	if e.scene == nil || len(e.rising) == 0 {
		return nil
	}
	var out []SiteCost
	var alone []float64
	for key, s := range t.sites {
		if s.parts[firm].pieces > 0 {
			out = append(out, SiteCost{Site: key, Pieces: s.parts[firm].pieces})
		}
	}
	slices.SortFunc(out, func(a, b SiteCost) int { return strings.Compare(a.Site, b.Site) })
	visit, climb := e.scene.visitCost(t.catalog)
	for i := range out {
		alone = append(alone, e.scene.alone(out[i].Site, t.sites[out[i].Site], visit, climb))
	}
	p50, p80 := split(e.AllIn.P50, alone), split(e.AllIn.P80, alone)
	for i := range out {
		out[i].P50, out[i].P80 = p50[i], p80[i]
	}
	return out
}

// visitCost is the middle cost of going to a site, and of climbing there.
func (sc *scene) visitCost(c *Catalog) (visit, climb float64) {
	for _, w := range c.works {
		cost := w.part.band.median * w.part.odds * sc.grow(w.part.year)
		if w.tower {
			climb += cost
		} else {
			visit += cost
		}
	}
	return visit, climb
}

// alone is the middle cost of one site.
func (sc *scene) alone(key string, s *Site, visit, climb float64) float64 {
	p := &s.parts[firm]
	covered, visits := float64(share(p.active, s.active))/wholeShare, 1.0
	if key == "" {
		covered = sc.nowhere
		visits = math.Ceil(sc.nowhere)
	}
	network := float64(p.catalog)
	if p.crew {
		network += visit * visits
	}
	if p.tower {
		network += climb * visits
	}
	quoted, other := float64(p.quoted), float64(p.other)
	if !p.cell || p.active == 0 || covered == 0 || network+quoted == 0 {
		return network + quoted + other
	}
	up := sc.ref.Calibration*network + quoted
	reference := float64(sc.ref.PerSite) * covered * sc.grow(int(sc.param.year))
	return max(network+quoted, math.Exp(sc.weight*math.Log(up)+(1-sc.weight)*math.Log(reference))) + other
}

// split shares an amount by weights, in whole cents: rounded down, and the
// cents left over one each to the largest remainders, the first where equal.
func split(total gear.Amount, weights []float64) []gear.Amount {
	sum := 0.0
	for _, w := range weights {
		sum += w
	}
	out := make([]gear.Amount, len(weights))
	rests := make([]float64, len(weights))
	order := make([]int, len(weights))
	left := total
	for i, w := range weights {
		exact := 0.0
		if sum > 0 {
			exact = float64(total) * (w / sum)
		}
		out[i] = min(gear.Amount(exact), left)
		rests[i], order[i] = exact-math.Floor(exact), i
		left -= out[i]
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(rests[b], rests[a]) })
	for i := 0; left > 0 && len(order) > 0; i++ {
		each := max(1, left/gear.Amount(len(order)))
		out[order[i%len(order)]] += each
		left -= each
	}
	return out
}
