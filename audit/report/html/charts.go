package html

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
)

// chartRows is how many rows a chart has at most: more can be read in tables only.
const chartRows = 15

// ruleChart shows the findings of each rule by outcome.
func ruleChart(run *report.Run) *chart {
	all := run.RuleTotals
	c := &chart{ID: "chart-rules", Title: "Findings by rule" + chartLeft(len(all)), Key: nil}
	var most int64
	seen := map[string]int64{}
	for _, r := range all {
		most = max(most, phrase.Total(r.Outcomes))
		for o, n := range r.Outcomes {
			seen[o] += n
		}
	}
	var said []string
	for _, r := range all[:min(len(all), chartRows)] {
		row := chartRow{Label: r.Rule, Value: phrase.Count(phrase.Total(r.Outcomes))}
		var at int64
		for _, o := range phrase.OutcomesOf(r.Outcomes) {
			n := r.Outcomes[o]
			row.Bars = append(row.Bars, bar(o, float64(at), float64(at+n), float64(most)))
			at += n
		}
		c.add(row)
		said = append(said, r.Rule+": "+phrase.Tally(r.Outcomes))
	}
	for _, o := range phrase.OutcomesOf(seen) {
		c.Key = append(c.Key, chartKey{o, o})
	}
	c.Desc = strings.Join(said, "; ") + "."
	return c
}

// chartLeft says in a title that not all rows are drawn.
func chartLeft(rows int) string {
	if rows <= chartRows {
		return ""
	}
	return ", the first " + phrase.Count(chartRows) + " of " + phrase.Count(int64(rows))
}

// moneyChart shows what replacing the gear costs with its odds, and the budget.
func moneyChart(run *report.Run, odds []phrase.OddsRow) *chart {
	if len(odds) == 0 {
		return nil
	}
	e := &run.Estimate
	top := 0.0
	for _, o := range odds {
		top = max(top, units(o.P90))
	}
	c := &chart{ID: "chart-money", Title: "Cost from P10 to P90, with a line at P50 and P80"}
	var said []string
	if b := run.Budget; b != nil {
		top = max(top, units(b.Available))
		c.Mark = mark(units(b.Available), top*1.02, "Budget "+phrase.Short(e.Currency, b.Available))
		c.Title += ", against the budget"
		said = append(said, phrase.BudgetText(run))
	}
	top *= 1.02
	for _, o := range odds {
		text := phrase.Short(e.Currency, o.P10) + " to " + phrase.Short(e.Currency, o.P90)
		c.add(chartRow{
			Label: o.Short, Value: text, Ticks: []string{percent(units(o.P50), top), percent(units(o.P80), top)},
			Bars: []chartBar{bar("range", units(o.P10), units(o.P90), top)},
		})
		said = append(said, o.Short+": "+text+", likely "+phrase.Short(e.Currency, o.P50)+".")
	}
	c.Desc = strings.Join(said, " ")
	return c
}

// dearestSites lists the sites that have a cost, the most expensive first.
func dearestSites(sites []report.SiteTotal) []report.SiteTotal {
	out := slices.DeleteFunc(slices.Clone(sites), func(s report.SiteTotal) bool { return phrase.Zero(s.Likely) || units(s.Likely) == 0 })
	slices.SortStableFunc(out, func(a, b report.SiteTotal) int { return cmp.Compare(units(b.Likely), units(a.Likely)) })
	return out
}

// fraction reads a part of one.
func fraction(s string) float64 {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return 0
	}
	return f
}

// wholeMoney is the decimal string of a number of cents.
func wholeMoney(cents float64) string { return gear.Amount(cents).String() }

// units reads money for drawing, where its last digits do not show.
func units(amount string) float64 {
	a, _ := phrase.Cents(amount)
	return float64(a)
}

// duty is a day on which something must be done, or on which a rule begins to
// say something else.
type duty struct {
	day   time.Time
	label string
	said  string // how much is meant
	class string // colour; nothing for that of a deadline
}

// duties lists the next day of each rule and the changes to come, the earliest
// first.
func duties(run *report.Run) []duty {
	var out []duty
	add := func(day, label, said, class string) {
		if d, err := time.Parse(time.DateOnly, day); err == nil {
			out = append(out, duty{d, label, said, class})
		}
	}
	for _, r := range run.RuleTotals {
		add(r.Deadline, r.Rule, phrase.Many(phrase.Total(r.Outcomes), "finding", "findings"), "")
	}
	for _, c := range run.Timeline {
		add(c.Date, c.Rule+": "+c.Before+" becomes "+c.After, phrase.Many(c.Items, "row", "rows"), c.After)
	}
	slices.SortStableFunc(out, func(a, b duty) int { return cmp.Or(a.day.Compare(b.day), cmp.Compare(a.label, b.label)) })
	return out
}

// dateChart shows how long there is until each date, nil when there is none.
func dateChart(run *report.Run) *chart {
	now, err := time.Parse(time.DateOnly, run.AsOf)
	list := duties(run)
	if err != nil || len(list) == 0 {
		return nil
	}
	first, last := now, now
	for _, d := range list {
		first, last = earlier(first, d.day), later(last, d.day)
	}
	span := max(days(first, last), 1) * 1.02
	c := &chart{ID: "chart-dates", Title: "Next dates" + chartLeft(len(list))}
	c.Mark = mark(days(first, now), span, "As of "+run.AsOf)
	var said []string
	for _, d := range list[:min(len(list), chartRows)] {
		from, to := earlier(now, d.day), later(now, d.day)
		row := chartRow{
			Label: d.day.Format(time.DateOnly) + " " + d.label, Value: d.said + ", " + until(now, d.day),
			Bars: []chartBar{bar(d.color(now), days(first, from), days(first, to), span)},
		}
		c.add(row)
		said = append(said, row.Label+": "+row.Value)
	}
	c.Desc = strings.Join(said, "; ") + "."
	return c
}

func (d *duty) color(now time.Time) string {
	if d.class != "" {
		return d.class
	}
	return dateClass(now, d.day)
}

func dateClass(now, day time.Time) string {
	if day.Before(now) {
		return "breach"
	}
	return "due"
}

// until reads: in 405 days, today, 12 days ago.
func until(now, day time.Time) string {
	switch n := int64(days(now, day)); {
	case n > 0:
		return "in " + phrase.Many(n, "day", "days")
	case n < 0:
		return phrase.Many(-n, "day", "days") + " ago"
	default:
		return "today"
	}
}

// days counts from a to b. A time.Duration would end after 292 years.
func days(a, b time.Time) float64 { return float64(b.Unix()-a.Unix()) / (24 * 60 * 60) }

func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
