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
	return 0, fmt.Errorf("%q is not a baseline: gross, incremental or eligible", s)
}

// Counting is how much of a piece the figures count. It is applied piece by
// piece, so that one more piece only ever adds to a figure.
type Counting struct {
	Baseline  Baseline
	Day       gear.Date // of the estimate; none: age counts for nothing
	LifeYears float64   // for the incremental baseline; 0: the method's
}

// share is the part of a line that is counted.
func (c *Counting) share(l *catalog.Line, p *catalog.Parameters) float64 {
	switch c.Baseline {
	case Eligible:
		if !l.Eligible {
			return 0
		}
		return 1
	case Incremental:
		life := c.LifeYears
		if life == 0 {
			life = p.Life
		}
		if l.Year == 0 || c.Day == 0 {
			return 1
		}
		return min(1, max(0, 1-(year(c.Day)-float64(l.Year)-0.5)/life))
	default:
		return 1
	}
}

// year is a day as a year with a fraction.
func year(d gear.Date) float64 {
	t := d.Time()
	return float64(t.Year()) + float64(t.YearDay()-1)/365.25
}

// Options of an estimate. The zero value is usable.
type Options struct {
	Counting                      // what the figures are measured against, and on which day
	Proration  *float64           // part of the approved cost that a program pays; nil: all of it
	Tax        float64            // part of equipment; 0: the method's
	Escalation *float64           // growth of prices in a year to the day of the estimate; nil: the method's
	Owner      catalog.Owner      // chooses the reference class
	Actuals    []Actual           // what finished sites cost
	reference  *catalog.Reference // of the class, for the back-test; nil: fitted on all its members
	class      *catalog.Class     // likewise; nil: the owner's
}

func (o Options) check() error {
	switch {
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
}

func newSettings(c *catalog.Catalog, o Options) (*settings, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	s := &settings{Options: o, catalog: c, param: *c.Param, class: o.class, ref: o.reference, paid: 1}
	if o.Proration != nil {
		s.paid = *o.Proration
	}
	if s.Tax == 0 {
		s.Tax = c.Param.Tax
	}
	if o.Escalation != nil {
		s.param.Escalation = *o.Escalation
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
func (s *settings) grow(from int) float64 {
	if s.Day == 0 || from == 0 {
		return 1
	}
	return math.Pow(1+s.param.Escalation, year(s.Day)-float64(from)-0.5)
}
