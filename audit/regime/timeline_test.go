package regime

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/regime/profile"
	"github.com/gearaudit/gearaudit/rules"
)

func timeline(t *testing.T, prefix, operator, first string, items ...*caseItem) []string {
	t.Helper()
	set, err := rules.Load(rules.Embedded(), rules.Choice{Prefixes: []string{prefix}})
	if err != nil {
		t.Fatal(err)
	}
	p, err := profile.Parse("p.yaml", []byte(operator))
	if err != nil {
		t.Fatal(err)
	}
	line, err := NewTimeline(set, dictionary(t), p, date(t, first))
	if err != nil {
		t.Fatal(err)
	}
	// Two goroutines' counts, one after the other: the sum must not care.
	a, b := line.NewCount(), line.NewCount()
	for i, e := range items {
		[]*Count{a, b}[i%2].Tally(&e.item, &e.subject)
	}
	a.Merge(b, nil)
	line.Settle(a)
	b = line.NewCount()
	for i, e := range items {
		[]*Count{a, b}[i%2].Judge(&e.item, &e.subject, siteNumber(e))
	}
	a.Merge(&Count{changes: b.changes}, []int{0, 1, 2, 3})
	var out []string
	for _, c := range a.Changes() {
		out = append(out, fmt.Sprintf("%s %s %s>%s %d/%d", c.Date, c.Rule.ID, c.From, c.To, c.Items, c.Sites))
	}
	return out
}

// siteNumber takes the digit of a site's id, such as S3.
func siteNumber(e *caseItem) int {
	if id := e.item.Text(gear.SiteID); id != "" {
		return int(id[1] - '0')
	}
	return -1
}

func TestTimeline(t *testing.T) {
	dict := dictionary(t)
	core := item(t, dict, "vendor=huawei", "role=core", "function=core_user_plane", "technology=5g_sa", "status=active", "installed_on=2020-01-01")
	got := timeline(t, "de", "operator: {country: DE, kinds: [mno, de_contract_party]}", "2026-11-21", core, core, core)
	want := []string{"2027-01-01 de-core due>breach 3/0"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// The term of an operator's own is among the days.
func TestTimelineOperatorTerm(t *testing.T) {
	radio := item(t, dictionary(t), "vendor=zte", "role=ran", "acquired_on=2019-01-01")
	got := timeline(t, "us-scrp-1.50004", "operator: {country: US, kinds: [scrp_participant], scrp: {term_ends_on: 2027-06-30}}", "2026-11-21", radio)
	if want := "2027-07-01 us-scrp-1.50004 due>breach 1/0"; strings.Join(got, "\n") != want {
		t.Errorf("got %v, want %s", got, want)
	}
}

// A cap bites on the day after its deadline, on every item of the numerator.
func TestTimelineCap(t *testing.T) {
	dict := dictionary(t)
	var items []*caseItem
	for i := range 4 {
		vendor := []string{"vendor=huawei", "vendor=none"}[i%2]
		items = append(items, item(t, dict, vendor, "role=ran", "function=ran_baseband", "technology=5g_sa", "installed_on=2020-01-01",
			fmt.Sprint("site_id=S", i), "traffic=5", "country=GB"))
	}
	got := timeline(t, "uk-5g-cap", "operator: {country: GB, kinds: [mno, uk_dvd_addressee]}", "2023-01-01", items...)
	if want := "2023-08-01 uk-5g-cap due>breach 2/2"; strings.Join(got, "\n") != want {
		t.Errorf("got %v, want %s", got, want)
	}
}
