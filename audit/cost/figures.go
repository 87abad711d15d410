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
	return Figures{
		P10: round(quantile(rising, 0.10)), P50: round(quantile(rising, 0.50)), P80: round(quantile(rising, 0.80)),
		P90: round(quantile(rising, 0.90)), Mean: round(mean(rising)),
	}
}

// quantile is the smallest draw that at least the part p of all do not exceed.
func quantile(rising []float64, p float64) float64 {
	i := int(math.Ceil(p*float64(len(rising)))) - 1
	return rising[min(max(i, 0), len(rising)-1)]
}

// Sum is a cost with its odds. The nil Sum is one that has no figure.
type Sum struct {
	Figures
	rising []float64 // by draw
}

func newSum(draws []float64) *Sum {
	s := &Sum{rising: sorted(draws)}
	s.Figures = figures(s.rising)
	return s
}

// Quantile returns the cost that is exceeded with probability 1-p.
func (s *Sum) Quantile(p float64) gear.Amount { return round(quantile(s.rising, p)) }

// Within returns the probability that the cost does not exceed an amount, to
// one part in the number of draws.
func (s *Sum) Within(a gear.Amount) float64 {
	n, _ := slices.BinarySearchFunc(s.rising, float64(a), func(x, limit float64) int {
		if x <= limit {
			return -1
		}
		return 1
	})
	return float64(n) / float64(len(s.rising))
}
