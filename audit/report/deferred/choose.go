package deferred

import (
	"cmp"
	"slices"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/rules"
)

// Chosen are the ids of the items for which a format has room.
type Chosen struct {
	ids  map[string]bool
	Left int // items with findings that are left out
}

// Has reports whether an item was chosen.
func (c *Chosen) Has(it *report.Item) bool { return c.ids == nil || c.ids[it.ID] }

// Choose chooses items with findings while their costs stay within the limit:
// by their worst outcome and id, never by the baseline, so that an alert does
// not come and go with it.
func (p *Page) Choose(limit int, cost func(*report.Item) int) (*Chosen, error) {
	type candidate struct {
		rank, cost int
		id         string
	}
	all := rules.Outcomes()
	var list []candidate
	sum := 0
	err := p.Each(func(it *report.Item) error {
		if len(it.Findings) > 0 {
			list = append(list, candidate{slices.Index(all, it.Outcome), cost(it), it.ID})
			sum += list[len(list)-1].cost
		}
		return nil
	})
	if err != nil || sum <= limit {
		return &Chosen{}, err
	}
	slices.SortFunc(list, func(a, b candidate) int { return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.id, b.id)) })
	c := &Chosen{ids: map[string]bool{}}
	for i := range list {
		if limit -= list[i].cost; limit < 0 {
			c.Left = len(list) - i
			break
		}
		c.ids[list[i].id] = true
	}
	return c, nil
}
