package deferred

import (
	"slices"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
	"github.com/gearaudit/gearaudit/rules"
)

// Ranked is a choice of items: what is new since the baseline first, then the
// worst outcome, then input order.
type Ranked struct {
	Shown []report.Item
	Total int
}

// Rank sorts the items that have a finding into as many groups as group tells
// apart and keeps the first n of each. An item in group -1 is left out. Memory
// does not grow with the run.
func (p *Page) Rank(n, groups int, group func(*report.Item) int) ([]Ranked, error) {
	buckets := make([][][]report.Item, groups)
	out := make([]Ranked, groups)
	for i := range buckets {
		buckets[i] = make([][]report.Item, Ranks())
	}
	err := p.Each(func(it *report.Item) error {
		if len(it.Findings) == 0 {
			return nil
		}
		g := group(it)
		if g < 0 {
			return nil
		}
		out[g].Total++
		if b := &buckets[g][RankOf(it)]; len(*b) < n {
			*b = append(*b, *it)
		}
		return nil
	})
	for i := range out {
		list := slices.Concat(buckets[i]...)
		out[i].Shown = list[:min(n, len(list))]
	}
	return out, err
}

// Ranks is how many ranks there are.
func Ranks() int { return 2 * (len(rules.Outcomes()) + 1) }

// RankOf is the place of an item among others, from 0: those that can fail a
// build first, then those that are waived or in the baseline.
func RankOf(it *report.Item) int {
	all := rules.Outcomes()
	outcome, actual := phrase.Worst(it)
	at := slices.Index(all, outcome)
	if at < 0 {
		at = len(all)
	}
	if !actual {
		at += len(all) + 1
	}
	return at
}
