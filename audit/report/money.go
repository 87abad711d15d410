package report

// Range is an amount with its odds, as decimal strings. P80 is exceeded with
// probability 0.2.
type Range struct {
	P10  string `json:"p10"`
	P50  string `json:"p50"`
	P80  string `json:"p80"`
	P90  string `json:"p90"`
	Mean string `json:"mean"`
}

// Estimate is what replacing the designated gear costs. Views are kept apart:
// equipment alone, all in (with works, services and the overhead of the reference
// class), the all-in figure as asked for, approved and spent, and as a programme
// would approve and prorate it.
type Estimate struct {
	Currency    string         `json:"currency"`
	Class       int            `json:"class"` // AACE-style, 5 (rough) to 1; 0 when there is nothing to price
	Baseline    string         `json:"baseline"`
	Items       int64          `json:"items"` // pieces priced
	Sites       int            `json:"sites"`
	Equipment   Range          `json:"equipment"`
	AllIn       Range          `json:"all_in"`
	Programme   Range          `json:"programme"`
	Bases       []CostBasis    `json:"bases,omitempty"`   // the all-in figure as asked for, approved, paid by a programme and spent, as far as the reference class bears it out
	IfOpen      *Range         `json:"if_open,omitempty"` // all in, if the open questions about makers go against you
	OpenItems   int64          `json:"open_items,omitempty"`
	Betterment  string         `json:"betterment,omitempty"` // what quoted equipment costs more than a like-for-like one: in the figures, but never eligible
	Unpriced    int64          `json:"unpriced"`             // pieces to be replaced that have no price: in no sum above
	Lines       []CostLine     `json:"lines"`
	Drivers     []Driver       `json:"drivers,omitempty"`
	Steps       []CostStep     `json:"steps,omitempty"`          // from unit prices to the all-in figure
	Quotations  []Quotation    `json:"quotations,omitempty"`     // of the price books, and what became of them
	Missing     []MissingPrice `json:"missing_prices,omitempty"` // kinds of equipment without a price, the most pieces first
	Assumptions []Assumption   `json:"assumptions,omitempty"`    // numbers that the user set
	Notes       []string       `json:"notes,omitempty"`
}

// CostBasis is the all-in figure as one of several things that must not be mixed.
type CostBasis struct {
	Basis string `json:"basis"` // asked, approved, paid or spent
	P10   string `json:"p10"`
	P50   string `json:"p50"`
	P80   string `json:"p80"`
	P90   string `json:"p90"`
	Mean  string `json:"mean"`
	Note  string `json:"note"` // what it rests on
}

// CostLine is one line of the estimate.
type CostLine struct {
	ID       string `json:"id"`
	What     string `json:"what"`
	Activity string `json:"activity"`
	Unit     string `json:"unit"`
	Quantity int64  `json:"quantity"`
	Low      string `json:"low"`              // its part of the all-in P10: lines add up to it
	Likely   string `json:"likely,omitempty"` // of the P50
	High     string `json:"high"`             // and of the P90
	Basis    string `json:"basis"`
	Source   string `json:"source,omitempty"`
}

// CostStep is one step of the way from unit prices to the all-in figure.
type CostStep struct {
	What   string `json:"what"`
	Amount string `json:"amount"`
	Note   string `json:"note,omitempty"`
}

// Quotation is a price of the user's price books, and what became of it.
type Quotation struct {
	For      string   `json:"for"` // the model, kind or function, as the price book says it
	Ref      string   `json:"ref"`
	Place    string   `json:"place"` // in the price book: FILE:LINE
	Low      string   `json:"low"`   // a piece, or a site
	High     string   `json:"high"`
	QuotedOn string   `json:"quoted_on"`
	ValidTo  string   `json:"valid_to,omitempty"`
	AgeDays  int      `json:"age_days"`
	State    string   `json:"state"`           // firm, quoted, lapsed (past its validity: an estimate) or replaced
	By       string   `json:"by,omitempty"`    // that replaced it: the place of one in a later book
	Pieces   int64    `json:"pieces"`          // or sites, that it prices
	Rows     int64    `json:"rows"`            // of the inventory
	First    []string `json:"first,omitempty"` // of them, three at most; price.quote of an item names its quotation
	Ratio    string   `json:"ratio,omitempty"` // of its middle to that of the catalog, absent where that has no price
}

// States of quotations.
const (
	QuoteFirm     = "firm"
	QuoteOpen     = "quoted"
	QuoteLapsed   = "lapsed"
	QuoteReplaced = "replaced"
)

// MissingPrice is a kind of equipment that no source prices.
type MissingPrice struct {
	Kind   string `json:"kind"` // as a price book names it under item
	Item   string `json:"item"`
	Pieces int64  `json:"pieces"`
	Open   int64  `json:"open,omitempty"` // further pieces whose maker is an open question
	Hint   string `json:"hint,omitempty"` // what to ask a quotation near; nobody vouches for it
}

// Names of assumptions.
const (
	AssumedEscalation = "escalation"
	AssumedLife       = "life_years"
	AssumedTax        = "tax"
	AssumedConfidence = "confidence"
	AssumedRate       = "rate_" // and a currency: what one unit of it is worth
)

// Assumption is a number of the method that the user set.
type Assumption struct {
	Name  string `json:"name"` // escalation, life_years, tax, confidence or, for a currency, rate_EUR
	Value string `json:"value"`
}

// Driver is a share of the estimate's way from P10 to P90.
type Driver struct {
	Name  string `json:"name"`
	Share string `json:"share"` // fraction of one, two places
}

// Budget holds the estimate against the money there is. Its odds and gaps are
// those of the worst case, and absent where that has no sum.
type Budget struct {
	Available         string   `json:"available"`
	Within            string   `json:"within"`     // yes: the worst case is, with the confidence; no: what is known is not; else unknown
	Confidence        string   `json:"confidence"` // fraction of one that within asks for
	ProbabilityWithin string   `json:"probability_within,omitempty"`
	ShortfallP50      string   `json:"shortfall_p50,omitempty"`
	ShortfallP80      string   `json:"shortfall_p80,omitempty"`
	WorstCase         *Range   `json:"worst_case,omitempty"` // all in, with every undecided maker, and the dearest price for every piece without one
	Deciding          []string `json:"deciding"`             // what keeps within from being yes or no, the gravest first
	Step              string   `json:"step,omitempty"`       // a round amount of further money, about a twentieth of the P50 cost
	Gain              string   `json:"gain,omitempty"`       // what it adds to the probability, a fraction of one
	Allocation        string   `json:"allocation,omitempty"` // part of what is available: what a programme approved,
	Proration         string   `json:"proration,omitempty"`  // the fraction of it that is paid, absent for all of it,
	Claimed           string   `json:"claimed,omitempty"`    // and what is claimed and spent of that
	Periods           int      `json:"periods,omitempty"`    // in which the money comes, absent when it is there at once
}

// Share is a cap on a vendor's part of a network.
type Share struct {
	Rule        string   `json:"rule"`
	Numerator   string   `json:"numerator"`
	Denominator string   `json:"denominator"`
	Unit        string   `json:"unit"`
	Cap         string   `json:"cap"`    // exact fraction, such as 7/20
	Within      string   `json:"within"` // yes, no, unknown
	ToGo        string   `json:"to_go"`  // how many units must go to meet the cap
	Due         string   `json:"due"`
	Outcome     string   `json:"outcome"`           // what the rule says of the items of the numerator
	Items       int64    `json:"items"`             // of the numerator
	Missing     []string `json:"missing,omitempty"` // facts that would tell, where within is unknown
	Note        string   `json:"note,omitempty"`
}

// Method is how the figures of the estimate came about, and how that fared on
// what is publicly known.
type Method struct {
	Steps       []string    `json:"steps"`
	Parameters  []Parameter `json:"parameters"`
	BackTest    []Trial     `json:"back_test"`
	Held        int         `json:"held"`         // trials whose request lies between P10 and P90
	ErrorFactor string      `json:"error_factor"` // by which P50 misses on average, up or down; 1 would be a hit each time
}

// Parameter is a number that the method rests on.
type Parameter struct {
	Name   string `json:"name"`
	Value  string `json:"value"`
	What   string `json:"what"`
	Basis  string `json:"basis"` // official, secondary, derived or assumption
	Source string `json:"source"`
}

// Trial is an operator that asked a program for money, estimated from its
// number of sites alone by a method fitted on the others.
type Trial struct {
	Operator string `json:"operator"`
	Sites    int64  `json:"sites"`
	Request  string `json:"request"` // what it asked for
	P10      string `json:"p10"`
	P50      string `json:"p50"`
	P90      string `json:"p90"`
	Held     bool   `json:"held"` // the request lies between P10 and P90
	Source   string `json:"source"`
	Note     string `json:"note,omitempty"`
}
