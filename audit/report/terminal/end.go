package terminal

import (
	"strings"

	"github.com/gearaudit/gearaudit/audit/report/phrase"
	"github.com/gearaudit/gearaudit/audit/report/table"
)

// rejected prints the rows that were not judged and the cells that count as
// unknown because they could not be read.
func (t *view) rejected() {
	if all := t.run.Rejects; len(all) > 0 {
		t.section("Rejected rows", "not judged; the audit is not complete without them")
		g := &table.Table{Columns: []table.Column{{Title: "Where", Fixed: true}, {Title: "Reason"}, {Title: "What to do"}}}
		for _, r := range all[:min(len(all), t.opt.Limit)] {
			g.Add(r.Source.String(), phrase.RejectText(t.run, &r), r.Hint)
		}
		t.grid(g)
		t.more(len(all)+int(phrase.Unlisted(t.run)), "row", "rows")
	}
	t.unread()
}

// unread prints the values that could not be read, each once, the most frequent
// first.
func (t *view) unread() {
	all := phrase.Frequent(t.run.Issues)
	if len(all) == 0 {
		return
	}
	t.section("Values that could not be read", "they count as unknown")
	g := &table.Table{Columns: []table.Column{
		{Title: "Cells", Right: true, Fixed: true}, {Title: "Field", Fixed: true}, {Title: "Value"}, {Title: "First"}, {Title: "Reason, and the line that settles it"},
	}}
	for _, i := range all[:min(len(all), t.opt.Limit)] {
		g.Add(phrase.Count(i.Count), i.Field, i.Value, i.First.String(), phrase.IssueText(&i))
	}
	t.grid(g)
	t.more(len(all), "value", "values")
}

// people prints what persons decided, as far as it needs their eye again.
func (t *view) people() {
	if len(t.run.Waivers) == 0 && len(t.run.Decisions) == 0 {
		return
	}
	t.section("Decisions of people", "")
	g := &table.Table{Columns: []table.Column{{Title: "What", Fixed: true}, {Title: "State", Fixed: true, Paint: t.state}, {Title: "Used", Right: true, Fixed: true}, {Title: "On"}, {Title: "Reason"}}}
	for _, w := range t.run.Waivers {
		g.Add("waiver "+w.ID, w.State, phrase.Count(w.Used), w.Rule+" until "+w.ExpiresOn, w.Reason)
	}
	for _, d := range t.run.Decisions {
		vendor := d.Vendor
		if vendor == "" {
			vendor = "no designated vendor"
		}
		g.Add("maker", d.State, phrase.Count(d.Used), d.Match+" is "+vendor, d.Reason+" ("+d.Who+", "+d.When+")")
	}
	t.grid(g)
}

// foot says what the report rests on, what it does not say, and what to do for
// more.
func (t *view) foot() {
	t.section("Basis of this report", "")
	t.paragraph(phrase.CoverageText(t.run), nil)
	if t.run.Profile == nil {
		t.paragraph(phrase.NoProfile, t.yellow)
	}
	for _, line := range phrase.ReadingNotes(t.run) {
		t.paragraph(line, nil)
	}
	for _, line := range phrase.Told(t.run) {
		t.paragraph(line, t.dim)
	}
	t.paragraph("Rule set: "+strings.Join(t.run.RuleSet, ", ")+". Data as of: "+t.packs()+".", nil)
	t.paragraph("Each finding with its evidence, citation and line: --format csv. One row explained: gearaudit explain FILE LINE.", nil)
	t.paragraph("This is not legal advice. A row without a finding is not cleared: it was judged by the rules above on what its cells say, and by nothing else.", t.dim)
}

func (t *view) packs() string {
	parts := make([]string, len(t.run.Packs))
	for i, p := range t.run.Packs {
		parts[i] = p.ID + " " + p.Date
	}
	if len(parts) == 0 {
		return "none"
	}
	return strings.Join(parts, ", ")
}
