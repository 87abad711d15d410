package report

// money fills in what the page says of cost and budget.
func (v *htmlView) money() {
	e := &v.Run.Estimate
	v.HasMoney = e.Items > 0 || e.Unpriced > 0 || e.OpenItems > 0
	if !v.HasMoney {
		return
	}
	v.MoneyNote = moneyNote(e)
	v.BudgetText = budgetText(v.Run)
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
}

// budgetText reads: budget $30.0M: short, 9 % chance that it is enough.
func budgetText(run *Run) string {
	b, c := run.Budget, run.Estimate.Currency
	if b == nil {
		return ""
	}
	text := "Budget " + full(c, b.Available) + ": "
	if b.Within {
		text += "within"
	} else {
		text += "short"
	}
	text += ", " + chance(b.ProbabilityWithin) + " chance that it is enough."
	if !zero(b.ShortfallP50) {
		text += " Missing " + full(c, b.ShortfallP50) + " at P50."
	}
	if !zero(b.ShortfallP80) {
		text += " Missing " + full(c, b.ShortfallP80) + " at P80."
	}
	return text
}
