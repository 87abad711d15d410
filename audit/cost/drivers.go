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
		move := g.center * g.part.band.sigma
		if g.part.level {
			move *= m.level
		}
		shared += move * math.Sqrt(p.shared)
		byCategory[g.part.category] += move * math.Sqrt(p.category)
		single += move * move * (1 - p.shared - p.category)
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
