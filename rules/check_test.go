package rules

import (
	"strings"
	"testing"
	"testing/fstest"
)

// Everything that is wrong in a rule is refused with its place and with what
// to do.
func TestCheck(t *testing.T) {
	for name, tc := range map[string]struct{ old, new, want string }{
		"title":                {"title: A title", "title: \" \"", "us-x.yaml:1:1: title is missing"},
		"why":                  {"why: because\n", "", "us-x.yaml:1:1: why is missing"},
		"force":                {"force: policy", "force: law", `force cannot be "law"`},
		"no source":            {"sources: [{url: https://example.org, checked: 2026-11-21, evidence: official}]", "sources: []", "the rule has no source"},
		"source without day":   {"checked: 2026-11-21, ", "", "us-x.yaml:6:11: checked is missing"},
		"source evidence":      {"evidence: official", "evidence: rumour", `evidence cannot be "rumour"`},
		"two ways to reach":    {"vendors: [huawei]", "vendors: [huawei]\nlist: some", "exactly one of vendors, list and category"},
		"no way to reach":      {"vendors: [huawei]\n", "", "exactly one of vendors, list and category"},
		"nothing follows":      {"clauses: [{id: a, outcome: advisory, message: so}]", "clauses: []", "exactly one of clauses and share"},
		"policy breached":      {"outcome: advisory", "outcome: breach", "us-x.yaml:9:11: a policy cannot be breached"},
		"policy due":           {"outcome: advisory", "outcome: due, deadline: 2027-01-01", "a policy cannot be breached"},
		"due without deadline": {"outcome: advisory", "outcome: due", "what is due has no deadline"},
		"no message":           {", message: so", "", "message is missing"},
		"outcome":              {"outcome: advisory", "outcome: bad", `outcome cannot be "bad"`},
		"deadline":             {"outcome: advisory", "outcome: advisory, deadline: soon", `deadline: "soon" is not a date`},
		"yearly":               {"outcome: advisory", "outcome: report, deadline: {yearly: 02-30}", "deadline: "},
		"valid_from":           {"force: policy", "force: policy\nvalid_from: entry.born_on", "valid_from: "},
		"span":                 {"force: policy", "force: policy\nvalid_from: 2020-01-01+1w", `"1w" is not a span`},
		"huge span":            {"force: policy", "force: policy\nvalid_from: 2020-01-01+99999y", "is not a span"},
		"unbound":              {"force: policy", "force: policy\nunbound: breach", `unbound cannot be "breach"`},
		"two questions":        {"outcome: advisory", "when: {field: role, in: [ran], known: yes}, outcome: advisory", "a field condition asks one thing, this one asks 2"},
		"no question":          {"outcome: advisory", "when: {field: role}, outcome: advisory", "a field condition asks one thing, this one asks 0"},
		"two heads":            {"outcome: advisory", "when: {field: role, ask: why?, in: [ran]}, outcome: advisory", "a condition asks one thing, this one asks 2"},
		"empty":                {"outcome: advisory", "when: {}, outcome: advisory", "a condition asks one thing, this one asks 0"},
		"deep":                 {"outcome: advisory", "when: {all: [{any: [{not: {}}]}]}, outcome: advisory", "a condition asks one thing, this one asks 0"},
		"ask with in":          {"outcome: advisory", "when: {ask: why?, in: [ran]}, outcome: advisory", "ask takes no in"},
		"answered_by":          {"outcome: advisory", "when: {field: role, in: [ran], answered_by: notes}, outcome: advisory", "only ask takes answered_by"},
		"is":                   {"outcome: advisory", "when: {field: sanctions_affected, is: perhaps}, outcome: advisory", `is cannot be "perhaps"`},
		"entry":                {"outcome: advisory", "when: {entry: name}, outcome: advisory", `an entry has no "name" to ask for`},
		"day":                  {"outcome: advisory", "when: {field: acquired_on, from: never}, outcome: advisory", `the day: "never" is not a date`},
		"binds":                {"force: policy", "force: policy\nbinds: {operator: kind}", "a operator condition asks one thing"},
		"cap":                  {"clauses: [{id: a, outcome: advisory, message: so}]", "share: {universe: {field: role, known: yes}, cap: a third, deadline: 2023-01-01, measures: [{unit: x, sum: traffic}]}", "is not a fraction between 0 and 1"},
		"cap above one":        {"clauses: [{id: a, outcome: advisory, message: so}]", "share: {universe: {field: role, known: yes}, cap: 3/2, deadline: 2023-01-01, measures: [{unit: x, sum: traffic}]}", "is not a fraction between 0 and 1"},
		"share without day":    {"clauses: [{id: a, outcome: advisory, message: so}]", "share: {universe: {field: role, known: yes}, cap: 1/2, measures: [{unit: x, sum: traffic}]}", "a share needs a deadline"},
		"count and sum":        {"clauses: [{id: a, outcome: advisory, message: so}]", "share: {universe: {field: role, known: yes}, cap: 1/2, deadline: 2023-01-01, measures: [{unit: x, sum: traffic, count: site_id}]}", "exactly one of count and sum"},
	} {
		w := world()
		w["us/us-x.yaml"] = file("us-x", tc.old, tc.new)
		if string(w["us/us-x.yaml"].Data) == strings.Replace(rule, "id: ID", "id: us-x", 1) {
			t.Errorf("%s: nothing was changed", name)
		}
		_, err := Load(w, Choice{Prefixes: []string{"us-x"}})
		if err == nil || !strings.Contains(err.Error(), tc.want) {
			t.Errorf("%s: %v, want %q", name, err, tc.want)
		}
	}
}

func TestCheckList(t *testing.T) {
	for name, tc := range map[string]struct{ old, new, want string }{
		"vendor and category": {"vendor: zte", "vendor: zte, category: {field: role, known: yes}", "exactly one of vendor and category"},
		"neither":             {"vendor: zte, ", "", "exactly one of vendor and category"},
		"no day":              {"listed_on: 2021-03-12, ", "", "listed_on is missing"},
		"evidence":            {"evidence: official", "evidence: x", `evidence cannot be "x"`},
		"limit":               {"vendor: zte", "vendor: zte, limit: {field: role}", "a field condition asks one thing"},
		"bad key":             {"duty_from", "dutyfrom", `the key "dutyfrom" is not known here`},
	} {
		w := world()
		src := string(w["lists/some.yaml"].Data)
		w["lists/some.yaml"] = &fstest.MapFile{Data: []byte(strings.Replace(src, tc.old, tc.new, 1))}
		if _, err := Load(w, Choice{Prefixes: []string{"us"}}); err == nil || !strings.Contains(err.Error(), "rules/lists/some.yaml:5:5: ") && !strings.Contains(err.Error(), tc.want) {
			t.Errorf("%s: %v, want %q", name, err, tc.want)
		}
	}
}

func TestParseRef(t *testing.T) {
	for text, want := range map[string]Ref{
		"2020-06-30":                             {Date: 18443},
		"2020-06-30+90d":                         {Date: 18443, Days: 90},
		"as_of":                                  {Name: "as_of"},
		"entry.duty_from+6m":                     {Name: "entry.duty_from", Months: 6},
		"operator.scrp.first_disbursement_on+1y": {Name: "operator.scrp.first_disbursement_on", Years: 1},
	} {
		if got, err := ParseRef(text); err != nil || got != want {
			t.Errorf("%s: %+v %v", text, got, err)
		}
	}
	for _, text := range []string{"", "tomorrow", "entry.name", "2020-06-30+", "2020-06-30+d", "2020-06-30+-1d", "2020-06-30+1", "as_of+x1d"} {
		if got, err := ParseRef(text); err == nil {
			t.Errorf("%q reads as %+v", text, got)
		}
	}
}

func TestVocabulary(t *testing.T) {
	binding := 0
	for _, f := range Forces() {
		if Binding(f) {
			binding++
		}
	}
	if binding != 6 || Binding("law") || !Binding("contract") || Binding("policy") {
		t.Errorf("%d forces bind", binding)
	}
	if (&Rule{}).Evidence() != "unverified" {
		t.Error("what has no source is unverified")
	}
}
