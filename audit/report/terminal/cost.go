package terminal

import (
	"github.com/gearaudit/gearaudit/audit/report/phrase"
	"github.com/gearaudit/gearaudit/audit/report/table"
)

// steps prints the way from unit prices to the all-in figure.
func (t *view) steps() {
	e := &t.run.Estimate
	if len(e.Steps) == 0 {
		return
	}
	t.text.WriteByte('\n')
	g := &table.Table{Columns: []table.Column{{Title: "How the all-in figure is built (P50)"}, {Title: "Amount", Right: true, Fixed: true}, {Title: "Note"}}}
	for _, s := range e.Steps {
		g.Add(s.What, phrase.Full(e.Currency, s.Amount), s.Note)
	}
	t.grid(g)
}

// missingPrices prints the kinds of equipment that have no price.
func (t *view) missingPrices() {
	all := t.run.Estimate.Missing
	if len(all) == 0 {
		return
	}
	t.text.WriteByte('\n')
	g := &table.Table{Columns: []table.Column{{Title: "Without a price", Paint: t.yellow}, {Title: "Units", Right: true, Fixed: true}, {Title: "Item for a price book", Fixed: true}}}
	for _, m := range all[:min(len(all), t.opt.Limit)] {
		n := phrase.Count(m.Pieces)
		if m.Open > 0 {
			n += " + " + phrase.Count(m.Open) + " open"
		}
		g.Add(m.Item, n, m.Kind)
	}
	t.grid(g)
	t.more(len(all), "kind", "kinds")
}

// quotations prints what became of the quotations of the price books.
func (t *view) quotations() {
	all := phrase.QuoteRows(&t.run.Estimate)
	if len(all) == 0 {
		return
	}
	t.text.WriteByte('\n')
	g := &table.Table{Columns: []table.Column{{Title: "Your quotations"}, {Title: "A unit", Fixed: true}, {Title: "State"}, {Title: "Prices"}}}
	for _, q := range all[:min(len(all), t.opt.Limit)] {
		state := q.State
		if q.Ratio != "" {
			state += "; " + q.Ratio
		}
		g.Add(q.For+" ("+q.Ref+")", q.Price, state, q.Prices)
	}
	t.grid(g)
	t.more(len(all), "quotation", "quotations")
}
