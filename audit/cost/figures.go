package cost

import (
	"math"
	"slices"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// Figures are an amount with its odds, in cents, rounded to whole units of the
// currency. P80 is exceeded with probability 0.2.
type Figures struct {
	P10, P50, P80, P90, Mean gear.Amount
}

// figures reads the quantiles of draws that stand in rising order.
func figures(rising []float64) Figures {
	sum := 0.0
	for _, x := range rising {
		sum += x
	}
	return Figures{
		P10: round(quantile(rising, 0.10)), P50: round(quantile(rising, 0.50)), P80: round(quantile(rising, 0.80)),
		P90: round(quantile(rising, 0.90)), Mean: round(sum / float64(len(rising))),
	}
}

// quantile is the smallest draw that at least the part p of all do not exceed.
func quantile(rising []float64, p float64) float64 {
	i := int(math.Ceil(p*float64(len(rising)))) - 1
	return rising[min(max(i, 0), len(rising)-1)]
}

// atLeast raises figures to those of a part of them.
func (f Figures) atLeast(o Figures) Figures {
	return Figures{P10: max(f.P10, o.P10), P50: max(f.P50, o.P50), P80: max(f.P80, o.P80), P90: max(f.P90, o.P90), Mean: max(f.Mean, o.Mean)}
}

// Quantile returns the all-in cost that is exceeded with probability 1-p.
func (e *Estimate) Quantile(p float64) gear.Amount {
	if len(e.rising) == 0 {
		return 0
	}
	return round(quantile(e.rising, p))
}

// Within returns the probability that the all-in cost does not exceed an
// amount, to one part in the number of draws. Without anything to price it is 1.
func (e *Estimate) Within(a gear.Amount) float64 {
	if len(e.rising) == 0 {
		return 1
	}
	n, _ := slices.BinarySearchFunc(e.rising, float64(a), func(x, limit float64) int {
		if x <= limit {
			return -1
		}
		return 1
	})
	return float64(n) / float64(len(e.rising))
}
