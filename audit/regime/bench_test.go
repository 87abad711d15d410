package regime

import (
	"testing"

	"github.com/gearaudit/gearaudit/audit/regime/profile"
	"github.com/gearaudit/gearaudit/rules"
)

// stand is a judge and an item for it.
func stand(b testing.TB, operator string, facts ...string) (*Judge, *caseItem) {
	b.Helper()
	set, err := rules.Load(rules.Embedded(), rules.Choice{Prefixes: []string{"us"}})
	if err != nil {
		b.Fatal(err)
	}
	p, err := profile.Parse("profile.yaml", []byte(operator))
	if err != nil {
		b.Fatal(err)
	}
	dict := dictionary(b)
	j, err := Compile(set, dict, p, date(b, "2026-11-21"))
	if err != nil {
		b.Fatal(err)
	}
	return j, item(b, dict, facts...)
}

const carrier = "operator: {country: US, kinds: [etc, acs_provider, isp], usf: [high_cost], not: [scrp_participant, federal_contractor, federal_grantee, federal_agency]}"

// A row of each kind: what one judgement costs.
func BenchmarkJudge(b *testing.B) {
	for _, bc := range []struct {
		name  string
		facts []string
	}{
		{"other maker", []string{"vendor=none", "role=core", "function=router_switch", "funding=private"}},
		{"designated", []string{"vendor=huawei", "role=ran", "function=ran_baseband", "funding=high_cost", "acquired_on=2021-03-15"}},
		{"blanks", []string{"vendor=hikvision"}},
		{"unknown maker", []string{"vendor=unknown", "role=ran", "function=ran_baseband"}},
	} {
		b.Run(bc.name, func(b *testing.B) {
			j, e := stand(b, carrier, bc.facts...)
			var dst []Finding
			b.ReportAllocs()
			for b.Loop() {
				dst = j.Judge(&e.item, &e.subject, dst[:0])
			}
		})
	}
}

// BenchmarkCompile is what a run pays once for the rules of one country.
func BenchmarkCompile(b *testing.B) {
	set, err := rules.Load(rules.Embedded(), rules.Choice{Prefixes: []string{"us"}})
	if err != nil {
		b.Fatal(err)
	}
	dict := dictionary(b)
	p := &profile.Profile{Operator: rules.Operator{Country: "US", Kinds: []string{"etc"}}}
	for b.Loop() {
		if _, err := Compile(set, dict, p, date(b, "2026-11-21")); err != nil {
			b.Fatal(err)
		}
	}
}
