package cost

import (
	"math"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// Quantiles of the standard normal distribution.
const (
	z90 = 1.2815515655446004
)

// band is the price of one piece in cents, or a ratio: log-normal, with a
// median and a standard deviation of its logarithm. Low and high are P10 and
// P90.
type band struct {
	low, median, high float64
	sigma             float64
}

// newBand reads a pair of prices as P10 and P90. Prices that few people were
// asked for make ranges that are too narrow, if they are ranges at all: the
// spread is at least the floor, around the same middle.
func newBand(low, high, floor float64) band {
	sigma := max(math.Log(high/low)/(2*z90), floor)
	middle := math.Sqrt(low * high)
	spread := math.Exp(z90 * sigma)
	return band{low: middle / spread, median: middle, high: middle * spread, sigma: sigma}
}

// price is a band in whole cents.
type price struct{ low, median, high gear.Amount }

// of prices a base with the band: one piece, or an amount that it is a ratio to.
func (b *band) of(base float64) price {
	return price{low: cents(b.low * base), median: max(cents(b.median*base), 1), high: cents(b.high * base)}
}

// cents rounds to whole cents, half up.
func cents(x float64) gear.Amount { return gear.Amount(math.Floor(x + 0.5)) }

// round returns an amount of cents as whole units of the currency, half up,
// in cents again. Amounts beyond what can be counted are cut to the largest.
func round(cents float64) gear.Amount {
	if !(cents > 0) {
		return 0
	}
	if cents >= math.MaxInt64/2 {
		return math.MaxInt64 / 200 * 100
	}
	return gear.Amount(math.Floor(cents/100+0.5)) * 100
}
