package json

import (
	"io"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/safetext"
)

// planJSON is the plan alone, for programs.
type planJSON struct{ report.Discard }

// NewPlan returns a writer of the plan alone.
func NewPlan(out io.Writer, _ report.Options) report.Writer {
	return planJSON{report.Discard{Out: out}}
}

// Close writes the plan.
func (p planJSON) Close(run *report.Run) error {
	text, err := safetext.EncodeJSON(run.Plan, "  ")
	if err != nil {
		return err
	}
	_, err = p.Out.Write(text)
	return err
}
