package cost

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"github.com/gearaudit/gearaudit/audit/cost/catalog"
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
		P10: catalog.Round(quantile(rising, 0.10)), P50: catalog.Round(quantile(rising, 0.50)), P80: catalog.Round(quantile(rising, 0.80)),
		P90: catalog.Round(quantile(rising, 0.90)), Mean: catalog.Round(sumOf(rising) / float64(len(rising))),
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
func (s *Sum) Quantile(p float64) gear.Amount { return catalog.Round(quantile(s.rising, p)) }

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

func sumOf(x []float64) float64 {
	sum := 0.0
	for _, v := range x {
		sum += v
	}
	return sum
}

// split shares an amount by weights, in whole cents: rounded down, and the
// cents left over one each to the largest remainders, the first where equal.
func split(total gear.Amount, weights []float64) []gear.Amount {
	sum := 0.0
	for _, w := range weights {
		sum += w
	}
	out := make([]gear.Amount, len(weights))
	rests := make([]float64, len(weights))
	order := make([]int, len(weights))
	left := total
	for i, w := range weights {
		exact := 0.0
		if sum > 0 {
			exact = float64(total) * (w / sum)
		}
		out[i] = min(gear.Amount(exact), left)
		rests[i], order[i] = exact-math.Floor(exact), i
		left -= out[i]
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(rests[b], rests[a]) })
	for i := 0; left > 0 && len(order) > 0; i++ {
		each := max(1, left/gear.Amount(len(order)))
		out[order[i%len(order)]] += each
		left -= each
	}
	return out
}

// grouped prints an amount in whole units, its thousands apart.
func grouped(a gear.Amount) string {
	s := strconv.FormatInt(int64(a/100), 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

func decimal(x float64, places int) string { return strconv.FormatFloat(x, 'f', places, 64) }
