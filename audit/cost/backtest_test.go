package cost

import (
	"math"
	"testing"
)

// What eight operators asked for in 2022, estimated one by one with a reference
// class of the other seven: the range must hold at least six of them, and the
// middle must not miss by more than a factor of 1.49 on average.
func TestBackTest(t *testing.T) {
	trials, err := load(t).BackTest()
	if err != nil {
		t.Fatal(err)
	}
	held, miss := 0, 0.0
	for _, r := range trials {
		if r.Held {
			held++
		}
		miss += math.Abs(r.LogError) / float64(len(trials))
		t.Logf("%-32s %4d sites, request %14s, P10 %14s P50 %14s P90 %14s equipment %13s, held %5v, log error %+.3f",
			r.Name, r.Sites, r.Request, r.AllIn.P10, r.AllIn.P50, r.AllIn.P90, r.Equipment, r.Held, r.LogError)
	}
	t.Logf("held %d of %d, mean absolute log error %.4f (a factor of %.3f)", held, len(trials), miss, math.Exp(miss))
	if len(trials) != 8 || held < 6 || miss > math.Log(1.49) {
		t.Errorf("%d of %d held, mean absolute log error %.4f", held, len(trials), miss)
	}
}
