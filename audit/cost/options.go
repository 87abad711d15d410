package cost

import (
	"fmt"
	"math"

	"github.com/gearaudit/gearaudit/audit/cost/catalog"
	"github.com/gearaudit/gearaudit/audit/gear"
)

// Baseline says what the figures are measured against.
type Baseline uint8

// The baselines. They differ by far more than any price does, so a figure must
// never be shown without its own.
const (
	Gross       Baseline = iota // replacing all of it
	Incremental                 // only what is not due for renewal anyway: a part by age over life
	Eligible                    // only what a program takes, and no more than a like-for-like replacement
)

// String returns the baseline as files write it.
func (b Baseline) String() string { return [...]string{"gross", "incremental", "eligible"}[b] }

// ParseBaseline reads a baseline.
func ParseBaseline(s string) (Baseline, error) {
	for b := Gross; b <= Eligible; b++ {
		if b.String() == s {
			return b, nil
		}
	}
	return 0, fmt.Errorf("%q is no baseline: gross, incremental or eligible", s)
}

// Options of an estimate. The zero value is usable but for AsOf.
type Options struct {
	AsOf       gear.Date          // prices are moved to this day; none: they stay as they are
	Seed       uint64             // of the draws
	Draws      int                // 0: 10,000; at least 100
	Baseline   Baseline           // what the figures are measured against
	Proration  *float64           // part of the approved cost that a program pays; nil: all of it
	LifeYears  float64            // for the incremental baseline; 0: the method's
	Tax        float64            // part of equipment; 0: the method's
	Escalation *float64           // growth of prices in a year; nil: the method's
	Owner      catalog.Owner      // chooses the reference class
	Actuals    []Actual           // what finished sites cost
	reference  *catalog.Reference // of the class, for the back-test; nil: fitted on all its members
	class      *catalog.Class     // likewise; nil: the owner's
}

const defaultDraws = 10000

func (o Options) check() error {
	switch {
	case o.Draws != 0 && (o.Draws < 100 || o.Draws > 1e6):
		return badOption("the number of draws must lie between 100 and 1,000,000")
	case o.Proration != nil && !(*o.Proration >= 0 && *o.Proration <= 1):
		return badOption("a proration lies between 0 and 1")
	case !(o.LifeYears >= 0 && o.LifeYears <= 100):
		return badOption("a life lies between 0 and 100 years")
	case !(o.Tax >= 0 && o.Tax <= 1):
		return badOption("a tax lies between 0 and 1")
	case o.Escalation != nil && !(math.Abs(*o.Escalation) <= 0.5):
		return badOption("an escalation lies between -0.5 and 0.5 a year")
	}
	return nil
}

func badOption(what string) error { return &gear.Fault{Kind: gear.Usage, What: what} }

// settings are the options with the method's numbers where they say nothing.
type settings struct {
	Options
	param   catalog.Parameters
	catalog *catalog.Catalog
	class   *catalog.Class
	ref     *catalog.Reference
	paid    float64 // the proration
	at      float64 // the day as a year with a fraction; 0: none
}

func newSettings(c *catalog.Catalog, o Options) (*settings, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	s := &settings{Options: o, catalog: c, param: *c.Param, class: o.class, ref: o.reference, paid: 1}
	if s.Draws == 0 {
		s.Draws = defaultDraws
	}
	if o.Proration != nil {
		s.paid = *o.Proration
	}
	if s.LifeYears == 0 {
		s.LifeYears = c.Param.Life
	}
	if s.Tax == 0 {
		s.Tax = c.Param.Tax
	}
	if o.Escalation != nil {
		s.param.Escalation = *o.Escalation
	}
	if o.AsOf != 0 {
		t := o.AsOf.Time()
		s.at = float64(t.Year()) + float64(t.YearDay()-1)/365.25
	}
	if s.class == nil {
		s.class = c.Choose(o.Owner)
	}
	if s.ref == nil {
		s.ref = s.class.Reference()
	}
	return s, nil
}

// grow is the growth of a price from the middle of a year to the day of the
// estimate, 1 where either is not known.
func (s *settings) grow(year int) float64 {
	if s.at == 0 || year == 0 {
		return 1
	}
	return math.Pow(1+s.param.Escalation, s.at-float64(year)-0.5)
}
