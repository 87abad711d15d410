package budget

// walk is a descent of the bound along subgradients.
type walk struct {
	best   prices
	bound  float64
	counts []uint16 // by site and option: how often the relaxation chose it
	rounds int
}

// descend lowers the bound from the prices given. The target is the worth of
// the best plan known. Each relaxed assignment is shown to look, which may
// raise the target.
func (s *solver) descend(from prices, masks []uint16, rounds int, look func(round int, p prices, r *relaxed) float64) *walk {
	w := &walk{best: from.copy(), bound: 1e300, counts: make([]uint16, s.n*(s.t+1)), rounds: rounds}
	p := from.copy()
	step, stale := 1.0, 0
	patience := max(4, rounds/25)
	for round := range rounds {
		r := s.relax(p, masks)
		target := look(round, p, r)
		if r.bound < w.bound-1e-9*w.bound {
			w.bound, w.best, stale = r.bound, p.copy(), 0
		} else if stale++; stale >= patience {
			stale, step = 0, step/2
			p = w.best.copy()
			continue
		}
		for i, at := range r.at {
			w.counts[i*(s.t+1)+at]++
		}
		if w.bound < target+1 || !s.move(p, r, step*(r.bound-target)) {
			break
		}
	}
	return w
}

// move changes the prices along the subgradient, by Polyak's step for a bound
// that is to fall by so much. It reports whether there was anywhere to go.
func (s *solver) move(p prices, r *relaxed, fall float64) bool {
	norm := 0.0
	for t := range s.t {
		norm += steep(r.over[t], p.money[t]) + steep(r.crowd[t], p.crew[t]) + steep(r.many[t], p.count[t])
	}
	if norm == 0 || fall <= 0 {
		return false
	}
	for t := range s.t {
		p.money[t] = max(0, p.money[t]+float64(fall/norm*r.over[t]))
		p.crew[t] = max(0, p.crew[t]+float64(fall/norm*r.crowd[t]))
		p.count[t] = max(0, p.count[t]+float64(fall/norm*r.many[t]))
	}
	return true
}

// steep is the part of the squared length that a coordinate adds: none where
// its price is nought and would fall.
func steep(g, price float64) float64 {
	if g < 0 && price == 0 {
		return 0
	}
	return float64(g * g)
}

// start finds one price of money that spends about what there is.
func (s *solver) start(masks []uint16) prices {
	p := noPrices(s.t)
	low, high := 0.0, 1.0
	overdrawn := func(x float64) bool {
		p.money[s.t-1] = x
		return s.relax(p, masks).over[s.t-1] > 0
	}
	if !overdrawn(0) {
		return p
	}
	for range 100 {
		if !overdrawn(high) {
			break
		}
		low, high = high, high*4
	}
	for range 30 {
		if mid := (low + high) / 2; overdrawn(mid) {
			low = mid
		} else {
			high = mid
		}
	}
	p.money[s.t-1] = high
	return p
}
