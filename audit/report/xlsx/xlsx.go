package xlsx

import (
	"slices"
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/csv"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
)

// render writes a workbook with a sheet for each question: what it came to,
// what was found, what there is, where, for how much, what could not be read,
// and what the answers rest on.
func render(p *page) error {
	b, err := newWorkbook(p.Run.Estimate.Currency)
	if err != nil {
		return err
	}
	defer b.file.Close() // takes away its temporary files
	return p.workbook(b)
}

func (p *page) workbook(b *workbook) error {
	for _, write := range []func(*workbook) error{
		p.xlsxSummary, p.xlsxFindings, p.xlsxItems, p.xlsxSites, p.xlsxMoney, p.xlsxPlan, p.xlsxRejects, p.xlsxSources,
	} {
		if err := write(b); err != nil {
			return err
		}
	}
	return b.write(p, p.Opt.Scratch, p.Run.Tool, phrase.Title(p.Run)+", as of "+p.Run.AsOf, p.Run.AsOf)
}

// list writes one sheet.
func (b *workbook) list(name string, cols []xlsxColumn, rows func(write func([]string) error) error) error {
	s, err := b.sheet(name, cols)
	if err != nil {
		return err
	}
	if err := rows(s.Write); err != nil {
		return err
	}
	return s.end()
}

// xlsxFindings has the columns and the rows of format csv.
func (p *page) xlsxFindings(b *workbook) error {
	return b.list("Findings", xlsxColumns(csv.FindingHeadings()), func(write func([]string) error) error {
		err := p.EachFinding(func(it *report.Item, f *report.Finding) error { return write(csv.FindingCells(it, f)) })
		if err != nil {
			return err
		}
		return csv.RejectedFindings(p.Run, write)
	})
}

// xlsxItems has the columns and the rows of format items.
func (p *page) xlsxItems(b *workbook) error {
	return b.list("Items", xlsxColumns(csv.ItemHeadings()), func(write func([]string) error) error {
		if err := p.Each(func(rec *report.Record) error { return write(csv.ItemCells(rec)) }); err != nil {
			return err
		}
		return csv.RejectedItems(p.Run, write)
	})
}

// xlsxColumns gives each heading of a CSV format its type and width.
func xlsxColumns(headings []string) []xlsxColumn {
	out := make([]xlsxColumn, len(headings))
	for i, name := range headings {
		out[i] = xlsxColumn{name, xlsxWidth(name), xlsxKind(name)}
	}
	return out
}

func xlsxKind(heading string) cellKind {
	switch heading {
	case "quantity", "line", "column":
		return cellNumber
	case "latitude", "longitude":
		return cellPlace
	case "deadline", "acquired_on", "installed_on":
		return cellDate
	case "cost_p10", "cost_p90":
		return cellMoney
	case "outcome":
		return cellOutcome
	default:
		return cellText
	}
}

// xlsxWidth is the width of a column in characters.
func xlsxWidth(heading string) float64 {
	switch heading {
	case "message", "remedy", "evidence", "questions":
		return 60
	case "description", "site_name", "file", "citation", "findings", "missing":
		return 28
	case "id", "rule", "identity", "manufacturer", "serial_number", "model":
		return 21
	case "quantity", "line", "column", "waived", "known", "sheet":
		return 11
	default:
		return max(15, float64(len(heading)+5))
	}
}

func (p *page) xlsxSites(b *workbook) error {
	cols := []xlsxColumn{
		{"site", 16, cellText}, {"name", 36, cellText}, {"region", 12, cellText}, {"items", 12, cellNumber}, {"designated", 14, cellNumber},
		{"breach", 12, cellNumber}, {"due", 12, cellNumber}, {"review", 12, cellNumber}, {"likely_cost", 18, cellMoney},
	}
	t := &tabular{}
	for _, s := range p.Run.Summary.BySite {
		t.add(s.Site, s.Name, s.Region, phrase.Integer(s.Items), phrase.Integer(s.Designated), phrase.Integer(s.Breach), phrase.Integer(s.Due), phrase.Integer(s.Review), s.Likely)
	}
	return b.list("Sites", cols, t.tell)
}

// xlsxRejects lists the rows that were not judged and the cells that count as
// unknown.
func (p *page) xlsxRejects(b *workbook) error {
	cols := []xlsxColumn{
		{"what", 10, cellText}, {"code", 18, cellText}, {"file", 28, cellText}, {"sheet", 14, cellText}, {"line", 10, cellNumber}, {"column", 11, cellNumber},
		{"field", 18, cellText}, {"reason", 50, cellText}, {"hint", 50, cellText}, {"text", 60, cellText},
	}
	t := &tabular{}
	for _, r := range p.Run.Rejects {
		t.add("row", r.Code, r.Source.File, r.Source.Sheet, phrase.Whole(r.Source.Line), phrase.Whole(r.Source.Column), r.Field, r.Reason, r.Hint, r.Text)
	}
	if phrase.Unlisted(p.Run) > 0 {
		t.add("row", "", "", "", "", "", "", phrase.UnlistedText(p.Run), "", "")
	}
	for _, i := range p.Run.Issues {
		t.add("cell", i.Code, i.Source.File, i.Source.Sheet, phrase.Whole(i.Source.Line), phrase.Whole(i.Source.Column), i.Field, i.Reason, "", i.Value)
	}
	return b.list("Rejects", cols, t.tell)
}

// tabular collects rows for a sheet of few.
type tabular [][]string

func (t *tabular) add(cells ...string) { *t = append(*t, cells) }

func (t *tabular) tell(write func([]string) error) error {
	for _, row := range *t {
		if err := write(row); err != nil {
			return err
		}
	}
	return nil
}

// xlsxSources lists what the run rests on: files, data, rules, and what people
// decided.
func (p *page) xlsxSources(b *workbook) error {
	cols := []xlsxColumn{
		{"kind", 12, cellText}, {"id", 26, cellText}, {"title", 50, cellText}, {"state", 14, cellText}, {"date", 13, cellDate}, {"rows", 11, cellNumber}, {"judged", 11, cellNumber},
		{"rejected", 12, cellNumber}, {"skipped", 12, cellNumber}, {"used", 10, cellNumber}, {"column", 11, cellNumber}, {"authority", 30, cellText}, {"citation", 36, cellText}, {"source", 44, cellText}, {"sha256", 68, cellText},
	}
	return b.list("Sources", cols, xlsxSourceRows(p.Run).tell)
}

func xlsxSourceRows(r *report.Run) *tabular {
	t := &tabular{}
	row := func(kind, id, title, state, date string, counts [6]string, authority, citation, source, sum string) {
		t.add(slices.Concat([]string{kind, id, title, state, date}, counts[:], []string{authority, citation, source, sum})...)
	}
	row("tool", r.Tool.Name, r.Tool.Version, "", r.AsOf, [6]string{}, "", "", "", "")
	if o := r.Profile; o != nil {
		row("profile", o.Name, strings.Join(o.Kinds, " "), o.Country, "", [6]string{}, "", "", "", o.SHA256)
	}
	for _, in := range r.Inputs {
		row("input", in.Name, in.Sheet, in.Encoding, "", [6]string{phrase.Integer(in.Rows), phrase.Integer(in.Judged), phrase.Integer(in.Rejected), phrase.Integer(in.Skipped)}, "", "", "", in.SHA256)
	}
	for _, m := range r.Mapping {
		row("column", m.Field, m.Heading, m.Confidence, "", [6]string{5: strconv.Itoa(m.Column)}, "", "", m.Input, "")
	}
	for _, k := range r.Packs {
		row("pack", k.ID, k.Title, "", k.Date, [6]string{}, "", "", "", k.SHA256)
	}
	for _, l := range r.Rules {
		row("rule", l.ID, l.Title, l.Force, l.Checked, [6]string{}, l.Authority, l.Citation, l.URL, "")
	}
	for _, w := range r.Waivers {
		row("waiver", w.ID, w.Reason, w.State, w.ExpiresOn, [6]string{4: phrase.Integer(w.Used)}, "", "", w.Rule, "")
	}
	for _, d := range r.Decisions {
		row("decision", d.Match, d.Reason, d.State, d.When, [6]string{4: phrase.Integer(d.Used)}, d.Who, d.Vendor, "", "")
	}
	return t
}
