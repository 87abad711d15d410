package audit

import (
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

// Identities are counted as a map would count them.
func TestIDSetCountsAsAMapDoes(t *testing.T) {
	id := rapid.OneOf(rapid.Uint64Range(0, 40), rapid.Uint64(), rapid.Map(rapid.Uint64Range(0, 9), func(n uint64) uint64 { return ^n }))
	rapid.Check(t, func(t *rapid.T) {
		var s idSet
		want := map[uint64]uint32{}
		for _, n := range rapid.SliceOfN(id, 0, 300).Draw(t, "identities") {
			n = max(n, 1) // two of the 2^64 count as one
			want[n]++
			if got := s.add(n); got != want[n] {
				t.Fatalf("%d was added %d times, not %d", n, want[n], got)
			}
		}
	})
}

// A million identities take the memory that is promised.
func TestIDSetIsSmall(t *testing.T) {
	var s idSet
	rng := rand.New(rand.NewPCG(1, 2))
	const many = 1_000_000
	for range many {
		if s.add(rng.Uint64()) != 1 {
			t.Fatal("an identity was added twice")
		}
	}
	slots := 0
	for i := range s.buckets {
		slots += len(s.buckets[i].slots)
	}
	if each := float64(slots*8) / many; each < 9 || each > 13 {
		t.Errorf("an identity takes %.1f bytes", each)
	}
}
