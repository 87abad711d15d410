package regime

import (
	"fmt"
	"testing"

	"github.com/gearaudit/gearaudit/audit/regime/profile"
	"github.com/gearaudit/gearaudit/rules"
	"github.com/google/go-cmp/cmp"
)

// The operator is asked once for each kind that its profile is silent about, and
// for none that it answered, whatever rules ask.
func TestOpenKinds(t *testing.T) {
	for text, want := range map[string][]string{
		"operator: {country: US, kinds: [isp], not: [etc, acs_provider, scrp_participant, federal_contractor, federal_agency, federal_grantee, bead_subgrantee]}": {"[importer]"},
		"operator: {country: DE}": {},
		"operator: {country: US, kinds: [etc, acs_provider], not: [importer]}": {"[federal_agency]", "[federal_contractor]", "[federal_grantee]", "[bead_subgrantee]", "[scrp_participant]"},
	} {
		j, _ := stand(t, text)
		got := []string{}
		for _, o := range j.OpenKinds() {
			for _, i := range o.Rules {
				if d := j.compiled[i]; !d.inForce || d.bound != unknown {
					t.Errorf("%s: %v is asked for %s, which is settled", text, o.Kinds, d.rule.ID)
				}
			}
			if set := fmt.Sprint(o.Kinds); j.operator.Country == "US" {
				got = append(got, set)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", text, diff)
		}
	}
	if got := withoutProfile(t).OpenKinds(); got != nil {
		t.Errorf("nobody said who asks, and is asked for %v", got)
	}
}

// A kind on which only a clause turns is asked for too, apart from what binds.
func TestOpenKindsOfClauses(t *testing.T) {
	rule := &rules.Rule{
		ID: "x", Vendors: []string{"huawei"}, Force: "policy", Binds: &rules.Condition{Operator: "country", In: []string{"US"}},
		Clauses: []rules.Clause{{ID: "a", When: &rules.Condition{Operator: "kind", In: []string{"isp"}}, Outcome: "report", Message: "so"}},
	}
	set := &rules.Set{Rules: []*rules.Rule{rule}}
	for text, want := range map[string]string{
		"operator: {country: US}":               "[{[isp] [] [0]}]",
		"operator: {country: US, kinds: [isp]}": "[]",
		"operator: {country: US, not: [isp]}":   "[]",
		"operator: {country: DE}":               "[]",
	} {
		p, err := profile.Parse("p.yaml", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		j, err := Compile(set, dictionary(t), p, date(t, "2026-11-29"))
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(j.OpenKinds()); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}
