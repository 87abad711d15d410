package report

import (
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/rules"
)

// gravity sorts outcomes into the three levels that build tools know: error,
// warning and note. What asks nobody for anything is none.
func gravity(outcome string) string {
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

// fails reports whether an outcome is as bad as the threshold, or worse.
func fails(outcome, threshold string) bool {
	all := rules.Outcomes()
	at := slices.Index(all, threshold)
	return at >= 0 && slices.Contains(all[:at+1], outcome)
}

// counts reports whether a finding can fail a build: a waived one and one that
// the baseline knows cannot.
func (f *Finding) counts() bool { return !f.Waived && !f.Known }

// about names the item of a finding for a person: AT-7, BBU5900 of Huawei, at S03.
func (f *Finding) about() string {
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

// asks says what would settle a review.
func (f *Finding) asks() string {
	var parts []string
	if len(f.Missing) > 0 {
		parts = append(parts, "fill in "+strings.Join(f.Missing, ", "))
	}
	parts = append(parts, f.Questions...)
	return strings.Join(parts, "; ")
}

// ranked is a choice of findings, worst outcome first, and how many there are.
type ranked struct {
	shown []Finding
	total int
}

// rank sorts the findings into as many groups as group tells apart and keeps
// the n worst of each, in input order among equals. Memory does not grow with
// the run.
func (p *page) rank(n, groups int, group func(*Finding) int) ([]ranked, error) {
	all := rules.Outcomes()
	byOutcome := make([][][]Finding, groups)
	out := make([]ranked, groups)
	for i := range byOutcome {
		byOutcome[i] = make([][]Finding, len(all)+1)
	}
	err := p.eachFinding(func(_ *Item, f *Finding) error {
		g, at := group(f), slices.Index(all, f.Outcome)
		if at < 0 {
			at = len(all)
		}
		out[g].total++
		if len(byOutcome[g][at]) < n {
			byOutcome[g][at] = append(byOutcome[g][at], *f)
		}
		return nil
	})
	for i := range out {
		list := slices.Concat(byOutcome[i]...)
		out[i].shown = list[:min(n, len(list))]
	}
	return out, err
}

// unlisted is how many rejected rows the run counts and does not list.
func (r *Run) unlisted() int64 {
	return max(0, r.Summary.Coverage.Rejected-int64(len(r.Rejects)))
}

// unlistedText says so, for formats that list rejected rows.
func (r *Run) unlistedText() string {
	return "and " + many(r.unlisted(), "more rejected row that is not listed", "more rejected rows that are not listed")
}
