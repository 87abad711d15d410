// Package columns is the one table of what stands in which column: the formats
// csv, items and xlsx, the filings and bills of materials are made from it.
package columns

import (
	"slices"

	"github.com/gearaudit/gearaudit/audit/report"
)

// Kind is what the cells of a column hold.
type Kind uint8

// The kinds of columns.
const (
	Text Kind = iota
	Number
	Place // a coordinate
	Date
	Money
	Chance  // a fraction of one
	Outcome // a word that is coloured
)

// Column is a column of a list.
type Column struct {
	Heading string
	Kind    Kind
	Width   float64 // characters
	Value   func(*Row) string
}

// Row is what a column takes its value from.
type Row struct {
	Item    *report.Item
	Finding *report.Finding // nil in lists of items
	Rule    *report.Rule    // of the finding
}

// List is the columns of a list, in order.
type List []Column

// Headings returns the headings.
func (l List) Headings() []string {
	out := make([]string, len(l))
	for i := range l {
		out[i] = l[i].Heading
	}
	return out
}

// Append appends the cells of a row.
func (l List) Append(dst []string, r *Row) []string {
	for i := range l {
		dst = append(dst, l[i].Value(r))
	}
	return dst
}

// Placed puts texts under their headings and leaves the other cells empty.
func (l List) Placed(texts map[string]string) []string {
	out := make([]string, len(l))
	for i := range l {
		out[i] = texts[l[i].Heading]
	}
	return out
}

// pick returns the columns with these headings, in this order.
func (l List) pick(headings ...string) List {
	out := make(List, 0, len(headings))
	for _, h := range headings {
		if i := slices.IndexFunc(l, func(c Column) bool { return c.Heading == h }); i >= 0 {
			out = append(out, l[i])
		}
	}
	return out
}

// Cursor makes the rows of a list of findings: it finds rules by their ids.
type Cursor struct {
	row   Row
	none  report.Rule // of a row without a finding
	rules map[string]*report.Rule
}

// NewCursor returns a cursor over the findings of a run.
func NewCursor(h *report.Head) *Cursor {
	c := &Cursor{rules: make(map[string]*report.Rule, len(h.Rules))}
	for i := range h.Rules {
		c.rules[h.Rules[i].ID] = &h.Rules[i]
	}
	return c
}

// Row returns the row of a finding, which is good until the next call. The
// finding may be nil.
func (c *Cursor) Row(it *report.Item, f *report.Finding) *Row {
	c.row = Row{Item: it, Finding: f, Rule: &c.none}
	if f != nil {
		c.row.Rule = c.rules[f.Rule]
		if c.row.Rule == nil {
			c.row.Rule = &report.Rule{ID: f.Rule}
		}
	}
	return &c.row
}
