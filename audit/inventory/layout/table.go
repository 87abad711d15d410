package layout

import (
	"slices"
	"strings"
)

// Table is what was read by a layout.
type Table struct {
	Keys    []string // names of fields, in the order in which they were met
	Things  []Thing
	Skipped []Skipped
	Blank   int64 // lines without content
	Cells   int64 // of the input that hold something and that were read, those of names too
	Full    bool  // there is more than is kept

	layout *Layout
	index  map[string]int // of Keys, by name in small letters
	kept   int
	rows   []Row   // up to the next blank line, title, or change of what stands left of the names
	open   []group // things that may go on, by column of names
}

// Bounds of what is kept.
const (
	mostCells = 1 << 18
	mostRows  = 4096 // of a block
)

// caption is the name of what stands above the fields of a thing, or left of them.
const caption = "caption"

// Table begins to read by the layout.
func (l *Layout) Table() *Table {
	return &Table{layout: l, index: map[string]int{}, open: make([]group, len(l.keys))}
}

// value is a cell beside a name.
type value struct {
	column int
	text   string
}

// entry is the name of a field, with its values.
type entry struct {
	key    int // number of the column of names
	name   string
	kind   Kind
	line   int
	column int
	values []value
}

// group are the things whose fields stand in one column of names.
type group struct {
	seen   map[string]bool // names of fields that the things have, in small letters
	leader string          // the first of them
	things []openThing
}

// openThing is a thing of which more lines may follow.
type openThing struct {
	column int // of its values; 0 on cards
	at     int // in Table.Things
}

// cut cuts a row into names and their values. A name is empty where none stands in its
// column, and there are values all the same.
func (l *Layout) cut(r Row) []entry {
	var out []entry
	for i, c := range l.keys {
		if c >= len(r.Cells) {
			break
		}
		end := len(r.Cells)
		if i+1 < len(l.keys) {
			end = min(end, l.keys[i+1])
		}
		e := entry{key: i, line: r.Line, column: c + 1}
		name, text, together := pair(r.Cells[c])
		switch {
		case l.inline && together:
			e.name, e.values = name, []value{{c + 1, text}}
		case l.inline && !blank(r.Cells[c]): // the value of a name above
			e.values = []value{{c + 1, strings.TrimSpace(r.Cells[c])}}
		default:
			e.name = strings.TrimRight(strings.TrimSpace(r.Cells[c]), " :：.")
		}
		for j := c + 1; j < end; j++ {
			if !blank(r.Cells[j]) {
				e.values = append(e.values, value{j + 1, strings.TrimSpace(r.Cells[j])})
			}
		}
		if e.name != "" || e.values != nil {
			e.kind = l.words.Field(e.name)
			out = append(out, e)
		}
	}
	return out
}

// leadOf returns what stands left of the names.
func (l *Layout) leadOf(r Row) string {
	var texts []string
	for _, c := range r.Cells[:min(l.keys[0], len(r.Cells))] {
		if !blank(c) {
			texts = append(texts, strings.TrimSpace(c))
		}
	}
	return strings.Join(texts, " ")
}

// alone reports a row in which no name has a value, such as the title of a card.
// An empty field of a form is none.
func (l *Layout) alone(r Row) bool {
	for _, e := range l.cut(r) {
		if e.name != "" && (len(e.values) > 0 || e.kind != None) {
			return false
		}
		if e.name == "" && l.inline && len(r.Cells) > 0 && strings.HasPrefix(r.Cells[l.keys[e.key]], " ") { // it goes on with the value above
			return false
		}
	}
	return true
}

// Add reads the next line.
func (t *Table) Add(r Row) {
	switch l := t.layout; {
	case filled(r.Cells) == 0:
		t.Blank++
		t.block()
		return
	case t.kept >= mostCells:
		t.Full = true
		return
	case l.alone(r) && (len(t.rows) > 0 && !l.alone(t.rows[len(t.rows)-1]) && !t.goesOn(r)), len(t.rows) == mostRows:
		t.block()
	case len(t.rows) > 0 && !l.alone(t.rows[len(t.rows)-1]) && l.leadOf(r) != l.leadOf(t.rows[len(t.rows)-1]):
		t.block()
	}
	r.Cells = slices.Clone(r.Cells)
	for i := range r.Cells {
		r.Cells[i] = strings.Clone(r.Cells[i]) // what holds them is not to be kept
	}
	t.rows = append(t.rows, r)
}

// goesOn reports a row of values without a name, of which some stand below those of
// the row above.
func (t *Table) goesOn(r Row) bool {
	for _, e := range t.layout.cut(r) {
		if e.name != "" || t.layout.inline {
			return false
		}
	}
	return t.layout.leadOf(r) == ""
}

// End ends the last thing.
func (t *Table) End() {
	t.block()
	for i := range t.open {
		t.close(&t.open[i])
	}
	t.Things = slices.DeleteFunc(t.Things, func(one Thing) bool { return one.Cells == nil })
}

// block takes the lines that stand together.
func (t *Table) block() {
	l, rows := t.layout, t.rows
	t.rows = nil
	n := 0
	for n < len(rows) && l.alone(rows[n]) {
		n++
	}
	above, rows := rows[:n], rows[n:]
	if len(rows) == 0 {
		for _, r := range above {
			t.outside(r)
		}
		return
	}
	var all []entry
	for _, r := range rows {
		for _, e := range l.cut(r) {
			if !l.apart {
				e.key = 0
			}
			all = append(all, e)
		}
	}
	for g := range t.open {
		if slices.ContainsFunc(all, func(e entry) bool { return e.key == g && len(e.values) > 0 && t.again(e) }) {
			t.close(&t.open[g])
		}
	}
	t.captions(above, all)
	t.leads(rows)
	last := make([]string, len(t.open)) // names of the fields that values without one go on with
	for _, e := range all {
		if t.Cells += int64(len(e.values)); e.name != "" && !(l.inline && len(e.values) > 0) {
			t.Cells++
		}
		if e.name == "" {
			e.name, e.kind = last[e.key], None
		}
		last[e.key] = e.name
		t.entry(e)
	}
}

// again reports a name that the things of a group have already, and of which no thing
// has two.
func (t *Table) again(e entry) bool {
	g := &t.open[e.key]
	name := strings.ToLower(e.name)
	return g.seen[name] && (e.kind.tells() || name == g.leader)
}

// entry gives things the values of a field.
func (t *Table) entry(e entry) {
	if len(e.values) == 0 {
		return
	}
	g := &t.open[e.key]
	if t.again(e) {
		t.close(g)
	}
	name := strings.ToLower(e.name)
	if g.seen == nil {
		g.seen = map[string]bool{}
	}
	if g.leader == "" && e.name != caption {
		g.leader = name
	}
	g.seen[name] = true
	if !t.layout.Turned {
		t.add(g, 0, e.name, e.line, joined(e.values))
		return
	}
	for _, v := range e.values {
		t.add(g, v.column, e.name, e.line, v)
	}
}

// joined is the value of a field on a card that stands in several cells.
func joined(all []value) value {
	out := all[0]
	for _, v := range all[1:] {
		out.text += ", " + v.text
	}
	return out
}

// add gives the thing of a column a value.
func (t *Table) add(g *group, column int, name string, line int, v value) {
	i := slices.IndexFunc(g.things, func(o openThing) bool { return o.column == column })
	if i < 0 {
		i = len(g.things)
		g.things = append(g.things, openThing{column, len(t.Things)})
		t.Things = append(t.Things, Thing{})
	}
	thing := &t.Things[g.things[i].at]
	thing.Cells = append(thing.Cells, Cell{t.key(name), line, v.column, v.text})
	t.kept++
}

// key returns the index of a name.
func (t *Table) key(name string) int {
	folded := strings.ToLower(name)
	at, ok := t.index[folded]
	if !ok {
		at = len(t.Keys)
		t.Keys, t.index[folded] = append(t.Keys, name), at
	}
	return at
}

// captions takes the lines right above fields: what stands in the columns of the
// things, or the name of the thing on a card.
func (t *Table) captions(above []Row, fields []entry) {
	for i, r := range above {
		first := len(t.Things) == 0 && !t.layout.captioned
		taken := 0
		for c, text := range r.Cells {
			g := t.groupOf(c+1, fields)
			if g < 0 || blank(text) || !t.layout.Turned && (first || i < len(above)-1) {
				continue
			}
			taken++
			t.entry(entry{key: g, name: caption, line: r.Line, values: []value{{c + 1, strings.TrimSpace(text)}}})
		}
		if t.Cells += int64(taken); taken == 0 {
			t.outside(r)
			continue
		}
		if rest := filled(r.Cells) - taken; rest > 0 {
			t.Cells += int64(rest)
			t.skip(Skipped{Line: r.Line, Text: text(r, func(c int) bool { return t.groupOf(c+1, fields) < 0 })})
		}
	}
}

// groupOf returns the number of the group that a column belongs to: in a turned table
// that which has values there; negative for none.
func (t *Table) groupOf(column int, fields []entry) int {
	g := -1
	for i, c := range t.layout.keys {
		if c < column && (t.layout.apart || i == 0) {
			g = i
		}
	}
	has := func(e entry) bool {
		return e.key == g && (!t.layout.Turned || slices.ContainsFunc(e.values, func(v value) bool { return v.column == column }))
	}
	if g < 0 || !slices.ContainsFunc(fields, has) {
		return -1
	}
	return g
}

// leads takes what stands left of the names.
func (t *Table) leads(rows []Row) {
	lead, n := t.layout.leadOf(rows[0]), 0
	for _, r := range rows {
		n += filled(r.Cells[:min(t.layout.keys[0], len(r.Cells))])
	}
	if t.Cells += int64(n); n == 0 {
		return
	}
	if t.layout.Turned {
		t.skip(Skipped{Line: rows[0].Line, Text: lead})
		return
	}
	t.entry(entry{name: caption, line: rows[0].Line, values: []value{{1, lead}}})
}

// outside takes a line that belongs to no thing.
func (t *Table) outside(r Row) {
	t.Cells += int64(filled(r.Cells))
	t.skip(Skipped{Line: r.Line, Text: text(r, func(int) bool { return true })})
}

// text is what stands in some cells of a row.
func text(r Row, in func(column int) bool) string {
	var out []string
	for c, cell := range r.Cells {
		if in(c) && !blank(cell) {
			out = append(out, strings.TrimSpace(cell))
		}
	}
	return strings.Join(out, " | ")
}

// skip books what belongs to no thing. Where it names a designated maker and is no
// title above the things, it is a thing of its own.
func (t *Table) skip(s Skipped) {
	if s.Above = len(t.Things) == 0; s.Above || !t.layout.words.Named(s.Text) {
		t.Skipped = append(t.Skipped, s)
		return
	}
	t.Things = append(t.Things, Thing{[]Cell{{t.key(caption), s.Line, max(s.Column, 1), s.Text}}})
}

// close ends the things of a group. Columns of units and remarks are none.
func (t *Table) close(g *group) {
	open := g.things
	*g = group{}
	if !t.layout.Turned || len(open) < 2 {
		return
	}
	for i := len(open) - 1; i >= 0; i-- {
		at := open[i].at
		if cells := t.Things[at].Cells; t.besides(cells) {
			t.Things[at].Cells = nil
			s := Skipped{Line: cells[0].Line, Column: open[i].column, Unit: true}
			for _, c := range cells {
				s.Text = strings.TrimPrefix(s.Text+" | "+c.Text, " | ")
			}
			t.Skipped = append(t.Skipped, s)
		}
	}
}

// besides reports a column of a turned table that holds the units of the fields, or
// words about them.
func (t *Table) besides(cells []Cell) bool {
	units := true
	for _, c := range cells {
		units = units && t.layout.words.Unit(c.Text)
		if t.layout.words.Named(c.Text) {
			return false
		}
	}
	kind := t.layout.words.Field(cells[0].Text)
	return units || kind == Remark || kind == None && t.layout.words.Unit(cells[0].Text)
}
