package regime

import (
	"sync"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/regime/profile"
	"github.com/gearaudit/gearaudit/rules"
)

// Judge holds rules against items, for one operator and one day. It may be
// used by several goroutines at a time.
type Judge struct {
	asOf         gear.Date
	operator     *rules.Operator
	rules        []*rules.Rule
	compiled     []*compiledRule
	byMaker      map[string][]*compiledRule // what can say something of an item that the vendor made
	other        []*compiledRule            // what can say something of an item of any other maker
	open         []*compiledRule            // what can say something when the maker is unknown
	gone         uint64                     // codes of the states in which an item is gone
	noProfile    bool                       // nobody said who asks
	passive      uint64                     // codes of functions of which it is not asked who made them
	passiveWords *passiveWords
	shares       []*Share         // by rule, after Settle
	designated   *designatedMaker // in place of all rules where nobody said who asks, else where they say nothing; nil for a part of the rules
	names        sync.Map         // openKey -> *openFacts
}

// Compile makes the rules ready for a profile and a day. A nil profile means
// that nobody said who asks. The error is a *gear.Fault that names the rule
// file, line and column.
func Compile(set *rules.Set, dict *gear.Dictionary, p *profile.Profile, asOf gear.Date) (*Judge, error) {
	j, err := compile(set, dict, p, asOf, asOf)
	if err == nil && j.designated == nil {
		j.designated, err = newDesignatedMaker(j, set, dict)
	}
	return j, err
}

// compile makes the rules ready for a day that a run looks ahead to from today.
// They may be a part of all, so where they are silent nothing is said.
func compile(set *rules.Set, dict *gear.Dictionary, p *profile.Profile, asOf, today gear.Date) (*Judge, error) {
	j := &Judge{asOf: asOf, rules: set.Rules, byMaker: map[string][]*compiledRule{}, shares: make([]*Share, len(set.Rules)), noProfile: p == nil || set.Uncovered != ""}
	cal := calendar{asOf: asOf, today: today, operator: &rules.Operator{}}
	if p != nil {
		cal.operator = &p.Operator
	}
	j.operator = cal.operator
	for _, state := range []string{"removed", "disposed"} {
		j.gone |= 1 << dict.Code(gear.Status, state)
	}
	if c := dict.Code(gear.Function, "passive"); c != 0 {
		j.passive = 1 << c
	}
	j.passiveWords = newPassiveWords(dict)
	for i, r := range set.Rules {
		d, err := newCompiledRule(i, r, set.Lists[r.List], dict, cal)
		if err != nil {
			return nil, err
		}
		j.compiled = append(j.compiled, d)
	}
	j.index()
	if j.noProfile {
		var err error
		j.designated, err = newDesignatedMaker(j, set, dict)
		return j, err
	}
	return j, nil
}

// Rules returns the rules by the index that findings carry.
func (j *Judge) Rules() []*rules.Rule { return j.rules }

// Questions returns the questions in words that findings of a rule may have.
func (j *Judge) Questions(rule int) []string {
	if rule >= len(j.compiled) {
		return nil // the rule DesignatedMaker asks for fields alone
	}
	return j.compiled[rule].questions.words()
}

// index sorts the duties by the makers they can be about. What is not in
// force, or does not bind the operator, is left out.
func (j *Judge) index() {
	if j.noProfile {
		return
	}
	for _, d := range j.compiled {
		if !d.inForce || d.bound == no {
			continue
		}
		for _, v := range d.vendors() {
			j.byMaker[v] = append(j.byMaker[v], d)
		}
		j.open = append(j.open, d)
	}
	for _, d := range j.open {
		if d.byCategory() {
			j.other = append(j.other, d)
			for v, list := range j.byMaker {
				j.byMaker[v] = insertRule(list, d)
			}
		}
	}
}

// insertRule keeps the order of the rules and adds none twice.
func insertRule(list []*compiledRule, d *compiledRule) []*compiledRule {
	at := len(list)
	for i, o := range list {
		if o == d {
			return list
		}
		if o.index > d.index {
			at = i
			break
		}
	}
	return append(list[:at:at], append([]*compiledRule{d}, list[at:]...)...)
}

// byCategory reports whether any rule in force reaches items whoever made them.
func (j *Judge) byCategory() bool {
	return len(j.other) > 0
}

// Judge appends what the rules say of an item to dst, in order of the rules,
// and returns it. An item that all rules are clear about adds nothing, unless its
// vendor is designated: then, and without a profile, its one finding is of the rule
// [DesignatedMaker].
func (j *Judge) Judge(row Row, s *Subject, dst []Finding) []Finding {
	x := evalContext{row: row, subject: s}
	return j.judge(&x, dst)
}

func (j *Judge) judge(x *evalContext, dst []Finding) []Finding {
	gone := j.isGone(x)
	if j.noProfile {
		return j.designated.judge(j, x, gone, dst)
	}
	before := len(dst)
	about := j.about(x.subject)
	if x.subject.Level == gear.Unknown && j.asksNobody(x) {
		about = j.other
	}
	for _, d := range about {
		f := Finding{Index: d.index, Rule: d.rule, Remedy: d.rule.Remedy}
		if j.one(&f, d, x, gone) {
			dst = append(dst, f)
		}
	}
	if len(dst) == before && j.designated != nil {
		return j.designated.fallback(j, x, gone, dst)
	}
	return dst
}

// about returns what can say something of the maker's items.
func (j *Judge) about(s *Subject) []*compiledRule {
	switch {
	case s.Level == gear.Unknown:
		return j.open
	case s.Level == gear.OtherMaker:
		return j.other
	}
	list, found := j.byMaker[s.Vendor]
	if !found {
		list = j.other
	}
	for _, o := range s.Others {
		for _, d := range j.byMaker[o] {
			list = insertRule(list, d)
		}
	}
	return list
}

// one fills in what a duty says of an item; false when it says nothing.
func (j *Judge) one(f *Finding, d *compiledRule, x *evalContext, gone truth) bool {
	if d.elsewhere(x) {
		return false
	}
	if d.share != nil {
		return j.shareFinding(f, d, x, gone)
	}
	return j.judged(f, d, x, gone)
}
