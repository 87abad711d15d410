package fcc

import (
	_ "embed"
	"encoding/csv"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/columns"
	"github.com/gearaudit/gearaudit/audit/report/deferred"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
	"github.com/gearaudit/gearaudit/audit/report/xlsx"
)

// formsFile says what is known of the forms: their columns, with the evidence for
// each, and what a person must look at.
//
//go:embed forms.csv
var formsFile string

// formLine is a line of it.
type formLine struct{ kind, key, text, evidence, source string }

// formLines returns the lines about a form.
func formLines(number string) ([]formLine, error) {
	rows, err := csv.NewReader(strings.NewReader(formsFile)).ReadAll()
	if err != nil {
		return nil, &gear.Fault{Kind: gear.Internal, What: "the built-in list of forms cannot be read", Err: err}
	}
	var out []formLine
	for _, r := range rows[1:] {
		if r[0] == number {
			out = append(out, formLine{r[1], r[2], r[3], r[4], r[5]})
		}
	}
	return out, nil
}

// book writes the workbook of a filing: what is filed on one sheet, with the
// columns of the form and nothing else; help on a second; and on a third, for each
// row that is filed or may have to be, what the form has no column for.
func (f *filing) book(p *deferred.Page) error {
	lines, err := formLines(f.number)
	if err != nil {
		return err
	}
	f.cursor, f.cols = columns.NewCursor(&p.Run.Head), f.columns()
	cols := slices.DeleteFunc(slices.Clone(f.form), func(c columns.Column) bool { return labelOf(lines, c.Heading) == "" })
	var filed, rows [][]string
	blank := make([]int, len(cols))
	err = p.Each(func(it *report.Item) error {
		for i := range it.Findings {
			found := &it.Findings[i]
			if found.Rule != f.rule || f.state(found) == "" {
				continue
			}
			row := f.cursor.Row(it, found)
			at := ""
			if f.certain(found) {
				filed = append(filed, cols.Append(nil, row))
				at = phrase.Whole(len(filed) + 1)
				for k, cell := range filed[len(filed)-1] {
					if cell == "" {
						blank[k]++
					}
				}
			}
			rows = append(rows, append([]string{at}, f.cols.Append(nil, row)...))
		}
		return nil
	})
	if err != nil {
		return err
	}
	title := textsOf(lines, "title")[0]
	b, err := xlsx.NewBook(p.Run.Estimate.Currency, p.Opt)
	if err != nil {
		return err
	}
	defer b.Close()
	heads := make(columns.List, len(cols))
	for i, c := range cols {
		heads[i] = columns.Column{Heading: labelOf(lines, c.Heading), Kind: kindOf(c.Heading), Width: 22}
	}
	if err := b.List("Filing", heads, filed); err != nil {
		return err
	}
	if err := b.List("Help", helpColumns(), f.help(p.Run, lines, cols, blank, len(filed), len(rows))); err != nil {
		return err
	}
	all := columns.List{{Heading: "row of the filing", Kind: columns.Number, Width: 12}}
	for _, c := range f.cols {
		all = append(all, columns.Column{Heading: c.Heading, Kind: kindOf(c.Heading), Width: 18})
	}
	rows = append(rows, f.open(p.Run)...)
	if err := b.List("Rows", all, rows); err != nil {
		return err
	}
	return b.Write(p, p.Opt, p.Run.Tool, title, p.Run.AsOf)
}

// certain reports a finding whose row is filed; others wait for an answer.
func (f *filing) certain(found *report.Finding) bool {
	s := f.state(found)
	return s == "report" || s == "eligible"
}

// open lists the rejected rows: each of them may belong into the filing.
func (f *filing) open(run *report.Run) [][]string {
	var out [][]string
	for i := range run.Rejects {
		r := &run.Rejects[i]
		out = append(out, append([]string{""}, f.cols.Placed(map[string]string{
			"state": stateRejected, "to_settle": r.Hint, "note": phrase.RejectText(run, r),
			"file": r.Source.File, "sheet": r.Source.Sheet, "line": phrase.Whole(r.Source.Line),
		})...))
	}
	return out
}

func helpColumns() columns.List {
	return columns.List{
		{Heading: "part", Width: 14}, {Heading: "what", Width: 90}, {Heading: "evidence", Width: 14}, {Heading: "source", Width: 40}, {Heading: "blank cells", Kind: columns.Number, Width: 12},
	}
}

// help says what the worksheet is, what to check by hand, and how well each column
// is known.
func (f *filing) help(run *report.Run, lines []formLine, cols columns.List, blank []int, filed, all int) [][]string {
	var out [][]string
	add := func(part, what, evidence, source, n string) {
		out = append(out, []string{part, what, evidence, source, n})
	}
	add("result", f.result(run, filed, all), "", "", "")
	add("status date", run.AsOf, "", "", "")
	add("list", "data about vendors as of "+listDate(run), "", "", "")
	for _, l := range lines {
		switch l.kind {
		case "title", "about", "certificate":
			add(l.kind, l.text, l.evidence, l.source, "")
		case "check":
			add("check by hand", l.text, l.evidence, l.source, "")
		case "column":
			n := ""
			if i := slices.IndexFunc(cols, func(c columns.Column) bool { return c.Heading == l.key }); i >= 0 {
				n = phrase.Integer(int64(blank[i]))
			}
			add("column", l.text, l.evidence, l.source, n)
		}
	}
	return out
}

// result says how many rows are filed and how many are open, or why there is
// nothing to file.
func (f *filing) result(run *report.Run, filed, all int) string {
	if note := f.notJudged(run); note != "" {
		return note
	}
	text := phrase.Many(int64(filed), "row", "rows") + " to file"
	if filed == 0 {
		text = f.nothing(run)
	}
	if rest := all - filed; rest > 0 {
		text += "; " + phrase.Many(int64(rest), "further row needs", "further rows need") + " a look before it is known whether they belong here: see the sheet Rows"
	}
	if n := run.Summary.Counts.Rejected; n > 0 {
		text += "; " + phrase.Many(n, "row was", "rows were") + " rejected and may belong here"
	}
	return text
}

func labelOf(lines []formLine, key string) string {
	for _, l := range lines {
		if l.kind == "column" && l.key == key {
			return l.text
		}
	}
	return ""
}

func textsOf(lines []formLine, kind string) []string {
	var out []string
	for _, l := range lines {
		if l.kind == kind {
			out = append(out, l.text)
		}
	}
	return out
}

// kindOf is what the cells under a heading hold.
func kindOf(heading string) columns.Kind {
	switch heading {
	case "quantity", "line":
		return columns.Number
	case "latitude", "longitude":
		return columns.Place
	case "date_obtained", "removed_on", "disposal_date", "filing_due", "term_ends":
		return columns.Date
	case "historic_cost", "replacement_cost_p10", "replacement_cost_p90":
		return columns.Money
	default:
		return columns.Text
	}
}
