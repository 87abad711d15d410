package html

import (
	"strconv"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
	"pgregory.net/rapid"
)

func TestPercent(t *testing.T) {
	for _, c := range []struct {
		part, whole float64
		want        string
	}{{1, 3, "33.33"}, {3, 3, "100.00"}, {4, 3, "100.00"}, {-1, 3, "0.00"}, {1, 0, "0.00"}, {0, 0, "0.00"}} {
		if got := percent(c.part, c.whole); got != c.want {
			t.Errorf("percent(%v, %v) = %s, want %s", c.part, c.whole, got, c.want)
		}
	}
}

func TestMark(t *testing.T) {
	for _, c := range []struct {
		part float64
		want chartMark
	}{{10, chartMark{"10.00", "x", "start"}}, {50, chartMark{"50.00", "x", "middle"}}, {90, chartMark{"90.00", "x", "end"}}} {
		if got := *mark(c.part, 100, "x"); got != c.want {
			t.Errorf("mark at %v: %v, want %v", c.part, got, c.want)
		}
	}
}

func TestRuleChart(t *testing.T) {
	run := &report.Run{RuleTotals: []report.RuleTotal{
		{Rule: "a", Outcomes: map[string]int64{"breach": 3, "review": 1}},
		{Rule: "b", Outcomes: map[string]int64{"review": 2}},
	}}
	c := ruleChart(run)
	if len(c.Rows) != 2 || c.Height != 2*chartRowHeight {
		t.Fatalf("%d rows, %d high", len(c.Rows), c.Height)
	}
	if got := c.Rows[0].Bars; len(got) != 2 || got[0] != (chartBar{"breach", "0.00", "75.00"}) || got[1] != (chartBar{"review", "75.00", "25.00"}) {
		t.Errorf("bars of a: %v", got)
	}
	if got := c.Rows[1].Bars; len(got) != 1 || got[0] != (chartBar{"review", "0.00", "50.00"}) {
		t.Errorf("bars of b: %v", got)
	}
	if want := "a: 3 breach, 1 review; b: 2 review."; c.Desc != want {
		t.Errorf("told as %q, want %q", c.Desc, want)
	}
	if len(c.Key) != 2 || c.Key[0].Name != "breach" {
		t.Errorf("key %v", c.Key)
	}
}

// A chart with more rows than it draws says so.
func TestChartLeft(t *testing.T) {
	run := &report.Run{}
	for i := range chartRows + 3 {
		run.RuleTotals = append(run.RuleTotals, report.RuleTotal{Rule: strconv.Itoa(i), Outcomes: map[string]int64{"due": 1}})
	}
	if c := ruleChart(run); len(c.Rows) != chartRows || !strings.HasSuffix(c.Title, "the first 15 of 18") {
		t.Errorf("%d rows below %q", len(c.Rows), c.Title)
	}
}

func TestMoneyChart(t *testing.T) {
	odds := []phrase.OddsRow{{Short: "All in", Name: "all in", Range: report.Range{P10: "100.00", P50: "200.00", P80: "300.00", P90: "400.00"}}}
	run := &report.Run{Estimate: report.Estimate{Currency: "USD"}}
	c := moneyChart(run, odds)
	if b := c.Rows[0].Bars[0]; b != (chartBar{"range", "24.51", "73.53"}) {
		t.Errorf("bar %v", b)
	}
	if c.Mark != nil {
		t.Error("a budget is drawn that nobody gave")
	}
	run.Budget = &report.Budget{Available: "800.00", ProbabilityWithin: "0.99", Within: "yes", ShortfallP50: "0.00", ShortfallP80: "0.00"}
	c = moneyChart(run, odds)
	if *c.Mark != (chartMark{"98.04", "Budget $800", "end"}) || c.Height != chartMarkHeight+chartRowHeight {
		t.Errorf("mark %v, height %d", *c.Mark, c.Height)
	}
	if want := "Budget $800: within; the budget is enough with a chance of 99%. All in: $100 to $400, likely $200."; c.Desc != want {
		t.Errorf("told as %q, want %q", c.Desc, want)
	}
	if moneyChart(run, nil) != nil {
		t.Error("a chart of nothing")
	}
}

func TestDateChart(t *testing.T) {
	rule := func(id, day string) report.RuleTotal {
		return report.RuleTotal{Rule: id, Deadline: day, Outcomes: map[string]int64{"due": 2}}
	}
	run := &report.Run{Head: report.Head{AsOf: "2026-11-21"}, RuleTotals: []report.RuleTotal{
		rule("late", "2027-12-31"), rule("gone", "2026-11-11"), rule("none", ""), rule("odd", "soon"), rule("today", "2026-11-21"), rule("next", "2026-11-22"),
	}}
	c := dateChart(run)
	var got []string
	for _, r := range c.Rows {
		got = append(got, r.Label+" "+r.Value+" "+r.Bars[0].Class)
	}
	want := "2026-11-11 gone 2 findings, 10 days ago breach|2026-11-21 today 2 findings, today due|2026-11-22 next 2 findings, in 1 day due|2027-12-31 late 2 findings, in 405 days due"
	if strings.Join(got, "|") != want {
		t.Errorf("got %s, want %s", strings.Join(got, "|"), want)
	}
	if dateChart(&report.Run{Head: report.Head{AsOf: "2026-11-21"}}) != nil || dateChart(&report.Run{Head: report.Head{AsOf: "x"}, RuleTotals: run.RuleTotals}) != nil {
		t.Error("a chart without days")
	}
}

// No bar leaves its chart, whatever the numbers.
func TestChartsStayInside(t *testing.T) {
	amount := rapid.Custom(func(t *rapid.T) string {
		return strconv.FormatInt(rapid.Int64Range(-1e15, 1e15).Draw(t, "amount"), 10) + ".00"
	})
	day := rapid.SampledFrom([]string{"0001-01-01", "1999-02-28", "2026-11-21", "2026-11-22", "9999-12-31", "x"})
	rapid.Check(t, func(t *rapid.T) {
		run := &report.Run{Head: report.Head{AsOf: day.Draw(t, "as of")}, Budget: &report.Budget{Available: amount.Draw(t, "budget")}}
		for range 3 {
			n := rapid.Int64Range(0, 1e12).Draw(t, "n")
			run.RuleTotals = append(run.RuleTotals, report.RuleTotal{Deadline: day.Draw(t, "day"), Outcomes: map[string]int64{"due": n, "clear": n / 2}})
		}
		r := report.Range{P10: amount.Draw(t, "p10"), P50: amount.Draw(t, "p50"), P80: amount.Draw(t, "p80"), P90: amount.Draw(t, "p90")}
		for _, c := range []*chart{ruleChart(run), dateChart(run), moneyChart(run, []phrase.OddsRow{{Short: "a", Name: "a", Range: r}})} {
			inside(t, c)
		}
	})
}

func inside(t *rapid.T, c *chart) {
	if c == nil {
		return
	}
	for _, r := range c.Rows {
		for _, b := range r.Bars {
			x, err := strconv.ParseFloat(b.X, 64)
			w, err2 := strconv.ParseFloat(b.W, 64)
			if err != nil || err2 != nil || x < 0 || w < 0 || x+w > 100.02 {
				t.Fatalf("%s: a bar at %s of width %s", c.ID, b.X, b.W)
			}
		}
		if r.Under > c.Height {
			t.Fatalf("%s: a row ends at %d of %d", c.ID, r.Under, c.Height)
		}
	}
}

// The line of chances goes through what is known, the budget included, and
// stays on the picture.
func TestCostCurve(t *testing.T) {
	run := &report.Run{Estimate: report.Estimate{Currency: "USD", Items: 1, AllIn: report.Range{P10: "100.00", P50: "200.00", P80: "300.00", P90: "400.00"}}}
	c := costCurve(run)
	if want := "22.73,90.00 45.45,50.00 68.18,20.00 90.91,10.00"; c.Line != want || c.Budget != nil || c.High != "$440" {
		t.Errorf("line %s up to %s, want %s", c.Line, c.High, want)
	}
	run.Budget = &report.Budget{Available: "150.00", ProbabilityWithin: "0.30"}
	if c = costCurve(run); !strings.Contains(c.Line, " 34.09,70.00 ") || c.Budget.Label != "Budget $150: 30%" {
		t.Errorf("the line %s misses the budget %v", c.Line, c.Budget)
	}
	run.Budget = &report.Budget{Available: "150.00", ProbabilityWithin: "0.95"}
	if c = costCurve(run); strings.Contains(c.Line, "34.09") {
		t.Errorf("the line %s turns back for a budget that does not fit", c.Line)
	}
	run.Budget = &report.Budget{Available: "8000.00", ProbabilityWithin: "1.00"}
	if c = costCurve(run); c.Budget.X != "90.91" || c.Budget.Y != "0.00" {
		t.Errorf("a large budget stands at %s,%s", c.Budget.X, c.Budget.Y)
	}
	for _, p10 := range []string{"", "-1.00", "0.00", "500.00"} {
		run.Estimate.AllIn.P10 = p10
		if costCurve(run) != nil {
			t.Errorf("a line from %q", p10)
		}
	}
}

func TestSiteAndLineCharts(t *testing.T) {
	run := &report.Run{Estimate: report.Estimate{Currency: "USD"}}
	if siteChart(run) != nil || lineChart(run) != nil {
		t.Error("a chart of nothing")
	}
	for i := range 12 {
		amount := strconv.Itoa(100*(i+1)) + ".00"
		run.SiteTotals = append(run.SiteTotals, report.SiteTotal{Site: "S" + strconv.Itoa(i), Likely: amount}, report.SiteTotal{Site: "free"})
		run.Estimate.Lines = append(run.Estimate.Lines, report.CostLine{What: "line " + strconv.Itoa(i), Low: "50.00", High: amount})
	}
	sites, lines := siteChart(run), lineChart(run)
	if len(sites.Rows) != 10 || !strings.HasSuffix(sites.Title, "the most expensive 10 of 12") || sites.Rows[0].Label != "S11" || sites.Rows[1].Bars[0].W != "91.67" {
		t.Errorf("%s: %v", sites.Title, sites.Rows)
	}
	if len(lines.Rows) != 10 || !strings.HasSuffix(lines.Title, "the most expensive 10 of 12") || lines.Rows[0].Value != "$50 to $1.20k" {
		t.Errorf("%s: %v", lines.Title, lines.Rows)
	}
}

func TestPlanChart(t *testing.T) {
	if newHTMLPlan(nil) != nil || planChart(&report.Plan{}) != nil {
		t.Error("a plan of nothing")
	}
	c := planChart(&report.Plan{Currency: "USD", Periods: []report.PlanPeriod{{Name: "2027", Available: "400.00", Spent: "100.00", Sites: []string{"a"}}, {Name: "2028", Available: "800.00", Spent: "800.00"}}})
	if got := c.Rows[0].Bars; got[0] != (chartBar{"spent", "0.00", "12.50"}) || got[1] != (chartBar{"left", "12.50", "37.50"}) {
		t.Errorf("bars %v", got)
	}
	if want := "2027: $100 of $400, 1 site. 2028: $800 of $800, 0 sites. "; c.Desc != want {
		t.Errorf("told as %q, want %q", c.Desc, want)
	}
}

// What has to be decided stands in order of gravity, and nothing stands there
// that asks for nothing.
func TestDecisions(t *testing.T) {
	run := &report.Run{
		Head:       report.Head{Rules: []report.Rule{{ID: "a", Remedy: "replace it"}}},
		RuleTotals: []report.RuleTotal{{Rule: "b", Deadline: "2027-12-31", Outcomes: map[string]int64{"due": 1, "clear": 9}}, {Rule: "a", Deadline: "2027-01-01", Outcomes: map[string]int64{"breach": 1200}}},
		Questions:  []report.OpenQuestion{{Field: "funding", Reviews: 7, Alone: 5}},
		Summary:    report.Summary{Counts: report.Counts{Coverage: report.Coverage{Rejected: 1}}},
		Estimate:   report.Estimate{Currency: "USD", Unpriced: 2},
		Budget:     &report.Budget{ShortfallP50: "1000.00", ShortfallP80: "2000.00"},
	}
	want := []string{
		"1,200 items are forbidden now by a: replace it.",
		"1 item is due to be gone under b by 2027-12-31.",
		"Fill in the column funding first: it helps to resolve 7 findings in review, and resolves 5 of them alone.",
		"Find $1.00k more for an even chance, $2.00k more for four chances in five.",
		"Give a price for 2 units that have none (--price-book).",
		"Correct 1 row that was rejected, and audit again.",
	}
	if got := phrase.Decisions(run); strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if got := phrase.Decisions(&report.Run{RuleTotals: []report.RuleTotal{{Rule: "x", Outcomes: map[string]int64{"advisory": 3}}}}); len(got) > 0 {
		t.Errorf("nothing asks for %q", got)
	}
}
