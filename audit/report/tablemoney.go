package report

import "fmt"

// money prints the estimate and holds it against the budget.
func (t *table) money() {
	e := &t.run.Estimate
	if e.Items == 0 && e.Unpriced == 0 && e.OpenItems == 0 {
		return
	}
	t.section("The money", moneyNote(e))
	g := &grid{cols: []column{{title: "Replacing it"}}}
	for _, title := range []string{"P10", "P50", "P80", "P90"} {
		g.cols = append(g.cols, column{title: title, right: true, fixed: true})
	}
	g.odds(e, "equipment alone", &e.Equipment)
	g.odds(e, "all in", &e.AllIn)
	g.odds(e, "as a programme would approve it", &e.Programme)
	if e.IfOpen != nil {
		g.odds(e, "all in, if open makers go against you ("+many(e.OpenItems, "piece", "pieces")+" more)", e.IfOpen)
	}
	t.grid(g)
	t.budget()
	if e.Unpriced > 0 {
		t.paragraph(sentence(unpricedWords(e))+".", t.yellow)
	}
	t.missingPrices()
	t.steps()
	t.lines()
	if text := driversText(e.Drivers); text != "" {
		t.text.WriteByte('\n')
		t.paragraph(text, nil)
	}
	for _, n := range e.Notes {
		t.paragraph(sentence(n)+".", t.dim)
	}
	if t.run.Method != nil {
		t.paragraph(methodText(t.run.Method), t.dim)
	}
}

func moneyNote(e *Estimate) string {
	s := many(e.Items, "piece", "pieces") + " at " + many(int64(e.Sites), "site", "sites")
	if e.Baseline != "" {
		s += ", " + e.Baseline
	}
	if e.Class > 0 {
		s += fmt.Sprintf(", class %d", e.Class)
	}
	return s
}

func (g *grid) odds(e *Estimate, name string, r *Range) {
	g.add(name, full(e.Currency, r.P10), full(e.Currency, r.P50), full(e.Currency, r.P80), full(e.Currency, r.P90))
}

func (t *table) budget() {
	b := t.run.Budget
	if b == nil {
		return
	}
	paint := t.red
	if b.Within {
		paint = t.green
	}
	t.paragraph(budgetText(t.run), paint)
	for _, text := range []string{originText(t.run), moreText(t.run)} {
		if text != "" {
			t.paragraph(text, nil)
		}
	}
}

func zero(amount string) bool {
	a, ok := cents(amount)
	return ok && a <= 0
}

// lines prints the dearest lines of the estimate.
func (t *table) lines() {
	all := dearest(t.run.Estimate.Lines)
	if len(all) == 0 {
		return
	}
	t.text.WriteByte('\n')
	g := &grid{cols: []column{
		{title: "Lines, before they are raised to the all-in figure"}, {title: "Number", right: true, fixed: true}, {title: "Unit", fixed: true},
		{title: "P10", right: true, fixed: true}, {title: "P90", right: true, fixed: true}, {title: "Basis"},
	}}
	c := t.run.Estimate.Currency
	for _, l := range all[:min(len(all), t.opt.Limit)] {
		g.add(l.Activity+": "+l.Item, count(l.Quantity), l.Unit, short(c, l.Low), short(c, l.High), l.Basis)
	}
	t.grid(g)
	t.more(len(all), "line", "lines")
}
