package flags

import (
	"strings"

	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/cmd/internal/term"
)

// Why says in one line why the exit code of a run is not 0.
func Why(run *report.Run) string {
	s := &run.Summary
	switch s.Verdict {
	case report.VerdictIncomplete:
		if n := s.Coverage.Rejected; n > 0 {
			return term.Plural(int(n), "row was", "rows were") + " rejected, so the audit is not complete"
		}
		return "the audit is not complete: " + s.Headline
	case report.VerdictOverBudget:
		return "the budget is not shown to be enough"
	default:
		n, outcomes := outcomesFrom(s)
		return term.Plural(n, "item", "items") + ` at or above "` + s.FailOn + `": ` + outcomes
	}
}

// outcomesFrom counts items by their worst outcome, down to the threshold.
func outcomesFrom(s *report.Summary) (total int, text string) {
	least, err := regime.ParseOutcome(s.FailOn)
	if err != nil {
		least = regime.Designated
	}
	var parts []string
	for o := regime.Breach; o <= least; o++ {
		if n := s.Outcomes[o.String()]; n > 0 {
			total += int(n)
			parts = append(parts, term.Count(n)+" "+o.String())
		}
	}
	return total, strings.Join(parts, ", ")
}
