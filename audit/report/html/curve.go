package html

import (
	"cmp"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
)

// curve is a picture of the chance that a sum of money is enough. Its line runs
// through the points that the run knows; between them it is straight.
type curve struct {
	ID, Title, Desc string
	Points          []curvePoint
	Line            string // points of the line, percent across and down
	Area            string // the same, closed at the foot
	Low, High       string // money at both ends
	Budget          *curvePoint
}

// curvePoint is a known chance; X and Y are percent across and down.
type curvePoint struct {
	X, Y, Label, Anchor string
	amount, chance      float64
}

// costCurve draws the all-in cost, nil when there is none.
func costCurve(run *report.Run) *curve {
	e := &run.Estimate
	if e.Items == 0 {
		return nil
	}
	all := []curvePoint{
		{Label: "P10", amount: units(e.AllIn.P10), chance: 0.1}, {Label: "P50", amount: units(e.AllIn.P50), chance: 0.5},
		{Label: "P80", amount: units(e.AllIn.P80), chance: 0.8}, {Label: "P90", amount: units(e.AllIn.P90), chance: 0.9},
	}
	if !slices.IsSortedFunc(all, func(a, b curvePoint) int { return cmp.Compare(a.amount, b.amount) }) || all[0].amount <= 0 {
		return nil
	}
	top := all[3].amount * 1.1
	c := &curve{ID: "chart-odds", Title: "Chance that a sum is enough for everything", Low: phrase.Short(e.Currency, "0.00")}
	c.Desc = "One chance in ten that " + phrase.Short(e.Currency, e.AllIn.P10) + " is enough, an even chance for " + phrase.Short(e.Currency, e.AllIn.P50) +
		", eight in ten for " + phrase.Short(e.Currency, e.AllIn.P80) + ", nine in ten for " + phrase.Short(e.Currency, e.AllIn.P90) + "."
	if b := run.Budget; b != nil {
		top = max(top, units(b.Available)*1.1)
		p := curvePoint{Label: "Budget " + phrase.Short(e.Currency, b.Available) + ": " + phrase.Chance(b.ProbabilityWithin), amount: units(b.Available), chance: fraction(b.ProbabilityWithin)}
		p.place(top)
		c.Budget = &p
		c.Desc += " " + phrase.BudgetText(run)
	}
	for i := range all {
		all[i].place(top)
		all[i].Anchor = "end"
	}
	c.Points, c.High = all, phrase.Short(e.Currency, wholeMoney(top))
	c.draw(top)
	return c
}

// draw makes the line, which goes through the budget where that fits in.
func (c *curve) draw(top float64) {
	line := slices.Clone(c.Points)
	if c.Budget != nil {
		line = append(line, *c.Budget)
	}
	slices.SortStableFunc(line, func(a, b curvePoint) int { return cmp.Compare(a.amount, b.amount) })
	if !slices.IsSortedFunc(line, func(a, b curvePoint) int { return cmp.Compare(a.chance, b.chance) }) {
		line = c.Points
	}
	pairs := make([]string, len(line))
	for i, p := range line {
		pairs[i] = p.X + "," + p.Y
	}
	first, last := line[0], line[len(line)-1]
	c.Line = strings.Join(pairs, " ")
	c.Area = first.X + ",100 " + c.Line + " " + last.X + ",100"
}

// place puts a point on a picture that ends at top.
func (p *curvePoint) place(top float64) {
	p.X, p.Y = percent(p.amount, top), places(100-within(p.chance, 1))
	p.Anchor = "middle"
	switch {
	case p.amount < top*0.3:
		p.Anchor = "start"
	case p.amount > top*0.7:
		p.Anchor = "end"
	}
}
