package regime

import (
	"maps"
	"slices"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/regime/profile"
	"github.com/gearaudit/gearaudit/rules"
)

// changeDay is a day on which rules change, and which they are.
type changeDay struct {
	day   gear.Date
	rules []*rules.Rule // in the order of the set
}

// changeDays lists the days after the first on which a rule changes.
func changeDays(set *rules.Set, p *profile.Profile, first gear.Date) []changeDay {
	byDay := map[gear.Date][]*rules.Rule{}
	for _, r := range set.Rules {
		d := &days{cal: calendar{asOf: first, operator: &rules.Operator{}}}
		if p != nil {
			d.cal.operator = &p.Operator
		}
		d.rule(r, set.Lists[r.List])
		slices.Sort(d.found)
		for _, day := range slices.Compact(d.found) {
			if day > first {
				byDay[day] = append(byDay[day], r)
			}
		}
	}
	var out []changeDay
	for _, day := range slices.Sorted(maps.Keys(byDay)) {
		out = append(out, changeDay{day, byDay[day]})
	}
	return out
}

// days collects the days on which a rule changes.
type days struct {
	cal   calendar
	found []gear.Date
}

// from notes a first day; after notes the day that follows a last one.
func (d *days) from(text string)  { d.add(text, 0) }
func (d *days) after(text string) { d.add(text, 1) }

func (d *days) add(text string, later int) {
	if text == "" {
		return
	}
	if day, open, err := d.cal.resolve(text); err == nil && open == "" {
		d.found = append(d.found, day.AddDays(later))
	}
}

// rule notes the days of a rule, and of the list that it rests on.
func (d *days) rule(r *rules.Rule, list *rules.List) {
	d.from(r.ValidFrom)
	d.after(r.ValidTo.String())
	if r.Share != nil {
		d.after(r.Share.Deadline.String())
	}
	for _, c := range r.Clauses {
		if c.Deadline != nil {
			d.after(c.Deadline.At)
			d.after(c.Deadline.Fact)
		}
	}
	for _, c := range conditions(r) {
		if c.Field == "as_of" {
			d.from(c.From)
			d.from(c.Before)
			d.after(c.Until)
		}
	}
	if list != nil {
		for _, e := range list.Entries {
			d.found = append(d.found, e.ListedOn, e.DutyFrom)
		}
	}
}
