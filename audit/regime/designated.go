package regime

import (
	"slices"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/rules"
)

// DesignatedMaker is the id of the rule that stands for all others where nobody
// said who asks: it says who made an item, and judges no duty.
const DesignatedMaker = "designated-maker"

const (
	notJudged  = "made by a designated vendor; nobody said who asks, so no duty was judged"
	notSure    = "it is not certain who made it"
	notSurely  = "made by a designated vendor; it is not certain that it is still in place"
	goneBefore = "made by a designated vendor, and no longer in place"
)

// designatedMaker is the rule [DesignatedMaker] made ready.
type designatedMaker struct {
	compiled *compiledRule           // for its rule and its questions
	network  map[string]*rules.Entry // vendors on a list that can reach an operator's own network; nil where a rule names one itself
	contract map[string]bool         // vendors on other lists
	named    map[string][]int        // rules in force by the vendor that they name
}

func newDesignatedMaker(j *Judge, dict *gear.Dictionary) *designatedMaker {
	rule := &rules.Rule{
		ID: DesignatedMaker, Title: "Made by a designated vendor", Jurisdiction: "XX", Force: "guidance",
		Why:    "The vendor stands on a list that can reach an operator's own network. Which duties follow depends on who operates it.",
		Remedy: "write a profile, so that duties are judged",
	}
	m := &designatedMaker{
		compiled: &compiledRule{index: len(j.rules), rule: rule, questions: newQuestionList(dict), bound: yes},
		network:  map[string]*rules.Entry{}, contract: map[string]bool{}, named: map[string][]int{},
	}
	m.compiled.goneOpen, _ = m.compiled.questions.field(gear.RemovedOn, "") // the second question of its list
	for _, d := range j.compiled {
		m.add(d)
	}
	j.rules = append(slices.Clone(j.rules), rule)
	return m
}

// add notes which vendors a rule in force names.
func (m *designatedMaker) add(d *compiledRule) {
	for _, e := range d.entries {
		for _, v := range e.vendors {
			switch {
			case !e.inForce || v == "":
				continue
			case !d.network:
				m.contract[v] = true
			case m.network[v] == nil:
				m.network[v] = e.entry
			}
			if !slices.Contains(m.named[v], d.index) {
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

// judge appends the one finding of an item, if there is one.
func (m *designatedMaker) judge(j *Judge, x *evalContext, gone truth, dst []Finding) []Finding {
	s, d := x.subject, m.compiled
	f := Finding{Index: d.index, Rule: d.rule, Remedy: d.rule.Remedy, Worst: Designated, Outcome: Designated, Message: notJudged}
	open := openSet(0)
	switch {
	case s.Level == gear.OtherMaker, s.Level == gear.Unknown && (gone == yes || j.asksNobody(x)):
		return dst
	case s.Level != gear.Unknown:
		var found bool
		if f.Entry, found = m.onNetworkList(s); !found {
			return dst
		}
	}
	switch {
	case gone == yes:
		f.Outcome, f.Worst, f.Message, f.Remedy = Historic, Historic, goneBefore, ""
	case s.Level != gear.Confirmed:
		f.Outcome, f.Message, open = Review, notSure, openMaker
		if gone == unknown {
			open |= d.goneOpen
		}
	case gone == unknown:
		f.Outcome, f.Message, open = Review, notSurely, d.goneOpen
	}
	if open != 0 {
		f.Missing = j.openFacts(d, open, s).missing
	}
	return append(dst, f)
}

// asksNobody reports an item that is surely passive: of a panel or a cable it is
// not asked who made it.
func (j *Judge) asksNobody(x *evalContext) bool {
	v := x.value(gear.Function)
	return v.Known() && oneOf(v, j.passive) == yes
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
