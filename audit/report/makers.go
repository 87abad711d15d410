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

// Review lists the makers that a person has to decide about.
type Review struct {
	SchemaVersion string     `json:"schema_version"`
	Tool          Tool       `json:"tool"`
	AsOf          string     `json:"as_of"`
	Inputs        []Input    `json:"inputs"`
	Open          int64      `json:"open_rows"` // rows in place whose maker is not decided
	Lost          int64      `json:"lost_rows"` // of them: rows that found no room in the list
	AtStake       string     `json:"at_stake"`  // USD, likely cost of replacing all of them
	Questions     []Question `json:"questions"` // by money, then pieces, then rows at stake
	Decisions     []Decision `json:"decisions"` // answers that were given before
	Coverage      Coverage   `json:"coverage"`  // of all rows
	ExitCode      int        `json:"exit_code"` // 0, or 3 when not every row could be read
	Packs         []Pack     `json:"packs"`
}

// Question asks for the maker of all rows that say the same.
type Question struct {
	Match    []MatchField `json:"match"` // what they have in common; empty: they say nothing by which they can be told
	Vendor   string       `json:"vendor"`
	Others   []string     `json:"others,omitempty"`
	Level    string       `json:"level"`
	Rows     int64        `json:"rows"`
	Units    int64        `json:"units"`
	AtStake  string       `json:"at_stake"` // USD, likely cost of replacing them; 0.00 where nothing prices them
	First    Source       `json:"first"`    // the first of the rows
	Evidence []Evidence   `json:"evidence"` // of that row
	Note     string       `json:"note,omitempty"`
}

// MatchField is a field and what it says.
type MatchField struct {
	Field string `json:"field"`
	Text  string `json:"text"`
}
