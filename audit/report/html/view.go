package html

import (
	"html/template"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/deferred"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
	"github.com/gearaudit/gearaudit/audit/report/safetext"
)

// htmlView is what the templates of a page are given.
type htmlView struct {
	Run             *report.Run
	Title           string
	Author, Secrecy string // nobody and nothing where they are empty
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
	Given     []string // what persons gave
	Change    htmlChange
	Coverage  string
	Told      []string
	Unread    []report.Issue // the most frequent first

	RuleChart, DateChart, MoneyChart, SiteChart, LineChart *chart
	OddsCurve                                              *curve
	Map                                                    *siteMap
	Plan                                                   *htmlPlan

	HasMoney   bool
	MoneyNote  string
	BudgetText string
	BudgetMore string // where the money comes from, and what more of it would buy
	Unpriced   string
	Odds       []phrase.OddsRow
	Quotes     []phrase.QuoteRow
	Lines      []report.CostLine
}

// htmlPart is a part of the page, for its list of contents.
type htmlPart struct{ ID, Name string }

// htmlFigure is one of the large numbers at the top.
type htmlFigure struct{ Name, Value, More string }

func newHTMLView(p *page, found *htmlFound) *htmlView {
	run, limit := p.Run, p.Opt.Limit
	if limit <= 0 {
		limit = htmlRows
	}
	v := &htmlView{
		Run: run, Title: phrase.Title(run), Author: safetext.Visible(p.Opt.Author), Secrecy: safetext.Visible(p.Opt.Secrecy), Files: phrase.Inputs(run), Verdict: phrase.VerdictText(run), Limit: limit,
		Outcomes: phrase.OutcomesOf(run.Summary.Outcomes), Total: found.total, Counted: phrase.Many(found.total, "item", "items"),
		RuleChart: ruleChart(run), DateChart: dateChart(run), SiteChart: siteChart(run), Map: newSiteMap(run), Figures: htmlFigures(run),
		Decisions: phrase.Decisions(run), Plan: newHTMLPlan(run.Plan),
		Given: phrase.Given(run), Coverage: phrase.CoverageText(run), Unread: phrase.Frequent(run.Issues),
		Told: append(phrase.ReadingNotes(run), phrase.Told(run)...),
	}
	for _, part := range phrase.HeadlineParts(run) {
		v.Headline = append(v.Headline, phrase.Sentence(part)+".")
	}
	if rest := found.total - found.shown; rest > 0 {
		v.Unlisted = "Only the " + phrase.Count(found.shown) + " worst are listed here, and " + phrase.Count(rest) + " are not: --format csv and --format xlsx give all of them."
	}
	if phrase.Unlisted(run) > 0 {
		v.UnlistedRejects = phrase.UnlistedText(run)
	}
	v.money()
	v.Parts = htmlParts(v)
	return v
}

// htmlChange is what changed since the baseline; empty without one.
type htmlChange struct {
	Text, Duties, Resolved string
	Items                  []htmlNewItem
	More                   int // new items that are not listed
}

// htmlNewItem is an item that is new since the baseline.
type htmlNewItem struct {
	*report.Item
	Outcome, About, Rules, Deadline string
}

func (v *htmlView) change(c *deferred.Change) {
	found := c.Items()
	v.Change = htmlChange{Text: c.Text(v.Run), Resolved: phrase.ResolvedText(v.Run, htmlNew), More: found.Total - len(found.Shown)}
	if found.Total > 1 {
		v.Change.Duties = c.Duties()
	}
	for i := range found.Shown {
		it := &found.Shown[i]
		worst, _ := phrase.Worst(it)
		v.Change.Items = append(v.Change.Items, htmlNewItem{it, worst, phrase.About(it), phrase.RuleList(it), phrase.NextDeadline(it)})
	}
}

// htmlFigures lists what a manager asks first.
func htmlFigures(run *report.Run) []htmlFigure {
	s, e := &run.Summary, &run.Estimate
	out := []htmlFigure{
		{"from designated vendors", phrase.Count(s.Counts.Designated), "of " + phrase.Many(s.Counts.Items, "item", "items")},
		{"sites with such gear", phrase.Count(s.Counts.SitesDesignated), "of " + phrase.Many(s.Counts.Sites, "site", "sites")},
	}
	for _, o := range []string{"breach", "due", "review"} {
		if n := s.Outcomes[o]; n > 0 {
			out = append(out, htmlFigure{o, phrase.Count(n), phrase.OutcomeMeaning(o)})
		}
	}
	if n := s.Counts.Rejected; n > 0 {
		out = append(out, htmlFigure{"rejected rows", phrase.Count(n), "not judged"})
	}
	if e.Items > 0 {
		out = append(out, htmlFigure{"likely cost", phrase.Short(e.Currency, e.AllIn.P50), "P10 " + phrase.Short(e.Currency, e.AllIn.P10) + ", P90 " + phrase.Short(e.Currency, e.AllIn.P90)})
	}
	if b := run.Budget; b != nil {
		out = append(out, htmlFigure{"budget", phrase.Short(e.Currency, b.Available), phrase.Chance(b.ProbabilityWithin) + " chance that it is enough"})
	}
	return out
}

// htmlParts lists the parts that the page has.
func htmlParts(v *htmlView) []htmlPart {
	var out []htmlPart
	for _, p := range []struct {
		here bool
		part htmlPart
	}{
		{len(v.Outcomes) > 0, htmlPart{"outcomes", "Outcomes"}},
		{len(v.Run.RuleTotals) > 0, htmlPart{"rules", "Rules"}},
		{v.DateChart != nil, htmlPart{"dates", "Dates"}},
		{len(v.Run.Shares) > 0, htmlPart{"caps", "Caps"}},
		{len(v.Run.SiteTotals) > 0, htmlPart{"sites", "Sites"}},
		{len(v.Run.VendorTotals) > 0, htmlPart{"vendors", "Vendors"}},
		{len(v.Run.Questions) > 0, htmlPart{"answers", "Answers"}},
		{v.HasMoney, htmlPart{"money", "Money"}},
		{v.Plan != nil, htmlPart{"plan", "Plan"}},
		{true, htmlPart{"findings", "Items"}},
		{len(v.Run.Rejects)+len(v.Run.Issues)+len(v.Run.Skipped)+len(v.Run.ColumnsUnread) > 0 || v.UnlistedRejects != "", htmlPart{"rejects", "Could not be read"}},
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
