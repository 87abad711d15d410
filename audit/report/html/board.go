package html

import (
	"github.com/gearaudit/gearaudit/audit/report/phrase"
)

// board is a page for those who decide: what was found, what it costs, what to do
// next, and three pictures.
type board struct {
	*htmlView
	Where *siteMap // nil where too few sites have coordinates: then the dearest ones are drawn
	Next  []string
	Money string
}

// boardRows is how many rows its pictures and lists have, so that it stays one page.
const boardRows = 5

func newBoard(v *htmlView) *board {
	b := &board{htmlView: v, Where: v.Map, Next: v.Decisions[:min(len(v.Decisions), boardRows)]}
	if v.HasMoney {
		b.Money = phrase.Sentence(phrase.MoneyWords(v.Run)) + "."
	}
	v.RuleChart = v.RuleChart.first(boardRows)
	v.SiteChart = v.SiteChart.first(boardRows)
	return b
}

// first keeps the first rows of a chart; nil of none.
func (c *chart) first(rows int) *chart {
	if c == nil || len(c.Rows) <= rows {
		return c
	}
	out := *c
	out.Rows, out.Height = c.Rows[:rows], c.Height-chartRowHeight*(len(c.Rows)-rows)
	return &out
}
