package cost

import (
	"math"
	"math/rand/v2"
	"slices"
)

// Streams of random numbers. Each shock and each component has one of its own,
// so that adding a component leaves the draws of the others alone.
const (
	streamShared = 1 + iota
	streamOperator
	streamApproval
	streamCategory  = 100
	streamComponent = 10000
)

// categories are those of the catalogue, in the order of their streams.
var categories = [...]string{"ran", "core", "transport", "fixed", "premises", "power", "unknown", "works", "services", "quotations", "video", "two-way"}

// draws are the sums of each draw, in cents.
type draws struct {
	equipment []float64
	all       []float64 // all in
	program   []float64
}

// simulate draws the model. It is one loop over components, each over all
// draws, and uses a single processor: the same seed gives the same bytes. Every
// draw grows with every amount that it is made of.
func (m *model) simulate() *draws {
	n := m.Draws
	d := &draws{equipment: make([]float64, n), all: make([]float64, n), program: make([]float64, n)}
	quoted, rest := d.program, d.all // each draw is read before the result takes its place
	shared, shock := make([]float64, n), make([]float64, n)
	m.normals(shared, streamShared, math.Sqrt(m.param.shared))
	for i, category := range categories {
		ready := false
		for g := range m.groups {
			if m.groups[g].part.category != category {
				continue
			}
			if !ready {
				ready = true
				m.normals(shock, streamCategory+uint64(i), math.Sqrt(m.param.category))
				for j := range shock {
					shock[j] += shared[j]
				}
			}
			m.draw(&m.groups[g], shock, d.equipment, quoted, rest)
		}
	}
	operator := rand.New(rand.NewPCG(m.Seed, streamOperator))
	approval := rand.New(rand.NewPCG(m.Seed, streamApproval))
	for i := range d.all {
		all := quoted[i] + (rest[i]+m.overhead)*math.Exp(m.shift+m.sigma*operator.NormFloat64())
		all = (all + m.Tax*d.equipment[i]) * m.factor
		d.all[i] = all
		d.program[i] = all * triangular(approval.Float64(), m.param.approveLow, m.param.approve, m.param.approveHigh) * m.paid
		d.equipment[i] *= m.factor
	}
	return d
}

// normals fills a slice with normal numbers of a deviation.
func (m *model) normals(out []float64, stream uint64, sigma float64) {
	r := rand.New(rand.NewPCG(m.Seed, stream))
	for i := range out {
		out[i] = r.NormFloat64() * sigma
	}
}

// draw adds the draws of a component to the sums that it belongs to. All its
// pieces have the same price, and so the same error.
func (m *model) draw(g *drawn, shock, equipment, quoted, rest []float64) {
	to, level := rest, 1.0
	if g.part.quoted() {
		to = quoted
	}
	if g.part.level {
		level = m.level
	}
	r := rand.New(rand.NewPCG(m.Seed, g.stream))
	sigma, own := g.part.band.sigma, math.Sqrt(1-m.param.shared-m.param.category)
	for i, s := range shock {
		x := g.center * math.Exp(sigma*(s+own*r.NormFloat64()))
		to[i] += x * level
		if g.part.equipment() {
			equipment[i] += x
		}
	}
}

// triangular turns a uniform number into one of the triangular distribution.
func triangular(u, low, mode, high float64) float64 {
	if c := (mode - low) / (high - low); u < c {
		return low + math.Sqrt(u*(high-low)*(mode-low))
	}
	return high - math.Sqrt((1-u)*(high-low)*(high-mode))
}

// sorted returns the draws in rising order, in place.
func sorted(x []float64) []float64 {
	slices.Sort(x)
	return x
}
