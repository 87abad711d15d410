package phrase

import (
	"cmp"
	"slices"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/report"
)

// PlanGroup is the sites of a region that are done in the same period.
type PlanGroup struct {
	Period, Region string
	Sites          []string
	Cost           gear.Amount
}

// PlanGroups gathers the sites that are done, by period and region.
func PlanGroups(p *report.Plan) []PlanGroup {
	order := map[string]int{}
	for i := range p.Periods {
		order[p.Periods[i].Name] = i
	}
	type key struct{ period, region string }
	at := map[key]int{}
	var out []PlanGroup
	for i := range p.Schedule {
		s := &p.Schedule[i]
		if s.Period == "" {
			continue
		}
		k := key{s.Period, s.Region}
		if _, ok := at[k]; !ok {
			at[k] = len(out)
			out = append(out, PlanGroup{Period: s.Period, Region: s.Region})
		}
		g := &out[at[k]]
		g.Sites = append(g.Sites, s.Site)
		a, _ := Cents(s.Cost)
		g.Cost += a
	}
	slices.SortStableFunc(out, func(a, b PlanGroup) int {
		return cmp.Or(cmp.Compare(order[a.Period], order[b.Period]), cmp.Compare(a.Region, b.Region))
	})
	return out
}
