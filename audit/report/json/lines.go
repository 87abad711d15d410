package json

import (
	"io"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/safetext"
)

// jsonLines is format jsonl: one object per line with one key that says what it
// holds: item, finding, reject, and in the last line run, without its records.
type jsonLines struct{ out io.Writer }

// NewLines returns the writer of format jsonl.
func NewLines(out io.Writer, _ report.Options) report.Writer { return &jsonLines{out} }

// jsonLine has exactly one field set.
type jsonLine struct {
	Item    *report.Item    `json:"item,omitempty"`
	Finding *report.Finding `json:"finding,omitempty"`
	Reject  *report.Reject  `json:"reject,omitempty"`
	Run     *report.Run     `json:"run,omitempty"`
}

func (j *jsonLines) line(l jsonLine) error {
	text, err := safetext.EncodeJSON(l, "")
	if err != nil {
		return err
	}
	_, err = j.out.Write(text)
	return err
}

// Record writes the item, then its findings.
func (j *jsonLines) Record(rec *report.Record) error {
	if err := j.line(jsonLine{Item: &rec.Item}); err != nil {
		return err
	}
	for i := range rec.Findings {
		f := rec.Findings[i]
		f.Evidence, f.Missing = report.NotNil(f.Evidence), report.NotNil(f.Missing)
		if err := j.line(jsonLine{Finding: &f}); err != nil {
			return err
		}
	}
	return nil
}

// Close writes the rejected rows and the run.
func (j *jsonLines) Close(run *report.Run) error {
	for i := range run.Rejects {
		if err := j.line(jsonLine{Reject: &run.Rejects[i]}); err != nil {
			return err
		}
	}
	return j.line(jsonLine{Run: report.Complete(run)})
}
