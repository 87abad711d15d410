package regime

import (
	"math/big"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/rules"
)

// sharePlan is a cap made ready.
type sharePlan struct {
	universe *node
	vendors  []string
	measures []measure
	cap      *big.Rat
	deadline gear.Date
	over     Outcome // what an item over the cap is on the day of the judgement
}

// measure counts distinct values of a field, or sums one.
type measure struct {
	src   *rules.Measure
	field gear.Field
	sum   bool
	open  leaves
}

func newSharePlan(c *compiler, r *rules.Rule) (*sharePlan, error) {
	s := &sharePlan{vendors: r.Vendors, deadline: r.Share.Deadline, over: Due}
	if c.cal.asOf > s.deadline {
		s.over = Breach
	}
	var err error
	if s.cap, err = rules.Fraction(r.Share.Cap); err != nil {
		return nil, c.fault(r.Share.Pos, "write a fraction such as 7/20", "the cap cannot be read", err)
	}
	if s.universe, err = c.condition(&r.Share.Universe); err != nil {
		return nil, err
	}
	for i := range r.Share.Measures {
		m, err := c.measure(&r.Share.Measures[i])
		if err != nil {
			return nil, err
		}
		s.measures = append(s.measures, m)
	}
	return s, nil
}

func (c *compiler) measure(src *rules.Measure) (measure, error) {
	m := measure{src: src, sum: src.Sum != ""}
	f, ok := c.book.dict.Field(src.Sum + src.Count)
	if !ok {
		return m, c.fault(src.Pos, "", "there is no field "+src.Sum+src.Count, nil)
	}
	m.field = f
	var err error
	m.open, err = c.book.field(f, "")
	return m, err
}
