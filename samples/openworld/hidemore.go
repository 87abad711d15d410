package main

import (
	"math/rand/v2"
	"slices"
	"strings"
)

// tradeWays are further members of the kinds above, as lists of the trade show
// them: the clue stands elsewhere, or the row is mistaken for another.
func tradeWays() []way {
	return []way{
		{name: "label: an abbreviation", table: func(f *file) {
			f.betray()
			f.target().cells["maker"] = pick(f.rng, []string{"HW", "HUAW", "HKV", "DH", "V-1", "MFR A", "CN-2", "H."})
		}},
		{name: "label: the model stands there", table: func(f *file) {
			f.betray()
			r := f.target()
			r.cells["maker"], r.cells["model"] = f.item.model, ""
			f.clue = "model"
		}},
		{name: "label: maker and model swapped", table: func(f *file) {
			r := f.target()
			f.clue = "name"
			r.cells["maker"], r.cells["model"] = f.item.model, f.item.maker
		}},
		{name: "label: a web or mail address", table: phrase("address")},
		{name: "spelling: marks around the name", table: phrase("mark")},
		{name: "spelling: letters apart", table: respell(func(rng *rand.Rand, s string) string {
			return strings.Join(strings.Split(s, ""), pick(rng, []string{" ", ".", "-", "_", "  "}))
		})},
		{name: "spelling: accents", table: respell(func(_ *rand.Rand, s string) string {
			return strings.NewReplacer("a", "á", "e", "è", "i", "í", "y", "ý", "Z", "Ž").Replace(s)
		})},
		{name: "spelling: read by a scanner", table: respell(misread)},
		{name: "spelling: a line end inside the name", table: respell(func(rng *rand.Rand, s string) string {
			return pick(rng, []string{"\n" + s, s + "\n", s[:1] + "\n" + s[1:], s + "\nTech."})
		})},
		{name: "column: the clue in one that nobody reads", table: func(f *file) {
			f.betray()
			r := f.target()
			r.cells["model"], r.cells["mac"], r.cells["oid"], r.cells["descr"], r.cells["serial"] = "unit 2", "", "", "", f.serial()
			r.cells["maker"] = f.word("seller")
			f.main().add("extra", f.word("unread"))
			for _, other := range f.main().rows {
				other.cells["extra"] = other.cells["maker"] + " " + other.cells["model"]
			}
			r.cells["extra"] = f.item.maker + " " + f.item.model
			f.clue = "name and model in an unread column"
		}},
		{name: "column: the headings begin like a comment", lines: func(f *file) {
			head := slices.Clone(f.sheets[0].lines[0].cells)
			head[0] = "# " + head[0]
			f.sheets[0].lines[0].cells = head
		}},
		{name: "value: the tag and serial of another row", table: func(f *file) {
			t := f.main()
			i := slices.IndexFunc(t.rows, func(r *row) bool { return r.target })
			twin := t.rows[i-1]
			t.rows[i].cells["tag"], t.rows[i].cells["serial"] = twin.cells["tag"], twin.cells["serial"]
		}},
		{name: "value: active, though removed on a day", table: func(f *file) {
			t := f.main()
			t.add("removed", "Removed On")
			f.target().cells["removed"] = "2022-03-04"
			f.target().cells["status"] = pick(f.rng, []string{"active", "in service", "offline"})
		}},
		{name: "cut: shifted by an empty cell", lines: func(f *file) {
			l := &f.sheets[0].lines[f.sheets[0].at()]
			l.cells = append([]string{""}, l.cells[:len(l.cells)-1]...)
		}},
		{name: "line: indented under a section", lines: func(f *file) {
			s := f.sheets[0]
			i := s.at()
			c := slices.Clone(s.lines[i].cells)
			k := slices.Index(f.main().keys, "maker")
			for n := range c {
				if n != k && n != k+1 {
					c[n] = ""
				}
			}
			s.lines[i].cells = c
			s.insert(i, line{cells: []string{f.word("site")}})
		}},
		{name: "line: one cell, maker and model", lines: func(f *file) {
			s := f.sheets[0]
			s.lines[s.at()].cells = []string{f.item.maker + " " + f.item.model}
		}},
		{name: "sheet: the name in rich text", format: "xlsx", lines: func(f *file) {
			f.sheets[0].rich = f.main().letter("maker")
		}, table: func(f *file) {
			f.named()
			f.target().cells["maker"] = f.item.maker
		}},
	}
}

// misread takes one letter, or two side by side, for what looks like it.
func misread(rng *rand.Rand, s string) string {
	var all []string
	for _, p := range [][2]string{{"i", "l"}, {"T", "7"}, {"w", "vv"}, {"D", "0"}, {"e", "c"}, {"Z", "2"}} {
		if strings.Contains(s, p[0]) {
			all = append(all, strings.Replace(s, p[0], p[1], 1))
		}
	}
	return pick(rng, all)
}
