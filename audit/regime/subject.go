package regime

import (
	"slices"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// Level says how sure it is who made an item.
type Level uint8

// The levels of an identification.
const (
	Unknown     Level = iota // nothing in the row says who made it
	None                     // the row names a maker, and it is no designated vendor
	Possible                 // weak evidence points to the vendor
	Conflicting              // the row names two makers
	Probable                 // good evidence, short of proof
	Confirmed                // strong evidence
)

// String returns the level's name.
func (l Level) String() string {
	return [...]string{"unknown", "none", "possible", "conflicting", "probable", "confirmed"}[l]
}

// Subject is who made an item, as far as rules must know.
type Subject struct {
	Vendor  string       // id of the designated vendor meant, empty when none
	Others  []string     // further designated vendors that the row names
	Level   Level        // how sure
	Missing []gear.Field // facts that would settle it; none: the manufacturer
}

// made reports whether one of the vendors made the item.
func (s *Subject) made(vendors []string) truth {
	switch s.Level {
	case None:
		return no
	case Unknown:
		return unknown
	}
	named := slices.Contains(vendors, s.Vendor)
	if s.Level == Confirmed {
		return known(named)
	}
	if named || slices.ContainsFunc(s.Others, func(o string) bool { return slices.Contains(vendors, o) }) {
		return unknown
	}
	return no
}
