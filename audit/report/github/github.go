package github

import (
	"strconv"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
	"github.com/gearaudit/gearaudit/audit/report/safetext"
)

const (
	// annotationLimit is how many annotations of one level GitHub keeps of a
	// step. It drops the others in silence, so the last one says how many.
	annotationLimit = 10
	// annotationText is how long the text of one may get, in characters.
	annotationText = 4000
)

// annotationLevels are GitHub's words, worst first.
func annotationLevels() []string { return []string{"error", "warning", "notice"} }

// render is format github: annotations for a workflow, worst first, and
// the headline at the end. It writes the commands that safetext keeps data from
// forming.
func render(p *page) error {
	groups, err := p.Rank(annotationLimit, len(annotationLevels()), p.annotationGroup)
	if err != nil {
		return err
	}
	for i, level := range annotationLevels() {
		var list []phrase.Annotation
		total := groups[i].Total
		room := annotationLimit
		switch level {
		case "error":
			list = rejectAnnotations(p.Run)
			total += int(p.Run.Summary.Coverage.Rejected)
		case "warning":
			list = phrase.WaiverAnnotations(p.Run)
			total += len(list)
		case "notice":
			room-- // for the headline
		}
		for _, f := range groups[i].Shown {
			list = append(list, findingAnnotation(&f))
		}
		p.annotateAll(level, list, total, room)
	}
	p.annotate("notice", phrase.Annotation{Title: "gearaudit: " + p.Run.Summary.Verdict, Text: phrase.Sentence(p.Run.Summary.Headline) + "."})
	return nil
}

// annotationGroup is the place of a finding's level. A waived or known finding
// is a notice, whatever it says; one that makes the step fail is a warning at
// least, so that a red step always shows why.
func (p *page) annotationGroup(f *report.Finding) int {
	switch g := phrase.Gravity(f.Outcome); {
	case !phrase.Actual(f):
		return 2
	case g == "error":
		return 0
	case g == "warning", phrase.Fails(f.Outcome, p.Run.Summary.FailOn):
		return 1
	default:
		return 2
	}
}

func rejectAnnotations(run *report.Run) []phrase.Annotation {
	var out []phrase.Annotation
	for i := range min(len(run.Rejects), annotationLimit) {
		r := &run.Rejects[i]
		out = append(out, phrase.Annotation{At: r.Source, Title: "row not judged", Text: phrase.Field(r.Field) + r.Reason})
	}
	return out
}

func findingAnnotation(f *report.Finding) phrase.Annotation {
	return phrase.Annotation{At: f.Source, Title: f.Rule + ": " + f.Outcome, Text: phrase.About(f) + "\n" + f.Message + "\n" + phrase.FindingDetails(f)}
}

// annotateAll prints the first of a level's annotations: room in number, of
// which the last says how many there are beyond.
func (p *page) annotateAll(level string, list []phrase.Annotation, total, room int) {
	if total <= room {
		room = total
	} else {
		room--
	}
	for _, a := range list[:min(room, len(list))] {
		p.annotate(level, a)
	}
	if rest := total - min(room, len(list)); rest > 0 {
		p.annotate(level, phrase.Annotation{Title: "gearaudit", Text: "and " + phrase.Many(int64(rest), "more "+level, "more "+level+"s") + ": the format csv lists all"})
	}
}

func (p *page) annotate(level string, a phrase.Annotation) {
	p.WriteString("::" + level + " ")
	if a.At.File != "" {
		p.WriteString("file=" + safetext.Property(a.At.File) + ",")
		if a.At.Line > 0 {
			p.WriteString("line=" + strconv.Itoa(a.At.Line) + ",")
		}
	}
	p.WriteString("title=" + safetext.Property(phrase.Clip(a.Title, annotationText/10)) + "::" + safetext.Message(phrase.Clip(a.Text, annotationText)) + "\n")
}
