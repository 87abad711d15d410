package flags

import "testing"

func TestGCPercent(t *testing.T) {
	for held, want := range map[int64]int64{
		0: mostGC, 1 << 20: mostGC, 44 << 20: 70, 60 << 20: 20, 72 << 20: leastGC, 73 << 20: futileGC, 200 << 20: futileGC,
	} {
		if got := gcPercent(held); got != want {
			t.Errorf("%d MiB held: %d percent, want %d", held>>20, got, want)
		}
	}
}

// What is held fits under the limit of memory, with some left for garbage.
func TestLimitFor(t *testing.T) {
	for held, want := range map[int64]int64{1 << 20: memoryBound, 30 << 20: 91 << 20, 60 << 20: memoryBound, 100 << 20: 136 << 20, 200 << 20: 256 << 20} {
		if got := limitFor(held); got != want {
			t.Errorf("%d MiB held: %d MiB, want %d", held>>20, got>>20, want>>20)
		}
	}
}
