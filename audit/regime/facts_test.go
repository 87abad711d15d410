package regime

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/gearaudit/gearaudit/audit/regime/profile"
	"github.com/gearaudit/gearaudit/rules"
)

// What a profile does not say is not known, under each name; what it says is, with its
// value; and there are no other names.
func TestFactsOfAProfile(t *testing.T) {
	p, err := profile.Parse("p.yaml", []byte(`operator:
  country: US
  kinds: [isp]
  not: [school]
  usf: [high_cost, lifeline]
  customers: 1200
  states: [VA, TX]
  state_funding: "yes"
  scrp: {approved_on: 2022-07-15, first_disbursement_on: 2022-08-01, term_ends_on: 2027-06-30}
  facts: {certified_on: 2025-01-02, colour: red}
  supplier_risk: {huawei: high}
`))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"country": "US", "not": "school", "usf": "high_cost lifeline", "customers": "1200", "states": "VA TX", "state_funding": "yes", "scrp.approved_on": "2022-07-15",
		"scrp.first_disbursement_on": "2022-08-01", "scrp.term_ends_on": "2027-06-30", "facts.certified_on": "2025-01-02", "facts.colour": "red", "supplier_risk.huawei": "high",
	} {
		got, ok := lookup(&p.Operator, name)
		if !ok || !got.known || strings.Join(got.values, " ") != want {
			t.Errorf("%s: %+v, %v; want %s", name, got, ok, want)
		}
		if dated := strings.HasSuffix(name, "_on"); dated != (got.date != 0) || dated && got.date.String() != want {
			t.Errorf("%s is the day %s", name, got.date)
		}
		none, ok := lookup(&rules.Operator{}, name)
		if !ok || none.known != (name == "not") || none.date != 0 || none.number != 0 {
			t.Errorf("%s of nobody: %+v, %v", name, none, ok)
		}
	}
	if f, _ := lookup(&p.Operator, "customers"); f.number != 1200 {
		t.Errorf("%d customers", f.number)
	}
	for _, name := range []string{"facts.other", "supplier_risk.zte"} {
		if f, ok := lookup(&p.Operator, name); !ok || f.known {
			t.Errorf("%s: %+v, %v", name, f, ok)
		}
	}
	for _, name := range []string{"", "kind", "colour", "scrp", "scrp.x", "facts", "name"} {
		if _, ok := lookup(&p.Operator, name); ok {
			t.Errorf("there is a fact %q", name)
		}
	}
	empty := &rules.Operator{USF: []string{}, Customers: new(int64)}
	if usf, _ := lookup(empty, "usf"); !usf.known || len(usf.values) > 0 {
		t.Errorf("no money of the fund at all: %+v", usf)
	}
	if n, _ := lookup(empty, "customers"); !n.known || n.number != 0 {
		t.Errorf("no customers at all: %+v", n)
	}
}

// A condition on the operator is yes, no or unknown as its words say, whatever the
// operator is.
func TestConditionsOnTheOperator(t *testing.T) {
	dict := dictionary(t)
	yes, no := true, false
	bound := int64(100)
	ask := func(o rules.Operator, c rules.Condition) string {
		c.Operator = strings.TrimSpace(c.Operator)
		r := &rules.Rule{ID: "x", File: "x.yaml", Force: "policy", Vendors: []string{"huawei"}, Clauses: []rules.Clause{{ID: "a", When: &c, Outcome: "report", Message: "so"}}}
		j, err := Compile(&rules.Set{Rules: []*rules.Rule{r}}, dict, &profile.Profile{Operator: o}, 20_000)
		if err != nil {
			t.Fatal(err)
		}
		e := item(t, dict, "vendor=huawei")
		for _, f := range j.Judge(&e.item, &e.subject, nil) {
			if f.Rule.ID == "x" {
				return f.Outcome.String() + " " + strings.Join(f.Missing, " ")
			}
		}
		return "none"
	}
	few, many := int64(100), int64(101)
	for _, tc := range []struct {
		o    rules.Operator
		c    rules.Condition
		want string
	}{
		{rules.Operator{}, rules.Condition{Operator: "country", In: []string{"US"}}, "review operator.country"},
		{rules.Operator{Country: "US"}, rules.Condition{Operator: "country", In: []string{"GB", "US"}}, "report "},
		{rules.Operator{Country: "DE"}, rules.Condition{Operator: "country", In: []string{"GB", "US"}}, "none"},
		{rules.Operator{}, rules.Condition{Operator: "country", Known: &yes}, "none"},
		{rules.Operator{}, rules.Condition{Operator: "country", Known: &no}, "report "},
		{rules.Operator{Country: "US"}, rules.Condition{Operator: "country", Known: &yes}, "report "},
		{rules.Operator{}, rules.Condition{Operator: "usf", Some: &yes}, "review operator.usf"},
		{rules.Operator{USF: []string{}}, rules.Condition{Operator: "usf", Some: &yes}, "none"},
		{rules.Operator{USF: []string{}}, rules.Condition{Operator: "usf", Some: &no}, "report "},
		{rules.Operator{USF: []string{"caf"}}, rules.Condition{Operator: "usf", Some: &yes}, "report "},
		{rules.Operator{}, rules.Condition{Operator: "usf", Said: []string{"caf"}}, "none"},
		{rules.Operator{USF: []string{"lifeline", "caf"}}, rules.Condition{Operator: "usf", Said: []string{"caf"}}, "report "},
		{rules.Operator{}, rules.Condition{Operator: "customers", Max: &bound}, "review operator.customers"},
		{rules.Operator{Customers: &few}, rules.Condition{Operator: "customers", Max: &bound}, "report "},
		{rules.Operator{Customers: &many}, rules.Condition{Operator: "customers", Max: &bound}, "none"},
		{rules.Operator{}, rules.Condition{Operator: "state_funding", Is: "yes"}, "review operator.state_funding"},
		{rules.Operator{StateFunding: "no"}, rules.Condition{Operator: "state_funding", Is: "yes"}, "none"},
		{rules.Operator{StateFunding: "no"}, rules.Condition{Operator: "state_funding", Is: "no"}, "report "},
		{rules.Operator{}, rules.Condition{Operator: "scrp.approved_on", From: "2024-01-01"}, "review operator.scrp.approved_on"},
		{rules.Operator{SCRP: rules.SCRP{ApprovedOn: literal("2023-12-31")}}, rules.Condition{Operator: "scrp.approved_on", From: "2024-01-01"}, "none"},
		{rules.Operator{SCRP: rules.SCRP{ApprovedOn: literal("2024-01-01")}}, rules.Condition{Operator: "scrp.approved_on", From: "2024-01-01"}, "report "},
		{rules.Operator{SCRP: rules.SCRP{ApprovedOn: literal("2024-01-01")}}, rules.Condition{Operator: "scrp.approved_on", Before: "2024-01-01"}, "none"},
		{rules.Operator{SCRP: rules.SCRP{ApprovedOn: literal("2024-01-01")}}, rules.Condition{Operator: "scrp.approved_on", Until: "2024-01-01"}, "report "},
		{rules.Operator{SCRP: rules.SCRP{ApprovedOn: literal("2024-01-02")}}, rules.Condition{Operator: "scrp.approved_on", Until: "2024-01-01"}, "none"},
	} {
		if got := ask(tc.o, tc.c); got != tc.want {
			t.Errorf("%+v, asked %s: %q, want %q", tc.o, tc.c.String(), got, tc.want)
		}
	}
}

// An operator is of one of some kinds if it says so of any, of none if it is known not
// to be any, and else it is not known.
func TestKindOfOperator(t *testing.T) {
	all := []string{"isp", "mno", "school", "etc"}
	rapid.Check(t, func(rt *rapid.T) {
		o, state := &rules.Operator{}, map[string]int{}
		for _, k := range all {
			switch state[k] = rapid.IntRange(0, 2).Draw(rt, k); state[k] {
			case 1:
				o.Kinds = append(o.Kinds, k)
			case 2:
				o.Not = append(o.Not, k)
			}
		}
		asked := rapid.SliceOfNDistinct(rapid.SampledFrom(all), 0, 4, rapid.ID[string]).Draw(rt, "asked")
		want := "no"
		if slices.ContainsFunc(asked, func(k string) bool { return state[k] == 0 }) {
			want = "unknown"
		}
		if slices.ContainsFunc(asked, func(k string) bool { return state[k] == 1 }) {
			want = "yes"
		}
		if got := fmt.Sprint(kindOf(o, asked)); got != want {
			rt.Fatalf("%+v, asked %v: %s, want %s", o, asked, got, want)
		}
	})
}
