package report

import (
	"cmp"
	"slices"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// planGroup is the sites of a region that are done in the same period.
type planGroup struct {
	period, region string
	sites          []string
	cost           gear.Amount
}

// planGroups gathers the sites that are done, by period and region.
func planGroups(p *Plan) []planGroup {
	order := map[string]int{}
	for i := range p.Periods {
		order[p.Periods[i].Name] = i
	}
	type key struct{ period, region string }
	at := map[key]int{}
	var out []planGroup
	for i := range p.Schedule {
		s := &p.Schedule[i]
		if s.Period == "" {
			continue
		}
		k := key{s.Period, s.Region}
		if _, ok := at[k]; !ok {
			at[k] = len(out)
			out = append(out, planGroup{period: s.Period, region: s.Region})
		}
		g := &out[at[k]]
		g.sites = append(g.sites, s.Site)
		a, _ := cents(s.Cost)
		g.cost += a
	}
	slices.SortStableFunc(out, func(a, b planGroup) int {
		return cmp.Or(cmp.Compare(order[a.period], order[b.period]), cmp.Compare(a.region, b.region))
	})
	return out
}
