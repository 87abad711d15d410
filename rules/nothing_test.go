package rules

import (
	"os"
	"strings"
	"testing"
)

// The table of countries in which nothing binding was found: in order, none
// twice, none with a duty in a pack of its own, and shown in the documentation.
func TestNothingBinding(t *testing.T) {
	set, err := Load(Embedded(), Choice{All: true})
	if err != nil {
		t.Fatal(err)
	}
	own := map[string]bool{}
	for _, p := range set.Packs {
		if len(p.Countries) == 1 {
			own[p.Countries[0]] = true
		}
	}
	text := "| country | checked | what was read | what was found |\n| --- | --- | --- | --- |\n"
	last := ""
	for _, n := range NothingBinding() {
		if n.Country <= last || own[n.Country] || n.Checked == 0 || n.Read == "" || n.Found == "" {
			t.Errorf("%+v stands behind %s", n, last)
		}
		last = n.Country
		text += "| " + n.Country + " | " + n.Checked.String() + " | " + cell(n.Read) + " | " + cell(n.Found) + " |\n"
	}
	page, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		head, _, _ := strings.Cut(string(page), "| country |")
		page = []byte(head + text)
		if err := os.WriteFile("README.md", page, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if !strings.HasSuffix(string(page), text) {
		t.Error("the table in README.md is not that of nothing.csv; run go test ./rules -run TestNothingBinding -update")
	}
	if NothingIn("CH") == "" || NothingIn("US") != "" || NothingIn("ZA") != "" {
		t.Error("what is said of CH, US and ZA is wrong")
	}
}
