package engine

import (
	"github.com/gearaudit/gearaudit/audit/cost"
	"github.com/gearaudit/gearaudit/audit/cost/catalog"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/regime"
)

// PriceState says how a row is priced.
type PriceState uint8

// The states of a price.
const (
	NotReplaced PriceState = iota // no designated vendor made it, or it is gone
	Firm                          // it is to be replaced
	IfOpen                        // it is to be replaced if the open questions about its maker go against the operator
	Unpriced                      // it is to be replaced, and nothing says what that costs
	Included                      // part of the price of what it sits in
)

// String returns the word of the contract.
func (s PriceState) String() string {
	return [...]string{"", "firm", "if_open", "unpriced", "included"}[s]
}

// Price is what replacing a row costs.
type Price struct {
	State PriceState
	Line  catalog.Line // zero for NotReplaced
}

// price adds a row that is to be replaced to the sums.
func (v *Evaluator) price(r *Result, at int) {
	r.Price = Price{}
	if r.Judgement.Gone || r.Maker.Vendor == "" || r.Aside {
		return
	}
	line := v.prices.Price(r.Item)
	line.Eligible = eligible(r.Judgement.Findings)
	open := r.Maker.Level.Open()
	v.prices.Add(line, v.site(at), open)
	v.prices.Match(&line, r.Item.Place)
	r.Price = Price{State: priceState(&line, open), Line: line}
}

func priceState(line *catalog.Line, open bool) PriceState {
	switch {
	case line.State == catalog.Included:
		return Included
	case !line.Priced():
		return Unpriced
	case open:
		return IfOpen
	default:
		return Firm
	}
}

// site returns a site as the prices know it.
func (v *Evaluator) site(at int) *cost.Site {
	if at == noSite {
		return v.nowhere
	}
	x := v.totals.sites
	x.say(at)
	s := &x.money[x.row(at).loud-1]
	if *s == nil {
		*s = v.prices.Site(gear.FoldSite(x.key(at)))
	}
	return *s
}

// eligible reports whether a rule says that a reimbursement programme takes
// the item.
func eligible(findings []regime.Finding) bool {
	for i := range findings {
		if findings[i].Eligible == "yes" {
			return true
		}
	}
	return false
}
