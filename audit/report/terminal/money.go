package terminal

import (
	"github.com/gearaudit/gearaudit/audit/report/phrase"
	"github.com/gearaudit/gearaudit/audit/report/table"
)

// money prints the estimate and holds it against the budget.
func (t *view) money() {
	e := &t.run.Estimate
	if e.Items == 0 && e.Unpriced == 0 && e.OpenItems == 0 {
		return
	}
	t.section("The money", phrase.MoneyNote(e))
	g := &table.Table{Columns: []table.Column{{Title: "Replacing it"}}}
	for _, title := range []string{"P10", "P50", "P80", "P90"} {
		g.Columns = append(g.Columns, table.Column{Title: title, Right: true, Fixed: true})
	}
	rows := phrase.OddsRows(e)
	for _, r := range rows {
		g.Add(r.Name, phrase.Full(e.Currency, r.P10), phrase.Full(e.Currency, r.P50), phrase.Full(e.Currency, r.P80), phrase.Full(e.Currency, r.P90))
	}
	if len(rows) > 0 {
		t.grid(g)
	}
	t.budget()
	if e.Unpriced > 0 {
		t.paragraph(phrase.Sentence(phrase.UnpricedWords(e))+".", t.yellow)
	}
	t.missingPrices()
	t.quotations()
	t.steps()
	t.lines()
	if text := phrase.DriversText(e.Drivers); text != "" {
		t.text.WriteByte('\n')
		t.paragraph(text, nil)
	}
	for _, n := range e.Notes {
		t.paragraph(phrase.Sentence(n)+".", t.dim)
	}
	if t.run.Method != nil {
		t.paragraph(phrase.MethodText(t.run.Method), t.dim)
	}
}

func (t *view) budget() {
	b := t.run.Budget
	if b == nil {
		return
	}
	paint := t.red
	if b.Within == "yes" {
		paint = t.green
	}
	t.paragraph(phrase.BudgetText(t.run), paint)
	for _, text := range []string{phrase.OriginText(t.run), phrase.MoreText(t.run)} {
		if text != "" {
			t.paragraph(text, nil)
		}
	}
}

// lines prints the dearest lines of the estimate.
func (t *view) lines() {
	all := phrase.Dearest(t.run.Estimate.Lines)
	if len(all) == 0 {
		return
	}
	t.text.WriteByte('\n')
	g := &table.Table{Columns: []table.Column{
		{Title: "Cost lines, before they are scaled to the all-in figure"}, {Title: "Number", Right: true, Fixed: true}, {Title: "Measure", Fixed: true},
		{Title: "P10", Right: true, Fixed: true}, {Title: "P90", Right: true, Fixed: true}, {Title: "Basis"},
	}}
	c := t.run.Estimate.Currency
	for _, l := range all[:min(len(all), t.opt.Limit)] {
		g.Add(l.Activity+": "+l.What, phrase.Count(l.Quantity), l.Unit, phrase.Short(c, l.Low), phrase.Short(c, l.High), l.Basis)
	}
	t.grid(g)
	t.more(len(all), "line", "lines")
}
