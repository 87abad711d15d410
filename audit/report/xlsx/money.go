package xlsx

import (
	"strconv"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
)

// xlsxMoney is the estimate: its ranges, the budget, its lines and what drives
// it, told apart by the first column.
func (p *page) xlsxMoney(b *workbook) error {
	cols := []xlsxColumn{
		{"part", 12, cellText}, {"name", 52, cellText}, {"activity", 18, cellText}, {"id", 24, cellText}, {"quantity", 12, cellNumber}, {"unit", 12, cellText},
		{"p10", 18, cellMoney}, {"p50", 18, cellMoney}, {"p80", 18, cellMoney}, {"p90", 18, cellMoney}, {"mean", 18, cellMoney}, {"amount", 18, cellMoney},
		{"share", 10, cellChance}, {"basis", 28, cellText}, {"source", 44, cellText},
	}
	return b.list("Money", cols, xlsxMoneyRows(p.Run).tell)
}

func xlsxMoneyRows(run *report.Run) *tabular {
	t, e := &tabular{}, &run.Estimate
	for _, r := range phrase.OddsRows(e) {
		t.odds(r.Name, &r.Range)
	}
	if e.Unpriced > 0 {
		t.add("unpriced", phrase.UnpricedWords(e), "", "", phrase.Integer(e.Unpriced), "piece", "", "", "", "", "", "", "", "", "")
	}
	if m := run.Budget; m != nil {
		t.add("budget", "available", "", "", "", "", "", "", "", "", "", m.Available, "", "", "")
		t.add("budget", "chance that it is enough", "", "", "", "", "", "", "", "", "", "", m.ProbabilityWithin, "", "")
		t.add("budget", "missing", "", "", "", "", "", m.ShortfallP50, m.ShortfallP80, "", "", "", "", "", "")
	}
	for _, l := range e.Lines {
		t.add("line", l.What, l.Activity, l.ID, phrase.Integer(l.Quantity), l.Unit, l.Low, "", "", l.High, "", "", "", l.Basis, l.Source)
	}
	for i, q := range phrase.QuoteRows(e) {
		said := &e.Quotations[i]
		t.add("quotation", q.For+": "+q.State, "", said.Ref, phrase.Integer(said.Pieces), "unit", said.Low, "", "", said.High, "", "", "", q.Ratio, said.Place+"; prices "+q.Prices)
	}
	for _, d := range e.Drivers {
		t.add("driver", d.Name, "", "", "", "", "", "", "", "", "", "", d.Share, "part of the uncertainty", "")
	}
	for _, n := range e.Notes {
		t.add("note", n, "", "", "", "", "", "", "", "", "", "", "", "", "")
	}
	if e.Class > 0 {
		t.add("note", "class "+strconv.Itoa(e.Class)+" of 5, where 1 is the surest; "+e.Baseline, "", "", "", "", "", "", "", "", "", "", "", "", "")
	}
	return t
}

func (t *tabular) odds(name string, r *report.Range) {
	t.add("range", name, "", "", "", "", r.P10, r.P50, r.P80, r.P90, r.Mean, "", "", "", "")
}

// xlsxPlan lists the sites of a plan; a run that was only audited has no such
// sheet.
func (p *page) xlsxPlan(b *workbook) error {
	if p.Run.Plan == nil {
		return nil
	}
	cols := []xlsxColumn{
		{"period", 14, cellText}, {"site", 16, cellText}, {"name", 36, cellText}, {"region", 12, cellText}, {"cost", 18, cellMoney},
		{"value", 12, cellNumber}, {"core", 10, cellText}, {"deadline", 14, cellDate}, {"late", 10, cellText}, {"why", 44, cellText},
	}
	t := &tabular{}
	for i := range p.Run.Plan.Schedule {
		s := &p.Run.Plan.Schedule[i]
		t.add(s.Period, s.Site, s.Name, s.Region, s.Cost, phrase.Integer(s.Value), phrase.YesNo(s.Core), s.Deadline, phrase.YesNo(s.Late), s.Why)
	}
	return b.list("Plan", cols, t.tell)
}
