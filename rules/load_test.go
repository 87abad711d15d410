package rules

import "testing"

func TestEmbeddedRulesLoad(t *testing.T) {
	set, err := Load(Embedded(), Choice{Prefixes: []string{"*"}, Cases: true, IncludeUnverified: true})
	if err != nil {
		t.Fatal(err)
	}
	if len(set.Rules) == 0 || len(set.Packs) == 0 {
		t.Fatal("nothing was loaded")
	}
}

func BenchmarkLoadUS(b *testing.B) {
	for b.Loop() {
		if _, err := Load(Embedded(), Choice{Prefixes: []string{"us"}}); err != nil {
			b.Fatal(err)
		}
	}
}
