package audit

import (
	"math"
	"strconv"

	"github.com/gearaudit/gearaudit/audit/budget"
	"github.com/gearaudit/gearaudit/audit/cost"
	"github.com/gearaudit/gearaudit/audit/report"
)

// seed makes the draws of every estimate the same, so that the same inventory
// gives the same figures.
const seed = 1

// addMoney says in the run what replacement costs and whether the money
// suffices. It returns the part of the cost that falls on each site.
func addMoney(run *report.Run, catalog *cost.Catalog, t *cost.Tally, opts *Options) ([]cost.SiteCost, error) {
	o := opts.Cost
	o.AsOf, o.Seed = opts.AsOf, seed
	if p := opts.Funding; p != nil && p.Allocation > 0 && p.Proration != nil {
		paid, _ := p.Proration.Float64()
		o.Proration = &paid
	}
	e, err := catalog.Estimate(t, o)
	if err != nil {
		return nil, err
	}
	run.Estimate = estimate(e)
	run.Estimate.Assumptions = assumptions(&o)
	if e.Items+e.OpenItems > 0 {
		if run.Method, err = method(catalog); err != nil {
			return nil, err
		}
	}
	sites := e.SiteCosts(t)
	if opts.Funding != nil {
		run.Budget = budgetOf(opts.Funding, e)
	}
	if opts.Observe.Cost != nil {
		opts.Observe.Cost(e, sites)
	}
	return sites, nil
}

// budgetOf compares the estimate with the money. The money reaches when it covers
// the middle figure.
func budgetOf(p *budget.Funding, e *cost.Estimate) *report.Budget {
	o := budget.Hold(e, p.Total)
	out := &report.Budget{
		Available: o.Available.String(), ProbabilityWithin: fraction(o.Probability), Within: o.Within,
		ShortfallP50: o.ShortfallP50.String(), ShortfallP80: o.ShortfallP80.String(),
		Step: o.Step.String(), Gain: fraction(o.Gain), Proration: p.Prorated(),
	}
	if p.Allocation > 0 {
		out.Allocation = p.Allocation.String()
	}
	if p.Claimed > 0 {
		out.Claimed = p.Claimed.String()
	}
	if p.Phased {
		out.Periods = len(p.Periods)
	}
	return out
}

// fraction prints a part of one with the four places that 10,000 draws bear.
func fraction(f float64) string { return strconv.FormatFloat(f, 'f', 4, 64) }

// estimate carries an estimate into the contract.
func estimate(e *cost.Estimate) report.Estimate {
	out := report.Estimate{
		Currency: e.Currency, Class: e.Class, Baseline: e.Baseline.String(), Items: e.Items, Sites: e.Sites,
		Equipment: figures(&e.Equipment), AllIn: figures(&e.AllIn), Programme: figures(&e.Programme),
		OpenItems: e.OpenItems, Unpriced: e.Unpriced, Notes: e.Notes,
	}
	if e.IfOpen != nil {
		f := figures(e.IfOpen)
		out.IfOpen = &f
	}
	for _, l := range e.Lines {
		out.Lines = append(out.Lines, report.CostLine{
			ID: l.ID, Activity: l.Activity, Item: l.Item, Unit: l.Unit, Quantity: l.Quantity,
			Low: l.Low.String(), High: l.High.String(), Basis: l.Basis, Source: l.Source,
		})
	}
	if e.Betterment > 0 {
		out.Betterment = e.Betterment.String()
	}
	for _, s := range e.Steps {
		out.Steps = append(out.Steps, report.CostStep{What: s.What, Amount: s.Amount.String(), Note: s.Note})
	}
	for _, m := range e.Missing {
		out.Missing = append(out.Missing, missingPrice(&m))
	}
	for _, d := range e.Drivers {
		out.Drivers = append(out.Drivers, report.Driver{Name: d.Name, Share: fraction(d.Share)})
	}
	return out
}

func figures(f *cost.Figures) report.Range {
	return report.Range{P10: f.P10.String(), P50: f.P50.String(), P80: f.P80.String(), P90: f.P90.String(), Mean: f.Mean.String()}
}

func missingPrice(m *cost.MissingPrice) report.MissingPrice {
	out := report.MissingPrice{Kind: m.Kind, Item: m.Item, Pieces: m.Pieces, Open: m.Open}
	if e := m.Placeholder; e != nil {
		out.Hint = e.Item + ", " + e.Low.String() + " to " + e.High.String() + " " + e.Currency + ", unit: " + e.Unit
	}
	return out
}

// assumptions lists the numbers that the user set, so that the run can be made
// again.
func assumptions(o *cost.Options) []report.Assumption {
	var out []report.Assumption
	if o.Escalation != nil {
		out = append(out, report.Assumption{Name: report.AssumedEscalation, Value: plain(*o.Escalation)})
	}
	if o.LifeYears != 0 {
		out = append(out, report.Assumption{Name: report.AssumedLife, Value: plain(o.LifeYears)})
	}
	if o.Tax != 0 {
		out = append(out, report.Assumption{Name: report.AssumedTax, Value: plain(o.Tax)})
	}
	return out
}

// method carries the method into the contract.
func method(c *cost.Catalog) (*report.Method, error) {
	m, err := c.Method()
	if err != nil {
		return nil, err
	}
	out := &report.Method{Steps: m.Steps, Held: m.Held, ErrorFactor: strconv.FormatFloat(math.Exp(m.LogError), 'f', 2, 64)}
	for _, p := range m.Parameters {
		out.Parameters = append(out.Parameters, report.Parameter{Name: p.Name, Value: plain(p.Value), What: p.What, Basis: p.Basis, Source: p.Source})
	}
	for _, t := range m.Trials {
		out.BackTest = append(out.BackTest, report.Trial{
			Operator: t.Name, Sites: t.Sites, Request: t.Request.String(), P10: t.AllIn.P10.String(), P50: t.AllIn.P50.String(),
			P90: t.AllIn.P90.String(), Held: t.Held, Source: t.Source, Note: t.Note,
		})
	}
	return out, nil
}

// plain prints a number as short as it can be read again.
func plain(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
