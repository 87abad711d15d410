package regime

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/regime/profile"
	"github.com/gearaudit/gearaudit/rules"
)

const addressee = "operator: {country: GB, kinds: [mno, isp, uk_dvd_addressee]}"

// network is a judge for one rule and what it said of a network.
type network struct {
	t     testing.TB
	judge *Judge
	items []*caseItem
	share *Share
}

// site makes items of a 5G base station.
func site(t testing.TB, dict *gear.Dictionary, vendor, name string, more ...string) *caseItem {
	return item(t, dict, append([]string{"vendor=" + vendor, "role=ran", "function=ran_baseband", "technology=5g_nsa", "site_id=" + name}, more...)...)
}

// olt makes an item of a full fibre exchange.
func olt(t testing.TB, dict *gear.Dictionary, vendor string, premises int64, more ...string) *caseItem {
	return item(t, dict, append([]string{"vendor=" + vendor, "role=access", "function=access_olt", "technology=fttp", fmt.Sprint("premises=", premises)}, more...)...)
}

// newNetwork counts and settles, with the items spread over three goroutines'
// tallies.
func newNetwork(t testing.TB, rule, operator, asOf string, items ...*caseItem) *network {
	t.Helper()
	set, err := rules.Load(rules.Embedded(), rules.Choice{Prefixes: []string{rule}})
	if err != nil {
		t.Fatal(err)
	}
	p, err := profile.Parse("p.yaml", []byte(operator))
	if err != nil {
		t.Fatal(err)
	}
	n := &network{t: t, items: items}
	if n.judge, err = compile(set, dictionary(t), p, date(t, asOf), date(t, asOf)); err != nil {
		t.Fatal(err)
	}
	team := []*Tally{n.judge.NewTally(), n.judge.NewTally(), n.judge.NewTally()}
	if team[0] == nil {
		return n
	}
	for i, e := range items {
		team[i%3].Add(&e.item, &e.subject)
	}
	team[2].Merge(team[1])
	team[2].Merge(team[0])
	shares := n.judge.Shares(team[2])
	n.judge.Settle(shares)
	n.share = &shares[0]
	return n
}

// says is what the rule says of the item.
func (n *network) says(i int) string {
	list := n.judge.Judge(&n.items[i].item, &n.items[i].subject, nil)
	if len(list) == 0 {
		return "none"
	}
	return strings.Join(append([]string{list[0].Outcome.String()}, list[0].Missing...), " ")
}

func (n *network) want(i int, want string) {
	n.t.Helper()
	if got := n.says(i); got != want {
		n.t.Errorf("item %d: %s, want %s (share %+v)", i, got, want, n.share)
	}
}

// The cap is 35 in 100, and exactly that is within it.
func TestCapBorders(t *testing.T) {
	dict := dictionary(t)
	for _, tc := range []struct {
		huawei, others int64
		want           string
		toGo           string
	}{
		{35, 65, "none", "0"},
		{36, 64, "breach", "1"},
		{7, 13, "none", "0"},
		{3_500_000, 6_500_000, "none", "0"},
		{3_500_001, 6_499_999, "breach", "1"},
		{34_999_999, 65_000_001, "none", "0"},
		{1, 0, "breach", "1"},
		{1, 1, "breach", "1"},
		{1, 2, "none", "0"},
		{350, 649, "breach", "1"},
		{100, 0, "breach", "65"},
		{0, 5, "none", "0"},
	} {
		n := newNetwork(t, "uk-fttp-cap", addressee, "2026-11-21", olt(t, dict, "huawei", tc.huawei), olt(t, dict, "none", tc.others))
		n.want(0, tc.want)
		n.want(1, "none")
		if got := n.share.Measures[0].ToGo.RatString(); got != tc.toGo {
			t.Errorf("%d of %d: %s to go, want %s", tc.huawei, tc.huawei+tc.others, got, tc.toGo)
		}
		if n.share.Cap != "7/20" {
			t.Errorf("the cap is %s", n.share.Cap)
		}
	}
}

// The numbers are too large for floating point and for 64 bits.
func TestCapOfHugeNumbers(t *testing.T) {
	dict := dictionary(t)
	const huge = 1 << 62
	var items []*caseItem
	for range 7 {
		items = append(items, olt(t, dict, "huawei", huge))
	}
	for range 13 {
		items = append(items, olt(t, dict, "none", huge))
	}
	n := newNetwork(t, "uk-fttp-cap", addressee, "2026-11-21", items...)
	n.want(0, "none")
	n = newNetwork(t, "uk-fttp-cap", addressee, "2026-11-21", append(items, olt(t, dict, "huawei", 1))...)
	n.want(0, "breach")
	if got := n.share.Measures[0].Numerator; got.Cmp(new(big.Rat).SetInt64(huge)) <= 0 {
		t.Errorf("the numerator is %s", got)
	}
}

func TestCapDays(t *testing.T) {
	dict := dictionary(t)
	for _, tc := range []struct{ asOf, want string }{
		{"2022-10-12", "none"}, {"2022-10-13", "due"}, {"2023-10-30", "due"}, {"2023-10-31", "due"}, {"2023-11-01", "breach"},
	} {
		n := newNetwork(t, "uk-fttp-cap", addressee, tc.asOf, olt(t, dict, "huawei", 1))
		n.want(0, tc.want)
		if list := n.judge.Judge(&n.items[0].item, &n.items[0].subject, nil); len(list) > 0 && list[0].Deadline != date(t, "2023-10-31") {
			t.Errorf("%s: the deadline is %s", tc.asOf, list[0].Deadline)
		}
	}
}

// Both measures of the 5G cap must be kept, and a site counts once.
func TestTwoMeasures(t *testing.T) {
	dict := dictionary(t)
	ours := func(name, traffic string) *caseItem { return site(t, dict, "huawei", name, "traffic="+traffic) }
	other := func(name, traffic string) *caseItem { return site(t, dict, "none", name, "traffic="+traffic) }
	for name, tc := range map[string]struct {
		items []*caseItem
		want  string
	}{
		"both kept":              {[]*caseItem{ours("A", "1"), other("B", "1"), other("C", "1")}, "none"},
		"too many sites":         {[]*caseItem{ours("A", "1"), other("B", "9")}, "breach"},
		"too much traffic":       {[]*caseItem{ours("A", "9"), other("B", "1"), other("C", "1")}, "breach"},
		"a site counts once":     {[]*caseItem{ours("A", "1"), ours("A", "1"), other("B", "2"), other("C", "2")}, "none"},
		"a shared site is ours":  {[]*caseItem{ours("A", "1"), other("A", "4"), other("B", "4")}, "breach"},
		"no traffic is told":     {[]*caseItem{site(t, dict, "huawei", "A"), other("B", "1"), other("C", "1")}, "review traffic"},
		"nor needed":             {[]*caseItem{site(t, dict, "huawei", "A"), other("B", "1")}, "breach"},
		"another's is not told":  {[]*caseItem{ours("A", "9"), site(t, dict, "none", "B"), other("C", "1")}, "review traffic"},
		"no site is told":        {[]*caseItem{item(t, dict, "vendor=huawei", "role=ran", "function=ran_baseband", "technology=5g_sa", "traffic=1"), other("B", "9"), other("C", "9")}, "review site_id"},
		"decimal traffic":        {[]*caseItem{ours("A", "0.35"), other("B", "0.325"), other("C", "0.325")}, "none"},
		"decimal traffic, above": {[]*caseItem{ours("A", "0.350001"), other("B", "0.325"), other("C", "0.324999")}, "breach"},
	} {
		t.Run(name, func(t *testing.T) {
			n := newNetwork(t, "uk-5g-cap", addressee, "2026-11-21", tc.items...)
			n.t = t
			n.want(0, tc.want)
		})
	}
}

// What does not count: other generations, passive parts, what is gone.
func TestOutsideTheUniverse(t *testing.T) {
	dict := dictionary(t)
	gone := site(t, dict, "huawei", "A", "traffic=9", "status=removed", "removed_on=2024-01-01")
	fourth := item(t, dict, "vendor=huawei", "role=ran", "function=ran_baseband", "technology=4g", "site_id=B", "traffic=9")
	passive := item(t, dict, "vendor=huawei", "role=ran", "function=ran_antenna_passive", "technology=5g_sa", "site_id=C", "traffic=9")
	n := newNetwork(t, "uk-5g-cap", addressee, "2026-11-21", gone, fourth, passive, site(t, dict, "none", "D", "traffic=1"))
	n.want(0, "historic")
	n.want(1, "none")
	n.want(2, "none")
	if n.share.Items != 0 || n.share.Outcome != Clear || n.share.Within != "yes" {
		t.Errorf("the share is %+v", n.share)
	}
	// On a day before it was removed it still counts.
	n = newNetwork(t, "uk-5g-cap", addressee, "2023-12-31", gone, site(t, dict, "none", "D", "traffic=1"))
	n.want(0, "breach")
}

// A maker that is not known makes the share unknown only where it decides.
func TestUnknownMakerUnderACap(t *testing.T) {
	dict := dictionary(t)
	n := newNetwork(t, "uk-fttp-cap", addressee, "2026-11-21", olt(t, dict, "huawei", 30), olt(t, dict, "unknown", 10), olt(t, dict, "none", 60))
	n.want(0, "review manufacturer")
	n.want(1, "review manufacturer")
	n.want(2, "none")
	n = newNetwork(t, "uk-fttp-cap", addressee, "2026-11-21", olt(t, dict, "huawei", 30), olt(t, dict, "unknown", 5), olt(t, dict, "none", 65))
	n.want(0, "none")
	n.want(1, "none")
	n = newNetwork(t, "uk-fttp-cap", addressee, "2026-11-21", olt(t, dict, "huawei", 60), olt(t, dict, "unknown", 5), olt(t, dict, "none", 35))
	n.want(0, "breach")
	n.want(1, "review manufacturer")
	unsure := olt(t, dict, "huawei", 50, "level=probable")
	n = newNetwork(t, "uk-fttp-cap", addressee, "2026-11-21", unsure, olt(t, dict, "none", 50))
	n.want(0, "review manufacturer")
}

// A cap is the duty of one operator: of whoever is bound.
func TestCapBinds(t *testing.T) {
	dict := dictionary(t)
	for _, tc := range []struct{ operator, want string }{
		{addressee, "breach"},
		{"operator: {country: GB, kinds: [isp], not: [uk_dvd_addressee]}", "none"},
		{"operator: {country: DE, kinds: [isp, uk_dvd_addressee]}", "none"},
		{"operator: {country: GB, kinds: [isp]}", "review operator.kinds"},
		{"operator: {kinds: [uk_dvd_addressee]}", "review operator.country"},
	} {
		n := newNetwork(t, "uk-fttp-cap", tc.operator, "2026-11-21", olt(t, dict, "huawei", 40), olt(t, dict, "none", 60))
		n.want(0, tc.want)
		n.want(1, "none")
	}
	// Within the cap nobody needs to say whether it binds.
	n := newNetwork(t, "uk-fttp-cap", "operator: {country: GB, kinds: [isp]}", "2026-11-21", olt(t, dict, "huawei", 30), olt(t, dict, "none", 70))
	n.want(0, "none")
}

// Before the count is settled nothing is said of a cap.
func TestUnsettledCap(t *testing.T) {
	n := newNetwork(t, "uk-fttp-cap", addressee, "2026-11-21", olt(t, dictionary(t), "huawei", 1))
	n.judge.Settle(nil)
	clear(n.judge.shares)
	n.want(0, "none")
	if n.judge.Shares(nil) != nil {
		t.Error("nothing was counted, and there are shares")
	}
}

// lot is a made-up item under the fibre cap: blanks are open.
type lot struct {
	vendor     string // huawei, none, unknown
	premises   int64  // -1: blank
	technology string // empty: blank
}

func drawLot(makers, technologies []string, least int64) *rapid.Generator[lot] {
	return rapid.Custom(func(t *rapid.T) lot {
		return lot{rapid.SampledFrom(makers).Draw(t, "vendor"), rapid.Int64Range(least, 9).Draw(t, "premises"), rapid.SampledFrom(technologies).Draw(t, "technology")}
	})
}

func (l lot) item(t testing.TB, dict *gear.Dictionary) *caseItem {
	facts := []string{"vendor=" + l.vendor, "role=access", "function=access_olt"}
	if l.premises >= 0 {
		facts = append(facts, fmt.Sprint("premises=", l.premises))
	}
	if l.technology != "" {
		facts = append(facts, "technology="+l.technology)
	}
	return item(t, dict, facts...)
}

// However the blanks are filled in, the share stays in its range; and what is
// said to be within or over the cap stays so.
func TestShareRangeHoldsTheTruth(t *testing.T) {
	dict := dictionary(t)
	limit := big.NewRat(7, 20)
	rapid.Check(t, func(rt *rapid.T) {
		lots := rapid.SliceOfN(drawLot([]string{"huawei", "none", "unknown"}, []string{"", "fttp", "copper"}, -1), 1, 8).Draw(rt, "lots")
		n := lotNetwork(t, dict, lots)
		m := n.share.Measures[0]
		full := slices.Clone(lots)
		for i := range full {
			if full[i].premises < 0 {
				full[i].premises = rapid.Int64Range(0, 1000).Draw(rt, "answer")
			}
			if full[i].technology == "" {
				full[i].technology = rapid.SampledFrom([]string{"fttp", "copper"}).Draw(rt, "which")
			}
			if full[i].vendor == "unknown" {
				full[i].vendor = rapid.SampledFrom([]string{"huawei", "none"}).Draw(rt, "maker")
			}
		}
		truth := lotShare(full)
		if truth.Cmp(m.Low) < 0 || truth.Cmp(m.High) > 0 {
			rt.Fatalf("the share is %s, told %s to %s", truth, m.Low, m.High)
		}
		if over := truth.Cmp(limit) > 0; n.share.Within == "yes" && over || n.share.Within == "no" && !over {
			rt.Fatalf("the share is %s, and within the cap: %s", truth, n.share.Within)
		}
	})
}

func lotNetwork(t testing.TB, dict *gear.Dictionary, lots []lot) *network {
	var items []*caseItem
	for _, l := range lots {
		items = append(items, l.item(t, dict))
	}
	return newNetwork(t, "uk-fttp-cap", addressee, "2026-11-21", items...)
}

// lotShare is the share of lots of which all is known.
func lotShare(lots []lot) *big.Rat {
	var ours, all int64
	for _, l := range lots {
		if l.technology != "fttp" {
			continue
		}
		all += l.premises
		if l.vendor == "huawei" {
			ours += l.premises
		}
	}
	if all == 0 {
		return new(big.Rat)
	}
	return big.NewRat(ours, all)
}

// When nothing is unknown the range is a point, the share itself.
func TestShareWithoutUnknowns(t *testing.T) {
	dict := dictionary(t)
	rapid.Check(t, func(rt *rapid.T) {
		lots := rapid.SliceOfN(drawLot([]string{"huawei", "none"}, []string{"fttp", "copper"}, 0), 1, 8).Draw(rt, "lots")
		n := lotNetwork(t, dict, lots)
		m, truth := n.share.Measures[0], lotShare(lots)
		if m.Low.Cmp(truth) != 0 || m.High.Cmp(truth) != 0 {
			rt.Fatalf("%s to %s, want %s", m.Low, m.High, truth)
		}
		// Moving what is to go to another maker meets the cap; one less does not.
		rest := new(big.Rat).Sub(m.Numerator, m.ToGo)
		if ceiling := new(big.Rat).Mul(m.Denominator, big.NewRat(7, 20)); rest.Cmp(ceiling) > 0 {
			rt.Fatalf("%s of %s stay after %s went", rest, m.Denominator, m.ToGo)
		} else if m.ToGo.Sign() > 0 && rest.Add(rest, big.NewRat(1, 1)).Cmp(ceiling) <= 0 {
			rt.Fatalf("%s to go is one too many", m.ToGo)
		}
	})
}

// A range of sites: the same, for what is counted and not summed.
func TestSiteRangeHoldsTheTruth(t *testing.T) {
	dict := dictionary(t)
	type row struct{ vendor, site string }
	make5g := func(rows []row) *network {
		var items []*caseItem
		for _, r := range rows {
			facts := []string{"vendor=" + r.vendor, "role=ran", "function=ran_baseband", "technology=5g_sa", "traffic=1"}
			if r.site != "" {
				facts = append(facts, "site_id="+r.site)
			}
			items = append(items, item(t, dict, facts...))
		}
		return newNetwork(t, "uk-5g-cap", addressee, "2026-11-21", items...)
	}
	rapid.Check(t, func(rt *rapid.T) {
		rows := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) row {
			return row{rapid.SampledFrom([]string{"huawei", "none", "unknown"}).Draw(t, "vendor"), rapid.SampledFrom([]string{"", "A", "B", "C"}).Draw(t, "site")}
		}), 1, 7).Draw(rt, "rows")
		open := make5g(rows).share.Measures[0]
		full := slices.Clone(rows)
		for i := range full {
			if full[i].site == "" {
				full[i].site = rapid.SampledFrom([]string{"A", "B", "C", "D", "E"}).Draw(rt, "where")
			}
			if full[i].vendor == "unknown" {
				full[i].vendor = rapid.SampledFrom([]string{"huawei", "none"}).Draw(rt, "maker")
			}
		}
		told := make5g(full).share.Measures[0]
		if told.Low.Cmp(told.High) != 0 || told.Low.Cmp(open.Low) < 0 || told.Low.Cmp(open.High) > 0 {
			rt.Fatalf("the share is %s (%s), told %s to %s", told.Low, told.High, open.Low, open.High)
		}
	})
}
