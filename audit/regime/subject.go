package regime

import (
	"slices"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// Subject is who made an item, as far as rules must know.
type Subject struct {
	Vendor  string       // id of the designated vendor meant, empty when none
	Others  []string     // further designated vendors that the row names
	Level   gear.Level   // how sure
	Missing []gear.Field // facts that would settle it; none: the manufacturer
}

// made reports whether one of the vendors made the item.
func (s *Subject) made(vendors []string) truth {
	switch s.Level {
	case gear.OtherMaker:
		return no
	case gear.Unknown:
		return unknown
	}
	named := slices.Contains(vendors, s.Vendor)
	if s.Level == gear.Confirmed {
		return known(named)
	}
	if named || slices.ContainsFunc(s.Others, func(o string) bool { return slices.Contains(vendors, o) }) {
		return unknown
	}
	return no
}
