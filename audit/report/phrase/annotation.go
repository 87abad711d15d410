package phrase

import (
	"github.com/gearaudit/gearaudit/audit/report"
)

// Annotation is a remark at a line of a file, or without a file at none.
type Annotation struct {
	At          report.Source
	Title, Text string
}

// WaiverAnnotations tells of waivers that hold nothing, where they stand.
func WaiverAnnotations(run *report.Run) []Annotation {
	var out []Annotation
	for i := range run.Waivers {
		w := &run.Waivers[i]
		if problem := w.Problem(); problem != "" {
			a := Annotation{Title: "waiver " + w.State, Text: problem + ": " + w.Rule + ", " + w.Reason}
			if w.Source != nil {
				a.At = *w.Source
			}
			out = append(out, a)
		}
	}
	return out
}
