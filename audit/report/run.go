package report

// SchemaVersion is the version of the contract. Within a first number keys are
// added, and never renamed, removed or given another meaning.
const SchemaVersion = "2.0"

// Run is the result of one audit, in the order in which it is written: what is
// known before the first row, the items, and what only the end knows. Items is
// filled in a run that was read from a file, or that no writer took.
type Run struct {
	Head
	Items         []Item            `json:"items"`       // with a finding, in input order; all of them where the run was asked for all
	RuleTotals    []RuleTotal       `json:"rule_totals"` // of the rules that said something, the worst first
	SiteTotals    []SiteTotal       `json:"site_totals"` // of the sites with designated gear or open questions, the worst first
	VendorTotals  []VendorTotal     `json:"vendor_totals"`
	Vendors       []Vendor          `json:"vendors"`        // every designated vendor that an item names, in order of id
	Refs          map[string]string `json:"refs,omitempty"` // format json: the sources that evidence names, by their number
	Inputs        []Input           `json:"inputs"`
	Skipped       []Skip            `json:"skipped"` // lines that are no rows, at most 1,000; inputs count all
	Rejects       []Reject          `json:"rejects"` // rows that could not be judged, at most 1,000; inputs count all
	Duplicates    []Duplicate       `json:"duplicates"`
	Mentions      []Mention         `json:"mentions"`
	Labels        []UnlistedLabel   `json:"labels"` // that alone say that somebody else made a row, those of the most rows first; at most 1,000
	Mapping       []Mapping         `json:"mapping"`
	ColumnsUnread []UnreadColumn    `json:"columns_unread"`
	Issues        []Issue           `json:"issues"`
	Questions     []OpenQuestion    `json:"questions"` // facts that would settle reviews, the most settled first
	Abroad        []Abroad          `json:"abroad"`    // gear in countries whose rules are not all loaded, the most rows first
	Operator      []KindQuestion    `json:"operator"`  // what the profile does not say of the operator, the most findings first
	Doubts        []Doubt           `json:"doubts"`
	Answers       []Answer          `json:"answers"`
	Excuses       []Excuse          `json:"excuses"`
	MayBind       []MayBind         `json:"may_bind"`
	Shares        []Share           `json:"shares"`
	Timeline      []TimelineChange  `json:"timeline"` // what rules will say otherwise after as_of, in order of day and rule
	Waivers       []Waiver          `json:"waivers"`
	Decisions     []Decision        `json:"decisions"`
	Estimate      Estimate          `json:"estimate"`
	Method        *Method           `json:"method,omitempty"` // absent when there is nothing to price
	Budget        *Budget           `json:"budget,omitempty"`
	Change        *BaselineChange   `json:"change,omitempty"` // absent without a baseline
	Plan          *Plan             `json:"plan,omitempty"`   // absent from runs that were only audited
	Summary       Summary           `json:"summary"`
}

// Head is what a run says before its first item.
type Head struct {
	SchemaVersion string   `json:"schema_version"`
	Tool          Tool     `json:"tool"`
	AsOf          string   `json:"as_of"`             // the day the rules are judged for
	Profile       *Profile `json:"profile,omitempty"` // absent: nobody said who asks, no duty was judged
	RuleSet       []string `json:"rule_set"`          // the prefixes that chose the rules
	FailOn        string   `json:"fail_on"`           // the outcome from which on a finding fails the run, or never
	Packs         []Pack   `json:"packs"`
	Rules         []Rule   `json:"rules"` // every rule that was judged, in order of id

	Uncovered    string `json:"uncovered,omitempty"`     // the operator's country, where no rules are for it: no duty was judged
	NothingFound string `json:"nothing_found,omitempty"` // what was looked for in the operator's country, where nothing that binds was found
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

// Pack is a set of data that the run rests on: rules of a jurisdiction,
// vendors, catalogue.
type Pack struct {
	ID      string `json:"id"`
	Title   string `json:"title,omitempty"`
	Date    string `json:"date"`
	Checked string `json:"checked,omitempty"` // day on which its sources were last read
	SHA256  string `json:"sha256"`
}

// Packs that hold prices.
const (
	PackCatalog   = "catalog"
	PackPriceBook = "price-book" // of the user
)

// Rule is what a reader of findings must know of a rule.
type Rule struct {
	ID           string       `json:"id"`
	Title        string       `json:"title"`
	Jurisdiction string       `json:"jurisdiction"`
	Authority    string       `json:"authority"`
	Force        string       `json:"force"`
	Citation     string       `json:"citation"`
	Sources      []RuleSource `json:"sources"`
	Why          string       `json:"why,omitempty"`
	Remedy       string       `json:"remedy,omitempty"`
	Clauses      []RuleClause `json:"clauses"`
	Questions    []string     `json:"questions,omitempty"` // that no field answers, which findings name by their number
}

// RuleClause is what a rule says under a clause; without an id, what its cap
// says.
type RuleClause struct {
	ID      string `json:"id,omitempty"`
	Outcome string `json:"outcome,omitempty"`
	Message string `json:"message"`
}

// RuleSource is a text that a rule rests on.
type RuleSource struct {
	URL      string `json:"url"`
	Checked  string `json:"checked,omitempty"` // day on which it was read
	Evidence string `json:"evidence"`          // official, secondary or unverified
	Copy     bool   `json:"copy,omitempty"`    // of the official text, kept by somebody else
	Says     string `json:"says,omitempty"`    // what it is cited for
}

// Cited is the rule's citation, with a word where the source that it is known by is
// not the text of the law.
func (r Rule) Cited() string {
	if len(r.Sources) == 0 || r.Sources[0].Evidence == "official" {
		return r.Citation
	}
	return r.Citation + " [" + r.Sources[0].Evidence + " source]"
}

// URL is the address of the rule's first source, empty when it has none.
func (r Rule) URL() string {
	if len(r.Sources) == 0 {
		return ""
	}
	return r.Sources[0].URL
}

// Vendor is a designated vendor.
type Vendor struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// RuleTotal counts the items of which a rule says something.
type RuleTotal struct {
	Rule     string           `json:"rule"`
	Worst    string           `json:"worst"` // outcome
	Items    int64            `json:"items"`
	Sites    int64            `json:"sites"`
	Outcomes map[string]int64 `json:"outcomes"`           // items by what the rule says of them
	Deadline string           `json:"deadline,omitempty"` // the next day that counts
}

// SiteTotal counts a site's items.
type SiteTotal struct {
	Site       string `json:"site"`
	Name       string `json:"name,omitempty"`
	Region     string `json:"region,omitempty"`
	Latitude   string `json:"latitude,omitempty"`
	Longitude  string `json:"longitude,omitempty"`
	Items      int64  `json:"items"`
	Designated int64  `json:"designated"`
	Breach     int64  `json:"breach"`
	Due        int64  `json:"due"`
	Review     int64  `json:"review"`
	Likely     string `json:"likely,omitempty"` // P50 all-in cost
}

// VendorTotal counts a vendor's items.
type VendorTotal struct {
	Vendor      string `json:"vendor"`
	Confirmed   int64  `json:"confirmed"`
	Probable    int64  `json:"probable"`
	Possible    int64  `json:"possible"`
	Conflicting int64  `json:"conflicting"`
	Sites       int64  `json:"sites"`
}

// MayBind is a rule that could bind the operator, who gave no profile.
type MayBind struct {
	Rule    string   `json:"rule"`
	Vendors []string `json:"vendors"` // that it names; none for a rule about a category of equipment
	Items   int64    `json:"items"`   // of those vendors
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

// Rule finds what the run says of a rule, no more than its id where it has none.
func (h *Head) Rule(id string) Rule {
	for i := range h.Rules {
		if h.Rules[i].ID == id {
			return h.Rules[i]
		}
	}
	return Rule{ID: id}
}
