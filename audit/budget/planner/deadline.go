package planner

import (
	"cmp"
	"slices"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// missed names the deadlines that a plan does not meet, the earliest first. A
// site that the plan leaves out has missed its deadline only when that falls
// before the end of the plan.
func (m *model) missed(a *assignment) []Missed {
	byDay := map[gear.Date][]string{}
	for i := range m.sites {
		if s := &m.sites[i]; m.misses(s, a.at[i]) {
			byDay[s.Deadline] = append(byDay[s.Deadline], s.ID)
		}
	}
	var out []Missed
	needs := map[int]Missed{} // by the last period before the deadline
	for day, sites := range byDay {
		last := m.lastBefore(day)
		need, ok := needs[last]
		if !ok {
			need = m.shortfall(last)
			needs[last] = need
		}
		slices.Sort(sites)
		need.Deadline, need.Sites = day.String(), sites
		out = append(out, need)
	}
	slices.SortFunc(out, func(a, b Missed) int { return cmp.Compare(a.Deadline, b.Deadline) })
	return out
}

func (m *model) misses(s *Site, t int) bool {
	switch end := m.periods[m.t-1].Ends; {
	case s.Deadline == 0 || end == 0:
		return false
	case t == m.none():
		return s.Deadline <= end
	default:
		return late(s, &m.periods[t])
	}
}

// lastBefore is the last period that ends on a day or before, -1 when there is none.
func (m *model) lastBefore(day gear.Date) int {
	last := -1
	for t := range m.periods {
		if end := m.periods[t].Ends; end != 0 && end <= day {
			last = t
		}
	}
	return last
}

// shortfall says what would meet all deadlines up to a period: with that money
// more in the first period, every site whose deadline can be met at all is done
// in time, each as late as its deadline and the crews allow.
func (m *model) shortfall(last int) Missed {
	if last < 0 {
		return Missed{Never: true}
	}
	a, out := m.empty(), Missed{}
	for p := last; p >= 0; p-- {
		for i := range m.sites {
			day := m.sites[i].Deadline
			if day == 0 || m.lastBefore(day) != p {
				continue
			}
			t := p
			for t >= 0 && a.done[t] >= m.crew[t] {
				t--
			}
			if t < 0 {
				out.Crew++
				continue
			}
			m.put(a, i, t)
		}
	}
	var spent, lacking int64
	for t := range last + 1 {
		spent += a.spent[t]
		lacking = max(lacking, spent-m.budget[t])
	}
	out.Needs = gear.Amount(lacking).String()
	return out
}

// reasons says why each site is left out.
func (m *model) reasons(a *assignment) map[string]Why {
	var spent, duties int64
	core := false // one of them is not done
	for i, t := range a.at {
		switch s := &m.sites[i]; {
		case t == m.none():
			core = core || s.Core
		case s.Duty > NoDuty:
			duties += m.cost[i]
		}
	}
	for t := range m.t {
		spent += a.spent[t]
	}
	all := m.budget[m.t-1]
	out := map[string]Why{}
	for i, t := range a.at {
		if t < m.t {
			continue
		}
		s, needs := &m.sites[i], m.cost[i]+m.fixed
		why := WorthLess
		switch {
		case needs > all:
			why = TooDear
		case m.ordering && core && !s.Core:
			why = CoreFirst
		case needs <= all-spent && s.Value > 0:
			why = NoCrew
		case s.Duty == NoDuty && needs > all-duties:
			why = DutiesCome
		}
		out[s.ID] = why
	}
	return out
}
