package evidence

import (
	"github.com/gearaudit/gearaudit/audit/gear"
)

// Evidence is one reason to think of a vendor.
type Evidence struct {
	Kind     Kind
	Field    gear.Field // where it was read
	Matched  string     // the part of the cell that matched
	Entry    string     // what it matched in the pack
	Source   string     // where the pack has that from
	Vendor   string     // id
	Sub      string     // the affiliate, empty for the vendor itself
	Note     string     // what else to know, such as a look-alike letter
	Strength Strength
	Strong   bool // Strength is Strong
	Derived  bool // reached through an affiliate, not the vendor's own name
}

// Kind says what a piece of evidence is drawn from.
type Kind uint8

// The kinds of evidence, strongest first.
const (
	FCCID Kind = iota
	SysObjectID
	Name
	MAC
	SysDescr
	PartNumber
	Model
	RebrandKind
	ParentCompany
	Text // a name in a cell that is not the item's maker, model or code
	FuzzyName
	SerialNumber
	Decided // a person's decision, see Decisions
)

// String returns the kind as files write it.
func (k Kind) String() string {
	return [...]string{"fcc_id", "sys_object_id", "name", "mac", "sys_descr", "part_number", "model", "rebrand", "parent_company", "text", "fuzzy_name", "serial_number", "decision"}[k]
}
