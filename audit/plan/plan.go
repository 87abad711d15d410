// Package plan plans the replacement of what an audit found, site by site and
// period by period.
//
// The package serves the command plan. Its API may change.
package plan

import (
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/budget"
	"github.com/gearaudit/gearaudit/audit/budget/planner"
	"github.com/gearaudit/gearaudit/audit/cost/catalog"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/report"
)

// Settings say how a plan weighs sites.
type Settings struct {
	P80     bool               // plan at the P80 costs of sites, not at the middle ones
	Trade   bool               // weigh duties by points against everything else, rather than meet them first
	Weights map[string]float64 // that points are multiplied with, by site in the spelling of gear.FoldSite
}

// Run runs an audit and plans the replacement of what it found, site by site,
// over the periods of the options' funding. The run has its Plan. Where that leaves a site out or misses a
// deadline, a run that would be clean is over budget. Errors are those of [audit.Run],
// and of kind Usage for money that cannot be planned with.
func Run(ctx context.Context, opts audit.Options, set Settings) (*report.Run, error) {
	if err := plannable(opts.Funding, opts.AsOf); err != nil {
		return nil, err
	}
	g, err := newSites()
	if err != nil {
		return nil, err
	}
	opts.Observe = opts.Observe.And(audit.Observer{Row: g.add, Cost: g.cost})
	run, err := audit.Run(ctx, opts)
	if err != nil {
		return nil, err
	}
	u := opts.Funding
	q := &planner.Request{Sites: g.list(&set, u.Mobilisation), Periods: u.Periods, Mobilization: u.Mobilisation, CoreFirst: u.CoreFirst}
	p, err := planner.Solve(q)
	if err != nil {
		return nil, err
	}
	run.Plan = g.plan(q, p, &set)
	if s := &run.Summary; s.ExitCode == 0 && len(p.Unfunded)+len(p.Missed) > 0 {
		s.Verdict, s.ExitCode = report.VerdictOverBudget, 1
		s.Reasons = append([]string{report.VerdictOverBudget + ": the plan leaves sites out, or misses deadlines"}, s.Reasons...)
	}
	return run, nil
}

// plannable refuses a plan without money, or into the past.
func plannable(p *budget.Funding, asOf gear.Date) error {
	if p == nil {
		return noUse("a plan needs to know what there is to spend", "write --budget 30M, or --period 2027=4M for each period, or budget in the profile")
	}
	for _, x := range p.Periods {
		if x.Ends != 0 && x.Ends < asOf {
			return noUse(fmt.Sprintf("the period %s ends on %s, before the day of the plan, %s", x.Name, x.Ends, asOf), "leave out what has passed, or give --as-of")
		}
	}
	return nil
}

// plan carries a plan into the contract.
func (g *sites) plan(q *planner.Request, p *planner.Plan, set *Settings) *report.Plan {
	out := &report.Plan{
		Objective: p.Objective, Bound: p.Bound, Gap: upwards(p.Gap), MarginalValue: p.MarginalValue,
		Currency: catalog.Currency, Costs: "p50", Mobilisation: q.Mobilization.String(), CoreFirst: q.CoreFirst, TradeDuties: set.Trade, Unfunded: p.Unfunded, UnfundedCost: p.UnfundedCost,
		Missed: []report.MissedDeadline{}, Schedule: make([]report.PlannedSite, 0, len(q.Sites)), Basis: planBasis(q, set),
	}
	if set.P80 {
		out.Costs = "p80"
	}
	var income, spent gear.Amount
	for i, x := range p.Periods {
		income += q.Periods[i].Money
		spent += gear.Amount(x.Visits) * q.Mobilization
		out.Periods = append(out.Periods, report.PlanPeriod{
			Name: x.Name, Ends: x.Ends, Income: q.Periods[i].Money.String(), Available: x.Available, Spent: x.Spent, Mobilisation: x.Mobilization,
			Regions: x.Visits, Crew: int64(q.Periods[i].Crew), Points: x.Points, Sites: x.Sites,
		})
	}
	spent += g.schedule(out, q, p, set)
	out.Available, out.Spent = income.String(), spent.String()
	for _, m := range p.Missed {
		out.Missed = append(out.Missed, report.MissedDeadline{Deadline: m.Deadline, Sites: m.Sites, Needs: m.Needs, Beyond: int64(m.Crew), Never: m.Never})
	}
	out.Unpriced = append(out.Unpriced, g.withoutPrice()...)
	return out
}

// schedule lists the sites that are done as the plan has them, then the others,
// and returns what those that are done cost.
func (g *sites) schedule(out *report.Plan, q *planner.Request, p *planner.Plan, set *Settings) gear.Amount {
	sites := make(map[string]*planner.Site, len(q.Sites))
	for i := range q.Sites {
		sites[q.Sites[i].ID] = &q.Sites[i]
	}
	missed := map[string]bool{}
	for _, m := range p.Missed {
		for _, id := range m.Sites {
			missed[id] = true
		}
	}
	add := func(id, period string) {
		s := sites[id]
		out.Schedule = append(out.Schedule, report.PlannedSite{
			Site: id, Name: g.names[fold(id)], Region: s.Cluster, Period: period, Cost: s.Cost.String(), Value: p.Values[id], Core: s.Core,
			Deadline: s.Deadline.String(), Late: missed[id], Weight: set.Weights[gear.FoldSite(id)], Why: why(p, id),
		})
	}
	var spent gear.Amount
	for _, w := range p.Schedule {
		add(w.Site, w.Period)
		spent += sites[w.Site].Cost
	}
	for _, id := range p.Unfunded {
		add(id, "")
	}
	return spent
}

// why says for what reason a site is left out, empty for one that is done.
func why(p *planner.Plan, id string) string {
	reason, ok := p.Why[id]
	if !ok {
		return ""
	}
	return [...]string{
		planner.TooDear: report.LeftTooDear, planner.NoCrew: report.LeftNoCrew, planner.CoreFirst: report.LeftCoreFirst,
		planner.DutiesCome: report.LeftDuties, planner.WorthLess: report.LeftWorthLess,
	}[reason]
}

// planBasis says what a plan rests on.
func planBasis(q *planner.Request, set *Settings) []string {
	part := "middle (P50)"
	if set.P80 {
		part = "P80"
	}
	out := []string{
		fmt.Sprintf("A site is worth %d points for each unit in breach, %d for one with a deadline still to come and %d for any other of a designated vendor.", PointsBreach, PointsDue, PointsOther),
		fmt.Sprintf("A point counts %g%% less for each period that it comes later, and %g%% of that after the site's deadline.", float64(1000-planner.Decay)/10, float64(planner.Late)/10),
		"A site costs its part of the " + part + " all-in estimate. What a period leaves is there in the next one.",
	}
	if !set.Trade {
		out = append(out, "The law goes first: of the sites in breach and of those with a deadline within the plan as many points are done, the latter in time, as money and crews allow; then of the others with a duty; then of the rest. Points are raised so that a site of one rank counts more than all of the next.")
	}
	if len(set.Weights) > 0 {
		out = append(out, "Points of a site are multiplied by the weight that you give it.")
	}
	if q.Mobilization > 0 {
		out = append(out, "A crew that comes to a region is paid for coming, once in each period with work there. A site that names no region is one of its own. The estimate holds one coming to each region: that much, at most half of its cost, is taken out of the cost of a site, so that it counts once.")
	}
	if q.CoreFirst {
		out = append(out, "No other site is done before the period in which the last core site is.")
	}
	return out
}

// upwards rounds a fraction to six places, never down, so that it stays proven.
func upwards(f float64) float64 { return math.Ceil(f*1e6) / 1e6 }

func noUse(what, hint string) error {
	return &gear.Fault{Kind: gear.Usage, What: what, Hint: hint}
}

// withoutPrice lists the sites at which something has no price.
func (g *sites) withoutPrice() []string {
	var out []string
	for key := range g.unpriced {
		out = append(out, g.byID[key].ID)
	}
	slices.Sort(out)
	return out
}
