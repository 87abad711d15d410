package rules

import (
	"flag"
	"fmt"
	"os"
	"path"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the documentation anew")

const generated = "<!-- Made from the rule files by go test ./rules -run TestDocs -update. Change those, not this. -->\n\n"

// docs renders the documentation that stands beside the rules: README.md of
// every jurisdiction, by path within the folder.
func docs(t *testing.T) map[string]string {
	t.Helper()
	set, err := Load(Embedded(), Choice{All: true, Cases: true})
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, p := range set.Packs {
		var b strings.Builder
		fmt.Fprintf(&b, "# %s\n\n%sFacts up to %s, sources read up to %s.\n", p.Title, generated, p.Date, p.Checked)
		for _, n := range p.Notes {
			fmt.Fprintf(&b, "\n- %s", n)
		}
		b.WriteString("\n\nChanges:\n\n")
		for _, c := range p.Changelog {
			fmt.Fprintf(&b, "- %s: %s\n", c.On, c.What)
		}
		for _, r := range set.Rules {
			if path.Dir(r.File) == "rules/"+p.ID {
				fmt.Fprintf(&b, "\n## %s\n\n%s", r.ID, r.Page(set.Lists[r.List]))
			}
		}
		out[p.ID+"/README.md"] = b.String()
	}
	return out
}

// The documentation beside the rules says what the files say.
func TestDocs(t *testing.T) {
	for file, text := range docs(t) {
		if *update {
			if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		old, err := os.ReadFile(file)
		if err != nil || strings.ReplaceAll(string(old), "\r\n", "\n") != text {
			t.Errorf("rules/%s is not what the rule files say; run go test ./rules -run TestDocs -update", file)
		}
	}
}

// Every rule has its section, with its citation and every clause.
func TestDocsAreComplete(t *testing.T) {
	pages := docs(t)
	set, err := Load(Embedded(), Choice{All: true, Cases: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range set.Rules {
		page := pages[strings.Split(r.File, "/")[1]+"/README.md"]
		wants := []string{"## " + r.ID, r.Title, r.Citation, r.Sources[0].URL}
		for _, c := range r.Clauses {
			wants = append(wants, "| "+c.ID+" |")
		}
		for _, want := range wants {
			if !strings.Contains(page, want) {
				t.Errorf("the page of %s does not say %q", r.ID, want)
			}
		}
	}
}
