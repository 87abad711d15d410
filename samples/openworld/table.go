package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
)

// file is one inventory while it is made.
type file struct {
	rng    *rand.Rand
	from   *labels
	ways   []string
	item   *device // the designated item in place, nil in a clean file
	clue   string  // what says so
	tables []*table
	sheets []*sheet
	format string // csv, semicolon, tsv or xlsx
	encode string
	eol    string
	flags  []string // of the audit
}

// table is a sheet before it is laid out: rows by key, in the order of keys.
type table struct {
	name string
	keys []string
	head map[string]string
	rows []*row
}

type row struct {
	cells  map[string]string
	target bool
}

// sheet is a table laid out as lines.
type sheet struct {
	name    string
	lines   []line
	hidden  bool
	cover   []string    // columns that are hidden
	merge   [][2]string // ranges that are merged
	bare    [][2]string // cells that hold a formula without a result
	rich    string      // column whose texts are written letter by letter
	deep    bool        // hidden so that only a macro shows it
	remarks [][2]string // comments on cells
	formats [][2]string // number formats of cells
}

// line is a line of a sheet. raw, in a text file, is written as it is.
type line struct {
	cells   []string
	raw     string
	target  bool
	heading bool
	hidden  bool
}

// newFile makes a plain inventory: other makers' gear and, where hide is set,
// one designated item that anybody sees.
func newFile(rng *rand.Rand, from *labels, hide bool) *file {
	f := &file{rng: rng, from: from, eol: "\n", format: pick(rng, []string{"csv", "csv", "csv", "semicolon", "tsv", "xlsx", "xlsx"})}
	t := f.newTable("Inventory", 6+rng.IntN(14))
	if hide {
		d := pick(rng, from.designated)
		f.item = &d
		f.clue = "name"
		at := 1 + rng.IntN(len(t.rows)-2)
		r := f.newRow(at, d)
		r.target = true
		r.cells["maker"] = pick(rng, from.names[d.vendor])
		t.rows[at] = r
	}
	f.tables = []*table{t}
	return f
}

func (f *file) newTable(name string, rows int) *table {
	t := &table{name: name, keys: []string{"tag", "site", "maker", "model", "serial", "status", "qty", "notes"}, head: map[string]string{
		"tag": "Asset Tag", "site": "Site", "maker": pick(f.rng, []string{"Manufacturer", "Vendor", "Make"}), "model": "Model",
		"serial": "Serial Number", "status": "Status", "qty": "Quantity", "notes": "Notes", "mac": "MAC Address", "oid": "sysObjectID", "descr": "Description",
	}}
	if f.rng.IntN(2) == 0 {
		t.keys = append(t.keys, "mac")
	}
	for i := range rows {
		t.rows = append(t.rows, f.newRow(i, pick(f.rng, f.from.others)))
	}
	return t
}

func (f *file) newRow(n int, d device) *row {
	return &row{cells: map[string]string{
		"tag": fmt.Sprintf("A-%d", 1001+n), "site": f.word("site"), "maker": d.maker, "model": d.model, "serial": f.serial(),
		"status": "active", "qty": fmt.Sprint(1 + f.rng.IntN(4)), "mac": f.mac("04D3B0"),
		"descr": strings.TrimSuffix(d.what, "typed"),
	}}
}

func pick[T any](rng *rand.Rand, from []T) T { return from[rng.IntN(len(from))] }

func (f *file) word(list string) string { return pick(f.rng, f.from.words[list]) }

// serial is a number that no maker's grammar fits.
func (f *file) serial() string { return fmt.Sprintf("Q%07dK", f.rng.IntN(1e7)) }

func (f *file) mac(prefix string) string {
	p := prefix
	return fmt.Sprintf("%s:%s:%s:%02x:%02x:%02x", p[0:2], p[2:4], p[4:6], f.rng.IntN(256), f.rng.IntN(256), f.rng.IntN(256))
}

// target is the row of the designated item.
func (f *file) target() *row {
	for _, t := range f.tables {
		for _, r := range t.rows {
			if r.target {
				return r
			}
		}
	}
	return nil
}

// main is the table of the inventory.
func (f *file) main() *table { return f.tables[0] }

// add puts a column into the table, before the notes.
func (t *table) add(key, heading string) {
	t.head[key] = heading
	if slices.Contains(t.keys, key) {
		return
	}
	i := slices.Index(t.keys, "notes")
	t.keys = slices.Insert(t.keys, max(i, 0), key)
}

func (t *table) drop(key string) {
	t.keys = slices.DeleteFunc(t.keys, func(k string) bool { return k == key })
}

// letter is the column of a workbook that the key stands in.
func (t *table) letter(key string) string { return string(rune('A' + slices.Index(t.keys, key))) }

// lay lays the tables out as lines.
func (f *file) lay() {
	for _, t := range f.tables {
		s := &sheet{name: t.name, lines: []line{{cells: t.heads(), heading: true}}}
		for _, r := range t.rows {
			s.lines = append(s.lines, line{cells: t.line(r), target: r.target})
		}
		f.sheets = append(f.sheets, s)
	}
}

func (t *table) heads() []string {
	var out []string
	for _, k := range t.keys {
		out = append(out, t.head[k])
	}
	return out
}

func (t *table) line(r *row) []string {
	var out []string
	for _, k := range t.keys {
		out = append(out, r.cells[k])
	}
	return out
}

// at is the index of the designated item's line in the first sheet.
func (s *sheet) at() int {
	for i, l := range s.lines {
		if l.target {
			return i
		}
	}
	return -1
}

// insert puts lines before the line at i.
func (s *sheet) insert(i int, more ...line) {
	s.lines = append(s.lines[:i:i], append(more, s.lines[i:]...)...)
}

// lineNumber is the number by which a workbook knows the line at index i.
func lineNumber(i int) string { return strconv.Itoa(i + 1) }
