package cost

import "github.com/gearaudit/gearaudit/audit/gear"

// trialRow is a trial of the back-test as it was last run. It is kept because
// it rests on nothing but the catalogue, and eight simulations would be most of
// what a short audit takes; a test runs them and holds the file to the result.
type trialRow struct {
	Applicant Cell `csv:"applicant"`
	P10       Cell `csv:"p10"`
	P50       Cell `csv:"p50"`
	P80       Cell `csv:"p80"`
	P90       Cell `csv:"p90"`
	Mean      Cell `csv:"mean"`
	Equipment Cell `csv:"equipment"`
}

// trials returns the back-test as it was last run.
func trials(operators []Operator) ([]Trial, error) {
	t, err := packTable[trialRow]("trials.csv")
	if err != nil {
		return nil, err
	}
	out := make([]Trial, len(t.Rows))
	for i, r := range t.Rows {
		if i >= len(operators) || operators[i].Name != string(r.Applicant) {
			return nil, t.Fault(i, "applicant", "the trial is not of the operator in this place of the back-test", "run the tests of this package with -update")
		}
		var f [6]gear.Amount
		for k, cell := range []Cell{r.P10, r.P50, r.P80, r.P90, r.Mean, r.Equipment} {
			amount, ok := ParseAmount(string(cell))
			if !ok {
				return nil, t.Fault(i, "applicant", "the trial holds something that is no amount", "run the tests of this package with -update")
			}
			f[k] = amount
		}
		out[i] = newTrial(operators[i], Figures{P10: f[0], P50: f[1], P80: f[2], P90: f[3], Mean: f[4]}, f[5])
	}
	return out, nil
}
