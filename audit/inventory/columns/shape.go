package columns

import (
	"math/bits"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gearaudit/gearaudit/audit/inventory/values"
	"github.com/gearaudit/gearaudit/audit/maker"
)

// Tells are the roles of which a record of equipment has two or more.
const Tells = Roles(1<<MakerRole | 1<<modelRole | 1<<serialRole | 1<<addressRole | 1<<countRole | 1<<siteRole | 1<<codeRole)

// identifies are those of them of which one at least must be there: a place and
// a number alone are of everything.
const identifies = Roles(1<<MakerRole | 1<<modelRole | 1<<serialRole | 1<<addressRole)

// equipmentRecords is how many records with two of the roles make a table look
// like equipment.
const equipmentRecords = 3

// Shape is what the columns of a table look like.
type Shape struct {
	names   *maker.Names
	columns []Role
	people  []bool // by column: whoever is named there made nothing
	prose   []bool // by column: it is for words about the thing
	all     Roles
	Rows    [][]string // of the sample, that hold something
}

// NewShape looks at the cells of a table. headings may be nil.
func NewShape(headings []string, rows [][]string, words *Lexicon, names *maker.Names) *Shape {
	t := &Shape{names: names, Rows: rows}
	width := len(headings)
	for _, r := range rows {
		width = max(width, len(r))
	}
	codes := 0
	for c := range width {
		r := OtherRole
		if c < len(headings) {
			r = words.Role(headings[c])
		}
		t.people, t.prose = append(t.people, r == personRole), append(t.prose, r == textRole)
		if seen := t.look(c); r == OtherRole || (r == personRole || r == textRole) && seen != MakerRole && seen != codeRole || seen == emptyRole || r == countRole && seen != numberRole {
			r = seen
		}
		if r == codeRole {
			if codes++; codes == 1 {
				r = modelRole
			}
		}
		t.columns = append(t.columns, r)
		t.all.Add(r)
	}
	return t
}

// look tells the role of a column by its cells alone.
func (t *Shape) look(column int) Role {
	var counts [emptyRole + 1]int
	filled := 0
	var numbers []string
	for _, r := range t.Rows {
		if column >= len(r) || values.Trim(r[column]) == "" {
			continue
		}
		filled++
		cell := values.Trim(r[column])
		kind := t.cell(cell)
		counts[kind]++
		if kind == numberRole {
			numbers = append(numbers, cell)
		}
	}
	if filled == 0 {
		return emptyRole
	}
	best := OtherRole
	for kind, n := range counts {
		if Role(kind) != OtherRole && 10*n >= 6*filled && n > counts[best] {
			best = Role(kind)
		}
	}
	if best == numberRole && countable(numbers) {
		return countRole
	}
	return best
}

// Record tells which of the tells a record has, and which designated makers it
// puts in one.
func (t *Shape) Record(cells []string) (has Roles, named maker.VendorSet) {
	makers, others := false, false
	for i, cell := range cells {
		if cell = values.Trim(cell); cell == "" || i >= len(t.columns) {
			continue
		}
		column := t.columns[i]
		switch {
		case t.people[i]:
			continue
		case column == siteRole:
			has.Add(siteRole)
			continue
		}
		kind := t.cell(cell)
		switch {
		case kind == MakerRole:
			if t.prose[i] && (!IsCode(cell) || !t.begins(cell)) { // it speaks of the maker
				continue
			}
			has.Add(MakerRole)
			makers = makers || column == MakerRole
			vendors, _ := t.names.Cell(cell)
			named = named.Or(vendors)
			if !vendors.Empty() && column != MakerRole && IsCode(cell) { // maker and model in one
				has.Add(modelRole)
			}
		case kind == codeRole && (column == modelRole || column == serialRole || column == codeRole):
			has.Add(column)
		case kind == codeRole:
			has.Add(codeRole)
		case kind == addressRole:
			has.Add(addressRole)
		case kind == numberRole && column == countRole:
			has.Add(countRole)
		case column == modelRole || column == serialRole:
			has.Add(column)
		case kind == OtherRole:
			others = true
		}
		if kind == codeRole && t.names != nil && !t.prose[i] && strings.Count(cell, " ") < 2 { // a family that only one maker has
			named = named.Or(t.names.Find([]byte(cell)))
		}
	}
	if makers && others && !named.Empty() { // makers in one column, and what is theirs, or where, in another
		has.Add(siteRole)
	}
	return has & Tells, named
}

// begins reports a text that begins with the name of a designated maker.
func (t *Shape) begins(text string) bool {
	words := strings.Fields(text)
	return !t.names.Find([]byte(strings.Join(words[:min(len(words), 2)], " "))).Empty()
}

// Equipment reports a record with two of the tells.
func (s Roles) Equipment() bool {
	return bits.OnesCount32(uint32(s)) >= 2 && s&identifies != 0
}

// LooksLikeEquipment reports whether so many records have two of the tells, or a
// hardware address, which tells the maker alone. A column of codes is a model or a
// serial number only beside makers.
func (t *Shape) LooksLikeEquipment() bool {
	n := 0
	for _, r := range t.Rows {
		if has, _ := t.Record(r); has.Has(addressRole) || has.Equipment() && (has.Has(MakerRole) || t.all.Has(serialRole)) {
			n++
		}
	}
	return n >= equipmentRecords
}

// distinctColumn reports a column none of whose cells comes twice, and how many
// it has; whole says that they stand together at the top.
func (t *Shape) distinctColumn(column int) (n int, distinct, whole bool) {
	seen := map[string]bool{}
	whole = true
	gap := false
	for _, r := range t.Rows {
		cell := ""
		if column < len(r) {
			cell = values.Fold(r[column])
		}
		if cell == "" {
			gap = true
			continue
		}
		if gap {
			whole = false
		}
		if seen[cell] {
			return n, false, whole
		}
		seen[cell] = true
		n++
	}
	return n, true, whole
}

// lists reports columns that have nothing to do with each other, as lists of
// words to choose from have: each word once, from the top down, and the lists
// of several lengths, or only one.
func (t *Shape) lists() bool {
	if t.all.Has(serialRole) || t.all.Has(addressRole) || t.all.Has(countRole) || len(t.Rows) < 3 {
		return false
	}
	var lengths []int
	for c, r := range t.columns {
		if r == emptyRole {
			continue
		}
		n, distinct, whole := t.distinctColumn(c)
		if !distinct || !whole || r == textRole {
			return false
		}
		lengths = append(lengths, n)
	}
	return len(lengths) == 1 || len(lengths) > 1 && slices.Min(lengths) < slices.Max(lengths)
}

// OneList reports rows with one column of words, each once: a list to choose from. Models,
// numbers and addresses are things, and need no other column; so is what has the form of
// a code and is of a designated maker.
func OneList(rows []Row, words *Lexicon, names *maker.Names) bool {
	var cells [][]string
	for i := range rows {
		if n := FilledCells(rows[i].Cells); n > 1 {
			return false
		} else if n == 1 {
			cells = append(cells, rows[i].Cells)
		}
	}
	t := NewShape(nil, cells, words, names)
	filled := 0
	for _, r := range t.columns {
		if r == emptyRole {
			continue
		}
		if filled++; r != OtherRole && r != MakerRole {
			return false
		}
	}
	return filled == 1 && len(cells) > 3 && t.lists() && !slices.ContainsFunc(cells, func(row []string) bool {
		return slices.ContainsFunc(row, func(c string) bool {
			return IsCode(values.Trim(c)) && (names == nil || !names.Find([]byte(c)).Empty())
		})
	})
}

// Words says what a table is that names no maker twice and holds nothing but words,
// each once in its column: two words side by side in every row are a legend, others
// lists to choose from. It is empty for other tables.
func (t *Shape) Words() string {
	filled, ragged := 0, false
	for c, r := range t.columns {
		if r == emptyRole {
			continue
		}
		n, distinct, whole := t.distinctColumn(c)
		if !distinct || !whole || r == serialRole || r == addressRole || r == countRole || r == codeRole || r == siteRole {
			return ""
		}
		filled++
		ragged = ragged || n < len(t.Rows)
	}
	switch {
	case len(t.Rows) < 3:
		return ""
	case filled == 2 && !ragged:
		return Legend
	case ragged:
		return ListsOfWords
	}
	return ""
}

// summary reports one column of words beside nothing but numbers.
func (t *Shape) summary() bool {
	words, numbers := 0, 0
	for _, r := range t.columns {
		switch r {
		case emptyRole:
		case countRole, numberRole, priceRole:
			numbers++
		default:
			words++
		}
	}
	return words == 1 && numbers > 0
}

// Tables whose cells side by side are no records of equipment.
const (
	ListsOfWords = "lists to choose from"
	ContactList  = "a list of contacts"
	Legend       = "a legend"
)

// What says what a table is that holds no equipment, as far as its cells tell;
// empty where they do not.
func (t *Shape) What() string {
	filled := 0
	for _, r := range t.columns {
		if r != emptyRole {
			filled++
		}
	}
	bare := !t.all.Has(serialRole) && !t.all.Has(addressRole)
	switch {
	case len(t.Rows) == 0:
		return "no rows"
	case t.all.Has(portRole) && bare && !t.all.Has(MakerRole):
		return "a list of ports"
	case t.all.Has(priceRole) && t.all.Has(modelRole) && bare && !t.all.Has(siteRole) && !t.all.Has(countRole):
		return "a price book"
	case t.all.Has(dateRole) && t.summary():
		return "figures over time"
	case bare && t.summary():
		return "a summary"
	case t.all.Has(contactRole) && bare && !t.all.Has(modelRole) && !t.all.Has(countRole):
		return ContactList
	case t.all.Has(textRole) && t.all.Has(dateRole) && bare && !t.all.Has(countRole):
		return "a log"
	case t.all.Has(textRole) && filled == 1:
		return "notes"
	case t.lists():
		return ListsOfWords
	case t.all.Has(textRole) && filled == 2 && bare && !t.all.Has(MakerRole):
		return Legend
	}
	return ""
}

// cell tells the role of one cell.
func (t *Shape) cell(cell string) Role {
	switch {
	case isDate(cell):
		return dateRole
	case strings.Contains(cell, "@") && !strings.ContainsAny(cell, " "), isPhone(cell):
		return contactRole
	case isAddress(cell):
		return addressRole
	case values.Numeric(cell):
		return numberRole
	case isPort(cell):
		return portRole
	}
	if t.names != nil {
		if named, known := t.names.Cell(cell); known && (named.Empty() || !sentence(withoutBrackets(cell)) || t.typedSmall(cell)) {
			return MakerRole
		}
	}
	switch {
	case sentence(cell):
		return textRole
	case IsCode(cell):
		return codeRole
	}
	return OtherRole
}

// typedSmall reports a maker's name of a few words without a capital, as some
// people type: huawei machine co., ltd.
func (t *Shape) typedSmall(cell string) bool {
	return strings.Count(cell, " ") < 4 && !strings.ContainsFunc(cell, unicode.IsUpper) && t.begins(cell)
}

// sentence reports words of which several begin with a small letter, as in no
// name of a maker.
func sentence(cell string) bool {
	small, words := 0, 0
	for word := range strings.FieldsSeq(cell) {
		words++
		if first, _ := utf8.DecodeRuneInString(word); unicode.IsLower(first) {
			small++
		}
	}
	return small > 1 && words > 3 || small == 1 && words > 5
}

// PlainWords reports a table none of whose words is a code or names a designated
// maker.
func (t *Shape) PlainWords() bool {
	for _, r := range t.Rows {
		for _, cell := range r {
			cell = values.Trim(cell)
			if t.cell(cell) == codeRole || t.names != nil && !t.names.Find([]byte(cell)).Empty() {
				return false
			}
		}
	}
	return true
}
