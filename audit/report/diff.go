package report

// Diff is what changed from one run to a later one, item by item. Items are
// matched by serial number, then asset tag, then place, maker and model, however
// they are spelled.
type Diff struct {
	Old          Side         `json:"old"`
	New          Side         `json:"new"`
	Complete     string       `json:"complete"`                // share of the old run's designated pieces that are gone, from 0.0000 to 1.0000
	Gone         int64        `json:"gone"`                    // the pieces that Complete counts
	CompleteMost string       `json:"complete_most,omitempty"` // the share if none of it stands in rows that could not be read; absent where all were read
	Packs        []string     `json:"packs,omitempty"`         // data that only one of the runs rests on, or each in another state
	Narrowed     bool         `json:"narrowed,omitempty"`      // only items with findings were compared, as one of the runs holds no others
	Counts       ChangeCounts `json:"counts"`
	Currency     string       `json:"currency,omitempty"` // of cost; absent where the runs are in different ones
	Cost         []CostChange `json:"cost"`               // the all-in figures, then the lines of the estimates that differ, the largest change first
	Changes      []Change     `json:"changes"`            // in order of kind, site and identity
}

// Side is one of the two runs.
type Side struct {
	AsOf       string   `json:"as_of"`
	Inputs     []string `json:"inputs"`
	Coverage   Coverage `json:"coverage"`
	Designated int64    `json:"designated"` // rows of designated vendors that are in place
	Pieces     int64    `json:"pieces"`     // and their quantity
	Likely     string   `json:"likely"`     // P50 of the all-in estimate
}

// ChangeCounts counts changes by their kind. An item that both moved and changed
// counts under each.
type ChangeCounts struct {
	Added    int64 `json:"added"`
	Removed  int64 `json:"removed"`
	Moved    int64 `json:"moved"`
	Changed  int64 `json:"changed"`
	Repriced int64 `json:"repriced"`
	Same     int64 `json:"same"`
}

// Kinds of a change.
const (
	ChangeAdded    = "added"    // only the new run has it in place
	ChangeRemoved  = "removed"  // only the old run has it in place
	ChangeMoved    = "moved"    // to another site
	ChangeChanged  = "changed"  // another maker, model, outcome, status or quantity
	ChangeRepriced = "repriced" // another price for the same thing
)

// ChangeKinds lists the kinds in the order of a report.
func ChangeKinds() []string {
	return []string{ChangeAdded, ChangeRemoved, ChangeMoved, ChangeChanged, ChangeRepriced}
}

// CostChange is a figure of the estimate in both runs.
type CostChange struct {
	What   string `json:"what"`
	Old    string `json:"old"`    // an amount
	New    string `json:"new"`    // an amount
	Change string `json:"change"` // what was added; negative for less
}

// Change is one difference.
type Change struct {
	Kind   string  `json:"kind"`
	Item   ItemRef `json:"item"` // as the new run has it, or the old one if it is gone
	Vendor string  `json:"vendor,omitempty"`
	Field  string  `json:"field,omitempty"`
	Old    string  `json:"old,omitempty"`
	New    string  `json:"new,omitempty"`
}
