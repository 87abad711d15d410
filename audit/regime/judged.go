package regime

import "github.com/gearaudit/gearaudit/audit/gear"

// judged holds a duty against an item of an operator that is known.
func (j *Judge) judged(f *Finding, d *compiledRule, x *evalContext, gone truth) bool {
	var v verdict
	switch gone {
	case no:
		v = d.verdict(x, false)
	case yes:
		v = d.ifGone(x)
	default:
		v = d.verdict(x, false)
		v.or(d.ifGone(x), d.goneOpen)
	}
	if v.set == one(Clear) {
		return false
	}
	if d.bound == unknown && gone != yes {
		if d.rule.Unbound == "none" {
			return false
		}
		if j.applicabilityUnknown(f, d, x) {
			return true
		}
		v.set |= one(Clear)
		v.open |= d.boundBy
	}
	j.settle(f, d, x, &v)
	if d.eligible != nil {
		t, _ := d.eligible.eval(x)
		f.Eligible = t.String()
	}
	return true
}

// ifGone is what the rule says of an item that is gone. Where it may say that
// there was a duty, it does.
func (d *compiledRule) ifGone(x *evalContext) verdict {
	if x.subject.Level == gear.Unknown {
		return verdict{set: one(Clear)}
	}
	v := d.verdict(x, true)
	if v.set == one(Historic)|one(Clear) {
		v.set = one(Historic)
	}
	return v
}

// applicabilityUnknown applies the rule's own word for operators that may not be bound.
func (j *Judge) applicabilityUnknown(f *Finding, d *compiledRule, x *evalContext) bool {
	if d.rule.Unbound == "" || d.rule.Unbound == Review.String() || x.subject.Level != gear.Confirmed || !d.names(x.subject) {
		return false
	}
	f.Outcome = Designated
	if d.rule.Unbound == Advisory.String() {
		f.Outcome = Advisory
	}
	f.Worst, f.Message = f.Outcome, notBound
	return true
}

// settle makes the finding of a verdict: its only outcome, or a review that
// names what is missing.
func (j *Judge) settle(f *Finding, d *compiledRule, x *evalContext, v *verdict) {
	f.Worst = v.set.worst()
	f.Outcome = f.Worst
	p := d.entries[v.entry[f.Worst]]
	l := &p.clauses[v.cite[f.Worst]-1]
	f.Clause, f.Entry = l.src, p.entry
	f.Message, f.Deadline, f.Since = l.src.Message, l.deadline, max(p.from, l.since)
	if l.src.Remedy != "" {
		f.Remedy = l.src.Remedy
	}
	if v.set.single() {
		return
	}
	f.Outcome = Review
	if f.Worst != Review {
		f.Message = l.ifOpen
	}
	open := j.openFacts(d, v.open, x.subject)
	f.Missing, f.Questions, f.Asks = open.missing, open.questions, open.asks
}

// openKey names a set of open questions of a rule.
type openKey struct {
	compiledRule *compiledRule
	set          openSet
	maker        uint64 // the fields that would settle who made the item, as bits
}

// openFacts names the open questions of a rule; the answer is made once for
// every set of them.
func (j *Judge) openFacts(d *compiledRule, set openSet, s *Subject) *openFacts {
	key := openKey{compiledRule: d, set: set}
	var maker []gear.Field
	if set&openMaker != 0 {
		maker = s.Missing
		for _, f := range maker {
			key.maker |= 1 << f
		}
	}
	if found, ok := j.names.Load(key); ok {
		return found.(*openFacts)
	}
	found, _ := j.names.LoadOrStore(key, d.questions.open(set, maker))
	return found.(*openFacts)
}

// shareFinding is what a cap says of an item: nothing until all items are
// counted, and nothing when the cap is kept.
func (j *Judge) shareFinding(f *Finding, d *compiledRule, x *evalContext, gone truth) bool {
	p, open, counts := d.share.part(x, d.goneOpen, gone)
	if !counts || p == other || p == elsewhere {
		return false
	}
	share := j.shares[d.index]
	f.Message, f.Deadline = d.rule.Share.Message, d.share.deadline
	switch {
	case share == nil:
		return false
	case gone == yes:
		f.Outcome, f.Worst = Historic, Historic
		return x.subject.Level != gear.Unknown
	case share.over == no:
		return false
	case d.bound == unknown && j.applicabilityUnknown(f, d, x):
		f.Deadline = 0
		return true
	}
	f.Outcome, f.Worst, f.Since = d.share.over, d.share.over, d.entries[0].from
	if f.Outcome == Breach && f.Deadline != 0 {
		f.Since = f.Deadline.AddDays(1)
	}
	if gone == unknown {
		open |= d.goneOpen
	}
	if d.bound == unknown {
		open |= d.boundBy
	}
	if share.over == unknown {
		open |= share.open
	}
	if open != 0 {
		facts := j.openFacts(d, open, x.subject)
		f.Outcome, f.Missing, f.Questions, f.Asks = Review, facts.missing, facts.questions, facts.asks
	}
	return true
}
