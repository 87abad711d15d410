package deferred

import (
	"slices"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
	"github.com/gearaudit/gearaudit/rules"
)

// Ranked is a choice of items, the worst outcome first, then input order.
type Ranked struct {
	Shown []report.Item
	Total int
}

// Ranking keeps the first items of each rank. Its memory does not grow with the
// number of items that it is given.
type Ranking struct {
	room  int
	ranks [][]report.Item
	total int
}

// NewRanking returns a ranking that shows at most room items.
func NewRanking(room int) *Ranking {
	return &Ranking{room: room, ranks: make([][]report.Item, Ranks())}
}

// Add takes an item into account.
func (r *Ranking) Add(it *report.Item) {
	r.total++
	if b := &r.ranks[RankOf(it)]; len(*b) < r.room {
		*b = append(*b, *it)
	}
}

// Ranked returns the choice.
func (r *Ranking) Ranked() Ranked {
	list := slices.Concat(r.ranks...)
	return Ranked{Shown: list[:min(r.room, len(list))], Total: r.total}
}

// Rank sorts the items that have a finding into as many groups as group tells
// apart and keeps the first n of each. An item in group -1 is left out.
func (p *Page) Rank(n, groups int, group func(*report.Item) int) ([]Ranked, error) {
	rankings := make([]*Ranking, groups)
	for i := range rankings {
		rankings[i] = NewRanking(n)
	}
	err := p.Each(func(it *report.Item) error {
		if len(it.Findings) > 0 {
			if g := group(it); g >= 0 {
				rankings[g].Add(it)
			}
		}
		return nil
	})
	out := make([]Ranked, groups)
	for i := range out {
		out[i] = rankings[i].Ranked()
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
