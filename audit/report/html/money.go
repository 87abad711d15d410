package html

import (
	"strings"

	"github.com/gearaudit/gearaudit/audit/report/phrase"
)

// money fills in what the page says of cost and budget.
func (v *htmlView) money() {
	e := &v.Run.Estimate
	v.HasMoney = phrase.HasMoney(e)
	if !v.HasMoney {
		return
	}
	v.MoneyNote = phrase.MoneyNote(e)
	v.BudgetText = phrase.BudgetText(v.Run)
	v.BudgetMore = strings.TrimSpace(phrase.OriginText(v.Run) + " " + phrase.MoreText(v.Run))
	v.Lines = phrase.Dearest(e.Lines)
	if e.Unpriced > 0 {
		v.Unpriced = phrase.Sentence(phrase.UnpricedWords(e)) + "."
	}
	v.Odds = phrase.OddsRows(e)
	v.Quotes = phrase.QuoteRows(e)
	v.MoneyChart = moneyChart(v.Run, v.Odds)
	v.OddsCurve, v.LineChart = costCurve(v.Run), lineChart(v.Run)
}
