package regime

import (
	"math/big"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/rules"
)

// sharePlan is a cap made ready.
type compiledShare struct {
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
	open  openSet
}

func newCompiledShare(c *compiler, r *rules.Rule) (*compiledShare, error) {
	s := &compiledShare{vendors: r.Vendors, deadline: r.Share.Deadline, over: Due}
	if c.cal.asOf > s.deadline {
		s.over = Breach
	}
	var err error
	var ok bool
	if s.cap, ok = gear.ParseFraction(r.Share.Cap); !ok {
		return nil, c.fault(r.Share.Pos, "write a fraction such as 7/20", "the cap "+r.Share.Cap+" is not a fraction between 0 and 1", nil)
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
	f, ok := c.questions.dict.Field(src.Sum + src.Count)
	if !ok {
		return m, c.fault(src.Pos, "", "there is no field "+src.Sum+src.Count, nil)
	}
	m.field = f
	var err error
	m.open, err = c.questions.field(f, "")
	return m, err
}
