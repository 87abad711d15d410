package report

import "strconv"

// budgetText reads: Budget $30,000,000: short, 9 % chance that it is enough.
// Missing $18,213,400 at P50, $31,000,000 at P80.
func budgetText(run *Run) string {
	b, c := run.Budget, run.Estimate.Currency
	if b == nil {
		return ""
	}
	word := "short"
	if b.Within {
		word = "within"
	}
	text := "Budget " + full(c, b.Available) + ": " + word + ", " + chance(b.ProbabilityWithin) + " chance that it is enough."
	if !zero(b.ShortfallP50) {
		text += " Missing " + full(c, b.ShortfallP50) + " at P50, " + full(c, b.ShortfallP80) + " at P80."
	} else if !zero(b.ShortfallP80) {
		text += " Missing " + full(c, b.ShortfallP80) + " at P80."
	}
	return text
}

// originText says where the money of a budget comes from, when it is more than
// one amount.
func originText(run *Run) string {
	b, c := run.Budget, run.Estimate.Currency
	if b == nil {
		return ""
	}
	text := ""
	if b.Allocation != "" {
		text = "Part of it is an allocation of " + full(c, b.Allocation)
		if b.Proration != "" {
			text += ", paid at " + b.Proration
		}
		if b.Claimed != "" {
			text += ", less " + full(c, b.Claimed) + " claimed already"
		}
		text += "."
	}
	if b.Periods > 1 {
		if text != "" {
			text += " "
		}
		text += "The money comes in " + many(int64(b.Periods), "period", "periods") + ": gearaudit plan says what to do in each."
	}
	return text
}

// moreText reads: A further $1.00M would make that 12 %.
func moreText(run *Run) string {
	b, c := run.Budget, run.Estimate.Currency
	if b == nil || b.Step == "" || zero(b.ShortfallP80) {
		return ""
	}
	p, err := strconv.ParseFloat(b.ProbabilityWithin, 64)
	gain, wrong := strconv.ParseFloat(b.Gain, 64)
	if err != nil || wrong != nil {
		return ""
	}
	more := chance(strconv.FormatFloat(p+gain, 'f', 4, 64))
	if more == chance(b.ProbabilityWithin) {
		return "A further " + short(c, b.Step) + " would hardly change that."
	}
	return "A further " + short(c, b.Step) + " would make that " + more + "."
}
