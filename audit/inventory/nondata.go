package inventory

import (
	"bytes"
	"strings"
	"sync"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/columns"
	"github.com/gearaudit/gearaudit/audit/inventory/form"
	"github.com/gearaudit/gearaudit/audit/inventory/records"
	"github.com/gearaudit/gearaudit/audit/inventory/values"
	"github.com/gearaudit/gearaudit/audit/maker"
)

// sums reports a line of totals. A bare word such as "total" with nothing but
// numbers behind it is one, unless a cell that tells of a maker is filled. Where
// more stands in the cell, as in the name of a place or a firm, or such a cell is
// filled, the numbers must be the sums of the rows above.
func (f *File) sums(cut *records.RowReader, r *records.Row) bool {
	switch f.sumWord(cut, r) {
	case sumAlone:
		return true
	case sumPhrase:
		return f.proof.lines()[r.Line]
	default:
		return false
	}
}

// sumWord says how a row speaks of a sum.
type sumWord uint8

const (
	noSum     sumWord = iota
	sumPhrase         // it begins with such a word, as "total of site 7", and must be proven
	sumAlone          // its only word is such a word
)

// sumWord reads a row that may be a line of totals.
func (f *File) sumWord(cut *records.RowReader, r *records.Row) sumWord {
	word := noSum
	for i := range r.Cells() {
		if f.origin.placed != nil && i == f.origin.placed.width { // the site of a line above, which was put there
			break
		}
		cell, _ := cut.Cell(r, i)
		if len(cell) > 0 && !(values.IsWord(cell[0]) && values.IsWord(cell[len(cell)-1])) {
			cell = bytes.Trim(cell, " \t\"")
		}
		switch {
		case len(cell) == 0:
		case word == noSum:
			if word = f.sumWordOf(cell); word == noSum {
				return noSum
			}
		case !values.Numeric(string(cell)):
			return noSum
		case f.evidence(i):
			word = sumPhrase
		}
	}
	return word
}

// sumWordOf reads a cell in one of the languages of the headings.
func (f *File) sumWordOf(text []byte) sumWord {
	if len(text) > 64 || values.IsWord(text[0]) && !f.skips[text[0]] {
		return noSum
	}
	word, _, _ := bytes.Cut(text, []byte(" "))
	for _, c := range word {
		if c-'0' < 10 { // as in nearly all first cells; no such word has digits
			return noSum
		}
	}
	cell, first := string(text), string(word)
	switch {
	case f.totals[values.Fold(cell)]:
		return sumAlone
	case f.totals[values.Fold(first)]:
		return sumPhrase
	}
	return noSum
}

// evidence reports whether a cell of the rows can tell who made something.
func (f *File) evidence(cell int) bool {
	for _, c := range f.table.Columns {
		if c.Cell == cell && (c.Field == gear.SerialNumber || values.NamesMaker(c.Field, f.dict)) {
			return true
		}
	}
	return false
}

// sumProof knows the lines whose numbers are the sums of the rows above. They
// are looked for only if a line asks for it.
type sumProof struct {
	once sync.Once
	find func() map[int]bool
	at   map[int]bool
}

func (p *sumProof) lines() map[int]bool {
	p.once.Do(func() { p.at = p.find() })
	return p.at
}

// comment reports a line that is a comment: one filled cell that begins with #,
// where the line has not as many cells as a row. A tag such as #1002 is none.
func (f *File) comment(cut *records.RowReader, r *records.Row) bool {
	text := cut.Text(r)
	if text[0] != '#' || len(text) > 1 && values.IsWord(text[1]) && !bytes.ContainsAny(text, " \t") {
		return false
	}
	for i := 1; i < r.Cells(); i++ {
		if cell, _ := cut.Cell(r, i); len(cell) > 0 {
			return false
		}
	}
	return r.Cells() != f.table.Width
}

// repeatsHeading reports a row whose mapped cells are the headings once more, in
// whatever case, as on the next page of a print.
func (f *File) repeatsHeading(cut *records.RowReader, r *records.Row) bool {
	first := &f.table.Columns[0]
	if first.Cell >= r.Cells() {
		return false
	}
	if cell, _ := cut.Cell(r, first.Cell); !bytes.EqualFold(cell, []byte(f.table.Headings[first.Cell])) {
		return false
	}
	for i := range f.table.Columns {
		c := f.table.Columns[i].Cell
		if c >= r.Cells() || !strings.EqualFold(values.Trim(cut.CellText(r, c)), values.Trim(f.table.Headings[c])) {
			return false
		}
	}
	return true
}

// otherOrder reports a row of nothing but headings, three or more, that is not
// the row of headings.
func (f *File) otherOrder(cut *records.RowReader, r *records.Row) bool {
	for i := range r.Cells() {
		raw, inQuotes := cut.Cell(r, i)
		if q := cut.Dialect.Quote; inQuotes && raw[0] == q && raw[len(raw)-1] == q {
			raw = raw[1 : len(raw)-1]
			inQuotes = bytes.IndexByte(raw, q) >= 0
		}
		if !inQuotes && len(raw) > 0 && values.Tight(raw) && !f.titles[string(raw)] {
			return false // nearly every row, without making a text of it
		}
		if cell := values.Trim(cut.CellText(r, i)); cell != "" && !f.titles[cell] {
			return false
		}
	}
	return columns.AreSame(cut.CellTexts(r), f.table.Headings)
}

// inOrder reports a row of headings of which each stands above its own column, whatever
// others of them are left out.
func (f *File) inOrder(cut *records.RowReader, r *records.Row) bool {
	for i := range r.Cells() {
		if cell := values.Trim(cut.CellText(r, i)); cell != "" && (i >= len(f.table.Headings) || cell != values.Trim(f.table.Headings[i])) {
			return false
		}
	}
	return true
}

// repeats reports whether a row says again what a row before it said.
func (b *Batch) repeats(r *records.Row) bool {
	f := b.worker.file
	x := f.owner().repeats.of(r.Line)
	if x == nil || x.lines[0] == (fileLine{f.owner(), r.Line}) {
		return false
	}
	return bytes.IndexByte(b.cut.Text(r), f.dialect.Newline) < 0 && (x.snapshot || b.identified(r)) && f.sumWord(&b.cut, r) == noSum
}

// fieldsOf finds the fields of single things where a table has none: Make in one
// cell and the maker in the next, Model below it. Lines up to a blank one speak of
// one thing.
type fieldsOf struct {
	words *columns.Lexicon
	names *maker.Names
	keys  map[string]columns.Role // what cells mean as the name of a field, as far as they were met
	has   columns.Roles
	named maker.VendorSet // of the thing
	at    gear.Place      // of the first cell that names one

	found maker.VendorSet // designated makers of things with two fields that tell one
	first gear.Place
}

// line reads the cells of a line.
func (x *fieldsOf) line(line int, cells []string) {
	if columns.FilledCells(cells) == 0 {
		x.end()
		return
	}
	var key columns.Role
	for i, cell := range cells {
		cell = values.Trim(cell)
		if cell == "" {
			continue
		}
		paired := false
		for _, p := range form.Pairs(cell) {
			if in := x.key(p.Key); columns.Tells.Has(in) {
				paired = true
				x.value(line, i+1, p.Value, in)
			}
		}
		if paired {
			continue
		}
		if r := x.key(strings.TrimRight(cell, " :：")); columns.Tells.Has(r) {
			key = r
		} else if key != columns.OtherRole {
			x.value(line, i+1, cell, key)
		}
	}
}

// mostKeys bounds the memory of what cells mean.
const mostKeys = 4096

// key returns the role of a field by its name.
func (x *fieldsOf) key(name string) columns.Role {
	if len(name) > columns.LongestHeading {
		return columns.OtherRole
	}
	r, met := x.keys[name]
	if !met {
		if r = x.words.Role(name); x.keys == nil || len(x.keys) == mostKeys {
			x.keys = map[string]columns.Role{}
		}
		x.keys[strings.Clone(name)] = r
	}
	return r
}

// longestField is how many words a field has that is no remark.
const longestField = 5

func (x *fieldsOf) value(line, column int, value string, r columns.Role) {
	words := strings.Fields(value)
	if len(words) > longestField {
		return
	}
	x.has.Add(r)
	begin := strings.Join(words[:min(len(words), 2)], " ")
	named := x.names.Find([]byte(begin))
	if !named.Empty() && x.named.Empty() {
		x.at = gear.Place{Line: line, Column: column}
	}
	x.named = x.named.Or(named)
}

// end ends a thing.
func (x *fieldsOf) end() {
	if x.has.Equipment() && !x.named.Empty() {
		if x.found.Empty() {
			x.first = x.at
		}
		x.found = x.found.Or(x.named)
	}
	x.has, x.named = 0, maker.VendorSet{}
}

// aboveSuffix makes the name under which lines above a table are set aside.
const aboveSuffix = " above the table"

// fieldsAbove sets the lines above a table aside where they name a designated maker
// among the fields of one thing, which is no title.
func (t *opening) fieldsAbove(f *File, rows []columns.Row) {
	if f.table.Names == nil {
		return
	}
	x := &fieldsOf{words: t.words, names: f.table.Names}
	for i := range rows {
		if r := &rows[i]; r.Line < f.table.Mapping.Line {
			x.line(r.Line, r.Cells)
		}
	}
	if x.end(); x.found.Empty() {
		return
	}
	x.first.File, x.first.Sheet = f.table.Name, f.table.Sheet
	v := f.table.Names.Vendors(x.found)
	a := Aside{Name: f.table.Name, Sheet: strings.TrimSpace(f.table.Sheet + aboveSuffix), Why: "fields of one thing are not read, first at " + x.first.String(), By: ByTool, SHA256: f.sha256, Vendors: v, Hidden: v}
	if t.setAside(f.table.Name, a.Sheet) {
		a.By = ByUser
	}
	t.aside = append(t.aside, a)
}

// skipBytes marks the bytes that a line which is no row may begin with, so that
// most rows are never looked at closely.
func skipBytes(d records.Dialect, totals []string) *[256]bool {
	t := &[256]bool{' ': true}
	t[d.Delimiter], t[d.Quote] = true, true
	for _, w := range totals {
		t[strings.ToLower(w)[0]] = true
		t[strings.ToUpper(w)[0]] = true
	}
	return t
}
