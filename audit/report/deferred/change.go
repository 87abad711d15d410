package deferred

import (
	"cmp"
	"slices"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
	"github.com/gearaudit/gearaudit/rules"
)

// Change gathers the items that are new since the baseline, as formats for
// people begin with them.
type Change struct {
	items    *Ranking
	duties   map[phrase.Duty]int64
	unpriced int64 // pieces
}

// NewChange returns a change of which at most room items are shown.
func NewChange(room int) *Change {
	return &Change{items: NewRanking(room), duties: map[phrase.Duty]int64{}}
}

// Add takes an item into account if it is new, or has a new finding.
func (c *Change) Add(it *report.Item) {
	if !phrase.New(it) {
		return
	}
	c.items.Add(it)
	for i := range it.Findings {
		if f := &it.Findings[i]; !f.Known {
			c.duties[phrase.Duty{Outcome: f.Outcome, Rule: f.Rule}]++
		}
	}
	if p := it.Price; p != nil && p.Low == "" && !p.Open {
		c.unpriced += it.Quantity
	}
}

// Items returns the new items that are shown.
func (c *Change) Items() Ranked { return c.items.Ranked() }

// Text says what changed since the baseline and what it costs, nothing without
// one.
func (c *Change) Text(run *report.Run) string { return phrase.ChangeText(run, c.unpriced) }

// Duties lists what rules say of the new items, the worst first, with the number
// of items.
func (c *Change) Duties() string {
	all := rules.Outcomes()
	list := make([]phrase.Duty, 0, len(c.duties))
	for d, n := range c.duties {
		d.Items = n
		list = append(list, d)
	}
	slices.SortFunc(list, func(a, b phrase.Duty) int {
		return cmp.Or(cmp.Compare(slices.Index(all, a.Outcome), slices.Index(all, b.Outcome)), cmp.Compare(b.Items, a.Items), cmp.Compare(a.Rule, b.Rule))
	})
	return phrase.DutiesText(list)
}

// Change gathers what is new among the items of the page.
func (p *Page) Change(room int) (*Change, error) {
	c := NewChange(room)
	return c, p.Each(func(it *report.Item) error {
		c.Add(it)
		return nil
	})
}
