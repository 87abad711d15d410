package regime

import "github.com/gearaudit/gearaudit/audit/gear"

// Judgement is what the rules say of items that they cannot tell apart. It is
// shared and must not be changed, but for Items.
type Judgement struct {
	Findings []Finding
	Worst    Outcome // of the findings, Clear for none
	Gone     bool    // the item is not in place any more

	GoneByWord  bool  // it is gone by its status alone: no day of removal is given
	GoneUnknown bool  // it cannot be told whether it is gone: the day of removal cannot be right, or contradicts the status
	Passive     bool  // nobody knows who made it, and nobody asks: it is a passive thing in place
	MayBind     []int // without a profile: rules, by index, that might bind whoever operates it

	Items int64 // for the caller to count, where Kept
	Kept  bool  // it will be met again, in the list of Kept

	changes []int // in the count of the timeline
}

// facts fills in what a judgement says besides its findings.
func (j *Judge) facts(x *evalContext, out *Judgement) {
	gone := j.isGone(x)
	out.Gone, out.GoneUnknown = gone == yes, gone == unknown
	out.GoneByWord = gone == yes && !x.value(gear.RemovedOn).Known()
	out.MayBind = out.MayBind[:0]
	out.Passive = gone == no && x.subject.Level == gear.Unknown && j.asksNobody(x)
	if m := j.designated; m != nil && j.noProfile && x.subject.Level > gear.OtherMaker {
		if _, network := m.onNetworkList(x.subject); gone != yes && network {
			out.MayBind = j.mayBind(x, out.MayBind)
		}
	}
}
