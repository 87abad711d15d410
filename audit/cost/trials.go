package cost

import "github.com/gearaudit/gearaudit/audit/gear"

// trialRow is a trial of the back-test as it was last run. It is kept because
// it rests on nothing but the catalogue, and the simulations would be most of
// what a short audit takes; a test runs them and holds the file to the result.
type trialRow struct {
	ID  Cell `csv:"id"`
	P10 Cell `csv:"p10"`
	P50 Cell `csv:"p50"`
	P90 Cell `csv:"p90"`
}

// trials returns the back-test as it was last run.
func (c *Catalog) trials() ([]Trial, error) {
	t, err := packTable[trialRow]("trials.csv")
	if err != nil {
		return nil, err
	}
	members := map[string]Member{}
	for _, x := range c.classes {
		for _, m := range x.Members {
			members[m.ID] = m
		}
	}
	out := make([]Trial, len(t.Rows))
	for i, r := range t.Rows {
		var f Figures
		for _, x := range []struct {
			cell Cell
			to   *gear.Amount
		}{{r.P10, &f.P10}, {r.P50, &f.P50}, {r.P90, &f.P90}} {
			var ok bool
			if *x.to, ok = gear.ParseAmount(string(x.cell)); !ok || members[string(r.ID)].ID == "" {
				return nil, t.Fault(i, "id", "the trial is of no member, or holds something that is no amount", "run the tests of this package with -update")
			}
		}
		out[i] = newTrial(members[string(r.ID)], f)
	}
	return out, nil
}
