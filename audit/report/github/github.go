package github

import (
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/deferred"
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
	change := deferred.NewChange(annotationLimit)
	groups, err := p.Rank(annotationLimit, len(annotationLevels()), func(it *report.Item) int {
		change.Add(it)
		return p.annotationGroup(it)
	})
	if err != nil {
		return err
	}
	if text := p.change(change); text != "" {
		p.annotate("notice", phrase.Annotation{Title: "gearaudit: new since the baseline", Text: text})
	}
	for i, level := range annotationLevels() {
		var list []phrase.Annotation
		total := groups[i].Total
		room := annotationLimit
		switch level {
		case "error":
			list = rejectAnnotations(p.Run)
			total += int(p.Run.Summary.Counts.Rejected)
		case "warning":
			list = phrase.WaiverAnnotations(p.Run)
			total += len(list)
		case "notice":
			room-- // for the headline
			if p.Run.Change != nil {
				room--
			}
		}
		for _, f := range groups[i].Shown {
			list = append(list, p.itemAnnotation(&f))
		}
		p.annotateAll(level, list, total, room)
	}
	p.annotate("notice", phrase.Annotation{Title: "gearaudit: " + p.Run.Summary.Verdict, Text: p.verdict()})
	return nil
}

// change says what is new since the baseline, with the first items, and what was
// resolved; nothing without a baseline.
func (p *page) change(c *deferred.Change) string {
	if p.Run.Change == nil {
		return ""
	}
	lines := []string{c.Text(p.Run)}
	found := c.Items()
	for i := range found.Shown {
		title, _ := phrase.NewItem(p.Run, &found.Shown[i])
		lines = append(lines, title)
	}
	if rest := found.Total - len(found.Shown); rest > 0 {
		lines = append(lines, "and "+phrase.Many(int64(rest), "more new item", "more new items"))
	}
	for _, text := range []string{c.Duties(), phrase.ResolvedText(p.Run, annotationLimit)} {
		if text != "" {
			lines = append(lines, text)
		}
	}
	return strings.Join(lines, "\n")
}

// verdict is the headline, the verdict, what could not be known, and what
// persons gave.
func (p *page) verdict() string {
	lines := []string{phrase.Sentence(p.Run.Summary.Headline) + ".", "Verdict: " + phrase.VerdictText(p.Run)}
	for i := range p.Run.Doubts {
		lines = append(lines, phrase.DoubtLine(&p.Run.Doubts[i]))
	}
	return strings.Join(append(lines, phrase.Given(p.Run)...), "\n")
}

// annotationGroup is the place of an item's level. One whose findings are all
// waived or known is a notice, whatever they say; one that makes the step fail
// is a warning at least, so that a red step always shows why.
func (p *page) annotationGroup(it *report.Item) int {
	worst, actual := phrase.Worst(it)
	switch g := phrase.Gravity(worst); {
	case !actual:
		return 2
	case g == "error":
		return 0
	case g == "warning", phrase.Fails(worst, p.Run.FailOn):
		return 1
	default:
		return 2
	}
}

// rejectAnnotations tells of the first rejected rows, where they stand.
func rejectAnnotations(run *report.Run) []phrase.Annotation {
	var out []phrase.Annotation
	for i := range min(len(run.Rejects), annotationLimit) {
		r := &run.Rejects[i]
		out = append(out, phrase.Annotation{At: r.Source, Title: "row not judged", Text: phrase.RejectText(run, r)})
	}
	return out
}

// itemAnnotation says what the rules say of an item, the worst first, and who
// made it.
func (p *page) itemAnnotation(it *report.Item) phrase.Annotation {
	worst, _ := phrase.Worst(it)
	title := worst + ": " + phrase.About(it)
	if it.Baseline == "new" || it.Baseline == "changed" {
		title = it.Baseline + ", " + title
	}
	text := phrase.ItemRules(&p.Run.Head, it)
	if maker := phrase.MakerText(p.Run, it); maker != "" {
		text += "\n" + maker
	}
	if price := phrase.PriceText(p.Run.Estimate.Currency, it.Price); price != "" {
		text += "\n" + price
	}
	return phrase.Annotation{At: it.Source, Title: title, Text: text}
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
