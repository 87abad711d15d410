package phrase

import (
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/report"
)

// WithinWord says whether money suffices: within, short, not shown to be enough.
func WithinWord(b *report.Budget) string {
	switch b.Within {
	case "yes":
		return "within"
	case "no":
		return "short"
	default:
		return "not shown to be enough"
	}
}

// OddsText reads: the budget is enough with a chance of 9%; nothing without odds.
func OddsText(b *report.Budget) string {
	if b.ProbabilityWithin == "" {
		return ""
	}
	return "the budget is enough with a chance of " + Chance(b.ProbabilityWithin)
}

// BudgetText reads: Budget $30,000,000: short; the budget is enough with a chance of 9%.
// Missing $18,213,400 at P50, $31,000,000 at P80.
func BudgetText(run *report.Run) string {
	b, c := run.Budget, run.Estimate.Currency
	if b == nil {
		return ""
	}
	text := "Budget " + Full(c, b.Available) + ": " + WithinWord(b)
	if odds := OddsText(b); odds != "" {
		text += "; " + odds
	}
	text += "."
	if b.ShortfallP50 != "" && !Zero(b.ShortfallP50) {
		text += " Missing " + Full(c, b.ShortfallP50) + " at P50, " + Full(c, b.ShortfallP80) + " at P80."
	} else if b.ShortfallP80 != "" && !Zero(b.ShortfallP80) {
		text += " Missing " + Full(c, b.ShortfallP80) + " at P80."
	}
	if len(b.Deciding) > 0 {
		text += " What decides it: " + strings.Join(b.Deciding, "; ") + "."
	}
	return text
}

// OriginText says where the money of a budget comes from, when it is more than
// one amount.
func OriginText(run *report.Run) string {
	b, c := run.Budget, run.Estimate.Currency
	if b == nil {
		return ""
	}
	text := ""
	if b.Allocation != "" {
		text = "Part of it is an allocation of " + Full(c, b.Allocation)
		if b.Proration != "" {
			text += ", paid at " + b.Proration
		}
		if b.Claimed != "" {
			text += ", less " + Full(c, b.Claimed) + " claimed already"
		}
		text += "."
	}
	if b.Periods > 1 {
		if text != "" {
			text += " "
		}
		text += "The money comes in " + Many(int64(b.Periods), "period", "periods") + ": gearaudit plan says what to do in each."
	}
	return text
}

// MoreText reads: A further $1.00M would make that 12%.
func MoreText(run *report.Run) string {
	b, c := run.Budget, run.Estimate.Currency
	if b == nil || b.Step == "" || b.ShortfallP80 == "" || Zero(b.ShortfallP80) {
		return ""
	}
	p, err := strconv.ParseFloat(b.ProbabilityWithin, 64)
	gain, wrong := strconv.ParseFloat(b.Gain, 64)
	if err != nil || wrong != nil {
		return ""
	}
	more := Chance(strconv.FormatFloat(p+gain, 'f', 4, 64))
	if more == Chance(b.ProbabilityWithin) {
		return "A further " + Short(c, b.Step) + " would hardly change that."
	}
	return "A further " + Short(c, b.Step) + " would make that " + more + "."
}
