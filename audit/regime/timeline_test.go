package regime

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

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
	a.Merge(b)
	line.Settle(a)
	b = line.NewCount()
	for i, e := range items {
		[]*Count{a, b}[i%2].Judge(&e.item, &e.subject, siteNumber(e))
	}
	a.Merge(&Count{changes: b.changes})
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

// drawDated draws a rule of which every part may begin or end on a day of a
// fortnight, and the list that it may rest on.
func drawDated(t *rapid.T) *rules.Set {
	day := func(name string) string {
		return gear.Date(rapid.Int32Range(int32(firstDay), int32(lastDay)).Draw(t, name)).String()
	}
	maybe := func(name string) bool { return rapid.IntRange(0, 2).Draw(t, "has "+name) > 0 }
	r := &rules.Rule{ID: "x-dated", File: "x-dated.yaml", Force: "regulation", Vendors: []string{"huawei"}}
	set := &rules.Set{Rules: []*rules.Rule{r}, Lists: map[string]*rules.List{}}
	if maybe("list") {
		r.Vendors, r.List = nil, "x"
		e := rules.Entry{Vendor: "huawei", ListedOn: literal(day("listed"))}
		e.DutyFrom = e.ListedOn.AddDays(rapid.IntRange(0, 3).Draw(t, "duty"))
		set.Lists["x"] = &rules.List{ID: "x", Entries: []rules.Entry{e}}
	}
	if maybe("first day") {
		r.ValidFrom = day("first day")
	}
	if maybe("last day") {
		r.ValidTo = literal(day("last day"))
	}
	for i, outcome := range []string{"due", "advisory", "report"} {
		c := rules.Clause{ID: fmt.Sprint("c", i), Message: "so", Outcome: outcome}
		if outcome == "due" {
			c.Deadline = &rules.Deadline{At: day("deadline")}
		}
		when := rules.Condition{Field: "as_of"}
		switch rapid.IntRange(0, 4).Draw(t, "when") {
		case 0:
			when.From = day("from")
		case 1:
			when.Before = day("before")
		case 2:
			when.Until = day("until")
		case 3:
			when.From, when.Until = day("from"), day("until")
		case 4:
			when = rules.Condition{Field: "installed_on", From: day("installed")}
			if r.List != "" && rapid.Bool().Draw(t, "by duty") {
				when = rules.Condition{Field: "as_of", From: "entry.duty_from"}
			}
		}
		c.When = &when
		r.Clauses = append(r.Clauses, c)
	}
	return set
}

// What a timeline tells of an item is what one finds who judges it anew on every
// day and compares it with the day before.
func TestTimelineIsEveryDayCompared(t *testing.T) {
	dict := dictionary(t)
	nobody := &profile.Profile{}
	changes := 0
	rapid.Check(t, func(rt *rapid.T) {
		set := drawDated(rt)
		e := item(t, dict, "vendor=huawei", "installed_on="+gear.Date(rapid.Int32Range(int32(firstDay), int32(lastDay)).Draw(rt, "installed on")).String())
		first := gear.Date(rapid.Int32Range(int32(firstDay)-1, int32(lastDay)).Draw(rt, "first"))
		says := func(on gear.Date) string {
			j, err := compile(set, dict, nobody, on, first)
			if err != nil {
				t.Fatal(err)
			}
			if list := j.Judge(&e.item, &e.subject, nil); len(list) > 0 {
				return list[0].Outcome.String()
			}
			return "clear"
		}
		var want []string
		for on := first + 1; on <= lastDay+9; on++ {
			if was, is := says(on-1), says(on); was != is {
				want = append(want, fmt.Sprintf("%s x-dated %s>%s 1/1", on, was, is))
			}
		}
		line, err := NewTimeline(set, dict, nobody, first)
		if err != nil {
			t.Fatal(err)
		}
		c := line.NewCount()
		c.Judge(&e.item, &e.subject, 0)
		if diff := cmp.Diff(want, toldBy(c)); diff != "" {
			rt.Fatal(diff)
		}
		changes += len(want)
	})
	if changes == 0 {
		t.Error("nothing changed in any draw")
	}
}

// Two goroutines' counts of the same rows are the
// count of one who saw all: sites are counted once, rows as often as they come.
func TestMergedTimelineCounts(t *testing.T) {
	dict := dictionary(t)
	set := &rules.Set{Rules: []*rules.Rule{{
		ID: "x", File: "x.yaml", Force: "regulation", Vendors: []string{"huawei"}, ValidFrom: "2027-01-01",
		Clauses: []rules.Clause{{ID: "a", Outcome: "report", Message: "so"}},
	}}}
	line, err := NewTimeline(set, dict, &profile.Profile{}, date(t, "2026-11-21"))
	if err != nil {
		t.Fatal(err)
	}
	e := item(t, dict, "vendor=huawei")
	rapid.Check(t, func(rt *rapid.T) {
		sites := rapid.SliceOfN(rapid.IntRange(-1, 200), 1, 40).Draw(rt, "sites")
		one, two := line.NewCount(), line.NewCount()
		stand := map[int]bool{}
		for i, site := range sites {
			if i%2 == 0 {
				one.Judge(&e.item, &e.subject, site)
			} else {
				two.Judge(&e.item, &e.subject, site)
			}
			if site >= 0 {
				stand[site] = true
			}
		}
		one.Merge(two)
		want := []string{fmt.Sprintf("2027-01-01 x clear>report %d/%d", len(sites), len(stand))}
		if diff := cmp.Diff(want, toldBy(one)); diff != "" {
			rt.Fatal(diff)
		}
	})
}
