package phrase

import (
	"github.com/gearaudit/gearaudit/audit/report"
)

// Decisions says what the reader has to do, the gravest first: what is
// forbidden, what falls due, what would settle the most, what money is missing,
// and what the run could not see.
func Decisions(run *report.Run) []string {
	var out []string
	for _, o := range []struct{ outcome, verb string }{{"breach", "forbidden now by"}, {"due", "due to be gone under"}, {"report", "to be reported under"}} {
		out = append(out, dutiesOf(run, o.outcome, o.verb)...)
	}
	if all := run.Questions; len(all) > 0 {
		a := all[0]
		text := "Fill in the " + AnswerText(a.Field) + " first: it helps to resolve " + Many(a.Reviews, "finding", "findings") + " in review"
		if a.Alone > 0 {
			text += ", and resolves " + Count(a.Alone) + " of them alone"
		}
		out = append(out, text+".")
	}
	if b, c := run.Budget, run.Estimate.Currency; b != nil && b.ShortfallP50 != "" && !Zero(b.ShortfallP50) {
		out = append(out, "Find "+Short(c, b.ShortfallP50)+" more for an even chance, "+Short(c, b.ShortfallP80)+" more for four chances in five.")
	}
	if n := run.Estimate.Unpriced; n > 0 {
		out = append(out, "Give a price for "+Many(n, "unit that has", "units that have")+" none (--price-book).")
	}
	if n := run.Summary.Counts.Rejected; n > 0 {
		out = append(out, "Correct "+Many(n, "row that was", "rows that were")+" rejected, and audit again.")
	}
	return out
}

// dutiesOf words up to three rules with findings of an outcome.
func dutiesOf(run *report.Run, outcome, verb string) []string {
	var out []string
	for _, c := range run.RuleTotals {
		n := c.Outcomes[outcome]
		if n == 0 || len(out) == 3 {
			continue
		}
		text := Many(n, "item is ", "items are ") + verb + " " + c.Rule
		if c.Deadline != "" && outcome != "breach" {
			text += " by " + c.Deadline
		}
		if r := run.Rule(c.Rule).Remedy; r != "" {
			text += ": " + r
		}
		out = append(out, text+".")
	}
	return out
}
