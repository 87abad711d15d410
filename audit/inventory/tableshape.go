package inventory

import (
	"math/bits"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker"
)

// tells are the roles of which a record of equipment has two or more.
const tells = roles(1<<makerRole | 1<<modelRole | 1<<serialRole | 1<<addressRole | 1<<countRole | 1<<siteRole | 1<<codeRole)

// identifies are those of them of which one at least must be there: a place and
// a number alone are of everything.
const identifies = roles(1<<makerRole | 1<<modelRole | 1<<serialRole | 1<<addressRole)

// equipmentRecords is how many records with two of the roles make a table look
// like equipment.
const equipmentRecords = 3

// tableShape is what the columns of a table look like.
type tableShape struct {
	names   *maker.Names
	columns []role
	people  []bool // by column: whoever is named there made nothing
	prose   []bool // by column: it is for words about the thing
	all     roles
	rows    [][]string // of the sample, that hold something
}

// newTableShape looks at the cells of a table. headings may be nil.
func newTableShape(headings []string, rows [][]string, words *lexicon, names *maker.Names) *tableShape {
	t := &tableShape{names: names, rows: rows}
	width := len(headings)
	for _, r := range rows {
		width = max(width, len(r))
	}
	codes := 0
	for c := range width {
		r := otherRole
		if c < len(headings) {
			r = words.role(headings[c])
		}
		t.people, t.prose = append(t.people, r == personRole), append(t.prose, r == textRole)
		if seen := t.look(c); r == otherRole || (r == personRole || r == textRole) && seen != makerRole && seen != codeRole || seen == emptyRole || r == countRole && seen != numberRole {
			r = seen
		}
		if r == codeRole {
			if codes++; codes == 1 {
				r = modelRole
			}
		}
		t.columns = append(t.columns, r)
		t.all.add(r)
	}
	return t
}

// role returns what a heading says of its column.
func (w *lexicon) role(heading string) role {
	key := foldName(heading)
	if key == "" {
		return otherRole
	}
	m := w.read(heading).all
	for _, part := range [...]func(string) string{withoutLastWord, withoutFirstWord} { // Price USD
		if len(m) == 0 {
			if all := w.read(part(heading)).all; len(all) > 0 && all[0].field == gear.UnitCost {
				m = all
			}
		}
	}
	switch {
	case len(m) == 0 && w.besides(heading):
		return personRole
	case len(m) == 0:
		return otherRole
	}
	switch f := m[0].field; f {
	case gear.Manufacturer, gear.Brand:
		return makerRole
	case gear.Model, gear.PartNumber:
		return modelRole
	case gear.SerialNumber:
		return serialRole
	case gear.MACAddress, gear.SysObjectID, gear.SysDescr, gear.FCCID:
		return addressRole
	case gear.Quantity:
		return countRole
	case gear.SiteID, gear.SiteName:
		return siteRole
	case gear.UnitCost:
		return priceRole
	case gear.AssetTag:
		return otherRole
	case gear.Description, gear.Notes:
		return textRole
	default:
		if w.dict.Name(f) == makeModel {
			return makerRole
		}
		return personRole
	}
}

func withoutLastWord(s string) string  { return s[:max(strings.LastIndexByte(s, ' '), 0)] }
func withoutFirstWord(s string) string { _, rest, _ := strings.Cut(s, " "); return rest }

// look tells the role of a column by its cells alone.
func (t *tableShape) look(column int) role {
	var counts [emptyRole + 1]int
	filled := 0
	var numbers []string
	for _, r := range t.rows {
		if column >= len(r) || trim(r[column]) == "" {
			continue
		}
		filled++
		cell := trim(r[column])
		kind := t.cell(cell)
		counts[kind]++
		if kind == numberRole {
			numbers = append(numbers, cell)
		}
	}
	if filled == 0 {
		return emptyRole
	}
	best := otherRole
	for kind, n := range counts {
		if role(kind) != otherRole && 10*n >= 6*filled && n > counts[best] {
			best = role(kind)
		}
	}
	if best == numberRole && countable(numbers) {
		return countRole
	}
	return best
}

// record tells which of the tells a record has, and which designated makers it
// puts in one.
func (t *tableShape) record(cells []string) (has roles, named maker.VendorSet) {
	makers, others := false, false
	for i, cell := range cells {
		if cell = trim(cell); cell == "" || i >= len(t.columns) {
			continue
		}
		column := t.columns[i]
		switch {
		case t.people[i]:
			continue
		case column == siteRole:
			has.add(siteRole)
			continue
		}
		kind := t.cell(cell)
		switch {
		case kind == makerRole:
			if t.prose[i] && (!isCode(cell) || !t.begins(cell)) { // it speaks of the maker
				continue
			}
			has.add(makerRole)
			makers = makers || column == makerRole
			vendors, _ := t.names.Cell(cell)
			named = named.Or(vendors)
			if !vendors.Empty() && column != makerRole && isCode(cell) { // maker and model in one
				has.add(modelRole)
			}
		case kind == codeRole && (column == modelRole || column == serialRole || column == codeRole):
			has.add(column)
		case kind == codeRole:
			has.add(codeRole)
		case kind == addressRole:
			has.add(addressRole)
		case kind == numberRole && column == countRole:
			has.add(countRole)
		case column == modelRole || column == serialRole:
			has.add(column)
		case kind == otherRole:
			others = true
		}
		if kind == codeRole && t.names != nil && !t.prose[i] && strings.Count(cell, " ") < 2 { // a family that only one maker has
			named = named.Or(t.names.Find([]byte(cell)))
		}
	}
	if makers && others && !named.Empty() { // makers in one column, and what is theirs, or where, in another
		has.add(siteRole)
	}
	return has & tells, named
}

// begins reports a text that begins with the name of a designated maker.
func (t *tableShape) begins(text string) bool {
	words := strings.Fields(text)
	return !t.names.Find([]byte(strings.Join(words[:min(len(words), 2)], " "))).Empty()
}

// equipment reports a record with two of the tells.
func (s roles) equipment() bool {
	return bits.OnesCount32(uint32(s)) >= 2 && s&identifies != 0
}

// looksLikeEquipment reports whether so many records have two of the tells, or a
// hardware address, which tells the maker alone. A column of codes is a model or a
// serial number only beside makers.
func (t *tableShape) looksLikeEquipment() bool {
	n := 0
	for _, r := range t.rows {
		if has, _ := t.record(r); has.has(addressRole) || has.equipment() && (has.has(makerRole) || t.all.has(serialRole)) {
			n++
		}
	}
	return n >= equipmentRecords
}

// distinctColumn reports a column none of whose cells comes twice, and how many
// it has; whole says that they stand together at the top.
func (t *tableShape) distinctColumn(column int) (n int, distinct, whole bool) {
	seen := map[string]bool{}
	whole = true
	gap := false
	for _, r := range t.rows {
		cell := ""
		if column < len(r) {
			cell = foldName(r[column])
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
func (t *tableShape) lists() bool {
	if t.all.has(serialRole) || t.all.has(addressRole) || t.all.has(countRole) || len(t.rows) < 3 {
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

// words says what a table is that names no maker twice and holds nothing but words,
// each once in its column: two words side by side in every row are a legend, others
// lists to choose from. It is empty for other tables.
func (t *tableShape) words() string {
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
		ragged = ragged || n < len(t.rows)
	}
	switch {
	case len(t.rows) < 3:
		return ""
	case filled == 2 && !ragged:
		return legend
	case ragged:
		return listsOfWords
	}
	return ""
}

// summary reports one column of words beside nothing but numbers.
func (t *tableShape) summary() bool {
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
	listsOfWords = "lists to choose from"
	contactList  = "a list of contacts"
	legend       = "a legend"
)

// what says what a table is that holds no equipment, as far as its cells tell;
// empty where they do not.
func (t *tableShape) what() string {
	filled := 0
	for _, r := range t.columns {
		if r != emptyRole {
			filled++
		}
	}
	bare := !t.all.has(serialRole) && !t.all.has(addressRole)
	switch {
	case len(t.rows) == 0:
		return "no rows"
	case t.all.has(portRole) && bare && !t.all.has(makerRole):
		return "a list of ports"
	case t.all.has(priceRole) && t.all.has(modelRole) && bare && !t.all.has(siteRole) && !t.all.has(countRole):
		return "a price book"
	case t.all.has(dateRole) && t.summary():
		return "figures over time"
	case bare && t.summary():
		return "a summary"
	case t.all.has(contactRole) && bare && !t.all.has(modelRole) && !t.all.has(countRole):
		return contactList
	case t.all.has(textRole) && t.all.has(dateRole) && bare && !t.all.has(countRole):
		return "a log"
	case t.all.has(textRole) && filled == 1:
		return "notes"
	case t.lists():
		return listsOfWords
	case t.all.has(textRole) && filled == 2 && bare && !t.all.has(makerRole):
		return legend
	}
	return ""
}

// cell tells the role of one cell.
func (t *tableShape) cell(cell string) role {
	switch {
	case isDate(cell):
		return dateRole
	case strings.Contains(cell, "@") && !strings.ContainsAny(cell, " "), isPhone(cell):
		return contactRole
	case isAddress(cell):
		return addressRole
	case numeric(cell):
		return numberRole
	case isPort(cell):
		return portRole
	}
	if t.names != nil {
		if named, known := t.names.Cell(cell); known && (named.Empty() || !sentence(withoutBrackets(cell)) || t.typedSmall(cell)) {
			return makerRole
		}
	}
	switch {
	case sentence(cell):
		return textRole
	case isCode(cell):
		return codeRole
	}
	return otherRole
}

// typedSmall reports a maker's name of a few words without a capital, as some
// people type: huawei machine co., ltd.
func (t *tableShape) typedSmall(cell string) bool {
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
