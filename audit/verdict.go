package audit

import (
	"github.com/gearaudit/gearaudit/audit/engine"
	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/audit/report"
)

// decide gives the run its verdict and the exit code that goes with it.
func decide(run *report.Run, in *Inputs, t *engine.Totals, out *collector, opts *Options) {
	s := &run.Summary
	switch {
	case in.Incomplete(opts.AllowRejects), len(in.unreadSheets(t.Vendors)) > 0:
		s.Verdict, s.ExitCode = report.VerdictIncomplete, 3
	case fails(t, out, opts):
		s.Verdict, s.ExitCode = report.VerdictFindings, 1
	case run.Budget != nil && !run.Budget.Within:
		s.Verdict, s.ExitCode = report.VerdictOverBudget, 1
	default:
		s.Verdict, s.ExitCode = report.VerdictClean, 0
	}
}

// fails reports whether the worst outcome of a row that is neither waived nor
// known is at or above the threshold.
func fails(t *engine.Totals, out *collector, opts *Options) bool {
	if opts.FailOn == nil {
		return false
	}
	counting := &t.Unwaived
	if opts.Known != nil {
		counting = &out.fresh
	}
	for o := regime.Breach; o <= *opts.FailOn; o++ {
		if counting[o] > 0 {
			return true
		}
	}
	return false
}

// threshold is the outcome that fails a run, in the words of the flag.
func threshold(o *regime.Outcome) string {
	if o == nil {
		return "never"
	}
	return o.String()
}
