package csv

import (
	"io"
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
)

// FindingHeadings are the columns of format csv. New ones are added at the end.
func FindingHeadings() []string {
	return []string{
		"id", "outcome", "rule", "force", "citation", "deadline", "vendor", "level",
		"asset_tag", "serial_number", "site_id", "site_name", "manufacturer", "model", "quantity",
		"evidence", "missing", "questions", "message", "remedy", "eligible", "waived", "waiver", "known",
		"file", "sheet", "line", "column", "identity", "since",
	}
}

// findingsCSV is format csv: one row per finding, and one per rejected row, so
// that no row of the inventory is passed over in silence.
type findingsCSV struct {
	file    *File
	started bool
	pen     findingPen // for records that do not come on pages
	page    Page
}

// NewFindings returns the writer of format csv.
func NewFindings(out io.Writer, _ report.Options) report.Writer {
	return &findingsCSV{file: NewFile(out)}
}

func (c *findingsCSV) start() error {
	if c.started {
		return nil
	}
	c.started = true
	return c.file.Write(FindingHeadings())
}

// NewPen returns a pen for findings.
func (c *findingsCSV) NewPen() Pen { return &findingPen{} }

// Record writes the findings of one row.
func (c *findingsCSV) Record(rec *report.Record) error {
	c.page.Clear()
	c.pen.Write(&c.page, rec, nil)
	return c.Page(&c.page, nil)
}

// Page writes the findings of the rows of a page.
func (c *findingsCSV) Page(p *Page, twins []Twin) error {
	if err := c.start(); err != nil {
		return err
	}
	return p.write(c.file.w, twins)
}

// Close writes the rejected rows.
func (c *findingsCSV) Close(run *report.Run) error {
	if err := c.start(); err != nil {
		return err
	}
	if err := RejectedFindings(run, c.file.Write); err != nil {
		return err
	}
	return c.file.Close()
}

// FindingCells are the cells of a finding, also in the workbook. A findingPen
// writes them without making a list of them.
func FindingCells(it *report.Item, f *report.Finding) []string {
	return []string{
		f.ID, f.Outcome, f.Rule, f.Force, f.Citation, f.Deadline, f.Vendor, f.Level,
		it.AssetTag, it.SerialNumber, it.SiteID, it.SiteName, it.Manufacturer, it.Model, strconv.FormatInt(it.Quantity, 10),
		phrase.EvidenceText(f.Evidence), strings.Join(f.Missing, " "), strings.Join(f.Questions, " "), f.Message, f.Remedy,
		f.Eligible, phrase.YesNo(f.Waived), f.Waiver, phrase.YesNo(f.Known),
		f.Source.File, f.Source.Sheet, phrase.Whole(f.Source.Line), phrase.Whole(f.Source.Column), it.Identity, f.Since,
	}
}

// RejectedFindings tells the rejected rows as rows of findings.
func RejectedFindings(r *report.Run, write func([]string) error) error {
	for i := range r.Rejects {
		if err := write(rejectedFinding(&r.Rejects[i])); err != nil {
			return err
		}
	}
	if phrase.Unlisted(r) == 0 {
		return nil
	}
	return write(placed(map[string]string{"outcome": phrase.OutcomeRejected, "message": phrase.UnlistedText(r)}))
}

func rejectedFinding(r *report.Reject) []string {
	return placed(map[string]string{
		"outcome": phrase.OutcomeRejected, "missing": r.Field, "message": r.Code + ": " + r.Reason, "remedy": r.Hint,
		"file": r.Source.File, "sheet": r.Source.Sheet, "line": phrase.Whole(r.Source.Line), "column": phrase.Whole(r.Source.Column),
	})
}

// placed puts values under their headings and leaves the other cells empty.
func placed(values map[string]string) []string {
	cells := FindingHeadings()
	for i, h := range cells {
		cells[i] = values[h]
	}
	return cells
}
