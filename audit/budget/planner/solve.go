package planner

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// Effort bounds the work of [Solve]: steps of the relaxation, of which a
// processor does about five hundred million in a second. It is counted and not
// timed, so that the same request gives the same plan on every machine.
const Effort = 1_200_000_000

// moreWork is how many times the effort goes into a gap that stays wide.
const moreWork = 3

// Solve plans. The law goes first: of the sites in breach, and of those with a
// deadline within the plan, as much is done, and in time, as money and crews allow;
// then as much of the others with a duty; then the rest. Among plans that are equal
// in that the points decide.
//
// It relaxes money and crews at a price, which bounds the worth of every plan,
// repairs what it finds into plans that keep within both, and splits the problem
// until the best plan is proven or the effort is spent. An error is of kind Usage.
func Solve(r *Request) (*Plan, error) { return solve(r, Effort) }

// solve spends about so much work.
func solve(r *Request, effort int64) (*Plan, error) {
	if err := r.check(); err != nil {
		return nil, err
	}
	if slices.ContainsFunc(r.Sites, func(s Site) bool { return s.Duty > NoDuty }) {
		return solveLaw(r, effort), nil
	}
	m := newModel(r)
	s := newSolver(m)
	best, bound, at := s.search(m.cases(r.CoreFirst), m.empty(), effort, moreWork)
	return m.result(m.rebuild(best.at), bound, s.marginal(at)), nil
}

// search looks for the best plan in the cases, from one that is known, with so much work,
// and with so many times as much where the gap stays wide. It returns the plan, what no plan of the cases is worth
// more than, and the prices of the loosest bound.
func (s *solver) search(cases [][]uint16, best *assignment, effort, wide int64) (*assignment, int64, prices) {
	bound, at := best.worth, noPrices(s.t)
	end, most := s.work+effort, s.work+wide*effort
	for i, masks := range cases {
		left := int64(len(cases) - i)
		h := &search{solver: s, floor: best.worth, limit: s.work + (end-s.work)/left, most: s.work + (most-s.work)/left}
		if s.allows(best, masks) {
			h.found = best
		}
		b, p := h.run(masks)
		if h.found != nil {
			best = h.found
		}
		if i == 0 || b > bound {
			at = p
		}
		bound = max(bound, b)
	}
	return best, max(bound, best.worth), at
}

// allows reports whether a plan is one of the masks.
func (m *model) allows(a *assignment, masks []uint16) bool {
	for i, t := range a.at {
		if masks[i]>>t&1 == 0 {
			return false
		}
	}
	return true
}

// marginal is what one more unit of money in the first period is worth, in
// points: it is there in all periods. A place among the sites that the money
// can reach at all is worth a mean site cost. It is a price and not a sum, told
// to three digits.
func (s *solver) marginal(p prices) float64 {
	sum := 0.0
	for t := range s.t {
		sum += p.money[t] + p.count[t]
	}
	f, _ := strconv.ParseFloat(strconv.FormatFloat(sum/s.scale*100/1000, 'g', 3, 64), 64)
	return f
}

// cases are the sets of plans that are searched one by one: all at once, or,
// where the core goes first, one for each period in which it may be finished,
// and one in which it is not and nothing else is done.
func (m *model) cases(coreFirst bool) [][]uint16 {
	if !coreFirst || !slices.ContainsFunc(m.sites, func(s Site) bool { return s.Core }) {
		return [][]uint16{m.masks}
	}
	var out [][]uint16
	for k := range m.t + 1 {
		if k < m.t && !m.coreFits(k) {
			continue
		}
		masks := make([]uint16, m.n)
		for i := range masks {
			masks[i] = m.masks[i] & m.ordered(m.sites[i].Core, k)
		}
		out = append(out, masks)
	}
	return out
}

// ordered are the options of a site when the core is finished in a period, or
// after the last one.
func (m *model) ordered(core bool, k int) uint16 {
	all := m.never<<1 - 1
	switch {
	case core && k == m.t:
		return all
	case core:
		return 1<<(k+1) - 1
	default:
		return all &^ (1<<k - 1)
	}
}

// coreFits reports whether money and crews could do the core up to a period,
// with one visit to each cluster.
func (m *model) coreFits(k int) bool {
	var money, crews int64
	for _, c := range m.clusters {
		visit := m.fixed
		for i := c.from; i < c.to; i++ {
			if m.sites[i].Core {
				money += m.cost[i] + visit
				crews++
				visit = 0
			}
		}
	}
	for t := range k + 1 {
		crews -= m.crew[t]
	}
	return money <= m.budget[k] && crews <= 0
}

// result tells a plan.
func (m *model) result(a *assignment, bound int64, marginal float64) *Plan {
	p := &Plan{
		Objective: float64(a.worth) / 1000, Bound: float64(bound) / 1000, MarginalValue: marginal,
		Periods: make([]PlanPeriod, m.t), Unfunded: []string{}, Schedule: []Work{}, Values: make(map[string]int64, m.n),
	}
	for i := range m.sites {
		p.Values[m.sites[i].ID] = m.sites[i].Value
	}
	if bound > 0 {
		p.Gap = float64(bound-a.worth) / float64(bound)
	}
	var before int64
	for t := range m.periods {
		p.Periods[t] = m.period(a, t, before)
		before += a.spent[t]
	}
	var lacking gear.Amount
	worth := make([]int64, m.t)
	for i, t := range a.at {
		if t == m.none() {
			p.Unfunded = append(p.Unfunded, m.sites[i].ID)
			lacking += m.sites[i].Cost
			continue
		}
		worth[t] += m.value[i*m.t+t]
		p.Periods[t].Sites = append(p.Periods[t].Sites, m.sites[i].ID)
		p.Schedule = append(p.Schedule, m.work(i, t))
	}
	for t := range p.Periods {
		p.Periods[t].Points = float64(worth[t]) / 1000
	}
	p.UnfundedCost, p.Why = lacking.String(), m.reasons(a)
	p.Missed = m.missed(a)
	p.sort(m)
	return p
}

func (m *model) period(a *assignment, t int, before int64) PlanPeriod {
	var visits int64
	for g := range a.open {
		if a.open[g][t] > 0 {
			visits++
		}
	}
	p := PlanPeriod{
		Name: m.periods[t].Name, Available: gear.Amount(m.budget[t] - before).String(), Spent: gear.Amount(a.spent[t]).String(),
		Visits: visits, Mobilization: gear.Amount(visits * m.fixed).String(), Sites: []string{},
	}
	if end := m.periods[t].Ends; end != 0 {
		p.Ends = end.String()
	}
	return p
}

func (m *model) work(i, t int) Work {
	s := &m.sites[i]
	w := Work{Period: m.periods[t].Name, Site: s.ID, Cluster: s.Cluster, Cost: s.Cost.String(), Value: s.Value, Late: late(s, &m.periods[t])}
	if s.Deadline != 0 {
		w.Deadline = s.Deadline.String()
	}
	return w
}

func (p *Plan) sort(m *model) {
	order := map[string]int{}
	for t := range m.periods {
		order[m.periods[t].Name] = t
		slices.Sort(p.Periods[t].Sites)
	}
	slices.Sort(p.Unfunded)
	slices.SortFunc(p.Schedule, func(a, b Work) int {
		return cmp.Or(cmp.Compare(order[a.Period], order[b.Period]), cmp.Compare(a.Site, b.Site))
	})
}
