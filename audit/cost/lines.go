package cost

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// TotalLine is one line of the estimate.
type TotalLine struct {
	ID       string
	Activity string
	Item     string
	Unit     string
	Quantity int64
	Low      gear.Amount // of the line, P10
	Likely   gear.Amount // its part of the all-in P50, to the cent
	High     gear.Amount // P90
	Basis    string
	Source   string
}

// activities is the order of lines.
var activities = [...]string{
	ActivityEquipment, ActivityEngineering, ActivityRemoval, ActivityReplacement, ActivityCivil, ActivityFreight, ActivityTest,
	ActivityDisposal, ActivityServices, ActivityOverhead, ActivityTax,
}

// lines are the parts that the total is a sum of. Components of the same id,
// such as one for each class, are one line. Each has its share of the total.
func (m *model) lines(total gear.Amount) []TotalLine {
	var out []TotalLine
	var weights []float64
	add := func(l TotalLine, weight float64) {
		out, weights = append(out, l), append(weights, weight)
	}
	at := map[string]int{}
	own := math.Exp(m.shift)
	for i := range m.groups {
		g := &m.groups[i]
		n, ok := at[g.part.id]
		if !ok {
			n = len(out)
			at[g.part.id] = n
			add(TotalLine{ID: g.part.id, Activity: g.part.activity, Item: g.part.item, Unit: g.part.unit, Basis: g.part.basis, Source: g.part.source}, 0)
		}
		scale := g.part.odds * m.grow(g.part.year)
		l := &out[n]
		l.Quantity += g.sum.pieces
		l.Low += round(float64(g.sum.low) * scale)
		l.High += round(float64(g.sum.high) * scale)
		if weights[n] += g.center; !g.part.quoted() {
			weights[n] += g.center * (own - 1)
		}
	}
	_, leveled, _ := m.parts()
	if more := leveled * (m.level - 1); more > 0 {
		add(TotalLine{
			ID: "price-level", Activity: ActivityEquipment, Item: "what buyers of the class pay above open models", Unit: "sum", Quantity: 1,
			Low: round(leveled * (m.settings.class.level[0] - 1)), High: round(leveled * (m.settings.class.level[1] - 1)), Basis: Derived, Source: "reference class " + m.settings.class.ID,
		}, more*own)
	}
	if m.overhead > 0 {
		m.overheadLines(own, add)
	}
	if m.Tax > 0 {
		add(m.taxLine(out), m.Tax*m.taxed())
	}
	for i, a := range split(total, weights) {
		out[i].Likely = a
	}
	slices.SortStableFunc(out, func(a, b TotalLine) int {
		return cmp.Or(cmp.Compare(rank(a.Activity), rank(b.Activity)), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// overheadLines are the overhead of sites and that of a program.
func (m *model) overheadLines(own float64, add func(TotalLine, float64)) {
	spread := math.Exp(z90 * m.sigma)
	program := m.overhead * m.param.program / (1 - m.param.counted)
	for _, x := range []struct {
		id, item string
		cents    float64
	}{
		{"site-overhead", "overhead of sites: what is spent there beside what can be counted", m.overhead - program},
		{"program-overhead", "overhead of a program: management and development", program},
	} {
		add(TotalLine{
			ID: x.id, Activity: ActivityOverhead, Item: x.item, Unit: "whole site", Quantity: int64(math.Ceil(m.whole)),
			Low: round(x.cents * own / spread), High: round(x.cents * own * spread), Basis: Derived,
			Source: fmt.Sprintf("reference class %s, %d members", m.settings.class.ID, m.ref.Members),
		}, x.cents*own)
	}
}

// taxed is the middle value of equipment.
func (m *model) taxed() float64 {
	sum := 0.0
	for i := range m.groups {
		if m.groups[i].part.equipment() {
			sum += m.groups[i].center
		}
	}
	return sum
}

// taxLine is the tax on the lines of equipment.
func (m *model) taxLine(lines []TotalLine) TotalLine {
	t := TotalLine{ID: "tax", Activity: ActivityTax, Item: "sales tax of " + decimal(m.Tax*100, 2) + " % of equipment", Unit: "sum", Quantity: 1, Basis: Assumption, Source: "as you said"}
	for i := range lines {
		if l := &lines[i]; l.Activity == ActivityEquipment && l.ID != "price-level" {
			t.Low += round(float64(l.Low) * m.Tax)
			t.High += round(float64(l.High) * m.Tax)
		}
	}
	return t
}

func rank(activity string) int { return slices.Index(activities[:], activity) }

// split shares an amount by weights, in whole cents: rounded down, and the
// cents left over one each to the largest remainders, the first where equal.
func split(total gear.Amount, weights []float64) []gear.Amount {
	sum := 0.0
	for _, w := range weights {
		sum += w
	}
	out := make([]gear.Amount, len(weights))
	rests := make([]float64, len(weights))
	order := make([]int, len(weights))
	left := total
	for i, w := range weights {
		exact := 0.0
		if sum > 0 {
			exact = float64(total) * (w / sum)
		}
		out[i] = min(gear.Amount(exact), left)
		rests[i], order[i] = exact-math.Floor(exact), i
		left -= out[i]
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(rests[b], rests[a]) })
	for i := 0; left > 0 && len(order) > 0; i++ {
		each := max(1, left/gear.Amount(len(order)))
		out[order[i%len(order)]] += each
		left -= each
	}
	return out
}
