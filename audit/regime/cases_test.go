package regime

import (
	"testing"

	"github.com/gearaudit/gearaudit/rules"
)

func TestRuleCases(t *testing.T) {
	set, err := rules.Load(rules.Embedded(), rules.Choice{Prefixes: []string{"*"}, IncludeUnverified: true, Cases: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range RunCases(set, dictionary(t)) {
		if r.Wrong != "" {
			t.Errorf("%s: %s %s: %s", r.Place(), r.Case.Name, r.Variant, r.Wrong)
		}
	}
}
