package gear

import "strconv"

// Place is where something was read. Line and Column count from 1, 0 when
// they do not apply; Column counts cells, not bytes.
type Place struct {
	File   string
	Sheet  string
	Line   int
	Column int
}

// String renders the place as file:line:column, leaving out what is unknown; a
// place in a workbook as file!sheet!F6, as spreadsheet programs do, and one without
// a column as file!sheet row 6.
func (p Place) String() string {
	s := p.File
	switch {
	case p.Sheet == "":
	case p.Line > 0 && p.Column > 0:
		return s + "!" + p.Sheet + "!" + CellName(p.Line, p.Column)
	case p.Line > 0:
		return s + "!" + p.Sheet + " row " + strconv.Itoa(p.Line)
	default:
		return s + "!" + p.Sheet
	}
	if p.Line > 0 {
		s += ":" + strconv.Itoa(p.Line)
		if p.Column > 0 {
			s += ":" + strconv.Itoa(p.Column)
		}
	}
	return s
}

// CellName names a cell as spreadsheet programs do, such as F6; empty where one of
// the numbers is not above 0.
func CellName(line, column int) string {
	if line <= 0 || column <= 0 {
		return ""
	}
	letters := ""
	for n := column; n > 0; n = (n - 1) / 26 {
		letters = string(rune('A'+(n-1)%26)) + letters
	}
	return letters + strconv.Itoa(line)
}

// EmptyID is the number of an empty cell, in every list of numbers.
const EmptyID = 1

// Item is one row of an inventory: one or more pieces of equipment of a kind,
// in one place. It is valid only until the reader moves on. A reader of many rows
// makes one item of them all, whose values are read when they are asked for: most
// rows are asked for a few of their columns.
type Item struct {
	Place   Place    // of the row; Column is 0, but of a thing that stands in no row
	Values  []*Value // by Field; nil where the file has no such column. Ask Value or Peek, since they may be still to read
	Columns []int    // by Field: the 1-based column that the value came from, 0 for none
	Lines   []int    // by Field: the line of the value; nil where all stand on that of the row

	// IDs number the values of a field, so that what was worked out for one of
	// them can be kept in a list: a row with the same number has the same value,
	// as long as Numbered is the same. 0 is a value that has no number.
	IDs []uint32
	// Numbered stands for what numbered the values; nil where nothing did.
	Numbered *Numbering
	// Keys says how the columns of the file name items; nil: as any text does.
	Keys *IdentityColumns

	// NamesMaker reports a label that the whole column of makers shows to be a
	// maker's, though it is a word; nil where nobody knows.
	NamesMaker func(label string) bool
	// AlsoAt is where rows stand that repeat this one, and are not read.
	AlsoAt []Place
	// Fetch reads a value, and its number, when it is asked for the first time
	// since [Item.Begin]; nil where all are there.
	Fetch func(Field) (*Value, uint32)
	// Late reads the text of a value that is not read yet; nil where all are.
	Late func(Field) string

	row  uint64   // how often the item was begun
	read []uint64 // by Field: the row that the value is of
}

// Numbering is what numbers the values of many rows: the scan of a file, for one of
// its workers. It is told apart from others by its address.
type Numbering struct{ _ byte }

// Begin makes the item that of another row, of which no value is read.
func (it *Item) Begin() {
	it.row++
	if len(it.read) < len(it.Values) {
		it.read = make([]uint64, len(it.Values))
	}
}

// Put gives a field a value without a number, in place of the one that would be read.
func (it *Item) Put(f Field, v *Value) {
	it.Values[f], it.IDs[f] = v, 0
	if it.Fetch != nil {
		it.read[f] = it.row
	}
}

// Value returns the value of a field, nil when the file has no such column.
func (it *Item) Value(f Field) *Value {
	v := it.Peek(f)
	if v != nil && v.Unread {
		v.Text, v.Unread = it.Late(f), false
	}
	return v
}

// Peek returns the value of a field, of which the text need not be read. It is
// for those who ask for everything but the text.
func (it *Item) Peek(f Field) *Value {
	if int(f) >= len(it.Values) {
		return nil
	}
	if it.Fetch != nil && it.read[f] != it.row {
		it.fetch(f)
	}
	return it.Values[f]
}

func (it *Item) fetch(f Field) {
	it.read[f] = it.row
	it.Values[f], it.IDs[f] = it.Fetch(f)
}

// ID returns the number of a value, 0 when it has none.
func (it *Item) ID(f Field) uint32 {
	if int(f) >= len(it.IDs) {
		return 0
	}
	if it.Fetch != nil && it.read[f] != it.row {
		it.fetch(f)
	}
	return it.IDs[f]
}

// Text returns the text of a field, empty when unknown.
func (it *Item) Text(f Field) string { return it.Value(f).String() }

// Known reports whether the row says something readable for the field.
func (it *Item) Known(f Field) bool { return it.Peek(f).Known() }

// Has reports whether the file has a column for a field.
func (it *Item) Has(f Field) bool { return int(f) < len(it.Columns) && it.Columns[f] > 0 }

// At returns the place of a field's cell, or of the row where the file has no
// such column.
func (it *Item) At(f Field) Place {
	p := it.Place
	if int(f) < len(it.Columns) {
		p.Column = it.Columns[f]
		if it.Lines != nil && it.Lines[f] > 0 {
			p.Line = it.Lines[f]
		}
	}
	return p
}

// Units returns the quantity of the row: 1 when the file does not say.
func (it *Item) Units() int64 {
	if v := it.Peek(Quantity); v.Known() {
		return v.Int
	}
	return 1
}

// SiteKey returns what names the site of the row: its id, else its name, empty
// where the row names no site. Spellings of it agree once folded by [FoldSite].
func (it *Item) SiteKey() string {
	for _, f := range [...]Field{SiteID, SiteName} {
		if text := it.Text(f); !NoValue(text) {
			return text
		}
	}
	return ""
}
