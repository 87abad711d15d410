package columns

import (
	"fmt"
	"maps"
	"slices"
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
		if c.hollow(field) {
			c.empty(field)
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
