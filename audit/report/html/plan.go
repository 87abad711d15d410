package html

import (
	"strconv"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
)

// htmlPlan is the plan of a run as the page shows it.
type htmlPlan struct {
	*report.Plan
	Words    []string
	Marginal string
	Chart    *chart
	Groups   []htmlGroup
	Remedies []string // for each deadline that is missed
	Left     []phrase.LeftOutGroup
}

// htmlGroup is what is done in a region in a period.
type htmlGroup struct {
	Period, Region, Cost string
	Sites                []string
}

func newHTMLPlan(p *report.Plan) *htmlPlan {
	if p == nil {
		return nil
	}
	v := &htmlPlan{Plan: p, Words: phrase.PlanWords(p), Chart: planChart(p), Left: phrase.LeftOut(p)}
	if p.MarginalValue > 0 && len(p.Periods) > 0 {
		v.Marginal = phrase.MarginalWords(p)
	}
	for _, g := range phrase.PlanGroups(p) {
		v.Groups = append(v.Groups, htmlGroup{g.Period, g.Region, g.Cost.String(), g.Sites})
	}
	for i := range p.Missed {
		v.Remedies = append(v.Remedies, phrase.RemedyWords(p, &p.Missed[i]))
	}
	return v
}

// planChart shows what each period has and spends, nil without periods.
func planChart(p *report.Plan) *chart {
	if len(p.Periods) == 0 {
		return nil
	}
	top := 0.0
	for i := range p.Periods {
		top = max(top, units(p.Periods[i].Available))
	}
	c := &chart{ID: "chart-plan", Title: "What each period has and spends" + chartLeft(len(p.Periods)), Key: []chartKey{{"spent", "spent"}, {"left", "left for later"}}}
	for i := range p.Periods[:min(len(p.Periods), chartRows)] {
		x := &p.Periods[i]
		text := phrase.Short(p.Currency, x.Spent) + " of " + phrase.Short(p.Currency, x.Available) + ", " + phrase.Many(int64(len(x.Sites)), "site", "sites")
		c.add(chartRow{Label: x.Name, Value: text, Bars: []chartBar{
			bar("spent", 0, units(x.Spent), top), bar("left", units(x.Spent), units(x.Available), top),
		}})
		c.Desc += x.Name + ": " + text + ". "
	}
	return c
}

// siteChart shows the dearest sites, nil when none has a cost.
func siteChart(run *report.Run) *chart {
	const rows = 10
	list := dearestSites(run.SiteTotals)
	if len(list) == 0 {
		return nil
	}
	c := &chart{ID: "chart-sites", Title: "Likely cost by site"}
	if len(list) > rows {
		c.Title += ", the most expensive " + strconv.Itoa(rows) + " of " + phrase.Count(int64(len(list)))
	}
	top := units(list[0].Likely)
	for i := range list[:min(len(list), rows)] {
		s := &list[i]
		label := s.Site
		if s.Name != "" {
			label += " " + s.Name
		}
		text := phrase.Short(run.Estimate.Currency, s.Likely)
		c.add(chartRow{Label: label, Value: text, Bars: []chartBar{bar("range", 0, units(s.Likely), top)}})
		c.Desc += label + ": " + text + ". "
	}
	return c
}

// lineChart shows the dearest lines of the estimate from P10 to P90.
func lineChart(run *report.Run) *chart {
	const rows = 10
	all := phrase.Dearest(run.Estimate.Lines)
	if len(all) == 0 {
		return nil
	}
	c := &chart{ID: "chart-lines", Title: "Cost by line of the estimate, from P10 to P90"}
	if len(all) > rows {
		c.Title += ", the most expensive " + strconv.Itoa(rows) + " of " + phrase.Count(int64(len(all)))
	}
	top := units(all[0].High)
	for i := range all[:min(len(all), rows)] {
		l := &all[i]
		text := phrase.Short(run.Estimate.Currency, l.Low) + " to " + phrase.Short(run.Estimate.Currency, l.High)
		c.add(chartRow{Label: l.What, Value: text, Bars: []chartBar{bar("range", units(l.Low), units(l.High), top)}})
		c.Desc += l.What + ": " + text + ". "
	}
	return c
}
