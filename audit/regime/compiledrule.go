package regime

import (
	"math"
	"slices"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/rules"
)

// duty is a rule made ready for one operator and one day.
type compiledRule struct {
	index     int // in the judge's list of rules
	rule      *rules.Rule
	questions *questionList
	binds     *node // nil: it binds nobody, a status
	bound     truth
	boundBy   openSet
	eligible  *node
	entries   []*compiledEntry // one, or one per entry of its list, in force or not
	share     *compiledShare
	operator  *rules.Operator
	goneOpen  openSet // the question whether an item is gone
	here      *node   // the row names a country in which the rule applies; nil where it applies anywhere
	network   bool    // the listing can reach an operator that no contract binds
	inForce   bool    // any of its plans is
}

// plan is what a rule says of the vendors or the category of one entry.
type compiledEntry struct {
	entry    *rules.Entry
	from     gear.Date // first day in force
	vendors  []string
	category *node    // reaches items whoever made them; nil: by vendor
	outright []string // makers whose items another entry of the list reaches already, whatever they are
	clauses  []compiledClause
	inForce  bool
}

// limb is a clause made ready: its outcome on the day of the judgement.
type compiledClause struct {
	src      *rules.Clause
	when     *node // nil: always
	set      outcomes
	open     openSet   // why the set has two outcomes: the deadline is unknown
	deadline gear.Date // 0 when there is none, or it is unknown
	since    gear.Date // the latest of the days that its conditions begin with
	ifOpen   string    // the message while questions are open
}

func newCompiledRule(index int, r *rules.Rule, list *rules.List, dict *gear.Dictionary, cal calendar) (*compiledRule, error) {
	abroad := isAbroad(r, cal.operator)
	if abroad {
		there := *cal.operator
		there.Country = r.Countries[0]
		cal.operator = &there
	}
	d := &compiledRule{index: index, rule: r, questions: newQuestionList(dict), bound: yes, operator: cal.operator}
	c := &compiler{file: r.File, questions: d.questions, cal: cal}
	var err error
	if d.binds, err = c.condition(r.Binds); err != nil {
		return nil, err
	}
	d.network = r.Reach != rules.ReachContract && (list == nil || list.Reach != rules.ReachContract)
	if d.here, err = c.here(r, abroad); err != nil {
		return nil, err
	}
	if d.goneOpen, err = d.questions.field(gear.RemovedOn, ""); err != nil {
		return nil, err
	}
	if d.binds != nil {
		d.bound, d.boundBy = d.binds.eval(&evalContext{row: &gear.Item{}, subject: &Subject{}})
	}
	if d.eligible, err = c.condition(r.Eligible); err != nil {
		return nil, err
	}
	if err := d.addEntries(c, list); err != nil {
		return nil, err
	}
	if r.Share != nil {
		d.share, err = newCompiledShare(c, r)
	}
	return d, err
}

// isAbroad reports a rule that binds in a country that is not the operator's. It is
// judged as of an operator of that country, for the rows alone that name it.
func isAbroad(r *rules.Rule, o *rules.Operator) bool {
	return r.Binds != nil && !r.Abroad && len(r.Countries) > 0 && o.Country != "" && !slices.Contains(r.Countries, o.Country)
}

// here compiles the question whether a row stands where the rule applies: where it
// names another country than the operator's, that one decides.
func (c *compiler) here(r *rules.Rule, abroad bool) (*node, error) {
	country := &rules.Condition{Pos: r.Pos, Field: c.questions.dict.Name(gear.Country)}
	switch {
	case abroad:
		country.Said = r.Countries
	case r.Abroad || len(r.Countries) == 0 || c.cal.operator.Country == "":
		return nil, nil
	default:
		country.In = append([]string{c.cal.operator.Country}, r.Countries...)
	}
	return c.condition(country)
}

// elsewhere reports a row that surely stands where the rule does not apply.
func (d *compiledRule) elsewhere(x *evalContext) bool {
	if d.here == nil {
		return false
	}
	t, _ := d.here.eval(x)
	return t == no
}

func (d *compiledRule) addEntries(c *compiler, list *rules.List) error {
	if d.rule.List == "" {
		return d.addEntry(c, nil)
	}
	for i := range list.Entries {
		if list.Entries[i].ReachedBy != "" {
			continue
		}
		inner := *c
		inner.cal.entry = &list.Entries[i]
		if err := d.addEntry(&inner, inner.cal.entry); err != nil {
			return err
		}
	}
	d.leaveToNames()
	return nil
}

// leaveToNames takes the makers that an entry names without a limit, and no
// later, out of the categories: a second entry could add nothing but questions.
func (d *compiledRule) leaveToNames() {
	for _, c := range d.entries {
		if c.category == nil {
			continue
		}
		for _, p := range d.entries {
			if p.category == nil && p.inForce && p.entry.Limit == nil && p.entry.DutyFrom <= c.entry.DutyFrom {
				c.outright = append(c.outright, p.vendors...)
			}
		}
	}
}

func (d *compiledRule) addEntry(c *compiler, e *rules.Entry) error {
	p := &compiledEntry{entry: e, vendors: d.rule.Vendors}
	category := d.rule.Category
	if e != nil {
		p.vendors, category, p.from = []string{e.Vendor}, e.Category, e.ListedOn
	}
	var err error
	if p.category, err = c.condition(category); err != nil {
		return err
	}
	if err := p.start(c, d.rule); err != nil {
		return err
	}
	p.clauses = make([]compiledClause, 0, len(d.rule.Clauses))
	for i := range d.rule.Clauses {
		l, err := c.compiledClause(&d.rule.Clauses[i])
		if err != nil {
			return err
		}
		p.clauses = append(p.clauses, l)
	}
	if len(p.clauses) > 254 || len(d.entries) > 254 {
		return c.fault(d.rule.Pos, "split it", "the rule has more than 254 clauses or list entries", nil)
	}
	d.entries = append(d.entries, p)
	d.inForce = d.inForce || p.inForce
	return nil
}

// start works out whether the plan is in force on the day of the judgement.
func (p *compiledEntry) start(c *compiler, r *rules.Rule) error {
	if r.ValidFrom != "" {
		from, open, err := c.cal.resolve(r.ValidFrom)
		if err != nil || open != "" {
			return c.fault(r.Pos, "write a date, or entry.duty_from in a rule with a list", "valid_from cannot be told", err)
		}
		p.from = max(p.from, from)
	}
	until := r.ValidTo
	if until == 0 {
		until = math.MaxInt32
	}
	p.inForce = c.cal.asOf >= p.from && c.cal.asOf <= until
	return nil
}

func (c *compiler) compiledClause(src *rules.Clause) (compiledClause, error) {
	l := compiledClause{src: src, ifOpen: rules.AtWorst + src.Message}
	outcome, err := ParseOutcome(src.Outcome)
	if err != nil {
		return l, c.fault(src.Pos, "", err.Error(), nil)
	}
	l.set = one(outcome)
	l.since = c.cal.begins(src.When)
	if l.when, err = c.condition(src.When); err != nil || src.Deadline == nil {
		return l, err
	}
	open, err := c.deadline(&l, src.Deadline)
	if err != nil {
		return l, c.fault(src.Deadline.Pos, "", "the deadline cannot be told", err)
	}
	switch {
	case outcome != Due:
	case open != "":
		l.set |= one(Breach)
		l.open, err = c.questions.fact(open, "")
	case c.cal.asOf > l.deadline:
		l.set = one(Breach)
		l.since = l.deadline.AddDays(1)
	}
	return l, err
}

// deadline resolves the day of a clause; it returns the operator's fact that
// is missing for that, if one is.
func (c *compiler) deadline(l *compiledClause, d *rules.Deadline) (string, error) {
	if d.Yearly != "" {
		var err error
		l.deadline, err = nextYearly(d.Yearly, d.First, c.cal.asOf)
		return "", err
	}
	text := d.At
	if text == "" {
		text = d.Fact
	}
	day, open, err := c.cal.resolve(text)
	l.deadline = day
	return open, err
}

// clauseWhen returns the node of a condition that may be absent.
func (l *compiledClause) holds(x *evalContext) (truth, openSet) {
	if l.when == nil {
		return yes, 0
	}
	return l.when.eval(x)
}

// vendors lists the makers that a duty in force names, each once.
func (d *compiledRule) vendors() []string {
	var out []string
	seen := map[string]bool{}
	for _, p := range d.entries {
		for _, v := range p.vendors {
			if p.inForce && v != "" && !seen[v] {
				seen[v] = true
				out = append(out, v)
			}
		}
	}
	return out
}

// byCategory reports whether a duty in force reaches items whoever made them.
func (d *compiledRule) byCategory() bool {
	for _, p := range d.entries {
		if p.inForce && p.category != nil {
			return true
		}
	}
	return false
}

// names reports whether an entry in force names the vendor.
func (d *compiledRule) names(s *Subject) bool {
	return slices.ContainsFunc(d.entries, func(e *compiledEntry) bool { return e.inForce && slices.Contains(e.vendors, s.Vendor) })
}
