package audit

import (
	"strconv"

	planning "github.com/gearaudit/gearaudit/audit/budget"
	"github.com/gearaudit/gearaudit/audit/cost"
	"github.com/gearaudit/gearaudit/audit/report"
)

// seed makes the draws of every estimate the same, so that the same inventory
// gives the same figures.
const seed = 1

// money says what replacement costs and whether the budget reaches.
func (h *hall) money(t *cost.Tally) error {
	e, err := h.catalog.Estimate(t, cost.Options{AsOf: h.req.AsOf, Seed: seed, Baseline: h.req.Against})
	if err != nil {
		return err
	}
	h.run.Estimate = estimate(e)
	h.siteCosts = e.SiteCosts(t)
	if h.req.Purse != nil {
		h.run.Budget = h.req.Purse.hold(e)
	}
	return nil
}

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
	for _, d := range e.Drivers {
		out.Drivers = append(out.Drivers, report.Driver{Name: d.Name, Share: fraction(d.Share)})
	}
	return out
}

func figures(f *cost.Figures) report.Range {
	return report.Range{P10: f.P10.String(), P50: f.P50.String(), P80: f.P80.String(), P90: f.P90.String(), Mean: f.Mean.String()}
}

// hold holds the estimate against the money. The money reaches when it covers
// the middle figure.
func (p *Purse) hold(e *cost.Estimate) *report.Budget {
	o := planning.Hold(e, p.Total)
	out := &report.Budget{
		Available: o.Available.String(), ProbabilityWithin: fraction(o.Probability), Within: o.Within,
		ShortfallP50: o.ShortfallP50.String(), ShortfallP80: o.ShortfallP80.String(),
		Step: o.Step.String(), Gain: fraction(o.Gain), Proration: p.prorated(),
	}
	if p.Allocation > 0 {
		out.Allocation = p.Allocation.String()
	}
	if p.Claimed > 0 {
		out.Claimed = p.Claimed.String()
	}
	if p.split {
		out.Periods = len(p.Periods)
	}
	return out
}

// fraction prints a part of one with the four places that 10,000 draws bear.
func fraction(f float64) string { return strconv.FormatFloat(f, 'f', 4, 64) }
