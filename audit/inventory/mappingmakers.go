package inventory

import (
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// columnCells are the cells of a column in the sample, and what they look like.
type columnCells struct {
	all    []string
	values []string // distinct, at most mostValues
	makers int      // of the values: names of makers and nothing else; -1: not asked yet
	joined int      // of the values: a maker's name and more behind it
}

const (
	mostValues   = 200  // distinct values of a column that are asked for
	makersShare  = 0.6  // of the values of a column of makers that are names of makers
	othersShare  = 0.2  // at most, of a column that its heading alone takes for one of makers
	fewestValues = 3    // that make a share of makers worth something; all count where there are fewer
	mostCells    = 2000 // of a column that are held against a field
)

// look returns the cells of a column.
func (c *columnMapper) look(i int) *columnCells {
	if x := c.seen[i]; x != nil {
		return x
	}
	x := &columnCells{makers: -1}
	for n := range c.rows {
		cells := c.rows[n].cells
		if len(cells) != c.file.width || i >= len(cells) {
			continue
		}
		cell := cells[i]
		if i < len(c.file.headings) && again(cell, c.file.headings[i]) {
			cell = "" // of headings on a later page
		}
		if x.all = append(x.all, cell); len(x.all) == mostCells {
			break
		}
	}
	x.values = distinct(x.all, mostValues)
	c.seen[i] = x
	return x
}

// cells returns the cells of a column in the sample.
func (c *columnMapper) cells(i int) []string { return c.look(i).all }

// makersIn counts the values of a column that are names of makers.
func (c *columnMapper) makersIn(i int) *columnCells {
	x := c.look(i)
	if x.makers >= 0 || c.knows == nil {
		x.makers = max(x.makers, 0)
		return x
	}
	x.makers = 0
	for _, v := range x.values {
		switch name, rest := c.beginning(v); {
		case name == "":
		case rest == "":
			x.makers++
		default:
			x.joined++
		}
	}
	return x
}

// makerShare returns which part of the values of a column are names of makers.
func (c *columnMapper) makerShare(i int) float64 {
	x := c.makersIn(i)
	return float64(x.makers) / float64(max(len(x.values), 1))
}

// mostNameWords is how many words the name of a maker has that more may follow.
const mostNameWords = 4

// beginning cuts the name of a maker that a text begins with; empty where it
// begins with none.
func (c *columnMapper) beginning(text string) (name, rest string) {
	ends := nameEnds(text)
	if len(ends) == 0 {
		return "", ""
	}
	if ends[0] == len(text) {
		if c.knows(text) {
			return text, ""
		}
		return "", ""
	}
	for i, end := range ends {
		if end == len(text) || !c.knows(text[:end]) || i > 0 && c.designated(text[ends[i-1]+1:end]) {
			continue
		}
		if !strings.ContainsAny(text, "0123456789:/|") && c.knows(text) {
			return text, ""
		}
		return text[:end], text[end:]
	}
	if last := len(ends) - 1; ends[last] == len(text) && last == 1 && !c.designated(text[ends[0]+1:]) && c.knows(text) { // a name of two words
		return text, ""
	}
	return "", ""
}

// designated reports the name of a designated maker: where it stands behind other
// words, these speak of it.
func (c *columnMapper) designated(word string) bool {
	if c.file.names == nil {
		return false
	}
	named, _ := c.file.names.Cell(trim(word))
	return !named.Empty()
}

// nameEnds returns where the first words of a text end.
func nameEnds(text string) []int {
	var out []int
	for i := range len(text) {
		if strings.IndexByte(" _:/|,", text[i]) >= 0 && i > 0 && strings.IndexByte(" _:/|,", text[i-1]) < 0 {
			if out = append(out, i); len(out) == mostNameWords {
				return out
			}
		}
	}
	if text != "" {
		out = append(out, len(text))
	}
	return out
}

// makersByCells reads a column as manufacturer whose values are names of makers,
// where no heading means one, or the column that one means holds none.
func (c *columnMapper) makersByCells() {
	if c.knows == nil {
		return
	}
	old := c.taken[gear.Manufacturer]
	if old != nil {
		x := c.makersIn(old.cell)
		if old.confidence == Declared || len(x.values) < fewestValues || c.makerShare(old.cell) > othersShare {
			return
		}
	}
	if f, ok := c.words.dict.Field(makeModel); ok && c.taken[f] != nil {
		return
	}
	if brand := c.taken[gear.Brand]; brand != nil && c.makerShare(brand.cell) >= makersShare {
		return
	}
	best, share := -1, makersShare
	for i := range c.file.headings {
		if c.words.besides(c.file.headings[i]) || !c.mayNameMakers(i) {
			continue
		}
		x := c.makersIn(i)
		if len(x.values) == 0 || old != nil && len(x.values) < fewestValues {
			continue
		}
		if s := float64(x.makers) / float64(len(x.values)); x.makers > 0 && s >= share {
			if best < 0 || s > share {
				best, share = i, s
			}
		}
	}
	if best < 0 {
		return
	}
	c.release(best)
	if old != nil {
		delete(c.taken, gear.Manufacturer)
		c.set(old.cell, "column "+strconv.Itoa(best+1)+" names the makers")
	}
	c.taken[gear.Manufacturer] = &assignment{candidate: candidate{gear.Manufacturer, byCells}, cell: best, confidence: Likely}
}

// byCells is the rank of a field that only the cells mean.
const byCells = 3000

// mayNameMakers reports a column that may turn out to hold makers: no field is read
// from it, or one that takes any text.
func (c *columnMapper) mayNameMakers(i int) bool {
	for field, cl := range c.taken {
		if cl.cell != i {
			continue
		}
		if cl.confidence == Declared {
			return false
		}
		switch field {
		case gear.Description, gear.Model, gear.Brand, gear.Notes, gear.PartNumber, gear.Function, gear.Role:
			return true
		}
		name := c.words.dict.Name(field)
		return name == "supplier"
	}
	for _, cl := range c.spare {
		if cl.cell == i {
			return false
		}
	}
	return true
}

// release takes a column away from its field and from those that are not read.
func (c *columnMapper) release(i int) {
	for field, cl := range c.taken {
		if cl.cell == i {
			delete(c.taken, field)
		}
	}
	for n, col := range c.ignored {
		if col.Column == i+1 {
			c.ignored = append(c.ignored[:n:n], c.ignored[n+1:]...)
			return
		}
	}
}

// joinedByCells reads the column as maker and model whose values begin with the
// names of makers, where no other column names any.
func (c *columnMapper) joinedByCells() {
	f, ok := c.words.dict.Field(makeModel)
	if c.knows == nil || !ok || c.taken[f] != nil {
		return
	}
	if cl := c.taken[gear.Manufacturer]; cl != nil { // a heading of makers, and models behind their names
		if x := c.makersIn(cl.cell); cl.confidence != Declared && c.taken[gear.Model] == nil && c.taken[gear.PartNumber] == nil && 10*x.joined >= 6*len(x.values) {
			delete(c.taken, gear.Manufacturer)
			c.taken[f] = cl
			cl.field, cl.confidence = f, Likely
		}
		return
	}
	if brand := c.taken[gear.Brand]; brand != nil && c.makerShare(brand.cell) >= makersShare {
		return
	}
	best, share := -1, makersShare
	for i := range c.file.headings {
		if c.words.besides(c.file.headings[i]) || !c.mayNameMakers(i) {
			continue
		}
		x := c.makersIn(i)
		if s := float64(x.makers+x.joined) / float64(max(len(x.values), 1)); x.joined > 0 && s >= share {
			if best < 0 || s > share {
				best, share = i, s
			}
		}
	}
	if best < 0 {
		return
	}
	c.release(best)
	c.taken[f] = &assignment{candidate: candidate{f, byCells}, cell: best, confidence: Likely}
}

// byForm reads columns as the fields whose values have a form of their own, where
// no heading means these fields.
func (c *columnMapper) byForm() {
	for _, form := range []struct {
		field gear.Field
		is    func(string) bool
	}{
		{gear.MACAddress, isAddress},
		{gear.SysObjectID, isObjectID},
	} {
		if c.taken[form.field] != nil {
			continue
		}
		for n, col := range c.ignored {
			if !col.unknown || c.words.besides(col.Heading) || !mostly(c.look(col.Column-1).values, form.is) {
				continue
			}
			c.taken[form.field] = &assignment{candidate: candidate{form.field, byCells}, cell: col.Column - 1, confidence: Likely}
			c.ignored = append(c.ignored[:n:n], c.ignored[n+1:]...)
			break
		}
	}
}

// compare says what the cells of a column look like whose heading means no field,
// and the flag that reads them as that; nothing where another column has the field.
func (c *columnMapper) compare(col *IgnoredColumn) {
	values := c.look(col.Column - 1).values
	var f gear.Field
	switch {
	case !col.unknown || len(values) < fewestValues || col.Heading == "":
		return
	case c.taken[gear.Model] == nil && c.taken[gear.PartNumber] == nil && mostly(values, isCode):
		f, col.Like = gear.Model, "models"
	case c.taken[gear.Quantity] == nil && countable(values):
		f, col.Like = gear.Quantity, "counts"
	default:
		return
	}
	col.Why += "; its cells look like " + col.Like
	col.Settle = "--map " + c.words.dict.Name(f) + "=" + strconv.Quote(col.Heading)
}

// mostly reports values of which at least four of five have a form, and two.
func mostly(values []string, is func(string) bool) bool {
	n := 0
	for _, v := range values {
		if is(v) {
			n++
		}
	}
	return n >= 2 && 5*n >= 4*len(values)
}

// isObjectID reports an object id of a maker, as SNMP writes it.
func isObjectID(text string) bool {
	return strings.HasPrefix(strings.TrimPrefix(strings.TrimPrefix(text, "."), "iso."), "1.3.6.1.4.1.") || strings.HasPrefix(text, "iso.3.6.1.4.1.")
}

// isPONSerial reports the serial number of a terminal in an optical network: four
// letters of the maker and eight hexadecimal digits.
func isPONSerial(text string) bool {
	if len(text) != 12 {
		return false
	}
	for i := range len(text) {
		b := text[i]
		if i < 4 && (b < 'A' || b > 'Z') || i >= 4 && !(b >= '0' && b <= '9' || b >= 'A' && b <= 'F' || b >= 'a' && b <= 'f') {
			return false
		}
	}
	return true
}

// plausible reports whether the cells of a column can be what a heading says in
// words: those of makers and products are no numbers, days or addresses.
func (c *columnMapper) plausible(f gear.Field, cells []string) bool {
	switch f {
	case gear.Manufacturer, gear.Brand, gear.Model, gear.SiteName:
	case gear.Quantity:
		return !moneyLike(cells)
	default:
		return c.words.dict.Name(f) != makeModel || !plainNumbers(cells)
	}
	return !plainNumbers(cells)
}

// plainNumbers reports cells that are nearly all numbers, days or addresses.
func plainNumbers(cells []string) bool {
	n, filled := 0, 0
	for _, cell := range cells {
		if cell = trim(cell); cell == "" {
			continue
		}
		filled++
		if numeric(cell) || isAddress(cell) {
			n++
		}
	}
	return filled >= 2 && 5*n >= 4*filled
}
