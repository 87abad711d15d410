package cost

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// Step is one step from the catalogue's prices to the all-in cost, as a middle
// value before rounding.
type Step struct {
	What   string
	Amount gear.Amount
	Note   string
}

// steps tells how the all-in figure came about.
func (sc *scene) steps(e *Estimate) []Step {
	equipment, all := 0.0, 0.0
	for i := range sc.groups {
		g := &sc.groups[i]
		all += g.center
		if g.part.equipment() {
			equipment += g.center
		}
	}
	cell, rest, _ := sc.middle()
	out := []Step{
		{"equipment at catalogue and quoted prices", round(equipment), ""},
		{"with works, freight and services", round(all), visitText(sc.visits, sc.climbs)},
	}
	if sc.reference > 0 {
		out = append(out,
			Step{"bottom-up view, raised to what unit prices miss", round(sc.raised()), "times " + decimal(sc.ref.Calibration, 1) + " where no quotation stands"},
			Step{"reference class", round(sc.reference), fmt.Sprintf("the gear of %s whole sites at %s %s", decimal(sc.covered, 1), grouped(sc.ref.PerSite), Currency)},
			Step{"both views, blended", round(cell), "weight of the bottom-up view " + decimal(sc.weight, 2)},
		)
	}
	if rest > 0 {
		out = append(out, Step{"gear that the reference class does not speak of", round(rest), "as priced"})
	}
	if sc.Tax > 0 {
		out = append(out, Step{"sales tax", round(equipment * sc.Tax), decimal(sc.Tax*100, 2) + " % of equipment"})
	}
	if sc.factor != 1 {
		out = append(out, Step{"part that the baseline counts", e.AllIn.P50, "times " + decimal(sc.factor, 3)})
	}
	out = append(out, Step{"contingency, from the middle figure to the one that is sure to 80 %", e.AllIn.P80 - e.AllIn.P50, "fund P80, plan at P50"})
	return out
}

func visitText(visits, climbs int64) string {
	if visits == 1 {
		return "one site visited"
	}
	return fmt.Sprintf("%d sites visited, %d climbed", visits, climbs)
}

// raised is the bottom-up view of what the reference class speaks of.
func (sc *scene) raised() float64 {
	sum := 0.0
	for i := range sc.groups {
		switch g := &sc.groups[i]; {
		case g.part.network && g.part.quoted():
			sum += g.center * sc.cellQuoted
		case g.part.network:
			sum += g.center * sc.cellShare * sc.ref.Calibration
		}
	}
	return sum
}

// grouped prints an amount in whole units, its thousands apart.
func grouped(a gear.Amount) string {
	s := strconv.FormatInt(int64(a/100), 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

func decimal(x float64, places int) string { return strconv.FormatFloat(x, 'f', places, 64) }

// notes say what a reader of the figures must know.
func (sc *scene) notes(e *Estimate) []string {
	var out []string
	note := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	if e.Items == 0 && e.OpenItems == 0 {
		return nil
	}
	note("baseline: %s", baselineWords[sc.Baseline])
	if sc.at > 0 {
		note("prices are moved from the year of their source to the day of the estimate at %s %% a year", decimal(sc.param.escalation*100, 1))
	}
	if sc.nowhere > 0 {
		note("pieces that name no site count as %s sites, one for every %s active pieces", decimal(sc.nowhere, 1), decimal(sc.ref.SitePieces, 1))
	}
	if sc.Baseline == Incremental && sc.counts.since[0] > 0 {
		note("equipment whose age is not known counts in full")
	}
	if e.Unpriced > 0 {
		note("%d pieces have no price and are in no figure: bring quotations", e.Unpriced)
	}
	if e.Betterment > 0 {
		note("quoted equipment costs %s %s more than a like-for-like replacement", grouped(e.Betterment), Currency)
	}
	if sc.Tax == 0 {
		note("no sales tax is counted")
	}
	if len(e.NoWorks) > 0 {
		note("in no figure, because no source prices it: %s", strings.Join(e.NoWorks, "; "))
	}
	return out
}

var baselineWords = [...]string{
	Gross:       "gross, replacing everything that is covered",
	Incremental: "incremental, without the part that would be renewed anyway",
	Eligible:    "eligible, what a programme takes, like for like",
}
