package regime

import "github.com/gearaudit/gearaudit/audit/gear"

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
