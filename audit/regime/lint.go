package regime

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/rules"
)

// Lint returns what is wrong or doubtful in rules that load, in order of the
// files: facts that nobody can give, clauses that are never reached, dates out
// of order, vendors that no vendor file knows, and examples that are lacking.
// The set must be loaded with its examples.
func Lint(set *rules.Set, dict *gear.Dictionary, vendors []string) []*gear.Fault {
	l := &linter{dict: dict, vendors: vendors, kinds: set.Kinds}
	for _, id := range slices.Sorted(maps.Keys(set.Lists)) {
		l.list(set.Lists[id])
	}
	for _, r := range set.Rules {
		l.rule(set, r)
	}
	return l.faults
}

type linter struct {
	dict    *gear.Dictionary
	vendors []string
	kinds   []rules.Kind
	file    string
	faults  []*gear.Fault
}

func (l *linter) fail(p rules.Pos, hint, format string, args ...any) {
	l.faults = append(l.faults, &gear.Fault{Kind: gear.Usage, What: fmt.Sprintf(format, args...), Place: p.In(l.file), Hint: hint})
}

func (l *linter) rule(set *rules.Set, r *rules.Rule) {
	l.file = r.File
	if _, err := newCompiledRule(0, r, set.Lists[r.List], l.dict, calendar{asOf: r.Sources[0].Checked, operator: &rules.Operator{}}); err != nil {
		l.fail(r.Pos, "", "%s", err)
		return
	}
	for _, v := range r.Vendors {
		l.vendor(r.Pos, v)
	}
	for _, c := range conditions(r) {
		l.condition(c)
	}
	l.order(r)
	l.sources(r)
	l.reached(r)
	l.examples(r)
}

func (l *linter) list(list *rules.List) {
	l.file = list.File
	for i := range list.Entries {
		e := &list.Entries[i]
		if e.Vendor != "" {
			l.vendor(e.Pos, e.Vendor)
		}
		if e.DutyFrom < e.ListedOn {
			l.fail(e.Pos, "duties follow from a listing", "duty_from %s lies before listed_on %s", e.DutyFrom, e.ListedOn)
		}
		if hint, fault := rules.AddressFault(e.URL); fault != "" {
			l.fail(e.Pos, hint, "the source %q %s", e.URL, fault)
		}
		walk(e.Category, l.condition)
		walk(e.Limit, l.condition)
	}
}

func (l *linter) vendor(p rules.Pos, id string) {
	if !slices.Contains(l.vendors, id) {
		l.fail(p, "see gearaudit vendors list", "no vendor file knows %q", id)
	}
}

// condition checks what the engine accepts and nobody can mean.
func (l *linter) condition(c *rules.Condition) {
	for _, v := range c.Vendor {
		l.vendor(c.Pos, v)
	}
	if c.Operator == "kind" {
		for _, k := range slices.Concat(c.In, c.Said) {
			known := func(d rules.Kind) bool { return d.Kind == k }
			if !slices.ContainsFunc(l.kinds, known) && !strings.HasPrefix(k, "x_") {
				l.fail(c.Pos, "a kind of one's own begins with x_", "no profile can say the kind %q", k)
			}
		}
	}
	from, until := literal(c.From), max(literal(c.Until), literal(c.Before).AddDays(-1))
	if from != 0 && c.Until+c.Before != "" && literal(c.Until+c.Before) != 0 && from > until {
		l.fail(c.Pos, "exchange the two days", "no day is from %s to %s", from, until)
	}
	for i, v := range c.In {
		if slices.Contains(c.In[:i], v) {
			l.fail(c.Pos, "keep one", "%s is listed twice", v)
		}
	}
}

// literal is the day that a text writes out, 0 for a name.
func literal(text string) gear.Date {
	d, err := gear.ParseDate(text)
	if err != nil {
		return 0
	}
	return d
}

// order checks that the days of a rule follow each other.
func (l *linter) order(r *rules.Rule) {
	from := literal(r.ValidFrom)
	if r.ValidTo != 0 && r.ValidTo < from {
		l.fail(r.Pos, "exchange them", "valid_to %s lies before valid_from %s", r.ValidTo, from)
	}
	for _, c := range r.Clauses {
		if c.Deadline != nil && literal(c.Deadline.At) != 0 && literal(c.Deadline.At) < from {
			l.fail(c.Deadline.Pos, "a deadline follows the first day of the rule", "the deadline %s lies before valid_from %s", c.Deadline.At, from)
		}
	}
	if r.Share != nil && r.Share.Deadline < from {
		l.fail(r.Share.Pos, "a deadline follows the first day of the rule", "the deadline %s lies before valid_from %s", r.Share.Deadline, from)
	}
}

// sources checks that a reader finds the words that each source is cited for.
func (l *linter) sources(r *rules.Rule) {
	for i := range r.Sources {
		s := &r.Sources[i]
		if hint, fault := s.Fault(); fault != "" {
			l.fail(s.Pos, hint, "the source %q %s", s.URL, fault)
		}
	}
}

// reached finds clauses behind one that always holds.
func (l *linter) reached(r *rules.Rule) {
	for i, c := range r.Clauses {
		last := c.When == nil && !c.Removed
		if last && i+1 < len(r.Clauses) {
			l.fail(r.Clauses[i+1].Pos, "move it up, or give the one before a condition", "the clause %s is never reached", r.Clauses[i+1].ID)
			return
		}
		for _, d := range r.Clauses[:i] {
			if d.ID == c.ID {
				l.fail(c.Pos, "name it otherwise", "two clauses are named %s", c.ID)
			}
		}
	}
}

// conditions returns every condition of a rule, those inside others included.
func conditions(r *rules.Rule) []*rules.Condition {
	var out []*rules.Condition
	collect := func(c *rules.Condition) { out = append(out, c) }
	for _, c := range []*rules.Condition{r.Category, r.Binds, r.Eligible} {
		walk(c, collect)
	}
	for i := range r.Clauses {
		walk(r.Clauses[i].When, collect)
	}
	if r.Share != nil {
		walk(&r.Share.Universe, collect)
	}
	return out
}

func walk(c *rules.Condition, visit func(*rules.Condition)) {
	if c == nil {
		return
	}
	visit(c)
	for i := range c.All {
		walk(&c.All[i], visit)
	}
	for i := range c.Any {
		walk(&c.Any[i], visit)
	}
	walk(c.Not, visit)
}
