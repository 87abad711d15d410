package engine

import (
	"github.com/gearaudit/gearaudit/audit/cost"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory"
	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/audit/regime"
)

// Result is what was found out about one row. It is good until the next row.
type Result struct {
	Item      *gear.Item
	Maker     *maker.Identification
	Judgement *regime.Judgement
	Waivers   []*regime.Waiver // by finding, nil for one that is not waived; empty where no waivers are loaded
	Price     Price
}

// Evaluator takes rows through maker, rules and price, and counts what comes
// out. It is for one goroutine.
type Evaluator struct {
	engine  *Engine
	makers  *maker.Session
	docket  *regime.Docket
	ahead   *regime.Count
	totals  *Totals
	prices  *cost.Tally
	nowhere *cost.Site
	filter  *prefilter // nil where every row is looked at
	result  Result
}

// NewEvaluator returns an evaluator that has seen no row. With all, every row
// is evaluated one by one; without, those of which nothing is to be said are
// only counted.
func (e *Engine) NewEvaluator(all bool) *Evaluator {
	v := &Evaluator{
		engine: e,
		makers: e.data.Makers.Session(),
		ahead:  e.ahead.NewCount(),
		totals: newTotals(len(e.judge.Rules()), e.data.Vendors),
		prices: e.data.Catalog.NewTally(),
	}
	v.docket = e.judge.NewDocket(v.ahead)
	v.nowhere = v.prices.Site("")
	if !all {
		v.filter = newPrefilter(v)
	}
	return v
}

// Makers returns the session by which rows are identified.
func (v *Evaluator) Makers() *maker.Session { return v.makers }

// Batch evaluates the rows of a batch, and calls each for those that were
// evaluated one by one.
func (v *Evaluator) Batch(b *inventory.Batch, each func(*Result)) {
	if v.filter != nil {
		v.filter.batch(b)
	}
	for b.Next() {
		each(v.Row(b))
	}
}

// Row evaluates the present row of a batch.
func (v *Evaluator) Row(b *inventory.Batch) *Result {
	r := &v.result
	r.Item = b.Item()
	r.Maker = v.makers.Identify(r.Item)
	s := subject(r.Maker)
	r.Judgement = v.docket.Judge(r.Item, &s)
	site := v.totals.sites.of(b, b.Row())
	v.totals.row(r.Maker, r.Judgement, site)
	v.docket.Note(r.Judgement, site.place())
	v.waive(r)
	v.price(r, site)
	return r
}

// waive finds the waivers of a row's findings, and counts the worst outcome
// that none of them covers.
func (v *Evaluator) waive(r *Result) {
	r.Waivers = r.Waivers[:0]
	worst := r.Judgement.Worst
	if w := v.engine.data.Waivers; w != nil && len(r.Judgement.Findings) > 0 {
		worst = regime.Clear
		for i := range r.Judgement.Findings {
			f := &r.Judgement.Findings[i]
			one := w.Find(f.Rule.ID, r.Item)
			if one == nil {
				worst = min(worst, f.Outcome)
			} else {
				v.totals.Waived[one.ID]++
			}
			r.Waivers = append(r.Waivers, one)
		}
	}
	v.totals.Unwaived[worst]++
}
