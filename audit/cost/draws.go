package cost

import (
	"cmp"
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

// categories are those of the catalog, in the order of their streams.
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
	m.normals(shared, streamShared, math.Sqrt(m.param.Shared))
	for i, category := range categories {
		ready := false
		for g := range m.groups {
			if m.groups[g].part.Category != category {
				continue
			}
			if !ready {
				ready = true
				m.normals(shock, streamCategory+uint64(i), math.Sqrt(m.param.Category))
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
		d.program[i] = all * triangular(approval.Float64(), m.param.ApproveLow, m.param.Approve, m.param.ApproveHigh) * m.paid
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
func (m *model) draw(g *sample, shock, equipment, quoted, rest []float64) {
	to, level := rest, 1.0
	if g.part.Quoted() {
		to = quoted
	}
	if g.part.Level {
		level = m.level
	}
	r := rand.New(rand.NewPCG(m.Seed, g.stream))
	sigma, own := g.part.Band.Sigma, math.Sqrt(1-m.param.Shared-m.param.Category)
	for i, s := range shock {
		x := g.center * math.Exp(sigma*(s+own*r.NormFloat64()))
		to[i] += x * level
		if g.part.Equipment() {
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

// Driver is a source of uncertainty with its share of the variance of the
// all-in cost. The shares of an estimate add up to one.
type Driver struct {
	Name  string
	Share float64
}

// Names of drivers that are not a category of prices.
const (
	driverOperator = "how this operator differs from the reference class"
	driverShared   = "the price level of everything"
	driverSingle   = "prices of single kinds and models"
)

// drivers splits the variance to first order: each source moves the cost by
// its own deviation while the others stand still.
func (m *model) drivers() []Driver {
	p := &m.param
	_, leveled, plain := m.parts()
	operator := (leveled*m.level + plain + m.overhead) * m.sigma
	shared, single := 0.0, 0.0
	byCategory := map[string]float64{}
	for i := range m.groups {
		g := &m.groups[i]
		move := g.center * g.part.Band.Sigma
		if g.part.Level {
			move *= m.level
		}
		shared += move * math.Sqrt(p.Shared)
		byCategory[g.part.Category] += move * math.Sqrt(p.Category)
		single += move * move * (1 - p.Shared - p.Category)
	}
	out := []Driver{{driverOperator, operator * operator}, {driverShared, shared * shared}, {driverSingle, single}}
	for _, c := range categories {
		if move := byCategory[c]; move > 0 {
			out = append(out, Driver{"prices: " + c, move * move})
		}
	}
	return shares(out)
}

func shares(out []Driver) []Driver {
	total := 0.0
	for _, d := range out {
		total += d.Share
	}
	out = slices.DeleteFunc(out, func(d Driver) bool { return !(d.Share > 0) })
	for i := range out {
		out[i].Share /= total
	}
	slices.SortStableFunc(out, func(a, b Driver) int { return cmp.Compare(b.Share, a.Share) })
	return out
}
