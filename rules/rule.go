package rules

import "github.com/gearaudit/gearaudit/audit/gear"

// Rule is one duty, status or piece of advice, read from one file.
type Rule struct {
	Pos
	ID           string      `yaml:"id"`
	Title        string      `yaml:"title"`
	Jurisdiction string      `yaml:"jurisdiction"` // ISO 3166 alpha-2, EU, or XX for none
	Authority    string      `yaml:"authority"`
	Citation     string      `yaml:"citation"`
	Sources      []Source    `yaml:"sources"` // the first is the rule's own
	Force        string      `yaml:"force"`   // one of Forces
	Default      *bool       `yaml:"default"` // no: only loaded when named
	ValidFrom    string      `yaml:"valid_from"`
	ValidTo      gear.Date   `yaml:"valid_to"`
	AmendedFrom  []Amendment `yaml:"amended_from"`
	Vendors      []string    `yaml:"vendors"`  // designated vendors that it names
	List         string      `yaml:"list"`     // or the entries of a list
	Category     *Condition  `yaml:"category"` // or items, whoever made them
	Binds        *Condition  `yaml:"binds"`    // over operator facts; absent: it binds nobody
	Reach        string      `yaml:"reach"`    // of the listing of its vendors: network, or contract where only who sells or contracts is bound; absent: network, or as its list says
	Abroad       bool        `yaml:"abroad"`   // it binds the operator wherever the equipment stands, not only in the countries of its pack
	Unbound      string      `yaml:"unbound"`  // outcome when it is not known whether it binds; none: it then says nothing
	Eligible     *Condition  `yaml:"eligible"` // reimbursement programme
	Clauses      []Clause    `yaml:"clauses"`
	Share        *Share      `yaml:"share"`
	Why          string      `yaml:"why"`
	Remedy       string      `yaml:"remedy"`
	Notes        []string    `yaml:"notes"`
	Cases        []Case      `yaml:"cases"`

	File      string   `yaml:"-"` // where it was read
	Countries []string `yaml:"-"` // of its pack; none: not said
}

// Source is where a rule is stated.
type Source struct {
	Pos
	URL      string    `yaml:"url"`
	Checked  gear.Date `yaml:"checked"`  // the day on which it was read
	Evidence string    `yaml:"evidence"` // official, secondary or unverified
	Copy     bool      `yaml:"copy"`     // of the official text, kept by somebody else
	Says     string    `yaml:"says"`     // what it is cited for, in at most MaxSays words
}

// Amendment is a superseded date of a rule; it is printed, never judged.
type Amendment struct {
	Pos
	Field string    `yaml:"field"`
	Value gear.Date `yaml:"value"`
	Note  string    `yaml:"note"`
}

// Clause is one limb of a rule. The first clause that holds decides.
type Clause struct {
	Pos
	ID       string     `yaml:"id"`
	When     *Condition `yaml:"when"` // absent: always
	Outcome  string     `yaml:"outcome"`
	Deadline *Deadline  `yaml:"deadline"`
	Message  string     `yaml:"message"`
	Remedy   string     `yaml:"remedy"`
	Removed  bool       `yaml:"removed"` // judged for removed items, and only for them
}

// AtWorst begins the message of a review that could become the outcome of its
// clause; the clause's message follows.
const AtWorst = "open question; worst case: "

// Deadline is the last day to comply: a date, a fact of the operator's, or a
// day of every year. Nothing but the date of First comes before First.
type Deadline struct {
	Pos
	At     string    `yaml:",scalar"`
	Fact   string    `yaml:"fact"`   // such as operator.scrp.term_ends_on
	Yearly string    `yaml:"yearly"` // such as 03-31
	First  gear.Date `yaml:"first"`  // the first of the yearly days, if it was another one
}

// Share is a cap on a part of the network. It stands in place of clauses.
type Share struct {
	Pos
	Universe Condition `yaml:"universe"` // the items that count
	Measures []Measure `yaml:"measures"` // all must be within the cap
	Cap      string    `yaml:"cap"`      // an exact fraction such as 7/20
	Deadline gear.Date `yaml:"deadline"` // last day to come under it
	Message  string    `yaml:"message"`
}

// Measure says what is counted: distinct values of one field, or the sum of
// another.
type Measure struct {
	Pos
	Unit  string `yaml:"unit"`
	Count string `yaml:"count"`
	Sum   string `yaml:"sum"`
}

// Condition is a statement that is yes, no or unknown. Exactly one of All,
// Any, Not, Field, Vendor, Operator, Entry and Ask is set; the other keys say
// what is asked of a field or of an operator's fact.
type Condition struct {
	Pos
	All      []Condition `yaml:"all"`
	Any      []Condition `yaml:"any"`
	Not      *Condition  `yaml:"not"`
	Field    string      `yaml:"field"`    // a field of the dictionary, or as_of for the day of the judgement
	Vendor   []string    `yaml:"vendor"`   // made by one of these
	Operator string      `yaml:"operator"` // a fact about the operator
	Entry    string      `yaml:"entry"`    // limit: the condition of the list entry; category: whether it is one
	Ask      string      `yaml:"ask"`      // a question that no field answers: unknown

	In     []string `yaml:"in"`     // one of these values
	Said   []string `yaml:"said"`   // one of these, and silence means no
	Words  []string `yaml:"words"`  // a text that holds one of these words; silence means no
	From   string   `yaml:"from"`   // a day on or after
	Before string   `yaml:"before"` // a day before
	Until  string   `yaml:"until"`  // a day on or before
	Max    *int64   `yaml:"max"`    // a whole number up to
	Is     string   `yaml:"is"`     // yes or no
	Known  *bool    `yaml:"known"`  // whether something is said; never unknown itself
	Some   *bool    `yaml:"some"`   // whether a list has entries

	AnsweredBy string `yaml:"answered_by"` // field that settles Ask: while it is blank the question is open, else no
}

// Case is an example that the engine must judge as stated.
type Case struct {
	Pos
	Name      string    `yaml:"name"`
	AsOf      gear.Date `yaml:"as_of"`
	Operator  *Operator `yaml:"operator"`
	Item      []Fact    `yaml:"item"`
	Items     [][]Fact  `yaml:"items"` // a network, for caps; want stands in the items
	Want      string    `yaml:"want"`  // an outcome, or none
	Worst     string    `yaml:"worst"` // of a review: the outcome if the answers go against the operator
	Missing   []string  `yaml:"missing"`
	Deadline  gear.Date `yaml:"deadline"`
	Eligible  string    `yaml:"eligible"`
	Questions int       `yaml:"questions"` // how many questions the review asks

	// Vary changes one thing at a time and says what comes out then: by field
	// (or as_of, vendor, level), by value (blank takes the field away), an
	// outcome, after a review the fields it misses.
	Vary []Variation `yaml:"vary"`
}

// Variation is the outcome of an example by the value of one field.
type Variation struct {
	Pos
	Name  string `yaml:",key"`
	Wants []Fact `yaml:",value"`
}

// Fact is one key and value of an example's item or of an operator.
type Fact struct {
	Pos
	Name  string `yaml:",key"`
	Value string `yaml:",value"`
}
