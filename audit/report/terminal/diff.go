package terminal

import (
	"cmp"
	"io"
	"strings"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
	"github.com/gearaudit/gearaudit/audit/report/safetext"
	"github.com/gearaudit/gearaudit/audit/report/table"
)

// Diff prints what changed from one run to another: what is done, both sides, what
// it does to the cost, and a table for each kind of change.
func Diff(out io.Writer, d *report.Diff, opt report.Options) error {
	t := New(out, opt).(*view)
	t.paragraph(phrase.Sentence(phrase.CompleteText(d))+".", t.bold)
	t.paragraph("Old: "+phrase.SideText(&d.Old, d.Currency)+".", nil)
	t.paragraph("New: "+phrase.SideText(&d.New, d.Currency)+".", nil)
	if text := phrase.CostText(d); text != "" {
		t.paragraph(phrase.Sentence(text)+".", t.bold)
	}
	if text := phrase.OtherData(d); text != "" {
		t.paragraph("Note: "+text+".", t.yellow)
	}
	t.paragraph(phrase.CountsText(&d.Counts)+".", nil)
	for _, kind := range report.ChangeKinds() {
		t.changes(kind, d.Changes)
	}
	t.costs(d)
	if t.err != nil {
		return t.err
	}
	_, err := io.WriteString(out, safetext.Lines(t.text.String()))
	return err
}

// changes prints the changes of one kind, nothing where there are none.
func (t *view) changes(kind string, all []report.Change) {
	g := &table.Table{Columns: []table.Column{{Title: "Site", Fixed: true}, {Title: "Item", Fixed: true}, {Title: "Units", Right: true, Fixed: true}, {Title: "What"}}}
	n := 0
	for i := range all {
		if x := &all[i]; x.Kind == kind {
			g.Add(cmp.Or(x.Item.SiteID, "(none)"), phrase.ChangedName(x), phrase.Count(x.Item.Quantity), phrase.ChangedText(x))
			n++
		}
	}
	if n > 0 {
		t.section(kind, "")
		t.grid(g)
	}
}

// costs prints the figures of the estimates side by side.
func (t *view) costs(d *report.Diff) {
	if !phrase.CostChanged(d) {
		return
	}
	t.section("Cost", "lines: their middle value, before they are scaled to the all-in figure")
	g := &table.Table{Columns: []table.Column{{Title: "Figure"}, {Title: "Old", Right: true, Fixed: true}, {Title: "New", Right: true, Fixed: true}, {Title: "Change", Right: true, Fixed: true}}}
	for i := range d.Cost[:min(len(d.Cost), 2*t.opt.Limit)] {
		c := &d.Cost[i]
		g.Add(c.What, phrase.Full(d.Currency, c.Old), phrase.Full(d.Currency, c.New), signed(phrase.Full(d.Currency, c.Change)))
	}
	t.grid(g)
	if rest := len(d.Cost) - 2*t.opt.Limit; rest > 0 {
		t.paragraph("and "+phrase.Many(int64(rest), "more line", "more lines"), t.dim)
	}
}

// signed puts a plus before an amount that is not negative.
func signed(amount string) string {
	switch {
	case strings.Trim(amount, "-$£€0") == "": // less than a unit of money
		return ""
	case strings.HasPrefix(amount, "-"):
		return amount
	}
	return "+" + amount
}
