package regime

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/rules"
)

// Timeline tells what becomes a breach when. For every day to come on which a
// rule changes, it holds those rules that change against an item as they are
// on that day, and as they were on the day before. All other rules are left
// alone, so that looking ahead costs little. Days that stand in the inventory
// itself, such as the end of an item's approval, are not among its days.
type Timeline struct {
	steps    []step // in order of day
	category bool   // a rule that changes reaches items whoever made them
}

// step is a day on which rules change.
type step struct{ before, after *Judge }

// Change is a number of rows of which a rule says something else from a day on.
type Change struct {
	Date     gear.Date // first day
	Rule     *rules.Rule
	From, To Outcome // Clear: nothing is said
	Items    int64   // rows
	Sites    int64   // sites that they stand at; rows of no site count for none
}

// NewTimeline makes ready all that changes after a day.
func NewTimeline(set *rules.Set, dict *gear.Dictionary, p *Profile, first gear.Date) (*Timeline, error) {
	t := &Timeline{}
	for _, c := range changeDays(set, p, first) {
		part := &rules.Set{Rules: c.rules, Lists: set.Lists}
		before, err := Compile(part, dict, p, c.day.AddDays(-1))
		if err != nil {
			return nil, err
		}
		after, err := Compile(part, dict, p, c.day)
		if err != nil {
			return nil, err
		}
		t.steps = append(t.steps, step{before, after})
		t.category = t.category || len(before.gates)+len(after.gates) > 0
	}
	return t, nil
}

// Days returns the days on which a rule changes, in order.
func (t *Timeline) Days() []gear.Date {
	out := make([]gear.Date, len(t.steps))
	for i, s := range t.steps {
		out[i] = s.after.asOf
	}
	return out
}

// Count is what one goroutine found out about its rows.
type Count struct {
	line     *Timeline
	tallies  []*Tally // two for each step; nil where no cap changes
	changes  map[changeKey]*changed
	findings []Finding // scratch
	was, is  []Outcome // scratch, by rule of the step
}

type changeKey struct {
	step, rule int
	from, to   Outcome
}

type changed struct {
	items int64
	sites map[string]struct{}
}

// NewCount returns an empty count.
func (t *Timeline) NewCount() *Count {
	c := &Count{line: t, changes: map[changeKey]*changed{}}
	for _, s := range t.steps {
		c.tallies = append(c.tallies, s.before.NewTally(), s.after.NewTally())
	}
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
	for i, s := range t.steps {
		s.before.Settle(s.before.Shares(c.tallies[2*i]))
		s.after.Settle(s.after.Shares(c.tallies[2*i+1]))
	}
}

// Judge notes on which days something else is said of an item, and at which
// site it stands.
func (c *Count) Judge(it *gear.Item, s *Subject, site string) {
	if s.Level == None && !c.line.category {
		return
	}
	for i := range c.line.steps {
		c.step(i, it, s, site)
	}
}

func (c *Count) step(number int, it *gear.Item, s *Subject, site string) {
	st := &c.line.steps[number]
	if len(st.before.about(s))+len(st.after.about(s)) == 0 {
		return
	}
	c.was = c.outcomes(st.before, it, s, c.was)
	c.is = c.outcomes(st.after, it, s, c.is)
	for rule, o := range c.is {
		fromNothing := c.was[rule] == Clear && o == Historic // of what is gone already
		if o != c.was[rule] && !fromNothing {
			c.note(changeKey{number, rule, c.was[rule], o}, site)
		}
	}
}

// outcomes fills in what every rule says of an item.
func (c *Count) outcomes(j *Judge, it *gear.Item, s *Subject, into []Outcome) []Outcome {
	into = into[:0]
	for range j.rules {
		into = append(into, Clear)
	}
	c.findings = j.Judge(it, s, c.findings[:0])
	for i := range c.findings {
		into[c.findings[i].Index] = c.findings[i].Outcome
	}
	return into
}

func (c *Count) note(k changeKey, site string) {
	n := c.changes[k]
	if n == nil {
		n = &changed{sites: map[string]struct{}{}}
		c.changes[k] = n
	}
	n.items++
	if site == "" {
		return
	}
	if _, seen := n.sites[site]; !seen {
		n.sites[strings.Clone(site)] = struct{}{}
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
		if c.changes[k] == nil {
			c.changes[k] = n
			continue
		}
		c.changes[k].items += n.items
		maps.Copy(c.changes[k].sites, n.sites)
	}
}

// Changes returns what changes when, in order of day, rule and outcome.
func (c *Count) Changes() []Change {
	keys := slices.SortedFunc(maps.Keys(c.changes), func(a, b changeKey) int {
		return cmp.Or(cmp.Compare(a.step, b.step), cmp.Compare(a.rule, b.rule), cmp.Compare(a.to, b.to), cmp.Compare(a.from, b.from))
	})
	out := make([]Change, len(keys))
	for i, k := range keys {
		j, n := c.line.steps[k.step].after, c.changes[k]
		out[i] = Change{Date: j.asOf, Rule: j.rules[k.rule], From: k.from, To: k.to, Items: n.items, Sites: int64(len(n.sites))}
	}
	return out
}
