// Package planner decides which site is replaced in which period, so that the
// money clears the most duties.
//
// [Solve] takes a [Request] and returns a [Plan] with a proven bound: no plan
// whatever is worth more. Money is in cents, points are in thousandths, and the
// arithmetic of both is exact, so the same request gives the same plan on every
// machine.
//
// Read plan.go for the request and the plan, model.go for the arithmetic of an
// assignment, then solve.go, branch.go (branch and bound), subgradient.go and
// lagrange.go (the bound), heuristic.go and exchange.go (plans).
package planner

import (
	"math"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// Site is a place whose covered gear is replaced in one go.
type Site struct {
	ID       string
	Cluster  string      // sites of a cluster share the coming of a crew
	Cost     gear.Amount // of the site itself
	Value    int64       // what clearing it is worth, in points: duties cleared, weighted
	Deadline gear.Date   // the last day that the law gives, 0 for none
	Core     bool        // part of the core network
	Duty     Duty        // what the law says of it
}

// Duty is what the law says of a site. Sites with duties go before all others,
// whatever the points: see [Solve].
type Duty uint8

// The duties.
const (
	NoDuty Duty = iota
	Due         // there is a last day for it, or there will be
	Breach      // it is forbidden now
)

// Period is a stretch of time with money of its own. What a period leaves is
// there in the next one.
type Period struct {
	Name  string
	Ends  gear.Date   // last day, 0 when the plan has no dates
	Money gear.Amount // that comes in
	Crew  int         // sites that can be done, 0 for no limit
}

// Request is what is to be planned.
type Request struct {
	Sites        []Site
	Periods      []Period
	Mobilization gear.Amount // for a crew to come to a cluster, once in each period with work there
	CoreFirst    bool        // no other site before the period in which the last core site is done
}

// Limits of a request: beyond them the arithmetic would not be exact.
const (
	MaxPeriods = 12
	maxSites   = 1_000_000
	maxValue   = 1_000_000_000_000
	maxMoney   = gear.Amount(1_000_000_000_000_000) // ten million million units
)

// Plan says which site is done when, and how far from the best possible plan
// that can be at most.
type Plan struct {
	Objective     float64 // points of the sites done; see Decay and Late
	Bound         float64 // no plan whatever is worth more
	Gap           float64 // fraction of the bound that the objective lacks
	Periods       []PlanPeriod
	Unfunded      []string
	Why           map[string]Why // that are left out, by id
	UnfundedCost  string
	MarginalValue float64 // points that one more unit of money in the first period buys
	Missed        []Missed
	Values        map[string]int64 // what clearing each site counts, by id: the request's value, raised where the law goes first
	Met           []string         // sites in breach and with deadlines that the plan is made to do, and in time
	Schedule      []Work           // every site done, by period and id
}

// PlanPeriod is what is done in a period.
type PlanPeriod struct {
	Name         string
	Ends         string
	Available    string // what comes in and what earlier periods leave
	Spent        string
	Points       float64 // of the objective
	Visits       int64   // clusters that a crew comes to
	Mobilization string  // of what is spent: for the visits
	Sites        []string
}

// Work is one site in the plan.
type Work struct {
	Period   string
	Site     string
	Cluster  string
	Cost     string
	Value    int64 // as counted: see Plan.Values
	Deadline string
	Late     bool
}

// Why is the reason for which a site is left out.
type Why uint8

// The reasons.
const (
	TooDear    Why = iota // it costs more than all the money of the plan
	NoCrew                // the money would do, the crews are elsewhere
	CoreFirst             // the core is not finished within the plan
	DutiesCome            // the money goes to sites with duties
	WorthLess             // the money goes to sites that are worth more for it
)

// Missed is a deadline that the plan does not meet.
type Missed struct {
	Deadline string
	Sites    []string
	Needs    string // further money, from the first period on, with which all that is due by then can be done in time
	Crew     int    // sites due by then that are beyond the crews, whatever the money
	Never    bool   // it passes before the first period ends: no money can meet it
}

// Decay is what a point is worth one period later, in thousandths, and Late
// what it is worth after the site's deadline. They make a plan do first what
// matters, and late rather than never.
const (
	Decay = 970
	Late  = 500
)

// check refuses a request that cannot be planned.
func (r *Request) check() error {
	switch {
	case len(r.Periods) == 0 || len(r.Periods) > MaxPeriods:
		return badRequest("a plan needs one to twelve periods", "")
	case len(r.Sites) > maxSites:
		return badRequest("a plan takes at most a million sites", "plan by region")
	case r.Mobilization < 0 || r.Mobilization > maxMoney:
		return badRequest("the cost of mobilization is out of range", "")
	}
	var money gear.Amount
	for i, p := range r.Periods {
		money += p.Money
		if p.Money < 0 || p.Money > maxMoney || money > maxMoney || p.Crew < 0 {
			return badRequest("period "+p.Name+": the money or the crew is out of range", "")
		}
		if i > 0 && p.Ends <= r.Periods[i-1].Ends && p.Ends+r.Periods[i-1].Ends != 0 {
			return badRequest("period "+p.Name+" does not end after the one before it", "name the periods in the order in which they end, each with an end or none of them")
		}
	}
	return r.checkSites()
}

// checkSites also makes sure that everything at once can be paid for in
// arithmetic: all sites, and a crew for each of them in each period.
func (r *Request) checkSites() error {
	total, err := r.Mobilization.Times(int64(len(r.Sites)) * MaxPeriods)
	seen := make(map[string]bool, len(r.Sites))
	for i := range r.Sites {
		if s := &r.Sites[i]; s.Cost < 0 || s.Cost > maxMoney || s.Value < 0 || s.Value > maxValue {
			return badRequest("site "+s.ID+": the cost or the value is out of range", "")
		}
		if seen[r.Sites[i].ID] {
			return badRequest("site "+r.Sites[i].ID+" stands twice in the plan", "")
		}
		seen[r.Sites[i].ID] = true
		if err == nil {
			total, err = total.Add(r.Sites[i].Cost)
		}
	}
	if err != nil || total > math.MaxInt64/2 {
		return badRequest("the costs of all sites are too large to be added up", "check the unit costs of the inventory")
	}
	return nil
}

// late reports whether a site that is done in a period is done after its deadline.
func late(s *Site, p *Period) bool {
	return s.Deadline != 0 && p.Ends != 0 && p.Ends > s.Deadline
}

func badRequest(what, hint string) error {
	return &gear.Fault{Kind: gear.Usage, What: what, Hint: hint}
}
