package phrase

import (
	"strings"

	"github.com/gearaudit/gearaudit/audit/report"
)

// Headline says in one sentence what a run came to: how much designated gear
// stands where, what is open, what it costs and whether the money reaches. It
// never says more than was judged: rows that could not be are named.
func Headline(run *report.Run) string {
	s := &run.Summary
	if s.Coverage.Rows == 0 {
		return "no row was judged"
	}
	parts := []string{found(s)}
	if s.Review > 0 {
		parts = append(parts, Many(s.Review, "needs", "need")+" an answer")
	}
	if n := s.Coverage.Unknown; n > 0 && s.Designated == 0 {
		parts = append(parts, Many(n, "row does not say who made it", "rows do not say who made them"))
	}
	if n := s.Coverage.Rejected; n > 0 {
		parts = append(parts, Many(n, "row was rejected and is not judged", "rows were rejected and are not judged"))
	}
	if m := MoneyWords(run); m != "" {
		parts = append(parts, m)
	}
	return strings.Join(parts, "; ")
}

// found reads: 214 of 1,043 items from designated vendors at 61 sites.
func found(s *report.Summary) string {
	switch {
	case s.Items == 0:
		return "no row was judged"
	case s.Designated == 0:
		return "none of " + Many(s.Items, "item", "items") + " is known to be from a designated vendor"
	}
	text := Count(s.Designated) + " of " + Many(s.Items, "item", "items") + " from designated vendors"
	if s.SitesTouched > 0 {
		text += " at " + Many(int64(s.SitesTouched), "site", "sites")
	}
	return text
}

// MoneyWords reads: likely $48.2M (P10 $29M, P90 $80M) against $30.0M: short,
// 9 % chance that it is enough.
func MoneyWords(run *report.Run) string {
	e := &run.Estimate
	if e.Items == 0 {
		return UnpricedWords(e)
	}
	c := e.Currency
	text := "likely " + Short(c, e.AllIn.P50) + " (P10 " + Short(c, e.AllIn.P10) + ", P90 " + Short(c, e.AllIn.P90) + ")"
	if b := run.Budget; b != nil {
		word := "short"
		if b.Within {
			word = "within"
		}
		text += " against " + Short(c, b.Available) + ": " + word + ", " + Chance(b.ProbabilityWithin) + " chance that it is enough"
	}
	if e.Unpriced > 0 {
		text += "; " + UnpricedWords(e)
	}
	return text
}

// UnpricedWords says how many pieces have no price, nothing for none.
func UnpricedWords(e *report.Estimate) string {
	if e.Unpriced == 0 {
		return ""
	}
	return Many(e.Unpriced, "piece has no price and is", "pieces have no price and are") + " in no sum"
}
