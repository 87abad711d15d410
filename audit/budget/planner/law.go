package planner

import (
	"math"
	"slices"
)

// solveLaw plans where some sites have duties. It first finds which of the breaches
// and deadlines can be met together, breaches the sooner the better. Then it counts
// points so that one of those sites is worth more than all others with a duty, and one
// of these more than the rest, and plans tier by tier, each with what the tiers before it
// leave. The bound is that of all plans whatever, by the points as counted; where it is
// not close, it is looked for by tier as well.
func solveLaw(r *Request, effort int64) *Plan {
	met, spent := meetable(r, effort/4)
	q := *r
	q.Sites = counted(r, met)
	m := newModel(&q)
	s := newSolver(m)
	best := m.rebuild(m.promised(met))
	for tier := range tiers {
		best = s.tier(&q, met, tier, best, effort/8)
	}
	free, bound, at := s.search(m.cases(r.CoreFirst), best, max(effort/4, effort-spent-s.work), moreWork)
	if m.keeps(free, met) {
		best = free
	}
	if bound-best.worth > best.worth/1000 {
		bound = min(bound, m.boundByTier(&q, met, best, effort))
	}
	p := m.result(m.rebuild(best.at), bound, s.marginal(at))
	for i := range m.sites {
		if t, ok := met[m.sites[i].ID]; ok && t < m.t {
			p.Met = append(p.Met, m.sites[i].ID)
		}
	}
	slices.Sort(p.Met)
	return p
}

// tiers are how many ranks of sites there are: breaches and deadlines that can be met,
// other sites with a duty, and the rest.
const tiers = 3

// promise is a plan of the breaches and deadlines that can be met together: the period
// of each site by its id.
type promise map[string]int

// meetable finds the breaches and deadlines that can be met together and are worth
// most, a plan of them alone, and the work that it took. Core sites are done beside them where the core goes
// first.
func meetable(r *Request, effort int64) (promise, int64) {
	q := *r
	q.Sites = slices.Clone(r.Sites)
	for i := range q.Sites {
		if s := &q.Sites[i]; !s.pressing(r) {
			s.Value = 0
		} else {
			s.Value = max(1, s.Value)
		}
	}
	m := newModel(&q)
	for i := range m.sites {
		switch s := &m.sites[i]; {
		case s.pressing(r):
			m.masks[i] &= m.inTime(s) | m.never
		case !s.Core || !r.CoreFirst:
			m.masks[i] = m.never
		}
	}
	m.inTimeIsEnough()
	solver := newSolver(m)
	best, _, _ := solver.search(m.cases(r.CoreFirst), m.empty(), effort, 1)
	out := promise{}
	for i, t := range best.at {
		if t < m.t {
			out[m.sites[i].ID] = t
		}
	}
	return out, solver.work
}

// inTimeIsEnough makes a site whose deadline is still to come worth the same in every
// period up to it: that it is met counts, not when. What is forbidden already counts
// less the later it goes.
func (m *model) inTimeIsEnough() {
	for i := range m.value {
		if s := &m.sites[i/m.t]; s.Duty != Breach {
			m.value[i] = s.Value * 1000
			m.value0[i] = float64(m.value[i])
		}
	}
}

// pressing reports whether a site is in breach, or has a deadline within the plan.
func (s *Site) pressing(r *Request) bool {
	end := r.Periods[len(r.Periods)-1].Ends
	return s.Duty == Breach || s.Duty == Due && s.Deadline != 0 && s.Deadline <= end
}

// inTime are the periods that end by a site's deadline: all of them where it has none
// that falls within the plan, or where it is late already.
func (m *model) inTime(s *Site) uint16 {
	if s.Duty == Breach || !m.misses(s, m.none()) {
		return m.never - 1
	}
	return 1<<(m.lastBefore(s.Deadline)+1) - 1
}

// rank is the tier of a site.
func (met promise) rank(s *Site) int {
	switch _, ok := met[s.ID]; {
	case s.Duty > NoDuty && ok:
		return 0
	case s.Duty > NoDuty:
		return 1
	default:
		return 2
	}
}

// How the points of tiers are set apart: a site that is done late and last still counts
// more than a third of one that is done at once; and thousandths of all points together
// are whole numbers that a float64 holds.
const (
	apart      = 3
	mostPoints = 9_000_000_000_000
)

// counted are the sites with their points by tier. Where that would not fit, points are
// first divided until it does.
func counted(r *Request, met promise) []Site {
	for unit := int64(1); ; unit *= 2 {
		out := slices.Clone(r.Sites)
		most := 0.0
		times := 1.0
		for tier := tiers - 1; tier >= 0; tier-- {
			sum := 0.0
			for i := range out {
				if s := &out[i]; met.rank(s) == tier {
					v := float64((s.Value + unit/2) / unit)
					if tier < tiers-1 {
						v = max(1, v) * times
					}
					sum += v
					s.Value = int64(min(v, mostPoints))
				}
			}
			most += sum
			times = apart * (1 + most)
		}
		if most <= mostPoints {
			return out
		}
	}
}

// promised is the plan that a promise is of.
func (m *model) promised(met promise) []int {
	at := make([]int, m.n)
	for i := range at {
		t, ok := met[m.sites[i].ID]
		if at[i] = m.none(); ok {
			at[i] = t
		}
	}
	return at
}

// tier plans the sites of a tier beside those of the tiers before it, which stay in
// the periods that the plan given has them in. Sites of later tiers are not done, but
// for those of the core where the core goes first.
func (s *solver) tier(r *Request, met promise, tier int, plan *assignment, effort int64) *assignment {
	fixed := slices.Clone(s.model.masks)
	for i := range fixed {
		site := &s.sites[i]
		switch rank := met.rank(site); {
		case rank < tier && plan.at[i] < s.t:
			fixed[i] = 1 << plan.at[i]
		case rank == 0:
			fixed[i] &= s.inTime(site)
		case rank > tier && !(site.Core && r.CoreFirst):
			fixed[i] = s.never
		}
	}
	cases := s.cases(r.CoreFirst)
	for k, masks := range cases {
		cases[k] = slices.Clone(masks)
		for i := range masks {
			cases[k][i] &= fixed[i]
		}
	}
	cases = slices.DeleteFunc(cases, func(masks []uint16) bool { return slices.Contains(masks, 0) })
	for _, masks := range cases {
		if s.allows(plan, masks) {
			plan = s.rebuild(plan.at)
			s.fill(plan, masks)
		}
	}
	best, _, _ := s.search(cases, plan, effort, 1)
	return best
}

// boundByTier is what no plan is worth more than by the first tier that has sites, and
// the others beside it. The first is planned as if nothing else were to be done: its sites
// are few, and its points nearly all there are. Then everything is planned with the
// points of the first tier cut to a part: the plan's points are no more than that, and
// what was cut off the most that the first tier can have. The smaller the part, the less
// of the gap in the first tier counts twice; where it is nothing, the others are planned
// as if the first took no money.
func (m *model) boundByTier(r *Request, met promise, plan *assignment, effort int64) int64 {
	first := tiers
	for i := range m.sites {
		first = min(first, met.rank(&m.sites[i]))
	}
	top := m.boundAlone(r, func(s *Site) bool { return met.rank(s) == first }, plan, effort/2)
	least := int64(math.MaxInt64)
	for _, part := range [...]int64{8, 1, 0} {
		cut := *r
		cut.Sites = slices.Clone(m.sites)
		for i := range cut.Sites {
			if s := &cut.Sites[i]; met.rank(s) == first {
				s.Value = cutTo(s.Value, part)
			}
		}
		s := newSolver(newModel(&cut))
		_, bound, _ := s.search(s.cases(r.CoreFirst), s.rebuild(plan.at), effort/8, 1)
		least = min(least, bound+top*(parts-part)/parts)
		if least-plan.worth <= plan.worth/1000 {
			break
		}
	}
	return least
}

// parts are what points of the first tier are cut into.
const parts = 64

// cutTo is a part of some points, rounded up. It is even, so that half of it, for what is
// done late, is no less than the part of the half either.
func cutTo(points, part int64) int64 {
	cut := (points/parts)*part + (points%parts*part+parts-1)/parts
	return cut + cut%2
}

// boundAlone is what some sites are worth at most where nothing else is to be done, but
// for the core where that goes first.
func (m *model) boundAlone(r *Request, is func(*Site) bool, plan *assignment, effort int64) int64 {
	q, at := *r, []int{}
	q.Sites = nil
	for i := range m.sites {
		site := m.sites[i]
		if !is(&site) {
			if !site.Core || !r.CoreFirst {
				continue
			}
			site.Value = 0
		}
		q.Sites, at = append(q.Sites, site), append(at, plan.at[i])
	}
	s := newSolver(newModel(&q))
	_, bound, _ := s.search(s.cases(r.CoreFirst), s.rebuild(at), effort, moreWork)
	return bound
}

// keeps reports whether a plan does what was promised, and in time.
func (m *model) keeps(a *assignment, met promise) bool {
	for i, t := range a.at {
		if s := &m.sites[i]; met.rank(s) == 0 && m.inTime(s)>>t&1 == 0 {
			return false
		}
	}
	return true
}
