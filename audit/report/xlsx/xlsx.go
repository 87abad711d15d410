package xlsx

import (
	"slices"
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/columns"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
)

// render writes a workbook with a sheet for each question: what it came to,
// what was found, what there is, where, for how much, what could not be read,
// and what the answers rest on.
func render(p *page) error {
	b, err := newWorkbook(p.Run.Estimate.Currency, p.Opt)
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
	cols, _ := columns.Findings()
	cursor := columns.NewCursor(&p.Run.Head)
	return b.list("Findings", sheetColumns(cols), func(write func([]string) error) error {
		err := p.Each(func(it *report.Item) error {
			for i := range it.Findings {
				if err := write(cols.Append(nil, cursor.Row(it, &it.Findings[i]))); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		return cols.Rejects(p.Run, write)
	})
}

// xlsxItems has the columns and the rows of format items.
func (p *page) xlsxItems(b *workbook) error {
	cols, cursor := columns.Items(), columns.NewCursor(&p.Run.Head)
	return b.list("Items", sheetColumns(cols), func(write func([]string) error) error {
		err := p.Each(func(it *report.Item) error { return write(cols.Append(nil, cursor.Row(it, nil))) })
		if err != nil {
			return err
		}
		return cols.Rejects(p.Run, write)
	})
}

// sheetColumns gives the columns of a list their look.
func sheetColumns(list columns.List) []xlsxColumn {
	looks := map[columns.Kind]cellKind{
		columns.Text: cellText, columns.Number: cellNumber, columns.Place: cellPlace, columns.Date: cellDate,
		columns.Money: cellMoney, columns.Chance: cellChance, columns.Outcome: cellOutcome,
	}
	out := make([]xlsxColumn, len(list))
	for i := range list {
		out[i] = xlsxColumn{list[i].Heading, list[i].Width, looks[list[i].Kind]}
	}
	return out
}

func (p *page) xlsxSites(b *workbook) error {
	cols := []xlsxColumn{
		{"site", 16, cellText}, {"name", 36, cellText}, {"region", 12, cellText}, {"items", 12, cellNumber}, {"designated", 14, cellNumber},
		{"breach", 12, cellNumber}, {"due", 12, cellNumber}, {"review", 12, cellNumber}, {"likely_cost", 18, cellMoney},
	}
	t := &tabular{}
	for _, s := range p.Run.SiteTotals {
		t.add(s.Site, s.Name, s.Region, phrase.Integer(s.Items), phrase.Integer(s.Designated), phrase.Integer(s.Breach), phrase.Integer(s.Due), phrase.Integer(s.Review), s.Likely)
	}
	return b.list("Sites", cols, t.tell)
}

// xlsxRejects lists the rows that were not judged and the cells that count as
// unknown.
func (p *page) xlsxRejects(b *workbook) error {
	cols := []xlsxColumn{
		{"what", 10, cellText}, {"code", 18, cellText}, {"file", 28, cellText}, {"sheet", 14, cellText}, {"line", 10, cellNumber}, {"column", 11, cellNumber},
		{"field", 18, cellText}, {"reason", 50, cellText}, {"hint", 50, cellText}, {"text", 60, cellText}, {"cells", 11, cellNumber},
	}
	t := &tabular{}
	for _, r := range p.Run.Rejects {
		t.add("row", r.Code, r.Source.File, r.Source.Sheet, phrase.Whole(r.Source.Line), phrase.Whole(r.Source.Column()), r.Field, phrase.RejectText(p.Run, &r), r.Hint, r.Text, "")
	}
	if phrase.Unlisted(p.Run) > 0 {
		t.add("row", "", "", "", "", "", "", phrase.UnlistedText(p.Run), "", "", "")
	}
	for _, i := range phrase.Frequent(p.Run.Issues) {
		t.add("value", i.Code, i.First.File, i.First.Sheet, phrase.Whole(i.First.Line), phrase.Whole(i.First.Column()), i.Field, i.Reason, i.Settle, i.Value, phrase.Integer(i.Count))
	}
	for _, s := range p.Run.Skipped {
		t.add("line", s.Code, s.Source.File, s.Source.Sheet, phrase.Whole(s.Source.Line), "", "", "not a row", "", s.Text, "")
	}
	for _, c := range p.Run.ColumnsUnread {
		t.add("column", "", c.Input, c.Sheet, "", phrase.Whole(c.Column), c.Like, "no field has this heading", c.Settle, c.Heading, "")
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
		row("rule", l.ID, l.Title, l.Force, checked(&l), [6]string{}, l.Authority, l.Cited(), l.URL(), "")
	}
	for _, w := range r.Waivers {
		row("waiver", w.ID, w.Reason, w.State, w.ExpiresOn, [6]string{4: phrase.Integer(w.Used)}, "", "", w.Rule, "")
	}
	for _, d := range r.Decisions {
		row("decision", d.Match, d.Reason, d.State, d.When, [6]string{4: phrase.Integer(d.Used)}, d.Who, d.Vendor, "", "")
	}
	return t
}

// checked is the day on which the rule's first source was read.
func checked(r *report.Rule) string {
	if len(r.Sources) == 0 {
		return ""
	}
	return r.Sources[0].Checked
}
