package maker

import "github.com/gearaudit/gearaudit/audit/gear"

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

// Strength says what a piece of evidence can do alone.
type Strength uint8

// The strengths, rising.
const (
	Mention Strength = iota // the vendor is named as replaced, compatible or a part's host: nothing
	Hint                    // possible beside a label that no list knows, else nothing; it supports other evidence
	Capped                  // possible, and never more
	Weak                    // possible, unless the row names another maker; two independent ones are probable
	Medium                  // possible, conflicting where the row names a known maker; two independent ones are probable
	Likely                  // probable
	Strong                  // confirmed
)

// String returns the strength as files write it: strong, fair, weak or mention.
func (s Strength) String() string {
	return [...]string{"mention", "weak", "weak", "weak", "fair", "fair", "strong"}[s]
}

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

// Identification is the answer to who made a row's equipment. It is shared
// between rows and must not be changed.
type Identification struct {
	Vendor   string       // id of the designated vendor meant, empty when none
	Others   []string     // further designated vendors that the row speaks of, sorted
	Level    gear.Level   // about Vendor
	Evidence []Evidence   // strongest first
	Missing  []gear.Field // fields that would settle it, in their order
	Label    Label        // of the cell that should name the maker
	// OtherMaker is the maker that is not designated, as the row names it; the
	// label's text where that says nothing. Empty when the row has neither.
	OtherMaker string
	Mentions   []Evidence // of vendors that did not make the item: replaced, connected to
	Note       string     // for people, such as "honor left huawei on 2020-11-17"
}

// NamedMaker is the maker that is not designated, where the label reads as the
// name of one; a seller is none.
func (id *Identification) NamedMaker() string {
	if id.Label.NamesMaker() {
		return id.OtherMaker
	}
	return ""
}
