package budget_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/budget"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/regime/profile"
)

func TestReadFunding(t *testing.T) {
	for name, c := range map[string]struct {
		money  profile.Money
		total  gear.Amount
		first  gear.Amount
		names  string
		ending string
	}{
		"one amount":         {profile.Money{Amount: "30M"}, 3_000_000_000, 3_000_000_000, "all", ""},
		"an allocation":      {profile.Money{Allocation: "10M", Proration: "0.395", Claimed: "1M"}, 295_000_000, 295_000_000, "all", ""},
		"all of it":          {profile.Money{Allocation: "10M"}, 1_000_000_000, 1_000_000_000, "all", ""},
		"claimed too much":   {profile.Money{Allocation: "10M", Proration: "0.1", Claimed: "2M"}, 0, 0, "all", ""},
		"on top":             {profile.Money{Amount: "1M", Allocation: "10M", Proration: "1/2"}, 600_000_000, 600_000_000, "all", ""},
		"periods":            {profile.Money{Periods: []profile.Period{{Name: "2027", Amount: "1M"}, {Name: "2028-H1", Amount: "2M"}}}, 300_000_000, 100_000_000, "2027 2028-H1", "2028-06-30"},
		"at hand first":      {profile.Money{Amount: "5M", Periods: []profile.Period{{Name: "2027"}, {Name: "2028"}}}, 500_000_000, 500_000_000, "2027 2028", "2028-12-31"},
		"allocation at once": {profile.Money{Allocation: "4M", Periods: []profile.Period{{Name: "a", Amount: "1M"}}}, 500_000_000, 500_000_000, "a", ""},
	} {
		p, err := budget.ReadFunding(&c.money)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var names []string
		for _, x := range p.Periods {
			names = append(names, x.Name)
		}
		last := p.Periods[len(p.Periods)-1]
		if p.Total != c.total || p.Periods[0].Money != c.first || strings.Join(names, " ") != c.names || last.Ends.String() != c.ending {
			t.Errorf("%s: %+v", name, p)
		}
	}
}

func TestNoMoneyIsNoFunding(t *testing.T) {
	for _, m := range []profile.Money{{}, {Crew: 4, Mobilisation: "5k"}, {Periods: []profile.Period{{Name: "2027"}}}} {
		if p, err := budget.ReadFunding(&m); p != nil || err != nil {
			t.Errorf("%+v: %+v, %v", m, p, err)
		}
	}
}

func TestReadFundingRefuses(t *testing.T) {
	huge := profile.Period{Name: "a", Amount: "9999999999999999"}
	var many []profile.Period
	for _, n := range strings.Split("abcdefghijk", "") {
		many = append(many, profile.Period{Name: n, Amount: huge.Amount})
	}
	for name, m := range map[string]profile.Money{
		"a name twice":   {Periods: []profile.Period{{Name: "a", Amount: "1"}, {Name: "a", Amount: "1"}}},
		"too much":       {Periods: many},
		"more than that": {Amount: huge.Amount, Allocation: huge.Amount, Periods: many[:9]},
	} {
		_, err := budget.ReadFunding(&m)
		var f *gear.Fault
		if !errors.As(err, &f) || f.Kind != gear.Usage {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// The names of periods say when they end, where they are names of times.
func TestEndsOfPeriods(t *testing.T) {
	for name, want := range map[string]string{
		"2027": "2027-12-31", "2027-Q1": "2027-03-31", "2027q4": "2027-12-31", "2027-H1": "2027-06-30", "2027H2": "2027-12-31",
		"2027-02": "2027-02-28", "2028-02": "2028-02-29", "202711": "2027-11-30",
		"": "", "one": "", "27": "", "2027-13": "", "2027-00": "", "2027-Q5": "", "2027-H3": "", "2027-1": "", "2027-Q": "", "1066": "", "2027 early": "",
	} {
		p, err := budget.ReadFunding(&profile.Money{Periods: []profile.Period{{Name: name, Amount: "1"}}})
		if err != nil {
			t.Fatal(err)
		}
		if got := p.Periods[0].Ends.String(); got != want {
			t.Errorf("%q ends on %q, want %q", name, got, want)
		}
	}
}
