package engine

import (
	"github.com/gearaudit/gearaudit/audit/cost"
	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/audit/regime"
)

// Sum is what all evaluators of a run came to.
type Sum struct {
	Totals  *Totals
	Prices  *cost.Tally
	Changes []regime.Change // on the days to come
	Makers  []*maker.Session
}

// Add adds up what evaluators counted. They must not be used afterwards. The
// error is a *gear.Fault of a sum that is too large, or of too many sites.
func Add(team []*Evaluator) (*Sum, error) {
	first := team[0]
	for _, v := range team {
		for _, j := range v.rules.Kept() {
			v.totals.findings(j, j.Items)
		}
	}
	for _, v := range team[1:] {
		first.totals.merge(v.totals)
		first.ahead.Merge(v.ahead)
		if err := first.prices.Merge(v.prices); err != nil {
			return nil, err
		}
	}
	if book := first.engine.book; book.full.Load() {
		return nil, book.fault()
	}
	first.totals.marked()
	first.totals.sites.money = nil
	s := &Sum{Totals: first.totals, Prices: first.prices, Changes: first.ahead.Changes()}
	for _, v := range team {
		s.Makers = append(s.Makers, v.makers)
	}
	return s, nil
}
