package maker

import (
	"cmp"
	"slices"
)

// standing is what the evidence for one vendor comes to.
type standing struct {
	vendor    string
	level     Level
	best      Kind // of its strongest evidence
	named     bool // a maker's cell names it, even if misspelt
	rebranded bool // the label is known to sell what the vendor makes
	weak      []Evidence
	strength  Strength
}

// standings weighs each vendor that the row speaks of, the likeliest first.
func (r *row) standings() []standing {
	var list []standing
	for i := range r.evidence {
		e := &r.evidence[i]
		at := slices.IndexFunc(list, func(s standing) bool { return s.vendor == e.Vendor })
		if at < 0 {
			list = append(list, standing{vendor: e.Vendor, best: FuzzyName})
			at = len(list) - 1
		}
		list[at].add(*e)
	}
	for i := range list {
		list[i].settle(r.other)
	}
	list = slices.DeleteFunc(list, func(s standing) bool { return s.level == Unknown })
	slices.SortStableFunc(list, func(a, b standing) int {
		return cmp.Or(cmp.Compare(b.level, a.level), cmp.Compare(outranks(a.best), outranks(b.best)), cmp.Compare(b.strength, a.strength), cmp.Compare(a.vendor, b.vendor))
	})
	return dropFaint(list)
}

// outranks orders kinds where two vendors are equally sure: what the equipment
// says of itself comes before what somebody wrote on it.
func outranks(k Kind) int {
	if k == Name {
		return int(Model) + 1
	}
	return int(k)
}

func (s *standing) add(e Evidence) {
	if e.Strength > s.strength || e.Strength == s.strength && e.Kind < s.best {
		s.strength, s.best = e.Strength, e.Kind
	}
	if (e.Kind == Name || e.Kind == FuzzyName) && e.Strength >= Weak && (e.Field == clues[0] || e.Field == clues[1]) {
		s.named = true
	}
	s.rebranded = s.rebranded || e.Kind == RebrandKind
	s.weak = append(s.weak, e)
}

// settle finds the level. Where the row names another maker, weak evidence is
// a coincidence and counts for nothing.
func (s *standing) settle(other bool) {
	switch {
	case s.strength == Strong:
		s.level = Confirmed
	case s.strength == Likely:
		s.level = Probable
	case s.independent(other):
		s.level = Probable
	case s.strength == Medium, s.strength == Mention, s.strength == Weak && !other:
		s.level = Possible
	case s.strength == Weak && s.named:
		s.level = Possible
	default:
		s.level = Unknown
	}
}

// independent reports two pieces of weak evidence of different kinds from
// different cells, or different kinds of one free text.
func (s *standing) independent(other bool) bool {
	least := Weak
	if other {
		least = Medium
	}
	n := 0
	var first Kind
	for _, e := range s.weak {
		if e.Strength < least || n > 0 && e.Kind == first {
			continue
		}
		if n == 0 {
			first = e.Kind
		}
		n++
	}
	return n >= 2
}

// dropFaint forgets vendors of whom the row says next to nothing beside a sure one.
func dropFaint(list []standing) []standing {
	if len(list) < 2 || list[0].level < Probable {
		return list
	}
	return slices.DeleteFunc(list, func(s standing) bool { return s.level <= Possible && !s.named })
}
