package verify

import (
	"errors"
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/budget"
	"github.com/gearaudit/gearaudit/audit/budget/planner"
	"github.com/gearaudit/gearaudit/audit/cost"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/plan"
	"github.com/gearaudit/gearaudit/audit/report"
)

// funding is the money that a saved run was held against, nil for none.
func funding(saved *report.Run) (*budget.Funding, error) {
	b := saved.Budget
	if b == nil {
		return nil, nil
	}
	r := &amounts{}
	p := &budget.Funding{Total: r.read(b.Available), Phased: b.Periods > 0, Periods: make([]planner.Period, b.Periods)}
	p.Allocation, p.Claimed = r.read(b.Allocation), r.read(b.Claimed)
	if b.Proration != "" {
		f, ok := gear.ParseFraction(b.Proration)
		r.bad = r.bad || !ok
		p.Proration = f
	}
	if plan := saved.Plan; plan != nil {
		p.Mobilisation, p.CoreFirst, p.Periods = r.read(plan.Mobilisation), plan.CoreFirst, nil
		for _, x := range plan.Periods {
			ends, err := gear.ParseDate(x.Ends)
			r.bad = r.bad || x.Ends != "" && err != nil
			p.Periods = append(p.Periods, planner.Period{Name: x.Name, Ends: ends, Money: r.read(x.Income), Crew: int(x.Crew)})
		}
	}
	if r.bad {
		return nil, errors.New("an amount, a fraction or a day cannot be read")
	}
	return p, nil
}

// amounts reads amounts of a run and remembers whether one was bad.
type amounts struct{ bad bool }

// read reads an amount; nothing is nought.
func (r *amounts) read(text string) gear.Amount {
	if text == "" {
		return 0
	}
	a, ok := gear.ParseAmount(text)
	r.bad = r.bad || !ok
	return a
}

// setCost sets the options that an estimate was made with. Finished sites are in
// no run: they stay those that were given.
func setCost(opts *audit.Options, e *report.Estimate) (err error) {
	o := cost.Options{Actuals: opts.Cost.Actuals}
	if o.Baseline, err = cost.ParseBaseline(e.Baseline); err != nil {
		return err
	}
	for _, a := range e.Assumptions {
		v, err := strconv.ParseFloat(a.Value, 64)
		if err != nil {
			return err
		}
		if code, ok := strings.CutPrefix(a.Name, report.AssumedRate); ok {
			if opts.Rates == nil {
				opts.Rates = map[string]float64{}
			}
			opts.Rates[code] = v
			continue
		}
		switch a.Name {
		case report.AssumedEscalation:
			o.Escalation = &v
		case report.AssumedLife:
			o.LifeYears = v
		case report.AssumedTax:
			o.Tax = v
		case report.AssumedConfidence:
			opts.Confidence = v
		}
	}
	opts.Cost = o
	return nil
}

// planSettings are those that a saved plan was made with.
func planSettings(p *report.Plan) plan.Settings {
	set := plan.Settings{P80: p.Costs == "p80", Trade: p.TradeDuties}
	for i := range p.Schedule {
		if s := &p.Schedule[i]; s.Weight != 0 {
			if set.Weights == nil {
				set.Weights = map[string]float64{}
			}
			set.Weights[gear.FoldSite(s.Site)] = s.Weight
		}
	}
	return set
}
