package report

import "strconv"

// figure is one of the numbers that every format for programs carries, so that
// none of them has to be added up again. Its name is the path in the contract.
type figure struct {
	Name  string `xml:"name,attr"`
	Value string `xml:"value,attr"`
}

// figures lists them: what was judged, what it came to, what it costs. Money is
// a decimal string as in the contract. safe makes texts fit for the format.
func (r *Run) figures(safe func(string) string) []figure {
	s, e := &r.Summary, &r.Estimate
	out := []figure{
		{"as_of", safe(r.AsOf)},
		{"summary.headline", safe(s.Headline)},
		{"summary.verdict", safe(s.Verdict)},
		{"summary.exit_code", strconv.Itoa(s.ExitCode)},
		{"summary.designated", integer(s.Designated)},
		{"summary.coverage.rows", integer(s.Coverage.Rows)},
		{"summary.coverage.judged", integer(s.Coverage.Judged)},
		{"summary.coverage.rejected", integer(s.Coverage.Rejected)},
	}
	for _, o := range outcomesOf(s.Outcomes) {
		out = append(out, figure{"summary.outcomes." + o, integer(s.Outcomes[o])})
	}
	if e.Currency != "" {
		out = append(out,
			figure{"estimate.currency", safe(e.Currency)},
			figure{"estimate.all_in.p10", safe(e.AllIn.P10)}, figure{"estimate.all_in.p50", safe(e.AllIn.P50)},
			figure{"estimate.all_in.p80", safe(e.AllIn.P80)}, figure{"estimate.all_in.p90", safe(e.AllIn.P90)},
			figure{"estimate.unpriced", integer(e.Unpriced)})
	}
	if b := r.Budget; b != nil {
		out = append(out, figure{"budget.available", safe(b.Available)}, figure{"budget.probability_within", safe(b.ProbabilityWithin)})
	}
	return out
}

func integer(n int64) string { return strconv.FormatInt(n, 10) }
