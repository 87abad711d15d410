package profile_test

import (
	"errors"
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/regime/profile"
)

func TestMoneyOfAProfile(t *testing.T) {
	p, err := profile.Parse("p.yaml", []byte("budget:\n  allocation: 10M\n  proration: 39.5 %\n  crew: 4\n  core_first: yes\n  periods:\n    - {name: 2027, amount: 1M}\n    - {name: tail, ends: 2028-06-30}\n"))
	if err != nil {
		t.Fatal(err)
	}
	m := p.Budget
	if m.Allocation != "10M" || m.Proration != "39.5 %" || m.Crew != 4 || !m.CoreFirst || len(m.Periods) != 2 || m.Periods[1].Ends.String() != "2028-06-30" {
		t.Errorf("%+v", m)
	}
	if p, err = profile.Parse("p.yaml", []byte("budget: 30M\n")); err != nil || p.Budget.Amount != "30M" || p.Budget.Word != "" {
		t.Errorf("%+v, %v", p.Budget, err)
	}
}

func TestMoneyOfAProfileIsChecked(t *testing.T) {
	for text, line := range map[string]int{
		"budget: lots":                                                    1,
		"budget:\n  amount: -5":                                           2,
		"budget:\n  allocation: 5€":                                       2,
		"budget:\n  claimed: some":                                        2,
		"budget:\n  mobilisation: 1e5":                                    2,
		"budget:\n  proration: 40":                                        2,
		"budget:\n  crew: -1":                                             2,
		"budget:\n  crew: many":                                           2,
		"budget:\n  core_first: maybe":                                    2,
		"budget:\n  colour: red":                                          2,
		"budget:\n  periods:\n    - amount: 5M":                           3,
		"budget:\n  periods:\n    - {name: a, amount: x}":                 3,
		"budget:\n  periods:\n    - {name: a, crew: -1}":                  3,
		"budget:\n  periods:\n    - {name: a, ends: 2027-02-30}":          3,
		"budget:\n  amount: 5M\n  periods:\n    - {name: a, amount: 5M}":  4,
		"budget:\n  periods:\n    - {name: a, amount: 5M, colour: green}": 3,
	} {
		_, err := profile.Parse("p.yaml", []byte(text+"\n"))
		var f *gear.Fault
		if !errors.As(err, &f) || f.Kind != gear.Usage || f.Place.File != "p.yaml" || f.Place.Line != line || f.Hint == "" {
			t.Errorf("%q: %v (%+v)", text, err, f)
		}
	}
}
