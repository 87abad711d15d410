package planner

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// lawful draws a small request in which some sites have duties.
func lawful(rt *rapid.T) *Request {
	q := &Request{Mobilization: gear.Amount(rapid.Int64Range(0, 2).Draw(rt, "mobilization")) * 100}
	for k := range rapid.IntRange(1, 3).Draw(rt, "periods") {
		ends, _ := gear.ParseDate(fmt.Sprintf("%d-12-31", 2027+k))
		q.Periods = append(q.Periods, Period{Name: fmt.Sprint(2027 + k), Ends: ends, Money: gear.Amount(rapid.Int64Range(0, 12).Draw(rt, "money")) * 100})
	}
	for i := range rapid.IntRange(1, 6).Draw(rt, "sites") {
		s := Site{
			ID: fmt.Sprint("S", i), Cluster: rapid.SampledFrom([]string{"A", "B"}).Draw(rt, "cluster"), Cost: gear.Amount(rapid.Int64Range(1, 8).Draw(rt, "cost")) * 100,
			Value: rapid.Int64Range(0, 30).Draw(rt, "value"), Duty: Duty(rapid.IntRange(0, 2).Draw(rt, "duty")),
		}
		if s.Duty == Due {
			s.Deadline, _ = gear.ParseDate(fmt.Sprintf("%d-12-31", 2026+rapid.IntRange(0, 4).Draw(rt, "deadline")))
		}
		q.Sites = append(q.Sites, s)
	}
	return q
}

func planOf(rt *rapid.T, q *Request) *Plan {
	p, err := solve(q, Effort/100)
	if err != nil {
		rt.Fatal(err)
	}
	return p
}

// tiersOf counts what an assignment does of each tier: breaches and deadlines met, in
// points, then the number of points of other duties.
func tiersOf(q *Request, at []int) (met, other int64) {
	for i := range q.Sites {
		s := &q.Sites[i]
		done := at[i] < len(q.Periods)
		switch {
		case !done || s.Duty == NoDuty:
		case s.Duty == Breach || s.pressing(q) && !late(s, &q.Periods[at[i]]):
			met += max(1, s.Value)
		default:
			other += max(1, s.Value)
		}
	}
	return met, other
}

// No plan that money allows meets more of the breaches and deadlines, whatever it
// would win elsewhere; and none that meets those does more of the other duties.
func TestTheLawGoesFirst(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		q := lawful(rt)
		p := planOf(rt, q)
		met, _ := tiersOf(q, where(q, p))
		at := make([]int, len(q.Sites))
		for {
			if payable(q, at) {
				if m, _ := tiersOf(q, at); m > met {
					rt.Fatalf("%+v\nmeets %d points of breaches and deadlines, and %v meets %d: %+v", q, met, at, m, p.Schedule)
				}
			}
			i := 0
			for ; i < len(at); i++ {
				if at[i]++; at[i] <= len(q.Periods) {
					break
				}
				at[i] = 0
			}
			if i == len(at) {
				return
			}
		}
	})
}

// What a site counts is told: one that is promised more than all others with a duty
// together, one of these more than all the rest.
func TestTiersAreApart(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		q := lawful(rt)
		p := planOf(rt, q)
		promised := map[string]bool{}
		for _, id := range p.Met {
			promised[id] = true
		}
		var sums [3]int64
		least := [3]int64{1 << 62, 1 << 62, 1 << 62}
		for i := range q.Sites {
			s := &q.Sites[i]
			tier := 2
			if s.Duty > NoDuty {
				tier = 1
			}
			if promised[s.ID] && s.Duty > NoDuty {
				tier = 0
			}
			sums[tier] += p.Values[s.ID]
			least[tier] = min(least[tier], p.Values[s.ID])
		}
		if least[0] <= 2*(sums[1]+sums[2]) || least[1] <= 2*sums[2] {
			rt.Fatalf("%v in tiers of at least %v: %+v", sums, least, q)
		}
	})
}

// Whatever the plan that it starts from, and however little work is done, no plan is
// worth more than the bound by tier.
func TestNoPlanIsAboveTheBoundByTier(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		q := lawful(rt)
		q.CoreFirst = rapid.Bool().Draw(rt, "core first")
		q.Sites[0].Core = true
		met, _ := meetable(q, Effort/1000)
		q.Sites = counted(q, met)
		m := newModel(q)
		q.Sites = m.sites
		bound := m.boundByTier(q, met, m.empty(), Effort/100_000)
		at := make([]int, len(q.Sites))
		for {
			if payable(q, at) && (!q.CoreFirst || coreGoesFirst(q, at)) {
				if worth := m.rebuild(at).worth; worth > bound {
					rt.Fatalf("%+v\n%v is worth %d, above %d", q, at, worth, bound)
				}
			}
			i := 0
			for ; i < len(at); i++ {
				if at[i]++; at[i] <= len(q.Periods) {
					break
				}
				at[i] = 0
			}
			if i == len(at) {
				return
			}
		}
	})
}

// coreGoesFirst reports whether no site is done before the last of the core.
func coreGoesFirst(q *Request, at []int) bool {
	last := 0
	for i := range at {
		if q.Sites[i].Core {
			last = max(last, at[i])
		}
	}
	for i := range at {
		if !q.Sites[i].Core && at[i] < last {
			return false
		}
	}
	return true
}
