package report

// Verdict words of a run.
const (
	VerdictClean      = "clean"      // nothing at or above the threshold, and within budget
	VerdictFindings   = "findings"   // findings at or above the threshold
	VerdictOverBudget = "budget"     // only the money does not reach
	VerdictIncomplete = "incomplete" // rows were rejected or could not be read
)

// Summary is what a manager reads.
type Summary struct {
	Verdict  string `json:"verdict"`
	ExitCode int    `json:"exit_code"`
	FailOn   string `json:"fail_on"`
	Headline string `json:"headline"`

	Items        int64            `json:"items"`         // rows judged
	Designated   int64            `json:"designated"`    // rows whose maker is a designated vendor, confirmed or probable, still in place
	Review       int64            `json:"review"`        // rows whose worst outcome is review
	Sites        int              `json:"sites"`         // sites in the file
	SitesTouched int              `json:"sites_touched"` // sites with designated gear
	Outcomes     map[string]int64 `json:"outcomes"`      // rows by worst outcome
	Coverage     Coverage         `json:"coverage"`

	ByRule   []RuleCount   `json:"by_rule"`
	BySite   []SiteCount   `json:"by_site"`
	ByVendor []VendorCount `json:"by_vendor"`
	Answers  []Answer      `json:"answers"`
}

// Coverage says what part of the rows could be judged at all.
type Coverage struct {
	Rows       int64  `json:"rows"`
	Judged     int64  `json:"judged"`
	Rejected   int64  `json:"rejected"`
	Identified int64  `json:"identified"` // rows that name a maker, designated or not
	Unknown    int64  `json:"unknown"`    // rows in which nothing says who made it
	Note       string `json:"note,omitempty"`
}

// RuleCount counts the findings of a rule, in order of the worst outcome.
type RuleCount struct {
	Rule     string           `json:"rule"`
	Outcomes map[string]int64 `json:"outcomes"`
	Deadline string           `json:"deadline,omitempty"` // the next day that counts
	Sites    int              `json:"sites"`
}

// SiteCount counts a site's rows, worst site first.
type SiteCount struct {
	Site       string `json:"site"`
	Name       string `json:"name,omitempty"`
	Region     string `json:"region,omitempty"`
	Items      int64  `json:"items"`
	Designated int64  `json:"designated"`
	Breach     int64  `json:"breach"`
	Due        int64  `json:"due"`
	Review     int64  `json:"review"`
	Likely     string `json:"likely,omitempty"` // P50 all-in cost
}

// VendorCount counts a vendor's rows.
type VendorCount struct {
	Vendor      string `json:"vendor"`
	Confirmed   int64  `json:"confirmed"`
	Probable    int64  `json:"probable"`
	Possible    int64  `json:"possible"`
	Conflicting int64  `json:"conflicting"`
	Sites       int    `json:"sites"`
}

// Answer is a column or fact that would settle reviews.
type Answer struct {
	Field   string `json:"field"`   // inventory field, or a fact of the profile such as operator.kinds
	Reviews int64  `json:"reviews"` // findings that name it
	Alone   int64  `json:"alone"`   // findings that it settles by itself
	Blank   int64  `json:"blank,omitempty"`
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
	State      string  `json:"state"` // one of the WaiverStates
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
