package terminal

import (
	"io"
	"strconv"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/deferred"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
	"github.com/gearaudit/gearaudit/audit/report/safetext"
	"github.com/gearaudit/gearaudit/audit/report/table"
)

// planTable is the plan for a person at a terminal.
type planTable struct{ *view }

// NewPlan returns a writer of the plan alone.
func NewPlan(out io.Writer, opt report.Options) report.Writer {
	return &planTable{New(out, opt).(*view)}
}

// Close prints the plan.
func (t *planTable) Close(run *report.Run) error {
	t.run = deferred.VisibleRun(run)
	t.asked()
	t.text.WriteByte('\n')
	t.planned()
	t.section("Basis of this report", "")
	for _, s := range t.run.Plan.Basis {
		t.paragraph(s, nil)
	}
	t.paragraph(phrase.CoverageText(t.run), nil)
	if n := t.run.Estimate.OpenItems; n > 0 {
		t.paragraph(phrase.Many(n, "unit is", "units are")+" not planned because the maker is undecided: see gearaudit review.", t.yellow)
	}
	if t.run.Profile == nil {
		t.paragraph(phrase.NoProfile, t.yellow)
	}
	t.paragraph("All sites: --format csv. A page with a picture: --format html. This is not a quotation.", t.dim)
	if t.err != nil {
		return t.err
	}
	_, err := io.WriteString(t.Out, safetext.Lines(t.text.String()))
	return err
}

// plan prints what the plan of a run comes to, if it has one.
func (t *view) plan() {
	if t.run.Plan != nil {
		t.section("The plan", "")
		t.planned()
	}
}

func (t *view) planned() {
	p := t.run.Plan
	for _, s := range phrase.PlanWords(p) {
		t.paragraph(s, t.bold)
	}
	t.periods(p)
	t.missedDeadlines(p)
	t.schedule(p)
	t.leftOut(p)
}

func (t *view) periods(p *report.Plan) {
	t.section("Periods", "points: priority of the duties cleared")
	g := &table.Table{Columns: []table.Column{
		{Title: "Period"}, {Title: "Ends", Fixed: true}, {Title: "Available", Right: true, Fixed: true}, {Title: "Spent", Right: true, Fixed: true},
		{Title: "Sites", Right: true, Fixed: true}, {Title: "Regions", Right: true, Fixed: true}, {Title: "Points", Right: true, Fixed: true},
	}}
	for i := range p.Periods {
		x := &p.Periods[i]
		g.Add(x.Name, x.Ends, phrase.Full(p.Currency, x.Available), phrase.Full(p.Currency, x.Spent), phrase.Count(int64(len(x.Sites))), phrase.Count(x.Regions), strconv.FormatFloat(x.Points, 'f', 1, 64))
	}
	t.grid(g)
	for _, text := range []string{phrase.ComingWords(p), phrase.CrewWords(p)} {
		if text != "" {
			t.paragraph(text, nil)
		}
	}
	if p.MarginalValue > 0 {
		t.paragraph(phrase.MarginalWords(p), nil)
	}
}

func (t *view) missedDeadlines(p *report.Plan) {
	if len(p.Missed) == 0 {
		return
	}
	t.section("Deadlines that are not met", "")
	g := &table.Table{Columns: []table.Column{{Title: "Deadline", Fixed: true, Paint: t.red}, {Title: "Number", Right: true, Fixed: true}, {Title: "What would meet it"}, {Title: "Sites"}}}
	for i := range p.Missed {
		m := &p.Missed[i]
		g.Add(m.Deadline, phrase.Count(int64(len(m.Sites))), phrase.RemedyWords(p, m), phrase.SomeOf(m.Sites, t.opt.Limit))
	}
	t.grid(g)
}

// schedule prints the sites by period and region.
func (t *view) schedule(p *report.Plan) {
	if len(p.Schedule) == len(p.Unfunded) {
		return
	}
	t.section("What is done when", "")
	g := &table.Table{Columns: []table.Column{{Title: "Period"}, {Title: "Region"}, {Title: "Number", Right: true, Fixed: true}, {Title: "Cost", Right: true, Fixed: true}, {Title: "Sites"}}}
	groups := phrase.PlanGroups(p)
	shown := groups[:min(len(groups), 4*t.opt.Limit)]
	for i, x := range shown {
		period := x.Period
		if i > 0 && shown[i-1].Period == period {
			period = ""
		}
		g.Add(period, x.Region, phrase.Count(int64(len(x.Sites))), phrase.Short(p.Currency, x.Cost.String()), phrase.SomeOf(x.Sites, t.opt.Limit))
	}
	t.grid(g)
	if rest := len(groups) - len(shown); rest > 0 {
		t.paragraph("and "+phrase.Many(int64(rest), "more line", "more lines"), t.dim)
	}
}

func (t *view) leftOut(p *report.Plan) {
	if len(p.Unfunded) > 0 {
		t.section("Left out", "")
		for _, g := range phrase.LeftOut(p) {
			t.paragraph(g.Why+": "+phrase.SomeOf(g.Sites, t.opt.Limit), nil)
		}
	}
	if len(p.Unpriced) > 0 {
		t.section("Without a price", "a unit there has no price, so no total includes it; add it to a price book")
		t.paragraph(phrase.SomeOf(p.Unpriced, t.opt.Limit), t.yellow)
	}
}
