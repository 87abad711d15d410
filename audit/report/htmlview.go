package report

import (
	"html/template"
	"strings"
)

// htmlView is what the templates of a page are given.
type htmlView struct {
	Run             *Run
	Title           string
	Files           string
	Headline        []string
	Verdict         string
	Policy          string // what a browser may load and run
	Style           template.CSS
	Script          template.JS
	Parts           []htmlPart
	Figures         []htmlFigure
	Outcomes        []string // those that occur, worst first
	Limit           int      // rows of a list
	Total           int64    // findings
	Counted         string
	Unlisted        string // findings that the page does not list
	UnlistedRejects string

	Decisions []string // what the reader has to do

	RuleChart, DateChart, MoneyChart, SiteChart, LineChart *chart
	OddsCurve                                              *curve
	Plan                                                   *htmlPlan

	HasMoney   bool
	MoneyNote  string
	BudgetText string
	BudgetMore string // where the money comes from, and what more of it would buy
	Unpriced   string
	Odds       []htmlOdds
	Lines      []CostLine
}

// htmlPart is a part of the page, for its list of contents.
type htmlPart struct{ ID, Name string }

// htmlFigure is one of the large numbers at the top.
type htmlFigure struct{ Name, Value, More string }

// htmlOdds is a row of the table of costs.
type htmlOdds struct {
	Short, Name string
	Range
}

func newHTMLView(p *page, found *htmlFound) *htmlView {
	run, limit := p.run, p.opt.Limit
	if limit <= 0 {
		limit = htmlRows
	}
	v := &htmlView{
		Run: run, Title: htmlTitle(run), Files: htmlInputs(run), Verdict: verdictText(&run.Summary), Limit: limit,
		Outcomes: outcomesOf(run.Summary.Outcomes), Total: found.total, Counted: many(found.total, "finding", "findings"),
		RuleChart: ruleChart(run), DateChart: dateChart(run), SiteChart: siteChart(run), Figures: htmlFigures(run),
		Decisions: decisions(run), Plan: newHTMLPlan(run.Plan),
	}
	for part := range strings.SplitSeq(Headline(run), "; ") {
		v.Headline = append(v.Headline, sentence(part)+".")
	}
	if rest := found.total - found.shown; rest > 0 {
		v.Unlisted = "Only the " + count(found.shown) + " worst are listed here, and " + count(rest) + " are not: --format csv and --format xlsx give all of them."
	}
	if run.unlisted() > 0 {
		v.UnlistedRejects = run.unlistedText()
	}
	v.money()
	v.Parts = htmlParts(v)
	return v
}

func htmlTitle(run *Run) string {
	if run.Profile != nil && run.Profile.Name != "" {
		return run.Profile.Name
	}
	return "Designated network gear"
}

func htmlInputs(run *Run) string {
	names := make([]string, len(run.Inputs))
	for i, in := range run.Inputs {
		names[i] = in.Name
		if in.Sheet != "" {
			names[i] += " (" + in.Sheet + ")"
		}
	}
	if len(names) == 0 {
		return "No file"
	}
	return listed(names, 3, "file", "files")
}

// htmlFigures lists what a manager asks first.
func htmlFigures(run *Run) []htmlFigure {
	s, e := &run.Summary, &run.Estimate
	out := []htmlFigure{
		{"from designated vendors", count(s.Designated), "of " + many(s.Items, "item", "items")},
		{"sites with such gear", count(int64(s.SitesTouched)), "of " + many(int64(s.Sites), "site", "sites")},
	}
	for _, o := range []string{"breach", "due", "review"} {
		if n := s.Outcomes[o]; n > 0 {
			out = append(out, htmlFigure{o, count(n), outcomeMeaning(o)})
		}
	}
	if n := s.Coverage.Rejected; n > 0 {
		out = append(out, htmlFigure{"rejected rows", count(n), "not judged"})
	}
	if e.Items > 0 {
		out = append(out, htmlFigure{"likely cost", short(e.Currency, e.AllIn.P50), "P10 " + short(e.Currency, e.AllIn.P10) + ", P90 " + short(e.Currency, e.AllIn.P90)})
	}
	if b := run.Budget; b != nil {
		out = append(out, htmlFigure{"budget", short(e.Currency, b.Available), chance(b.ProbabilityWithin) + " chance that it is enough"})
	}
	return out
}

// htmlParts lists the parts that the page has.
func htmlParts(v *htmlView) []htmlPart {
	s := &v.Run.Summary
	var out []htmlPart
	for _, p := range []struct {
		here bool
		part htmlPart
	}{
		{len(v.Outcomes) > 0, htmlPart{"outcomes", "Outcomes"}},
		{len(s.ByRule) > 0, htmlPart{"rules", "Rules"}},
		{v.DateChart != nil, htmlPart{"dates", "Dates"}},
		{len(v.Run.Shares) > 0, htmlPart{"caps", "Caps"}},
		{len(s.BySite) > 0, htmlPart{"sites", "Sites"}},
		{len(s.ByVendor) > 0, htmlPart{"vendors", "Vendors"}},
		{len(s.Answers) > 0, htmlPart{"answers", "Answers"}},
		{v.HasMoney, htmlPart{"money", "Money"}},
		{v.Plan != nil, htmlPart{"plan", "Plan"}},
		{true, htmlPart{"findings", "Findings"}},
		{len(v.Run.Rejects)+len(v.Run.Issues) > 0 || v.UnlistedRejects != "", htmlPart{"rejects", "Could not be read"}},
		{len(v.Run.Waivers)+len(v.Run.Decisions) > 0, htmlPart{"people", "Decisions"}},
		{true, htmlPart{"sources", "Sources"}},
		{true, htmlPart{"method", "Method and limits"}},
	} {
		if p.here {
			out = append(out, p.part)
		}
	}
	return out
}
