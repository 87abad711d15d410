package planner

import "math"

// walk is a subgradient of the bound along subgradients.
type walk struct {
	best   prices
	bound  float64
	counts []uint16 // by site and option: how often the relaxation chose it
	opens  []uint16 // by cluster and period: how often it sent a crew
	rounds int
}

// The settings of the subgradient, as its author gives them for functions with
// kinks: how much the space is stretched after a turn, after how many steps in
// one direction they grow and by how much, and how they shrink after a single one.
const (
	stretch    = 2.5
	growAfter  = 2
	growFactor = 1.3
	shrink     = 0.9
)

// subgradient is Shor's subgradient method with a stretching of space (Minimization
// Methods for Non-Differentiable Functions, 1985): it follows the valleys that
// prices of nearly the same thing make. Where a coordinate passes nought, the
// price is its absolute value.
type subgradient struct {
	x     []float64
	slope []float64 // of the bound at x
	dir   []float64
	turn  []float64
	space [][]float64
	step  float64
}

// descend lowers the bound from the prices given. Each relaxed assignment is
// shown to look, which returns the worth of the best plan known.
func (s *solver) descend(from prices, masks []uint16, reach float64, rounds int, look func(round int, r *relaxed) float64) *walk {
	w := &walk{best: from.copy(), bound: math.Inf(1), counts: make([]uint16, s.n*(s.t+1)), opens: make([]uint16, len(s.clusters)*s.t)}
	d := newSubgradient(from, reach)
	round := 0
	see := func() bool {
		p := d.prices()
		r := s.relax(p, masks)
		d.slopes(r)
		if r.bound < w.bound {
			w.bound, w.best = r.bound, p
		}
		for i, at := range r.at {
			w.counts[i*(s.t+1)+at]++
		}
		w.rounds++
		for g, open := range r.open {
			for t := range s.t {
				w.opens[g*s.t+t] += open >> t & 1
			}
		}
		target := look(round, r)
		round++
		return round < rounds && w.bound >= target+1
	}
	for more := see(); more && d.aim(); {
		more = d.forward(see)
	}
	return w
}

func newSubgradient(from prices, reach float64) *subgradient {
	n := 3 * len(from.money)
	d := &subgradient{slope: make([]float64, n), dir: make([]float64, n), turn: make([]float64, n), space: make([][]float64, n)}
	d.x = append(d.x, from.all...)
	for i := range d.space {
		d.space[i] = make([]float64, n)
		d.space[i][i] = 1
		d.step += d.x[i]
	}
	d.step = max(1, d.step*reach)
	return d
}

func (d *subgradient) prices() prices {
	p := noPrices(len(d.x) / 3)
	for i, x := range d.x {
		p.all[i] = math.Abs(x)
	}
	return p
}

// slopes keeps the subgradient at x; turn is what it changed by.
func (d *subgradient) slopes(r *relaxed) {
	periods := len(r.over)
	for i := range d.x {
		var g float64
		switch t := i % periods; i / periods {
		case 0:
			g = -r.over[t]
		case 1:
			g = -r.crowd[t]
		default:
			g = -r.many[t]
		}
		if d.x[i] < 0 {
			g = -g
		}
		d.turn[i] += g - d.slope[i]
		d.slope[i] = g
	}
}

// aim sets the direction, after stretching the space along the last turn.
func (d *subgradient) aim() bool {
	along := d.inSpace(d.turn)
	if unit(along) {
		for _, row := range d.space {
			f := float64((1/stretch - 1) * dot(row, along))
			for j := range row {
				row[j] += float64(f * along[j])
			}
		}
	}
	clear(d.turn)
	down := d.inSpace(d.slope)
	if !unit(down) {
		return false
	}
	for i, row := range d.space {
		d.dir[i] = dot(row, down)
	}
	return true
}

// inSpace is a vector seen in the stretched space.
func (d *subgradient) inSpace(v []float64) []float64 {
	out := make([]float64, len(v))
	for i, row := range d.space {
		for j := range row {
			out[j] += float64(row[j] * v[i])
		}
	}
	return out
}

// forward goes in the direction for as long as the bound falls, and reports
// whether there is more to see.
func (d *subgradient) forward(see func() bool) bool {
	for steps := 1; ; steps++ {
		for i := range d.x {
			d.x[i] -= float64(d.step * d.dir[i])
		}
		switch more := see(); {
		case !more:
			return false
		case dot(d.dir, d.slope) <= 0:
			if steps == 1 {
				d.step *= shrink
			}
			return true
		case steps%growAfter == 0:
			d.step *= growFactor
		}
	}
}

func dot(a, b []float64) float64 {
	sum := 0.0
	for i, x := range a {
		sum += float64(x * b[i])
	}
	return sum
}

// unit makes a vector one long, and reports whether it has a length at all.
func unit(v []float64) bool {
	length := math.Sqrt(dot(v, v))
	if length < 1e-12 {
		return false
	}
	for i := range v {
		v[i] /= length
	}
	return true
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
