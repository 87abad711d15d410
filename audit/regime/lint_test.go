package regime

import (
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/rules"
)

// vendorIDs are the vendors that the program knows.
func vendorIDs(t testing.TB) []string {
	t.Helper()
	pack, err := rules.Vendors()
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, v := range pack.Vendors {
		out = append(out, v.ID)
	}
	return out
}

func TestRulesLint(t *testing.T) {
	for _, f := range Lint(allRules(t), dictionary(t), vendorIDs(t)) {
		t.Errorf("%s (%s)", f, f.Hint)
	}
}

// soundSet is a rule with which nothing is wrong, and the list that it rests on.
// Its lines are numbered, so that a fault can be placed.
func soundSet() *rules.Set {
	at := func(line int) rules.Pos { return rules.Pos{Line: line, Column: 1} }
	shown := func(asOf, installed gear.Date, want string) rules.Case {
		return rules.Case{AsOf: asOf, Item: []rules.Fact{{Name: "installed_on", Value: installed.String()}}, Want: want}
	}
	r := &rules.Rule{
		Pos: at(1), ID: "x-sound", File: "x-sound.yaml", Force: "regulation", ValidFrom: "2021-01-01", ValidTo: 19000, List: "x",
		Sources: []rules.Source{{Pos: at(2), URL: "https://www.legislation.gov.uk/law", Checked: 20000, Evidence: "official", Says: "no such equipment may be installed"}},
		Clauses: []rules.Clause{
			{Pos: at(10), ID: "late", When: &rules.Condition{Pos: at(11), Field: "installed_on", From: "2021-06-01", Until: "2021-06-30"}, Outcome: "due", Message: "so", Deadline: &rules.Deadline{Pos: at(12), At: "2021-12-31"}},
			{Pos: at(20), ID: "other", Outcome: "report", Message: "so"},
		},
	}
	deadline := literal("2021-12-31")
	for _, day := range []gear.Date{literal("2021-01-01"), r.ValidTo, deadline} {
		for _, d := range []gear.Date{day.AddDays(-1), day, day.AddDays(1)} {
			r.Cases = append(r.Cases, shown(d, literal("2021-05-31"), "report"))
		}
	}
	for _, installed := range []string{"2021-06-01", "2021-06-02", "2021-06-30", "2021-07-01"} {
		r.Cases = append(r.Cases, shown(deadline, literal(installed), "none"))
	}
	list := &rules.List{ID: "x", File: "x.yaml", Entries: []rules.Entry{
		{Pos: at(31), ID: "one", Vendor: "huawei", ListedOn: 18000, DutyFrom: 18000, URL: "https://www.example.org/list"},
	}}
	return &rules.Set{Rules: []*rules.Rule{r}, Lists: map[string]*rules.List{"x": list}, Kinds: []rules.Kind{{Kind: "isp"}}}
}

// Each mistake is told once, where it stands; what is just right is not.
func TestLintTells(t *testing.T) {
	type change func(r *rules.Rule, e *rules.Entry)
	for name, tc := range map[string]struct {
		change change
		want   string // place and a part of the words of each fault; empty: none
	}{
		"nothing":                                {func(*rules.Rule, *rules.Entry) {}, ""},
		"a vendor of the list that nobody knows": {func(_ *rules.Rule, e *rules.Entry) { e.Vendor = "huawai" }, `x.yaml:31 no vendor file knows "huawai"`},
		"a category has no vendor": {func(_ *rules.Rule, e *rules.Entry) {
			e.Vendor, e.Category = "", &rules.Condition{Field: "country", In: []string{"CN"}}
		}, ""},
		"a duty before the listing": {func(_ *rules.Rule, e *rules.Entry) { e.DutyFrom = e.ListedOn - 1 }, "x.yaml:31 lies before listed_on"},
		"a duty after the listing":  {func(_ *rules.Rule, e *rules.Entry) { e.DutyFrom = e.ListedOn + 1 }, ""},
		"an address that is none":   {func(_ *rules.Rule, e *rules.Entry) { e.URL = "law.txt" }, "x.yaml:31 the source"},
		"a limit with a mistake": {func(_ *rules.Rule, e *rules.Entry) {
			e.Limit = &rules.Condition{Pos: rules.Pos{Line: 33}, Field: "country", In: []string{"CN", "RU", "CN"}}
		}, "x.yaml:33 CN is listed twice"},
		"a category with a mistake": {func(_ *rules.Rule, e *rules.Entry) {
			e.Vendor, e.Category = "", &rules.Condition{Not: &rules.Condition{Pos: rules.Pos{Line: 34}, Field: "country", In: []string{"CN", "CN"}}}
		}, "x.yaml:34 CN is listed twice"},
		"the days of a condition exchanged": {when("2021-07-01", "", "2021-06-30"), "x-sound.yaml:11 no day is from 2021-07-01 to 2021-06-30, x-sound.yaml:11 no example has installed_on 2021-07-02"},
		"a condition on one day":            {when("2021-06-30", "", "2021-06-30"), "x-sound.yaml:11 no example has installed_on 2021-06-29"},
		"a condition on no day":             {when("2021-06-30", "2021-06-30", ""), "x-sound.yaml:11 no day is from, x-sound.yaml:11 no example has installed_on 2021-06-29, x-sound.yaml:11 no example has installed_on 2021-06-29"},
		"a condition on one day, before":    {when("2021-06-01", "2021-06-02", ""), "x-sound.yaml:11 no example has installed_on 2021-06-03"},
		"an example that is not there":      {func(r *rules.Rule, _ *rules.Entry) { r.Cases = r.Cases[:len(r.Cases)-1] }, "x-sound.yaml:11 no example has installed_on 2021-07-01"},
		"a kind that nobody can be": {func(r *rules.Rule, _ *rules.Entry) {
			r.Binds = &rules.Condition{Pos: rules.Pos{Line: 5}, Any: []rules.Condition{{Pos: rules.Pos{Line: 6}, Operator: "kind", In: []string{"isp", "x_own", "ips"}}}}
		}, `x-sound.yaml:6 no profile can say the kind "ips"`},
		"a vendor of a condition": {func(r *rules.Rule, _ *rules.Entry) {
			r.Clauses[0].When = &rules.Condition{All: []rules.Condition{*r.Clauses[0].When, {Pos: rules.Pos{Line: 13}, Vendor: []string{"zte", "zzz"}}}}
		}, `x-sound.yaml:13 no vendor file knows "zzz"`},
		"it ends before it begins":         {func(r *rules.Rule, _ *rules.Entry) { r.ValidTo = literal("2020-12-31") }, "x-sound.yaml:1 valid_to 2020-12-31 lies before valid_from 2021-01-01, x-sound.yaml:1 no example has as_of 2020-12-30"},
		"it is in force for a day":         {func(r *rules.Rule, _ *rules.Entry) { r.ValidTo = literal("2021-01-01") }, ""},
		"a deadline before the first day":  {deadline("2020-12-31"), "x-sound.yaml:12 lies before valid_from, x-sound.yaml:12 no example has as_of 2020-12-30"},
		"a deadline on the first day":      {deadline("2021-01-01"), ""},
		"a deadline that no example shows": {deadline("2021-12-30"), "x-sound.yaml:12 no example has as_of 2021-12-29"},
		"a clause that is never reached": {func(r *rules.Rule, _ *rules.Entry) {
			r.Clauses[0].When = nil
			r.Cases = r.Cases[:9]
			r.Cases[0].Want = "none"
		}, "x-sound.yaml:20 the clause other is never reached"},
		"a clause on what is gone hides none behind it": {func(r *rules.Rule, _ *rules.Entry) {
			r.Clauses[0].When, r.Clauses[0].Removed = nil, true
			r.Cases[0].Want = "none"
		}, ""},
		"two clauses of one name":          {func(r *rules.Rule, _ *rules.Entry) { r.Clauses[1].ID = "late" }, "x-sound.yaml:20 two clauses are named late"},
		"no example":                       {func(r *rules.Rule, _ *rules.Entry) { r.Cases = nil }, "x-sound.yaml:1 the rule has no example"},
		"no example of a hit":              {allWant("none"), "x-sound.yaml:1 the examples have no hit"},
		"no example of a miss":             {allWant("report"), "x-sound.yaml:1 the examples have no hit, or no miss"},
		"a source that is no address":      {func(r *rules.Rule, _ *rules.Entry) { r.Sources[0].URL = "law.txt" }, "x-sound.yaml:2 the source"},
		"a field that is not there":        {func(r *rules.Rule, _ *rules.Entry) { r.Clauses[0].When.Field = "instaled_on" }, "x-sound.yaml:1 instaled_on"},
		"a cap that ends before it begins": {capBy("2020-12-31"), "x-sound.yaml:40 lies before valid_from, x-sound.yaml:40 no example has as_of 2020-12-30"},
		"a cap that ends as it begins":     {capBy("2021-01-01"), ""},
		"a cap of items with a mistake": {func(r *rules.Rule, e *rules.Entry) {
			capBy("2021-01-01")(r, e)
			r.Share.Universe.In = []string{"ran", "ran"}
		}, "x-sound.yaml:41 ran is listed twice"},
		"the hit and the miss stand in a network's rows": {inNetwork, ""},
	} {
		set := soundSet()
		tc.change(set.Rules[0], &set.Lists["x"].Entries[0])
		var want []string
		if tc.want != "" {
			want = strings.Split(tc.want, ", x")
		}
		got := Lint(set, dictionary(t), vendorIDs(t))
		if len(got) != len(want) {
			t.Errorf("%s: %d faults, want %d: %v", name, len(got), len(want), got)
			continue
		}
		for i, f := range got {
			place, words, _ := strings.Cut(strings.TrimPrefix(want[i], "x"), " ")
			if said := f.Error(); !strings.HasPrefix(said, "x"+place) || !strings.Contains(said, words) || f.Kind != gear.Usage {
				t.Errorf("%s: %s, want %s", name, said, want[i])
			}
		}
	}
}

func when(from, before, until string) func(*rules.Rule, *rules.Entry) {
	return func(r *rules.Rule, _ *rules.Entry) {
		c := r.Clauses[0].When
		c.From, c.Before, c.Until = from, before, until
	}
}

func deadline(day string) func(*rules.Rule, *rules.Entry) {
	return func(r *rules.Rule, _ *rules.Entry) { r.Clauses[0].Deadline.At = day }
}

func allWant(want string) func(*rules.Rule, *rules.Entry) {
	return func(r *rules.Rule, _ *rules.Entry) {
		for i := range r.Cases {
			r.Cases[i].Want = want
		}
	}
}

// inNetwork makes every example one of two rows, of which the second is a miss.
func inNetwork(r *rules.Rule, _ *rules.Entry) {
	for i := range r.Cases {
		c := &r.Cases[i]
		c.Items, c.Item, c.Want = [][]rules.Fact{append(c.Item, rules.Fact{Name: "want", Value: "report"}), {{Name: "want", Value: "none"}}}, nil, ""
	}
}

func capBy(day string) func(*rules.Rule, *rules.Entry) {
	return func(r *rules.Rule, _ *rules.Entry) {
		r.Share = &rules.Share{
			Pos: rules.Pos{Line: 40}, Cap: "7/20", Deadline: literal(day), Universe: rules.Condition{Pos: rules.Pos{Line: 41}, Field: "role", In: []string{"ran"}},
			Measures: []rules.Measure{{Unit: "sites", Count: "site_id"}},
		}
	}
}
