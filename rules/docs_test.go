package rules

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the documentation anew")

// The documentation beside the rules says what the files say.
func TestDocs(t *testing.T) {
	docs, err := Docs(Embedded())
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range docs {
		file := filepath.FromSlash(name)
		if *update {
			if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		old, err := os.ReadFile(file)
		if err != nil || strings.ReplaceAll(string(old), "\r\n", "\n") != text {
			t.Errorf("rules/%s is not what the rule files say; run go test ./rules -run TestDocs -update", name)
		}
	}
}

// Every rule has its section, with its citation and every clause.
func TestDocsAreComplete(t *testing.T) {
	docs, err := Docs(Embedded())
	if err != nil {
		t.Fatal(err)
	}
	set, err := Load(Embedded(), Choice{All: true, Cases: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range set.Rules {
		page := docs[strings.Split(r.File, "/")[1]+"/README.md"]
		wants := []string{"## " + r.ID, r.Title, r.Citation, r.Sources[0].URL}
		for _, c := range r.Clauses {
			wants = append(wants, "| "+c.ID+" |")
		}
		for _, want := range wants {
			if !strings.Contains(page, want) {
				t.Errorf("the page of %s does not say %q", r.ID, want)
			}
		}
		if !strings.Contains(docs["README.md"], "["+r.ID+"]") {
			t.Errorf("the index does not name %s", r.ID)
		}
	}
}
