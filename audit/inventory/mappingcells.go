package inventory

import (
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// fits counts the cells that hold something, and those of them that the field
// can be read from.
func (c *columnMapper) fits(f gear.Field, cells []string) (fits, filled int) {
	r := c.words.reader(f)
	r.sheet = c.file.origin.sheet != nil
	r.styles = &styles{declared: c.order, survey: func() map[int]*evidence {
		e := &evidence{kind: r.def.Type}
		for _, cell := range cells {
			e.see(cell)
		}
		return map[int]*evidence{0: e}
	}}
	for _, cell := range cells {
		v, err := r.read(cell)
		if v.State == gear.Blank {
			continue
		}
		filled++
		if err == nil && (f != gear.Model || modelLike(v.Text)) {
			fits++
		}
	}
	if f == gear.Model && 2*fits >= filled {
		fits = filled
	}
	return fits, filled
}

// modelLike reports a text with letters and digits, as names of products are.
func modelLike(s string) bool {
	return strings.ContainsAny(s, "0123456789") && strings.ContainsFunc(s, func(r rune) bool { return r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' })
}

// splitMakers reads a column of makers and models as the two fields, as far as
// no other column has them.
func (c *columnMapper) splitMakers() {
	f, ok := c.words.dict.Field(makeModel)
	both := c.taken[f]
	if !ok || both == nil {
		return
	}
	delete(c.taken, f)
	used := false
	for field, p := range map[gear.Field]part{gear.Manufacturer: makerPart, gear.Model: modelPart} {
		if c.taken[field] == nil {
			c.taken[field] = &assignment{candidate: candidate{field, both.rank}, cell: both.cell, confidence: Likely, part: p}
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

// makersByCells reads the column as manufacturer of which most distinct values,
// six of ten, are names of makers, where no heading means one.
func (c *columnMapper) makersByCells(knows func(string) bool) {
	if knows == nil || c.taken[gear.Manufacturer] != nil {
		return
	}
	best, share := -1, 0.6
	for n, col := range c.ignored {
		if !col.unknown || c.words.besides(col.Heading) {
			continue
		}
		values, makers := 0, 0
		for _, cell := range distinct(c.cells(col.Column-1), mostValues) {
			values++
			if knows(trim(cell)) {
				makers++
			}
		}
		if values > 0 && makers > 0 && float64(makers)/float64(values) >= share {
			best, share = n, float64(makers)/float64(values)
		}
	}
	if best < 0 {
		return
	}
	c.taken[gear.Manufacturer] = &assignment{candidate: candidate{gear.Manufacturer, 3000}, cell: c.ignored[best].Column - 1, confidence: Likely}
	c.ignored = slices.Delete(c.ignored, best, best+1)
}

// unmapped keeps the columns that no field is read from and that may tell of the
// item, if anybody asks for makers.
func (c *columnMapper) unmapped() {
	f := c.file
	for i, mapped := range f.mapped {
		if f.names != nil && !mapped && (i >= len(f.headings) || !c.words.besides(f.headings[i])) {
			f.elsewhere = append(f.elsewhere, i)
		}
	}
}

// aligned reports whether the cells of rows that lack some at the end stand below
// their headings: some column has a type, and every such column can be read.
func (f *File) aligned(rows []sampleRow) bool {
	proven := false
	for _, c := range f.columns {
		if c.reader.def.Type == gear.Text {
			continue
		}
		fits, filled := 0, 0
		for i := range rows {
			if cells := rows[i].cells; len(cells) == f.width && trim(cells[c.cell]) != "" {
				filled++
				if v, _ := c.reader.read(cells[c.cell]); v.State != gear.Bad {
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

// mostValues is how many distinct values of a column are asked for.
const mostValues = 200

// findRivals finds the columns that hold a status beside the one that the field
// is read from: their heading can mean it, and what they hold fits.
func (c *columnMapper) findRivals() {
	status := c.taken[gear.Status]
	if status == nil {
		return
	}
	for i, h := range c.file.headings {
		all, _ := c.words.candidates(h)
		if i == status.cell || !slices.ContainsFunc(all, func(m candidate) bool { return m.field == gear.Status }) {
			continue
		}
		if fits, filled := c.fits(gear.Status, c.cells(i)); filled > 0 && 2*fits >= filled {
			c.file.rivals = append(c.file.rivals, i)
		}
	}
}
