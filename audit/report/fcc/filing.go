package fcc

import (
	"io"
	"strconv"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/csv"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
	"github.com/gearaudit/gearaudit/audit/report/safetext"
)

// filing is a CSV file that helps to fill in a form of an authority. Its first
// column, state, says what a row is: nothing that the form might have to hold
// is left out in silence, and a file without rows never means that a rule found
// nothing when it was not judged.
type filing struct {
	file     *csv.File
	rule     string // the rule that asks for the form
	headings []string
	state    func(*report.Finding) string // of a finding of the rule; empty: not in the form
	cells    func(*report.Item, *report.Finding) []string
	started  bool
}

// States of a row of a filing beside those of the form itself.
const (
	stateRejected  = "rejected"   // a row of the inventory that was not judged
	stateNotJudged = "not_judged" // the whole rule was not
)

// filingHeadings are the columns that every filing begins and ends with.
func filingHeadings(form []string) []string {
	out := append([]string{"state"}, form...)
	return append(out, "to_settle", "note", "asset_tag", "identity", "finding", "file", "sheet", "line")
}

func (f *filing) start() error {
	if f.started {
		return nil
	}
	f.started = true
	return f.file.Write(filingHeadings(f.headings))
}

// Record writes the row when the form may have to hold it.
func (f *filing) Record(rec *report.Record) error {
	for i := range rec.Findings {
		found := &rec.Findings[i]
		if found.Rule != f.rule {
			continue
		}
		state := f.state(found)
		if state == "" {
			continue
		}
		if err := f.row(state, f.cells(&rec.Item, found), phrase.Asks(found), found.Message, rec.Item.AssetTag, rec.Item.Identity, found.ID, rec.Item.Source); err != nil {
			return err
		}
	}
	return nil
}

func (f *filing) row(state string, form []string, asks, note, asset, identity, id string, at report.Source) error {
	if err := f.start(); err != nil {
		return err
	}
	cells := append([]string{state}, form...)
	return f.file.Write(append(cells, asks, note, asset, identity, id, at.File, at.Sheet, phrase.Whole(at.Line)))
}

// Close writes what could not be judged.
func (f *filing) Close(run *report.Run) error {
	if err := f.start(); err != nil {
		return err
	}
	empty := make([]string, len(f.headings))
	if note := f.notJudged(run); note != "" {
		if err := f.row(stateNotJudged, empty, "", note, "", "", "", report.Source{}); err != nil {
			return err
		}
	}
	for i := range run.Rejects {
		r := &run.Rejects[i]
		if err := f.row(stateRejected, empty, r.Hint, phrase.Field(r.Field)+r.Reason, "", "", "", r.Source); err != nil {
			return err
		}
	}
	if phrase.Unlisted(run) > 0 {
		if err := f.row(stateRejected, empty, "", phrase.UnlistedText(run), "", "", "", report.Source{}); err != nil {
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
func NewAnnualReport(out io.Writer, _ report.Options) report.Writer {
	return &filing{file: csv.NewFile(out), rule: ruleAnnualReport, headings: annualHeadings(), state: annualState, cells: annualCells}
}

// NewForm5640 returns the writer of format fcc-5640-lines.
func NewForm5640(out io.Writer, _ report.Options) report.Writer {
	return &filing{file: csv.NewFile(out), rule: ruleReimbursement, headings: form5640Headings(), state: form5640State, cells: form5640Cells}
}
