package cost

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// equal is the equipment of n rows of the same price, one piece each.
func (b *bench) equal(n int) *Tally {
	t := b.NewTally()
	l := b.Price(b.item(cells{"function": "ran_radio_unit"}))
	for range n {
		t.Add(l, t.Site(""), false)
	}
	return t
}

// The sum of equal prices that share a part of their error has a known spread:
// of the single coefficient of variation there remains the root of
// 1/N + (1-1/N) rho. P80 over P50 must agree within 1 %.
func TestEqualItemsAgainstTheClosedForm(t *testing.T) {
	b := newBench(t)
	sigma := b.Price(b.item(cells{"function": "ran_radio_unit"})).part.band.sigma
	shared := b.param.programme + b.param.category
	cv2 := math.Expm1(sigma * sigma)
	rho := math.Expm1(sigma*sigma*shared) / cv2
	for _, n := range []int{1, 2, 10, 200, 5000} {
		total := cv2 * (1/float64(n) + (1-1/float64(n))*rho)
		want := math.Exp(z80 * math.Sqrt(math.Log1p(total)))
		e := b.estimate(b.equal(n), Options{Draws: 100000})
		got := float64(e.Equipment.P80) / float64(e.Equipment.P50)
		if math.Abs(got/want-1) > 0.01 {
			t.Errorf("%d items: P80/P50 %.4f, want %.4f", n, got, want)
		}
		mean := float64(n) * math.Sqrt(3500*4000) * math.Exp(sigma*sigma/2)
		if off := float64(e.Equipment.Mean)/100/mean/b.growth(2021) - 1; math.Abs(off) > 0.01 {
			t.Errorf("%d items: the mean is off by %.4f", n, off)
		}
	}
}

func (b *bench) growth(year int) float64 {
	s, err := b.settings(Options{AsOf: b.day("2026-11-21")})
	if err != nil {
		b.Fatal(err)
	}
	return s.grow(year)
}

// Drawing a group at once gives what drawing every row by itself gives.
func TestGroupsAreDrawnLikeTheirRows(t *testing.T) {
	b := newBench(t)
	l := b.Price(b.item(cells{"function": "ran_radio_unit"}))
	quantities := []int64{1, 1, 2, 5, 5, 12, 40}
	tally := b.NewTally()
	for _, n := range quantities {
		l.Quantity = n
		tally.Add(l, tally.Site(""), false)
	}
	e := b.estimate(tally, Options{Draws: 100000})
	p := b.param
	r := rand.New(rand.NewPCG(3, 4))
	sums := make([]float64, 100000)
	unit := l.part.band.median * b.growth(2021)
	for i := range sums {
		common := math.Sqrt(p.programme)*r.NormFloat64() + math.Sqrt(p.category)*r.NormFloat64()
		for _, n := range quantities {
			z := common + math.Sqrt(1-p.programme-p.category)*r.NormFloat64()
			sums[i] += float64(n) * unit * math.Exp(l.part.band.sigma*z)
		}
	}
	slices.Sort(sums)
	want := figures(sums)
	for name, pair := range map[string][2]float64{
		"P10": {float64(e.Equipment.P10), float64(want.P10)}, "P50": {float64(e.Equipment.P50), float64(want.P50)},
		"P80": {float64(e.Equipment.P80), float64(want.P80)}, "P90": {float64(e.Equipment.P90), float64(want.P90)},
	} {
		if math.Abs(pair[0]/pair[1]-1) > 0.02 {
			t.Errorf("%s: %.0f drawn at once, %.0f row by row", name, pair[0], pair[1])
		}
	}
}

// Errors that are independent would make a large network look certain; shared
// ones do not.
func TestALargeNetworkIsNotCertain(t *testing.T) {
	b := newBench(t)
	e := b.estimate(b.equal(20000), Options{})
	if ratio := float64(e.Equipment.P80) / float64(e.Equipment.P50); ratio < 1.2 {
		t.Errorf("P80 over P50 of 20,000 pieces is %.3f", ratio)
	}
}

func TestQuantile(t *testing.T) {
	ten := []float64{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}
	for p, want := range map[float64]float64{0: 1, 0.05: 1, 0.1: 1, 0.11: 2, 0.5: 5, 0.8: 8, 0.9: 9, 1: 10} {
		if got := quantile(ten, p); got != want {
			t.Errorf("P%v is %v, want %v", p*100, got, want)
		}
	}
}

func TestTriangular(t *testing.T) {
	for u, want := range map[float64]float64{0: 0.8, 1: 1, 0.4: 0.88} {
		if got := triangular(u, 0.8, 0.88, 1); math.Abs(got-want) > 1e-12 {
			t.Errorf("at %v it is %v, want %v", u, got, want)
		}
	}
	mean, n := 0.0, 10000
	for i := range n {
		mean += triangular((float64(i)+0.5)/float64(n), 0.8, 0.88, 1) / float64(n)
	}
	if math.Abs(mean-(0.8+0.88+1)/3) > 1e-4 {
		t.Errorf("the mean is %v", mean)
	}
}

func TestDeviation(t *testing.T) {
	if got := deviation([]float64{math.E, 1 / math.E, math.E, 1 / math.E}); math.Abs(got-1) > 1e-12 {
		t.Errorf("one step up and one down: %v", got)
	}
	if got := deviation([]float64{1, 0}); got != 0 {
		t.Errorf("a draw of nought has no logarithm: %v", got)
	}
	if got := missing(0.5, 0.3); math.Abs(got-0.4) > 1e-12 {
		t.Errorf("0.3 needs 0.4 to be 0.5, not %v", got)
	}
	if missing(0.3, 0.5) != 0 {
		t.Error("nothing can be taken away")
	}
}

// A component that is added leaves the draws of the others alone.
func TestEveryComponentHasItsOwnDraws(t *testing.T) {
	b := newBench(t)
	radios := b.estimate(b.tally(cells{"function": "ran_radio_unit"}), Options{})
	both := b.estimate(b.tally(cells{"function": "ran_radio_unit"}, cells{"function": "ran_baseband"}), Options{})
	basebands := b.estimate(b.tally(cells{"function": "ran_baseband"}), Options{})
	if sum := radios.Equipment.Mean + basebands.Equipment.Mean; math.Abs(float64(both.Equipment.Mean-sum)) > 200 {
		t.Errorf("%s and %s make %s", radios.Equipment.Mean, basebands.Equipment.Mean, both.Equipment.Mean)
	}
}

// The time of an estimate must not grow with the rows: see the target of 0.3 s
// for 100,000.
func BenchmarkEstimate(b *testing.B) {
	c := newBench(b)
	t := c.NewTally()
	rows := mixed()
	for i := range 100000 {
		row := rows[i%len(rows)]
		it := c.item(row)
		t.Add(t.Price(it), t.Site(fmt.Sprintf("S%d", i/40)), false)
	}
	b.ReportAllocs()
	for b.Loop() {
		c.estimate(t, Options{})
	}
}

// One row: price and add.
func BenchmarkTally(b *testing.B) {
	c := newBench(b)
	t := c.NewTally()
	it := c.item(radio("A"))
	b.ReportAllocs()
	for b.Loop() {
		t.Count(t.Site("A"), Active(it))
		t.Add(t.Price(it), t.Site("A"), false)
	}
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		load(b)
	}
}
