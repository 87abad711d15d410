package regime

import (
	"cmp"
	"math/bits"
	"slices"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/regime/profile"
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
func NewTimeline(set *rules.Set, dict *gear.Dictionary, p *profile.Profile, first gear.Date) (*Timeline, error) {
	t := &Timeline{}
	if p == nil {
		return t, nil // no duty is judged, now or later
	}
	for _, c := range changeDays(set, p, first) {
		part := &rules.Set{Rules: c.rules, Lists: set.Lists}
		before, err := compile(part, dict, p, c.day.AddDays(-1), first)
		if err != nil {
			return nil, err
		}
		after, err := compile(part, dict, p, c.day, first)
		if err != nil {
			return nil, err
		}
		t.steps = append(t.steps, step{before, after})
		t.category = t.category || before.byCategory() || after.byCategory()
	}
	return t, nil
}

// Count is what one goroutine found out about its rows.
type Count struct {
	line     *Timeline
	tallies  []*Tally // two for each step; nil where no cap changes
	numbers  map[changeKey]int
	changes  []changed // by number
	findings []Finding // scratch
	list     []int     // scratch
	was, is  []Outcome // scratch, by rule of the step
}

type changeKey struct {
	step, rule int
	from, to   Outcome
}

type changed struct {
	changeKey
	items int64
	sites []uint64 // set of the caller's numbers
}

// NewCount returns an empty count.
func (t *Timeline) NewCount() *Count {
	c := &Count{line: t, numbers: map[changeKey]int{}}
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
func (c *Count) Tally(it Row, s *Subject) {
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

// judges lists all judges of the timeline.
func (t *Timeline) judges() []*Judge {
	var out []*Judge
	for _, s := range t.steps {
		out = append(out, s.before, s.after)
	}
	return out
}

// Judge notes on which days something else is said of an item, and at which
// site it stands: a number of the caller's, negative for none.
func (c *Count) Judge(it Row, s *Subject, site int) {
	c.list = c.changesOf(&evalContext{row: it, subject: s}, c.list[:0])
	for _, n := range c.list {
		c.note(n, site)
	}
}

// changesOf appends the numbers of all that changes for an item.
func (c *Count) changesOf(x *evalContext, list []int) []int {
	if x.subject.Level == gear.OtherMaker && !c.line.category {
		return list
	}
	for i := range c.line.steps {
		list = c.step(i, x, list)
	}
	return list
}

func (c *Count) step(number int, x *evalContext, list []int) []int {
	st := &c.line.steps[number]
	if len(st.before.about(x.subject))+len(st.after.about(x.subject)) == 0 {
		return list
	}
	c.was = c.outcomes(st.before, x, c.was)
	c.is = c.outcomes(st.after, x, c.is)
	for rule, o := range c.is {
		fromNothing := c.was[rule] == Clear && o == Historic // of what is gone already
		if o != c.was[rule] && !fromNothing {
			list = append(list, c.number(changeKey{number, rule, c.was[rule], o}))
		}
	}
	return list
}

func (c *Count) number(k changeKey) int {
	n, found := c.numbers[k]
	if !found {
		n = len(c.changes)
		c.numbers[k] = n
		c.changes = append(c.changes, changed{changeKey: k})
	}
	return n
}

// outcomes fills in what every rule says of an item.
func (c *Count) outcomes(j *Judge, x *evalContext, into []Outcome) []Outcome {
	into = into[:0]
	for range j.rules {
		into = append(into, Clear)
	}
	c.findings = j.judge(x, c.findings[:0])
	for i := range c.findings {
		into[c.findings[i].Index] = c.findings[i].Outcome
	}
	return into
}

func (c *Count) note(number, site int) {
	n := &c.changes[number]
	n.items++
	if site >= 0 {
		n.mark(site)
	}
}

func (n *changed) mark(site int) {
	for len(n.sites) <= site/64 {
		n.sites = append(n.sites, 0)
	}
	n.sites[site/64] |= 1 << (site % 64)
}

// Merge adds what another goroutine counted, with the same numbers of sites.
func (c *Count) Merge(o *Count) {
	for i, t := range o.tallies {
		if t != nil {
			c.tallies[i].Merge(t)
		}
	}
	for i := range o.changes {
		from := &o.changes[i]
		to := &c.changes[c.number(from.changeKey)]
		to.items += from.items
		for len(to.sites) < len(from.sites) {
			to.sites = append(to.sites, 0)
		}
		for at, set := range from.sites {
			to.sites[at] |= set
		}
	}
}

// Changes returns what changes when, in order of day, rule and outcome.
func (c *Count) Changes() []Change {
	sorted := slices.SortedFunc(slices.Values(c.changes), func(a, b changed) int {
		return cmp.Or(cmp.Compare(a.step, b.step), cmp.Compare(a.rule, b.rule), cmp.Compare(a.to, b.to), cmp.Compare(a.from, b.from))
	})
	var out []Change
	for _, n := range sorted {
		if n.items == 0 {
			continue
		}
		sites := 0
		for _, set := range n.sites {
			sites += bits.OnesCount64(set)
		}
		j := c.line.steps[n.step].after
		out = append(out, Change{Date: j.asOf, Rule: j.rules[n.rule], From: n.from, To: n.to, Items: n.items, Sites: int64(sites)})
	}
	return out
}
