package report

// Verdicts of a run, the gravest first in [Verdicts].
const (
	VerdictIncomplete = "incomplete"  // something was not read, and may hold designated gear
	VerdictFindings   = "findings"    // findings at or above the threshold
	VerdictOverBudget = "over_budget" // the budget is not enough, or cannot be shown to
	VerdictPass       = "pass"        // nothing of that, but somebody excused something
	VerdictClean      = "clean"       // nothing at or above the threshold, and within budget
)

// Verdicts lists the verdicts in order of precedence.
func Verdicts() []string {
	return []string{VerdictIncomplete, VerdictFindings, VerdictOverBudget, VerdictPass, VerdictClean}
}

// Summary is what a manager reads.
type Summary struct {
	Verdict  string           `json:"verdict"`
	ExitCode int              `json:"exit_code"`
	Reasons  []string         `json:"reasons"` // every verdict that holds, with why; none for clean
	Headline string           `json:"headline"`
	Outcomes map[string]int64 `json:"outcomes"` // items by worst outcome
	Counts   Counts           `json:"counts"`
}

// Counts are sums over all inputs.
type Counts struct {
	Coverage
	Records         int64 `json:"records"`
	Skipped         int64 `json:"skipped"`
	Repeated        int64 `json:"repeated"`
	Items           int64 `json:"items"`            // rows judged, each item once
	Designated      int64 `json:"designated"`       // items of designated vendors, confirmed or probable, still in place
	Review          int64 `json:"review"`           // items whose worst outcome is review
	Sites           int64 `json:"sites"`            // sites in the files
	SitesDesignated int64 `json:"sites_designated"` // sites with designated gear
	Unlisted        int64 `json:"unlisted"`         // rows that are another maker's on the word of a label alone that no list has
	Passive         int64 `json:"passive"`          // passive things in which nothing says who made them; nobody asks it
	Elsewhere       int64 `json:"elsewhere"`        // items of vendors that are only on lists which bind by contract
	GoneByWord      int64 `json:"gone_by_word"`     // items of designated vendors that a status calls gone, without a day
	GoneByNote      int64 `json:"gone_by_note"`     // items of designated vendors in place whose notes speak of removal
}

// Coverage says what part of the rows could be judged at all.
type Coverage struct {
	Rows       int64 `json:"rows"`
	Judged     int64 `json:"judged"`
	Rejected   int64 `json:"rejected"`
	Identified int64 `json:"identified"` // rows that name a maker, designated or not
	Unknown    int64 `json:"unknown"`    // rows in which nothing says who made it
}

// OpenQuestion is a field or fact that would settle reviews.
type OpenQuestion struct {
	Field   string `json:"field"`   // inventory field, or a fact of the profile such as operator.kinds
	Reviews int64  `json:"reviews"` // findings that name it
	Alone   int64  `json:"alone"`   // findings that it settles by itself
}

// KindQuestion asks whether the operator is of a kind; until the profile says, it
// is open whether rules bind.
type KindQuestion struct {
	Kinds    []string `json:"kinds"`    // of which the profile says nothing, neither under kinds nor under not
	Rules    []string `json:"rules"`    // that bind by them
	Findings int64    `json:"findings"` // of these rules
}

// Abroad counts gear of designated vendors in a country that is not the operator's and
// whose rules are not all loaded: no duty of that country was judged.
type Abroad struct {
	Country      string   `json:"country"` // ISO 3166 alpha-2
	Items        int64    `json:"items"`
	Rules        []string `json:"rules"`                   // to be added to those that are loaded; empty where none are known
	NothingFound string   `json:"nothing_found,omitempty"` // what was looked for there
}

// Doubt is something that the run could not know, of whatever number of rows,
// and the line that would settle it.
type Doubt struct {
	Kind   string `json:"kind"`
	Text   string `json:"text"`
	Settle string `json:"settle,omitempty"` // a flag, or a line for the profile
	Count  int64  `json:"count"`
}

// Answer is facts that a person gave: a mapped column, the meaning of a value, a
// decision about a maker, a sheet set aside. It leaves a clean run clean.
type Answer struct {
	Kind   string `json:"kind"`
	File   string `json:"file,omitempty"` // that they stand in; absent for a flag
	SHA256 string `json:"sha256,omitempty"`
	Count  int64  `json:"count"`
	Text   string `json:"text,omitempty"`
}

// Kinds of an excuse.
const (
	ExcuseBaseline = "baseline"
	ExcuseWaivers  = "waivers"
	ExcuseRejects  = "rejects"
	ExcuseFailOn   = "fail_on"
	ExcuseRules    = "rules"
	ExcuseAsOf     = "as_of"
	ExcusePackAge  = "pack_age" // as_of is long after the pack was checked
)

// Excuse leaves a duty standing that the verdict does not count: a run that
// rests on one is never clean.
type Excuse struct {
	Kind      string `json:"kind"`
	File      string `json:"file,omitempty"`
	SHA256    string `json:"sha256,omitempty"`
	Count     int64  `json:"count"`      // what it covers
	WouldFail int64  `json:"would_fail"` // items that would fail the run without it
	Text      string `json:"text,omitempty"`
}

// Waiver is a waiver as the run met it.
type Waiver struct {
	ID         string  `json:"id"`
	Rule       string  `json:"rule"`
	Reason     string  `json:"reason"`
	ApprovedBy string  `json:"approved_by,omitempty"`
	Ticket     string  `json:"ticket,omitempty"`
	IssuedOn   string  `json:"issued_on,omitempty"`
	ExpiresOn  string  `json:"expires_on"`
	Used       int64   `json:"used"`
	State      string  `json:"state"` // one of the states below
	Source     *Source `json:"source,omitempty"`
}

// States of a waiver. Only a used one holds anything.
const (
	WaiverUsed      = "used"
	WaiverUnused    = "unused"    // no finding matches
	WaiverExpired   = "expired"   // its last day has passed
	WaiverEarly     = "early"     // its first day is to come
	WaiverUntrusted = "untrusted" // it does not stand in the trusted copy as it stands here
)

// Problem says what is wrong with the waiver, nothing for one that is used.
func (w *Waiver) Problem() string {
	switch w.State {
	case WaiverUnused:
		return "waiver " + w.ID + " matches no finding"
	case WaiverExpired:
		return "waiver " + w.ID + " expired on " + w.ExpiresOn
	case WaiverEarly:
		return "waiver " + w.ID + " holds only from " + w.IssuedOn
	case WaiverUntrusted:
		return "waiver " + w.ID + " does not stand so in the trusted copy, and holds nothing"
	default:
		return ""
	}
}

// Decision is a person's answer about a maker, as the run met it.
type Decision struct {
	Match  string `json:"match"`
	Vendor string `json:"vendor"`
	Reason string `json:"reason"`
	Who    string `json:"who"`
	When   string `json:"when"`
	Used   int64  `json:"used"`
	State  string `json:"state"` // used, unused, stale
}

// BaselineChange says what changed since the baseline.
type BaselineChange struct {
	AsOf     string    `json:"as_of"`           // of the baseline
	New      int64     `json:"new"`             // items that the baseline does not know
	Changed  int64     `json:"changed"`         // items with a finding that it does not know
	Known    int64     `json:"known"`           // items that it knows as they are
	Resolved int64     `json:"resolved"`        // its items that have no finding any more
	Added    string    `json:"added,omitempty"` // P50 all in of this run less that of the baseline; absent where prices or currency differ
	Gone     []ItemRef `json:"gone"`            // the first of those resolved
}
