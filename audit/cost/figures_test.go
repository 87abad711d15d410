package cost

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/gearaudit/gearaudit/audit/cost/catalog"
	"github.com/gearaudit/gearaudit/audit/gear"
)

// integral is a sum over the middles of equal parts of 0 to 1.
func integral(f func(p float64) float64) float64 {
	const parts = 20_000
	sum := 0.0
	for i := range parts {
		sum += f((float64(i) + 0.5) / parts)
	}
	return sum / parts
}

// Quantiles are those of tables of the normal distribution, and turn its probability
// around.
func TestNormalDistribution(t *testing.T) {
	for p, z := range map[float64]float64{0.5: 0, 0.8: 0.841621, 0.9: 1.281552, 0.1: -1.281552, 0.975: 1.959964, 0.99865: 3} {
		if got := normal(p); math.Abs(got-z) > 1e-4 {
			t.Errorf("the quantile of %v is %v, want %v", p, got, z)
		}
		if got := below(z); math.Abs(got-p) > 1e-5 {
			t.Errorf("the probability of at most %v is %v, want %v", z, got, p)
		}
	}
}

// The mean of an amount is that of its quantiles, with a bound on what counts and
// without; no quantile is above the bound.
func TestMeanIsOfTheQuantiles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := spread{median: rapid.Float64Range(1, 1e9).Draw(t, "median"), sigma: rapid.Float64Range(0.05, 0.9).Draw(t, "sigma")}
		if rapid.Bool().Draw(t, "bounded") {
			x.most = x.median * rapid.Float64Range(0.2, 5).Draw(t, "most")
		}
		want := integral(func(p float64) float64 {
			amount := x.median * math.Exp(x.sigma*normal(p))
			if got := x.at(normal(p)); x.most > 0 && got > x.most || got > amount || x.most == 0 && got != amount {
				t.Fatalf("%+v at %v is %v", x, p, got)
			}
			if x.most > 0 {
				amount = min(amount, x.most)
			}
			return amount
		})
		if got := x.mean(); math.Abs(got/want-1) > 0.003 {
			t.Fatalf("the mean of %+v is %v, that of its quantiles %v", x, got, want)
		}
	})
	if got := (spread{most: 5, sigma: 0.3}).mean(); got != 0 {
		t.Errorf("nothing costs %v on average", got)
	}
}

// However parts are put together, a quantile of the sum is the sum of theirs, and so
// is the mean; what is enough with a probability is the quantile of it.
func TestSumOfParts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) spread {
			x := spread{median: rapid.SampledFrom([]float64{0, 1e6, 3.5e6, 2e8}).Draw(t, "median"), sigma: rapid.SampledFrom([]float64{0.1, 0.2, 0.4}).Draw(t, "sigma")}
			x.most = rapid.SampledFrom([]float64{0, 0, 1.2e6}).Draw(t, "most")
			return x
		}), 1, 9).Draw(t, "parts")
		s := newSum(parts)
		for p, got := range map[float64]gear.Amount{0.1: s.P10, 0.5: s.P50, 0.8: s.P80, 0.9: s.P90} {
			want := 0.0
			for _, x := range parts {
				amount := x.median * math.Exp(x.sigma*normal(p))
				if x.most > 0 {
					amount = min(amount, x.most)
				}
				want += amount
			}
			if math.Abs(float64(got)-want) > 51 || got%100 != 0 {
				t.Fatalf("%v of %v is %v, want %v cents", p, parts, got, want)
			}
			if got != s.Quantile(p) {
				t.Fatalf("%v is %v as a figure and %v as a quantile", p, got, s.Quantile(p))
			}
			if s.P10 < s.P90 {
				if odds := s.Within(got); odds < p-1e-6 || s.Within(got-100) > p+1e-6 {
					t.Fatalf("%v is the quantile of %v, and enough with %v (a dollar less with %v)", got, p, odds, s.Within(got-100))
				}
			}
		}
		mean := 0.0
		for _, x := range parts {
			mean += x.mean()
		}
		if math.Abs(float64(s.Mean)-mean) > 51 {
			t.Fatalf("the mean is %v, want %v", s.Mean, mean)
		}
		if s.Within(-1) != 0 || s.Within(1e18) != 1 {
			t.Fatalf("nothing is enough with %v, everything with %v", s.Within(-1), s.Within(1e18))
		}
	})
}

// A quantile of a triangular distribution has its probability below it: the area of
// the triangle up to there.
func TestTriangular(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		low := rapid.Float64Range(0, 1).Draw(t, "low")
		mode := low + rapid.Float64Range(0.01, 1).Draw(t, "mode")
		high := mode + rapid.Float64Range(0.01, 1).Draw(t, "high")
		p := rapid.Float64Range(0, 1).Draw(t, "p")
		x := triangular(p, low, mode, high)
		peak := 2 / (high - low)
		area := (x - low) * peak * (x - low) / (mode - low) / 2
		if x > mode {
			area = 1 - (high-x)*peak*(high-x)/(high-mode)/2
		}
		if math.Abs(area-p) > 1e-9 || x < low-1e-9 || x > high+1e-9 {
			t.Fatalf("%v of %v, %v, %v is %v, of which %v lies below", p, low, mode, high, x, area)
		}
	})
}

// An amount has a comma before every three digits but the first, and no cents.
func TestGrouped(t *testing.T) {
	for a, want := range map[gear.Amount]string{0: "0", 99: "0", 99_900: "999", 100_000: "1,000", 123_456_700: "1,234,567", 99_999_999: "999,999", 100_000_000_000: "1,000,000,000"} {
		if got := grouped(a); got != want {
			t.Errorf("%d cents: %s, want %s", a, got, want)
		}
	}
}

// The score of trials is the mean of their errors, by how far off they are and not in
// which direction; its interval holds the mean, and is none where all are the same.
func TestScore(t *testing.T) {
	m := &Method{}
	for i, e := range []float64{0.5, -0.5, 0.1, -0.1, 0.3, -0.9} {
		m.score(&Trial{LogError: e, Held: i%2 == 0})
	}
	for range 4 {
		m.score(&Trial{LogError: -0.2, Held: true, Member: catalog.Member{Class: "second"}})
	}
	m.score(&Trial{LogError: 2, Member: catalog.Member{Class: "second", HeldOut: true}})
	for i := range m.Scores {
		m.Scores[i].settle()
	}
	m.All.settle()
	m.HeldOut.settle()
	for _, tc := range []struct {
		name         string
		got          Score
		trials, held int
		mean, worst  float64
	}{
		{"first", m.Scores[0], 6, 3, 0.4, 0.9}, {"second", m.Scores[1], 4, 4, 0.2, 0.2}, {"all", m.All, 10, 7, 0.32, 0.9}, {"held out", m.HeldOut, 1, 0, 2, 2},
	} {
		g := tc.got
		if g.Trials != tc.trials || g.Held != tc.held || math.Abs(g.LogError-tc.mean) > 1e-9 || g.Worst != tc.worst {
			t.Errorf("%s: %+v, want %+v", tc.name, g, tc)
		}
		if low, high := g.Between[0], g.Between[1]; low > tc.mean+1e-9 || high < tc.mean-1e-9 || tc.name == "second" && high-low > 1e-9 || tc.name == "all" && high-low < 0.1 {
			t.Errorf("%s: 9 of 10 samples lie between %v and %v", tc.name, low, high)
		}
	}
	var none Score
	if none.settle(); none.LogError != 0 || none.Between != [2]float64{} {
		t.Errorf("no trial: %+v", none)
	}
	if len(m.Scores) != 2 || m.Scores[1].Class != "second" {
		t.Errorf("by class: %+v", m.Scores)
	}
}

// With the bound for the share of hits, so many hits or more come about in one of
// twenty samples: counted out over every sequence of hits and misses.
func TestLowerBound(t *testing.T) {
	for trials := 1; trials <= 12; trials++ {
		for hits := 1; hits <= trials; hits++ {
			p := lowerBound(hits, trials)
			tail := 0.0
			for run := range 1 << trials {
				n, odds := 0, 1.0
				for i := range trials {
					if run>>i&1 == 1 {
						n, odds = n+1, odds*p
					} else {
						odds *= 1 - p
					}
				}
				if n >= hits {
					tail += odds
				}
			}
			if math.Abs(tail-0.05) > 1e-6 {
				t.Errorf("%d of %d: with a share of %v as many come about with %v", hits, trials, p, tail)
			}
		}
	}
}

// A list of what finished sites cost is read to the cent, and refused where a line
// cannot be right, with the place.
func TestReadActuals(t *testing.T) {
	got, err := ReadActuals("a.csv", strings.NewReader("site,spent,currency,rate,share\nA,412500.50,USD,,\nB,1000,EUR,1.1,0.4\nC,10000,USD,,3/4\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := []Actual{{"A", 412_500_50, 1}, {"B", 1_100_00, 0.4}, {"C", 10_000_00, 0.75}}
	for i := range want {
		if len(got) != len(want) || got[i] != want[i] {
			t.Errorf("%+v, want %+v", got, want)
			break
		}
	}
	if got, err = ReadActuals("a.csv", strings.NewReader("site,spent,currency\nA,1,USD\n")); err != nil || got[0].Share != 1 {
		t.Errorf("without rate and share: %+v, %v", got, err)
	}
	for line, place := range map[string]string{
		"A,1,USD,,\nA,2,USD,,":             "a.csv:3:1",
		",1,USD,,":                         "a.csv:2:1",
		"A,x,USD,,":                        "a.csv:2:2",
		"A,0,USD,,":                        "a.csv:2:2",
		"A,-5,USD,,":                       "a.csv:2:2",
		"A,99999999999999,USD,,":           "a.csv:2:2",
		"A,1,EUR,,":                        "a.csv:2:3",
		"A,1,USD,,0":                       "a.csv:2:5",
		"A,1,USD,,1.5":                     "a.csv:2:5",
		"A,1,USD,,half":                    "a.csv:2:5",
		"A,1,USD,,\nB,1,USD,,\nC,1,USD,,x": "a.csv:4:5",
	} {
		if _, err := ReadActuals("a.csv", strings.NewReader("site,spent,currency,rate,share\n"+line+"\n")); err == nil || !strings.HasPrefix(err.Error(), place+":") {
			t.Errorf("%q: %v, want a fault at %s", line, err, place)
		}
	}
}
