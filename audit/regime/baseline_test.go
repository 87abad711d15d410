package regime

import (
	"testing"

	"pgregory.net/rapid"
)

func TestBaseline(t *testing.T) {
	b := NewBaseline()
	core, radio := Fingerprint("uk-core", "a1"), Fingerprint("uk-5g-removal", "a1")
	b.Add(core, Due)
	b.Add(radio, Review)
	b.Add(radio, Breach)
	b.Add(radio, Advisory)
	for _, tc := range []struct {
		name, id string
		outcome  Outcome
		want     bool
	}{
		{"as it was", core, Due, true},
		{"milder than it was", core, Review, true},
		{"worse than it was", core, Breach, false},
		{"the worst of items that look the same", radio, Breach, true},
		{"another rule on the item", Fingerprint("uk-sites", "a1"), Review, false},
		{"the rule on another item", Fingerprint("uk-core", "a2"), Due, false},
	} {
		if got := b.Known(tc.id, 1, tc.outcome); got != tc.want {
			t.Errorf("%s: known %v, want %v", tc.name, got, tc.want)
		}
	}
}

// Of items that cannot be told apart, as many are known as there were.
func TestBaselineCounts(t *testing.T) {
	b := NewBaseline()
	b.Add("f", Due)
	b.Add("f", Review)
	for nth, want := range map[int]bool{1: true, 2: true, 3: false} {
		if got := b.Known("f", nth, Due); got != want {
			t.Errorf("number %d: known %v, want %v", nth, got, want)
		}
	}
}

func TestNoBaseline(t *testing.T) {
	var none *Baseline
	if none.Known(Fingerprint("uk-core", "a1"), 1, Due) || NewBaseline().Known("", 1, Breach) {
		t.Error("nothing is known before the first run")
	}
}

// The fingerprint is part of the contract: a saved run of today must fit the
// program of tomorrow.
func TestFingerprintStays(t *testing.T) {
	if got, want := Fingerprint("us-usf-54.9", "0123456789abcdef"), "fb50de2784343667"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// Rule and item cannot run into each other.
func TestFingerprintsDiffer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringMatching(`[a-z0-9.-]{0,12}`)
		a, b, c, d := word.Draw(t, "rule"), word.Draw(t, "item"), word.Draw(t, "other rule"), word.Draw(t, "other item")
		if same := a == c && b == d; same != (Fingerprint(a, b) == Fingerprint(c, d)) {
			t.Fatalf("%s %s and %s %s", a, b, c, d)
		}
	})
}
