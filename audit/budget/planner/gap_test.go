package planner

import (
	"fmt"
	"testing"
)

// The gap that is proven: the larger the network, the less of the best possible
// plan can be missing, and with a fifth of the work. And it is a better plan than taking the best sites first.
func TestProvenGap(t *testing.T) {
	for _, tc := range []struct {
		sites int
		most  float64
	}{{50, 0.01}, {100, 0.01}, {200, 0.01}, {1000, 0.001}, {20000, 0.0001}} {
		t.Run(fmt.Sprint(tc.sites), func(t *testing.T) {
			if testing.Short() && tc.sites > 1000 {
				t.Skip("takes some seconds")
			}
			q := network(usual(tc.sites))
			p := solvedBy(t, q, Effort/5)
			byHand := float64(greedy(q)) / 1000
			t.Logf("objective %.3f, bound %.3f, gap %.5f %%; greedy lacks %.2f %%", p.Objective, p.Bound, 100*p.Gap, 100*(1-byHand/p.Bound))
			if p.Gap > tc.most {
				t.Errorf("the gap is %.5f, at most %.5f is promised", p.Gap, tc.most)
			}
			if p.Objective <= byHand {
				t.Errorf("the plan is worth %.3f, the greedy one %.3f", p.Objective, byHand)
			}
			if p.MarginalValue <= 0 {
				t.Error("more money would buy nothing, and sites are left over")
			}
		})
	}
}

// Other shapes: the promise of the small ones holds for these too, and with a
// tenth of the work.
func TestProvenGapOfOtherShapes(t *testing.T) {
	for name, tc := range map[string]struct {
		shape shape
		with  func(*Request)
	}{
		"six periods":          {shape{2, 200, 6, 0.395, 0.5, 20}, nil},
		"nine periods":         {shape{2, 200, 9, 0.395, 0.5, 20}, nil},
		"one period":           {shape{2, 200, 1, 0.395, 0.5, 20}, nil},
		"little money":         {shape{2, 200, 4, 0.1, 0.5, 20}, nil},
		"much money":           {shape{2, 200, 4, 0.9, 0.5, 20}, nil},
		"all alike":            {shape{2, 200, 4, 0.395, 0, 1}, nil},
		"equal worth":          {shape{2, 200, 4, 0.395, 0.5, 1}, nil},
		"crews that come free": {usual(200), func(q *Request) { q.Mobilization = 0 }},
		"crews that are dear":  {usual(200), func(q *Request) { q.Mobilization *= 10 }},
		"few crews": {usual(200), func(q *Request) {
			for i := range q.Periods {
				q.Periods[i].Crew = 18
			}
		}},
		"core first": {usual(200), func(q *Request) {
			q.CoreFirst = true
			for i := range q.Sites {
				q.Sites[i].Core = i%20 == 0
			}
		}},
	} {
		t.Run(name, func(t *testing.T) {
			q := network(tc.shape)
			if tc.with != nil {
				tc.with(q)
			}
			if p := solvedBy(t, q, Effort/10); p.Gap > 0.01 {
				t.Errorf("the gap is %.5f", p.Gap)
			}
		})
	}
}

// Where the money reaches for all, all is done, at once, and that is proven.
func TestMoneyForAll(t *testing.T) {
	q := network(shape{3, 300, 3, 3.5, 0.5, 20})
	p := solved(t, q)
	if len(p.Unfunded) != 0 || p.Gap != 0 || len(p.Periods[0].Sites) != 300 || p.MarginalValue != 0 || p.UnfundedCost != "0.00" {
		t.Errorf("%d in the first period, %d unfunded, gap %v, marginal value %v", len(p.Periods[0].Sites), len(p.Unfunded), p.Gap, p.MarginalValue)
	}
}

func TestNoMoney(t *testing.T) {
	q := network(shape{3, 30, 3, 0, 0.5, 20})
	p := solved(t, q)
	if len(p.Unfunded) != 30 || p.Objective != 0 || p.Bound != 0 || p.Gap != 0 {
		t.Errorf("%d unfunded, objective %v, bound %v, gap %v", len(p.Unfunded), p.Objective, p.Bound, p.Gap)
	}
}

// How much a plan of 20,000 sites takes: below ten seconds is promised.
func BenchmarkSolve(b *testing.B) {
	for _, n := range []int{50, 200, 1000, 20000} {
		q := network(usual(n))
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				p := solved(b, q)
				b.ReportMetric(100*p.Gap, "%gap")
				b.ReportMetric(100*(1-float64(greedy(q))/1000/p.Bound), "%greedy-gap")
			}
		})
	}
}
