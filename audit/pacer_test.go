package audit

import "testing"

func TestGarbage(t *testing.T) {
	for held, want := range map[int64]int64{
		0: mostGarbage, 1 << 20: mostGarbage, 46 << 20: 100, 60 << 20: 40, 80 << 20: leastGarbage, 200 << 20: leastGarbage,
	} {
		if got := garbage(held); got != want {
			t.Errorf("%d MiB held: %d percent, want %d", held>>20, got, want)
		}
	}
}
