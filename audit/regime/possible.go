package regime

import "github.com/gearaudit/gearaudit/audit/gear"

// Dates that cannot be right are unknown, so that nothing is gone and nothing is
// in breach by them.

// earliestDay is the first day that a date about equipment may name: what lies
// before it, such as 1900-01-01, is a number that a program took for a date.
const earliestDay gear.Date = 3652 // 1980-01-01

// contradiction is a set of dates of a row that contradict its day of removal.
type contradiction uint8

const (
	installedLater contradiction = 1 << iota // it was removed before it was installed
	acquiredLater                            // or before it was acquired
)

// contradictionField stands for the contradictions of a row among the fields
// that were read: they hang on several fields at once.
const contradictionField gear.Field = 1<<16 - 1

// days returns the days that a date cell allows; false where it does not say,
// or what it says cannot be right. No day after latest can be, if one is given.
func (x *evalContext) days(f gear.Field, latest gear.Date) (first, last gear.Date, ok bool) {
	first, last, ok = plausible(x.value(f), latest)
	if !ok {
		return 0, 0, false
	}
	var against contradiction
	switch f {
	case gear.RemovedOn:
		against = installedLater | acquiredLater
	case gear.InstalledOn:
		against = installedLater
	case gear.AcquiredOn:
		against = acquiredLater
	default:
		return first, last, true
	}
	if x.alone || !x.value(gear.RemovedOn).Known() {
		return first, last, true
	}
	return first, last, x.contradictions()&against == 0
}

func plausible(v *gear.Value, latest gear.Date) (first, last gear.Date, ok bool) {
	if !v.Known() {
		return 0, 0, false
	}
	first, last = v.Between()
	return first, last, last >= earliestDay && (latest == 0 || first <= latest)
}

func (x *evalContext) contradictions() contradiction {
	x.note(contradictionField)
	return contradictions(x.row)
}

func contradictions(row Row) contradiction {
	_, removed, ok := plausible(row.Peek(gear.RemovedOn), 0)
	if !ok {
		return 0
	}
	var out contradiction
	if first, _, ok := plausible(row.Peek(gear.InstalledOn), 0); ok && removed < first {
		out |= installedLater
	}
	if first, _, ok := plausible(row.Peek(gear.AcquiredOn), 0); ok && removed < first {
		out |= acquiredLater
	}
	return out
}

// within reports whether a day is from one day to another, when all that is
// known of it is between which days it lies.
func within(first, last, from, until gear.Date) truth {
	switch {
	case first >= from && last <= until:
		return yes
	case last < from || first > until:
		return no
	}
	return unknown
}

// Gone reports whether an item is surely removed or disposed of on the day of
// the judgement. What is removed later is still in place.
func (j *Judge) Gone(row Row) bool { return j.isGone(&evalContext{row: row}) == yes }

// GoneByWord reports whether an item is gone by its status alone: no day of its
// removal is given.
func (j *Judge) GoneByWord(row Row) bool {
	x := evalContext{row: row}
	return j.isGone(&x) == yes && !x.value(gear.RemovedOn).Known()
}

// isGone is unknown where the day of removal cannot be right or read, or
// contradicts the status.
func (j *Judge) isGone(x *evalContext) truth {
	word, removed := no, x.value(gear.RemovedOn)
	status := x.value(gear.Status)
	if status.Known() {
		word = oneOf(status, j.gone)
	}
	if removed == nil || removed.State == gear.Blank {
		return word
	}
	day := unknown
	if first, last, ok := x.days(gear.RemovedOn, 0); ok {
		day = within(first, last, -1<<31, j.asOf)
	}
	switch {
	case !status.Known(), word == yes:
		return day
	case word == no && day == yes: // the two contradict each other
		return unknown
	case word == no:
		return no
	}
	return min(day, unknown)
}
