package planner

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// shape is what a made-up network looks like.
type shape struct {
	seed    uint64
	sites   int
	periods int
	part    float64 // of the cost of all sites that there is money for
	sigma   float64 // log deviation of the costs
	values  int     // worth of a site: from 1 to this
}

// usual is the shape of the published instances: four periods, money for 39.5 %.
func usual(sites int) shape { return shape{1, sites, 4, 0.395, 0.5, 20} }

// network makes a network: log-normal costs around 800,000, clusters of about
// eight sites, equal periods.
func network(s shape) *Request {
	r := rand.New(rand.NewPCG(s.seed, 7))
	q := &Request{Mobilization: 60_000_00}
	var total gear.Amount
	for i := range s.sites {
		site := Site{
			ID: fmt.Sprintf("S%06d", i), Cluster: fmt.Sprintf("C%05d", r.IntN(max(1, s.sites/8))),
			Cost:  gear.Amount(800_000_00 * math.Exp(s.sigma*r.NormFloat64())),
			Value: int64(1 + r.IntN(s.values)),
		}
		total += site.Cost
		q.Sites = append(q.Sites, site)
	}
	for t := range s.periods {
		q.Periods = append(q.Periods, Period{Name: fmt.Sprintf("%d", 2027+t), Money: gear.Amount(s.part * float64(total) / float64(s.periods))})
	}
	return q
}

// greedy is the plan that a careful person makes: the sites worth most for
// their money first, each in the first period in which it fits, with crews that
// are already there counted as free. It returns its worth in thousandths.
func greedy(q *Request) int64 {
	order := make([]int, len(q.Sites))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(ratioOf(&q.Sites[b]), ratioOf(&q.Sites[a]))
	})
	left, there := make([]gear.Amount, len(q.Periods)), map[string]bool{}
	var sum gear.Amount
	for t := range q.Periods {
		sum += q.Periods[t].Money
		left[t] = sum
	}
	var worth int64
	for _, i := range order {
		for t := range q.Periods {
			key := fmt.Sprint(t, q.Sites[i].Cluster)
			need := q.Sites[i].Cost
			if !there[key] {
				need += q.Mobilization
			}
			if slices.Min(left[t:]) < need {
				continue
			}
			for u := t; u < len(left); u++ {
				left[u] -= need
			}
			there[key] = true
			worth += q.Sites[i].Value * int64(math.Round(1000*math.Pow(0.97, float64(t))))
			break
		}
	}
	return worth
}

func ratioOf(s *Site) float64 { return float64(s.Value) / float64(s.Cost) }

// solved solves a request and holds the answer against the rules of the game:
// no period over its money, every site once, the bound not below the objective.
func solved(t testing.TB, q *Request) *Plan {
	t.Helper()
	return solvedBy(t, q, Effort)
}

func solvedBy(t testing.TB, q *Request, effort int64) *Plan {
	t.Helper()
	p, err := solve(q, effort)
	if err != nil {
		t.Fatal(err)
	}
	at := make([]int, len(q.Sites))
	place := make(map[string]int, len(q.Sites))
	for i, s := range q.Sites {
		place[s.ID], at[i] = i, -1
	}
	put := func(id string, t2 int) {
		i, ok := place[id]
		if !ok || at[i] >= 0 {
			t.Fatalf("site %q is unknown or stands twice", id)
		}
		at[i] = t2
	}
	for t2 := range p.Periods {
		for _, id := range p.Periods[t2].Sites {
			put(id, t2)
		}
	}
	for _, id := range p.Unfunded {
		put(id, len(q.Periods))
	}
	if i := slices.Index(at, -1); i >= 0 {
		t.Fatalf("site %s is nowhere", q.Sites[i].ID)
	}
	audited(t, q, p, at)
	return p
}

// audited counts a plan again.
func audited(t testing.TB, q *Request, p *Plan, at []int) {
	t.Helper()
	var money, spent gear.Amount
	for k := range q.Periods {
		money += q.Periods[k].Money
		visits, before := map[string]bool{}, spent
		for i, s := range q.Sites {
			if at[i] == k {
				spent += s.Cost
				visits[s.Cluster] = true
			}
		}
		moving := q.Mobilization * gear.Amount(len(visits))
		spent += moving
		got := p.Periods[k]
		if spent > money {
			t.Fatalf("period %s: %s spent of %s", got.Name, spent, money)
		}
		if got.Spent != (spent-before).String() || got.Available != (money-before).String() || got.Mobilization != moving.String() || got.Visits != int64(len(visits)) {
			t.Fatalf("period %s is told as %+v, and it is %s of %s with %d visits", got.Name, got, spent-before, money-before, len(visits))
		}
	}
	if p.Bound < p.Objective || p.Gap < 0 || math.Abs(p.Gap-(p.Bound-p.Objective)/max(p.Bound, 1e-9)) > 1e-9 {
		t.Fatalf("objective %v, bound %v, gap %v", p.Objective, p.Bound, p.Gap)
	}
}
