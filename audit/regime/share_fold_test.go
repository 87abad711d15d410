package regime

import (
	"fmt"
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/regime/profile"
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
	profile := &profile.Profile{Operator: rules.Operator{Country: "GB", Kinds: []string{"uk_dvd_addressee"}}}
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

// A cap of sites holds whatever the sites of drawn spellings are: the range of the
// share holds the share counted by brute force with every spelling a site of its
// own, and with all that fold together one site.
func TestCapHoldsBothReadings(t *testing.T) {
	dict := dictionary(t)
	one := strings.NewReplacer("-", "", " ", "", "a", "A", "b", "B")
	rapid.Check(t, func(rt *rapid.T) {
		type row struct{ vendor, site string }
		rows := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) row {
			return row{rapid.SampledFrom([]string{"huawei", "none"}).Draw(t, "vendor"), rapid.SampledFrom([]string{"A1", "A-1", "a 1", "B2", "b2", "C3", "C-3", "D4"}).Draw(t, "site")}
		}), 1, 9).Draw(rt, "rows")
		var items []*caseItem
		apart, joined := [2]map[string]bool{{}, {}}, [2]map[string]bool{{}, {}} // the sites of all, and of the vendor
		for _, r := range rows {
			items = append(items, item(t, dict, "vendor="+r.vendor, "role=ran", "function=ran_baseband", "technology=5g_sa", "traffic=1", "site_id="+r.site))
			apart[0][r.site], joined[0][one.Replace(r.site)] = true, true
			if r.vendor == "huawei" {
				apart[1][r.site], joined[1][one.Replace(r.site)] = true, true
			}
		}
		m := newNetwork(t, "uk-5g-cap", addressee, "2026-11-21", items...).share.Measures[0]
		for name, sites := range map[string][2]map[string]bool{"apart": apart, "joined": joined} {
			share := big.NewRat(int64(len(sites[1])), int64(len(sites[0])))
			if share.Cmp(m.Low) < 0 || share.Cmp(m.High) > 0 {
				rt.Fatalf("%s, %d of %d sites are %s, and the range is %s to %s: %v", name, len(sites[1]), len(sites[0]), share, m.Low, m.High, rows)
			}
		}
	})
}
