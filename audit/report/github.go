package report

import (
	"strconv"

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

// renderGitHub is format github: annotations for a workflow, worst first, and
// the headline at the end. It writes the commands that safetext keeps data from
// forming.
func renderGitHub(p *page) error {
	groups, err := p.rank(annotationLimit, len(annotationLevels()), p.annotationGroup)
	if err != nil {
		return err
	}
	for i, level := range annotationLevels() {
		var list []annotation
		total := groups[i].total
		room := annotationLimit
		switch level {
		case "error":
			list = p.rejectAnnotations()
			total += int(p.run.Summary.Coverage.Rejected)
		case "warning":
			list = p.waiverAnnotations()
			total += len(list)
		case "notice":
			room-- // for the headline
		}
		for _, f := range groups[i].shown {
			list = append(list, findingAnnotation(&f))
		}
		p.annotateAll(level, list, total, room)
	}
	p.annotate("notice", annotation{title: "gearaudit: " + p.run.Summary.Verdict, text: sentence(p.run.Summary.Headline) + "."})
	return nil
}

// annotationGroup is the place of a finding's level. A waived or known finding
// is a notice, whatever it says; one that makes the step fail is a warning at
// least, so that a red step always shows why.
func (p *page) annotationGroup(f *Finding) int {
	switch g := gravity(f.Outcome); {
	case !f.counts():
		return 2
	case g == "error":
		return 0
	case g == "warning", fails(f.Outcome, p.run.Summary.FailOn):
		return 1
	default:
		return 2
	}
}

// annotation is a remark at a line of a file, or without a file at none.
type annotation struct {
	at          Source
	title, text string
}

func (p *page) rejectAnnotations() []annotation {
	var out []annotation
	for i := range min(len(p.run.Rejects), annotationLimit) {
		r := &p.run.Rejects[i]
		out = append(out, annotation{r.Source, "row not judged", field(r.Field) + r.Reason})
	}
	return out
}

// waiverAnnotations tells of waivers that hold nothing, where they stand.
func (p *page) waiverAnnotations() []annotation {
	var out []annotation
	for i := range p.run.Waivers {
		w := &p.run.Waivers[i]
		if problem := w.Problem(); problem != "" {
			a := annotation{title: "waiver " + w.State, text: problem + ": " + w.Rule + ", " + w.Reason}
			if w.Source != nil {
				a.at = *w.Source
			}
			out = append(out, a)
		}
	}
	return out
}

func findingAnnotation(f *Finding) annotation {
	return annotation{f.Source, f.Rule + ": " + f.Outcome, f.about() + "\n" + f.Message + "\n" + findingDetails(f)}
}

// findingDetails says on lines of their own what law, day, waiver, open answers
// and evidence there are.
func findingDetails(f *Finding) string {
	s := f.Citation
	if f.Since != "" {
		s += ", since " + f.Since
	}
	if f.Deadline != "" {
		s += ", by " + f.Deadline
	}
	if f.Waived {
		s += ", waived by " + f.Waiver
	}
	if asks := f.asks(); asks != "" {
		s += "\n" + asks
	}
	if e := evidenceText(f.Evidence); e != "" {
		s += "\n" + e
	}
	return s
}

// annotateAll prints the first of a level's annotations: room in number, of
// which the last says how many there are beyond.
func (p *page) annotateAll(level string, list []annotation, total, room int) {
	if total <= room {
		room = total
	} else {
		room--
	}
	for _, a := range list[:min(room, len(list))] {
		p.annotate(level, a)
	}
	if rest := total - min(room, len(list)); rest > 0 {
		p.annotate(level, annotation{title: "gearaudit", text: "and " + many(int64(rest), "more "+level, "more "+level+"s") + ": the format csv lists all"})
	}
}

func (p *page) annotate(level string, a annotation) {
	p.WriteString("::" + level + " ")
	if a.at.File != "" {
		p.WriteString("file=" + safetext.Property(a.at.File) + ",")
		if a.at.Line > 0 {
			p.WriteString("line=" + strconv.Itoa(a.at.Line) + ",")
		}
	}
	p.WriteString("title=" + safetext.Property(clip(a.title, annotationText/10)) + "::" + safetext.Message(clip(a.text, annotationText)) + "\n")
}
