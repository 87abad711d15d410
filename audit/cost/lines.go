package cost

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/gearaudit/gearaudit/audit/cost/catalog"
	"github.com/gearaudit/gearaudit/audit/gear"
)

// TotalLine is one line of the estimate.
type TotalLine struct {
	ID       string
	Activity string
	Item     string
	Unit     string
	Quantity int64
	Low      gear.Amount // its part of the all-in P10, to the cent
	Likely   gear.Amount // of the P50
	High     gear.Amount // and of the P90
	Basis    string
	Source   string
}

// activities is the order of lines.
var activities = [...]string{
	catalog.ActivityEquipment, catalog.ActivityEngineering, catalog.ActivityRemoval, catalog.ActivityReplacement, catalog.ActivityCivil, catalog.ActivityFreight, catalog.ActivityTest,
	catalog.ActivityDisposal, catalog.ActivityServices, catalog.ActivityOverhead, catalog.ActivityTax,
}

// lines are the parts that the total is a sum of, at each of its quantiles.
// Components of the same id, such as one for each class, are one line.
func (m *model) lines(total *Figures) []TotalLine {
	l := &lines{at: map[string]int{}}
	for i := range m.parts {
		p := &m.parts[i]
		own, tax := m.amounts(p)
		line := TotalLine{ID: p.ID, Activity: p.Activity, Item: p.Item, Unit: p.Unit, Quantity: p.pieces, Basis: p.Basis, Source: p.Source}
		if p.Level && m.level > 1 {
			more := spread{median: own.median * (1 - 1/m.level), sigma: own.sigma}
			own.median -= more.median
			l.add(TotalLine{
				ID: "price-level", Activity: catalog.ActivityEquipment, Item: "what buyers of the class pay above open models", Unit: "sum",
				Basis: catalog.Derived, Source: "reference class " + m.class.ID,
			}, more)
		}
		l.add(line, own)
		l.add(TotalLine{
			ID: "tax", Activity: catalog.ActivityTax, Item: "sales tax of " + decimal(m.Tax*100, 2) + "% of equipment", Unit: "sum", Basis: catalog.Assumption, Source: "as you said",
		}, tax)
	}
	for _, x := range []struct {
		id, item string
		part     float64
	}{
		{"site-overhead", "overhead of sites: what is spent there beside what can be counted", 1 - m.programPart()},
		{"program-overhead", "overhead of a program: management and development", m.programPart()},
	} {
		l.add(TotalLine{
			ID: x.id, Activity: catalog.ActivityOverhead, Item: x.item, Unit: "whole site", Quantity: int64(math.Ceil(m.whole)), Basis: catalog.Derived,
			Source: fmt.Sprintf("reference class %s, %d members", m.class.ID, m.ref.Members),
		}, m.learned(spread{median: m.overhead * x.part}))
	}
	return l.shared(total)
}

// programPart is the part of the overhead that is that of a program.
func (m *model) programPart() float64 { return m.param.Program / (1 - m.param.Counted) }

// lines are lines with the amounts that they are sums of.
type lines struct {
	list    []TotalLine
	amounts [][]spread
	at      map[string]int
}

func (l *lines) add(line TotalLine, x spread) {
	if x.median == 0 {
		return
	}
	n, ok := l.at[line.ID]
	if !ok {
		n, l.at[line.ID] = len(l.list), len(l.list)
		l.list, l.amounts = append(l.list, line), append(l.amounts, nil)
	} else if line.Unit != "sum" {
		l.list[n].Quantity += line.Quantity
	}
	if line.Unit == "sum" {
		l.list[n].Quantity = 1
	}
	l.amounts[n] = append(l.amounts[n], x)
}

// shared gives each line its share of the total at each quantile, so that lines
// add up to it to the cent.
func (l *lines) shared(total *Figures) []TotalLine {
	share := func(p float64, total gear.Amount) []gear.Amount {
		weights := make([]float64, len(l.list))
		for i, xs := range l.amounts {
			for _, x := range xs {
				weights[i] += x.at(normal(p))
			}
		}
		return split(total, weights)
	}
	low, likely, high := share(0.1, total.P10), share(0.5, total.P50), share(0.9, total.P90)
	for i := range l.list {
		l.list[i].Low, l.list[i].Likely, l.list[i].High = low[i], likely[i], high[i]
	}
	slices.SortStableFunc(l.list, func(a, b TotalLine) int {
		return cmp.Or(cmp.Compare(rank(a.Activity), rank(b.Activity)), cmp.Compare(a.ID, b.ID))
	})
	return l.list
}

func rank(activity string) int { return slices.Index(activities[:], activity) }

// Driver is a source of uncertainty with its share of the way from P10 to P90 of
// the all-in cost. The shares of an estimate add up to one.
type Driver struct {
	Name  string
	Share float64
}

// driverOperator is the driver that is no category of prices.
const driverOperator = "how this operator differs from the reference class"

// drivers splits the way from P10 to P90, which is a sum as the total is.
func (m *model) drivers() []Driver {
	var out []Driver
	at := map[string]int{}
	add := func(name string, x spread) {
		n, ok := at[name]
		if !ok {
			n = len(out)
			at[name], out = n, append(out, Driver{Name: name})
		}
		out[n].Share += x.at(normal(0.9)) - x.at(normal(0.1))
	}
	for i := range m.parts {
		own, tax := m.amounts(&m.parts[i])
		add("prices: "+m.parts[i].Category, own)
		add("prices: "+m.parts[i].Category, tax)
	}
	add(driverOperator, m.learned(spread{median: m.overhead}))
	total := 0.0
	for _, d := range out {
		total += d.Share
	}
	out = slices.DeleteFunc(out, func(d Driver) bool { return !(d.Share > 0) })
	for i := range out {
		out[i].Share /= total
	}
	slices.SortStableFunc(out, func(a, b Driver) int {
		return cmp.Or(cmp.Compare(b.Share, a.Share), cmp.Compare(a.Name, b.Name))
	})
	return out
}
