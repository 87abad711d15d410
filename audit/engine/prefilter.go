package engine

import (
	"slices"

	"github.com/gearaudit/gearaudit/audit/cost"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory"
	"github.com/gearaudit/gearaudit/audit/maker"
)

// prefilter goes over a batch column by column, counts the rows of which nothing
// is to be said, and passes them by, so that only the others, mostly a few in a
// hundred, walk down the corridor one by one. What a value says about that is
// worked out once, and a row is what its values say together.
type prefilter struct {
	evaluator *Evaluator
	numbers   *uint32 // the list of numbers that words go by
	columns   []filterColumn
	absent    word    // what the fields say that the file does not have
	words     []word  // of the rows of a batch
	units     []int64 // by the number of a quantity: one more than it is; 0: not worked out
	rest      []int   // numbers of the sites of rows that are not passed by
	touched   int64   // means nothing: it keeps the asking of memory from being left out
}

// filterColumn is a column that has a say.
type filterColumn struct {
	field gear.Field
	words []word // by the number of a value; 0: not worked out
}

// word is what a value says, joined by AND for a row: the ways to a category of
// equipment that are open, the signs of active equipment, and the bits below.
type word uint64

const (
	signsAt      = 48 // where the signs begin
	allWays word = 1<<signsAt - 1
)

// Bits of a word above ways and signs.
const (
	harmless  word = 1 << (iota + 56) // nothing hints at a designated vendor
	nameless                          // no other maker is named
	undated                           // no day of removal is given
	inPlace                           // the status does not say that the item is gone
	workedOut                         // so that no word is 0

	blank = harmless | nameless | undated | inPlace | workedOut
)

// newPrefilter returns a prefilter for a worker; nil where every row has to be looked
// at.
func newPrefilter(w *Evaluator) *prefilter {
	ways, few := w.docket.Ways()
	if w.makers.Decided() || !few || word(ways) > allWays {
		return nil
	}
	return &prefilter{evaluator: w}
}

// begin finds out which columns of a file have a say.
func (s *prefilter) begin(b *inventory.Batch) {
	it := b.Item()
	if s.numbers == &it.IDs[0] {
		return
	}
	s.numbers, s.columns = &it.IDs[0], nil
	ways, _ := s.evaluator.docket.Ways()
	s.absent = word(ways) | word(cost.AllSigns)<<signsAt | blank
	s.units = nil
	signs := cost.SignFields()
	for f := range gear.Field(len(it.Columns)) {
		asks := slices.Contains(maker.EvidenceFields(), f) || s.evaluator.docket.Asks(f) || slices.Contains(signs[:], f)
		switch {
		case asks && it.Has(f):
			s.columns = append(s.columns, filterColumn{field: f})
		case asks:
			s.absent &= s.read(b.Cell(0, f), f)
		}
	}
}

// read works out what a field says.
func (s *prefilter) read(it *gear.Item, f gear.Field) word {
	hints, names := s.evaluator.makers.Says(it, f)
	w := word(s.evaluator.docket.WaysOf(it, f))&allWays | word(cost.SignsOf(it, f))<<signsAt | blank
	if hints {
		w &^= harmless
	}
	if names {
		w &^= nameless
	}
	switch {
	case f == gear.Status && s.evaluator.docket.GoneBy(it):
		w &^= inPlace
	case f == gear.RemovedOn && it.Known(f):
		w &^= undated
	}
	return w
}

// batch counts what is of no interest, and passes it by.
func (s *prefilter) batch(b *inventory.Batch) {
	if b.Len() == 0 {
		return
	}
	s.begin(b)
	s.words = s.words[:0]
	for range b.Len() {
		s.words = append(s.words, s.absent)
	}
	for i := range s.columns {
		s.column(b, &s.columns[i])
	}
	s.pass(b)
}

// column joins what the values of a column say to the words of the rows.
func (s *prefilter) column(b *inventory.Batch, c *filterColumn) {
	words := c.words
	var addresses []int64
	if c.field == gear.MACAddress && !s.evaluator.docket.Asks(c.field) {
		addresses = b.Addresses()
	}
	for i, n := range b.Numbers(c.field) {
		var w word
		if int(n) < len(words) {
			w = words[n]
		}
		if addresses != nil && s.evaluator.makers.Unregistered(addresses[i]) {
			continue
		}
		if w == 0 {
			w = s.read(b.Cell(i, c.field), c.field)
			words = remember(words, n, w)
		}
		s.words[i] &= w
	}
	c.words = words
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

// mostPieces is the quantity up to which a row may be passed by: sums of more
// are checked where rows are judged one by one.
const mostPieces = 1 << 20

// candidate is a row of which nothing is to be said.
type candidate struct {
	row, site int // site: its number, or noSite
	pieces    int64
}

// candidates is how many rows are passed by together.
const candidates = 64

// pass passes by the rows of which nothing is to be said.
func (s *prefilter) pass(b *inventory.Batch) {
	ways, _ := s.evaluator.docket.Ways()
	asked, want := word(ways)|harmless|nameless|undated, harmless|undated
	sites := s.evaluator.totals.sites
	b.Numbers(gear.SiteID)
	quantities := b.Numbers(gear.Quantity)
	block := make([]candidate, 0, candidates)
	s.rest = s.rest[:0]
	for i, w := range s.words {
		if !b.Readable(i) {
			continue
		}
		if w&asked != want {
			s.rest = append(s.rest, sites.at(b, i))
			continue
		}
		pieces := int64(0)
		if w&inPlace != 0 && cost.Signs(w>>signsAt).Active() {
			if pieces = s.pieces(b, i, quantities); pieces > mostPieces {
				continue
			}
		}
		if block = append(block, candidate{i, sites.at(b, i), pieces}); len(block) == candidates {
			s.count(b, block)
			block = block[:0]
		}
	}
	s.count(b, block)
	s.fetch()
}

// fetch asks memory for the sites of the rows that are not passed by, before
// these are looked at one by one.
func (s *prefilter) fetch() {
	list := s.evaluator.totals.sites.list
	for _, n := range s.rest {
		if n != noSite {
			s.touched += list[n].Designated
		}
	}
	for _, n := range s.rest {
		if n != noSite && len(list[n].marks) > 0 {
			s.touched += int64(list[n].marks[0])
		}
	}
}

// count counts rows, and passes them by. It first asks memory for all of their
// sites, so that it works on many at a time.
func (s *prefilter) count(b *inventory.Batch, block []candidate) {
	sites := s.evaluator.totals.sites
	for i := range block {
		if n := block[i].site; n != noSite {
			s.touched += sites.passed[n].rows
		}
	}
	for i := range block {
		c := &block[i]
		if c.site != noSite {
			p := &sites.passed[c.site]
			p.rows++
			p.active += c.pieces
			sites.describe(c.site, b, c.row)
		}
		b.Pass(c.row)
	}
	s.evaluator.totals.pass(int64(len(block)))
}

// pieces returns the quantity of a row, by the numbers of all of them.
func (s *prefilter) pieces(b *inventory.Batch, i int, quantities []uint32) int64 {
	if quantities == nil {
		return 1
	}
	n := quantities[i]
	if int(n) < len(s.units) && s.units[n] > 0 {
		return s.units[n] - 1
	}
	units := b.Cell(i, gear.Quantity).Units()
	s.units = remember(s.units, n, units+1)
	return units
}
