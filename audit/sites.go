package audit

import (
	"maps"
	"math/big"
	"slices"
	"strings"

	planning "github.com/gearaudit/gearaudit/audit/budget"
	"github.com/gearaudit/gearaudit/audit/cost"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/audit/report"
)

// What clearing a row is worth to a plan, in points: a row that is in breach,
// one whose deadline is still to come, and any other of a designated vendor.
const (
	PointsBreach = 5
	PointsDue    = 3
	PointsOther  = 1
)

// Nowhere is the site in plans of what the inventory puts at no site.
const Nowhere = "(no site)"

// gatherer adds up what rows say of their sites: a site has its part of the
// all-in cost, what clearing it is worth, and the earliest deadline that is
// still to come. Sites of a region make a cluster; one without a region is a
// cluster of its own. What only open questions would add is left out, as it is
// from the first figure of the estimate.
type gatherer struct {
	sites    map[string]*planning.Site
	names    map[string]string
	unpriced map[string]bool // sites at which something has no price
	priced   map[string]bool // and those at which something has one
}

func newGatherer() *gatherer {
	return &gatherer{sites: map[string]*planning.Site{}, names: map[string]string{}, unpriced: map[string]bool{}, priced: map[string]bool{}}
}

// Close does nothing.
func (*gatherer) Close(*report.Run) error { return nil }

// Record adds a row that is surely to be replaced.
func (g *gatherer) Record(rec *report.Record) error {
	it := &rec.Item
	sure := it.Level == gear.Confirmed.String() || it.Level == gear.Probable.String()
	if it.Priced == "" || it.Priced == pricedOpen || !sure {
		return nil
	}
	s := g.site(it)
	worst := regime.Clear
	for i := range rec.Findings {
		f := &rec.Findings[i]
		o, err := regime.ParseOutcome(f.Outcome)
		if err != nil || f.Waived {
			continue
		}
		worst = min(worst, o)
		if day, err := gear.ParseDate(f.Deadline); err == nil && o == regime.Due {
			s.Deadline = earlier(s.Deadline, day)
		}
	}
	if it.Priced == pricedNot {
		g.unpriced[s.ID] = true
	} else {
		g.priced[s.ID] = true
	}
	s.Value += points(worst)
	s.Core = s.Core || it.Role == "core" || strings.HasPrefix(it.Function, "core_")
	return nil
}

func (g *gatherer) site(it *report.Item) *planning.Site {
	id := it.SiteID
	if id == "" {
		id = it.SiteName
	}
	if id == "" {
		id = Nowhere
	}
	s := g.sites[id]
	if s == nil {
		s = &planning.Site{ID: id}
		g.sites[id] = s
	}
	s.Cluster = smaller(s.Cluster, it.Region)
	if it.SiteName != id {
		g.names[id] = smaller(g.names[id], it.SiteName)
	}
	return s
}

func points(worst regime.Outcome) int64 {
	switch worst {
	case regime.Breach:
		return PointsBreach
	case regime.Due:
		return PointsDue
	default:
		return PointsOther
	}
}

// list gives the sites their part of the cost, in order of their ids. What the
// sites of the run do not bear is borne by what stands nowhere. P80 is shared
// as P50 is. A site at which nothing has a price is not in the list.
func (g *gatherer) list(run *report.Run, p80 bool) []planning.Site {
	whole, _ := cost.ParseAmount(run.Estimate.AllIn.P50)
	rest := whole
	for i := range run.Summary.BySite {
		c := &run.Summary.BySite[i]
		a, ok := cost.ParseAmount(c.Likely)
		if s := g.sites[c.Site]; s != nil && ok {
			s.Cost = a
			rest -= a
		}
	}
	if s := g.sites[Nowhere]; s != nil {
		s.Cost = max(rest, 0)
	}
	scale := big.NewRat(1, 1)
	if high, ok := cost.ParseAmount(run.Estimate.AllIn.P80); p80 && ok && whole > 0 {
		scale.SetFrac64(int64(high), int64(whole))
	}
	return g.scaled(scale)
}

func (g *gatherer) scaled(scale *big.Rat) []planning.Site {
	out := make([]planning.Site, 0, len(g.sites))
	for _, id := range slices.Sorted(maps.Keys(g.sites)) {
		if !g.priced[id] {
			continue
		}
		s := *g.sites[id]
		n := new(big.Int).Mul(big.NewInt(int64(s.Cost)), scale.Num())
		s.Cost = gear.Amount(n.Quo(n, scale.Denom()).Int64())
		if s.Cluster == "" {
			s.Cluster = s.ID
		}
		out = append(out, s)
	}
	return out
}
