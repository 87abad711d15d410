package columns

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/form"
	"github.com/gearaudit/gearaudit/audit/inventory/values"
)

// columnCells are the cells of a column in the sample, and what they look like.
type columnCells struct {
	all    []string
	values []string // distinct, at most mostValues
	makers int      // of the values: names of makers and nothing else; -1: not asked yet
	joined int      // of the values: a maker's name and more behind it
	names  []string // that those begin with
	before []string // what the thing is, where that stands before the names: Smartphone Huawei P30
}

// Shares and bounds by which columns of makers are told.
const (
	MostValues   = 200  // distinct values of a column that are asked for
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
		cells := c.rows[n].Cells
		if len(cells) != c.file.Width || i >= len(cells) {
			continue
		}
		cell := cells[i]
		if i < len(c.file.Headings) && again(cell, c.file.Headings[i]) {
			cell = "" // of headings on a later page
		}
		if x.all = append(x.all, cell); len(x.all) == mostCells {
			break
		}
	}
	x.values = Distinct(x.all, MostValues)
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
			x.names = append(x.names, name)
		}
	}
	if float64(x.makers+x.joined) < makersShare*float64(len(x.values)) {
		c.behindKinds(x)
	}
	return x
}

// behindKinds counts the values in which the name of a maker stands behind the same
// words that say what the thing is.
func (c *columnMapper) behindKinds(x *columnCells) {
	counts := map[string]int{}
	for _, v := range x.values {
		for _, end := range form.WordEnds(v) {
			if end < len(v) {
				counts[strings.ToLower(v[:end])]++
			}
		}
	}
	for _, before := range slices.Sorted(maps.Keys(counts)) {
		n := counts[before]
		if n < fewestValues || 5*n < len(x.values) || !c.isKind(before) {
			continue
		}
		var names []string
		for _, v := range x.values {
			if len(v) <= len(before) || strings.ToLower(v[:len(before)]) != before {
				continue
			}
			if name, rest := c.beginning(strings.TrimLeft(v[len(before):], " _:/|,-")); name != "" && rest != "" {
				names = append(names, name)
			}
		}
		hits := len(names)
		slices.Sort(names)
		if names = slices.Compact(names); len(names) >= 2 && (10*hits >= 3*n || 10*hits >= n && 2*n >= len(x.values)) {
			x.joined = min(x.joined+n, len(x.values)-x.makers)
			x.names, x.before = append(x.names, names...), append(x.before, before)
		}
	}
}

// isKind reports words that say what a thing is, and are nobody's name.
func (c *columnMapper) isKind(text string) bool {
	text = strings.Trim(text, " ;,.")
	if c.words.heads.Things(text) {
		return true
	}
	for _, f := range [...]gear.Field{gear.Function, gear.Role, gear.Technology} {
		if c.words.Reader(f).Closed[values.Fold(text)] > 0 {
			return true
		}
	}
	return false
}

// makerShare returns which part of the values of a column are names of makers.
func (c *columnMapper) makerShare(i int) float64 {
	x := c.makersIn(i)
	return float64(x.makers) / float64(max(len(x.values), 1))
}

// beginning cuts the name of a maker that a text begins with; empty where it
// begins with none.
func (c *columnMapper) beginning(text string) (name, rest string) {
	ends := form.WordEnds(text)
	if len(ends) == 0 || text[0] == '/' || strings.Contains(text, ";") || strings.Contains(text, "://") || strings.Contains(text, `\`) {
		return "", ""
	}
	if ends[0] == len(text) {
		if !c.isKind(text) && c.knows(text) {
			return text, ""
		}
		return "", ""
	}
	for i, end := range ends {
		if end == len(text) || c.isKind(text[:end]) || !c.knows(text[:end]) || slices.ContainsFunc(ends[:i], func(at int) bool { return c.designated(text[at+1 : end]) }) {
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
	if c.file.Names == nil {
		return false
	}
	named, _ := c.file.Names.Cell(values.Trim(word))
	return !named.Empty()
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
		if old.confidence == Declared || len(x.values) < fewestValues && !c.hollow(gear.Manufacturer) || c.makerShare(old.cell) > othersShare {
			return
		}
	}
	if f, ok := c.words.Dict.Field(values.MakeModel); ok && c.taken[f] != nil {
		return
	}
	if brand := c.taken[gear.Brand]; brand != nil && c.makerShare(brand.cell) >= makersShare {
		return
	}
	best := c.bestMakers(func(x *columnCells) int {
		if old != nil && len(x.values) < fewestValues {
			return 0
		}
		return x.makers
	})
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

// bestMakers returns the first of the columns in which the largest part of the
// values count as makers; -1 where nowhere makersShare of them do.
func (c *columnMapper) bestMakers(counted func(*columnCells) int) int {
	best, share := -1, 0.0
	for i := range max(len(c.file.Headings), c.file.Width) {
		if i < len(c.file.Headings) && c.words.besides(c.file.Headings[i]) || !c.mayNameMakers(i) {
			continue
		}
		x := c.makersIn(i)
		if s := float64(counted(x)) / float64(max(len(x.values), 1)); s >= makersShare && s > share {
			best, share = i, s
		}
	}
	return best
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
		name := c.words.Dict.Name(field)
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
	f, ok := c.words.Dict.Field(values.MakeModel)
	if c.knows == nil || !ok || c.taken[f] != nil {
		return
	}
	for _, field := range [...]gear.Field{gear.Manufacturer, gear.Brand} {
		cl := c.taken[field]
		if cl == nil || c.hollow(field) {
			continue
		}
		x := c.makersIn(cl.cell)
		if cl.confidence != Declared && cl.part == values.Whole && c.hollow(gear.Model) && c.hollow(gear.PartNumber) && 10*x.joined >= 6*len(x.values) { // a heading of makers, and models behind their names
			c.empty(gear.Model)
			delete(c.taken, field)
			c.taken[f] = cl
			cl.field, cl.confidence = f, Likely
			return
		}
		if field == gear.Manufacturer {
			return
		}
	}
	if brand := c.taken[gear.Brand]; brand != nil && c.makerShare(brand.cell) >= makersShare {
		return
	}
	best := c.bestMakers(func(x *columnCells) int {
		if x.joined == 0 {
			return 0
		}
		return x.makers + x.joined
	})
	if best < 0 {
		return
	}
	for _, field := range [...]gear.Field{gear.Manufacturer, gear.Brand} {
		if c.hollow(field) {
			c.empty(field)
		}
	}
	c.release(best)
	c.taken[f] = &assignment{candidate: candidate{f, byCells}, cell: best, confidence: Likely}
}

// plausible reports whether the cells of a column can be what a heading says in
// words: those of makers and products are no numbers, days or addresses.
func (c *columnMapper) plausible(f gear.Field, cells []string) bool {
	switch f {
	case gear.Manufacturer, gear.Brand, gear.Model, gear.SiteID, gear.SiteName, gear.Region:
		if mostly(Distinct(cells, MostValues), hasFormOfItsOwn) {
			return false
		}
	}
	switch f {
	case gear.Manufacturer, gear.Brand, gear.SiteName:
	case gear.Model:
		if prose(cells) {
			return false
		}
	case gear.Quantity:
		return !moneyLike(cells)
	case gear.SoftwareVersion: // the date of a release
		days, filled := c.fits(gear.InstalledOn, cells)
		return 5*days < 4*filled || plainNumbers(cells)
	default:
		return c.words.Dict.Name(f) != values.MakeModel || !plainNumbers(cells)
	}
	return !plainNumbers(cells)
}

// plainNumbers reports cells that are nearly all numbers, days or addresses.
func plainNumbers(cells []string) bool {
	n, filled := 0, 0
	for _, cell := range cells {
		if cell = values.Trim(cell); cell == "" {
			continue
		}
		filled++
		if values.Numeric(cell) || isAddress(cell) {
			n++
		}
	}
	return filled >= 2 && 5*n >= 4*filled
}

// prose reports cells of which most have more words than the name of a product.
func prose(cells []string) bool {
	n, filled := 0, 0
	for _, cell := range cells {
		if cell = values.Trim(cell); cell == "" {
			continue
		}
		filled++
		if strings.Count(cell, " ") > mostModelWords {
			n++
		}
	}
	return 2*n > filled
}

// mostModelWords is how many blanks the name of a product has.
const mostModelWords = 9
