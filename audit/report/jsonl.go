package report

import "io"

// jsonLines is format jsonl: one object per line with one key that says what it
// holds: item, finding, reject, and in the last line run, without its records.
type jsonLines struct{ out io.Writer }

func newJSONLines(out io.Writer, _ Options) Writer { return &jsonLines{out} }

// jsonLine has exactly one field set.
type jsonLine struct {
	Item    *Item    `json:"item,omitempty"`
	Finding *Finding `json:"finding,omitempty"`
	Reject  *Reject  `json:"reject,omitempty"`
	Run     *Run     `json:"run,omitempty"`
}

func (j *jsonLines) line(l jsonLine) error {
	text, err := encode(l, "")
	if err != nil {
		return err
	}
	_, err = j.out.Write(text)
	return err
}

// Record writes the item, then its findings.
func (j *jsonLines) Record(rec *Record) error {
	if err := j.line(jsonLine{Item: &rec.Item}); err != nil {
		return err
	}
	for i := range rec.Findings {
		f := rec.Findings[i]
		f.Evidence, f.Missing = notNil(f.Evidence), notNil(f.Missing)
		if err := j.line(jsonLine{Finding: &f}); err != nil {
			return err
		}
	}
	return nil
}

// Close writes the rejected rows and the run.
func (j *jsonLines) Close(run *Run) error {
	for i := range run.Rejects {
		if err := j.line(jsonLine{Reject: &run.Rejects[i]}); err != nil {
			return err
		}
	}
	return j.line(jsonLine{Run: complete(run)})
}
