package excuse

import (
	"testing"

	"github.com/gearaudit/gearaudit/audit/regime"
	"pgregory.net/rapid"
)

func TestBaseline(t *testing.T) {
	b := NewBaseline()
	core, radio := Seen{"uk-core", "S1", "huawei", "CX600"}, Seen{"uk-5g-removal", "S1", "huawei", "RRU3268"}
	b.Add(core, 2, regime.Due)
	b.Add(radio, 3, regime.Review)
	b.Add(radio, 1, regime.Breach)
	for _, tc := range []struct {
		name    string
		seen    Seen
		pieces  int64
		outcome regime.Outcome
		want    bool
	}{
		{"as it was", core, 2, regime.Due, true},
		{"milder than it was", core, 2, regime.Review, true},
		{"worse than it was", core, 1, regime.Breach, false},
		{"more than there were", core, 3, regime.Due, false},
		{"as many as were so bad", radio, 1, regime.Breach, true},
		{"more than were so bad", radio, 2, regime.Breach, false},
		{"all of them, milder", radio, 4, regime.Review, true},
		{"another rule", Seen{"uk-sites", "S1", "huawei", "CX600"}, 1, regime.Review, false},
		{"another site", Seen{"uk-core", "S2", "huawei", "CX600"}, 1, regime.Due, false},
		{"another maker", Seen{"uk-core", "S1", "zte", "CX600"}, 1, regime.Due, false},
		{"another model", Seen{"uk-core", "S1", "huawei", "NE40E"}, 1, regime.Due, false},
	} {
		if got := b.Use().Known(tc.seen, tc.pieces, tc.outcome); got != tc.want {
			t.Errorf("%s: known %v, want %v", tc.name, got, tc.want)
		}
	}
}

// Whether all findings of a run are known does not hang on their order, and
// they are if and only if each can be given pieces that were as bad.
func TestBaselineInAnyOrder(t *testing.T) {
	s := Seen{Rule: "r"}
	outcome := rapid.Map(rapid.IntRange(0, 3), func(n int) regime.Outcome { return regime.Outcome(n) })
	rapid.Check(t, func(t *rapid.T) {
		old, now := rapid.SliceOfN(outcome, 0, 6).Draw(t, "old"), rapid.SliceOfN(outcome, 0, 6).Draw(t, "new")
		b := NewBaseline()
		for _, o := range old {
			b.Add(s, 1, o)
		}
		want := true // Hall's condition on nested sets
		for k := range regime.Outcome(4) {
			count := func(list []regime.Outcome) (n int) {
				for _, o := range list {
					if o <= k {
						n++
					}
				}
				return n
			}
			want = want && count(now) <= count(old)
		}
		for _, order := range [][]regime.Outcome{now, rapid.Permutation(now).Draw(t, "order")} {
			u, got := b.Use(), true
			for _, o := range order {
				got = u.Known(s, 1, o) && got
			}
			if got != want {
				t.Fatalf("%v after %v: known %v, want %v", order, old, got, want)
			}
		}
	})
}

func TestNoBaseline(t *testing.T) {
	var none *Baseline
	if none.Use().Known(Seen{Rule: "uk-core"}, 1, regime.Due) || NewBaseline().Use().Known(Seen{}, 1, regime.Breach) {
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
