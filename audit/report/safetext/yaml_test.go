package safetext_test

import (
	"strconv"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"github.com/gearaudit/gearaudit/audit/report/safetext"
)

// Texts in quotes are read as they were, and nothing in what is printed acts.
func TestYAML(t *testing.T) {
	for _, s := range []string{"x", "##[error]x", "###", "####", `\##`, "a\x1b[2J##", "##vso[x]\n::error::", "\u202e##", "# # ##"} {
		out := safetext.YAML("# " + s[:1] + "\na: " + strconv.Quote(s) + "\n")
		if strings.Contains(out, "##") || strings.ContainsAny(out, "\x1b\u202e") {
			t.Errorf("%q: %q is printed", s, out)
		}
		var got struct{ A string }
		if err := yaml.Unmarshal([]byte(out), &got); err != nil || got.A != s {
			t.Errorf("%q: read as %q, %v", s, got.A, err)
		}
	}
}
