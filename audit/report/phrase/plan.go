package phrase

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/report"
)

// PlanWords says in a few sentences what a plan comes to.
func PlanWords(p *report.Plan) []string {
	done := len(p.Schedule) - len(p.Unfunded)
	if len(p.Schedule) == 0 {
		return []string{"Nothing with a price is to be replaced, so there is nothing to plan."}
	}
	out := []string{doneWords(p, done), gapWords(p)}
	if late := lateSites(p); late > 0 {
		out = append(out, Sentence(Many(late, "site misses its deadline", "sites miss their deadline"))+".")
	}
	return out
}

func doneWords(p *report.Plan, done int) string {
	c := p.Currency
	money := " done for " + Short(c, p.Spent) + " of " + Short(c, p.Available)
	if len(p.Unfunded) > 0 {
		return Count(int64(done)) + " of " + Many(int64(len(p.Schedule)), "site", "sites") + " are" + money +
			"; what is left out would cost a further " + Short(c, p.UnfundedCost) + "."
	}
	if done == 1 {
		return "The one site is" + money + "."
	}
	return "All " + Count(int64(done)) + " sites are" + money + "."
}

// lateSites counts the sites whose deadline is not met.
func lateSites(p *report.Plan) int64 {
	var n int64
	for i := range p.Schedule {
		if p.Schedule[i].Late {
			n++
		}
	}
	return n
}

// gapWords reads: This plan is within 0.42% of the best possible.
func gapWords(p *report.Plan) string {
	if p.Gap == 0 {
		return "This is the best possible plan."
	}
	return "This plan is within " + strconv.FormatFloat(max(p.Gap*100, 0.0001), 'g', 2, 64) + "% of the best possible."
}

// ComingWords reads: Includes $150,000 for 3 crew mobilizations.
func ComingWords(p *report.Plan) string {
	var sum gear.Amount
	var times int64
	for i := range p.Periods {
		a, _ := Cents(p.Periods[i].Mobilisation)
		sum += a
		times += p.Periods[i].Regions
	}
	if sum == 0 {
		return ""
	}
	return "Includes " + Full(p.Currency, sum.String()) + " for " + Many(times, "crew mobilization", "crew mobilizations") + "."
}

// CrewWords names the periods in which crews have no time left.
func CrewWords(p *report.Plan) string {
	var full []string
	for i := range p.Periods {
		if x := &p.Periods[i]; x.Crew > 0 && int64(len(x.Sites)) == x.Crew {
			full = append(full, x.Name)
		}
	}
	if len(full) == 0 {
		return ""
	}
	return strings.Join(full, ", ") + map[bool]string{true: " is", false: " are"}[len(full) == 1] + " limited by crews, not money."
}

// MarginalWords reads: A further $1.00M in 2027 would be worth about 12 points.
func MarginalWords(p *report.Plan) string {
	step := 1e6
	for step > 1000 && p.MarginalValue*step > 100 {
		step /= 10
	}
	return "A further " + Short(p.Currency, strconv.FormatFloat(step, 'f', 2, 64)) + " in " + p.Periods[0].Name + " would be worth about " +
		strconv.FormatFloat(p.MarginalValue*step, 'g', 3, 64) + " points."
}

// RemedyWords says what would meet a deadline.
func RemedyWords(p *report.Plan, m *report.MissedDeadline) string {
	switch {
	case m.Never:
		return "nothing: it passes before the first period ends"
	case m.Beyond > 0:
		return Full(p.Currency, m.Needs) + " more from " + p.Periods[0].Name + " on, and crews for " + Many(m.Beyond, "more site", "more sites")
	case Zero(m.Needs) && p.TradeDuties:
		return "nothing more: the money would do, but other sites are worth more"
	case Zero(m.Needs):
		return "nothing more: the money would do, but it goes to other sites in breach or with a deadline"
	default:
		return Full(p.Currency, m.Needs) + " more from " + p.Periods[0].Name + " on"
	}
}

// LeftOutGroup is the sites that are left out for one reason.
type LeftOutGroup struct {
	Why   string
	Sites []string
}

// LeftOut groups the sites that are left out by their reasons, in order of the reasons.
func LeftOut(p *report.Plan) []LeftOutGroup {
	var out []LeftOutGroup
	for i := range p.Schedule {
		s := &p.Schedule[i]
		if s.Period != "" {
			continue
		}
		why := s.Why
		if why == "" { // of a run saved before reasons were told
			why = "there is not enough money for them"
		}
		n, found := slices.BinarySearchFunc(out, why, func(g LeftOutGroup, w string) int { return strings.Compare(g.Why, w) })
		if !found {
			out = slices.Insert(out, n, LeftOutGroup{Why: why})
		}
		out[n].Sites = append(out[n].Sites, s.Site)
	}
	return out
}

// SomeOf lists names: all of them where they are a few lines, else no more than
// the limit of a ranked table.
func SomeOf(names []string, limit int) string {
	if len(names) <= 4*limit {
		return strings.Join(names, ", ")
	}
	return strings.Join(names[:limit], ", ") + " and " + Count(int64(len(names)-limit)) + " more"
}

// PlanGroup is the sites of a region that are done in the same period.
type PlanGroup struct {
	Period, Region string
	Sites          []string
	Cost           gear.Amount
}

// PlanGroups gathers the sites that are done, by period and region.
func PlanGroups(p *report.Plan) []PlanGroup {
	order := map[string]int{}
	for i := range p.Periods {
		order[p.Periods[i].Name] = i
	}
	type key struct{ period, region string }
	at := map[key]int{}
	var out []PlanGroup
	for i := range p.Schedule {
		s := &p.Schedule[i]
		if s.Period == "" {
			continue
		}
		k := key{s.Period, s.Region}
		if _, ok := at[k]; !ok {
			at[k] = len(out)
			out = append(out, PlanGroup{Period: s.Period, Region: s.Region})
		}
		g := &out[at[k]]
		g.Sites = append(g.Sites, s.Site)
		a, _ := Cents(s.Cost)
		g.Cost += a
	}
	slices.SortStableFunc(out, func(a, b PlanGroup) int {
		return cmp.Or(cmp.Compare(order[a.Period], order[b.Period]), cmp.Compare(a.Region, b.Region))
	})
	return out
}
