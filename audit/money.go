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

// money says what replacement costs and whether the money reaches.
func (h *hall) money(t *cost.Tally) error {
	opt := h.req.Cost
	opt.AsOf, opt.Seed = h.req.AsOf, seed
	if p := h.req.Funding; p != nil && p.Allocation > 0 && p.Proration != nil {
		paid, _ := p.Proration.Float64()
		opt.Proration = &paid
	}
	e, err := h.catalog.Estimate(t, opt)
	if err != nil {
		return err
	}
	h.run.Estimate = estimate(e)
	h.run.Estimate.Assumptions = assumptions(&opt)
	if e.Items+e.OpenItems > 0 {
		if h.run.Method, err = method(h.catalog); err != nil {
			return err
		}
	}
	h.siteCosts = e.SiteCosts(t)
	if h.req.Funding != nil {
		h.run.Budget = hold(h.req.Funding, e)
	}
	return nil
}

// hold holds the estimate against the money. The money reaches when it covers
// the middle figure.
func hold(p *planning.Funding, e *cost.Estimate) *report.Budget {
	o := planning.Hold(e, p.Total)
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
