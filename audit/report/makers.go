package report

import (
	"slices"
	"strings"
)

// MakerRow says who made one inventory row.
type MakerRow struct {
	Source       Source     `json:"source"`
	Manufacturer string     `json:"manufacturer"` // as the row says it
	Model        string     `json:"model"`
	Vendor       string     `json:"vendor"` // designated vendor meant, empty when none
	Others       []string   `json:"others,omitempty"`
	OtherMaker   string     `json:"other_maker,omitempty"` // the recognised maker that is not designated
	Level        string     `json:"level"`                 // confirmed, probable, possible, conflicting, unknown; rejected for a row that could not be read
	Somebody     bool       `json:"names_another_maker"`   // at level unknown: the row names a maker, and it is no designated one
	Evidence     []Evidence `json:"evidence"`              // strongest first
	Missing      []string   `json:"missing"`               // fields that would settle it
	Note         string     `json:"note,omitempty"`        // what else to know, or why the row was rejected
	Hint         string     `json:"hint,omitempty"`
}

// Makers sums up a run that only asked who made each row. Rows = Judged +
// Rejected.
type Makers struct {
	Inputs    []Input        `json:"inputs"`
	Packs     []Pack         `json:"packs"`
	Rows      int64          `json:"rows_read"`
	Judged    int64          `json:"judged"`
	Rejected  int64          `json:"rejected"`
	Vendors   []VendorLevels `json:"vendors"`   // that a row names, in order of id
	Unknown   int64          `json:"unknown"`   // rows in which nothing says who made it
	Somebody  int64          `json:"somebody"`  // rows of makers who are not designated
	Decisions []Decision     `json:"decisions"` // what became of the answers of people
	ExitCode  int            `json:"exit_code"` // 0, or 3 when not every row could be read
}

// VendorLevels counts the rows of one vendor by how sure it is.
type VendorLevels struct {
	Vendor      string `json:"vendor"`
	Confirmed   int64  `json:"confirmed"`
	Probable    int64  `json:"probable"`
	Possible    int64  `json:"possible"`
	Conflicting int64  `json:"conflicting"`
}

// LevelRejected stands in place of a level for a row that could not be read.
const LevelRejected = "rejected"

// Vendor returns the counts of a vendor, which begin at nothing.
func (m *Makers) Vendor(id string) *VendorLevels {
	i, found := slices.BinarySearchFunc(m.Vendors, id, func(v VendorLevels, id string) int { return strings.Compare(v.Vendor, id) })
	if !found {
		m.Vendors = slices.Insert(m.Vendors, i, VendorLevels{Vendor: id})
	}
	return &m.Vendors[i]
}
