package phrase

import (
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/rules"
)

// FindingDetails says on lines of their own what law, day, waiver and open
// answers there are.
func FindingDetails(h *report.Head, f *report.Finding) string {
	s := h.Rule(f.Rule).Cited()
	if f.Clause != "" {
		s += ", " + f.Clause
	}
	if f.Since != "" {
		s += ", since " + f.Since
	}
	if f.Deadline != "" {
		s += ", by " + f.Deadline
	}
	if f.Waiver != "" {
		s += ", waived by " + f.Waiver
	}
	if asks := Asks(f); asks != "" {
		s += "\n" + asks
	}
	return strings.TrimPrefix(s, ", ")
}

// ItemRules says on a line for each rule what it says of the item.
func ItemRules(h *report.Head, it *report.Item) string {
	lines := make([]string, len(it.Findings))
	for i := range it.Findings {
		f := &it.Findings[i]
		lines[i] = f.Outcome + " " + f.Rule + ": " + f.Message
		if d := strings.ReplaceAll(FindingDetails(h, f), "\n", "; "); d != "" {
			lines[i] += " (" + d + ")"
		}
	}
	return strings.Join(lines, "\n")
}

// RuleList reads: breach us-usf-54.9, us-889b; review us-usf-54.10.
func RuleList(it *report.Item) string {
	var parts []string
	last := ""
	for i := range it.Findings {
		f := &it.Findings[i]
		if i > 0 && f.Outcome == last {
			parts[len(parts)-1] += ", " + f.Rule
		} else {
			parts = append(parts, f.Outcome+" "+f.Rule)
		}
		last = f.Outcome
	}
	return strings.Join(parts, "; ")
}

// Questions lists what would settle the item's reviews, each once.
func Questions(it *report.Item) string {
	var out []string
	for i := range it.Findings {
		if asks := Asks(&it.Findings[i]); asks != "" && !slices.Contains(out, asks) {
			out = append(out, asks)
		}
	}
	return strings.Join(out, "; ")
}

// Gravity sorts outcomes into the three levels that build tools know: error,
// warning and note. What asks nobody for anything is none.
func Gravity(outcome string) string {
	switch outcome {
	case "breach", "due":
		return "error"
	case "report", "review":
		return "warning"
	case "advisory", "designated":
		return "note"
	default:
		return "none"
	}
}

// Fails reports whether an outcome is as bad as the threshold, or worse.
func Fails(outcome, threshold string) bool {
	all := rules.Outcomes()
	at := slices.Index(all, threshold)
	return at >= 0 && slices.Contains(all[:at+1], outcome)
}

// Actual reports whether a finding can fail a build: a waived one and one that
// the baseline knows cannot.
func Actual(f *report.Finding) bool { return f.Waiver == "" && !f.Known }

// Worst is the worst outcome of the findings that can fail a build, and of all
// of them when none can.
func Worst(it *report.Item) (outcome string, actual bool) {
	for i := range it.Findings { // the worst come first
		if Actual(&it.Findings[i]) {
			return it.Findings[i].Outcome, true
		}
	}
	return it.Outcome, false
}

// NextDeadline is the earliest deadline of an item's findings.
func NextDeadline(it *report.Item) string {
	next := ""
	for i := range it.Findings {
		if d := it.Findings[i].Deadline; d != "" && (next == "" || d < next) {
			next = d
		}
	}
	return next
}

// About names an item for a person: AT-7, BBU5900 of Huawei, at S03.
func About(it *report.Item) string {
	ref := it.Ref()
	name := AboutRef(&ref)
	if it.SiteID == "" && it.SiteName != "" {
		name += ", at " + it.SiteName
	}
	return name
}

// AboutRef is About for an item that stands elsewhere.
func AboutRef(it *report.ItemRef) string {
	name := it.AssetTag
	if name == "" && it.SerialNumber != "" {
		name = "serial " + it.SerialNumber
	}
	what := it.Model
	if it.Manufacturer != "" {
		what = strings.TrimPrefix(what+" of "+it.Manufacturer, " of ")
	}
	if name != "" && what != "" {
		name += ", "
	}
	name += what
	if name == "" {
		name = "an item without a name"
	}
	if it.SiteID != "" {
		name += ", at " + it.SiteID
	}
	return name
}

// Asks says what would settle a review.
func Asks(f *report.Finding) string {
	var parts []string
	if len(f.Missing) > 0 {
		parts = append(parts, "fill in "+strings.Join(f.Missing, ", "))
	}
	parts = append(parts, f.Questions...)
	return strings.Join(parts, "; ")
}

// RemedyText is the remedy as a sentence, nothing without one.
func RemedyText(remedy string) string {
	if remedy == "" {
		return ""
	}
	return " What to do: " + remedy + "."
}

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
