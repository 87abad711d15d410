package cost

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// Shares are in proportion and add up, whatever the weights.
func TestSplit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		total := gear.Amount(rapid.Int64Range(0, 1e15).Draw(t, "total"))
		weights := rapid.SliceOfN(rapid.Float64Range(0, 1e12), 1, 40).Draw(t, "weights")
		var sum gear.Amount
		all := 0.0
		for _, w := range weights {
			all += w
		}
		for i, a := range split(total, weights) {
			sum += a
			if all > 0 && math.Abs(float64(a)-float64(total)*(weights[i]/all)) > 2+float64(total)*1e-12*float64(len(weights)) {
				t.Fatalf("part %d of %v in %d is %d", i, weights, total, a)
			}
		}
		if sum != total {
			t.Fatalf("%d was split into %d", total, sum)
		}
	})
}

func TestSplitGivesTheCentsLeftToTheLargestRemainders(t *testing.T) {
	got := split(100, []float64{1, 1, 1})
	if got[0] != 34 || got[1] != 33 || got[2] != 33 {
		t.Errorf("a hundred by three: %v", got)
	}
	if got := split(7, []float64{0, 0}); got[0] != 4 || got[1] != 3 {
		t.Errorf("weights of nought: %v", got)
	}
	if got := split(7, nil); len(got) != 0 {
		t.Errorf("nobody: %v", got)
	}
}
