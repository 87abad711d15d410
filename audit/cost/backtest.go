package cost

import (
	"fmt"
	"math"
	"slices"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// Trial is a member of a reference class held against what the method would
// have said of it, had the class been fitted on the others.
type Trial struct {
	Member
	Figures
	Held     bool    // the middle of the member's amounts lies between P10 and P90
	LogError float64 // natural logarithm of P50 over that middle
}

// BackTest estimates each member that has a number of units from it alone. For
// a class of sites that is a whole network of so many sites, priced by the
// catalogue, with a fit on the other members; for a class of single units, what
// the others paid for one.
func (c *Catalog) BackTest() ([]Trial, error) {
	var out []Trial
	for _, x := range c.classes {
		for i := range x.Members {
			others := slices.Delete(slices.Clone(x.Members), i, i+1)
			ref, err := c.param.fit(others)
			if m := &x.Members[i]; m.Units == 0 || err != nil {
				continue // nothing to hold it against
			}
			t, err := c.trial(x, ref, &x.Members[i])
			if err != nil {
				return nil, err
			}
			out = append(out, newTrial(x.Members[i], t))
		}
	}
	return out, nil
}

func (c *Catalog) trial(x *Class, ref *Reference, m *Member) (Figures, error) {
	if x.site == nil {
		middle, spread := ref.perUnit(float64(m.Units))*float64(m.Units), math.Exp(z90*ref.Predictive)
		return Figures{P10: round(middle / spread), P50: round(middle), P90: round(middle * spread)}, nil
	}
	day, err := gear.ParseDate(fmt.Sprintf("%d-07-02", m.Year))
	if err != nil {
		return Figures{}, err
	}
	t, err := c.network(x, m.Units)
	if err != nil {
		return Figures{}, err
	}
	e, err := c.Estimate(t, Options{AsOf: day, Seed: 1, class: x, reference: ref})
	if err != nil {
		return Figures{}, err
	}
	return e.AllIn, nil
}

func newTrial(m Member, f Figures) Trial {
	middle := m.middle()
	return Trial{
		Member: m, Figures: f, Held: float64(f.P10) <= middle && middle <= float64(f.P90),
		LogError: math.Log(float64(f.P50) / middle),
	}
}

// network is a whole network of so many sites, as the class has them, of which
// no more is known than that. What several sites share stands at the first.
func (c *Catalog) network(x *Class, sites int64) (*Tally, error) {
	t := c.NewTally()
	for s := range sites {
		at := t.Site(fmt.Sprintf("site %d", s))
		for _, p := range x.site {
			n := int64(p.pieces)
			if p.pooled {
				if n = 1; s%int64(math.Round(1/p.pieces)) != 0 {
					continue
				}
			}
			part := p.kind.prices[0]
			t.Add(Line{Kind: p.kind, State: Priced, Quantity: n, part: part, each: part.band.of(1), installed: true}, at, false)
		}
	}
	return t, t.err
}
