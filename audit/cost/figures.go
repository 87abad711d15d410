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

// spread is an amount in cents that is log-normal: its median, and the deviation
// of its logarithm. Of what is more than most nothing is counted; 0 is no bound.
type spread struct{ median, sigma, most float64 }

// at is the amount at a quantile of the standard normal distribution.
func (x spread) at(z float64) float64 {
	if amount := x.median * math.Exp(z*x.sigma); x.most == 0 || amount < x.most {
		return amount
	}
	return x.most
}

// mean is the amount on average.
func (x spread) mean() float64 {
	mean := x.median * math.Exp(x.sigma*x.sigma/2)
	if x.most == 0 || mean == 0 {
		return mean
	}
	z := math.Log(x.most/x.median) / x.sigma
	return mean*below(z-x.sigma) + x.most*below(-z)
}

// Sum is a cost with its odds. Its parts are taken to be off together, in the same
// direction: that is the most careful reading of what is not known about how they
// hang together. So each quantile of a sum is the sum of those of its parts, and
// grows with all of them. The nil Sum is one that has no figure.
type Sum struct {
	Figures
	parts []spread
}

// newSum sums up parts; those of the same deviation are one.
func newSum(parts []spread) *Sum {
	s := &Sum{}
	for _, x := range parts {
		if x.median == 0 {
			continue
		}
		if i := slices.IndexFunc(s.parts, func(y spread) bool { return y.sigma == x.sigma && y.most+x.most == 0 }); i >= 0 {
			s.parts[i].median += x.median
		} else {
			s.parts = append(s.parts, x)
		}
	}
	s.Figures = s.times(func(float64) float64 { return 1 }, 1)
	return s
}

// times returns the figures of the sum times a factor that is off with it: at each
// probability, and on average.
func (s *Sum) times(factor func(p float64) float64, mean float64) Figures {
	at := func(p float64) gear.Amount { return catalog.Round(s.at(normal(p)) * factor(p)) }
	return Figures{P10: at(0.1), P50: at(0.5), P80: at(0.8), P90: at(0.9), Mean: catalog.Round(s.mean() * mean)}
}

func (s *Sum) at(z float64) float64 {
	sum := 0.0
	for _, x := range s.parts {
		sum += x.at(z)
	}
	return sum
}

func (s *Sum) mean() float64 {
	sum := 0.0
	for _, x := range s.parts {
		sum += x.mean()
	}
	return sum
}

// Quantile returns the cost that is exceeded with probability 1-p.
func (s *Sum) Quantile(p float64) gear.Amount { return catalog.Round(s.at(normal(p))) }

// Within returns the probability that the cost, in whole units of the currency,
// does not exceed an amount. Beyond farthest deviations it is nought or one.
func (s *Sum) Within(a gear.Amount) float64 {
	low, high := -farthest, farthest
	switch {
	case catalog.Round(s.at(high)) <= a:
		return 1
	case catalog.Round(s.at(low)) > a:
		return 0
	}
	for range 60 {
		if z := (low + high) / 2; catalog.Round(s.at(z)) <= a {
			low = z
		} else {
			high = z
		}
	}
	return below(low)
}

// farthest is as many deviations as a figure is ever from its middle.
const farthest = 6.0

// below is the probability that a standard normal number does not exceed z.
func below(z float64) float64 { return math.Erfc(-z/math.Sqrt2) / 2 }

// normal is the quantile of the standard normal distribution.
func normal(p float64) float64 { return math.Sqrt2 * math.Erfinv(2*p-1) }

// triangular is a quantile of the triangular distribution.
func triangular(p, low, mode, high float64) float64 {
	if c := (mode - low) / (high - low); p < c {
		return low + math.Sqrt(p*(high-low)*(mode-low))
	}
	return high - math.Sqrt((1-p)*(high-low)*(high-mode))
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
