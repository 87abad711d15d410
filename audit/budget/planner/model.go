package planner

import (
	"cmp"
	"slices"
	"strings"
)

// model is a request made ready for arithmetic: sites in order of cluster and
// id, values in points per site and period.
type model struct {
	sites    []Site
	periods  []Period
	t, n     int
	value    []int64 // by site and period; falling from a period to the next
	cost     []int64
	fixed    int64 // of a crew that comes
	clusters []span
	cluster  []int    // by site
	budget   []int64  // money up to a period
	crew     []int64  // sites in a period; no limit is as many as there are sites
	reach    []int64  // sites up to a period that money and crews could do, were they the cheapest
	ordering bool     // the core goes first
	never    uint16   // the option of not doing a site
	masks    []uint16 // by site: the options that it has; bit t is period t
	value0   []float64
	cost0    []float64
}

// span is a range of sites.
type span struct{ from, to int }

// option of not doing a site is one past the last period.
func (m *model) none() int { return m.t }

func newModel(r *Request) *model {
	m := &model{sites: slices.Clone(r.Sites), periods: r.Periods, t: len(r.Periods), n: len(r.Sites), fixed: int64(r.Mobilization), ordering: r.CoreFirst}
	slices.SortStableFunc(m.sites, func(a, b Site) int {
		return cmp.Or(strings.Compare(a.Cluster, b.Cluster), strings.Compare(a.ID, b.ID))
	})
	m.never = 1 << m.t
	m.value, m.cost = make([]int64, m.n*m.t), make([]int64, m.n)
	m.value0, m.cost0 = make([]float64, m.n*m.t), make([]float64, m.n)
	m.cluster, m.masks = make([]int, m.n), make([]uint16, m.n)
	for s := range m.sites {
		m.site(s)
	}
	var sum int64
	for i := range m.periods {
		p := &m.periods[i]
		sum += int64(p.Money)
		m.budget = append(m.budget, sum)
		crew := int64(p.Crew)
		if crew == 0 {
			crew = int64(m.n)
		}
		m.crew = append(m.crew, crew)
	}
	m.affordable()
	m.reaches()
	return m
}

// affordable takes from every site the periods up to which there is not the
// money for it and for a crew that comes.
func (m *model) affordable() {
	for s, cost := range m.cost {
		for t := range m.t {
			if cost+m.fixed > m.budget[t] || m.crew[t] < 1 {
				m.masks[s] &^= 1 << t
			}
		}
	}
}

// reaches counts the sites that the money up to each period could do at most:
// the cheapest ones, in the largest clusters, each visited once. No plan does
// more, and where sites cost the same the bound is tight by it.
func (m *model) reaches() {
	costs, sizes := slices.Clone(m.cost), make([]int, len(m.clusters))
	slices.Sort(costs)
	for g, c := range m.clusters {
		sizes[g] = c.from - c.to
	}
	slices.Sort(sizes)
	m.reach = make([]int64, m.t)
	var crews int64
	for t := range m.t {
		crews += m.crew[t]
		money, visits, room := m.budget[t], 0, 0
		for _, c := range costs {
			if room == 0 {
				money -= m.fixed
				room = -sizes[visits]
				visits++
			}
			if money -= c; money < 0 || m.reach[t] == crews {
				break
			}
			room--
			m.reach[t]++
		}
	}
}

func (m *model) site(s int) {
	if s == 0 || m.sites[s].Cluster != m.sites[s-1].Cluster {
		m.clusters = append(m.clusters, span{s, s})
	}
	m.clusters[len(m.clusters)-1].to = s + 1
	m.cluster[s] = len(m.clusters) - 1
	m.cost[s] = int64(m.sites[s].Cost)
	m.cost0[s] = float64(m.cost[s])
	m.masks[s] = m.never<<1 - 1
	worth := int64(1000)
	for t := range m.t {
		v := m.sites[s].Value * worth
		if late(&m.sites[s], &m.periods[t]) {
			v = v * Late / 1000
		}
		m.value[s*m.t+t] = v
		m.value0[s*m.t+t] = float64(v)
		worth = worth * Decay / 1000
	}
}

// plan is an assignment of periods to sites that keeps within money and crews.
type assignment struct {
	at    []int     // by site: its period, or none
	spent []int64   // in a period
	done  []int64   // sites in a period
	open  [][]int32 // by cluster and period: sites there
	worth int64
}

func (m *model) empty() *assignment {
	a := &assignment{at: make([]int, m.n), spent: make([]int64, m.t), done: make([]int64, m.t), open: make([][]int32, len(m.clusters))}
	cells := make([]int32, len(m.clusters)*m.t)
	for g := range a.open {
		a.open[g] = cells[g*m.t : (g+1)*m.t]
	}
	for s := range a.at {
		a.at[s] = m.none()
	}
	return a
}

func (a *assignment) copy() *assignment {
	return &assignment{at: slices.Clone(a.at), worth: a.worth}
}

// need is what doing a site in a period adds to the spending.
func (m *model) need(a *assignment, s, t int) int64 {
	if a.open[m.cluster[s]][t] == 0 {
		return m.cost[s] + m.fixed
	}
	return m.cost[s]
}

// saves is what taking a site out of its period takes off the spending.
func (m *model) saves(a *assignment, s int) int64 {
	t := a.at[s]
	if a.open[m.cluster[s]][t] == 1 {
		return m.cost[s] + m.fixed
	}
	return m.cost[s]
}

func (m *model) put(a *assignment, s, t int) {
	a.spent[t] += m.need(a, s, t)
	a.done[t]++
	a.open[m.cluster[s]][t]++
	a.at[s] = t
	a.worth += m.value[s*m.t+t]
}

func (m *model) take(a *assignment, s int) {
	t := a.at[s]
	a.spent[t] -= m.saves(a, s)
	a.done[t]--
	a.open[m.cluster[s]][t]--
	a.at[s] = m.none()
	a.worth -= m.value[s*m.t+t]
}

// fits reports whether all sums up to each period keep within the money, and
// each period within its crews.
func (m *model) fits(a *assignment) bool {
	var sum int64
	for t := range m.t {
		sum += a.spent[t]
		if sum > m.budget[t] || a.done[t] > m.crew[t] {
			return false
		}
	}
	return true
}

// slack is the least money left at the end of a period and of all after it.
func (m *model) slack(a *assignment, out []int64) {
	var sum int64
	for t := range m.t {
		sum += a.spent[t]
		out[t] = m.budget[t] - sum
	}
	for t := m.t - 2; t >= 0; t-- {
		out[t] = min(out[t], out[t+1])
	}
}
