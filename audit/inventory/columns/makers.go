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
	fold := values.Fold(text)
	for _, f := range [...]gear.Field{gear.Function, gear.Role, gear.Technology} {
		if c.words.closed(f)[fold] > 0 {
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
