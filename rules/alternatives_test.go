package rules

import (
	"encoding/csv"
	"os"
	"strings"
	"testing"
)

// The makers offered as known for a class are named by no rule, and the table of
// them in the documentation is that of alternatives.csv.
func TestAlternatives(t *testing.T) {
	f, err := os.Open("alternatives.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	pack, err := Vendors()
	if err != nil {
		t.Fatal(err)
	}
	countries, err := os.ReadFile("countries.csv")
	if err != nil {
		t.Fatal(err)
	}
	text, class := "| class | makers |\n| --- | --- |\n", ""
	for _, r := range rows[1:] {
		for _, v := range pack.Vendors {
			for _, g := range v.Names {
				for _, name := range append(g.Texts, v.Name) {
					if strings.EqualFold(name, r[1]) {
						t.Errorf("%s is a name of %s", r[1], v.ID)
					}
				}
			}
		}
		if !strings.Contains(string(countries), "\n"+r[2]+",") {
			t.Errorf("%s: there is no country %s", r[1], r[2])
		}
		switch {
		case r[0] != class && class != "":
			text += " |\n| " + r[0] + " | "
		case class == "":
			text += "| " + r[0] + " | "
		default:
			text += ", "
		}
		class = r[0]
		text += cell(r[1]) + " (" + r[2] + ")"
	}
	text += " |\n"
	page, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		head, rest, _ := strings.Cut(string(page), "| class | makers |")
		_, tail, _ := strings.Cut(rest, "\n## ")
		page = []byte(head + text + "\n## " + tail)
		if err := os.WriteFile("README.md", page, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if !strings.Contains(string(page), text) {
		t.Error("the table in README.md is not that of alternatives.csv; run go test ./rules -run TestAlternatives -update")
	}
}
