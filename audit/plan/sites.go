package plan

import (
	"math"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/budget/planner"
	"github.com/gearaudit/gearaudit/audit/cost"
	"github.com/gearaudit/gearaudit/audit/engine"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/rules"
)

// What clearing a piece is worth to a plan, in points: one that is in breach, one
// whose deadline is still to come, and any other of a designated vendor. How many
// rows write the pieces down makes no difference.
const (
	PointsBreach = 5
	PointsDue    = 3
	PointsOther  = 1
)

// Bounds of what is added up, far above what a site holds.
const (
	mostPieces = 1_000_000
	mostPoints = 100_000_000
)

// NoSite is the site in plans of what the inventory puts at no site.
const NoSite = "(no site)"

// sites adds up what rows say of their sites: a site has its part of the all-in
// cost, what clearing it is worth, and the earliest deadline that is still to
// come. Sites of a region make a cluster; one without a region is a cluster of
// its own. What only open questions would add is left out, as it is from the
// first figure of the estimate.
type sites struct {
	core     [2]uint64 // codes of role and function that make a site a core site
	byID     map[string]*planner.Site
	names    map[string]string
	unpriced map[string]bool // sites at which something has no price
	priced   map[string]bool // and those at which something has one
	costs    []cost.SiteCost
}

func newSites() (*sites, error) {
	dict, err := rules.Fields()
	if err != nil {
		return nil, err
	}
	s := &sites{byID: map[string]*planner.Site{}, names: map[string]string{}, unpriced: map[string]bool{}, priced: map[string]bool{}}
	s.core[0] = 1 << dict.Code(gear.Role, "core")
	for i, word := range dict.Defs[gear.Function].Values {
		if strings.HasPrefix(word, "core_") {
			s.core[1] |= 1 << (i + 1)
		}
	}
	return s, nil
}

func (g *sites) cost(_ *cost.Estimate, costs []cost.SiteCost) { g.costs = costs }

// add adds a row that is surely to be replaced.
func (g *sites) add(r *engine.Result) {
	if !r.Maker.Level.Decisive() || r.Price.State == engine.NotReplaced {
		return
	}
	s := g.site(r.Item)
	worst := regime.Clear
	for i := range r.Judgement.Findings {
		f := &r.Judgement.Findings[i]
		if len(r.Waivers) > 0 && r.Waivers[i] != nil {
			continue
		}
		worst = min(worst, f.Outcome)
		if f.Outcome == regime.Due {
			s.Deadline = gear.Earlier(s.Deadline, f.Deadline)
		}
	}
	if r.Price.State == engine.Unpriced {
		g.unpriced[fold(s.ID)] = true
	} else {
		g.priced[fold(s.ID)] = true
	}
	s.Value = min(s.Value+points(worst)*min(r.Item.Units(), mostPieces), mostPoints)
	switch worst {
	case regime.Breach:
		s.Duty = planner.Breach
	case regime.Due:
		s.Duty = max(s.Duty, planner.Due)
	}
	role, function := r.Item.Peek(gear.Role).Codes(), r.Item.Peek(gear.Function).Codes()
	s.Core = s.Core || role&g.core[0] != 0 || function&g.core[1] != 0
}

func (g *sites) site(it *gear.Item) *planner.Site {
	id := siteID(it.SiteKey())
	key := fold(id)
	s := g.byID[key]
	if s == nil {
		s = &planner.Site{ID: id}
		g.byID[key] = s
	}
	s.ID = min(s.ID, id)
	s.Cluster = smaller(s.Cluster, it.Text(gear.Region))
	if name := it.Text(gear.SiteName); fold(name) != key {
		g.names[key] = smaller(g.names[key], name)
	}
	return s
}

// fold makes one key of the spellings of a site, as its costs do.
func fold(id string) string {
	if id == NoSite {
		return id
	}
	return gear.FoldSite(id)
}

func siteID(key string) string {
	if key == "" {
		return NoSite
	}
	return key
}

// smaller returns the smaller of two names, ignoring the empty one.
func smaller(a, b string) string {
	if a == "" || b != "" && b < a {
		return b
	}
	return a
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

// list returns the sites with their part of the cost, in order of their ids. A
// site at which nothing has a price is not in the list. Where duties may be traded
// it has none. A mobilization is taken out of the costs, once for each region.
func (g *sites) list(set *Settings, mobilization gear.Amount) []planner.Site {
	for _, c := range g.costs {
		s := g.byID[fold(siteID(c.Site))]
		switch {
		case s == nil:
		case set.P80:
			s.Cost = c.P80
		default:
			s.Cost = c.P50
		}
	}
	out := make([]planner.Site, 0, len(g.byID))
	for key, one := range g.byID {
		if !g.priced[key] {
			continue
		}
		s := *one
		if s.Cluster == "" {
			s.Cluster = s.ID
		}
		if w, ok := set.Weights[key]; ok {
			s.Value = min(int64(math.Round(float64(s.Value)*w)), mostPoints)
		}
		if set.Trade {
			s.Duty = planner.NoDuty
		}
		out = append(out, s)
	}
	once(out, mobilization)
	slices.SortFunc(out, func(a, b planner.Site) int { return strings.Compare(a.ID, b.ID) })
	return out
}

// once takes the coming of a crew to each region out of the costs of its sites, in
// proportion and at most half of a cost: the estimate has it in them.
func once(list []planner.Site, mobilization gear.Amount) {
	sums := map[string]gear.Amount{}
	for i := range list {
		sums[list[i].Cluster] += list[i].Cost
	}
	for i := range list {
		if s := &list[i]; s.Cost > 0 {
			part := float64(s.Cost) / float64(sums[s.Cluster])
			s.Cost -= min(gear.Amount(float64(mobilization)*part), s.Cost/2)
		}
	}
}
