package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// lineWays make the item's line look as if it were none.
func lineWays() []way {
	return []way{
		{name: "line: looks like a total", table: func(f *file) {
			word := pick(f.rng, []string{"Total Wireless 12", "Total", "Sum Hill", "Subtotal North", "Grand Total Station", "Summe Süd", "TOTAL SITE 4", "Gesamt", "Totaux", "Suma Norte"})
			f.main().keys = append([]string{"site"}, slices.DeleteFunc(f.main().keys, func(k string) bool { return k == "site" })...)
			r := f.target()
			r.cells["site"], r.cells["tag"] = word, ""
			r.cells["qty"] = "977"
		}},
		{name: "line: a name of its own in the total", table: func(f *file) {
			f.betray()
			f.target().cells["tag"], f.target().cells["maker"] = pick(f.rng, []string{"Total", "Total:", "Sum"}), ""
		}},
		{name: "line: the tag begins like a comment", table: tagWith("#", "//", ";", "--", "%", "'", "/*", "REM ", "<!--", "*")},
		{name: "line: says text like a footer", table: func(f *file) {}, lines: func(f *file) {
			s := f.sheets[0]
			i := s.at()
			s.lines = slices.Delete(s.lines, i, i+1)
			text := fmt.Sprintf(pick(f.rng, []string{"Spare: %s %s in the store room", "plus 1 %s %s at the exchange, not listed above", "End of list: also %s %s, rack 4", "Im Lager: %s %s, 1 Stück"}), f.item.maker, f.item.model)
			s.lines = append(s.lines, line{}, line{cells: []string{text}, target: true})
		}},
		{name: "line: above the headings", lines: func(f *file) {
			s := f.sheets[0]
			i := s.at()
			l := s.lines[i]
			s.lines = slices.Delete(s.lines, i, i+1)
			s.insert(0, l)
		}},
		{name: "line: behind a gap of empty lines", lines: func(f *file) {
			s := f.sheets[0]
			s.insert(s.at(), make([]line, pick(f.rng, []int{3, 12, 60, 1200}))...)
		}},
		{name: "line: behind an end mark", lines: func(f *file) {
			s := f.sheets[0]
			s.insert(s.at(), line{}, line{cells: []string{pick(f.rng, []string{"End of report", "*** END ***", "EOF", "Ende der Liste", "\\.", "(6 rows)"})}})
		}},
		{name: "line: far down in a long file", format: "text", table: func(f *file) {
			t := f.main()
			t.head["maker"] = f.word("odd-heading")
			far := f.target()
			t.rows = slices.DeleteFunc(t.rows, func(r *row) bool { return r.target })
			for i := len(t.rows); i < 10050; i++ {
				t.rows = append(t.rows, f.newRow(i, device{model: "unit 4"}))
			}
			t.rows = append(t.rows, far)
		}},
		{name: "line: in a second table below, other headings", lines: func(f *file) {
			s := f.sheets[0]
			i := s.at()
			s.lines = slices.Delete(s.lines, i, i+1)
			head := pick(f.rng, [][]string{{"Gerät", "geliefert von", "Nr."}, {"Kit", "House", "Ref"}, {"Box", "badge", "where"}, {"Additional equipment", "Supplier / maker", "Bay"}})
			s.lines = append(s.lines, line{}, line{}, line{cells: head},
				line{cells: []string{"router", "Nokia", "R1"}}, line{cells: []string{f.item.what, f.item.maker, "R2"}, target: true}, line{cells: []string{"switch", "Cisco", "R3"}})
		}},
		{name: "line: in a second table beside", lines: func(f *file) {
			s := f.sheets[0]
			i := s.at()
			s.lines = slices.Delete(s.lines, i, i+1)
			side := [][]string{{"", "Box", "badge", "where"}, {"", "router", "Nokia", "bay 1"}, {"", f.item.what, f.item.maker, "bay 2"}}
			for n, cells := range side {
				s.lines[n].cells = append(slices.Clone(s.lines[n].cells), cells...)
			}
			s.lines[2].target = true
		}},
		{name: "line: second headings in other order", lines: secondOrder},
		{name: "line: a section names the maker", table: func(f *file) {
			f.named()
			f.target().cells["maker"] = ""
			f.clue = "the section above"
		}, lines: func(f *file) { f.sheets[0].insert(f.sheets[0].at(), line{cells: []string{f.item.maker}}) }},
		{name: "line: the title names the maker", table: func(f *file) {
			f.named()
			f.target().cells["maker"] = ""
			f.main().drop("maker")
			f.clue = "the title"
		}, lines: func(f *file) { f.sheets[0].insert(0, line{cells: []string{f.item.maker + " equipment list"}}) }},
		{name: "line: the row goes on in the next line", lines: func(f *file) {
			s := f.sheets[0]
			i := s.at()
			k := slices.Index(f.main().keys, "maker")
			next := make([]string, len(s.lines[i].cells))
			next[k] = s.lines[i].cells[k]
			s.lines[i].cells = slices.Clone(s.lines[i].cells)
			s.lines[i].cells[k] = ""
			s.insert(i+1, line{cells: next})
		}},
	}
}

func tagWith(marks ...string) func(*file) {
	return func(f *file) {
		mark := pick(f.rng, marks)
		f.target().cells["tag"] = mark + f.target().cells["tag"]
	}
}

// secondOrder repeats the headings in reverse order before the item, and writes
// it so.
func secondOrder(f *file) {
	s := f.sheets[0]
	i := s.at()
	head, own := slices.Clone(s.lines[0].cells), slices.Clone(s.lines[i].cells)
	slices.Reverse(head)
	slices.Reverse(own)
	s.lines[i].cells = own
	s.insert(i, line{cells: head, heading: true})
	for n := i + 2; n < len(s.lines); n++ {
		cells := slices.Clone(s.lines[n].cells)
		slices.Reverse(cells)
		s.lines[n].cells = cells
	}
}

// turn writes a column a device.
func turn(f *file) {
	s := f.sheets[0]
	var out []line
	for c, h := range s.lines[0].cells {
		l := line{cells: []string{h}}
		for _, r := range s.lines[1:] {
			l.cells = append(l.cells, r.cells[c])
			l.target = l.target || r.target && c == slices.Index(f.main().keys, "maker")
		}
		out = append(out, l)
	}
	s.lines = out
}

// rawWays damage the text of the item's line: delimiters and quotes.
func rawWays() []way {
	raw := func(name string, change func(f *file, s *sheet, i int)) way {
		return way{name: "cut: " + name, format: "text", lines: func(f *file) { change(f, f.sheets[0], f.sheets[0].at()) }}
	}
	return []way{
		raw("quotes that swallow the row", func(f *file, s *sheet, i int) {
			j := min(i+1+f.rng.IntN(3), len(s.lines)-1)
			for j <= i {
				s.lines = append(s.lines, line{cells: f.main().line(f.newRow(99, pick(f.rng, f.from.others)))})
				j = len(s.lines) - 1
			}
			s.lines[i-1].raw = join(f, s.lines[i-1].cells[:2]) + f.delim() + `"` + join(f, s.lines[i-1].cells[2:])
			s.lines[j].raw = join(f, s.lines[j].cells[:3]) + `"` + f.delim() + join(f, s.lines[j].cells[3:])
		}),
		raw("a quote that never closes", func(f *file, s *sheet, i int) { s.lines[i].raw = `"` + join(f, s.lines[i].cells) }),
		raw("a delimiter too many", func(f *file, s *sheet, i int) {
			c := slices.Clone(s.lines[i].cells)
			s.lines[i].cells = append(c[:2:2], append([]string{"north"}, c[2:]...)...)
		}),
		raw("a delimiter lost", func(f *file, s *sheet, i int) {
			c := slices.Clone(s.lines[i].cells)
			s.lines[i].cells = append([]string{c[0] + " " + c[1]}, c[2:]...)
		}),
		raw("cut off behind the maker", func(_ *file, s *sheet, i int) {
			s.lines[i].cells = s.lines[i].cells[:3]
			s.lines[i].cells = append([]string{}, s.lines[i].cells...)
		}),
		{name: "cut: rejected, and rejects allowed", format: "text", lines: func(f *file) {
			s := f.sheets[0]
			f.flags = []string{"--allow-rejects", "5"}
			s.lines[s.at()].cells = append(slices.Clone(s.lines[s.at()].cells), "x", "y")
		}},
		raw("the whole row in one quote", func(f *file, s *sheet, i int) { s.lines[i].raw = `"` + join(f, s.lines[i].cells) + `"` }),
		raw("another delimiter in this row", func(f *file, s *sheet, i int) {
			s.lines[i].raw = strings.Join(s.lines[i].cells, pick(f.rng, []string{"|", "   ", "~", " - "}))
		}),
		raw("a line end inside the row", func(f *file, s *sheet, i int) {
			s.lines[i].raw = join(f, s.lines[i].cells[:2]) + "\n" + join(f, s.lines[i].cells[2:])
		}),
		raw("an inch mark", func(f *file, s *sheet, i int) {
			c := slices.Clone(s.lines[i].cells)
			c[1] = `19" rack`
			s.lines[i].raw = strings.Join(c, f.delim())
		}),
		raw("a back slash before the delimiter", func(f *file, s *sheet, i int) {
			c := slices.Clone(s.lines[i].cells)
			s.lines[i].raw = c[0] + f.delim() + `Hill A\` + f.delim() + ` north` + f.delim() + join(f, c[2:])
		}),
	}
}

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
