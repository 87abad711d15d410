package deferred

import (
	"slices"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/rules"
)

// Ranked is a choice of findings, worst outcome first, and how many there are.
type Ranked struct {
	Shown []report.Finding
	Total int
}

// Rank sorts the findings into as many groups as group tells apart and keeps
// the n worst of each, in input order among equals. Memory does not grow with
// the run.
func (p *Page) Rank(n, groups int, group func(*report.Finding) int) ([]Ranked, error) {
	all := rules.Outcomes()
	byOutcome := make([][][]report.Finding, groups)
	out := make([]Ranked, groups)
	for i := range byOutcome {
		byOutcome[i] = make([][]report.Finding, len(all)+1)
	}
	err := p.EachFinding(func(_ *report.Item, f *report.Finding) error {
		g, at := group(f), slices.Index(all, f.Outcome)
		if at < 0 {
			at = len(all)
		}
		out[g].Total++
		if len(byOutcome[g][at]) < n {
			byOutcome[g][at] = append(byOutcome[g][at], *f)
		}
		return nil
	})
	for i := range out {
		list := slices.Concat(byOutcome[i]...)
		out[i].Shown = list[:min(n, len(list))]
	}
	return out, err
}
