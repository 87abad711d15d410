package csv

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
)

// ItemHeadings are the columns of format items. The first ones are inventory
// headings, so that the file can be audited again. New ones go to the end.
func ItemHeadings() []string {
	return []string{
		"asset_tag", "serial_number", "manufacturer", "model", "part_number", "description", "quantity",
		"site_id", "site_name", "latitude", "longitude", "region", "role", "function", "technology", "status",
		"acquired_on", "installed_on", "funding", "purpose",
		"vendor", "others", "level", "outcome", "findings", "deadline", "missing", "priced", "cost_p10", "cost_p90", "reason",
		"file", "sheet", "line", "identity",
	}
}

// itemsCSV is format items: one row per inventory row, rejected ones at the end.
type itemsCSV struct {
	file    *File
	started bool
	page    Page // for records that do not come on pages
}

// NewItems returns the writer of format items.
func NewItems(out io.Writer, _ report.Options) report.Writer { return &itemsCSV{file: NewFile(out)} }

func (c *itemsCSV) start() error {
	if c.started {
		return nil
	}
	c.started = true
	return c.file.Write(ItemHeadings())
}

// NewPen returns a pen for items.
func (c *itemsCSV) NewPen() Pen { return itemPen{} }

// Record writes one row.
func (c *itemsCSV) Record(rec *report.Record) error {
	c.page.Clear()
	itemPen{}.Write(&c.page, rec, nil)
	return c.Page(&c.page, nil)
}

// Page writes the rows of a page.
func (c *itemsCSV) Page(p *Page, twins []Twin) error {
	if err := c.start(); err != nil {
		return err
	}
	return p.write(c.file.w, twins)
}

// itemPen writes items as rows of format items, of which the identity is the
// last cell.
type itemPen struct{}

// Write appends an item.
func (itemPen) Write(page *Page, rec *report.Record, _ []int) {
	cells := ItemCells(rec)
	last := len(cells) - 1
	page.text = append(appendCells(page.text, cells[:last]), ',')
	page.identity()
	page.text = append(appendCell(page.text, cells[last]), '\n')
}

// Close writes the rejected rows.
func (c *itemsCSV) Close(run *report.Run) error {
	if err := c.start(); err != nil {
		return err
	}
	if err := RejectedItems(run, c.file.Write); err != nil {
		return err
	}
	return c.file.Close()
}

// RejectedItems tells the rejected rows as rows of items.
func RejectedItems(r *report.Run, write func([]string) error) error {
	for i := range r.Rejects {
		j := &r.Rejects[i]
		cells := make([]string, len(ItemHeadings()))
		cells[23], cells[26], cells[30] = phrase.OutcomeRejected, j.Field, j.Code+": "+j.Reason
		cells[31], cells[32], cells[33] = j.Source.File, j.Source.Sheet, phrase.Whole(j.Source.Line)
		if err := write(cells); err != nil {
			return err
		}
	}
	if phrase.Unlisted(r) == 0 {
		return nil
	}
	cells := make([]string, len(ItemHeadings()))
	cells[23], cells[30] = phrase.OutcomeRejected, phrase.UnlistedText(r)
	return write(cells)
}

// ItemCells are the cells of an item, also in the workbook.
func ItemCells(rec *report.Record) []string {
	it := &rec.Item
	return []string{
		it.AssetTag, it.SerialNumber, it.Manufacturer, it.Model, it.PartNumber, it.Description, strconv.FormatInt(it.Quantity, 10),
		it.SiteID, it.SiteName, it.Latitude, it.Longitude, it.Region, it.Role, it.Function, it.Technology, it.Status,
		it.AcquiredOn, it.InstalledOn, it.Funding, it.Purpose,
		it.Vendor, strings.Join(it.Others, " "), it.Level, it.Outcome, ruleOutcomes(rec.Findings), nextDeadline(rec.Findings),
		missingFields(rec.Findings), it.Priced, it.Low, it.High, "",
		it.Source.File, it.Source.Sheet, phrase.Whole(it.Source.Line), it.Identity,
	}
}

// ruleOutcomes reads: us-usf-54.9=breach us-889b=review.
func ruleOutcomes(findings []report.Finding) string {
	parts := make([]string, len(findings))
	for i := range findings {
		parts[i] = findings[i].Rule + "=" + findings[i].Outcome
	}
	return strings.Join(parts, " ")
}

// nextDeadline is the earliest deadline of the findings.
func nextDeadline(findings []report.Finding) string {
	next := ""
	for i := range findings {
		if d := findings[i].Deadline; d != "" && (next == "" || d < next) {
			next = d
		}
	}
	return next
}

// missingFields lists what would settle the findings, each field once.
func missingFields(findings []report.Finding) string {
	var out []string
	for i := range findings {
		for _, f := range findings[i].Missing {
			if !slices.Contains(out, f) {
				out = append(out, f)
			}
		}
	}
	return strings.Join(out, " ")
}
