package report

// Plan says which site is done in which period, and how far from the best
// possible plan that can be at most. It is in a run that was planned.
type Plan struct {
	Objective     float64          `json:"objective"` // points of the sites done; what a point is stands in basis
	Bound         float64          `json:"bound"`     // no plan whatever is worth more
	Gap           float64          `json:"gap"`       // fraction of the bound that the objective lacks at most
	Periods       []PlanPeriod     `json:"periods"`
	Unfunded      []string         `json:"unfunded"`       // ids of the sites that are left out
	MarginalValue float64          `json:"marginal_value"` // points that one more unit of the currency in the first period buys
	Currency      string           `json:"currency"`
	Costs         string           `json:"costs"`                  // p50 or p80: the part of the estimate that the sites are planned at
	Available     string           `json:"available"`              // money of all periods
	Spent         string           `json:"spent"`                  // of it
	UnfundedCost  string           `json:"unfunded_cost"`          // of the sites that are left out, without the coming of crews
	Mobilisation  string           `json:"mobilisation"`           // of a crew that comes to a region, in each period with work there
	CoreFirst     bool             `json:"core_first"`             // no other site before the period in which the last core site is done
	TradeDuties   bool             `json:"trade_duties,omitempty"` // duties were weighed against everything else, and did not go first
	Missed        []MissedDeadline `json:"missed_deadlines"`
	Unpriced      []string         `json:"unpriced,omitempty"` // sites at which something has no price: planned without it, or not at all when nothing there has one
	Schedule      []PlannedSite    `json:"schedule"`           // every site, by period and id; those left out last
	Basis         []string         `json:"basis"`              // how the plan was made, in sentences
}

// PlanPeriod is a period and what is done in it.
type PlanPeriod struct {
	Name         string   `json:"name"`
	Ends         string   `json:"ends,omitempty"`       // last day
	Income       string   `json:"income"`               // money that comes in
	Available    string   `json:"available"`            // what comes in and what earlier periods leave
	Spent        string   `json:"spent"`                // mobilisation included
	Mobilisation string   `json:"mobilisation"`         // of what is spent: for crews that come to a region
	Regions      int64    `json:"regions"`              // that a crew comes to
	Crew         int64    `json:"crew_limit,omitempty"` // sites that crews can do, absent for no limit
	Points       float64  `json:"points"`               // of the objective
	Sites        []string `json:"sites"`
}

// PlannedSite is a site in the plan.
type PlannedSite struct {
	Site     string  `json:"site"`
	Name     string  `json:"name,omitempty"`
	Region   string  `json:"region"`
	Period   string  `json:"period,omitempty"` // absent: it is left out
	Cost     string  `json:"cost"`
	Value    int64   `json:"value"` // points, were it done at once
	Core     bool    `json:"core,omitempty"`
	Deadline string  `json:"deadline,omitempty"` // the earliest that is still to come
	Late     bool    `json:"late,omitempty"`     // done after its deadline, or not at all
	Weight   float64 `json:"weight,omitempty"`   // that its points were multiplied with, absent where nothing was said
	Why      string  `json:"why,omitempty"`      // it is left out
}

// Reasons for which a site is left out.
const (
	LeftTooDear   = "costs more than all the money of the plan"
	LeftNoCrew    = "the money would do, but no crew is left"
	LeftCoreFirst = "the core comes first and is not finished"
	LeftDuties    = "the money goes to sites with duties"
	LeftWorthLess = "the money goes to sites that are worth more for it"
)

// MissedDeadline is a deadline that the plan does not meet.
type MissedDeadline struct {
	Deadline string   `json:"deadline"`
	Sites    []string `json:"sites"`
	Needs    string   `json:"needs,omitempty"`        // further money, from the first period on, with which all that is due by then is done in time
	Beyond   int64    `json:"beyond_crews,omitempty"` // sites due by then that crews cannot do, whatever the money
	Never    bool     `json:"never,omitempty"`        // it passes before the first period ends: no money meets it
}
