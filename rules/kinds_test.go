package rules

import "testing"

// Every kind has one line for people, and a country that a pack is for.
func TestKindDefs(t *testing.T) {
	set, err := Load(Embedded(), Choice{All: true})
	if err != nil {
		t.Fatal(err)
	}
	countries := map[string]bool{"": true}
	for _, p := range set.Packs {
		for _, c := range p.Countries {
			countries[c] = true
		}
	}
	seen := map[string]bool{}
	for _, k := range set.Kinds {
		if k.Doc == "" || !countries[k.Country] || seen[k.Kind] {
			t.Errorf("%+v", k)
		}
		seen[k.Kind] = true
	}
	if !seen["etc"] {
		t.Error("etc is missing")
	}
}
