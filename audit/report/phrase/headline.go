package phrase

import (
	"strings"

	"github.com/gearaudit/gearaudit/audit/report"
)

// Headline says in one sentence what a run came to: how much designated gear
// stands where, what is open, what it costs and whether the money reaches. It
// never says more than was judged: rows that could not be are named.
func Headline(run *report.Run) string { return strings.Join(HeadlineParts(run), "; ") }

// HeadlineParts returns what [Headline] joins. Texts of the run may hold a
// semicolon of their own, so a headline must not be cut at them again.
func HeadlineParts(run *report.Run) []string {
	s := &run.Summary
	if s.Counts.Rows == 0 {
		return []string{"no row was judged"}
	}
	parts := []string{found(s)}
	if s.Counts.Review > 0 {
		parts = append(parts, Many(s.Counts.Review, "item needs", "items need")+" more information before "+map[bool]string{true: "it", false: "they"}[s.Counts.Review == 1]+" can be judged")
	}
	if n := s.Counts.Unknown - s.Counts.Passive; n > 0 && s.Counts.Designated == 0 {
		parts = append(parts, Many(n, "row does not say who made the item", "rows do not say who made the item"))
	}
	if s.Counts.Rejected > 0 {
		parts = append(parts, RejectedText(run))
	}
	return append(parts, moneyParts(run)...)
}

// found reads: 214 of 1,043 items from designated vendors at 61 sites.
func found(s *report.Summary) string {
	switch {
	case s.Counts.Items == 0:
		return "no row was judged"
	case s.Counts.Designated == 0:
		return "none of " + Many(s.Counts.Items, "item", "items") + " is known to be from a designated vendor"
	}
	text := Count(s.Counts.Designated) + " of " + Many(s.Counts.Items, "item", "items") + " from designated vendors"
	if s.Counts.SitesDesignated > 0 {
		text += " at " + Many(s.Counts.SitesDesignated, "site", "sites")
	}
	return text
}

// MoneyWords reads: likely $48.2M (P10 $29M, P90 $80M) against $30.0M: short;
// the budget is enough with a chance of 9%.
func MoneyWords(run *report.Run) string { return strings.Join(moneyParts(run), "; ") }

func moneyParts(run *report.Run) []string {
	var parts []string
	e := &run.Estimate
	if e.Items > 0 {
		parts = append(parts, likelyText(run))
	}
	if e.Unpriced > 0 {
		parts = append(parts, UnpricedWords(e))
	}
	return parts
}

func likelyText(run *report.Run) string {
	e := &run.Estimate
	c := e.Currency
	text := "likely " + AtLeast(e) + Short(c, e.AllIn.P50) + " (P10 " + Short(c, e.AllIn.P10) + ", P90 " + Short(c, e.AllIn.P90) + ")"
	if b := run.Budget; b != nil {
		text += " against " + Short(c, b.Available) + ": " + WithinWord(b)
		if odds := OddsText(b); odds != "" {
			text += "; " + odds
		}
	}
	return text
}

// UnpricedWords says how many units have no price, nothing for none.
func UnpricedWords(e *report.Estimate) string {
	if e.Unpriced == 0 {
		return ""
	}
	return Many(e.Unpriced, "unit has no price; no total includes it", "units have no price; no total includes them")
}

// AtLeast is what stands before a sum that leaves out units without a price.
func AtLeast(e *report.Estimate) string {
	if e.Unpriced > 0 {
		return "at least "
	}
	return ""
}
