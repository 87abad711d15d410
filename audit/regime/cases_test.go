package regime

import "testing"

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
