package planner

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// small is a request that can be tried in every way.
func small(rt *rapid.T) *Request {
	draw := func(from, to int64, what string) int64 { return rapid.Int64Range(from, to).Draw(rt, what) }
	q := &Request{CoreFirst: rapid.Bool().Draw(rt, "core first")}
	if rapid.Bool().Draw(rt, "mobilization") {
		q.Mobilization = gear.Amount(draw(1, 30, "fixed"))
	}
	end, _ := gear.ParseDate("2027-12-31")
	dated := rapid.Bool().Draw(rt, "dated")
	for t := range draw(1, 3, "periods") {
		p := Period{Name: fmt.Sprintf("p%d", t), Money: gear.Amount(draw(0, 120, "money")), Crew: int(draw(0, 3, "crew"))}
		if dated {
			p.Ends = end + gear.Date(100*t)
		}
		q.Periods = append(q.Periods, p)
	}
	for i := range draw(0, 6, "sites") {
		s := Site{
			ID: fmt.Sprintf("s%d", i), Cluster: fmt.Sprintf("c%d", draw(0, 2, "cluster")),
			Cost: gear.Amount(draw(0, 60, "cost")), Value: draw(0, 12, "value"), Core: draw(0, 4, "core") == 0,
		}
		if rapid.Bool().Draw(rt, "due") {
			s.Deadline = end + gear.Date(draw(-50, 250, "deadline"))
		}
		q.Sites = append(q.Sites, s)
	}
	return q
}

// worths are what a point is worth in the first periods, in thousandths.
var worths = [...]int64{1000, 970, 940}

// oracle judges a plan, a period for each site or one past the last for none,
// without the arithmetic of the solver: what it is worth in thousandths of a
// point, and whether it is allowed at all.
func oracle(q *Request, at []int) (worth int64, allowed bool) {
	var money, spent gear.Amount
	for t, p := range q.Periods {
		money += p.Money
		visited, done := map[string]bool{}, 0
		for i, s := range q.Sites {
			if at[i] != t {
				continue
			}
			done++
			spent += s.Cost
			visited[s.Cluster] = true
			v := s.Value * worths[t]
			if s.Deadline > 0 && p.Ends > s.Deadline {
				v /= 2
			}
			worth += v
		}
		spent += gear.Amount(len(visited)) * q.Mobilization
		if spent > money || p.Crew > 0 && done > p.Crew {
			return 0, false
		}
	}
	return worth, !q.CoreFirst || orderly(q, at)
}

// orderly reports whether no site is done before the last core site.
func orderly(q *Request, at []int) bool {
	for i, s := range q.Sites {
		for j, other := range q.Sites {
			if s.Core && !other.Core && at[j] < len(q.Periods) && at[j] < at[i] {
				return false
			}
		}
	}
	return true
}

// bruteForce tries every plan.
func bruteForce(q *Request) (best int64) {
	at := make([]int, len(q.Sites))
	for {
		if worth, ok := oracle(q, at); ok {
			best = max(best, worth)
		}
		i := 0
		for ; i < len(at); i++ {
			if at[i]++; at[i] <= len(q.Periods) {
				break
			}
			at[i] = 0
		}
		if i == len(at) {
			return best
		}
	}
}

// where reads a printed plan back: the period of each site.
func where(q *Request, p *Plan) []int {
	at := make([]int, len(q.Sites))
	for i, s := range q.Sites {
		at[i] = slices.IndexFunc(p.Periods, func(p PlanPeriod) bool { return slices.Contains(p.Sites, s.ID) })
		if at[i] < 0 {
			at[i] = len(q.Periods)
		}
	}
	return at
}

func points(f float64) int64 { return int64(f*1000 + 0.5) }

func TestSmallPlansAreTheBest(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		q := small(rt)
		p, err := Solve(q)
		if err != nil {
			rt.Fatal(err)
		}
		worth, ok := oracle(q, where(q, p))
		if !ok {
			rt.Fatalf("the plan is not allowed: %+v", p)
		}
		if best := bruteForce(q); worth != best || points(p.Objective) != best || points(p.Bound) != best || p.Gap != 0 {
			rt.Fatalf("objective %v, bound %v, gap %v; the plan is worth %d and the best one %d", p.Objective, p.Bound, p.Gap, worth, best)
		}
	})
}
