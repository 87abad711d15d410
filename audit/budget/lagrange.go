package budget

// maxOpen is the number of periods up to which a cluster's open periods are
// tried in every combination. Above it the cost of a crew's coming is shared
// out among the sites of the cluster instead, which bounds a little less well.
const maxOpen = 8

// forbidden is the value of an option that a site does not have.
const forbidden = -1e300

// prices are what the relaxation charges for money up to a period, for a
// site's place in a period's crew, and for one of the sites that the money can
// reach at all up to a period. Money is counted in mean site costs.
type prices struct {
	money, crew, count []float64
}

func noPrices(periods int) prices {
	all := make([]float64, 3*periods)
	return prices{money: all[:periods:periods], crew: all[periods : 2*periods : 2*periods], count: all[2*periods:]}
}

func (p prices) copy() prices {
	q := noPrices(len(p.money))
	copy(q.money, p.money)
	copy(q.crew, p.crew)
	copy(q.count, p.count)
	return q
}

// relaxed is the best assignment when money and crews may be overdrawn at
// their price. Its bound is at least the worth of any plan that keeps within
// both.
type relaxed struct {
	bound float64
	at    []int     // by site
	over  []float64 // of money up to a period: spent less available, in mean site costs
	crowd []float64 // of a period: sites less crews
	many  []float64 // up to a period: sites less what the money can reach
}

// solver relaxes a model again and again.
type solver struct {
	*model
	scale  float64 // mean site cost
	costs  []float64
	budget []float64
	fixed  float64
	rate   []float64 // scratch: price of money spent in a period
	place  []float64 // scratch: price of a site in a period, beside its money
	sums   []float64 // scratch: worth of a cluster by its open periods
	best   []float64 // scratch: worth of a site by open periods
	stuck  []int32   // scratch: sites of a cluster that have no option, by open periods; their worth is not in sums
	order  []int     // sites, those worth most for their cost first
	out    relaxed
	work   int64 // sites relaxed so far: what the limits count
}

func newSolver(m *model) *solver {
	total := 0.0
	for _, c := range m.cost0 {
		total += c
	}
	s := &solver{model: m, scale: max(1, total/float64(max(1, m.n))), rate: make([]float64, m.t), place: make([]float64, m.t), costs: make([]float64, m.n)}
	for i, c := range m.cost0 {
		s.costs[i] = c / s.scale
	}
	for _, b := range m.budget {
		s.budget = append(s.budget, float64(b)/s.scale)
	}
	s.fixed = float64(m.fixed) / s.scale
	size := 1 << min(m.t, maxOpen)
	s.sums, s.best, s.stuck = make([]float64, size), make([]float64, size), make([]int32, size)
	s.order = m.byWorth()
	s.out = relaxed{at: make([]int, m.n), over: make([]float64, m.t), crowd: make([]float64, m.t), many: make([]float64, m.t)}
	return s
}

// relax solves the relaxation for the options that the masks leave. The result
// is valid until the next call.
func (s *solver) relax(p prices, masks []uint16) *relaxed {
	s.work += int64(s.n) << min(s.t, maxOpen)
	s.charge(p)
	r := &s.out
	r.bound = 0
	for t := range s.t {
		r.over[t], r.crowd[t] = -s.budget[t], -float64(s.crew[t])
		r.bound += float64(p.money[t]*s.budget[t]) + float64(p.crew[t]*float64(s.crew[t])) + float64(p.count[t]*float64(s.reach[t]))
	}
	for _, c := range s.clusters {
		if extra, exact := s.way(c); exact {
			r.bound += s.together(c, masks)
		} else {
			r.bound += s.apart(c, masks, extra)
		}
	}
	sites := 0.0
	for t := range s.t {
		sites += r.crowd[t] + float64(s.crew[t])
		r.many[t] = sites - float64(s.reach[t])
		if t > 0 {
			r.over[t] += r.over[t-1] + s.budget[t-1]
		}
	}
	return r
}

// way says how a cluster is relaxed: exactly, or its sites apart, each charged
// a part of the coming of a crew.
func (s *solver) way(c span) (extra float64, exact bool) {
	switch {
	case s.fixed == 0:
		return 0, false
	case s.t > maxOpen:
		return s.fixed / float64(c.to-c.from), false
	default:
		return 0, true
	}
}

// charge sums what a unit of money costs that is spent in a period, and what a
// site does: both are missing in that period and in all after it.
func (s *solver) charge(p prices) {
	money, count := 0.0, 0.0
	for t := s.t - 1; t >= 0; t-- {
		money += p.money[t]
		count += p.count[t]
		s.rate[t], s.place[t] = money, p.crew[t]+count
	}
}

// net is the worth of an option after its price.
func (s *solver) net(site, t int, extra float64, mask uint16) float64 {
	if mask>>t&1 == 0 {
		return forbidden
	}
	return s.value0[site*s.t+t] - float64(s.rate[t]*(s.costs[site]+extra)) - s.place[t]
}

// apart relaxes the sites of a cluster one by one, each charged a part of what
// the coming of a crew costs.
func (s *solver) apart(c span, masks []uint16, extra float64) float64 {
	sum := 0.0
	for i := c.from; i < c.to; i++ {
		best, at := forbidden, s.none()
		if masks[i]&s.never != 0 {
			best = 0
		}
		for t := range s.t {
			if v := s.net(i, t, extra, masks[i]); v > best {
				best, at = v, t
			}
		}
		sum += best
		s.chosen(i, at, extra)
	}
	return sum
}

func (s *solver) chosen(i, at int, extra float64) {
	s.out.at[i] = at
	if at < s.t {
		s.out.over[at] += s.costs[i] + extra
		s.out.crowd[at]++
	}
}

// together relaxes a cluster exactly: for each set of periods in which a crew
// comes, every site takes the best of them or none.
func (s *solver) together(c span, masks []uint16) float64 {
	sets := 1 << s.t
	s.tally(c, masks)
	open, top := 0, forbidden
	for o := range sets {
		if v := s.sums[o] - s.coming(o); v > top && s.stuck[o] == 0 {
			open, top = o, v
		}
	}
	for i := c.from; i < c.to; i++ {
		at, best := s.none(), forbidden
		if masks[i]&s.never != 0 {
			best = 0
		}
		for t := range s.t {
			if open>>t&1 == 0 {
				continue
			}
			if v := s.net(i, t, 0, masks[i]); v > best {
				best, at = v, t
			}
		}
		s.chosen(i, at, 0)
	}
	for t := range s.t {
		if open>>t&1 == 1 {
			s.out.over[t] += s.fixed
		}
	}
	return top
}

// coming is the price of a crew's coming in every period of a set.
func (s *solver) coming(open int) float64 {
	sum := 0.0
	for t := range s.t {
		if open>>t&1 == 1 {
			sum += float64(s.rate[t] * s.fixed)
		}
	}
	return sum
}

// tally adds up the worth of a cluster's sites for every set of periods.
func (s *solver) tally(c span, masks []uint16) {
	clear(s.sums)
	clear(s.stuck)
	for i := c.from; i < c.to; i++ {
		s.options(i, masks[i])
		free := masks[i]&s.never != 0
		for o, v := range s.best {
			if free || v > forbidden {
				s.sums[o] += v
			} else {
				s.stuck[o]++
			}
		}
	}
}

// options is the worth of a site for every set of periods.
func (s *solver) options(i int, mask uint16) {
	s.best[0] = forbidden
	if mask&s.never != 0 {
		s.best[0] = 0
	}
	for t := range s.t {
		v := s.net(i, t, 0, mask)
		for o := range 1 << t {
			s.best[1<<t|o] = max(s.best[o], v)
		}
	}
}
