package engine

import (
	"slices"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory"
	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/audit/maker/evidence"
	"github.com/gearaudit/gearaudit/audit/regime"
)

// silentRows counts the rows of a batch of which nothing is to be said, without
// making items of them, so that only the others, mostly a few in a hundred, are
// evaluated one by one.
//
// It goes column by column over the cells that may say who made a row: what a
// value says is a small code, kept by
// the value's number, and a row is what its codes say together. Where none of
// them hints at a designated vendor, the rules are asked, which read a field
// only when one that is still open wants it.
type silentRows struct {
	rows    *Evaluator
	numbers *gear.Numbering // that codes go by
	columns []codedColumn
	absent  code              // what the fields say that the file does not have
	codes   []code            // of the rows of a batch
	speak   []maker.Fields    // of the rows of the batch that is being counted: those that say anything
	makers  [2]*regime.Branch // of a row that names no maker, and of one that names another
	limit   int               // values of a column whose codes are kept
	rest    []int             // numbers of the sites of rows that are left to be evaluated
	touched int64             // means nothing: it keeps the asking of memory from being left out

	computed, cached int64 // codes
}

// codedColumn is a column that has a say.
type codedColumn struct {
	field gear.Field
	bit   maker.Fields
	codes []code  // by the number of a value; 0: not worked out
	named []named // by the number of a value
}

// named is the label that a value is, of a row that no list clears.
type named struct {
	label *LabelRows // nil for a value that clears no row
	asked bool       // it was worked out
}

// code is what a value says, joined by AND for a row.
type code uint16

const (
	noHint    code = 1 << iota // nothing hints at a designated vendor
	noOther                    // no other maker is named
	noListed                   // no maker is named that a list has
	noLabel                    // it is no label of any kind
	workedOut                  // so that no code is 0

	silent = noHint | noOther | noListed | noLabel | workedOut
)

// newSilentRows returns a counter of silent rows, nil where people decided who
// made some rows: what single values say is then not all.
func newSilentRows(v *Evaluator, limit int) *silentRows {
	if v.makers.Decided() {
		return nil
	}
	s := &silentRows{rows: v, limit: limit}
	s.makers[0] = v.rules.Branch(&regime.Subject{Level: gear.Unknown, Missing: []gear.Field{gear.Manufacturer}})
	s.makers[1] = v.rules.Branch(&regime.Subject{Level: gear.OtherMaker})
	return s
}

// begin finds out which columns of a file have a say.
func (s *silentRows) begin(b *inventory.Batch) {
	it := b.Item()
	if s.numbers == it.Numbered {
		return
	}
	s.numbers, s.columns = it.Numbered, nil
	s.absent = silent
	for f := range gear.Field(len(it.Columns)) {
		asks := slices.Contains(maker.EvidenceFields(), f)
		switch {
		case asks && it.Has(f):
			s.columns = append(s.columns, codedColumn{field: f, bit: 1 << slices.Index(maker.EvidenceFields(), f)})
		case asks:
			s.absent &= s.read(b.View(0), f)
		}
	}
}

// read works out what a field says.
func (s *silentRows) read(it *gear.Item, f gear.Field) code {
	s.computed++
	hints, label := s.rows.makers.Says(it, f)
	c := silent
	if hints {
		c &^= noHint
	}
	if label.Clears() {
		c &^= noOther
	}
	if label.Listed() {
		c &^= noListed
	}
	if label != evidence.NoLabel {
		c &^= noLabel
	}
	return c
}

// count counts the silent rows of a batch, and passes them by.
func (s *silentRows) count(b *inventory.Batch) {
	if b.Len() == 0 {
		return
	}
	s.begin(b)
	s.codes, s.speak = s.codes[:0], s.speak[:0]
	for range b.Len() {
		s.codes, s.speak = append(s.codes, s.absent), append(s.speak, 0)
	}
	for i := range s.columns {
		s.column(b, &s.columns[i])
	}
	for i := range s.codes {
		if b.NamesElsewhere(i) { // what it says is read as one of the fields, whose columns do not know of it
			s.codes[i] &^= noHint
			s.speak[i] = maker.AllFields
		}
	}
	s.pass(b)
}

// column joins what the values of a column say to the codes of the rows.
func (s *silentRows) column(b *inventory.Batch, c *codedColumn) {
	codes := c.codes
	var addresses []int64
	if c.field == gear.MACAddress {
		addresses = b.Addresses()
	}
	for i, n := range b.Numbers(c.field) {
		switch {
		case addresses != nil && s.rows.makers.Unregistered(addresses[i]):
			continue
		case n == 0 && s.limit > 0 && s.mute(b, i, c.field):
			s.cached++
			continue
		}
		said := code(0)
		if int(n) < len(codes) {
			said = codes[n]
		}
		if said == 0 {
			said = s.read(b.View(i), c.field)
			if int(n) < s.limit {
				codes = remember(codes, n, said)
			}
		} else {
			s.cached++
		}
		if said != silent {
			s.codes[i] &= said
			s.speak[i] |= c.bit
		}
	}
	c.codes = codes
}

// speaking returns the fields of a row that say anything.
func (s *silentRows) speaking(row int) maker.Fields {
	if s == nil || s.limit == 0 || row >= len(s.speak) {
		return maker.AllFields
	}
	return s.speak[row]
}

// mute reports a cell that has no number and is seen by its bytes to say nothing.
func (s *silentRows) mute(b *inventory.Batch, i int, f gear.Field) bool {
	cell := b.Raw(i, f)
	return cell != nil && s.rows.makers.Mute(f, cell)
}

// remember puts what a value says into a list by number; what has no number is
// not remembered.
func remember[T any](list []T, n uint32, v T) []T {
	if n == 0 {
		return list
	}
	if int(n) >= len(list) {
		list = append(list, make([]T, max(64, 2*int(n))-len(list))...)
	}
	list[n] = v
	return list
}

// label counts a silent row of which no field names a maker that a list has.
func (s *silentRows) label(b *inventory.Batch, row int) {
	for i := range s.columns {
		c := &s.columns[i]
		if c.field != gear.Manufacturer && c.field != gear.Brand { // no other field has a label that is in no list
			continue
		}
		if l := s.name(b, c, row); l != nil {
			s.rows.totals.Labels.count(l, 1)
			return
		}
	}
}

// name returns the label that a cell is, nil for none that clears a row.
func (s *silentRows) name(b *inventory.Batch, c *codedColumn, row int) *LabelRows {
	number := b.Number(row, c.field)
	if int(number) < len(c.named) && c.named[number].asked {
		return c.named[number].label
	}
	n := named{asked: true}
	if text, label := s.rows.makers.Names(b.View(row), c.field); label.Clears() {
		n.label = s.rows.totals.Labels.of(text)
	}
	if int(number) < s.limit {
		c.named = remember(c.named, number, n)
	}
	return n.label
}

// candidate is a silent row.
type candidate struct {
	row, site int // site: its number, or noSite
	level     gear.Level
	passive   bool
}

// candidates is how many rows are counted together.
const candidates = 64

// pass asks the rules about the rows without a hint at a designated vendor, and
// counts those of which they say nothing.
func (s *silentRows) pass(b *inventory.Batch) {
	sites := s.rows.totals.sites
	b.Numbers(gear.SiteID)
	block := make([]candidate, 0, candidates)
	s.rest = s.rest[:0]
	for i, c := range s.codes {
		level, j := gear.OtherMaker, (*regime.Judgement)(nil)
		if c&noHint != 0 {
			branch := s.makers[1]
			if c&noOther != 0 {
				level, branch = gear.Unknown, s.makers[0]
			}
			j = branch.Judge(b.View(i))
		}
		if j == nil || !j.Silent() {
			s.rest = append(s.rest, sites.at(b, i))
			continue
		}
		if c&(noOther|noListed) == noListed {
			s.label(b, i)
		}
		if block = append(block, candidate{i, sites.at(b, i), level, j.Passive}); len(block) == candidates {
			s.add(b, block)
			block = block[:0]
		}
	}
	s.add(b, block)
	s.fetch()
}

// fetch asks memory for the sites of the rows that are left, before these are
// evaluated one by one.
func (s *silentRows) fetch() {
	sites := s.rows.totals.sites
	for _, n := range s.rest {
		if n != noSite {
			s.touched += int64(sites.row(n).loud)
		}
	}
	for _, n := range s.rest {
		if n == noSite {
			continue
		}
		if p := sites.row(n); p.loud > 0 {
			s.touched += sites.said(p).designated
		}
	}
}

// add counts rows, and passes them by. It first asks memory for all of their
// sites, so that it works on many at a time.
func (s *silentRows) add(b *inventory.Batch, block []candidate) {
	sites := s.rows.totals.sites
	for i := range block {
		if n := block[i].site; n != noSite {
			s.touched += int64(sites.row(n).silent)
		}
	}
	for i := range block {
		c := &block[i]
		if c.site != noSite {
			sites.pass(c.site)
			sites.describe(c.site, b, c.row)
		}
		s.rows.totals.silent(c.level, c.passive)
		b.Pass(c.row)
	}
}
