package report

// SchemaVersion is the version of the contract. The first number changes when
// a reader of the older version could misread a run.
const SchemaVersion = "1.0"

// Run is the result of one audit. Items and Findings are filled only in a run
// that was read from a file; a running audit hands them to writers one by one.
type Run struct {
	SchemaVersion string           `json:"schema_version"`
	Tool          Tool             `json:"tool"`
	AsOf          string           `json:"as_of"`             // the day the rules are judged for
	Profile       *Profile         `json:"profile,omitempty"` // absent: nobody said who asks, no duty was judged
	RuleSet       []string         `json:"rule_set"`          // the prefixes that chose the rules
	Inputs        []Input          `json:"inputs"`
	Packs         []Pack           `json:"packs"`
	Mapping       []Mapping        `json:"mapping"`
	Rules         []Rule           `json:"rules"`   // every rule that was judged, in order of id
	Vendors       []Vendor         `json:"vendors"` // every designated vendor that a finding names, in order of id
	Findings      []Finding        `json:"findings"`
	Items         []Item           `json:"items"`
	Rejects       []Reject         `json:"rejects"`
	Issues        []Issue          `json:"issues"`
	Skipped       []Skip           `json:"skipped,omitempty"` // lines that are no rows, in input order, 1,000 at most; Input.Skipped counts all
	Shares        []Share          `json:"shares"`
	Timeline      []TimelineChange `json:"timeline,omitempty"` // what rules will say otherwise after as_of, in order of day and rule
	Waivers       []Waiver         `json:"waivers,omitempty"`
	Decisions     []Decision       `json:"decisions,omitempty"`
	Estimate      Estimate         `json:"estimate"`
	Method        *Method          `json:"method,omitempty"` // absent when there is nothing to price
	Budget        *Budget          `json:"budget,omitempty"`
	Plan          *Plan            `json:"plan,omitempty"` // absent from runs that were only audited
	Summary       Summary          `json:"summary"`
}

// Tool names the program that made the run.
type Tool struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

// Profile says who asked: the facts about the operator that rules bind by.
type Profile struct {
	Name      string   `json:"name"`
	Country   string   `json:"country,omitempty"` // ISO 3166 alpha-2
	Kinds     []string `json:"kinds"`
	Not       []string `json:"not"`
	USF       []string `json:"usf,omitempty"`
	Customers int64    `json:"customers,omitempty"`
	SHA256    string   `json:"sha256,omitempty"` // of the profile file
}

// Input is one file, or one sheet of one. Rows = Judged + Rejected.
type Input struct {
	Name      string `json:"name"`
	Sheet     string `json:"sheet,omitempty"`
	SHA256    string `json:"sha256"` // of the bytes as they were read
	Rows      int64  `json:"rows"`
	Judged    int64  `json:"judged"`
	Rejected  int64  `json:"rejected"`
	Skipped   int64  `json:"skipped,omitempty"` // blank rows, totals, repeated headings: told, not rows
	Encoding  string `json:"encoding"`
	Delimiter string `json:"delimiter,omitempty"`

	SheetsNotRead []string `json:"sheets_not_read,omitempty"` // of the workbook: no column in them can name a maker
}

// Pack is a set of data that the run rests on: rules of a jurisdiction,
// vendors, catalogue.
type Pack struct {
	ID     string `json:"id"`
	Title  string `json:"title,omitempty"`
	Date   string `json:"date"`
	SHA256 string `json:"sha256"`
}

// Mapping says which column was read as which field.
type Mapping struct {
	Input      string `json:"input"`
	Field      string `json:"field"`
	Heading    string `json:"heading"`
	Column     int    `json:"column"`
	Confidence string `json:"confidence,omitempty"`
}

// Rule is what a reader of findings must know of a rule.
type Rule struct {
	ID           string `json:"id"`
	Title        string `json:"title"`
	Jurisdiction string `json:"jurisdiction"`
	Authority    string `json:"authority"`
	Citation     string `json:"citation"`
	URL          string `json:"url,omitempty"`
	Checked      string `json:"checked,omitempty"`  // day on which the source was read
	Evidence     string `json:"evidence,omitempty"` // official, secondary or unverified
	Force        string `json:"force"`
	Why          string `json:"why,omitempty"`
	Remedy       string `json:"remedy,omitempty"`
}

// Vendor is a designated vendor.
type Vendor struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// TimelineChange is a number of rows of which a rule says something else from a day on.
type TimelineChange struct {
	Date   string `json:"date"` // first day on which it is so
	Rule   string `json:"rule"`
	Before string `json:"before"` // outcome on the day before, clear when nothing was said
	After  string `json:"after"`  // outcome from then on, clear when nothing is said any more
	Items  int64  `json:"items"`  // rows
	Sites  int64  `json:"sites"`  // sites at which they stand
}
