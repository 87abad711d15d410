package engine

import (
	"github.com/gearaudit/gearaudit/audit/cost"
	"github.com/gearaudit/gearaudit/audit/cost/catalog"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory"
	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/audit/regime/excuse"
)

// Result is what was found out about one row. It is good until the next row.
type Result struct {
	Item      *gear.Item
	Maker     *maker.Identification
	Judgement *regime.Judgement
	Waivers   []*excuse.Waiver // by finding, nil for one that is not waived; empty where no waivers are loaded
	Price     Price
	Aside     bool // its vendor is only on lists that bind by contract, and nothing is said of it: it counts as another maker's
}

// Evaluator takes rows through maker, rules and price, and counts what comes
// out. It is for one goroutine.
type Evaluator struct {
	engine  *Engine
	makers  *maker.Session
	rules   *regime.Tree
	ahead   *regime.Count
	totals  *Totals
	prices  *cost.Tally
	nowhere *cost.Site
	silent  *silentRows     // nil where every row is evaluated one by one
	numbers *gear.Numbering // that the rules go by
	result  Result
}

// Caches bound what an evaluator remembers. The answers are the same without.
type Caches struct {
	Codes  int // values of a column of which it is kept what they say
	Makers int // combinations of cells that name a maker
	Rules  int // nodes of the decision tree
	Prices int // kinds of equipment of which the price is kept
}

// DefaultCaches are ceilings that real inventories stay below.
func DefaultCaches() Caches {
	return Caches{Codes: 1 << 16, Makers: 1 << 13, Rules: regime.DefaultTreeNodes, Prices: catalog.DefaultPrices}
}

// NewEvaluator returns an evaluator that has seen no row, and sums up what an
// estimate with the options is made of. With all, every row
// is evaluated one by one; without, those of which nothing is to be said are
// only counted.
func (e *Engine) NewEvaluator(all bool, caches Caches, money cost.Options) *Evaluator {
	v := &Evaluator{
		engine: e,
		makers: e.data.Makers.Session(),
		ahead:  e.ahead.NewCount(),
		totals: newTotals(len(e.judge.Rules()), e.data.Vendors, e.gone, e.book),
		prices: cost.NewTally(e.data.Catalog, money),
	}
	v.makers.Limit(caches.Codes, caches.Makers)
	v.prices.Prices().Limit(caches.Prices)
	v.rules = e.judge.NewTree(v.ahead, caches.Rules)
	v.nowhere = v.prices.Site("")
	if !all {
		v.silent = newSilentRows(v, caches.Codes)
	}
	return v
}

// Answers are how often an evaluator worked something out, and how often it
// remembered what it had worked out.
type Answers struct{ Computed, Cached int64 }

// Answers returns by the name of its cache how what an evaluator knows was found.
func (v *Evaluator) Answers() map[string]Answers {
	var codes, makers, rules, prices Answers
	if v.silent != nil {
		codes = Answers{v.silent.computed, v.silent.cached}
	}
	makers.Computed, makers.Cached = v.makers.Answers()
	rules.Computed, rules.Cached = v.rules.Answers()
	prices.Computed, prices.Cached = v.prices.Prices().Answers()
	return map[string]Answers{"codes": codes, "makers": makers, "rules": rules, "prices": prices}
}

// Makers returns the session by which rows are identified.
func (v *Evaluator) Makers() *maker.Session { return v.makers }

// Batch evaluates the rows of a batch, and calls each for those that were
// evaluated one by one.
func (v *Evaluator) Batch(b *inventory.Batch, each func(*Result)) {
	v.begin(b)
	if v.silent != nil {
		v.silent.count(b)
	}
	for b.Next() {
		each(v.Row(b))
	}
}

// begin forgets the numbers of values where a batch is of another file.
func (v *Evaluator) begin(b *inventory.Batch) {
	if it := b.Item(); v.numbers != it.Numbered {
		v.numbers = it.Numbered
		v.rules.Reset()
	}
}

// Row evaluates the present row of a batch, for an evaluator that evaluates every row
// one by one.
func (v *Evaluator) Row(b *inventory.Batch) *Result {
	v.begin(b)
	r := &v.result
	r.Item = b.Item()
	speaking := v.silent.speaking(b.Row())
	r.Maker = v.makers.IdentifyBy(r.Item, speaking)
	s := subject(r.Maker)
	r.Judgement = v.rules.Judge(r.Item, &s)
	site := v.totals.sites.of(b, b.Row())
	r.Aside = v.engine.aside[r.Maker.Vendor] && r.Judgement.Worst >= regime.Designated
	v.totals.row(r, site)
	v.totals.mention(r.Item, r.Maker.Mentions)
	v.label(r, speaking)
	v.rules.Note(r.Judgement, site)
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

// label counts a row that was evaluated one by one.
func (v *Evaluator) label(r *Result, speaking maker.Fields) {
	if r.Maker.Level != gear.OtherMaker || r.Maker.Label.Listed() {
		return
	}
	if text := v.makers.Unlisted(r.Item, speaking); text != "" {
		v.totals.Labels.add(text, 1)
	}
}
