package catalog

import (
	"math"
	"testing"

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
		if got := Round(tc.cents); got != tc.want {
			t.Errorf("%v cents are %d, want %d", tc.cents, got, tc.want)
		}
	}
	if got := Cents(12.5); got != 13 {
		t.Errorf("half a cent goes up: %d", got)
	}
}

func TestBand(t *testing.T) {
	b := NewBand(100, 400, 0.1)
	if math.Abs(b.Median-200) > 1e-9 || math.Abs(b.Low-100) > 1e-9 || math.Abs(b.High-400) > 1e-9 {
		t.Errorf("a wide pair is taken as it is: %+v", b)
	}
	if b := NewBand(200, 200, 0.541); math.Abs(b.Low-100) > 0.1 || math.Abs(b.High-400) > 0.3 {
		t.Errorf("one number has the spread of its class, half to double: %+v", b)
	}
	if p := b.Of(2); p.Low != 200 || p.Median != 400 || p.High != 800 {
		t.Errorf("two dollars' worth: %+v", p)
	}
	tiny := NewBand(0.001, 0.001, 0.1)
	if p := tiny.Of(1); p.Median != 1 {
		t.Errorf("a price is never nought: %+v", p)
	}
}

// P10 and P90 are what they are called.
func TestBandHoldsEightOfTen(t *testing.T) {
	b := NewBand(150, 350, 0)
	at := func(z float64) float64 { return b.Median * math.Exp(b.Sigma*z) }
	if math.Abs(at(-Z90)-b.Low) > 1e-9 || math.Abs(at(Z90)-b.High) > 1e-9 {
		t.Errorf("%v to %v, want %v to %v", at(-Z90), at(Z90), b.Low, b.High)
	}
	for z, p := range map[float64]float64{Z90: 0.9} {
		if got := 0.5 * math.Erfc(-z/math.Sqrt2); math.Abs(got-p) > 1e-12 {
			t.Errorf("%v is the quantile of %v, not of %v", z, got, p)
		}
	}
}
