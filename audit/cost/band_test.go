package cost

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"github.com/gearaudit/gearaudit/audit/gear"
)

func TestRound(t *testing.T) {
	for _, tc := range []struct {
		cents float64
		want  gear.Amount
	}{
		{-5, 0}, {0, 0}, {math.NaN(), 0}, {49, 0}, {50, 100}, {149.99, 100}, {150, 200}, {1e17, 1e17},
		{math.MaxInt64, math.MaxInt64 / 200 * 100}, {math.Inf(1), math.MaxInt64 / 200 * 100},
	} {
		if got := round(tc.cents); got != tc.want {
			t.Errorf("%v cents are %d, want %d", tc.cents, got, tc.want)
		}
	}
	if got := cents(12.5); got != 13 {
		t.Errorf("half a cent goes up: %d", got)
	}
}

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
	if got := split(7, []float64{0, 0}); got[0]+got[1] != 7 {
		t.Errorf("weights of nought: %v", got)
	}
	if got := split(7, nil); len(got) != 0 {
		t.Errorf("nobody: %v", got)
	}
}

func TestBand(t *testing.T) {
	b := newBand(100, 400, 0.1)
	if math.Abs(b.median-200) > 1e-9 || math.Abs(b.low-100) > 1e-9 || math.Abs(b.high-400) > 1e-9 {
		t.Errorf("a wide pair is taken as it is: %+v", b)
	}
	if b := newBand(200, 200, 0.541); math.Abs(b.low-100) > 0.1 || math.Abs(b.high-400) > 0.3 {
		t.Errorf("one number has the spread of its class, half to double: %+v", b)
	}
	if p := b.of(2); p.low != 200 || p.median != 400 || p.high != 800 {
		t.Errorf("two dollars' worth: %+v", p)
	}
	tiny := newBand(0.001, 0.001, 0.1)
	if p := tiny.of(1); p.median != 1 {
		t.Errorf("a price is never nought: %+v", p)
	}
}

// P10 and P90 are what they are called.
func TestBandHoldsEightOfTen(t *testing.T) {
	b := newBand(150, 350, 0)
	at := func(z float64) float64 { return b.median * math.Exp(b.sigma*z) }
	if math.Abs(at(-z90)-b.low) > 1e-9 || math.Abs(at(z90)-b.high) > 1e-9 {
		t.Errorf("%v to %v, want %v to %v", at(-z90), at(z90), b.low, b.high)
	}
	for z, p := range map[float64]float64{z90: 0.9} {
		if got := 0.5 * math.Erfc(-z/math.Sqrt2); math.Abs(got-p) > 1e-12 {
			t.Errorf("%v is the quantile of %v, not of %v", z, got, p)
		}
	}
}
