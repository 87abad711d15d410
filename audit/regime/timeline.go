package regime

import (
	"cmp"
	"slices"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/rules"
)

// Timeline judges an inventory on every day on which a rule changes, to tell
// what becomes a breach when. Days that stand in the inventory itself, such as
// the end of an item's approval, are not among them.
type Timeline struct {
	judges []*Judge // one per day, in order
}

// Change is a number of rows of which a rule says something else from a day on.
type Change struct {
	Date     gear.Date
	Rule     *rules.Rule
	From, To Outcome // Clear: nothing is said
	Items    int64   // rows
}

// NewTimeline makes the rules ready for the first day and every day up to the
// last on which one of them changes.
func NewTimeline(set *rules.Set, dict *gear.Dictionary, p *Profile, first, last gear.Date) (*Timeline, error) {
	t := &Timeline{}
	for _, d := range changeDays(set, p, first, last) {
		j, err := Compile(set, dict, p, d)
		if err != nil {
			return nil, err
		}
		t.judges = append(t.judges, j)
	}
	return t, nil
}

// Days returns the days that are judged, in order.
func (t *Timeline) Days() []gear.Date {
	out := make([]gear.Date, len(t.judges))
	for i, j := range t.judges {
		out[i] = j.asOf
	}
	return out
}

// Count is what one goroutine found out about its rows.
type Count struct {
	line     *Timeline
	tallies  []*Tally
	changes  map[changeKey]int64
	findings []Finding // scratch
	was, is  []Outcome // scratch, by rule
}

type changeKey struct {
	day, rule int
	from, to  Outcome
}

// NewCount returns an empty count.
func (t *Timeline) NewCount() *Count {
	c := &Count{line: t, changes: map[changeKey]int64{}}
	for _, j := range t.judges {
		c.tallies = append(c.tallies, j.NewTally())
	}
	n := len(t.judges[0].rules)
	c.was, c.is = make([]Outcome, n), make([]Outcome, n)
	return c
}

// NeedsTally reports whether caps are to be counted in a first pass.
func (c *Count) NeedsTally() bool {
	return slices.ContainsFunc(c.tallies, func(t *Tally) bool { return t != nil })
}

// Tally counts an item for the caps, in the first pass.
func (c *Count) Tally(it *gear.Item, s *Subject) {
	for _, t := range c.tallies {
		if t != nil {
			t.Add(it, s)
		}
	}
}

// Settle works out the caps of every day from a merged count, between the two
// passes.
func (t *Timeline) Settle(c *Count) {
	for i, j := range t.judges {
		j.Settle(j.Shares(c.tallies[i]))
	}
}

// Judge notes on which days something else is said of an item.
func (c *Count) Judge(it *gear.Item, s *Subject) {
	for day, j := range c.line.judges {
		c.is, c.was = c.was, c.is
		for i := range c.is {
			c.is[i] = Clear
		}
		c.findings = j.Judge(it, s, c.findings[:0])
		for i := range c.findings {
			c.is[c.findings[i].Index] = c.findings[i].Outcome
		}
		if day == 0 {
			continue
		}
		for rule, o := range c.is {
			if o != c.was[rule] {
				c.changes[changeKey{day, rule, c.was[rule], o}]++
			}
		}
	}
}

// Merge adds what another goroutine counted.
func (c *Count) Merge(o *Count) {
	for i, t := range o.tallies {
		if t != nil {
			c.tallies[i].Merge(t)
		}
	}
	for k, n := range o.changes {
		c.changes[k] += n
	}
}

// Changes returns what changes when, in order of day, rule and outcome.
func (c *Count) Changes() []Change {
	keys := make([]changeKey, 0, len(c.changes))
	for k := range c.changes {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b changeKey) int {
		return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.rule, b.rule), cmp.Compare(a.to, b.to), cmp.Compare(a.from, b.from))
	})
	out := make([]Change, len(keys))
	for i, k := range keys {
		j := c.line.judges[k.day]
		out[i] = Change{Date: j.asOf, Rule: j.rules[k.rule], From: k.from, To: k.to, Items: c.changes[k]}
	}
	return out
}

// changeDays returns the first day and the later ones on which a rule changes.
func changeDays(set *rules.Set, p *Profile, first, last gear.Date) []gear.Date {
	d := &days{cal: calendar{asOf: first, operator: &rules.Operator{}}, found: []gear.Date{first}}
	if p != nil {
		d.cal.operator = &p.Operator
	}
	for _, r := range set.Rules {
		d.rule(r)
		if l := set.Lists[r.List]; l != nil {
			for _, e := range l.Entries {
				d.found = append(d.found, e.ListedOn, e.DutyFrom)
			}
		}
	}
	slices.Sort(d.found)
	return slices.DeleteFunc(slices.Compact(d.found), func(d gear.Date) bool { return d < first || d > last })
}

// days collects the days on which rules change.
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

func (d *days) rule(r *rules.Rule) {
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
}
