package planner

import (
	"fmt"
	"math"
	"math/bits"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// eachPlan calls fn for every plan of a model that keeps within money and crews, by
// sums of its own. The plan must not be kept.
func eachPlan(m *model, fn func(at []int, worth int64)) {
	at := make([]int, m.n)
	for {
		if worth, ok := plainly(m, at); ok {
			fn(at, worth)
		}
		i := 0
		for ; i < len(at); i++ {
			if at[i]++; at[i] <= m.t {
				break
			}
			at[i] = 0
		}
		if i == len(at) {
			return
		}
	}
}

// plainly judges a plan from the request alone.
func plainly(m *model, at []int) (worth int64, ok bool) {
	money, spent, point := gear.Amount(0), gear.Amount(0), int64(1000)
	for t, p := range m.periods {
		money += p.Money
		visited, done := map[string]bool{}, 0
		for i := range m.sites {
			if at[i] != t {
				continue
			}
			s := &m.sites[i]
			done++
			spent += s.Cost
			visited[s.Cluster] = true
			v := s.Value * point
			if late(s, &p) {
				v /= 2
			}
			worth += v
		}
		spent += gear.Amount(int64(len(visited)) * m.fixed)
		if spent > money || p.Crew > 0 && done > p.Crew {
			return 0, false
		}
		point = point * Decay / 1000
	}
	return worth, true
}

// in reports whether a node holds a plan.
func (n *node) in(m *model, at []int) bool {
	came := make([]uint16, len(m.clusters))
	for i, t := range at {
		if n.masks[i]>>t&1 == 0 {
			return false
		}
		if t < m.t {
			came[m.cluster[i]] |= 1 << t
		}
	}
	for g, must := range n.must {
		if must&^came[g] != 0 {
			return false
		}
	}
	return true
}

// tangled is a request of few periods and up to six sites, or of so many periods that
// not every set of them is tried, and few sites.
func tangled(rt *rapid.T) *Request {
	q := small(rt)
	if rapid.IntRange(0, 3).Draw(rt, "long") == 0 {
		q.Sites = q.Sites[:min(3, len(q.Sites))]
		for len(q.Periods) < maxOpen+1 {
			p := Period{Name: "more", Money: gear.Amount(rapid.Int64Range(0, 40).Draw(rt, "money")), Crew: rapid.IntRange(0, 2).Draw(rt, "crew")}
			if last := q.Periods[len(q.Periods)-1].Ends; last > 0 {
				p.Ends = last + 100
			}
			q.Periods = append(q.Periods, p)
		}
	}
	return q
}

func drawPrices(rt *rapid.T, m *model) prices {
	p := noPrices(m.t)
	for i := range p.all {
		p.all[i] = rapid.SampledFrom([]float64{0, 0, 1, 250, 1000, 4000}).Draw(rt, "price")
	}
	return p
}

// drawNode draws a part of all plans.
func drawNode(rt *rapid.T, m *model) *node {
	n := &node{masks: slices.Clone(m.masks), must: make([]uint16, len(m.clusters)), prices: drawPrices(rt, m), bound: math.MaxInt64}
	for i := range n.masks {
		if less := n.masks[i] & uint16(rapid.IntRange(0, 1<<(m.t+1)-1).Draw(rt, "mask")); less != 0 && rapid.Bool().Draw(rt, "cut") {
			n.masks[i] = less
		}
	}
	for g, c := range m.clusters {
		if m.fixed > 0 && m.t <= maxOpen && rapid.IntRange(0, 3).Draw(rt, "must") == 0 {
			n.must[g] = 1 << rapid.IntRange(0, m.t-1).Draw(rt, "period") & n.masks[c.from]
		}
	}
	return n
}

// At whatever prices, and of whatever options are left: no plan is worth more than
// the relaxation, where money and crews may be overdrawn at their price.
func TestNoPlanIsWorthMoreThanTheRelaxation(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		m := newModel(tangled(rt))
		s := newSolver(m)
		n := drawNode(rt, m)
		s.must = n.must
		bound := s.relax(n.prices, n.masks).bound
		eachPlan(m, func(at []int, worth int64) {
			if n.in(m, at) && float64(worth) > bound+1e-6*(1+math.Abs(bound)) {
				rt.Fatalf("%v is worth %d, the relaxation %v", at, worth, bound)
			}
		})
	})
}

// What the relaxation says of its own assignment is so: what is overdrawn up to each
// period, and its worth at the prices.
func TestRelaxationAddsUp(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		m := newModel(small(rt))
		s := newSolver(m)
		p := drawPrices(rt, m)
		r := s.relax(p, m.masks)
		bound, spent, crews := 0.0, make([]float64, m.t), make([]float64, m.t)
		for i, t := range r.at {
			if t < m.t {
				bound += float64(m.value[i*m.t+t])
				spent[t] += float64(m.cost[i])
				crews[t]++
			}
		}
		for g := range r.open {
			for t := range m.t {
				if m.fixed > 0 && r.open[g]>>t&1 == 1 {
					spent[t] += float64(m.fixed)
				}
			}
		}
		sum, sites := 0.0, 0.0
		for t := range m.t {
			sum += spent[t]
			sites += crews[t]
			over, crowd, many := (sum-float64(m.budget[t]))/s.scale, crews[t]-float64(m.crew[t]), sites-float64(m.reach[t])
			if math.Abs(over-r.over[t]) > 1e-6 || math.Abs(crowd-r.crowd[t]) > 1e-6 || math.Abs(many-r.many[t]) > 1e-6 {
				rt.Fatalf("period %d is overdrawn by %v, %v, %v, want %v, %v, %v", t, r.over[t], r.crowd[t], r.many[t], over, crowd, many)
			}
			bound -= p.money[t]*over + p.crew[t]*crowd + p.count[t]*many
		}
		if math.Abs(bound-r.bound) > 1e-6*(1+math.Abs(bound)) {
			rt.Fatalf("worth %v at the prices, told %v", bound, r.bound)
		}
	})
}

// To split a part of all plans, and to take options from it, loses no plan that is
// better than the best one known.
func TestSplittingLosesNoBetterPlan(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		m := newModel(tangled(rt))
		h := &search{solver: newSolver(m), floor: rapid.Int64Range(-1, 20_000).Draw(rt, "known")}
		n := drawNode(rt, m)
		if rapid.Bool().Draw(rt, "split") {
			h.expand(&node{masks: n.masks, must: n.must, prices: n.prices, bound: n.bound}, 1)
		} else {
			less := &node{masks: n.masks, must: n.must, prices: n.prices, bound: n.bound}
			if h.tighten(less) {
				h.open = nodes{less}
			}
		}
		whole := h.relax(n.prices, m.masks).bound // of all plans again, whatever had to be in that part
		eachPlan(m, func(at []int, worth int64) {
			if float64(worth) > whole+1e-6*(1+math.Abs(whole)) {
				rt.Fatalf("%v is worth %d, the relaxation of all plans %v", at, worth, whole)
			}
			kept := func(k *node) bool { return k.bound >= worth && k.in(m, at) }
			if n.in(m, at) && worth > h.known() && !slices.ContainsFunc(h.open, kept) {
				rt.Fatalf("%v is worth %d and lost; the best one known is worth %d", at, worth, h.known())
			}
		})
		if h.found != nil {
			if worth, ok := plainly(m, h.found.at); !ok || worth != h.found.worth {
				rt.Fatalf("the plan found is worth %d, not %d; allowed: %v", worth, h.found.worth, ok)
			}
		}
	})
}

// The sums of a plan that is changed site by site are those of the plan as it is, and
// what a site needs and saves is what changes.
func TestChangedPlansAddUp(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		m := newModel(small(rt))
		if m.n == 0 {
			return
		}
		a, room := m.empty(), make([]int64, m.t)
		for range rapid.IntRange(1, 20).Draw(rt, "steps") {
			i, t := rapid.IntRange(0, m.n-1).Draw(rt, "site"), rapid.IntRange(0, m.t-1).Draw(rt, "period")
			if a.at[i] < m.t {
				was := a.spent[a.at[i]]
				saves, from := m.saves(a, i), a.at[i]
				if m.take(a, i); was-a.spent[from] != saves {
					rt.Fatalf("it saves %d, told %d", was-a.spent[from], saves)
				}
				continue
			}
			need, was := m.need(a, i, t), a.spent[t]
			if m.put(a, i, t); a.spent[t]-was != need {
				rt.Fatalf("it needs %d, told %d", a.spent[t]-was, need)
			}
		}
		worth, ok := plainly(m, a.at)
		if ok != m.fits(a) || ok && worth != a.worth {
			rt.Fatalf("worth %d, fits %v; told %d, %v", worth, ok, a.worth, m.fits(a))
		}
		// The slack of a period is what more can be spent in it: no less, and no more.
		m.slack(a, room)
		for t := range m.t {
			if !ok {
				break
			}
			for more, want := range map[int64]bool{room[t]: true, room[t] + 1: false} {
				a.spent[t] += more
				spent, within := int64(0), true
				for u := range m.t {
					spent += a.spent[u]
					within = within && spent <= m.budget[u]
				}
				if a.spent[t] -= more; within != want {
					rt.Fatalf("%d more in period %d is within the money: %v", more, t, within)
				}
			}
		}
	})
}

// No plan does more sites up to a period than the money is said to reach, and no
// option is taken from a site that a plan has.
func TestReachIsNeverTooShort(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		m := newModel(small(rt))
		eachPlan(m, func(at []int, _ int64) {
			var done int64
			for t := range m.t {
				for i := range at {
					if at[i] == t {
						done++
						if m.masks[i]>>t&1 == 0 {
							rt.Fatalf("%v does site %d in period %d, which is no option of it", at, i, t)
						}
					}
				}
				if done > m.reach[t] {
					rt.Fatalf("%v does %d sites up to period %d, more than %d", at, done, t, m.reach[t])
				}
			}
		})
	})
}

// Where all that a site needs is money, the reach is exact: alike sites are counted out.
func TestReachOfAlikeSites(t *testing.T) {
	for money, want := range map[gear.Amount]int64{0: 0, 119: 0, 120: 1, 219: 1, 220: 2, 320: 3, 420: 3, 440: 4, 540: 5, 5400: 5} {
		q := &Request{Mobilization: 20, Periods: []Period{{Money: money}}}
		for i, cluster := range []string{"A", "A", "A", "B", "B"} {
			q.Sites = append(q.Sites, Site{ID: string(rune('a' + i)), Cluster: cluster, Cost: 100, Value: 1})
		}
		if got := newModel(q).reach[0]; got != want {
			t.Errorf("%d reaches %d sites, want %d", money, got, want)
		}
		q.Periods[0].Crew = 2
		if got := newModel(q).reach[0]; got != min(want, 2) {
			t.Errorf("%d reaches %d sites with a crew for 2, want %d", money, got, min(want, 2))
		}
	}
}

// Every set of periods is tried, each after what it is made of; of many periods those
// of up to three, and one for all the rest that costs no more than any of these.
func TestSetsOfPeriods(t *testing.T) {
	for periods := 1; periods <= MaxPeriods; periods++ {
		seen := map[uint16]int{}
		for i, s := range setsOf(periods) {
			if s.last >= 0 || s.open == 0 {
				if _, twice := seen[s.open]; twice || s.paid != s.open {
					t.Fatalf("%d periods: %012b is paid as %012b, twice: %v", periods, s.open, s.paid, twice)
				}
				seen[s.open] = i
				if s.open != 0 && (s.open != setsOf(periods)[s.rest].open|1<<s.last || s.rest >= i || s.open>>s.last != 1) {
					t.Fatalf("%d periods: %012b is made of %+v", periods, s.open, s)
				}
				continue
			}
			if periods <= maxOpen || s.open != 1<<periods-1 || bits.OnesCount16(s.paid) != maxComings+1 || s.paid>>(periods-maxComings-1) != 1<<(maxComings+1)-1 {
				t.Fatalf("%d periods: %+v stands for the rest", periods, s)
			}
		}
		want := 0
		for p := range 1 << periods {
			if periods <= maxOpen || bits.OnesCount(uint(p)) <= maxComings {
				want++
			}
		}
		if len(seen) != want {
			t.Errorf("%d periods: %d sets, want %d", periods, len(seen), want)
		}
	}
}

// A part of some points is no less than the part, even, and the least of these.
func TestPartsOfPoints(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		points, part := rapid.Int64Range(0, mostPoints).Draw(rt, "points"), rapid.Int64Range(0, parts).Draw(rt, "part")
		if cut := cutTo(points, part); cut%2 != 0 || cut*parts < points*part || (cut-2)*parts >= points*part {
			rt.Fatalf("%d of %d parts of %d: %d", part, int64(parts), points, cut)
		}
	})
}

// What small plans take: each is proven, and all together with no more work than
// this, of which a processor does five hundred million in a second.
func TestSmallPlansTakeLittleWork(t *testing.T) {
	const ceiling = 33_000_000 // it is 30,070,000, counted and not timed
	rng := rand.New(rand.NewPCG(4, 4))
	var work int64
	for n := range 60 {
		q := &Request{Mobilization: gear.Amount(rng.IntN(2) * 15)}
		for p := range 2 + rng.IntN(2) {
			q.Periods = append(q.Periods, Period{Name: fmt.Sprint(p), Money: gear.Amount(rng.IntN(150)), Crew: rng.IntN(5)})
		}
		for i := range 8 {
			q.Sites = append(q.Sites, Site{ID: fmt.Sprint(i), Cluster: fmt.Sprint(rng.IntN(3)), Cost: gear.Amount(10 + rng.IntN(60)), Value: int64(1 + rng.IntN(12))})
		}
		s := newSolver(newModel(q))
		if best, bound, _ := s.search(s.cases(false), s.empty(), Effort, 1); best.worth != bound {
			t.Errorf("request %d is not proven: %d of %d", n, best.worth, bound)
		}
		work += s.work
	}
	if work > ceiling {
		t.Errorf("the work of 60 small plans is %d, more than %d", work, int64(ceiling))
	}
}

// What must be in one part of the plans binds no other part.
func TestPartsLeaveNothingBehind(t *testing.T) {
	q := &Request{Mobilization: 50, Periods: []Period{{Name: "1", Money: 200}, {Name: "2", Money: 100}}}
	for i := range 3 {
		q.Sites = append(q.Sites, Site{ID: fmt.Sprint(i), Cluster: "A", Cost: 40, Value: int64(i)})
	}
	for name, with := range map[string]func(*search, *node){"split": func(h *search, n *node) { h.expand(n, 1) }, "cut": func(h *search, n *node) { h.tighten(n) }} {
		for _, known := range []int64{0, 1 << 40} { // of which the second is more than any plan, so that the part ends at once
			h := &search{solver: newSolver(newModel(q)), floor: known}
			p := noPrices(h.t)
			p.money[1] = 900
			before := h.relax(p, h.masks).bound
			with(h, &node{masks: h.masks, must: []uint16{2}, prices: p, bound: 1 << 50})
			if after := h.relax(p, h.masks).bound; after != before {
				t.Errorf("%s, with %d known: all plans were bound by %v, and then by %v", name, known, before, after)
			}
		}
	}
}
