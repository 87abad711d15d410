package rules

import (
	"fmt"
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
	for _, n := range set.Nothing {
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
	if set.NothingIn("CH") == "" || set.NothingIn("US") != "" || set.NothingIn("ZA") != "" {
		t.Error("what is said of CH, US and ZA is wrong")
	}
}

// Data of the program that cannot be read is a fault with its place, never a panic.
func TestProgramTables(t *testing.T) {
	for name, tc := range map[string]struct{ data, want string }{
		"a day":       {"country,checked,read,found\nCH,soon,a,b\n", "rules/nothing.csv:2: the day is no date"},
		"cells short": {"country,checked,read,found\nCH,2026-11-29\n", "rules/nothing.csv: the table cannot be read"},
		"empty":       {"country,checked,read,found\n", "rules/nothing.csv: the table has no rows"},
		"quote":       {"country,checked,read,found\n\"CH,2026-11-29,a,b\n", "rules/nothing.csv: the table cannot be read"},
	} {
		if _, err := nothingFound(tc.data); err == nil || !strings.Contains(err.Error(), tc.want) {
			t.Errorf("%s: %v, want %s", name, err, tc.want)
		}
	}
	if _, err := kindDefs("kind,country,doc\nmno\n"); err == nil || !strings.Contains(err.Error(), "rules/kinds.csv") {
		t.Errorf("kinds: %v", err)
	}
}

// A country has further packs as long as one of its packs is not loaded.
func TestFurther(t *testing.T) {
	set, err := Load(Embedded(), Choice{Country: "US"})
	if err != nil {
		t.Fatal(err)
	}
	for country, want := range map[string]string{"US": "[] true", "AU": "[au] true", "DE": "[de eu] true", "CH": "[] false"} {
		ids, known := set.Further(country)
		if got := fmt.Sprint(ids, known); got != want {
			t.Errorf("%s: %s, want %s", country, got, want)
		}
	}
}
