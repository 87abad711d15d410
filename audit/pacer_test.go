package audit

import "testing"

func TestGarbage(t *testing.T) {
	for held, want := range map[int64]int64{
		0: mostGarbage, 1 << 20: mostGarbage, 44 << 20: 100, 60 << 20: 40, 80 << 20: leastGarbage, 100 << 20: leastGarbage, 101 << 20: vainGarbage, 200 << 20: vainGarbage,
	} {
		if got := garbage(held); got != want {
			t.Errorf("%d MiB held: %d percent, want %d", held>>20, got, want)
		}
	}
}

// What is held fits under the limit of memory, with room for garbage.
func TestRoom(t *testing.T) {
	for held, want := range map[int64]int64{30 << 20: memoryBound, 90 << 20: memoryBound, 100 << 20: 126 << 20, 200 << 20: 296 << 20} {
		if got := room(held); got != want {
			t.Errorf("%d MiB held: %d MiB, want %d", held>>20, got>>20, want>>20)
		}
	}
}
