package report

import "strings"

// Headline says in one sentence what a run came to: how much designated gear
// stands where, what is open, what it costs and whether the money reaches. It
// never says more than was judged: rows that could not be are named.
func Headline(run *Run) string {
	s := &run.Summary
	if s.Coverage.Rows == 0 {
		return "no row was judged"
	}
	parts := []string{found(s)}
	if s.Review > 0 {
		parts = append(parts, many(s.Review, "needs", "need")+" an answer")
	}
	if n := s.Coverage.Unknown; n > 0 && s.Designated == 0 {
		parts = append(parts, many(n, "row does not say who made it", "rows do not say who made them"))
	}
	if n := s.Coverage.Rejected; n > 0 {
		parts = append(parts, many(n, "row was rejected and is not judged", "rows were rejected and are not judged"))
	}
	if m := moneyWords(run); m != "" {
		parts = append(parts, m)
	}
	return strings.Join(parts, "; ")
}

// found reads: 214 of 1,043 items from designated vendors at 61 sites.
func found(s *Summary) string {
	switch {
	case s.Items == 0:
		return "no row was judged"
	case s.Designated == 0:
		return "none of " + many(s.Items, "item", "items") + " is known to be from a designated vendor"
	}
	text := count(s.Designated) + " of " + many(s.Items, "item", "items") + " from designated vendors"
	if s.SitesTouched > 0 {
		text += " at " + many(int64(s.SitesTouched), "site", "sites")
	}
	return text
}

// moneyWords reads: likely $48.2M (P10 $29M, P90 $80M) against $30.0M: short,
// 9 % chance that it is enough.
func moneyWords(run *Run) string {
	e := &run.Estimate
	if e.Items == 0 {
		return unpricedWords(e)
	}
	c := e.Currency
	text := "likely " + short(c, e.AllIn.P50) + " (P10 " + short(c, e.AllIn.P10) + ", P90 " + short(c, e.AllIn.P90) + ")"
	if b := run.Budget; b != nil {
		word := "short"
		if b.Within {
			word = "within"
		}
		text += " against " + short(c, b.Available) + ": " + word + ", " + chance(b.ProbabilityWithin) + " chance that it is enough"
	}
	if e.Unpriced > 0 {
		text += "; " + unpricedWords(e)
	}
	return text
}

func unpricedWords(e *Estimate) string {
	if e.Unpriced == 0 {
		return ""
	}
	return many(e.Unpriced, "piece has no price and is", "pieces have no price and are") + " in no sum"
}
