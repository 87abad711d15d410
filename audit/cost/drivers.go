package cost

import (
	"cmp"
	"math"
	"slices"
)

// Driver is a source of uncertainty with its share of the variance of the
// all-in cost. The shares of an estimate add up to one.
type Driver struct {
	Name  string
	Share float64
}

// Names of drivers that are not a category of prices.
const (
	driverOperator  = "how this operator differs from the reference class"
	driverProgramme = "the price level of everything"
	driverRows      = "prices of single rows"
)

// drivers splits the variance to first order: each source moves the cost by
// its own deviation while the others stand still.
func (sc *scene) drivers(d *draws) []Driver {
	p := &sc.param
	cell, rest, move := sc.middle()
	operator := cell*d.ownCell + rest*d.ownRest
	programme, rows := 0.0, 0.0
	byCategory := map[string]float64{}
	for i := range sc.groups {
		g := &sc.groups[i]
		m := move(g) * g.part.band.sigma
		programme += m * math.Sqrt(p.programme)
		byCategory[g.part.category] += m * math.Sqrt(p.category)
		rows += math.Pow(move(g)*g.tau, 2)
	}
	out := []Driver{{driverOperator, operator * operator}, {driverProgramme, programme * programme}, {driverRows, rows}}
	for _, c := range categories {
		if m := byCategory[c]; m > 0 {
			out = append(out, Driver{"prices: " + c, m * m})
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

// middle is the cost where all shocks are nought, at the sites of the reference
// class and elsewhere, and how far the cost moves when a component's price does:
// for each part of its own size.
func (sc *scene) middle() (cell, rest float64, move func(*drawn) float64) {
	var catalog, quoted, other float64
	for i := range sc.groups {
		switch g := &sc.groups[i]; {
		case !g.part.network:
			other += g.center
		case g.part.quoted():
			quoted += g.center
		default:
			catalog += g.center
		}
	}
	lift, least := 0.0, sc.cellShare*catalog+sc.cellQuoted*quoted
	k := sc.ref.Calibration
	up := k*sc.cellShare*catalog + sc.cellQuoted*quoted
	rest = (1-sc.cellShare)*catalog + (1-sc.cellQuoted)*quoted + other
	cell = up
	if up > 0 && sc.reference > 0 {
		cell = math.Exp(sc.weight*math.Log(up) + (1-sc.weight)*math.Log(sc.reference))
	}
	switch {
	case cell < least:
		cell, lift, k = least, 1, 1
	case up > 0:
		lift = sc.weight * cell / up
	}
	return cell, rest, func(g *drawn) float64 {
		switch {
		case !g.part.network:
			return g.center
		case g.part.quoted():
			return g.center * (sc.cellQuoted*lift + 1 - sc.cellQuoted)
		default:
			return g.center * (k*sc.cellShare*lift + 1 - sc.cellShare)
		}
	}
}
