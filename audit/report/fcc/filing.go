package fcc

import (
	"io"
	"strconv"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/columns"
	"github.com/gearaudit/gearaudit/audit/report/csv"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
	"github.com/gearaudit/gearaudit/audit/report/safetext"
)

// filing is a CSV file that helps to fill in a form of an authority. Its first
// column, state, says what a row is: nothing that the form might have to hold
// is left out in silence, and a file without rows never means that a rule found
// nothing when it was not judged.
type filing struct {
	file    *csv.File
	rule    string // the rule that asks for the form
	form    columns.List
	state   func(*report.Finding) string // of a finding of the rule; empty: not in the form
	nothing string                       // what a form without lines means, and what is due instead
	cols    columns.List
	cursor  *columns.Cursor
	written int
}

// States of a row of a filing beside those of the form itself.
const (
	stateRejected  = "rejected"   // a row of the inventory that was not judged
	stateNotJudged = "not_judged" // the whole rule was not
	stateNothing   = "nothing"    // no item has to be filed
)

// columns are the form's, with those that every filing begins and ends with.
func (f *filing) columns() columns.List {
	out := columns.List{{Heading: "state", Width: 15, Value: func(r *columns.Row) string { return f.state(r.Finding) }}}
	out = append(out, f.form...)
	return append(out,
		column("to_settle", func(r *columns.Row) string { return phrase.Asks(r.Finding) }),
		column("note", func(r *columns.Row) string { return r.Finding.Message }),
		column("asset_tag", func(r *columns.Row) string { return r.Item.AssetTag }),
		column("identity", func(r *columns.Row) string { return r.Item.ID }),
		column("finding", func(r *columns.Row) string { return r.Finding.ID }),
		column("file", func(r *columns.Row) string { return r.Item.Source.File }),
		column("sheet", func(r *columns.Row) string { return r.Item.Source.Sheet }),
		column("line", func(r *columns.Row) string { return phrase.Whole(r.Item.Source.Line) }),
	)
}

func column(heading string, value func(*columns.Row) string) columns.Column {
	return columns.Column{Heading: heading, Width: 15, Value: value}
}

// Begin writes the headings.
func (f *filing) Begin(h *report.Head) error {
	f.cols, f.cursor = f.columns(), columns.NewCursor(h)
	return f.file.Write(f.cols.Headings())
}

// Item writes the item when the form may have to hold it.
func (f *filing) Item(it *report.Item) error {
	for i := range it.Findings {
		found := &it.Findings[i]
		if found.Rule != f.rule || f.state(found) == "" {
			continue
		}
		f.written++
		if err := f.file.Write(f.cols.Append(nil, f.cursor.Row(it, found))); err != nil {
			return err
		}
	}
	return nil
}

// Close writes what could not be judged, and why there is nothing to file.
func (f *filing) Close(run *report.Run) error {
	var rows []map[string]string
	note := f.notJudged(run)
	switch {
	case note != "":
		rows = append(rows, map[string]string{"state": stateNotJudged, "note": note})
	case f.written == 0:
		rows = append(rows, map[string]string{"state": stateNothing, "note": f.nothing})
	}
	for i := range run.Rejects {
		r := &run.Rejects[i]
		rows = append(rows, map[string]string{
			"state": stateRejected, "to_settle": r.Hint, "note": phrase.RejectText(run, r),
			"file": r.Source.File, "sheet": r.Source.Sheet, "line": phrase.Whole(r.Source.Line),
		})
	}
	if phrase.Unlisted(run) > 0 {
		rows = append(rows, map[string]string{"state": stateRejected, "note": phrase.UnlistedText(run)})
	}
	for _, row := range rows {
		if err := f.file.Write(f.cols.Placed(row)); err != nil {
			return err
		}
	}
	return f.file.Close()
}

// notJudged says why the rule of the form was not judged, nothing if it was.
func (f *filing) notJudged(run *report.Run) string {
	switch {
	case phrase.RuleIndex(run, f.rule) < 0:
		return "rule " + f.rule + " was not judged: name it with --rules"
	case run.Profile == nil:
		return "nobody said who files: give a profile with --profile, so that rule " + f.rule + " can be judged"
	default:
		return ""
	}
}

// degrees prints a coordinate with the six places that the forms ask for. What
// is no plain number stays as it is, for a person to look at.
func degrees(s string) string {
	n, err := strconv.ParseFloat(s, 64)
	if err != nil || !safetext.Number(s) {
		return s
	}
	return strconv.FormatFloat(n, 'f', 6, 64)
}

// inOperation answers whether an item is operational: yes, no, or nothing where
// the inventory does not say it clearly.
func inOperation(status string) string {
	switch status {
	case "active":
		return "yes"
	case "planned", "staged", "offline", "removed", "disposed":
		return "no"
	default:
		return ""
	}
}

// layer sorts a role into the network layers that the FCC's forms know.
func layer(role string) string {
	switch role {
	case "ran", "access", "cpe":
		return "access"
	case "transport":
		return "distribution"
	case "core":
		return "core"
	default:
		return ""
	}
}

// NewAnnualReport returns the writer of format fcc-annual-report.
func NewAnnualReport(out io.Writer, opt report.Options) report.Writer {
	return &filing{
		file: csv.NewFile(out, opt), rule: ruleAnnualReport, form: annualForm(), state: annualState,
		nothing: "nothing to report: no item was acquired so that it has to be reported; certify that instead",
	}
}

// NewForm5640 returns the writer of format fcc-5640-lines.
func NewForm5640(out io.Writer, opt report.Options) report.Writer {
	return &filing{
		file: csv.NewFile(out, opt), rule: ruleReimbursement, form: form5640(), state: form5640State,
		nothing: "nothing to claim: no item is of a vendor that the programme pays for",
	}
}
