package maker

import (
	"cmp"
	"slices"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker/evidence"
)

// vendorScore is what the evidence for one vendor comes to.
type vendorScore struct {
	vendor    string
	level     gear.Level
	best      evidence.Kind // of its strongest evidence
	named     bool          // a maker's cell names it, even if misspelt
	rebranded bool          // the label is known to sell what the vendor makes
	weak      []evidence.Evidence
	strength  evidence.Strength
}

// vendorScores weighs each vendor that the row speaks of, the likeliest first.
func (r *row) vendorScores() []vendorScore {
	var list []vendorScore
	for i := range r.evidence {
		e := &r.evidence[i]
		if e.Strength == evidence.Mention {
			continue
		}
		at := slices.IndexFunc(list, func(s vendorScore) bool { return s.vendor == e.Vendor })
		if at < 0 {
			list = append(list, vendorScore{vendor: e.Vendor, best: evidence.FuzzyName})
			at = len(list) - 1
		}
		list[at].add(*e)
	}
	for i := range list {
		list[i].settle(r.other, r.label == evidence.UnlistedLabel || r.label == evidence.SellerLabel)
	}
	list = slices.DeleteFunc(list, func(s vendorScore) bool { return s.level == gear.Unknown })
	slices.SortStableFunc(list, func(a, b vendorScore) int {
		return cmp.Or(cmp.Compare(b.level, a.level), cmp.Compare(outranks(a.best), outranks(b.best)), cmp.Compare(b.strength, a.strength), cmp.Compare(a.vendor, b.vendor))
	})
	return dropFaint(list)
}

// outranks orders kinds where two vendors are equally sure: what the equipment
// says of itself comes before what somebody wrote on it.
func outranks(k evidence.Kind) int {
	if k == evidence.Name {
		return int(evidence.Model) + 1
	}
	return int(k)
}

func (s *vendorScore) add(e evidence.Evidence) {
	if e.Strength > s.strength || e.Strength == s.strength && e.Kind < s.best {
		s.strength, s.best = e.Strength, e.Kind
	}
	if (e.Kind == evidence.Name || e.Kind == evidence.FuzzyName) && e.Strength >= evidence.Weak && (e.Field == evidenceFields[0] || e.Field == evidenceFields[1]) {
		s.named = true
	}
	s.rebranded = s.rebranded || e.Kind == evidence.RebrandKind
	s.weak = append(s.weak, e)
}

// settle finds the level. Where the row names another maker that is known, weak
// evidence is a coincidence and counts for nothing; where it has a label that
// no list knows, or a seller's, the least of it counts.
func (s *vendorScore) settle(other, open bool) {
	switch {
	case s.strength == evidence.Strong:
		s.level = gear.Confirmed
	case s.strength == evidence.Likely:
		s.level = gear.Probable
	case s.independent(other):
		s.level = gear.Probable
	case s.strength == evidence.Medium, s.strength == evidence.Capped, s.strength == evidence.Weak && !other, s.strength == evidence.Hint && open && !other:
		s.level = gear.Possible
	case s.strength == evidence.Weak && s.named:
		s.level = gear.Possible
	default:
		s.level = gear.Unknown
	}
}

// independent reports two pieces of weak evidence of different kinds from
// different cells, or different kinds of one free text.
func (s *vendorScore) independent(other bool) bool {
	least := evidence.Weak
	if other {
		least = evidence.Medium
	}
	n := 0
	var first evidence.Evidence
	for _, e := range s.weak {
		if e.Strength < least || n > 0 && (e.Kind == first.Kind || e.Entry == first.Entry) {
			continue // a name that two cells repeat is one reason
		}
		if n == 0 {
			first = e
		}
		n++
	}
	return n >= 2
}

// dropFaint forgets vendors of whom the row says next to nothing beside a sure one.
func dropFaint(list []vendorScore) []vendorScore {
	if len(list) < 2 || list[0].level < gear.Probable {
		return list
	}
	return slices.DeleteFunc(list, func(s vendorScore) bool { return s.level <= gear.Possible && !s.named })
}
