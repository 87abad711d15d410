package gear_test

import (
	"errors"
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"github.com/gearaudit/gearaudit/audit/gear"
)

func TestAmountString(t *testing.T) {
	for a, want := range map[gear.Amount]string{
		0: "0.00", 5: "0.05", 1234567: "12345.67", -5: "-0.05", -100: "-1.00",
		math.MaxInt64: "92233720368547758.07", math.MinInt64: "-92233720368547758.08",
	} {
		if got := a.String(); got != want {
			t.Errorf("%d: %s, want %s", int64(a), got, want)
		}
	}
}

// The checked sums agree with arithmetic that cannot overflow.
func TestAmountArithmetic(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.Int64().Draw(t, "a"), rapid.Int64().Draw(t, "b")
		sum, err := gear.Amount(a).Add(gear.Amount(b))
		agree(t, "sum", new(big.Int).Add(big.NewInt(a), big.NewInt(b)), sum, err)
		product, err := gear.Amount(a).Times(b)
		agree(t, "product", new(big.Int).Mul(big.NewInt(a), big.NewInt(b)), product, err)
	})
}

func agree(t *rapid.T, what string, want *big.Int, got gear.Amount, err error) {
	switch {
	case want.IsInt64() && (err != nil || want.Int64() != int64(got)):
		t.Fatalf("%s: %d (%v), want %s", what, got, err, want)
	case !want.IsInt64() && !errors.Is(err, gear.ErrOverflow):
		t.Fatalf("%s: %d (%v), want an overflow", what, got, err)
	}
}

func TestAmountEdges(t *testing.T) {
	if _, err := gear.Amount(math.MinInt64).Times(-1); !errors.Is(err, gear.ErrOverflow) {
		t.Error("the smallest amount has no opposite")
	}
	if _, err := gear.Amount(math.MaxInt64).Add(1); !errors.Is(err, gear.ErrOverflow) {
		t.Error("one cent above the largest amount must not fit")
	}
	if got, err := gear.Amount(math.MaxInt64).Add(0); err != nil || got != math.MaxInt64 {
		t.Errorf("adding nothing: %d, %v", got, err)
	}
}
