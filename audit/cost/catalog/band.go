package catalog

import (
	"math"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// Quantiles of the standard normal distribution.
const (
	Z90 = 1.2815515655446004
)

// Band is the price of one piece in cents, or a ratio: log-normal, with a
// median and a standard deviation of its logarithm. Low and high are P10 and
// P90.
type Band struct {
	Low, Median, High float64
	Sigma             float64
}

// NewBand reads a pair of prices as P10 and P90. Prices that few people were
// asked for make ranges that are too narrow, if they are ranges at all: the
// spread is at least the floor, around the same middle.
func NewBand(low, high, floor float64) Band {
	sigma := max(math.Log(high/low)/(2*Z90), floor)
	middle := math.Sqrt(low * high)
	spread := math.Exp(Z90 * sigma)
	return Band{Low: middle / spread, Median: middle, High: middle * spread, Sigma: sigma}
}

// Price is a Band in whole cents.
type Price struct{ Low, Median, High gear.Amount }

// Of prices a base with the band: one piece, or an amount that it is a ratio to.
func (b *Band) Of(base float64) Price {
	return Price{Low: Cents(b.Low * base), Median: max(Cents(b.Median*base), 1), High: Cents(b.High * base)}
}

// Cents rounds to whole cents, half up.
func Cents(x float64) gear.Amount { return gear.Amount(math.Floor(x + 0.5)) }

// Signed is [Round] for what may be below nought.
func Signed(cents float64) gear.Amount {
	if cents < 0 {
		return -Round(-cents)
	}
	return Round(cents)
}

// Round returns an amount of cents as whole units of the currency, half up,
// in cents again. Amounts beyond what can be counted are cut to the largest.
func Round(cents float64) gear.Amount {
	if !(cents > 0) {
		return 0
	}
	if cents >= math.MaxInt64/2 {
		return math.MaxInt64 / 200 * 100
	}
	return gear.Amount(math.Floor(cents/100+0.5)) * 100
}
