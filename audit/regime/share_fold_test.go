package regime

import (
	"fmt"
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/rules"
)

// Sites whose spellings fold together are counted both ways; where that decides,
// the cap is unknown, and the site is asked for.
func TestCapOfSpellings(t *testing.T) {
	dict := dictionary(t)
	set, err := rules.Load(rules.Embedded(), rules.Choice{Prefixes: []string{"uk-5g-cap"}})
	if err != nil {
		t.Fatal(err)
	}
	profile := &Profile{Operator: rules.Operator{Country: "GB", Kinds: []string{"uk_dvd_addressee"}}}
	for name, tc := range map[string]struct {
		huawei, other []string // sites
		want          string
	}{
		"kept":                     {[]string{"A1", "A2", "A3"}, []string{"B1", "B2", "B3", "B4", "B5", "B6", "B7"}, "yes"},
		"kept either way":          {[]string{"A1", "A-1"}, []string{"B1", "B2", "B3", "B4", "B5", "B6", "B7"}, "yes"},
		"broken if they are two":   {[]string{"A1", "A-1", "A2", "A 2"}, []string{"B1", "B2", "B3", "B4", "B5", "B6", "B7"}, "unknown"},
		"broken if others are one": {[]string{"A1", "A2"}, []string{"B1", "B-1", "B 1", "b1"}, "unknown"},
	} {
		j, err := Compile(set, dict, profile, date(t, "2024-01-01"))
		if err != nil {
			t.Fatal(err)
		}
		tally := j.NewTally()
		add := func(sites []string, s Subject) {
			for _, site := range sites {
				it := item(t, dict, "role=ran", "function=ran_baseband", "technology=5g_nsa", "site_id="+site, "traffic=0")
				tally.Add(&it.item, &s)
			}
		}
		add(tc.huawei, Subject{Vendor: "huawei", Level: gear.Confirmed})
		add(tc.other, Subject{Level: gear.OtherMaker})
		shares := j.Shares(tally)
		got := ""
		for _, m := range shares[0].Measures {
			if m.Unit != "" && got == "" {
				got = m.Within
			}
		}
		if got != tc.want {
			t.Errorf("%s: %s, want %s (%v)", name, got, tc.want, fmt.Sprint(shares[0].Measures))
		}
		if tc.want == "unknown" && len(shares[0].Missing) == 0 {
			t.Errorf("%s: nothing is asked for", name)
		}
	}
}
