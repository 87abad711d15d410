package report

import (
	"io"
	"strconv"

	"github.com/gearaudit/gearaudit/audit/report/safetext"
)

// planTable is the plan for a person at a terminal.
type planTable struct{ *table }

func newPlanTable(out io.Writer, opt Options) Writer {
	return &planTable{newTable(out, opt).(*table)}
}

// Close prints the plan.
func (t *planTable) Close(run *Run) error {
	t.run = visibleRun(run)
	t.asked()
	t.text.WriteByte('\n')
	t.planned()
	t.section("What this rests on", "")
	for _, s := range t.run.Plan.Basis {
		t.paragraph(s, nil)
	}
	t.paragraph(coverageText(&t.run.Summary), nil)
	if n := t.run.Estimate.OpenItems; n > 0 {
		t.paragraph(many(n, "piece is", "pieces are")+" not planned because nobody is sure who made them: gearaudit review asks.", t.yellow)
	}
	if t.run.Profile == nil {
		t.paragraph(noProfile, t.yellow)
	}
	t.paragraph("All sites: --format csv. A page with a picture: --format html. This is no quotation.", t.dim)
	if t.err != nil {
		return t.err
	}
	_, err := io.WriteString(t.out, safetext.Lines(t.text.String()))
	return err
}

// plan prints what the plan of a run comes to, if it has one.
func (t *table) plan() {
	if t.run.Plan != nil {
		t.section("The plan", "")
		t.planned()
	}
}

func (t *table) planned() {
	p := t.run.Plan
	for _, s := range planWords(p) {
		t.paragraph(s, t.bold)
	}
	t.periods(p)
	t.missedDeadlines(p)
	t.schedule(p)
	t.leftOut(p)
}

func (t *table) periods(p *Plan) {
	t.section("Periods", "points: what the duties that are cleared there weigh")
	g := &grid{cols: []column{
		{title: "Period"}, {title: "Ends", fixed: true}, {title: "Available", right: true, fixed: true}, {title: "Spent", right: true, fixed: true},
		{title: "Sites", right: true, fixed: true}, {title: "Regions", right: true, fixed: true}, {title: "Points", right: true, fixed: true},
	}}
	for i := range p.Periods {
		x := &p.Periods[i]
		g.add(x.Name, x.Ends, full(p.Currency, x.Available), full(p.Currency, x.Spent), count(int64(len(x.Sites))), count(x.Regions), strconv.FormatFloat(x.Points, 'f', 1, 64))
	}
	t.grid(g)
	for _, text := range []string{comingWords(p), crewWords(p)} {
		if text != "" {
			t.paragraph(text, nil)
		}
	}
	if p.MarginalValue > 0 {
		t.paragraph(marginalWords(p), nil)
	}
}

func (t *table) missedDeadlines(p *Plan) {
	if len(p.Missed) == 0 {
		return
	}
	t.section("Deadlines that are not met", "")
	g := &grid{cols: []column{{title: "Deadline", fixed: true, paint: t.red}, {title: "Number", right: true, fixed: true}, {title: "What would meet it"}, {title: "Sites"}}}
	for i := range p.Missed {
		m := &p.Missed[i]
		g.add(m.Deadline, count(int64(len(m.Sites))), remedyWords(p, m), someOf(m.Sites, t.opt.Limit))
	}
	t.grid(g)
}

// schedule prints the sites by period and region.
func (t *table) schedule(p *Plan) {
	if len(p.Schedule) == len(p.Unfunded) {
		return
	}
	t.section("What is done when", "")
	g := &grid{cols: []column{{title: "Period"}, {title: "Region"}, {title: "Number", right: true, fixed: true}, {title: "Cost", right: true, fixed: true}, {title: "Sites"}}}
	groups := planGroups(p)
	shown := groups[:min(len(groups), 4*t.opt.Limit)]
	for i, x := range shown {
		period := x.period
		if i > 0 && shown[i-1].period == period {
			period = ""
		}
		g.add(period, x.region, count(int64(len(x.sites))), short(p.Currency, x.cost.String()), someOf(x.sites, t.opt.Limit))
	}
	t.grid(g)
	if rest := len(groups) - len(shown); rest > 0 {
		t.paragraph("and "+many(int64(rest), "more line", "more lines"), t.dim)
	}
}

func (t *table) leftOut(p *Plan) {
	if len(p.Unfunded) > 0 {
		t.section("Left out", "the money does not reach them")
		t.paragraph(someOf(p.Unfunded, t.opt.Limit), nil)
	}
	if len(p.Unpriced) > 0 {
		t.section("Without a price", "something there has none and is in no sum; a price book can give it one")
		t.paragraph(someOf(p.Unpriced, t.opt.Limit), t.yellow)
	}
}
