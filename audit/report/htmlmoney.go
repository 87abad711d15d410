package report

import "strings"

// money fills in what the page says of cost and budget.
func (v *htmlView) money() {
	e := &v.Run.Estimate
	v.HasMoney = e.Items > 0 || e.Unpriced > 0 || e.OpenItems > 0
	if !v.HasMoney {
		return
	}
	v.MoneyNote = moneyNote(e)
	v.BudgetText = budgetText(v.Run)
	v.BudgetMore = strings.TrimSpace(originText(v.Run) + " " + moreText(v.Run))
	v.Lines = dearest(e.Lines)
	if e.Unpriced > 0 {
		v.Unpriced = sentence(unpricedWords(e)) + "."
	}
	if e.Items > 0 {
		v.Odds = []htmlOdds{
			{"Equipment", "equipment alone", e.Equipment},
			{"All in", "all in", e.AllIn},
			{"Programme", "as a programme would approve it", e.Programme},
		}
	}
	if e.IfOpen != nil {
		v.Odds = append(v.Odds, htmlOdds{"If makers go against you", "all in, if open makers go against you (" + many(e.OpenItems, "piece", "pieces") + " more)", *e.IfOpen})
	}
	v.MoneyChart = moneyChart(v.Run, v.Odds)
	v.OddsCurve, v.LineChart = costCurve(v.Run), lineChart(v.Run)
}
