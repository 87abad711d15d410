package maker

import (
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker/evidence"
)

// Identification is the answer to who made a row's equipment. It is shared
// between rows and must not be changed.
type Identification struct {
	Vendor   string              // id of the designated vendor meant, empty when none
	Others   []string            // further designated vendors that the row speaks of, sorted
	Level    gear.Level          // about Vendor
	Evidence []evidence.Evidence // strongest first
	Missing  []gear.Field        // fields that would settle it, in their order
	Label    evidence.Label      // of the cell that should name the maker
	// OtherMaker is the maker that is not designated, as the row names it; the
	// label's text where that says nothing. Empty when the row has neither.
	OtherMaker string
	Mentions   []evidence.Evidence // of vendors that did not make the item: replaced, connected to
	Note       string              // for people, such as "honor left huawei on 2020-11-17"
}

// NamedMaker is the maker that is not designated, where the label reads as the
// name of one; a seller is none.
func (id *Identification) NamedMaker() string {
	if id.Label.NamesMaker() {
		return id.OtherMaker
	}
	return ""
}
