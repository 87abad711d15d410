package columns

import (
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/form"
	"github.com/gearaudit/gearaudit/audit/inventory/values"
)

// twinsByCells finds a column whose cells begin with the makers that another column
// names: it says the model, and the maker of the rows in which the other is blank.
func (c *columnMapper) twinsByCells() {
	joined, _ := c.words.Dict.Field(values.MakeModel)
	main, other := c.taken[gear.Manufacturer], gear.Brand
	if main == nil {
		main, other = c.taken[gear.Brand], gear.Manufacturer
	}
	if c.knows == nil || main == nil || main.part != values.Whole || c.taken[other] != nil || c.taken[joined] != nil || len(c.file.Groups) > 0 {
		return
	}
	best, share := -1, 0.0
	for i := range max(len(c.file.Headings), c.file.Width) {
		if i == main.cell || c.besides(i) || !c.mayBeTwin(i) {
			continue
		}
		x := c.makersIn(i)
		s := float64(x.joined) / float64(max(len(x.values), 1))
		if x.joined < fewestValues || s < twinsShare || s <= share {
			continue
		}
		if same := c.agree(main.cell, i); same >= fewestValues && s >= makersShare || same >= fewestTwins {
			best, share = i, s
		}
	}
	if best < 0 {
		return
	}
	x := c.makersIn(best)
	cut := form.NewJoined(x.names, x.before).Models()
	if c.hollow(gear.Model) && !c.holds(gear.Model, best) {
		c.empty(gear.Model)
		c.release(best)
		c.taken[gear.Model] = &assignment{candidate: candidate{gear.Model, byCells}, cell: best, confidence: Likely, part: values.ModelPart, cut: cut}
	}
	c.taken[other] = &assignment{candidate: candidate{other, byCells}, cell: best, confidence: Likely, part: values.MakerPart, cut: cut}
}

// mayBeTwin reports a column of products: no field is read from it, or one that
// describes the thing.
func (c *columnMapper) mayBeTwin(i int) bool {
	cl := c.holder(i)
	return c.mayNameMakers(i) && (cl == nil || cl.field == gear.Model || cl.field == gear.Description)
}

const (
	twinsShare  = 0.3 // of the values of a column of products that begin with makers, where rows enough agree
	fewestTwins = 10  // rows that are enough
)

// agree counts the rows in which the cell of a column begins with the maker that
// another one names; none where fewer than nine of ten rows agree in which both say
// one.
func (c *columnMapper) agree(makers, products int) int {
	a, b := c.cells(makers), c.cells(products)
	both, same := 0, 0
	for n := range min(len(a), len(b)) {
		maker := values.Fold(a[n])
		name, _ := c.beginning(values.Trim(b[n]))
		if maker == "" || name == "" || gear.NoValue(a[n]) {
			continue
		}
		both++
		if name = values.Fold(name); strings.HasPrefix(maker, name) || strings.HasPrefix(name, maker) {
			same++
		}
	}
	if 10*same < 9*both {
		return 0
	}
	return same
}

// makersUnderSuppliers reads a column of suppliers as makers where its values are
// names of makers and no other column names any.
func (c *columnMapper) makersUnderSuppliers() {
	joined, _ := c.words.Dict.Field(values.MakeModel)
	supplier, ok := c.words.Dict.Field("supplier")
	cl := c.taken[supplier]
	if c.knows == nil || !ok || cl == nil || cl.confidence == Declared || c.taken[joined] != nil || c.taken[gear.Manufacturer] != nil || c.taken[gear.Brand] != nil {
		return
	}
	if x := c.makersIn(cl.cell); len(x.values) >= fewestValues && c.makerShare(cl.cell) >= makersShare && !c.soldBy(x.values) {
		c.takeByCells(gear.Manufacturer, cl.cell)
	}
}

// coordinates reads a column as latitude and longitude in one, as 40.7128, -74.0060:
// by its heading or, where it is not known, by its cells alone.
func (c *columnMapper) coordinates() {
	if c.taken[gear.Latitude] != nil || c.taken[gear.Longitude] != nil {
		return
	}
	for _, col := range c.ignored {
		h := c.words.Read(col.Heading)
		named := len(h.All) > 0 && (h.All[0].field == gear.Latitude || h.All[0].field == gear.Longitude)
		if !named && !col.unknown || !mostly(c.look(col.Column-1).values, func(v string) bool {
			_, _, ok := form.Coordinates(v)
			return ok
		}) {
			continue
		}
		c.takeByCells(gear.Latitude, col.Column-1).part = values.FirstPart
		c.taken[gear.Longitude] = &assignment{candidate: candidate{gear.Longitude, byCells}, cell: col.Column - 1, confidence: Likely, part: values.SecondPart}
		return
	}
}
