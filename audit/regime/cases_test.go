package regime

import (
	"io/fs"
	"path"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/rules"
)

// everyRule names every rule file that the program carries, also those that
// are only loaded when named.
func everyRule(t testing.TB) []string {
	t.Helper()
	files, err := fs.Glob(rules.Embedded(), "*/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range files {
		dir, name := path.Split(f)
		if name != "pack.yaml" && dir != "vendors/" && dir != "lists/" {
			out = append(out, strings.TrimSuffix(name, ".yaml"))
		}
	}
	return out
}

func TestRuleCases(t *testing.T) {
	results := RunCases(allRules(t), dictionary(t))
	for _, r := range results {
		if r.Wrong != "" {
			t.Errorf("%s: %s %s: %s", r.Place(), r.Case.Name, r.Variant, r.Wrong)
		}
	}
	if len(results) < 900 {
		t.Errorf("only %d examples were run", len(results))
	}
}
