package columns

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/form"
	"github.com/gearaudit/gearaudit/audit/inventory/values"
)

// fits counts the cells that hold something, and those of them that the field
// can be read from.
func (c *columnMapper) fits(f gear.Field, cells []string) (fits, filled int) {
	r := c.words.Reader(f)
	r.Sheet = c.file.Typed
	r.Styles = &values.Styles{Declared: c.order, Survey: func() map[int]*values.Habits {
		e := &values.Habits{Kind: r.Def.Type}
		for _, cell := range cells {
			e.See(cell)
		}
		return map[int]*values.Habits{0: e}
	}}
	known := map[string][2]int{} // by cell: fits, filled
	for _, cell := range cells {
		n, ok := known[cell]
		if !ok {
			if v, err := r.Read(cell); v.State != gear.Blank {
				if n[1] = 1; err == nil && (f != gear.Model || modelLike(v.Text)) {
					n[0] = 1
				}
			}
			known[cell] = n
		}
		fits, filled = fits+n[0], filled+n[1]
	}
	if f == gear.Model && 2*fits >= filled {
		fits = filled
	}
	return fits, filled
}

// splitMakers reads a column of makers and models as the two fields, as far as
// no other column has them.
func (c *columnMapper) splitMakers() {
	f, ok := c.words.Dict.Field(values.MakeModel)
	both := c.taken[f]
	if !ok || both == nil {
		return
	}
	delete(c.taken, f)
	x := c.makersIn(both.cell)
	cut := form.NewJoined(x.names, x.before)
	used := false
	for field, p := range map[gear.Field]values.Part{gear.Manufacturer: values.MakerPart, gear.Model: values.ModelPart} {
		if c.taken[field] == nil {
			c.taken[field] = &assignment{candidate: candidate{field, both.rank}, cell: both.cell, confidence: Likely, part: p, cut: cut, own: both.own}
			used = true
		}
	}
	switch {
	case used:
	case c.taken[gear.Description] == nil:
		c.taken[gear.Description] = &assignment{candidate: candidate{gear.Description, both.rank}, cell: both.cell, confidence: Likely}
	default:
		c.set(both.cell, "other columns name maker and model")
	}
}

// unmapped keeps the columns that no field is read from and that may tell of the
// item, if anybody asks for makers.
func (c *columnMapper) unmapped() {
	f := c.file
	if f.Beside {
		return
	}
	for _, g := range f.Groups {
		for _, cl := range g.columns {
			f.mapped[cl.cell] = true
		}
	}
	for i, mapped := range f.mapped {
		if f.Names == nil || c.besides(i) {
			continue
		}
		if u := c.unread(i); !mapped || u.Heading != "" && !c.holds(gear.Manufacturer, i) && !c.holds(gear.Brand, i) {
			f.Elsewhere = append(f.Elsewhere, u)
		}
	}
}

// besides reports a column about people, places or upkeep: whoever its cells name
// made nothing. Names of makers below a heading that is mostly no known words are
// searched all the same.
func (c *columnMapper) besides(i int) bool {
	if i >= len(c.file.Headings) {
		return false
	}
	h := c.words.Read(c.file.Headings[i])
	return h.besides && (h.plain || h.ignored || h.surely || len(c.look(i).values) < fewestValues || c.makerShare(i) < makersShare)
}

// unreadColumn is a column that is searched for makers: no field is read from it,
// or its heading names one, as Huawei model does.
type unreadColumn struct {
	Cell    int
	Heading string         // that names a designated maker; else empty
	yesNo   *values.Reader // of its cells, where the heading does
}

// unread makes the ith column one that is searched for makers. A heading of two
// makers names none.
func (c *columnMapper) unread(i int) unreadColumn {
	out := unreadColumn{Cell: i}
	if i >= len(c.file.Headings) || len(c.file.Names.Vendors(c.file.Names.Find([]byte(c.file.Headings[i])))) != 1 {
		return out
	}
	for f := range c.words.Dict.Defs {
		if c.words.Dict.Defs[f].Type == gear.YesNo {
			out.Heading, out.yesNo = c.file.Headings[i], c.words.Reader(gear.Field(f))
			break
		}
	}
	return out
}

// Marks reports a cell by which the item is one of the maker that the heading
// names: it holds something, and neither a no nor a number of none.
func (u *unreadColumn) Marks(cell string) bool {
	v, _ := u.yesNo.Read(cell)
	return v.Text != "" && !gear.NoValue(cell) && strings.Trim(cell, "0.,") != "" && !(v.Known() && u.yesNo.Def.Values[v.Code-1] == "no")
}

// Aligned reports whether the cells of rows that lack some at the end stand below
// their headings: some column has a type, and every such column can be read.
func (f *Table) Aligned(rows []Row) bool {
	proven := false
	for _, c := range f.Columns {
		if c.Reader.Def.Type == gear.Text {
			continue
		}
		fits, filled := 0, 0
		for i := range rows {
			if cells := rows[i].Cells; len(cells) == f.Width && values.Trim(cells[c.Cell]) != "" {
				filled++
				if v, _ := c.Reader.Read(cells[c.Cell]); v.State != gear.Bad {
					fits++
				}
			}
		}
		if 5*fits < 4*filled {
			return false
		}
		proven = proven || filled > 0
	}
	return proven
}

// findRivals finds the columns that hold a status beside the one that the field
// is read from: their heading can mean it, and what they hold fits.
func (c *columnMapper) findRivals() {
	status := c.taken[gear.Status]
	if status == nil {
		return
	}
	for i, h := range c.file.Headings {
		all := c.words.Read(h).All
		if i == status.cell || !slices.ContainsFunc(all, func(m candidate) bool { return m.field == gear.Status }) {
			continue
		}
		if fits, filled := c.fits(gear.Status, c.cells(i)); filled > 0 && 2*fits >= filled {
			c.file.Rivals = append(c.file.Rivals, i)
		}
	}
}

// sayCells says in words what the cells of a column say of its field.
func (c *columnMapper) sayCells(f gear.Field, cl *assignment) string {
	x := c.look(cl.cell)
	switch {
	case len(x.values) == 0:
		return "all are empty"
	case cl.part == values.PairPart:
		return "the values of " + strings.Join(slices.Sorted(maps.Keys(cl.keys)), ", ")
	case (cl.part == values.MakerPart || cl.part == values.ModelPart) && c.knows != nil:
		x = c.makersIn(cl.cell)
		return fmt.Sprintf("%d of %d begin with a known maker", x.makers+x.joined, len(x.values))
	case f == gear.Manufacturer || f == gear.Brand:
		if c.knows == nil {
			return ""
		}
		return fmt.Sprintf("%d of %d are known makers", c.makersIn(cl.cell).makers, len(x.values))
	case c.words.Dict.Defs[f].Type == gear.Text && f != gear.Model:
		return ""
	}
	fits, filled := c.fits(f, x.values)
	if f == gear.Model {
		return fmt.Sprintf("%d of %d are like a model", fits, filled)
	}
	return fmt.Sprintf("%d of %d can be read", fits, filled)
}

// amounts tells pieces, the price of one and the total of a line apart where in
// each row one column is the product of two others, whatever their headings say.
func (c *columnMapper) amounts() {
	var columns []int
	numbers := map[int][]int64{}
	for i := range c.file.Headings {
		if len(columns) == mostAmounts {
			break
		}
		if cl := c.holder(i); cl != nil && (cl.confidence == Declared || !slices.Contains([]gear.Field{gear.Quantity, gear.UnitCost, c.historicCost(), gear.Description, gear.Notes}, cl.field)) {
			continue
		}
		if list := c.numbersIn(i); list != nil {
			columns, numbers[i] = append(columns, i), list
		}
	}
	for _, total := range columns {
		for a, one := range columns {
			for _, other := range columns[a+1:] {
				if one != total && other != total && isProduct(numbers[total], numbers[one], numbers[other]) {
					c.setAmounts(total, one, other)
					return
				}
			}
		}
	}
}

// mostAmounts bounds the columns of numbers that are held against each other, three
// at a time: beside so many a sheet is no list of prices.
const mostAmounts = 24

// holder returns what a column is taken for.
func (c *columnMapper) holder(i int) *assignment {
	for _, cl := range c.taken {
		if cl.cell == i {
			return cl
		}
	}
	return nil
}

func (c *columnMapper) historicCost() gear.Field {
	f, ok := c.words.Dict.Field("historic_cost")
	if !ok {
		return gear.UnitCost
	}
	return f
}

// numbersIn reads a column of numbers, in hundredths, -1 for what is none; nil
// where most cells are none.
func (c *columnMapper) numbersIn(i int) []int64 {
	cells := c.cells(i)
	out := make([]int64, len(cells))
	good, filled := 0, 0
	for n, cell := range cells {
		out[n] = -1
		if cell = values.Trim(cell); cell == "" {
			continue
		}
		filled++
		if v, err := values.ParseMoney(cell, func() values.NumberStyle { return values.NumberStyle{Dotted: true, Decimal: '.'} }); err == nil {
			good++
			out[n] = v
		}
	}
	if filled < 2 || 5*good < 4*filled {
		return nil
	}
	return out
}

// isProduct reports whether in nearly all rows that have all three numbers one is
// the product of the others, and in two rows at least that says something.
func isProduct(t, a, b []int64) bool {
	rows, equal, telling := 0, 0, 0
	for i := range t {
		if t[i] <= 0 || a[i] <= 0 || b[i] <= 0 || a[i] > 1e9 || b[i] > 1e9 {
			continue
		}
		rows++
		if d := a[i]*b[i] - 100*t[i]; d < 100*100 && d > -100*100 { // to the unit: prices are rounded
			equal++
			if a[i] != 100 && b[i] != 100 {
				telling++
			}
		}
	}
	return telling >= 2 && 10*equal >= 9*rows
}

// setAmounts gives the fields to the three columns. Pieces are whole, and what says
// so in words is believed.
func (c *columnMapper) setAmounts(total, one, other int) {
	pieces, price := one, other
	if c.pieceScore(other) > c.pieceScore(one) {
		pieces, price = other, one
	}
	if c.pieceScore(pieces) < 0 { // both have decimals: lengths and rates, no pieces
		return
	}
	for _, set := range []struct {
		cell  int
		field gear.Field
	}{{total, c.historicCost()}, {price, gear.UnitCost}, {pieces, gear.Quantity}} {
		if old := c.taken[set.field]; old != nil && old.cell != set.cell && (old.confidence == Declared || set.field != gear.Quantity && old.cell != total && old.cell != pieces && old.cell != price) {
			continue
		}
		c.release(set.cell)
		if old := c.taken[set.field]; old != nil {
			delete(c.taken, set.field)
			if old.cell != total && old.cell != price && old.cell != pieces {
				c.set(old.cell, "column "+strconv.Itoa(set.cell+1)+" is read as "+c.words.Dict.Name(set.field))
			}
		}
		c.taken[set.field] = &assignment{candidate: candidate{set.field, byCells}, cell: set.cell, confidence: Likely}
	}
}

// pieceScore says how much a column looks like one of pieces: negative for
// decimals, more for small numbers and for a heading that says so.
func (c *columnMapper) pieceScore(i int) int {
	score := 2
	if moneyLike(c.cells(i)) {
		score = -2
	}
	largest := int64(0)
	for _, n := range c.numbersIn(i) {
		if n > 0 && n%100 != 0 {
			score = -4
		}
		largest = max(largest, n)
	}
	for at := int64(1000 * 100); at < largest; at *= 10 {
		score--
	}
	for _, m := range c.words.Read(c.file.Headings[i]).All {
		switch m.field {
		case gear.Quantity:
			score += 3
		case gear.UnitCost:
			score -= 3
		}
	}
	return score
}

// moneyLike reports cells of which some have the sign or the code of a currency,
// or that mostly have cents.
func moneyLike(cells []string) bool {
	signs, cents, filled := 0, 0, 0
	for _, cell := range cells {
		if cell = values.Trim(cell); cell == "" {
			continue
		}
		filled++
		if strings.ContainsAny(cell, "$€£¥₩₽₹") && values.Numeric(cell) {
			signs++
		}
		if n := len(cell); n > 3 && (cell[n-3] == '.' || cell[n-3] == ',') && values.AllDigits(cell[n-2:]) && cell[n-2:] != "00" && values.Numeric(cell) {
			cents++
		}
	}
	return filled > 0 && (2*signs >= filled || 2*cents >= filled)
}
