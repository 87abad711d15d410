package cost

import (
	"fmt"
	"math"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// Trial is an operator of the back-test held against what the method would
// have said of it, had the reference class been fitted on the others.
type Trial struct {
	Operator
	AllIn     Figures
	Equipment gear.Amount // P50 of unit prices times quantities
	Held      bool        // the request lies between P10 and P90
	LogError  float64     // natural logarithm of P50 over the request
}

// BackTest estimates each operator from its number of sites alone, with the
// network of the reference class and a fit on the other operators. A trial
// costs one simulation.
func (c *Catalog) BackTest() ([]Trial, error) {
	operators, err := c.Operators()
	if err != nil {
		return nil, err
	}
	day, err := gear.ParseDate(fmt.Sprintf("%.0f-07-02", c.param.year))
	if err != nil {
		return nil, err
	}
	out := make([]Trial, len(operators))
	for i, o := range operators {
		others := append(append([]Operator{}, operators[:i]...), operators[i+1:]...)
		ref, err := c.Fit(others)
		if err != nil {
			return nil, err
		}
		t, err := c.network(o.Sites)
		if err != nil {
			return nil, err
		}
		e, err := c.Estimate(t, Options{AsOf: day, Seed: 1, Reference: ref})
		if err != nil {
			return nil, err
		}
		out[i] = newTrial(o, e.AllIn, e.Equipment.P50)
	}
	return out, nil
}

func newTrial(o Operator, allIn Figures, equipment gear.Amount) Trial {
	return Trial{
		Operator: o, AllIn: allIn, Equipment: equipment, Held: allIn.P10 <= o.Request && o.Request <= allIn.P90,
		LogError: math.Log(float64(allIn.P50) / float64(o.Request)),
	}
}

// network is a whole network of so many sites, as the reference class has
// them, of which no more is known than that. What several sites share stands
// at the first of them.
func (c *Catalog) network(sites int64) (*Tally, error) {
	rows, err := c.networkRows()
	if err != nil {
		return nil, err
	}
	t := c.NewTally()
	for s := range sites {
		at := fmt.Sprintf("site %d", s)
		for _, r := range rows {
			if s%r.sites != 0 {
				continue
			}
			part := r.kind.prices[0]
			l := Line{Kind: r.kind, State: Priced, Quantity: r.pieces, part: part, each: part.band.of(1), active: r.pieces, installed: true}
			t.Count(t.Site(at), l.active)
			t.Add(l, t.Site(at), false)
		}
	}
	return t, t.err
}
