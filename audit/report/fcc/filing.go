package fcc

import (
	"io"
	"slices"
	"strconv"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/columns"
	"github.com/gearaudit/gearaudit/audit/report/csv"
	"github.com/gearaudit/gearaudit/audit/report/deferred"
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
	number  string                       // of the form
	nothing func(*report.Run) string     // what a form without lines means, and what is due instead
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
		rows = append(rows, map[string]string{"state": stateNothing, "note": f.nothing(run)})
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

// NewAnnualReport returns the writer of format fcc-annual-report: a workbook where
// the file is one, else CSV.
func NewAnnualReport(out io.Writer, opt report.Options) report.Writer {
	return newFiling(out, opt, &filing{number: "5641", rule: ruleAnnualReport, form: annualForm(), state: annualState, nothing: nothingToReport})
}

// NewForm5640 returns the writer of format fcc-5640-lines: a workbook where the
// file is one, else CSV.
func NewForm5640(out io.Writer, opt report.Options) report.Writer {
	return newFiling(out, opt, &filing{number: "5640", rule: ruleReimbursement, form: form5640(), state: form5640State, nothing: nothingToClaim})
}

func newFiling(out io.Writer, opt report.Options, f *filing) report.Writer {
	if opt.Ext == ".xlsx" {
		return deferred.Document(f.book)(out, opt)
	}
	f.file = csv.NewFile(out, opt)
	return f
}

// nothingToReport says why the yearly report has no line, and what is due instead. The
// certificate that there is none may only be spoken of where no row is open.
func nothingToReport(run *report.Run) string {
	c := &run.Summary.Counts
	open := c.Review + c.Rejected + c.Unknown
	switch {
	case slices.Contains(notKinds(run), "acs_provider"):
		return "nothing to file, because the profile says that the operator is not a provider of advanced communications service: then neither Form 5641 nor its certificate is due"
	case c.Designated > 0:
		return "nothing to list, because no item was obtained so that it has to be reported; but " + phrase.Many(c.Designated, "item", "items") + " of designated vendors stand in the network, so the certificate under 47 USC 1604(b) that there are none cannot be given on this inventory"
	case open > 0 || run.Summary.Verdict == report.VerdictIncomplete:
		return "nothing to list so far, but " + phrase.Many(open, "row is", "rows are") + " open: the certificate under 47 USC 1604(b) that there are none can only be given once they are settled"
	default:
		return "nothing to file, because on " + run.AsOf + ", against the Covered List as of " + listDate(run) + ", no row of this inventory is covered equipment; due instead, once, is the certificate under 47 USC 1604(b), for an officer of the company to sign in the portal of the FCC"
	}
}

// nothingToClaim says why an application has no line.
func nothingToClaim(run *report.Run) string {
	if slices.Contains(notKinds(run), "scrp_participant") {
		return "nothing to file, because the profile says that the operator is not a participant of the Reimbursement Program; no certificate is due instead"
	}
	return "nothing to claim, because no item is of a vendor that the program pays for and was obtained in time; no certificate is due instead"
}

func notKinds(run *report.Run) []string {
	if run.Profile == nil {
		return nil
	}
	return run.Profile.Not
}

// listDate is the day of the data about vendors.
func listDate(run *report.Run) string {
	for i := range run.Packs {
		if run.Packs[i].ID == "vendors" {
			return run.Packs[i].Date
		}
	}
	return "an unknown day"
}
