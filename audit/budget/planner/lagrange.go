package planner

// maxOpen is the number of periods up to which a cluster's open periods are
// tried in every combination. Above it those of up to maxComings periods are
// tried, and one in which all are open for the price of the cheapest
// maxComings+1: no real combination is worth more than the best of these.
const (
	maxOpen    = 8
	maxComings = 3
)

// perSite is what a site takes in a relaxation beside the trying of sets, in
// steps such as one set takes.
const perSite = 64

// forbidden is the value of an option that a site does not have.
const forbidden = -1e300

// prices are what the relaxation charges for money up to a period, for a
// site's place in a period's crew, and for one of the sites that the money can
// reach at all up to a period. Money is counted in mean site costs.
type prices struct {
	money, crew, count []float64
	all                []float64 // the three, one after the other
}

func noPrices(periods int) prices {
	all := make([]float64, 3*periods)
	return prices{money: all[:periods], crew: all[periods : 2*periods], count: all[2*periods:], all: all}
}

func (p prices) copy() prices {
	q := noPrices(len(p.money))
	copy(q.all, p.all)
	return q
}

// relaxed is the best assignment when money and crews may be overdrawn at
// their price. Its bound is at least the worth of any plan that keeps within
// both.
type relaxed struct {
	bound float64
	at    []int     // by site
	open  []uint16  // by cluster: periods in which a crew comes
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
	sets   []set
	lists  map[uint32][]int32 // of places of sets, by the periods and how many of them: see tried
	rate   []float64          // scratch: price of money spent in a period
	place  []float64          // scratch: price of a site in a period, beside its money
	fee    []float64          // scratch: price of crews that come, by open periods
	each   []float64          // scratch: worth of a site by period
	sums   []float64          // scratch: worth of a cluster by its open periods
	best   []float64          // scratch: worth of a site by open periods
	must   []uint16           // by cluster: periods in which a crew has to come, whatever is done there; nil for none
	can    []bool             // by set: there is the money for so many crews
	stuck  []int32            // scratch: sites of a cluster that have no option, by open periods; their worth is not in sums
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
	s.sets, s.lists = setsOf(m.t), map[uint32][]int32{}
	size := len(s.sets)
	s.sums, s.best, s.fee, s.stuck = make([]float64, size), make([]float64, size), make([]float64, size), make([]int32, size)
	s.each = make([]float64, s.t)
	s.payable()
	s.out = relaxed{at: make([]int, m.n), open: make([]uint16, len(m.clusters)), over: make([]float64, m.t), crowd: make([]float64, m.t), many: make([]float64, m.t)}
	return s
}

// relax solves the relaxation for the options that the masks leave. The result
// is valid until the next call.
func (s *solver) relax(p prices, masks []uint16) *relaxed {
	if s.fixed == 0 {
		s.work += int64(s.active(masks) * (s.t + perSite))
	}
	s.charge(p)
	r := &s.out
	r.bound = 0
	for t := range s.t {
		r.over[t], r.crowd[t] = -s.budget[t], -float64(s.crew[t])
		r.bound += float64(p.money[t]*s.budget[t]) + float64(p.crew[t]*float64(s.crew[t])) + float64(p.count[t]*float64(s.reach[t]))
	}
	for g, c := range s.clusters {
		if s.fixed == 0 {
			r.bound += s.apart(c, masks)
		} else {
			r.bound += s.together(g, masks)
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

// active counts the sites that have more than the option of not being done.
func (m *model) active(masks []uint16) int {
	n := 0
	for _, mask := range masks {
		if mask != m.never {
			n++
		}
	}
	return n
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
	s.fees()
}

// net is the worth of an option after its price.
func (s *solver) net(site, t int, mask uint16) float64 {
	if mask>>t&1 == 0 {
		return forbidden
	}
	return s.value0[site*s.t+t] - float64(s.rate[t]*s.costs[site]) - s.place[t]
}

// own is the worth of an option, or of none, after its price.
func (s *solver) own(i, t int, mask uint16) float64 {
	if t == s.none() {
		return 0
	}
	return s.net(i, t, mask)
}

// choose gives a site the best option within the open periods.
func (s *solver) choose(i int, open, mask uint16) (best float64) {
	best, at := forbidden, s.none()
	if mask&s.never != 0 {
		best = 0
	}
	for t := range s.t {
		if open>>t&1 == 0 {
			continue
		}
		if v := s.net(i, t, mask); v > best {
			best, at = v, t
		}
	}
	s.out.at[i] = at
	if at < s.t {
		s.out.over[at] += s.costs[i]
		s.out.crowd[at]++
	}
	return best
}

// apart relaxes the sites of a cluster one by one, where crews come for nothing.
func (s *solver) apart(c span, masks []uint16) float64 {
	sum := 0.0
	for i := c.from; i < c.to; i++ {
		sum += s.choose(i, s.never-1, masks[i])
	}
	return sum
}

// together relaxes a cluster as a whole: for each set of periods in which a
// crew comes, every site takes the best of them or none.
func (s *solver) together(g int, masks []uint16) float64 {
	c := s.clusters[g]
	tried := s.tried(g, masks)
	s.tally(c, masks, tried)
	open, top := 0, forbidden
	for _, o := range tried {
		if v := s.sums[o] - s.fee[o]; v > top && s.stuck[o] == 0 && s.allowed(g, int(o)) {
			open, top = int(o), v
		}
	}
	for i := c.from; i < c.to; i++ {
		s.choose(i, s.sets[open].open, masks[i])
	}
	s.out.open[g] = s.sets[open].paid
	for t := range s.t {
		if s.sets[open].paid>>t&1 == 1 {
			s.out.over[t] += s.fixed
		}
	}
	return top
}

// allowed reports whether a cluster may have a set: it has the crews that must
// come, and money for all of its crews.
func (s *solver) allowed(g, o int) bool {
	return s.can[o] && (s.must == nil || s.must[g]&^s.sets[o].open == 0)
}

// payable finds the sets whose crews alone are not dearer than all there is.
func (s *solver) payable() {
	s.can = make([]bool, len(s.sets))
	for o, set := range s.sets {
		s.can[o] = true
		spent := int64(0)
		for t := range s.t {
			if set.paid>>t&1 == 1 {
				spent += s.model.fixed
			}
			s.can[o] = s.can[o] && (spent <= s.model.budget[t] || set.last < 0)
		}
	}
}
