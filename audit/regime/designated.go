package regime

import (
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/rules"
)

// DesignatedMaker is the id of the rule that stands for all others where nobody
// said who asks: it says who made an item, and judges no duty.
const DesignatedMaker = "designated-maker"

// The clauses of the rule [DesignatedMaker].
const (
	made = iota
	unbound
	meant
	makerOpen
	placeOpen
	gone
)

func designatedClauses() []rules.Clause {
	return []rules.Clause{
		made:      {ID: "made", Outcome: "designated", Message: "made by a designated vendor; nobody said who asks, so no duty was judged"},
		unbound:   {ID: "unbound", Outcome: "designated", Message: "made by a designated vendor; no chosen rule says more of it for this operator and place"},
		meant:     {ID: "meant", Outcome: "review", Message: "made by a designated vendor; whether its listing means this item is to be answered"},
		makerOpen: {ID: "maker-open", Outcome: "review", Message: "it is not certain who made it"},
		placeOpen: {ID: "place-open", Outcome: "review", Message: "made by a designated vendor; it is not certain that it is still in place"},
		gone:      {ID: "gone", Outcome: "historic", Message: "made by a designated vendor, and no longer in place"},
	}
}

// designatedMaker is the rule [DesignatedMaker] made ready.
type designatedMaker struct {
	compiled *compiledRule           // for its rule and its questions
	network  map[string]*rules.Entry // vendors on a list that can reach an operator's own network; nil where a rule names one itself
	named    map[string][]int        // rules in force by the vendor that they name
	status   []*compiledRule         // rules in force that bind nobody: they say who is designated, and for what
	naming   []*compiledRule         // other rules in force that name vendors
}

func newDesignatedMaker(j *Judge, set *rules.Set, dict *gear.Dictionary) (*designatedMaker, error) {
	rule := &rules.Rule{
		ID: DesignatedMaker, Title: "Made by a designated vendor", Jurisdiction: "XX", Force: "guidance",
		Why:     "The vendor stands on a list that can reach an operator's own network. Which duties follow depends on who operates it.",
		Remedy:  "write a profile, so that duties are judged",
		Clauses: designatedClauses(),
	}
	m := &designatedMaker{
		compiled: &compiledRule{index: len(j.rules), rule: rule, questions: newQuestionList(dict), bound: yes},
		network:  map[string]*rules.Entry{}, named: map[string][]int{},
	}
	m.compiled.goneOpen, _ = m.compiled.questions.field(gear.RemovedOn, "") // the second question of its list
	cal := calendar{asOf: j.asOf, today: j.asOf, operator: j.operator}
	for _, d := range j.compiled {
		m.add(d)
	}
	for _, r := range set.Unchosen {
		d, err := newCompiledRule(unchosen, r, set.Lists[r.List], dict, cal)
		if err != nil {
			return nil, err
		}
		m.add(d)
	}
	m.cite(rule)
	j.rules = append(slices.Clone(j.rules), rule)
	return m, nil
}

// cite makes the rule name what says that vendors are designated: the lists, or
// where there is none the rules that name vendors.
func (m *designatedMaker) cite(rule *rules.Rule) {
	from := m.status
	if len(from) == 0 {
		from = m.naming
	}
	var citations []string
	for _, d := range from {
		citations = append(citations, d.rule.Citation)
		rule.Sources = append(rule.Sources, d.rule.Sources[:min(1, len(d.rule.Sources))]...)
	}
	rule.Citation = strings.Join(citations, "; ")
}

// unchosen stands for the index of a rule that is not in the judge's list: it says
// who is designated, and nothing else.
const unchosen = -1

// add notes which vendors a rule in force names.
func (m *designatedMaker) add(d *compiledRule) {
	switch vendors := len(d.vendors()) > 0 && d.network; {
	case vendors && d.binds == nil && d.share == nil:
		m.status = append(m.status, d)
	case vendors:
		m.naming = append(m.naming, d)
	}
	for _, e := range d.entries {
		for _, v := range e.vendors {
			switch {
			case !e.inForce || v == "":
				continue
			case d.network && m.network[v] == nil:
				m.network[v] = e.entry
			}
			if d.index != unchosen && !slices.Contains(m.named[v], d.index) {
				m.named[v] = append(m.named[v], d.index)
			}
		}
	}
}

func (m *designatedMaker) onNetworkList(s *Subject) (entry *rules.Entry, found bool) {
	if entry, found = m.network[s.Vendor]; found {
		return entry, true
	}
	for _, o := range s.Others {
		if entry, found = m.network[o]; found {
			return entry, true
		}
	}
	return nil, false
}

// fallback appends what is said of an item of which no chosen rule says anything:
// a vendor stays designated whatever was chosen, wherever the item stands.
func (m *designatedMaker) fallback(j *Judge, x *evalContext, away truth, dst []Finding) []Finding {
	if x.subject.Level == gear.OtherMaker || len(m.network) == 0 {
		return dst
	}
	f, clause := Finding{Outcome: Designated}, unbound
	t, open := m.listed(j, x)
	if t == no {
		return dst
	}
	if t == unknown && away != yes && x.subject.Level == gear.Confirmed {
		clause, f.Outcome, f.Missing, f.Questions, f.Asks = meant, Review, open.missing, open.questions, open.asks
	}
	return m.say(j, x, away, clause, &f, dst)
}

// listed answers whether the lists that name a vendor mean the item too, with
// what is open about that. Of a vendor that they do not name the answer is yes:
// who names it without a list makes no exception.
func (m *designatedMaker) listed(j *Judge, x *evalContext) (truth, *openFacts) {
	named, result, open := false, no, (*openFacts)(nil)
	for _, d := range m.status {
		if !d.names(x.subject) {
			continue
		}
		named = true
		switch v := d.verdict(x, false); {
		case v.set == one(Clear):
		case v.set.single():
			return yes, nil
		default:
			result, open = unknown, j.openFacts(d, v.open, x.subject)
		}
	}
	if !named {
		return yes, nil
	}
	return result, open
}

// judge appends the one finding of an item of which nobody said who asks, if
// there is one.
func (m *designatedMaker) judge(j *Judge, x *evalContext, away truth, dst []Finding) []Finding {
	return m.say(j, x, away, made, &Finding{Outcome: Designated}, dst)
}

// say appends a finding on who made an item, and whether it is in place: under
// the clause, unless that is open.
func (m *designatedMaker) say(j *Judge, x *evalContext, away truth, clause int, as *Finding, dst []Finding) []Finding {
	s, d, f := x.subject, m.compiled, *as
	f.Index, f.Rule, f.Remedy, f.Worst = d.index, d.rule, d.rule.Remedy, Designated
	open := openSet(0)
	switch {
	case s.Level == gear.OtherMaker, s.Level == gear.Unknown && (away == yes || j.asksNobody(x)):
		return dst
	case s.Level != gear.Unknown:
		var found bool
		if f.Entry, found = m.onNetworkList(s); !found {
			return dst
		}
	}
	switch {
	case away == yes:
		clause, f.Outcome, f.Worst, f.Remedy = gone, Historic, Historic, ""
	case s.Level != gear.Confirmed:
		clause, f.Outcome, open = makerOpen, Review, openMaker
		if away == unknown {
			open |= d.goneOpen
		}
	case away == unknown:
		clause, f.Outcome, open = placeOpen, Review, d.goneOpen
	}
	f.Clause = &d.rule.Clauses[clause]
	f.Message = f.Clause.Message
	if open != 0 {
		f.Missing = append(slices.Clip(f.Missing), j.openFacts(d, open, s).missing...)
	}
	return append(dst, f)
}

// asksNobody reports an item that is surely passive, by its function or, where
// nobody gives that, by its own words: of a panel or a cable it is not asked who
// made it.
func (j *Judge) asksNobody(x *evalContext) bool {
	if v := x.value(gear.Function); v.Known() {
		return oneOf(v, j.passive) == yes
	}
	x.note(passiveField)
	return j.passiveWords.saysPassive(x.row)
}

// mayBind appends the rules, by their index, that might bind whoever operates an
// item: those in force that name its vendor, and those that may reach it whoever
// made it.
func (j *Judge) mayBind(x *evalContext, dst []int) []int {
	for i, d := range j.compiled {
		if !d.inForce {
			continue
		}
		named := slices.Contains(j.designated.named[x.subject.Vendor], i)
		for _, o := range x.subject.Others {
			named = named || slices.Contains(j.designated.named[o], i)
		}
		if named || d.categoryReaches(x) {
			dst = append(dst, i)
		}
	}
	return dst
}

// categoryReaches reports a rule that may reach an item whoever made it.
func (d *compiledRule) categoryReaches(x *evalContext) bool {
	for _, e := range d.entries {
		if e.inForce && e.category != nil {
			if t, _ := e.category.eval(x); t != no {
				return true
			}
		}
	}
	return false
}
