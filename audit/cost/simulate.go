package cost

import (
	"math"
	"math/rand/v2"
	"slices"
)

// Streams of random numbers. Each shock and each component has one of its own,
// so that adding a component to a scene leaves the draws of the others alone.
const (
	streamProgramme = 1 + iota
	streamOperator
	streamApproval
	streamCategory  = 100
	streamComponent = 10000
)

// categories are those of the catalogue, in the order of their streams.
var categories = [...]string{"ran", "core", "transport", "fixed", "premises", "power", "unknown", "works", "services", "quotations"}

// draws are the sums of each draw, in cents.
type draws struct {
	equipment []float64
	catalog   []float64 // network, at catalogue prices
	quoted    []float64 // network, at quoted prices
	other     []float64
	all       []float64 // all in
	programme []float64

	ownCell, ownRest float64 // log deviation that both views share, where the reference class speaks and elsewhere
}

// simulate draws the scene. It is one loop over components, each over all
// draws, and uses a single processor: the same seed gives the same bytes.
func (sc *scene) simulate() *draws {
	n := sc.Draws
	d := &draws{equipment: make([]float64, n), catalog: make([]float64, n), quoted: make([]float64, n), other: make([]float64, n)}
	d.all, d.programme = d.catalog, d.quoted // each draw is read before the result takes its place
	common, shock := make([]float64, n), make([]float64, n)
	sc.normals(common, streamProgramme, math.Sqrt(sc.param.programme))
	for i, category := range categories {
		ready := false
		for g := range sc.groups {
			if sc.groups[g].part.category != category {
				continue
			}
			if !ready {
				ready = true
				sc.normals(shock, streamCategory+uint64(i), math.Sqrt(sc.param.category))
				for j := range shock {
					shock[j] += common[j]
				}
			}
			sc.groups[g].draw(sc, shock, d)
		}
	}
	sc.blend(d, common, shock)
	return d
}

// normals fills a slice with normal numbers of a deviation.
func (sc *scene) normals(out []float64, stream uint64, sigma float64) {
	r := rand.New(rand.NewPCG(sc.Seed, stream))
	for i := range out {
		out[i] = r.NormFloat64() * sigma
	}
}

// draw adds the draws of a component to the sums that it belongs to.
func (g *drawn) draw(sc *scene, shock []float64, d *draws) {
	to := d.other
	switch {
	case g.part.network && g.part.quoted():
		to = d.quoted
	case g.part.network:
		to = d.catalog
	}
	r := rand.New(rand.NewPCG(sc.Seed, streamComponent+uint64(g.part.index)))
	sigma, equipment := g.part.band.sigma, g.part.equipment()
	for i, s := range shock {
		x := math.Exp(g.scale + sigma*s + g.tau*r.NormFloat64())
		to[i] += x
		if equipment {
			d.equipment[i] += x
		}
	}
}

// blend makes the all-in and the programme's figure of the bottom-up sums.
//
// Where the reference class speaks, the two views are joined in logarithms by
// their weights. What both of them do not know of this operator is one and the
// same error, because the calibration was fitted on the same operators: it is
// added once, with the weighted sum of the two deviations. What is replaced
// never costs less than its unit prices: a site with far more equipment than
// those of the class is not pulled down to theirs. cell and rest are room to
// work in.
func (sc *scene) blend(d *draws, cell, rest []float64) {
	operator := rand.New(rand.NewPCG(sc.Seed, streamOperator))
	approval := rand.New(rand.NewPCG(sc.Seed, streamApproval))
	for i := range cell {
		cell[i] = sc.ref.Calibration*sc.cellShare*d.catalog[i] + sc.cellQuoted*d.quoted[i]
		rest[i] = (1-sc.cellShare)*d.catalog[i] + (1-sc.cellQuoted)*d.quoted[i] + d.other[i]
	}
	w := sc.weight
	d.ownRest = missing(sc.spread, deviation(rest))
	d.ownCell = w*missing(sc.spread, deviation(cell)) + (1-w)*sc.ref.Predictive
	for i := range cell {
		z := operator.NormFloat64()
		all := rest[i] * math.Exp(d.ownRest*z)
		if cell[i] > 0 && sc.reference > 0 {
			least := sc.cellShare*d.catalog[i] + sc.cellQuoted*d.quoted[i]
			all += max(least, math.Exp(w*math.Log(cell[i])+(1-w)*math.Log(sc.reference)+d.ownCell*z))
		} else {
			all += cell[i] * math.Exp(d.ownRest*z)
		}
		all = (all + sc.Tax*d.equipment[i]) * sc.factor
		d.all[i] = all
		d.programme[i] = all * triangular(approval.Float64(), sc.param.approveLow, sc.param.approve, sc.param.approveHigh) * sc.paid
		d.equipment[i] *= sc.factor
	}
}

// missing is the deviation that must be added, independently, to reach the whole.
func missing(whole, have float64) float64 { return math.Sqrt(max(0, whole*whole-have*have)) }

// deviation is the standard deviation of the logarithms, 0 where a draw is nought.
func deviation(x []float64) float64 {
	mean, square := 0.0, 0.0
	for _, v := range x {
		if v <= 0 {
			return 0
		}
		mean += math.Log(v) / float64(len(x))
	}
	for _, v := range x {
		l := math.Log(v) - mean
		square += l * l
	}
	return math.Sqrt(square / float64(len(x)))
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
