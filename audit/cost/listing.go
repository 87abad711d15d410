package cost

import "github.com/gearaudit/gearaudit/audit/gear"

// Range is the price of one piece where no more than the count is known, P10
// to P90. Ok is false for a kind without a price.
func (k *Kind) Range() (low, high gear.Amount, ok bool) {
	if k.prices[0] == nil {
		return 0, 0, false
	}
	p := k.prices[0].band.of(1)
	return p.low, p.high, true
}

// Source says where the price of a kind comes from, empty when it has none.
func (k *Kind) Source() string { return sources(k.Entries) }

// Work is what a visit to a site needs, once however many pieces are changed.
type Work struct {
	ID       string
	Activity string // one of the words of this package
	Item     string
	Priced   bool        // a source or a quotation gives a price; without one it is in no figure
	Low      gear.Amount // for one site, P10
	High     gear.Amount // and P90
	Odds     float64     // that a site needs it, 1 for every site
	Tower    bool        // only where radios stand on a tower
	Basis    string
	Source   string

	Placeholder *Entry // an unverified line that says at most what to ask a quotation for; nil: none
}

// Works returns the works of a visit to a site.
func (c *Catalog) Works() []Work {
	out := make([]Work, len(c.works))
	for i, w := range c.works {
		var p price
		if w.priced() {
			p = w.part.band.of(1)
		}
		out[i] = Work{
			ID: w.part.id, Activity: w.part.activity, Item: w.part.item, Low: p.low, High: p.high, Odds: w.part.odds,
			Tower: w.tower, Priced: w.priced(), Basis: w.part.basis, Source: w.part.source, Placeholder: w.placeholder,
		}
	}
	return out
}
