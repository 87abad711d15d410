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
	Low      gear.Amount // of the line, P10
	Likely   gear.Amount // its part of the all-in P50, to the cent
	High     gear.Amount // P90
	Basis    string
	Source   string
}

// activities is the order of lines.
var activities = [...]string{
	catalog.ActivityEquipment, catalog.ActivityEngineering, catalog.ActivityRemoval, catalog.ActivityReplacement, catalog.ActivityCivil, catalog.ActivityFreight, catalog.ActivityTest,
	catalog.ActivityDisposal, catalog.ActivityServices, catalog.ActivityOverhead, catalog.ActivityTax,
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
		n, ok := at[g.part.ID]
		if !ok {
			n = len(out)
			at[g.part.ID] = n
			add(TotalLine{ID: g.part.ID, Activity: g.part.Activity, Item: g.part.Item, Unit: g.part.Unit, Basis: g.part.Basis, Source: g.part.Source}, 0)
		}
		scale := g.part.Odds * m.grow(g.part.Year)
		l := &out[n]
		l.Quantity += g.sum.pieces
		l.Low += catalog.Round(float64(g.sum.low) * scale)
		l.High += catalog.Round(float64(g.sum.high) * scale)
		if weights[n] += g.center; !g.part.Quoted() {
			weights[n] += g.center * (own - 1)
		}
	}
	_, leveled, _ := m.parts()
	if more := leveled * (m.level - 1); more > 0 {
		add(TotalLine{
			ID: "price-level", Activity: catalog.ActivityEquipment, Item: "what buyers of the class pay above open models", Unit: "sum", Quantity: 1,
			Low: catalog.Round(leveled * (m.settings.class.Level[0] - 1)), High: catalog.Round(leveled * (m.settings.class.Level[1] - 1)), Basis: catalog.Derived, Source: "reference class " + m.settings.class.ID,
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
	spread := math.Exp(catalog.Z90 * m.sigma)
	program := m.overhead * m.param.Program / (1 - m.param.Counted)
	for _, x := range []struct {
		id, item string
		cents    float64
	}{
		{"site-overhead", "overhead of sites: what is spent there beside what can be counted", m.overhead - program},
		{"program-overhead", "overhead of a program: management and development", program},
	} {
		add(TotalLine{
			ID: x.id, Activity: catalog.ActivityOverhead, Item: x.item, Unit: "whole site", Quantity: int64(math.Ceil(m.whole)),
			Low: catalog.Round(x.cents * own / spread), High: catalog.Round(x.cents * own * spread), Basis: catalog.Derived,
			Source: fmt.Sprintf("reference class %s, %d members", m.settings.class.ID, m.ref.Members),
		}, x.cents*own)
	}
}

// taxed is the middle value of equipment.
func (m *model) taxed() float64 {
	sum := 0.0
	for i := range m.groups {
		if m.groups[i].part.Equipment() {
			sum += m.groups[i].center
		}
	}
	return sum
}

// taxLine is the tax on the lines of equipment.
func (m *model) taxLine(lines []TotalLine) TotalLine {
	t := TotalLine{ID: "tax", Activity: catalog.ActivityTax, Item: "sales tax of " + decimal(m.Tax*100, 2) + " % of equipment", Unit: "sum", Quantity: 1, Basis: catalog.Assumption, Source: "as you said"}
	for i := range lines {
		if l := &lines[i]; l.Activity == catalog.ActivityEquipment && l.ID != "price-level" {
			t.Low += catalog.Round(float64(l.Low) * m.Tax)
			t.High += catalog.Round(float64(l.High) * m.Tax)
		}
	}
	return t
}

func rank(activity string) int { return slices.Index(activities[:], activity) }
