package cost

import (
	"fmt"
	"math"
	"slices"

	"github.com/gearaudit/gearaudit/audit/cost/catalog"
	"github.com/gearaudit/gearaudit/audit/gear"
)

// Trial is a member of a reference class held against what the method would
// have said of it, had the class been fitted on the others.
type Trial struct {
	catalog.Member
	Figures
	Held     bool    // the middle of the member's amounts lies between P10 and P90
	LogError float64 // natural logarithm of P50 over that middle
}

// BackTest estimates each member that has a number of units from it alone. For
// a class of sites that is a whole network of so many sites, priced by the
// catalog, with a fit on the other members; for a class of single units, what
// the others paid for one.
func BackTest(c *catalog.Catalog) ([]Trial, error) {
	var out []Trial
	for _, x := range c.Classes() {
		for i := range x.Members {
			others := slices.Delete(slices.Clone(x.Members), i, i+1)
			ref, err := c.Param.Fit(others)
			if m := &x.Members[i]; m.Units == 0 || err != nil {
				continue // nothing to hold it against
			}
			f, err := trial(c, x, ref, &x.Members[i])
			if err != nil {
				return nil, err
			}
			out = append(out, newTrial(x.Members[i], f))
		}
	}
	return out, nil
}

func trial(c *catalog.Catalog, x *catalog.Class, ref *catalog.Reference, m *catalog.Member) (Figures, error) {
	if x.Site == nil {
		middle, spread := ref.UnitCost(float64(m.Units))*float64(m.Units), math.Exp(catalog.Z90*ref.Predictive)
		return Figures{P10: catalog.Round(middle / spread), P50: catalog.Round(middle), P90: catalog.Round(middle * spread)}, nil
	}
	day, err := gear.ParseDate(fmt.Sprintf("%d-07-02", m.Year))
	if err != nil {
		return Figures{}, err
	}
	t, err := network(c, x, m.Units, Options{Counting: Counting{Day: day}, class: x, reference: ref})
	if err != nil {
		return Figures{}, err
	}
	e, err := t.Estimate()
	if err != nil {
		return Figures{}, err
	}
	return e.AllIn, nil
}

func newTrial(m catalog.Member, f Figures) Trial {
	middle := m.MiddleCents()
	return Trial{
		Member: m, Figures: f, Held: float64(f.P10) <= middle && middle <= float64(f.P90),
		LogError: math.Log(float64(f.P50) / middle),
	}
}

// network is a whole network of so many sites, as the class has them, of which
// no more is known than that. What several sites share stands at the first.
func network(c *catalog.Catalog, x *catalog.Class, sites int64, o Options) (*Tally, error) {
	t := NewTally(c, o)
	for s := range sites {
		at := t.Site(fmt.Sprintf("site %d", s))
		for _, p := range x.Site {
			n := int64(p.Pieces)
			if p.Pooled {
				if n = 1; s%int64(math.Round(1/p.Pieces)) != 0 {
					continue
				}
			}
			part := p.Kind.Prices[0]
			t.Add(catalog.Line{Kind: p.Kind, State: catalog.Priced, Quantity: n, Part: part, Each: part.Band.Of(1), Installed: true}, at, false)
		}
	}
	return t, t.err
}

// trialRow is a trial of the back-test as it was last run. It is kept because
// it rests on nothing but the catalog, and the simulations would be most of
// what a short audit takes; a test runs them and holds the file to the result.
type trialRow struct {
	ID  catalog.Cell `csv:"id"`
	P10 catalog.Cell `csv:"p10"`
	P50 catalog.Cell `csv:"p50"`
	P90 catalog.Cell `csv:"p90"`
}

// trials returns the back-test as it was last run.
func trials(c *catalog.Catalog) ([]Trial, error) {
	t, err := catalog.ReadPack[trialRow]("trials.csv")
	if err != nil {
		return nil, err
	}
	members := map[string]catalog.Member{}
	for _, x := range c.Classes() {
		for _, m := range x.Members {
			members[m.ID] = m
		}
	}
	out := make([]Trial, len(t.Rows))
	for i, r := range t.Rows {
		var f Figures
		for _, x := range []struct {
			cell catalog.Cell
			to   *gear.Amount
		}{{r.P10, &f.P10}, {r.P50, &f.P50}, {r.P90, &f.P90}} {
			var ok bool
			if *x.to, ok = gear.ParseAmount(string(x.cell)); !ok || members[string(r.ID)].ID == "" {
				return nil, t.Fault(i, "id", "the trial is of no member, or holds something that is not an amount", "run the tests of this package with -update")
			}
		}
		out[i] = newTrial(members[string(r.ID)], f)
	}
	return out, nil
}
