package columns

import (
	"slices"
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/form"
	"github.com/gearaudit/gearaudit/audit/inventory/records"
	"github.com/gearaudit/gearaudit/audit/inventory/values"
)

// assignment is a column that holds a field.
type assignment struct {
	candidate
	cell         int
	confidence   string
	alternatives []gear.Field
	part         values.Part
	cut          *form.Joined    // of a column of makers and models
	keys         map[string]bool // of a column of keys and values: those that mean the field
	always       string          // what its heading says of every thing that has a maker there
	apart        string          // what tells its heading from others of the kind
	own          bool            // it belongs to the group that the file is about
	words        []string        // of the heading that mean the field, where no list has it as a whole
}

// byCells is the rank of a field that only the cells mean.
const byCells = 3000

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

// lookBeyond adds the values behind the sample to those of the columns that do not
// have their number yet. The cells stay those of the sample.
func (c *columnMapper) lookBeyond() {
	if c.file.Beyond == nil {
		return
	}
	met := make([]map[string]bool, max(len(c.file.Headings), c.file.Width))
	for i := range met {
		if x := c.look(i); len(x.values) < MostValues {
			met[i] = make(map[string]bool, MostValues)
			for _, v := range x.all {
				met[i][v] = true
			}
		}
	}
	c.file.Beyond(func(cut *records.RowReader, r *records.Row) {
		for i := range met {
			if met[i] == nil || i >= r.Cells() {
				continue
			}
			cell, _ := cut.Cell(r, i)
			if len(cell) == 0 || met[i][string(cell)] {
				continue
			}
			met[i][string(cell)] = true
			x, text := c.seen[i], values.Clip(values.Trim(cut.CellText(r, i)))
			if text == "" || i < len(c.file.Headings) && again(text, c.file.Headings[i]) || slices.Contains(x.values, text) {
				continue
			}
			if x.values = append(x.values, strings.Clone(text)); len(x.values) == MostValues {
				met[i] = nil
			}
		}
	})
}

// cells returns the cells of a column in the sample.
func (c *columnMapper) cells(i int) []string { return c.look(i).all }

// nameless keeps a column without a heading for its cells to say what it holds.
func (c *columnMapper) nameless(i int) {
	if len(c.look(i).values) > 0 {
		c.ignored = append(c.ignored, IgnoredColumn{Column: i + 1, Why: "it has no heading", unknown: true})
	}
}

// headingOf returns what a column is called: by its number where nobody called it
// anything.
func (c *columnMapper) headingOf(i int) string {
	if i < len(c.file.Headings) && values.Trim(c.file.Headings[i]) != "" {
		return c.file.Headings[i]
	}
	return "column " + strconv.Itoa(i+1)
}

// set puts a column aside.
func (c *columnMapper) set(i int, why string) {
	c.ignored = append(c.ignored, IgnoredColumn{Heading: c.headingOf(i), Column: i + 1, Why: why, Samples: Distinct(c.cells(i), 3)})
}

// again reports a cell that is its heading once more, as on a later page.
func again(cell, heading string) bool {
	cell = values.Trim(cell)
	return cell != "" && strings.EqualFold(cell, values.Trim(heading))
}

// holds reports whether a field is read from a column.
func (c *columnMapper) holds(f gear.Field, cell int) bool {
	cl := c.taken[f]
	return cl != nil && cl.cell == cell
}

// holder returns what a column is taken for.
func (c *columnMapper) holder(i int) *assignment {
	for _, cl := range c.taken {
		if cl.cell == i {
			return cl
		}
	}
	return nil
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

// takeByCells reads a column as a field that its cells mean.
func (c *columnMapper) takeByCells(f gear.Field, cell int) *assignment {
	c.release(cell)
	cl := &assignment{candidate: candidate{f, byCells}, cell: cell, confidence: Likely}
	c.taken[f] = cl
	return cl
}

// hollow reports a field that no column holds, or one that is empty in the sample:
// another column may have it by its cells.
func (c *columnMapper) hollow(f gear.Field) bool {
	cl := c.taken[f]
	return cl == nil || cl.confidence != Declared && len(c.rows) > 0 && len(c.look(cl.cell).values) == 0
}

// empty takes a field away from a hollow column.
func (c *columnMapper) empty(f gear.Field) {
	if cl := c.taken[f]; cl != nil {
		delete(c.taken, f)
		c.set(cl.cell, "it is empty, and another column says it")
	}
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
