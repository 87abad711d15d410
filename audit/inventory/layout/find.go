package layout

import (
	"slices"
	"strings"
)

// Layout says where the names of fields stand in a text.
type Layout struct {
	Turned bool // the values of a field stand beside each other, one for each thing
	End    int  // index of the headings of a table below; negative: it goes to the end

	words  *Words
	keys   []int // columns of names, from 0
	inline bool  // name and value stand in one cell
	apart  bool  // each column of names is about things of its own

	captioned bool // a name stands above the fields of each thing
}

const (
	lookedAt  = 60 // filled lines that a layout is found by
	quickLook = 25 // filled lines in which names have to stand first
	mostWide  = 64 // columns among which names are looked for
)

// Find looks for names of fields that stand below each other at the beginning of a
// text, with values of things beside them; nil where there are none. Rows of headings
// end what is looked at.
func Find(rows []Row, words *Words) *Layout {
	if !worthwhile(rows, words) {
		return nil
	}
	end := slices.IndexFunc(rows, words.headings)
	seen := rows
	if end >= 0 {
		seen = rows[:end]
	}
	seen = filledRows(seen)
	for _, inline := range [...]bool{false, true} {
		l := &Layout{End: end, words: words, inline: inline}
		if l.keys = l.columns(seen); l.keys == nil {
			continue
		}
		l.Turned = l.turned(seen)
		l.apart = l.Turned || l.twice(seen)
		if l.things(seen) {
			return l
		}
	}
	return nil
}

// worthwhile reports whether some rows begin with names of fields, or have them
// second: most tables are told by that alone.
func worthwhile(rows []Row, words *Words) bool {
	seen := map[string]bool{}
	tells, lines := 0, 0
	for _, r := range rows {
		n := 0
		for _, c := range r.Cells {
			if blank(c) {
				continue
			}
			name, _, _ := pair(c)
			if kind, key := words.Field(name), strings.ToLower(name); kind != None {
				if kind.tells() && !seen[key] {
					tells++
				}
				seen[key] = true
				break
			}
			if n++; n == 2 {
				break
			}
		}
		if len(seen) >= 2 && tells > 0 {
			return true
		}
		if lines++; lines == quickLook {
			break
		}
	}
	return false
}

// headings reports a row of names of fields side by side: what follows is a table.
func (w *Words) headings(r Row) bool {
	names, tells := 0, 0
	for _, c := range r.Cells {
		if blank(c) {
			continue
		}
		kind := w.Field(strings.TrimSpace(c))
		if kind != None {
			names++
		}
		if kind.tells() {
			tells++
		}
	}
	return names >= 3 && tells > 0 && 3*names >= 2*filled(r.Cells)
}

// filledRows returns the first rows that hold something, with one empty row where
// others stand between them.
func filledRows(rows []Row) []Row {
	var out []Row
	n, gap := 0, false
	for _, r := range rows {
		if filled(r.Cells) == 0 {
			gap = n > 0
			continue
		}
		if gap {
			out = append(out, Row{})
		}
		gap = false
		out = append(out, r)
		if n++; n == lookedAt {
			break
		}
	}
	return out
}

func filled(cells []string) int {
	n := 0
	for _, c := range cells {
		if !blank(c) {
			n++
		}
	}
	return n
}

func blank(cell string) bool { return strings.TrimSpace(cell) == "" }

// pair cuts a cell into the name of a field and its value; ok is false where there is
// no value. A sign at the end is dropped.
func pair(cell string) (name, value string, ok bool) {
	cell = strings.TrimSpace(cell)
	at := strings.IndexAny(cell, ":：=")
	if at < 0 {
		return cell, "", false
	}
	sign := 1
	if strings.HasPrefix(cell[at:], "：") {
		sign = len("：")
	}
	name, value = strings.TrimRight(cell[:at], " .\t"), strings.TrimSpace(cell[at+sign:])
	return name, value, value != ""
}

// columns returns the columns in which names of fields stand; nil where they are too
// few to tell.
func (l *Layout) columns(rows []Row) []int {
	width := 0
	for _, r := range rows {
		width = max(width, min(len(r.Cells), mostWide))
	}
	var out []int
	names := map[string]Kind{}
	for c := range width {
		if n := len(out); n > 0 && out[n-1] == c-1 && !l.inline { // a value stands between two names
			continue
		}
		if found := l.column(rows, c); found != nil {
			out = append(out, c)
			for name, kind := range found {
				names[name] = kind
			}
		}
	}
	tells := 0
	for _, kind := range names {
		if kind.tells() {
			tells++
		}
	}
	if tells == 0 || len(names) < 3 && tells < 2 {
		return nil
	}
	return out
}

// column returns the names of fields in a column, if half of its cells with values are
// such names, two of them different; nil if not.
func (l *Layout) column(rows []Row, c int) map[string]Kind {
	named, all := 0, 0
	seen := map[string]Kind{}
	for _, r := range rows {
		if c >= len(r.Cells) || blank(r.Cells[c]) {
			continue
		}
		name, _, together := pair(r.Cells[c])
		if !together && filled(r.Cells[c+1:]) == 0 { // a title, or a field without a value
			continue
		}
		all++
		if kind := l.words.Field(name); kind != None && l.inline == together {
			named++
			seen[strings.ToLower(name)] = kind
		}
	}
	if len(seen) < 2 || 2*named < all {
		return nil
	}
	return seen
}

// turned reports whether most names have several values.
func (l *Layout) turned(rows []Row) bool {
	many, all := 0, 0
	for _, r := range rows {
		for _, e := range l.cut(r) {
			if e.name == "" || len(e.values) == 0 {
				continue
			}
			if all++; len(e.values) > 1 {
				many++
			}
		}
	}
	return !l.inline && 2*many > all
}

// twice reports whether a line has the same name in two columns of names.
func (l *Layout) twice(rows []Row) bool {
	return slices.ContainsFunc(rows, func(r Row) bool {
		all := l.cut(r)
		for i, e := range all {
			if e.kind != None && slices.ContainsFunc(all[:i], func(o entry) bool { return strings.EqualFold(o.name, e.name) }) {
				return true
			}
		}
		return false
	})
}

// things reports whether what stands in the rows, read by the layout, is equipment:
// at least half of the things have two fields that tell one, and one of them says who
// made it, or has the form of a model or a serial number.
func (l *Layout) things(rows []Row) bool {
	l.captioned = true
	t := l.Table()
	for _, r := range rows {
		t.Add(r)
	}
	t.End()
	good, captions := 0, 0
	for i := range t.Things {
		tells, proven := 0, false
		for _, c := range t.Things[i].Cells {
			if t.Keys[c.Key] == caption {
				captions++
			}
			kind := l.words.Field(t.Keys[c.Key])
			if !kind.tells() {
				continue
			}
			tells++
			proven = proven || kind == Maker && l.words.Maker(c.Text) || kind != Maker && l.words.Code(c.Text)
		}
		if tells >= 2 && proven {
			good++
		}
	}
	l.captioned = captions > 1
	return good > 0 && 2*good >= len(t.Things)
}
