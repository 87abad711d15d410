package regime

import (
	"testing"

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
