package terminal

import (
	"io"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/deferred"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
	"github.com/gearaudit/gearaudit/audit/report/safetext"
	"github.com/gearaudit/gearaudit/audit/report/table"
)

// Item takes an item that is new since the baseline. Of the others the summary is
// enough: single findings are for the formats that files are made of.
func (t *view) Item(it *report.Item) error {
	if phrase.New(it) {
		shown := *it
		safetext.VisibleAll(&shown)
		t.new.Add(&shown)
	}
	return nil
}

// Close prints the report.
func (t *view) Close(run *report.Run) error {
	t.run = deferred.VisibleRun(run)
	t.head()
	if t.opt.Brief {
		return t.brief()
	}
	t.outcomes()
	t.rules()
	t.shares()
	t.sites()
	t.vendors()
	t.answers()
	t.money()
	t.plan()
	t.rejected()
	t.people()
	t.foot()
	if t.err != nil {
		return t.err
	}
	_, err := io.WriteString(t.Out, safetext.Lines(t.text.String()))
	return err
}

// brief ends the report after what to do next.
func (t *view) brief() error {
	t.section("What to decide", "")
	for _, line := range phrase.Decisions(t.run) {
		t.entry("- " + line)
	}
	_, err := io.WriteString(t.Out, safetext.Lines(t.text.String()))
	return err
}

// head says who asked about what, then the headline.
func (t *view) head() {
	t.asked()
	t.change()
	t.text.WriteByte('\n')
	for _, part := range phrase.HeadlineParts(t.run) {
		t.paragraph(phrase.Sentence(part)+".", t.bold)
	}
	t.verdict()
}

// change says what is new since the baseline, and then what is gone. What the
// baseline knows is in the rest of the report.
func (t *view) change() {
	if t.run.Change == nil {
		return
	}
	t.section("New since the baseline", "")
	t.paragraph(t.new.Text(t.run), t.bold)
	found := t.new.Items()
	for i := range found.Shown {
		title, text := phrase.NewItem(t.run, &found.Shown[i])
		outcome, _ := phrase.Worst(&found.Shown[i])
		t.headed(title, func(s string) string { return t.as(outcome, s) }, text)
	}
	t.more(found.Total, "new item", "new items")
	if text := t.new.Duties(); text != "" && found.Total > 1 {
		t.paragraph(text, nil)
	}
	if text := phrase.ResolvedText(t.run, t.opt.Limit); text != "" {
		t.paragraph(text, t.green)
	}
	t.section("The whole inventory", "with what the baseline knows")
}

// verdict says what the run came to, and beneath it what could not be known and
// what persons gave.
func (t *view) verdict() {
	t.paragraph("Verdict: "+phrase.VerdictText(t.run), t.bold)
	for i := range t.run.Doubts {
		t.paragraph("- "+phrase.DoubtLine(&t.run.Doubts[i]), func(s string) string { return t.bold(t.yellow(s)) })
	}
	for _, line := range phrase.Given(t.run) {
		t.paragraph("- "+line, nil)
	}
}

// asked says who asked about what.
func (t *view) asked() {
	line := phrase.Inputs(t.run) + ", as of " + t.run.AsOf
	if p := t.run.Profile; p != nil && p.Name != "" {
		line = p.Name + ": " + line
	}
	t.paragraph(line, t.dim)
}

// section starts a part of the report.
// paragraph prints wrapped text, indented as the grids are.
// entry prints a paragraph of a list: its further lines stand further in.
// more says how many rows of a list are not shown.
func (t *view) outcomes() {
	if len(t.run.Summary.Outcomes) == 0 {
		return
	}
	t.section("Result by item", "each by its worst finding")
	g := &table.Table{Columns: []table.Column{{Title: "Items", Right: true, Fixed: true}, {Title: "Outcome", Fixed: true, Paint: t.outcome}, {Title: "Meaning"}}}
	for _, o := range phrase.OutcomesOf(t.run.Summary.Outcomes) {
		g.Add(phrase.Count(t.run.Summary.Outcomes[o]), o, phrase.OutcomeMeaning(o))
	}
	if n := t.run.Summary.Counts.Rejected; n > 0 {
		g.Add(phrase.Count(n), phrase.OutcomeRejected, "could not be read, so not judged")
	}
	t.grid(g)
}
