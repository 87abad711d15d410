package inventory

import (
	"bufio"
	"bytes"
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/columns"
	"github.com/gearaudit/gearaudit/audit/inventory/input"
	"github.com/gearaudit/gearaudit/audit/inventory/layout"
	"github.com/gearaudit/gearaudit/audit/inventory/records"
	"github.com/gearaudit/gearaudit/audit/inventory/values"
	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/audit/workbook"
)

// things says where the cells of things stand that a table does not have in rows.
// Things and fields are numbered from 1, as rows and columns are.
type things struct {
	turned bool
	cells  []thingCell // by thing, in the order of the input
	ends   []int       // index behind the last cell of each thing
}

type thingCell struct{ field, line, column int32 }

func (t *things) of(thing int) []thingCell {
	if thing < 1 || thing > len(t.ends) {
		return nil
	}
	from := 0
	if thing > 1 {
		from = t.ends[thing-2]
	}
	return t.cells[from:t.ends[thing-1]]
}

// at returns the place of a row, or of one of its cells where column is not 0. Of a
// thing that stands in no row the place is that of its first cell.
func (f *File) at(line, column int) gear.Place {
	p := gear.Place{File: f.table.Name, Sheet: f.table.Sheet, Line: line, Column: column}
	if f.things == nil {
		return p
	}
	p.Line, p.Column = 0, 0
	for i, c := range f.things.of(line) {
		if i == 0 || int(c.field) == column {
			p.Line, p.Column = int(c.line), int(c.column)
		}
		if int(c.field) == column {
			break
		}
	}
	return p
}

// place gives the present item its place, and those of its fields.
func (b *Batch) place(row int) {
	f, it := b.worker.file, &b.item
	if it.Place.Line = row; f.things == nil { // nearly always, and then the rest stays as it is
		return
	}
	it.Place = f.at(row, 0)
	if it.Lines == nil {
		it.Lines = make([]int, len(it.Columns))
	}
	for _, c := range f.table.Columns {
		p := f.at(row, c.Cell+1)
		it.Lines[c.Field], it.Columns[c.Field] = p.Line, p.Column
	}
}

// Holds reports whether the present item stands on a line, and in the column where
// that is not 0: in the line's row, or as a thing of which a cell stands there.
func (b *Batch) Holds(line, column int) bool {
	f := b.worker.file
	if f.things == nil {
		return b.item.Place.Line == line
	}
	return slices.ContainsFunc(f.things.of(b.rows[b.at].Line), func(c thingCell) bool {
		return int(c.line) == line && (column == 0 || int(c.column) == column)
	})
}

// Scattered reports a table whose things stand in no rows, but across or on cards.
func (f *File) Scattered() bool { return f.things != nil }

// layoutRows are the rows of a sample up to one that cannot be cut into cells.
func layoutRows(rows []columns.Row) []layout.Row {
	var out []layout.Row
	for i := range rows {
		if rows[i].Broken {
			break
		}
		out = append(out, layout.Row{Line: rows[i].Line, Cells: rows[i].Cells})
	}
	return out
}

// layoutWords knows the words of the fields of things.
func layoutWords(words *columns.Lexicon, names *maker.Names, o *columns.Options) *layout.Words {
	return &layout.Words{
		Field: func(name string) layout.Kind { return layoutKind(words.FieldOf(name, o)) },
		Maker: func(value string) bool { return o.Knows != nil && o.Knows(values.Trim(value)) },
		Code:  func(value string) bool { return columns.IsCode(values.Trim(value)) },
		Unit:  func(value string) bool { return words.Units[values.Fold(value)] },
		Named: func(text string) bool { return names != nil && !names.Find([]byte(text)).Empty() },
	}
}

// layoutKind is what a field says of a thing.
func layoutKind(field gear.Field, known, joined bool) layout.Kind {
	switch {
	case !known:
		return layout.None
	case joined:
		return layout.Maker
	}
	switch field {
	case gear.Manufacturer, gear.Brand:
		return layout.Maker
	case gear.Model, gear.PartNumber:
		return layout.Model
	case gear.SerialNumber, gear.AssetTag:
		return layout.Serial
	case gear.MACAddress, gear.SysObjectID, gear.SysDescr, gear.FCCID:
		return layout.Address
	case gear.Description, gear.Notes:
		return layout.Remark
	}
	return layout.Plain
}

// takeThings makes a table with a row for each thing of an input, and a sample of it.
func (f *File) takeThings(read *layout.Table, l *layout.Layout, o *columns.Options) (*columns.Sample, error) {
	f.keyed, f.things = true, &things{turned: l.Turned}
	for _, one := range read.Things {
		for _, c := range one.Cells {
			f.things.cells = append(f.things.cells, thingCell{int32(c.Key + 1), int32(c.Line), int32(c.Column)})
		}
		f.things.ends = append(f.things.ends, len(f.things.cells))
	}
	for _, s := range read.Skipped {
		code := NoteLine
		switch {
		case s.Unit:
			code = UnitsLine
		case s.Above:
			code = Preamble
		}
		skip := Skip{Code: code, Place: gear.Place{File: f.table.Name, Sheet: f.table.Sheet, Line: s.Line, Column: s.Column}, Text: s.Text}
		if names := f.table.Names; names != nil {
			skip.Vendors = names.Vendors(names.Find([]byte(s.Text)))
		}
		f.preamble = append(f.preamble, skip)
	}
	slices.SortStableFunc(f.preamble, func(a, b Skip) int { return cmp.Compare(a.Place.Line, b.Place.Line) })
	f.blankAbove = read.Blank
	f.records = read.Blank + int64(len(read.Skipped)+len(read.Things))
	f.comments = f.comments.onThings(f.things)
	source := f.origin.source
	var err error
	if f.sha256 == "" {
		f.sha256, err = source.Sum()
	}
	if err != nil {
		return nil, err
	}
	text, err := input.Spooled(f.table.Name, func(w *bufio.Writer) error {
		read.Write(w)
		return nil
	})
	if err != nil {
		return nil, err
	}
	source.Keep(text)
	f.origin = origin{source: source, sheet: text}
	f.decoded, f.table.Mapping.Layout = false, layoutName(l)
	begin, cut, err := text.Unpacked(input.PlainText)
	if err != nil {
		return nil, err
	}
	d := records.Dialect{Delimiter: workbook.UnitSeparator, Newline: workbook.RecordSeparator, Quote: workbook.NoQuote}
	s := columns.NewSample(columns.WholeLines(begin, cut, d.Newline), cut, d, o)
	for i := range s.Rows { // the names of fields stand on no line, and the first thing is number 1
		s.Rows[i].Line--
		s.Rows[i].Next--
	}
	return s, nil
}

// layoutName says how things stand.
func layoutName(l *layout.Layout) string {
	if l.Turned {
		return columns.Turned
	}
	return columns.Cards
}

// layoutIssue tells that the things of a table stand in no rows.
func (f *File) layoutIssue() (Issue, bool) {
	if f.things == nil || f.main != nil {
		return Issue{}, false
	}
	x := Issue{Code: CardsRead, Count: int64(len(f.things.ends)), Place: f.at(1, 0), Reason: "the fields of a thing stand in a block of lines, and each block is read as one"}
	if f.things.turned {
		x.Code, x.Reason = TurnedTable, "the fields stand below each other and the things across, and each column is read as one"
	}
	return x, true
}

// onThings returns the comments by the number of the thing that has the cell, those at
// other cells of their lines by 0; nil for none. The tables below get the rest.
func (c *comments) onThings(t *things) *comments {
	if c == nil {
		return nil
	}
	out := &comments{rows: map[int][]comment{}, heard: map[int]bool{}, heads: []int{-1}, below: &comments{rows: maps.Clone(c.rows), heard: map[int]bool{}}}
	of := map[[2]int]int{}
	last := 0
	for thing := 1; thing <= len(t.ends); thing++ {
		for _, cell := range t.of(thing) {
			of[[2]int{int(cell.line), int(cell.column)}] = thing
			last = max(last, int(cell.line))
		}
	}
	for row, list := range c.rows {
		if row > last {
			continue
		}
		delete(out.below.rows, row)
		for _, one := range list {
			thing := of[[2]int{row, one.column}]
			out.rows[thing] = append(out.rows[thing], one)
		}
	}
	return out
}

// rest returns the comments below the things of a sheet; nil for none.
func (c *comments) rest() *comments {
	if c == nil || len(c.below.rows) == 0 {
		return nil
	}
	return c.below
}

// identifying returns the columns by which an item is known again.
func (f *File) identifying() []columns.Column {
	var out []columns.Column
	for _, c := range f.table.Columns {
		if c.Field == gear.SerialNumber || c.Field == gear.AssetTag {
			out = append(out, c)
		}
	}
	return out
}

// identified reports whether a serial number or an asset tag stands in a row.
func (b *Batch) identified(r *records.Row) bool {
	f := b.worker.file
	for _, c := range f.identifying() {
		if c.Cell < r.Cells() && f.identity.Column(c.Field).Fold(b.cut.CellText(r, c.Cell)) != "" {
			return true
		}
	}
	return false
}

// alsoAt returns where rows stand that repeat a row.
func (b *Batch) alsoAt(r *records.Row) []gear.Place {
	f := b.worker.file
	x := f.owner().repeats.of(r.Line)
	if x == nil || x.lines[0] != (fileLine{f.owner(), r.Line}) || bytes.IndexByte(b.cut.Text(r), f.dialect.Newline) >= 0 || !x.snapshot && !b.identified(r) {
		return nil
	}
	return x.places()
}

// identityOf finds out from the first rows how the columns name items.
func (f *File) identityOf(rows []columns.Row) (out gear.IdentityColumns) {
	for _, c := range f.identifying() {
		var values, texts []string
		for i := range rows {
			if r := &rows[i]; c.Cell < len(r.Cells) && !r.Broken {
				values = append(values, r.Cells[c.Cell])
				rest := slices.Clone(r.Cells)
				rest[c.Cell] = ""
				if f.column(observedOn) != nil { // its number stands once in each period
					rest = f.madeOf(r.Cells)
				}
				texts = append(texts, strings.Join(rest, "\x1f"))
			}
		}
		*out.Column(c.Field) = gear.ReadIdentityColumn(values, texts)
	}
	return out
}

// madeOf returns the cells of a row that say which maker made what.
func (f *File) madeOf(cells []string) []string {
	var out []string
	for _, c := range f.table.Columns {
		switch c.Field {
		case gear.Manufacturer, gear.Brand, gear.Model, gear.PartNumber:
			if c.Cell < len(cells) {
				out = append(out, cells[c.Cell])
			}
		}
	}
	return out
}

// places returns where the lines behind the first stand.
func (x *repeat) places() []gear.Place {
	var out []gear.Place
	for _, l := range x.lines[1:] {
		out = append(out, l.file.at(l.line, 0))
	}
	return out
}

// thingOf returns what the thing of a row is known by: its number, or its place; empty
// for neither.
func (f *File) thingOf(in *records.RowReader, r *records.Row) (key string, placed bool) {
	what, site := "", ""
	for i := range f.table.Columns {
		c := &f.table.Columns[i]
		if c.Cell >= r.Cells() {
			continue
		}
		switch c.Field {
		case gear.SerialNumber, gear.AssetTag:
			if number := f.identity.Column(c.Field).Fold(in.CellText(r, c.Cell)); number != "" && (key == "" || c.Field == gear.SerialNumber) {
				key = f.dict.Name(c.Field) + "\x00" + number
			}
		case gear.Manufacturer, gear.Brand, gear.Model, gear.PartNumber:
			what += "\x00" + values.Fold(in.CellText(r, c.Cell))
		case gear.Quantity, gear.Role, gear.Function, gear.Description:
			if key == "" {
				site += "\x00" + values.Fold(in.CellText(r, c.Cell))
			}
		case gear.SiteID, gear.SiteName:
			if name := gear.FoldSite(in.CellText(r, c.Cell)); name != "" {
				site = name + site
				placed = true
			}
		}
	}
	if key != "" {
		return key + what, false
	}
	if !placed || strings.Trim(what, "\x00") == "" {
		return "", false
	}
	return site + what, true
}

// column returns the column of a field; nil where there is none.
func (f *File) column(name string) *columns.Column {
	for i := range f.table.Columns {
		if f.dict.Name(f.table.Columns[i].Field) == name {
			return &f.table.Columns[i]
		}
	}
	return nil
}
