package planner

import (
	"cmp"
	"slices"
)

// repair turns a relaxed assignment, which may overdraw, into a plan that keeps
// within money and crews. It returns nil when that does not succeed.
func (s *solver) repair(at []int, masks []uint16) *assignment {
	a := s.empty()
	for i, t := range at {
		if t < s.t {
			s.put(a, i, t)
		}
	}
	var sum int64
	for t := range s.t {
		if !s.repairPeriod(a, t, sum, masks) {
			return nil
		}
		sum += a.spent[t]
	}
	s.fill(a, masks)
	return a
}

// change is a site that takes another option, with what that loses for each
// unit of money that it sets free, or earns for each that it needs.
type change struct {
	site, to int
	key      float64
}

func byKey(a, b change) int {
	return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.site, b.site), cmp.Compare(a.to, b.to))
}

// repairPeriod moves sites of a period to later ones, or out of the plan, the
// cheapest loss first, until the period keeps within its money and its crews.
// Before is what the periods before it spend.
func (s *solver) repairPeriod(a *assignment, t int, before int64, masks []uint16) bool {
	within := func() bool { return before+a.spent[t] <= s.model.budget[t] && a.done[t] <= s.crew[t] }
	if within() {
		return true
	}
	var out []change
	for i, at := range a.at {
		if at == t {
			if to, loss := s.later(i, t, masks[i]); to >= 0 {
				out = append(out, change{i, to, loss / s.dear(i, t)})
			}
		}
	}
	slices.SortFunc(out, byKey)
	for _, c := range out {
		s.take(a, c.site)
		if c.to < s.t {
			s.put(a, c.site, c.to)
		}
		if within() {
			return true
		}
	}
	return false
}

// dear is what a site takes of money and crews in a period, by the prices of
// the last relaxation.
func (s *solver) dear(i, t int) float64 {
	return float64(s.rate[t]*s.costs[i]) + s.place[t] + 1e-6*s.costs[i] + 1e-9
}

// later is the best option after a period by the prices of the last
// relaxation, and what it loses; -1 when the site has none.
func (s *solver) later(i, t int, mask uint16) (to int, loss float64) {
	best := forbidden
	to = -1
	if mask&s.never != 0 {
		to, best = s.none(), 0
	}
	for u := t + 1; u < s.t; u++ {
		if v := s.net(i, u, mask); v > best {
			to, best = u, v
		}
	}
	return to, s.net(i, t, mask) - best
}

// fill spends what is left: on sites that are not done, those that are worth
// most for their cost first, and on doing others earlier.
func (s *solver) fill(a *assignment, masks []uint16) {
	room, order := make([]int64, s.t), s.byWorth()
	for range 2 {
		for _, c := range order {
			s.moveEarlier(a, c.site, masks[c.site], room)
		}
	}
}

// moveEarlier gives a site the best option that the money left allows.
func (s *solver) moveEarlier(a *assignment, i int, mask uint16, room []int64) {
	from := a.at[i]
	worth := s.worth(i, from)
	for t := range s.t {
		if mask>>t&1 == 0 || t == from || s.worth(i, t) <= worth || a.done[t] >= s.crew[t] {
			continue
		}
		if from == s.none() {
			s.slack(a, room)
			if s.need(a, i, t) <= room[t] {
				s.put(a, i, t)
				return
			}
			continue
		}
		s.take(a, i)
		s.put(a, i, t)
		if s.fits(a) {
			return
		}
		s.take(a, i)
		s.put(a, i, from)
	}
}

// worth is the value of a site's option.
func (m *model) worth(i, t int) int64 {
	if t == m.none() {
		return 0
	}
	return m.value[i*m.t+t]
}

// byWorth lists the sites, those worth most for what they take first.
func (s *solver) byWorth() []change {
	out := make([]change, s.n)
	for i := range out {
		out[i] = change{site: i, key: -s.value0[i*s.t] / s.dear(i, 0)}
	}
	slices.SortFunc(out, byKey)
	return out
}
