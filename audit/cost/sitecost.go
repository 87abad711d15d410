package cost

import (
	"math"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// SiteCost is the part of the all-in cost that falls on one site.
type SiteCost struct {
	Site string // empty for the pieces that name none
	P50  gear.Amount
	P80  gear.Amount
}

// SiteCosts shares the all-in cost among the sites, in order of their names:
// each by what it would cost alone, in proportion, so that P50 and P80 add up
// to those of the estimate, to the cent. A site's P80 is thus its part of what
// makes the whole sure to 80 %, and not what makes the site alone sure.
// The tally must be the one that the estimate was made of; it has no sites afterwards.
func (e *Estimate) SiteCosts(t *Tally) []SiteCost {
	if e.Known == nil {
		return nil
	}
	m := e.model
	visit, climb := m.visitCost()
	var sites []*Site
	for _, s := range t.sites {
		if s.firm.pieces > 0 {
			sites = append(sites, s)
		}
	}
	clear(t.sites) // there may be many
	slices.SortFunc(sites, func(a, b *Site) int { return strings.Compare(a.name, b.name) })
	alone := make([]float64, len(sites))
	for i, s := range sites {
		alone[i] = m.alone(s, visit, climb)
	}
	out := make([]SiteCost, len(sites))
	p50, p80 := split(e.AllIn.P50, alone), split(e.AllIn.P80, alone)
	for i, s := range sites {
		out[i] = SiteCost{Site: s.name, P50: p50[i], P80: p80[i]}
	}
	return out
}

// visitCost is the middle cost of a thousandth of a visit to a site, and of a climb there.
func (m *model) visitCost() (visit, climb float64) {
	for i := range m.catalog.SiteWorks {
		w := &m.catalog.SiteWorks[i]
		if !w.Priced() || m.class.WorksIn && !w.Part.Quoted() {
			continue
		}
		cost := w.Part.Band.Median * w.Part.Odds * m.grow(w.Part.Year) / whole
		if w.Tower {
			climb += cost
		} else {
			visit += cost
		}
	}
	return visit, climb
}

// alone is the middle cost of one site.
func (m *model) alone(s *Site, visit, climb float64) float64 {
	p := &s.firm
	share, sites := shareOf(m.class, p, s.name == "")
	visits := max(1, math.Ceil(sites))
	out := float64(p.quoted) + float64(p.plain) + float64(p.leveled)*m.level
	out += (visit*float64(p.crew) + climb*float64(p.tower)) * visits
	if m.whole == 0 {
		return out
	}
	return out + m.overhead/m.whole*float64(share)/wholeSite
}
