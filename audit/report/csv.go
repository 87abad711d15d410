package report

import (
	"io"
	"strconv"
	"strings"
)

// findingHeadings are the columns of format csv. New ones are added at the end.
func findingHeadings() []string {
	return []string{
		"id", "outcome", "rule", "force", "citation", "deadline", "vendor", "level",
		"asset_tag", "serial_number", "site_id", "site_name", "manufacturer", "model", "quantity",
		"evidence", "missing", "questions", "message", "remedy", "eligible", "waived", "waiver", "known",
		"file", "sheet", "line", "column", "identity", "since",
	}
}

// outcomeRejected stands in the column outcome for a row that could not be
// judged, in formats that list rows.
const outcomeRejected = "rejected"

// findingsCSV is format csv: one row per finding, and one per rejected row, so
// that no row of the inventory is passed over in silence.
type findingsCSV struct {
	file    *csvFile
	started bool
	pen     findingPen // for records that do not come on pages
	page    Page
}

func newFindingsCSV(out io.Writer, _ Options) Writer { return &findingsCSV{file: newCSVFile(out)} }

func (c *findingsCSV) start() error {
	if c.started {
		return nil
	}
	c.started = true
	return c.file.Write(findingHeadings())
}

// NewPen returns a pen for findings.
func (c *findingsCSV) NewPen() Pen { return &findingPen{} }

// Record writes the findings of one row.
func (c *findingsCSV) Record(rec *Record) error {
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
func (c *findingsCSV) Close(run *Run) error {
	if err := c.start(); err != nil {
		return err
	}
	if err := run.rejectedFindings(c.file.Write); err != nil {
		return err
	}
	return c.file.close()
}

// findingCells are the cells of a finding, also in the workbook. A findingPen
// writes them without making a list of them.
func findingCells(it *Item, f *Finding) []string {
	return []string{
		f.ID, f.Outcome, f.Rule, f.Force, f.Citation, f.Deadline, f.Vendor, f.Level,
		it.AssetTag, it.SerialNumber, it.SiteID, it.SiteName, it.Manufacturer, it.Model, strconv.FormatInt(it.Quantity, 10),
		evidenceText(f.Evidence), strings.Join(f.Missing, " "), strings.Join(f.Questions, " "), f.Message, f.Remedy,
		f.Eligible, yesNo(f.Waived), f.Waiver, yesNo(f.Known),
		f.Source.File, f.Source.Sheet, whole(f.Source.Line), whole(f.Source.Column), it.Identity, f.Since,
	}
}

// rejectedFindings tells the rejected rows as rows of findings.
func (r *Run) rejectedFindings(write func([]string) error) error {
	for i := range r.Rejects {
		if err := write(rejectedFinding(&r.Rejects[i])); err != nil {
			return err
		}
	}
	if r.unlisted() == 0 {
		return nil
	}
	return write(placed(map[string]string{"outcome": outcomeRejected, "message": r.unlistedText()}))
}

func rejectedFinding(r *Reject) []string {
	return placed(map[string]string{
		"outcome": outcomeRejected, "missing": r.Field, "message": r.Code + ": " + r.Reason, "remedy": r.Hint,
		"file": r.Source.File, "sheet": r.Source.Sheet, "line": whole(r.Source.Line), "column": whole(r.Source.Column),
	})
}

// placed puts values under their headings and leaves the other cells empty.
func placed(values map[string]string) []string {
	cells := findingHeadings()
	for i, h := range cells {
		cells[i] = values[h]
	}
	return cells
}

// evidenceText says on one line why a vendor is believed to be the maker.
func evidenceText(evidence []Evidence) string { return string(appendEvidence(nil, evidence)) }

func appendEvidence(dst []byte, evidence []Evidence) []byte {
	for i := range evidence {
		if i > 0 {
			dst = append(dst, "; "...)
		}
		dst = appendProof(dst, &evidence[i])
	}
	return dst
}

// appendProof reads: manufacturer "HUAWEI TECH" matches "huawei" (name, strong).
func appendProof(dst []byte, e *Evidence) []byte {
	dst = append(append(append(append(dst, e.Field...), ` "`...), e.Observed...), '"')
	if e.Matched != "" && e.Matched != e.Observed {
		dst = append(append(append(dst, ` matches "`...), e.Matched...), '"')
	}
	dst = append(append(dst, " ("...), strings.ReplaceAll(e.Kind, "_", " ")...)
	return append(append(append(dst, ", "...), e.Strength...), ')')
}
