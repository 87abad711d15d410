package regime

import (
	"slices"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/regime/profile"
	"github.com/gearaudit/gearaudit/rules"
)

// The country of the row decides where it names another than the operator's;
// what binds the operator by contract goes with it.
func TestCountryOfTheRow(t *testing.T) {
	dict := dictionary(t)
	for country, want := range map[string]bool{"": true, "US": true, "GB": false} {
		j, _ := stand(t, "operator: {country: US, kinds: [federal_contractor], usf: [high_cost]}")
		pairs := []string{"role=ran", "funding=high_cost", "acquired_on=2021-03-15"}
		if country != "" {
			pairs = append(pairs, "country="+country)
		}
		said := strings.Join(summary(j.Judge(&item(t, dict, pairs...).item, &Subject{Vendor: "huawei", Level: gear.Confirmed}, nil)), "\n")
		if got := strings.Contains(said, "us-usf-54.9 breach"); got != want {
			t.Errorf("a row in %q: money of the fund is misspent: %v, want %v", country, got, want)
		}
		if !strings.Contains(said, "us-889b") {
			t.Errorf("a row in %q: the contract is not spoken of:\n%s", country, said)
		}
	}
}

// Gear in another country is in no cap.
func TestCapCountsTheCountry(t *testing.T) {
	dict := dictionary(t)
	set, err := rules.Load(rules.Embedded(), rules.Choice{Prefixes: []string{"uk-5g-cap"}})
	if err != nil {
		t.Fatal(err)
	}
	j, err := Compile(set, dict, &profile.Profile{Operator: rules.Operator{Country: "GB", Kinds: []string{"uk_dvd_addressee"}}}, date(t, "2024-01-01"))
	if err != nil {
		t.Fatal(err)
	}
	tally := j.NewTally()
	for _, country := range []string{"GB", "IE", "GB", "FR"} {
		tally.Add(&item(t, dict, "role=ran", "function=ran_baseband", "technology=5g_nsa", "site_id="+country, "traffic=1", "country="+country).item, &Subject{Vendor: "huawei", Level: gear.Confirmed})
	}
	if got := j.Shares(tally)[0].Items; got != 2 {
		t.Errorf("%d rows count, want 2", got)
	}
}

// An operator in a country without a pack is told who made its gear, and
// nothing of another country's law.
func TestCountryWithoutPack(t *testing.T) {
	dict := dictionary(t)
	set, err := rules.Load(rules.Embedded(), rules.Choice{Country: "CH"})
	if err != nil {
		t.Fatal(err)
	}
	j, err := Compile(set, dict, &profile.Profile{Operator: rules.Operator{Country: "CH", Kinds: []string{"mno", "isp"}}}, date(t, "2026-11-21"))
	if err != nil {
		t.Fatal(err)
	}
	it := item(t, dict, "role=ran", "function=ran_baseband", "technology=5g_sa", "acquired_on=2023-01-01")
	list := j.Judge(&it.item, &Subject{Vendor: "huawei", Level: gear.Confirmed}, nil)
	if len(list) == 0 {
		t.Error("nothing is said of a Huawei base station")
	}
	for _, f := range list {
		if f.Outcome != Designated {
			t.Errorf("%s says %s", f.Rule.ID, f.Outcome)
		}
	}
}

// A row that names another country is judged by that country's law where its rules
// are loaded, and no other row is; what the operator is goes with it.
func TestLawOfTheRowsCountry(t *testing.T) {
	dict := dictionary(t)
	set, err := rules.Load(rules.Embedded(), rules.Choice{Country: "US", Prefixes: []string{"us", "au", "de", "eu"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct {
		country string
		kinds   []string
		says    string // a rule that speaks
		silent  string // the beginning of those that must not
	}{
		{"AU", []string{"mno"}, "au-5g-guidance", "de-"},
		{"AU", []string{"mno"}, "au-5g-guidance", "us-usf"},
		{"DE", []string{"mno"}, "eu-toolbox", "au-"},
		{"DE", []string{"mno"}, "de-order", "us-usf"},
		{"US", []string{"mno"}, "us-usf-54.9", "au-"},
		{"", []string{"mno"}, "us-usf-54.9", "eu-"},
		{"", []string{"mno"}, "us-usf-54.9", "de-"},
		{"NZ", []string{"mno"}, "designated-maker", "au-"},
		{"AU", []string{"enterprise"}, "designated-maker", "au-5g"},
	} {
		o := rules.Operator{Country: "US", Kinds: tc.kinds, USF: []string{"high_cost"}}
		for _, k := range everyKind(t) {
			if !slices.Contains(tc.kinds, k) {
				o.Not = append(o.Not, k)
			}
		}
		j, err := Compile(set, dict, &profile.Profile{Operator: o}, date(t, "2026-11-29"))
		if err != nil {
			t.Fatal(err)
		}
		pairs := []string{"role=ran", "function=ran_baseband", "technology=5g_nsa", "funding=high_cost", "acquired_on=2021-03-15", "installed_on=2021-04-15"}
		if tc.country != "" {
			pairs = append(pairs, "country="+tc.country)
		}
		said := summary(j.Judge(&item(t, dict, pairs...).item, &Subject{Vendor: "huawei", Level: gear.Confirmed}, nil))
		if !slices.ContainsFunc(said, func(s string) bool { return strings.HasPrefix(s, tc.says+" ") }) {
			t.Errorf("a row in %q of %v: %s is silent: %q", tc.country, tc.kinds, tc.says, said)
		}
		if slices.ContainsFunc(said, func(s string) bool { return strings.HasPrefix(s, tc.silent) }) {
			t.Errorf("a row in %q of %v: %s speaks: %q", tc.country, tc.kinds, tc.silent, said)
		}
	}
}
