package cost

import (
	"fmt"
	"math"
	"strings"

	"github.com/gearaudit/gearaudit/audit/cost/catalog"
	"github.com/gearaudit/gearaudit/audit/gear"
)

// Step is one step from the catalog's prices to the all-in cost, as a middle
// value before rounding.
type Step struct {
	What   string
	Amount gear.Amount
	Note   string
}

// steps tells how the all-in figure came about: parts, and what they add up to.
func (m *model) steps(e *Estimate) []Step {
	quoted, leveled, plain := m.middle()
	equipment := m.equipmentOnly()
	out := []Step{
		{"equipment at catalog and quoted prices", catalog.Round(equipment), ""},
		{"with works, freight and services", catalog.Round(quoted + leveled + plain), visitText(m.visits, m.climbs)},
	}
	if leveled > 0 && m.level != 1 {
		out = append(out, Step{"price level of the class", catalog.Round(leveled * (m.level - 1)), "open models times " + decimal(m.level, 2)})
	}
	if m.overhead > 0 {
		program := m.overhead * m.programPart()
		note := fmt.Sprintf("equal to %s whole sites, at %s%% of %s %s per site", decimal(m.whole, 1), decimal(100*(1-m.param.Counted-m.param.Program), 2), grouped(catalog.Round(m.ref.UnitCost(m.cells))), catalog.Currency)
		out = append(out, Step{"overhead of sites, reference class " + m.class.ID, catalog.Round(m.overhead - program), note},
			Step{"overhead of a program", catalog.Round(program), decimal(100*m.param.Program, 2) + "% of the cost per site of the class"})
	}
	before := quoted + leveled*m.level + plain + m.overhead
	if m.Tax > 0 {
		taxed := 0.0
		for i := range m.parts {
			_, tax := m.amounts(&m.parts[i])
			taxed += tax.median
		}
		out = append(out, Step{"sales tax", catalog.Round(taxed), decimal(m.Tax*100, 2) + "% of equipment at what it costs"})
		before += taxed
	}
	if len(m.Actuals) > 0 {
		moved := float64(e.AllIn.P50) - before
		out = append(out, Step{"by what finished sites cost", catalog.Signed(moved), fmt.Sprintf("after %d sites, which cost %s times what was to be expected of them", len(m.Actuals), decimal(math.Exp(m.logError), 3))})
	}
	return append(out,
		Step{"sum of the parts", e.AllIn.P50, "P50: each part at its middle"},
		Step{"contingency, P50 to P80", e.AllIn.P80 - e.AllIn.P50, "fund P80, plan at P50"})
}

func visitText(visits, climbs int64) string {
	if visits == 1 {
		return "one site visited"
	}
	return fmt.Sprintf("%d sites visited, %d climbed", visits, climbs)
}

// notes say what a reader of the figures must know.
func (m *model) notes(e *Estimate) []string {
	var out []string
	note := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	if e.Items == 0 && e.OpenItems == 0 && len(e.Missing) == 0 {
		return nil
	}
	note("cost baseline: %s", baselineWords[m.Baseline])
	if m.cells > 0 {
		m.referenceNotes(note)
	}
	if m.nowhere > 0 {
		note("units that name no site would fill %s full sites, and count as that many", decimal(m.nowhere, 1))
	}
	if m.Day > 0 && m.param.Escalation != 0 {
		note("prices are moved from the year of their source to the day of the estimate at %s%% a year", decimal(m.param.Escalation*100, 1))
	} else {
		note("prices are those of the year of their source: no escalation is counted")
	}
	if m.Owner.Country != "" && m.Owner.Country != "US" {
		note("figures are in US dollars, mostly from sources in the United States")
	}
	if m.Baseline == Incremental && m.counts.ageless > 0 {
		note("equipment whose age is not known counts in full: %d units", m.counts.ageless)
	}
	if e.Uncounted > 0 {
		note("of %d priced units the baseline counts nothing; replacing them costs money all the same", e.Uncounted)
	}
	if e.Unpriced > 0 {
		note("units without a price: %d; only the worst case includes them, so the other figures are lower limits; bring quotations", e.Unpriced)
	}
	if e.Foreign > 0 {
		note("of those, %d units cost a sum in another currency, for which no rate is given: write --rate EUR=1.10, currencies in the profile, or unit_cost in %s", e.Foreign, catalog.Currency)
	}
	if e.Included > 0 {
		note("licenses, mounting parts and boards of what is replaced: %d units, included in its price", e.Included)
	}
	quoteNotes(e.Quotes, note)
	if e.Betterment > 0 {
		note("quoted equipment costs %s %s more than a like-for-like replacement", grouped(e.Betterment), catalog.Currency)
	}
	if m.Tax == 0 {
		note("no sales tax is counted")
	}
	if len(e.NoWorks) > 0 {
		note("not included, because no source prices it: %s", strings.Join(e.NoWorks, "; "))
	}
	return out
}

// referenceNotes name the class, how many it rests on and in what the
// inventory lies outside it.
func (m *model) referenceNotes(note func(string, ...any)) {
	class, r := m.class, m.ref
	low, high := r.Range()
	note("reference class %s: %s (%s); %d members, %s %s a %s, one more between %s and %s in 8 of 10 cases", class.ID, class.Title, class.Basis,
		r.Members, grouped(r.PerUnit), catalog.Currency, class.Unit, grouped(low), grouped(high))
	if r.Members < catalog.MinSpread {
		note("that class has fewer than %d members: its range is that of an AACE class 5 estimate (order of magnitude), not measured", catalog.MinSpread)
	}
	for _, x := range m.outside() {
		note("outside the reference class: %s", x)
	}
	if m.whole < 0.75*m.cells {
		note("priced as a partial swap: at %s site(s) equipment equal to %s whole sites is to be replaced, and bears that part of the overhead of a whole site", decimal(m.cells, 0), decimal(m.whole, 1))
	}
	if class.Basis == "asked" {
		note("the all-in figure is what an operator would ask for; what a program would approve and what would be spent are given beside it")
	}
}

// outside says in what an inventory differs from the members of the class.
func (m *model) outside() []string {
	var out []string
	if m.cells > 0 && (m.cells < m.ref.Least || m.cells > m.ref.Most) {
		out = append(out, fmt.Sprintf("sites (%s), where its members have %s to %s", decimal(m.cells, 0), decimal(m.ref.Least, 0), decimal(m.ref.Most, 0)))
	}
	if c := m.Owner.Country; m.cells > 0 && m.class.ID == "us-program" && c == "" {
		out = append(out, "no operator profile was given: say operator.country and operator.kinds in one")
	}
	return out
}

var baselineWords = [...]string{
	Gross:       "gross, replacing everything that is covered",
	Incremental: "incremental, without the part that would be renewed anyway",
	Eligible:    "eligible, what a program takes, like for like",
}
