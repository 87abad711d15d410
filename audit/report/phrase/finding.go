package phrase

import (
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/rules"
)

// FindingDetails says on lines of their own what law, day, waiver, open answers
// and evidence there are.
func FindingDetails(f *report.Finding) string {
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
	if asks := Asks(f); asks != "" {
		s += "\n" + asks
	}
	if e := EvidenceText(f.Evidence); e != "" {
		s += "\n" + e
	}
	return s
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

// counts reports whether a finding can fail a build: a waived one and one that
// the baseline knows cannot.
func Actual(f *report.Finding) bool { return !f.Waived && !f.Known }

// About names the item of a finding for a person: AT-7, BBU5900 of Huawei, at S03.
func About(f *report.Finding) string {
	it := &f.Item
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
