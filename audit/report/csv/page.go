package csv

import (
	"io"

	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/audit/report"
)

// PageWriter is a Writer that says the same of a row wherever the row stands. Several pens
// put rows into words at the same time, each on a page of its own, and the
// pages are handed over in input order.
type PageWriter interface {
	report.Writer
	NewPen() Pen
	// Page takes the place of Record for the rows of a page. The twins stand in
	// the order of their rows.
	Page(p *Page, twins []Twin) error
}

// Pen puts records into the words of a format. It is for one goroutine.
type Pen interface {
	// Write appends a record to a page. Said numbers its findings, from 0: all of
	// a number say the same, but for what depends on the item. It is nil where
	// the findings have no numbers.
	Write(p *Page, rec *report.Record, said []int)
}

// Page is the text of records, in which the identities of items that cannot be
// told apart are not numbered yet.
type Page struct {
	text  []byte
	slots []slot
	rows  []rowEnd
}

// slot is a place in the text where the identity of the item stands, or where a
// rule is named the fingerprint of its finding.
type slot struct {
	at   int
	rule string
}

// rowEnd is where a record ends.
type rowEnd struct{ text, slots int }

// nameLength is the length of an identity without a number, and of a
// fingerprint, in bytes.
const nameLength = 16

// Twin is a record about an item of which others have the identity.
type Twin struct {
	Row      int    // of the page, from 0
	Identity string // with its number
}

// Clear empties a page, which keeps its memory.
func (p *Page) Clear() { p.text, p.slots, p.rows = p.text[:0], p.slots[:0], p.rows[:0] }

// End ends a row, of which the page may say nothing.
func (p *Page) End() { p.rows = append(p.rows, rowEnd{len(p.text), len(p.slots)}) }

// identity marks the place of the identity, which is written next.
func (p *Page) identity() { p.slots = append(p.slots, slot{at: len(p.text)}) }

// fingerprint marks the place of the fingerprint of a rule's finding.
func (p *Page) fingerprint(rule string) {
	p.slots = append(p.slots, slot{at: len(p.text), rule: rule})
}

// write writes the page, in which the twins get their numbers.
func (p *Page) write(out io.Writer, twins []Twin) error {
	if len(twins) == 0 {
		_, err := out.Write(p.text)
		return err
	}
	text, at := make([]byte, 0, len(p.text)+len(p.text)/8), 0
	for i := range twins {
		for _, g := range p.slotsOf(twins[i].Row) {
			text = append(append(text, p.text[at:g.at]...), g.name(&twins[i])...)
			at = g.at + nameLength
		}
	}
	_, err := out.Write(append(text, p.text[at:]...))
	return err
}

func (p *Page) slotsOf(row int) []slot {
	first := 0
	if row > 0 {
		first = p.rows[row-1].slots
	}
	return p.slots[first:p.rows[row].slots]
}

// name is what stands in the slot of a twin.
func (g *slot) name(t *Twin) string {
	if g.rule == "" {
		return t.Identity
	}
	return regime.Fingerprint(g.rule, t.Identity)
}
