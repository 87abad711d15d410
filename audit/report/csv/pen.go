package csv

import (
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
	"github.com/gearaudit/gearaudit/audit/report/safetext"
)

// findingPen writes findings as rows of format csv. Most cells of a row say
// again what stood in another one, so each is made safe once: those of the item
// for all its findings, those of a numbered finding for all of its number.
type findingPen struct {
	known []saidCells // by number
	once  saidCells   // of a finding without a number
	item  []byte      // cells of the present item, from the vendor to the evidence
	place []byte      // its cells from the file to the column
	proof []byte      // scratch: the text of its evidence
}

// saidCells are the cells of a finding that depend on the item in nothing.
// Each part has the commas around its cells.
type saidCells struct {
	head, middle, tail []byte
}

// Write appends the findings of a record.
func (p *findingPen) Write(page *Page, rec *report.Record, said []int) {
	for i := range rec.Findings {
		f := &rec.Findings[i]
		if i == 0 || !sameProof(f, &rec.Findings[i-1]) {
			p.item = p.itemCells(p.item[:0], &rec.Item, f)
		}
		if i == 0 || f.Source != rec.Findings[i-1].Source {
			p.place = placeCells(p.place[:0], &f.Source)
		}
		cells := &p.once
		if said != nil {
			cells = p.said(said[i], f)
		} else {
			cells.fill(f)
		}
		page.fingerprint(f.Rule)
		page.text = appendFirst(page.text, f.ID)
		page.text = append(append(append(page.text, cells.head...), p.item...), cells.middle...)
		page.text = appendStanding(page.text, f)
		page.text = append(page.text, p.place...)
		page.identity()
		page.text = append(appendCell(page.text, rec.Item.Identity), cells.tail...)
	}
}

// sameProof reports whether two findings of an item name the same maker for
// the same evidence.
func sameProof(f, g *report.Finding) bool {
	same := len(f.Evidence) == len(g.Evidence) && (len(f.Evidence) == 0 || &f.Evidence[0] == &g.Evidence[0])
	return same && f.Vendor == g.Vendor && f.Level == g.Level
}

// said returns the cells of a finding with a number.
func (p *findingPen) said(number int, f *report.Finding) *saidCells {
	for len(p.known) <= number {
		p.known = append(p.known, saidCells{})
	}
	c := &p.known[number]
	if c.tail == nil {
		c.fill(f)
	}
	return c
}

func (c *saidCells) fill(f *report.Finding) {
	c.head, c.middle, c.tail = append(c.head[:0], ','), c.middle[:0], append(c.tail[:0], ',')
	for _, s := range [...]string{f.Outcome, f.Rule, f.Force, f.Citation, f.Deadline} {
		c.head = append(appendCell(c.head, s), ',')
	}
	for _, s := range [...]string{strings.Join(f.Missing, " "), strings.Join(f.Questions, " "), f.Message, f.Remedy, f.Eligible} {
		c.middle = append(appendCell(c.middle, s), ',')
	}
	c.tail = append(appendCell(c.tail, f.Since), '\n')
}

func (p *findingPen) itemCells(dst []byte, it *report.Item, f *report.Finding) []byte {
	for _, s := range [...]string{
		f.Vendor, f.Level, it.AssetTag, it.SerialNumber, it.SiteID, it.SiteName, it.Manufacturer, it.Model,
	} {
		dst = append(appendCell(dst, s), ',')
	}
	dst = append(strconv.AppendInt(dst, it.Quantity, 10), ',')
	p.proof = phrase.AppendEvidence(p.proof[:0], f.Evidence)
	if safetext.Inert(p.proof) {
		return append(quoted(dst, p.proof), ',')
	}
	return append(appendCell(dst, string(p.proof)), ',')
}

// appendStanding appends what became of a finding: waived, by which waiver, known.
func appendStanding(dst []byte, f *report.Finding) []byte {
	dst = append(append(dst, phrase.YesNo(f.Waived)...), ',')
	dst = append(appendCell(dst, f.Waiver), ',')
	return append(append(dst, phrase.YesNo(f.Known)...), ',')
}

func placeCells(dst []byte, s *report.Source) []byte {
	dst = append(appendCell(dst, s.File), ',')
	dst = append(appendCell(dst, s.Sheet), ',')
	dst = append(phrase.AppendWhole(dst, s.Line), ',')
	return append(phrase.AppendWhole(dst, s.Column), ',')
}
