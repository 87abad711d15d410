package columns

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/form"
	"github.com/gearaudit/gearaudit/audit/inventory/values"
)

// columnMapper finds out which column means which field.
type columnMapper struct {
	file    *Table
	words   *Lexicon
	rows    []Row
	order   values.DateOrder
	knows   func(string) bool
	taken   map[gear.Field]*assignment
	spare   []*assignment // columns of things beside those that hold the fields
	ignored []IgnoredColumn
	seen    map[int]*columnCells
}

// MapColumns decides what every column means.
func (f *Table) MapColumns(rows []Row, words *Lexicon, o *Options) error {
	order, err := declaredOrder(o.DateOrder)
	if err != nil {
		return err
	}
	words.Answers = o.Answers
	c := &columnMapper{file: f, words: words, rows: rows, order: order, knows: remembered(o.Knows), taken: map[gear.Field]*assignment{}, seen: map[int]*columnCells{}}
	declared, err := c.declared(o.Map)
	if err != nil {
		return err
	}
	c.lookBeyond()
	for i := range max(len(f.Headings), f.Width) {
		switch {
		case declared[i]:
		case i >= len(f.Headings) || values.Trim(f.Headings[i]) == "":
			c.nameless(i)
		default:
			if err := c.column(i); err != nil {
				return err
			}
		}
	}
	if err := c.group(); err != nil {
		return err
	}
	c.amounts()
	c.makersByCells()
	c.pairsByCells()
	c.joinedByCells()
	c.twinsByCells()
	c.makersUnderSuppliers()
	c.splitMakers()
	c.byForm()
	c.coordinates()
	c.modelsByCells()
	c.saidByHeading()
	return c.finish()
}

func declaredOrder(s string) (values.DateOrder, error) {
	switch s {
	case "":
		return values.Unordered, nil
	case "dmy":
		return values.DayFirst | values.Declared, nil
	case "mdy":
		return values.MonthFirst | values.Declared, nil
	case "ymd":
		return values.YearFirst | values.Declared, nil
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
		field, ok := c.words.Dict.Field(name)
		if !ok {
			return nil, c.fault("there is no field "+values.Quote(name)+" to map a column to", "gearaudit columns --fields lists the fields")
		}
		i, err := c.find(names[name])
		switch {
		case err != nil:
			return nil, err
		case i < 0: // another table may have it
			c.file.Unmapped = append(c.file.Unmapped, Missing{name, c.fault("there is no heading "+values.Quote(names[name])+"; there are "+Listed(c.file.Headings), cmp.Or(gear.DidYouMean(names[name], c.file.Headings), "write one of them, as it is written in the file"))})
			continue
		}
		c.file.Declared = append(c.file.Declared, name)
		if out[i] {
			return nil, c.fault("the heading "+values.Quote(names[name])+" is mapped to two fields", "keep one of them")
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
	for i, h := range c.file.Headings {
		if values.Trim(h) != values.Trim(heading) && values.Fold(h) != values.Fold(heading) {
			continue
		}
		if at >= 0 {
			return 0, c.fault(fmt.Sprintf("the heading %s stands in columns %d and %d", values.Quote(heading), at+1, i+1), "give one of them another name")
		}
		at = i
	}
	return at, nil
}

func (c *columnMapper) fault(what, hint string) error {
	return c.file.Fault(gear.Usage, c.file.Mapping.Line, what, hint)
}

// column decides what one column means.
func (c *columnMapper) column(i int) error {
	heading := c.file.Headings[i]
	h := c.words.Read(heading)
	all := h.All
	if len(all) == 0 {
		why, unknown := "the heading is not known", true
		switch {
		case h.ignored:
			why, unknown = "it means no field", false
		case h.besides:
			why = "it speaks of people, places or upkeep"
		}
		c.set(i, why)
		c.ignored[len(c.ignored)-1].unknown, c.ignored[len(c.ignored)-1].Besides = unknown, c.besides(i)
		return nil
	}
	cells := c.cells(i)
	if FilledCells(cells) == 0 {
		cells = c.look(i).values // those behind the sample
	}
	m, ok := c.choose(all, cells)
	if !ok {
		c.set(i, "what it holds does not fit "+c.words.Dict.Name(all[0].field))
		c.ignored[len(c.ignored)-1].unknown = all[0].rank >= leastWords // no list has the heading
		return nil
	}
	cl := &assignment{candidate: m, cell: i, confidence: h.how, apart: h.apart, words: h.words}
	for _, o := range all {
		if o.field != m.field {
			cl.alternatives = append(cl.alternatives, o.field)
		}
	}
	return c.take(cl)
}

// take gives a field to a column, or the other way round where the field has
// one already.
func (c *columnMapper) take(cl *assignment) error {
	old := c.taken[cl.field]
	if old == nil {
		c.taken[cl.field] = cl
		return nil
	}
	if old.confidence != Declared && c.better(cl, old) {
		c.taken[cl.field] = cl
		cl, old = old, cl
	}
	if c.sideBySide(old, cl) {
		c.spare = append(c.spare, cl)
		return nil
	}
	return c.second(cl)
}

// better reports whether a column says a field better than another one: for makers
// by its cells first, else by its heading.
func (c *columnMapper) better(cl, old *assignment) bool {
	if cl.field == gear.Manufacturer && old.apart == cl.apart {
		a, b := c.makerShare(cl.cell), c.makerShare(old.cell)
		if (a >= makersShare) != (b >= makersShare) {
			return a > b
		}
	}
	return cl.rank < old.rank && (old.apart == cl.apart || cl.apart == "")
}

// second finds a place for a column whose field another column holds.
func (c *columnMapper) second(cl *assignment) error {
	first := c.taken[cl.field]
	if cl.field == gear.Manufacturer && c.makerShare(cl.cell) >= makersShare { // it is evidence, whoever sold it
		c.set(cl.cell, fmt.Sprintf("column %d names the maker as well", first.cell+1))
		return nil
	}
	for _, f := range cl.alternatives {
		if c.taken[f] == nil && c.words.Dict.Defs[f].Type == gear.Text {
			c.move(cl, f)
			return nil
		}
	}
	if cl.field == gear.Manufacturer {
		c.set(cl.cell, fmt.Sprintf("column %d is read as manufacturer", first.cell+1))
		return nil
	}
	if values.NamesMaker(cl.field, c.words.Dict) && c.words.Dict.Defs[cl.field].Type == gear.Text {
		for _, f := range []gear.Field{gear.Description, gear.Notes} {
			if c.taken[f] == nil && !c.means(f) {
				c.move(cl, f)
				return nil
			}
		}
	}
	c.set(cl.cell, fmt.Sprintf("column %d is read as %s", first.cell+1, c.words.Dict.Name(cl.field)))
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
	for _, h := range c.file.Headings {
		if m := c.words.Read(h).All; len(m) > 0 && m[0].field == f {
			return true
		}
	}
	return false
}

// choose takes the first field that the content of a column fits. A heading
// that is not contested means its field, unless hardly any cell can be read so.
func (c *columnMapper) choose(all []candidate, cells []string) (candidate, bool) {
	if len(all) == 1 && all[0].rank < leastWords {
		switch c.words.Dict.Defs[all[0].field].Type {
		case gear.Closed:
			if fits, filled := c.fits(all[0].field, cells); filled >= 5 && 5*fits < filled {
				return c.otherList(all[0], cells)
			}
		case gear.Count: // nombre is a number in French, and a name in Spanish
			if fits, filled := c.fits(all[0].field, cells); filled >= 5 && fits == 0 {
				return all[0], false
			}
		}
		return all[0], true
	}
	for _, m := range all {
		if m.field == gear.Manufacturer && c.soldBy(cells) || !c.plausible(m.field, cells) {
			continue
		}
		if fits, filled := c.fits(m.field, cells); filled > 0 && 5*fits >= 4*filled || c.plainText(m.field) || len(all) == 1 && c.words.Dict.Defs[m.field].Type == gear.Text {
			return m, true
		}
	}
	return all[0], FilledCells(cells) == 0 || len(all) == 1 && c.words.Dict.Defs[all[0].field].Type == gear.Closed
}

// soldBy reports a column that names sellers, not makers.
func (c *columnMapper) soldBy(cells []string) bool {
	sellers := 0
	for _, cell := range cells {
		if c.words.sellers[values.Fold(cell)] {
			sellers++
		}
	}
	return sellers > 0 && 5*sellers >= 4*FilledCells(cells)
}

// plainText reports fields that take any text.
func (c *columnMapper) plainText(f gear.Field) bool {
	return c.words.Dict.Defs[f].Type == gear.Text && f != gear.Model
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
	st := &values.Styles{Declared: c.order, Survey: f.Survey}
	f.mapped = make([]bool, max(f.Width, len(f.Headings)))
	maker := false
	for i := range c.words.Dict.Defs {
		field := gear.Field(i)
		cl := c.taken[field]
		if cl == nil {
			if field < gear.Known {
				f.Mapping.Missing = append(f.Mapping.Missing, field)
			}
			continue
		}
		maker = maker || values.NamesMaker(field, c.words.Dict) || field == gear.SerialNumber && mostly(c.look(cl.cell).values, form.IsPONSerial)
		r := c.words.Reader(field)
		r.Part, r.Cut, r.Keys, r.Always, r.Styles, r.Column, r.Sheet = cl.part, cl.cut, cl.keys, cl.always, st, cl.cell, f.Typed
		f.mapped[cl.cell] = cl.part != values.PairPart // what else it holds is searched
		f.Columns = append(f.Columns, Column{Field: field, Cell: cl.cell, Reader: r, ByCells: cl.rank == byCells, Own: cl.own})
		shown := field
		if joined, ok := c.words.Dict.Field(values.MakeModel); ok && cl.part == values.ModelPart && (c.holds(gear.Manufacturer, cl.cell) || c.holds(gear.Brand, cl.cell)) {
			continue
		} else if ok && cl.part == values.MakerPart {
			shown = joined
		}
		f.Mapping.Columns = append(f.Mapping.Columns, MappedColumn{
			Field: shown, Heading: c.headingOf(cl.cell), Column: cl.cell + 1, Confidence: cl.confidence,
			Alternatives: cl.alternatives, Samples: Distinct(c.cells(cl.cell), 3), Words: cl.words, Cells: c.sayCells(field, cl),
		})
	}
	c.ignored = slices.DeleteFunc(c.ignored, func(col IgnoredColumn) bool { return col.Heading == "" })
	c.unmapped()
	c.findRivals()
	for i := range c.ignored {
		c.compare(&c.ignored[i])
	}
	slices.SortFunc(c.ignored, func(a, b IgnoredColumn) int { return a.Column - b.Column })
	f.Mapping.Ignored = c.ignored
	if !maker {
		return NoMaker{f.Fault(gear.Incomplete, f.Mapping.Line, "no manufacturer column was recognized"+f.misnamed()+"; the headings are "+Listed(f.Headings), c.whereMakersAre())}
	}
	return nil
}

// remembered asks once for each text: cells of one column begin with the same words.
func remembered(knows func(string) bool) func(string) bool {
	if knows == nil {
		return nil
	}
	answers := map[string]bool{}
	return func(text string) bool {
		answer, ok := answers[text]
		if !ok {
			answer = knows(text)
			answers[text] = answer
		}
		return answer
	}
}

// whereMakersAre says how a table can be read in which no column names makers. Some
// have a column of numbers for each maker.
func (c *columnMapper) whereMakersAre() string {
	var makers []string
	if c.knows != nil {
		makers = slices.DeleteFunc(slices.Clone(c.file.Headings), func(h string) bool { name, _ := c.beginning(h); return name == "" })
	}
	if len(makers) > 1 {
		return "the headings " + Listed(makers) + " name makers: give each of them rows of its own, with the maker in a column"
	}
	return "say which one does: --map manufacturer=HEADING"
}

// misnamed says that a text has the name of a workbook, nothing where it has not.
func (f *Table) misnamed() string {
	if end := strings.ToLower(filepath.Ext(f.Name)); f.Sheet == "" && (end == ".xlsx" || end == ".xlsm" || end == ".xls") {
		return ", in what is text and no workbook whatever its name"
	}
	return ""
}
