package audit_test

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/budget"
	"github.com/gearaudit/gearaudit/audit/budget/planner"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/audit/report"
)

// badness orders verdicts from the best to the gravest.
func badness(t *testing.T, r *report.Run) int {
	t.Helper()
	n := slices.Index([]string{"clean", "pass", report.VerdictOverBudget, report.VerdictFindings, report.VerdictIncomplete}, r.Summary.Verdict)
	if n < 0 {
		t.Fatalf("the verdict %q is not known", r.Summary.Verdict)
	}
	return n
}

// odds are those that the money suffices: sure where there is nothing to price, and
// less than any where no sum says it.
func odds(t *testing.T, r *report.Run) float64 {
	t.Helper()
	switch {
	case r.Budget == nil || r.Budget.ProbabilityWithin == "" && r.Budget.Within != "yes":
		return -1
	case r.Budget.ProbabilityWithin == "":
		return 1
	}
	p, err := strconv.ParseFloat(r.Budget.ProbabilityWithin, 64)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// suffices orders what a run says of its budget, the best last; 0 for none.
func suffices(r *report.Run) int {
	if r.Budget == nil {
		return 0
	}
	return slices.Index([]string{"no", "unknown", "yes"}, r.Budget.Within)
}

// A row that has no price, is not decided, cannot be read or is rejected never
// makes a verdict better nor raises the odds, whatever stands beside it, is budgeted
// or excused.
func TestUnknownRowsNeverBetterAVerdict(t *testing.T) {
	const head = "manufacturer,model,role,function,site_id,quantity,status\n"
	rows := []string{
		"Nokia,AirScale,ran,ran_baseband,S1,1,active\n", "Huawei,RRU3908,ran,ran_radio_unit,S1,1,active\n",
		"ZTE,ZXSDR B8200,ran,ran_baseband,S2,2,removed\n", "Cisco,ASR 9000,core,router_switch,S3,1,active\n",
	}
	added := map[string]string{
		"unpriced":         "Hytera,PD785,other,two_way_radio,S1,1,active\n",
		"undecided":        "Hauwei,thing,ran,ran_radio_unit,S1,1,active\n",
		"nobody's":         ",,ran,ran_radio_unit,S1,1,active\n",
		"of no number":     "Huawei,RRU3908,ran,ran_radio_unit,S1,several,active\n",
		"of a huge number": "Huawei,RRU3908,ran,ran_radio_unit,S1,1000000,active\n",
		"of an odd status": "Huawei,RRU3908,ran,ran_radio_unit,S1,1,who knows\n",
		"rejected":         "Huawei,\"RRU3908,ran,ran_radio_unit,S1,1,active\n",
		"rejected, named":  "Huawei,RRU3908,\"ran\"x,ran_radio_unit,S1,1,active\n",
	}
	rng := rand.New(rand.NewPCG(3, 1))
	rounds := 12
	if testing.Short() {
		rounds = 3
	}
	for range rounds {
		text := head
		for range rng.IntN(4) {
			text += rows[rng.IntN(len(rows))]
		}
		worst := regime.Outcome(rng.IntN(int(regime.Designated) + 1))
		options := func(text string) audit.Options {
			o := request(t, text)
			o.FailOn = &worst
			return o
		}
		profile, money, allowed := rng.IntN(2) == 0, rng.IntN(2) == 0, int64(rng.IntN(3))
		change := func(o audit.Options) audit.Options {
			if profile {
				o.Profile = ruralProfile(t)
			}
			if money {
				total := gear.Amount(40_000_000)
				o.Funding = &budget.Funding{Total: total, Periods: []planner.Period{{Name: "all", Money: total}}}
			}
			o.AllowRejects = allowed
			return o
		}
		before, _ := run(t, change(options(text+rows[0])))
		for name, row := range added {
			after, _ := run(t, change(options(text+rows[0]+row)))
			if badness(t, after) < badness(t, before) {
				t.Errorf("a row %s makes %s of %s:\n%s%s", name, after.Summary.Verdict, before.Summary.Verdict, text, row)
			}
			if odds(t, after) > odds(t, before) || suffices(after) > suffices(before) {
				t.Errorf("a row %s raises the odds from %v to %v, within budget %v after %v:\n%s%s", name, odds(t, before), odds(t, after), after.Budget.Within, before.Budget.Within, text, row)
			}
		}
	}
}

// A rejected row keeps the money from being shown to suffice only where it names a
// designated maker.
func TestRejectsAndTheMoney(t *testing.T) {
	const head = "manufacturer,model,role,function,site_id\nHuawei,RRU3908,ran,ran_radio_unit,S1\n"
	for row, want := range map[string]bool{"": true, "Nokia,FRGY,ran,ran_radio_unit,S1,9\n": true, "Huawei,RRU3908,ran,ran_radio_unit,S1,9\n": false} {
		o := request(t, head+row)
		total := gear.Amount(900_000_000_00)
		o.Funding = &budget.Funding{Total: total, Periods: []planner.Period{{Name: "all", Money: total}}}
		r, _ := run(t, o)
		if rejected := r.Summary.Counts.Rejected > 0; (r.Budget.Within == "yes") != want || rejected != (row != "") {
			t.Errorf("%q: within %v, want %v; %d rejected", row, r.Budget.Within, want, r.Summary.Counts.Rejected)
		}
	}
}
