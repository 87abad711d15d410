package inventory

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// columnMapper finds out which column means which field.
type columnMapper struct {
	file    *File
	words   *lexicon
	rows    []sampleRow
	order   dateOrder
	taken   map[gear.Field]*assignment
	ignored []IgnoredColumn
	buf     []string // cells of the present column
}

// assignment is a column that holds a field.
type assignment struct {
	candidate
	cell         int
	confidence   string
	alternatives []gear.Field
	part         part
}

// mapColumns decides what every column means.
func (f *File) mapColumns(rows []sampleRow, words *lexicon, o *Options) error {
	order, err := declaredOrder(o.DateOrder)
	if err != nil {
		return err
	}
	words.answers = o.Answers
	c := &columnMapper{file: f, words: words, rows: rows, order: order, taken: map[gear.Field]*assignment{}}
	declared, err := c.declared(o.Map)
	if err != nil {
		return err
	}
	for i := range f.headings {
		if declared[i] || trim(f.headings[i]) == "" {
			continue
		}
		if err := c.column(i); err != nil {
			return err
		}
	}
	c.splitMakers()
	c.makersByCells(o.KnowsMaker)
	return c.finish()
}

func declaredOrder(s string) (dateOrder, error) {
	switch s {
	case "":
		return unordered, nil
	case "dmy":
		return dayFirst | declared, nil
	case "mdy":
		return monthFirst | declared, nil
	case "ymd":
		return yearFirst | declared, nil
	}
	return 0, &gear.Fault{Kind: gear.Usage, What: fmt.Sprintf("the order of dates %q is not known", s), Hint: "write dmy, mdy or ymd"}
}

// declared takes the columns that the user names; by index.
func (c *columnMapper) declared(names map[string]string) (map[int]bool, error) {
	out := map[int]bool{}
	fields := make([]string, 0, len(names))
	for name := range names {
		fields = append(fields, name)
	}
	sort.Strings(fields)
	for _, name := range fields {
		field, ok := c.words.dict.Field(name)
		if !ok {
			return nil, c.fault("there is no field "+quote(name)+" to map a column to", "gearaudit columns --fields lists the fields")
		}
		i, err := c.find(names[name])
		switch {
		case err != nil:
			return nil, err
		case i < 0: // another table may have it
			c.file.unmapped = append(c.file.unmapped, missing{name, c.fault("there is no heading "+quote(names[name])+"; there are "+listed(c.file.headings), cmp.Or(gear.DidYouMean(names[name], c.file.headings), "write one of them, as it is written in the file"))})
			continue
		}
		c.file.declared = append(c.file.declared, name)
		if out[i] {
			return nil, c.fault("the heading "+quote(names[name])+" is mapped to two fields", "keep one of them")
		}
		out[i] = true
		c.taken[field] = &assignment{candidate: candidate{field, -1}, cell: i, confidence: Declared}
	}
	return out, nil
}

// find returns the index of a heading that the user names, negative where there
// is none.
func (c *columnMapper) find(heading string) (int, error) {
	at := -1
	for i, h := range c.file.headings {
		if trim(h) != trim(heading) && foldName(h) != foldName(heading) {
			continue
		}
		if at >= 0 {
			return 0, c.fault(fmt.Sprintf("the heading %s stands in columns %d and %d", quote(heading), at+1, i+1), "give one of them another name")
		}
		at = i
	}
	return at, nil
}

func (c *columnMapper) fault(what, hint string) error {
	return c.file.fault(gear.Usage, c.file.mapping.Line, what, hint)
}

// column decides what one column means.
func (c *columnMapper) column(i int) error {
	heading := c.file.headings[i]
	all, exact := c.words.candidates(heading)
	if len(all) == 0 {
		why, unknown := "the heading is not known", true
		if c.words.ignored[foldName(heading)] {
			why, unknown = "it means no field", false
		}
		c.set(i, why)
		c.ignored[len(c.ignored)-1].unknown = unknown
		return nil
	}
	m, ok := c.choose(all, c.cells(i))
	if !ok {
		c.set(i, "what it holds does not fit "+c.words.dict.Name(all[0].field))
		return nil
	}
	cl := &assignment{candidate: m, cell: i, confidence: Certain}
	if !exact || len(all) > 1 {
		cl.confidence = Likely
	}
	for _, o := range all {
		if o.field != m.field {
			cl.alternatives = append(cl.alternatives, o.field)
		}
	}
	return c.take(cl)
}

// set puts a column aside.
func (c *columnMapper) set(i int, why string) {
	c.ignored = append(c.ignored, IgnoredColumn{Heading: c.file.headings[i], Column: i + 1, Why: why, Samples: distinct(c.cells(i), 3)})
}

// take gives a field to a column, or the other way round where the field has
// one already.
func (c *columnMapper) take(cl *assignment) error {
	old := c.taken[cl.field]
	if old == nil {
		c.taken[cl.field] = cl
		return nil
	}
	a, b := c.file.headings[old.cell], c.file.headings[cl.cell]
	if foldName(a) == foldName(b) {
		return c.file.fault(gear.Incomplete, c.file.mapping.Line, fmt.Sprintf("the heading %s stands in columns %d and %d", quote(a), old.cell+1, cl.cell+1), "give one of them another name, or take it out")
	}
	if cl.rank < old.rank {
		c.taken[cl.field] = cl
		cl = old
	}
	return c.second(cl)
}

// second finds a place for a column whose field another column holds.
func (c *columnMapper) second(cl *assignment) error {
	for _, f := range cl.alternatives {
		if c.taken[f] == nil && c.words.dict.Defs[f].Type == gear.Text {
			c.move(cl, f)
			return nil
		}
	}
	first := c.taken[cl.field]
	if cl.field == gear.Manufacturer && first.confidence != Declared {
		return c.file.fault(gear.Incomplete, c.file.mapping.Line, fmt.Sprintf("columns %d and %d both name a maker: %s and %s", first.cell+1, cl.cell+1, quote(c.file.headings[first.cell]), quote(c.file.headings[cl.cell])),
			"say which one does: --map manufacturer=HEADING")
	}
	if namesMaker(cl.field, c.words.dict) && c.words.dict.Defs[cl.field].Type == gear.Text {
		for _, f := range []gear.Field{gear.Description, gear.Notes} {
			if c.taken[f] == nil && !c.means(f) {
				c.move(cl, f)
				return nil
			}
		}
	}
	c.set(cl.cell, fmt.Sprintf("column %d is read as %s", first.cell+1, c.words.dict.Name(cl.field)))
	return nil
}

// move gives a column another field than the one that it means first.
func (c *columnMapper) move(cl *assignment, to gear.Field) {
	others := []gear.Field{cl.field}
	for _, f := range cl.alternatives {
		if f != to {
			others = append(others, f)
		}
	}
	cl.field, cl.confidence, cl.alternatives = to, Likely, others
	c.taken[to] = cl
}

// means reports whether some heading of the file means the field.
func (c *columnMapper) means(f gear.Field) bool {
	for _, h := range c.file.headings {
		if m, _ := c.words.candidates(h); len(m) > 0 && m[0].field == f {
			return true
		}
	}
	return false
}

// cells returns the cells of a column in the sample. They are good until those
// of another one are asked for.
func (c *columnMapper) cells(i int) []string {
	c.buf = slices.Grow(c.buf[:0], len(c.rows))
	for n := range c.rows {
		if cells := c.rows[n].cells; len(cells) == c.file.width && i < len(cells) && (i >= len(c.file.headings) || !again(cells[i], c.file.headings[i])) {
			c.buf = append(c.buf, cells[i])
		}
	}
	return c.buf
}

// again reports a cell that is its heading once more, as on a later page.
func again(cell, heading string) bool {
	cell = trim(cell)
	return cell != "" && strings.EqualFold(cell, trim(heading))
}

// choose takes the first field that the content of a column fits. A heading
// that is not contested means its field, unless hardly any cell can be read so.
func (c *columnMapper) choose(all []candidate, cells []string) (candidate, bool) {
	if len(all) == 1 {
		if c.words.dict.Defs[all[0].field].Type == gear.Closed {
			if fits, filled := c.fits(all[0].field, cells); filled >= 5 && 5*fits < filled {
				return c.otherList(all[0], cells)
			}
		}
		return all[0], true
	}
	for _, m := range all {
		if m.field == gear.Manufacturer && c.soldBy(cells) {
			continue
		}
		if fits, filled := c.fits(m.field, cells); filled > 0 && 5*fits >= 4*filled || c.plainText(m.field) {
			return m, true
		}
	}
	return all[0], filledCells(cells) == 0
}

// soldBy reports a column that names sellers, not makers.
func (c *columnMapper) soldBy(cells []string) bool {
	sellers := 0
	for _, cell := range cells {
		if c.words.sellers[foldName(cell)] {
			sellers++
		}
	}
	return sellers > 0 && 5*sellers >= 4*filledCells(cells)
}

// plainText reports fields that take any text.
func (c *columnMapper) plainText(f gear.Field) bool {
	return c.words.dict.Defs[f].Type == gear.Text && f != gear.Model
}

// otherList finds another closed list that the cells of a column fit.
func (c *columnMapper) otherList(m candidate, cells []string) (candidate, bool) {
	for _, f := range []gear.Field{gear.Function, gear.Role, gear.Technology, gear.Status} {
		fits, filled := c.fits(f, cells)
		if 5*fits >= 4*filled && c.taken[f] == nil && !c.means(f) {
			return candidate{f, 2000}, true
		}
	}
	return m, false
}

// finish makes the columns, in the order of the fields.
func (c *columnMapper) finish() error {
	f := c.file
	st := &styles{declared: c.order, survey: f.survey}
	f.mapped = make([]bool, max(f.width, len(f.headings)))
	maker := false
	for i := range c.words.dict.Defs {
		field := gear.Field(i)
		cl := c.taken[field]
		if cl == nil {
			if field < gear.Known {
				f.mapping.Missing = append(f.mapping.Missing, field)
			}
			continue
		}
		maker = maker || namesMaker(field, c.words.dict)
		r := c.words.reader(field)
		r.part, r.styles, r.column, r.sheet = cl.part, st, cl.cell, f.origin.sheet != nil
		f.mapped[cl.cell] = true
		f.columns = append(f.columns, column{field: field, cell: cl.cell, reader: r})
		f.mapping.Columns = append(f.mapping.Columns, MappedColumn{
			Field: field, Heading: f.headings[cl.cell], Column: cl.cell + 1, Confidence: cl.confidence,
			Alternatives: cl.alternatives, Samples: distinct(c.cells(cl.cell), 3),
		})
	}
	c.unmapped()
	c.findRivals()
	slices.SortFunc(c.ignored, func(a, b IgnoredColumn) int { return a.Column - b.Column })
	f.mapping.Ignored = c.ignored
	if !maker {
		return noMaker{f.fault(gear.Incomplete, f.mapping.Line, "no column can name a maker; the headings are "+listed(f.headings), "say which one does: --map manufacturer=HEADING")}
	}
	return nil
}
