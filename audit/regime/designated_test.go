package regime

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/gearaudit/gearaudit/audit/regime/profile"
	"github.com/gearaudit/gearaudit/rules"
)

// withoutProfile is a judge of all rules that says who made an item, once.
func withoutProfile(t *testing.T) *Judge {
	t.Helper()
	j, err := Compile(allRules(t), dictionary(t), nil, date(t, "2026-11-21"))
	if err != nil {
		t.Fatal(err)
	}
	return j
}

// Without a profile an item has one finding at most, by who made it and whether
// it is in place.
func TestWithoutProfile(t *testing.T) {
	j, dict := withoutProfile(t), dictionary(t)
	for _, tc := range []struct {
		facts []string
		want  []string
	}{
		{[]string{"vendor=huawei"}, []string{"designated-maker designated designated  [] []"}},
		{[]string{"vendor=huawei", "function=passive"}, []string{"designated-maker designated designated  [] []"}},
		{[]string{"vendor=huawei", "status=removed"}, []string{"designated-maker historic historic  [] []"}},
		{[]string{"vendor=huawei", "removed_on=1900-01-01"}, []string{"designated-maker review designated  [removed_on] []"}},
		{[]string{"vendor=dji", "level=probable"}, []string{"designated-maker review designated  [manufacturer] []"}},
		{[]string{"vendor=dji", "level=possible", "settled_by=serial_number"}, []string{"designated-maker review designated  [serial_number] []"}},
		{[]string{"vendor=dji", "level=conflicting", "removed_on=1900-01-01"}, []string{"designated-maker review designated  [manufacturer removed_on] []"}},
		{[]string{"vendor=smic", "level=conflicting", "others=zte"}, []string{"designated-maker review designated  [manufacturer] []"}},
		{[]string{"vendor=unknown"}, []string{"designated-maker review designated  [manufacturer] []"}},
		{[]string{"vendor=unknown", "status=removed"}, []string{}},
		{[]string{"vendor=unknown", "function=passive"}, []string{}},
		{[]string{"vendor=none"}, []string{}},
		{[]string{"vendor=smic"}, []string{}},
		{[]string{"vendor=ymtc", "level=probable"}, []string{}},
	} {
		e := item(t, dict, tc.facts...)
		if diff := cmp.Diff(tc.want, summary(j.Judge(&e.item, &e.subject, nil))); diff != "" {
			t.Errorf("%v: %s", tc.facts, diff)
		}
	}
}

// Whatever rules are chosen, and wherever an item stands: who is designated on a
// list of the packs chosen from, or of the operator's country, is told.
func TestChosenRulesHideNoDesignation(t *testing.T) {
	dict := dictionary(t)
	const told, listed = "designated-maker designated designated  [] []", "us-fcc-covered-list designated designated  [] []"
	for _, tc := range []struct {
		operator rules.Operator
		choice   string
		facts    []string
		want     []string
	}{
		{rules.Operator{Country: "US", Not: []string{"federal_agency", "federal_contractor"}}, "us-889a", []string{"vendor=huawei"}, []string{told}},
		{rules.Operator{Country: "US", Not: []string{"federal_agency", "federal_contractor"}}, "us-889a", []string{"vendor=none"}, nil},
		{rules.Operator{Country: "US", Not: []string{"federal_agency", "federal_contractor"}}, "us-1260h", []string{"vendor=huawei", "status=removed"}, []string{"designated-maker historic historic  [] []"}},
		{rules.Operator{Country: "US", Not: []string{"federal_agency", "federal_contractor"}}, "us-1260h", []string{"vendor=smic"}, nil},
		{rules.Operator{Country: "DE"}, "us-1260h", []string{"vendor=huawei"}, []string{told}},
		{rules.Operator{Country: "DE"}, "us-state-va", []string{"vendor=zte"}, []string{told}},
		{rules.Operator{Country: "DE"}, "prague", []string{"vendor=dji"}, nil},
		{rules.Operator{Country: "GB", Kinds: []string{"isp"}}, "uk", []string{"vendor=huawei", "country=US"}, []string{told}},
		{rules.Operator{Country: "US"}, "us", []string{"vendor=huawei", "country=US"}, []string{listed}},
		{rules.Operator{Country: "US", Not: everyKind(t)}, "us-889b", []string{"vendor=hikvision", "purpose=ordinary"}, nil},
		{rules.Operator{Country: "US", Not: everyKind(t)}, "us-889b", []string{"vendor=hikvision", "purpose=public_safety"}, []string{told}},
		{rules.Operator{Country: "US", Not: everyKind(t)}, "us-889b", []string{"vendor=hikvision"}, []string{"designated-maker review designated  [purpose] []"}},
		{rules.Operator{Country: "US", Not: everyKind(t)}, "us-889b", []string{"vendor=huawei", "level=possible"}, []string{"designated-maker review designated  [manufacturer] []"}},
		{rules.Operator{Country: "US", Not: everyKind(t)}, "us-889b", []string{"vendor=unknown"}, []string{"designated-maker review designated  [manufacturer] []"}},
		{rules.Operator{Country: "US", Not: everyKind(t)}, "us-889b", []string{"vendor=unknown", "function=passive"}, nil},
	} {
		set, err := rules.Load(rules.Embedded(), rules.Choice{Country: tc.operator.Country, Prefixes: []string{tc.choice}})
		if err != nil {
			t.Fatal(err)
		}
		j, err := Compile(set, dict, &profile.Profile{Operator: tc.operator}, date(t, "2026-11-29"))
		if err != nil {
			t.Fatal(err)
		}
		e := item(t, dict, tc.facts...)
		var got []string
		for _, f := range summary(j.Judge(&e.item, &e.subject, nil)) {
			if tc.choice != "us" || f == listed { // of all rules there is more to say
				got = append(got, f)
			}
		}
		if diff := cmp.Diff(tc.want, got); diff != "" {
			t.Errorf("%s, %s, %v: %s", tc.operator.Country, tc.choice, tc.facts, diff)
		}
	}
}

// The rules that might bind are those that name the vendor, or reach the item whoever made it.
func TestMayBind(t *testing.T) {
	j, dict := withoutProfile(t), dictionary(t)
	tree := j.NewTree((&Timeline{}).NewCount(), DefaultTreeNodes)
	ids := func(facts ...string) (out []string) {
		e := item(t, dict, facts...)
		got := tree.Judge(&e.item, &e.subject)
		for _, i := range got.MayBind {
			out = append(out, j.Rules()[i].ID)
		}
		return out
	}
	huawei := ids("vendor=huawei")
	for _, want := range []string{"us-usf-54.9", "us-fcc-covered-list", "uk-5g-removal", "us-889b"} {
		if !slices.Contains(huawei, want) {
			t.Errorf("%s may bind who has Huawei's, but is not in %v", want, huawei)
		}
	}
	if slices.Contains(huawei, "us-5949") || !slices.IsSorted(huawei) {
		t.Errorf("of Huawei's: %v", huawei)
	}
	if gone := ids("vendor=huawei", "status=removed"); len(gone) > 0 {
		t.Errorf("%v may bind of what is gone", gone)
	}
	if smic := ids("vendor=smic"); len(smic) > 0 {
		t.Errorf("of SMIC's: %v", smic)
	}
	if other := ids("vendor=none"); len(other) > 0 {
		t.Errorf("of another maker's: %v", other)
	}
	if drone := ids("vendor=dji"); !strings.Contains(strings.Join(drone, " "), "us-fcc-covered-list") {
		t.Errorf("of DJI's: %v", drone)
	}
	e := item(t, dict, "vendor=huawei")
	if f := j.Judge(&e.item, &e.subject, nil); len(f) != 1 || f[0].Entry == nil || f[0].Entry.Vendor != "huawei" {
		t.Errorf("the finding does not name the entry of the list: %+v", f)
	}
}

// An operator that said who it is reads what binds it in the findings: nothing then
// only might bind, and a designation is told all the same.
func TestNothingMayBindAnOperatorThatIsKnown(t *testing.T) {
	dict := dictionary(t)
	j, _ := stand(t, "operator: {country: DE}")
	tree := j.NewTree((&Timeline{}).NewCount(), DefaultTreeNodes)
	for _, facts := range [][]string{{"vendor=huawei"}, {"vendor=dji"}, {"vendor=huawei", "level=possible"}, {"vendor=smic"}} {
		e := item(t, dict, facts...)
		if got := tree.Judge(&e.item, &e.subject); len(got.MayBind) > 0 {
			t.Errorf("%v: %v might bind", facts, got.MayBind)
		}
	}
}
