package phrase

import (
	"strconv"

	"github.com/gearaudit/gearaudit/audit/report"
)

// Figure is one of the numbers that every format for programs carries, so that
// none of them has to be added up again. Its name is the path in the contract.
type Figure struct {
	Name  string `xml:"name,attr"`
	Value string `xml:"value,attr"`
}

// Figures lists them: what was judged, what it came to, what it costs. Money is
// a decimal string as in the contract. safe makes texts fit for the format.
func Figures(r *report.Run, safe func(string) string) []Figure {
	s, e := &r.Summary, &r.Estimate
	out := []Figure{
		{"as_of", safe(r.AsOf)},
		{"summary.headline", safe(s.Headline)},
		{"summary.verdict", safe(s.Verdict)},
		{"summary.exit_code", strconv.Itoa(s.ExitCode)},
		{"summary.counts.designated", Integer(s.Counts.Designated)},
		{"summary.counts.rows", Integer(s.Counts.Rows)},
		{"summary.counts.judged", Integer(s.Counts.Judged)},
		{"summary.counts.rejected", Integer(s.Counts.Rejected)},
	}
	for _, o := range OutcomesOf(s.Outcomes) {
		out = append(out, Figure{"summary.outcomes." + o, Integer(s.Outcomes[o])})
	}
	if e.Currency != "" {
		out = append(out,
			Figure{"estimate.currency", safe(e.Currency)},
			Figure{"estimate.all_in.p10", safe(e.AllIn.P10)}, Figure{"estimate.all_in.p50", safe(e.AllIn.P50)},
			Figure{"estimate.all_in.p80", safe(e.AllIn.P80)}, Figure{"estimate.all_in.p90", safe(e.AllIn.P90)},
			Figure{"estimate.unpriced", Integer(e.Unpriced)})
	}
	if b := r.Budget; b != nil {
		out = append(out, Figure{"budget.available", safe(b.Available)}, Figure{"budget.within", safe(b.Within)}, Figure{"budget.probability_within", safe(b.ProbabilityWithin)})
	}
	return out
}

// Integer prints a count without grouping, for programs.
func Integer(n int64) string { return strconv.FormatInt(n, 10) }
