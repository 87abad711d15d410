package regime

import (
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/regime/profile"
	"github.com/gearaudit/gearaudit/rules"
)

func TestRuleCases(t *testing.T) {
	results := RunCases(allRules(t), dictionary(t))
	for _, r := range results {
		if r.Wrong != "" {
			t.Errorf("%s: %s %s: %s", r.Place(), r.Case.Name, r.Variant, r.Wrong)
		}
	}
	if len(results) < 2000 {
		t.Errorf("only %d examples were run", len(results))
	}
}

// An example that does not come out as stated says what came out, and what was wanted.
func TestCasesTellWhatIsWrong(t *testing.T) {
	dict := dictionary(t)
	none := &rules.Operator{Country: "US"}
	fact := func(pairs ...string) []rules.Fact {
		var out []rules.Fact
		for i := 0; i < len(pairs); i += 2 {
			out = append(out, rules.Fact{Name: pairs[i], Value: pairs[i+1]})
		}
		return out
	}
	rule := func() *rules.Rule {
		return &rules.Rule{
			ID: "x", File: "x.yaml", Force: "regulation", Vendors: []string{"huawei"}, Eligible: &rules.Condition{Field: "dod_work", Is: "yes"},
			Clauses: []rules.Clause{{ID: "a", When: &rules.Condition{Field: "consumer_grade", Is: "yes"}, Outcome: "due", Message: "so it is", Deadline: &rules.Deadline{At: "2027-01-01"}}},
		}
	}
	for name, tc := range map[string]struct {
		c    rules.Case
		want string // empty: it comes out
	}{
		"right":                   {rules.Case{AsOf: 20_000, Operator: none, Item: fact("vendor", "huawei", "consumer_grade", "yes"), Want: "due", Deadline: literal("2027-01-01"), Eligible: "unknown"}, ""},
		"right, and nothing":      {rules.Case{AsOf: 20_000, Operator: none, Item: fact("vendor", "none"), Want: "none"}, ""},
		"a review":                {rules.Case{AsOf: 20_000, Operator: none, Item: fact("vendor", "huawei"), Want: "review", Worst: "due", Missing: []string{"consumer_grade"}}, ""},
		"another outcome":         {rules.Case{AsOf: 20_000, Operator: none, Item: fact("vendor", "huawei", "consumer_grade", "yes"), Want: "report"}, "it says due, want report (so it is)"},
		"an open one":             {rules.Case{AsOf: 20_000, Operator: none, Item: fact("vendor", "huawei"), Want: "due"}, "it says review, want due (missing: consumer_grade)"},
		"nothing said":            {rules.Case{AsOf: 20_000, Operator: none, Item: fact("vendor", "none"), Want: "due"}, "it says nothing, want due"},
		"something said":          {rules.Case{AsOf: 20_000, Operator: none, Item: fact("vendor", "huawei", "consumer_grade", "yes"), Want: "none"}, "it says due, want clear"},
		"other facts missing":     {rules.Case{AsOf: 20_000, Operator: none, Item: fact("vendor", "huawei"), Want: "review", Missing: []string{"status"}}, "it misses [consumer_grade], want [status]"},
		"another worst":           {rules.Case{AsOf: 20_000, Operator: none, Item: fact("vendor", "huawei"), Want: "review", Missing: []string{"consumer_grade"}, Worst: "breach"}, "at worst it is due, want breach"},
		"another day":             {rules.Case{AsOf: 20_000, Operator: none, Item: fact("vendor", "huawei", "consumer_grade", "yes"), Want: "due", Deadline: literal("2027-01-02")}, "the deadline is 2027-01-01, want 2027-01-02"},
		"not eligible":            {rules.Case{AsOf: 20_000, Operator: none, Item: fact("vendor", "huawei", "consumer_grade", "yes"), Want: "due", Eligible: "yes"}, `eligible is "unknown", want "yes"`},
		"questions":               {rules.Case{AsOf: 20_000, Operator: none, Item: fact("vendor", "huawei"), Want: "review", Missing: []string{"consumer_grade"}, Questions: 1}, "it asks 0 questions (), want 1"},
		"an unknown outcome":      {rules.Case{AsOf: 20_000, Operator: none, Item: fact("vendor", "huawei"), Want: "bad"}, `"bad" is not an outcome`},
		"no day":                  {rules.Case{Operator: none, Item: fact("vendor", "huawei"), Want: "due"}, "as_of is missing"},
		"no operator":             {rules.Case{AsOf: 20_000, Item: fact("vendor", "huawei"), Want: "due"}, "operator is missing"},
		"no item":                 {rules.Case{AsOf: 20_000, Operator: none, Want: "due"}, "item is missing"},
		"an unknown field":        {rules.Case{AsOf: 20_000, Operator: none, Item: fact("vendors", "huawei"), Want: "due"}, "vendors: there is no such field"},
		"an unknown value":        {rules.Case{AsOf: 20_000, Operator: none, Item: fact("status", "gone"), Want: "due"}, `it has no value "gone"`},
		"neither yes nor no":      {rules.Case{AsOf: 20_000, Operator: none, Item: fact("dod_work", "maybe"), Want: "due"}, "neither yes nor no"},
		"an unknown level":        {rules.Case{AsOf: 20_000, Operator: none, Item: fact("level", "sure"), Want: "due"}, `"sure" is not a level`},
		"settled by no field":     {rules.Case{AsOf: 20_000, Operator: none, Item: fact("settled_by", "serial"), Want: "due"}, "there is no field serial"},
		"too many decimals":       {rules.Case{AsOf: 20_000, Operator: none, Item: fact("traffic", "0.1234567"), Want: "due"}, "more than six decimals"},
		"the second of a network": {rules.Case{AsOf: 20_000, Operator: none, Items: [][]rules.Fact{fact("vendor", "none", "want", "none"), fact("vendor", "huawei", "consumer_grade", "yes", "want", "report")}}, "item 2: it says due, want report"},
	} {
		r := rule()
		r.Cases = []rules.Case{tc.c}
		got := RunCases(&rules.Set{Rules: []*rules.Rule{r}}, dict)[0].Wrong
		if tc.want == "" && got != "" || !strings.Contains(got, tc.want) {
			t.Errorf("%s: %q, want %q", name, got, tc.want)
		}
	}
}

// An item that stands for several is as many, each at a site of its own where its site
// has the sign of a number.
func TestRepeatedItems(t *testing.T) {
	e := item(t, dictionary(t), "site_id=S#", "model=A#", "repeat=3")
	var got []string
	for _, c := range e.copies() {
		got = append(got, c.item.Text(gear.SiteID)+" "+c.item.Text(gear.Model))
	}
	if s := strings.Join(got, ", "); s != "S1 A#, S2 A#, S3 A#" {
		t.Error(s)
	}
	if one := item(t, dictionary(t), "site_id=S#").copies(); len(one) != 1 {
		t.Errorf("one item is %d", len(one))
	}
}

// A number up to a bound is at most the bound, blank is unknown, and a field of another
// type cannot be held against one.
func TestAtMost(t *testing.T) {
	dict := dictionary(t)
	three := int64(3)
	set := func(field string) *rules.Set {
		return &rules.Set{Rules: []*rules.Rule{{
			ID: "x", File: "x.yaml", Force: "policy", Vendors: []string{"huawei"},
			Clauses: []rules.Clause{{ID: "a", When: &rules.Condition{Field: field, Max: &three}, Outcome: "report", Message: "so"}},
		}}}
	}
	j, err := Compile(set("quantity"), dict, &profile.Profile{}, 20_000)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{"0": "report", "2": "report", "3": "report", "4": "none", "": "review"} {
		facts := []string{"vendor=huawei"}
		if text != "" {
			facts = append(facts, "quantity="+text)
		}
		e := item(t, dict, facts...)
		got := "none"
		for _, f := range j.Judge(&e.item, &e.subject, nil) {
			if f.Rule.ID == "x" {
				got = f.Outcome.String()
			}
		}
		if got != want {
			t.Errorf("%q of at most 3: %s, want %s", text, got, want)
		}
	}
	if _, err := Compile(set("status"), dict, &profile.Profile{}, 20_000); err == nil {
		t.Error("a status is held against a number")
	}
}
