package main

import (
	"fmt"
	"slices"
)

// sheetWays put the item where a reader of workbooks does not look.
func sheetWays() []way {
	on := func(name string, head []string, row func(f *file, d device) []string, sheets ...string) way {
		return way{name: "sheet: " + name, format: "xlsx", lines: func(f *file) {
			moveOut(f)
			s := &sheet{name: pick(f.rng, sheets), lines: []line{{cells: head, heading: true}}}
			for range 3 {
				s.lines = append(s.lines, line{cells: row(f, pick(f.rng, f.from.others))})
			}
			s.lines = append(s.lines, line{cells: row(f, *f.item), target: true})
			f.sheets = append(f.sheets, s)
		}}
	}
	full := func(f *file, d device) []string { return []string{d.maker, d.model, f.serial(), f.word("site")} }
	return []way{
		on("second, with odd headings", []string{"badge", "kind", "plate", "where"}, full, "CCTV", "Sheet2", "Yard"),
		on("notes that hold equipment", []string{"Vendor", "Model", "Serial", "Site"}, full, "Notes", "Notizen", "Comments", "README"),
		on("legend that holds equipment", []string{"Make", "Type", "S/N", "Location"}, full, "Legend", "Lists", "Lookup", "Dropdown"),
		on("no headings", nil, full, "Data", "Tabelle2"),
		on("pivot with a maker that no row has", []string{"Row Labels", "Count of Serial"}, func(f *file, d device) []string {
			return []string{d.maker, fmt.Sprint(2 + f.rng.IntN(30))}
		}, "Pivot", "Summary"),
		on("prices with serial numbers", []string{"Vendor", "Model", "Serial", "Site", "Price"}, func(f *file, d device) []string {
			return append(full(f, d), fmt.Sprint(100+f.rng.IntN(9000)))
		}, "Price book", "Costs"),
		on("change log that holds what came in", []string{"Date", "Who", "Installed", "Model", "Serial"}, func(f *file, d device) []string {
			return []string{"2024-03-05", f.word("contact"), d.maker, d.model, f.serial()}
		}, "Log", "Changes"),
		{name: "sheet: hidden", format: "xlsx", lines: func(f *file) { ownSheet(f).hidden = true }},
		{name: "sheet: hidden, headings say nothing", format: "xlsx", lines: func(f *file) {
			s := ownSheet(f)
			s.hidden = true
			s.lines[0].cells = []string{"a", "b", "c", "d", "e", "f", "g", "h"}
		}},
		{name: "sheet: table far right and down", format: "xlsx", lines: func(f *file) {
			s := ownSheet(f)
			s.lines = slices.DeleteFunc(s.lines, func(l line) bool { return len(l.cells) == 0 })
			for i := range s.lines {
				s.lines[i].cells = append(make([]string, 7), s.lines[i].cells...)
			}
			s.insert(0, make([]line, 30)...)
		}},
		{name: "sheet: the row is hidden", format: "xlsx", lines: func(f *file) { f.sheets[0].lines[f.sheets[0].at()].hidden = true }},
		{name: "sheet: the maker's column is hidden", format: "xlsx", lines: func(f *file) { f.sheets[0].cover = []string{f.main().letter("maker")} }},
		{name: "sheet: makers merged over rows", format: "xlsx", table: func(f *file) {
			dittoMark(f)
			f.target().cells["maker"] = ""
		}, lines: func(f *file) {
			s := f.sheets[0]
			i := s.at()
			s.merge = [][2]string{{fmt.Sprintf("%s%d", f.main().letter("maker"), i), fmt.Sprintf("%s%d", f.main().letter("maker"), i+1)}}
		}},
		{name: "sheet: formulas without results", format: "xlsx", table: func(f *file) { f.clue = "a formula" }, lines: func(f *file) {
			s := f.sheets[0]
			for i := 1; i < len(s.lines); i++ {
				s.bare = append(s.bare, [2]string{fmt.Sprintf("%s%d", f.main().letter("maker"), i+1), fmt.Sprintf("VLOOKUP(D%d,Lookup!A:B,2,FALSE)", i+1)})
			}
		}},
		{name: "sheet: one formula without a result", format: "xlsx", table: func(f *file) { f.bare() }, lines: func(f *file) {
			s := f.sheets[0]
			s.bare = [][2]string{{fmt.Sprintf("%s%d", f.main().letter("maker"), s.at()+1), `CONCATENATE("Hua","wei")`}}
		}},
	}
}

// moveOut takes the item's line out of the first sheet.
func moveOut(f *file) {
	s := f.sheets[0]
	i := s.at()
	s.lines = slices.Delete(s.lines, i, i+1)
}

// ownSheet gives the item, with two of other makers, a sheet of its own.
func ownSheet(f *file) *sheet {
	first := f.sheets[0]
	i := first.at()
	s := &sheet{name: pick(f.rng, []string{"Old", "Store", "Archive 2", "Tabelle3"}), lines: []line{first.lines[0], first.lines[1], first.lines[i]}}
	if i == 1 {
		s.lines = s.lines[:2]
	}
	first.lines = slices.Delete(first.lines, i, i+1)
	f.sheets = append(f.sheets, s)
	return s
}

// byteWays write the file in an encoding or with line ends that few readers know.
func byteWays() []way {
	var all []way
	for _, e := range []string{"utf-16le with a mark", "utf-16be with a mark", "utf-16le", "utf-16be", "broken utf-8", "zero bytes", "utf-8 with a mark inside"} {
		all = append(all, way{name: "bytes: " + e, format: "text", encode: e, second: true})
	}
	for _, e := range []struct{ name, script string }{{"gb18030", "native"}, {"big5", "native"}, {"shift-jis", "japanese"}, {"euc-kr", "korean"}, {"windows-1251", "russian"}, {"koi8-r", "russian"}, {"windows-1256", "arabic"}, {"windows-1253", "greek"}, {"mojibake", "native"}} {
		all = append(all, way{name: "bytes: " + e.name, format: "text", encode: e.name, table: func(f *file) { inScript(f, e.script) }})
	}
	return append(all,
		way{name: "bytes: line ends of an old Mac", format: "text", lines: func(f *file) { f.eol = "\r" }},
		way{name: "bytes: line ends mixed", format: "text", lines: func(f *file) { f.eol = "mixed" }},
		way{name: "bytes: delimited by a bar", format: "text", lines: func(f *file) { f.format = "bar" }},
		way{name: "bytes: delimited by a caret", format: "text", lines: func(f *file) { f.format = "caret" }},
		way{name: "bytes: columns of fixed width", format: "text", lines: func(f *file) { f.format = "fixed" }},
		way{name: "bytes: a frame drawn around", format: "text", lines: func(f *file) { f.format = "frame" }},
	)
}

// inScript names the item in its own script, the name being the only clue.
func inScript(f *file, script string) {
	for {
		d := pick(f.rng, f.from.designated)
		names := f.from.keys[script+"/"+d.vendor]
		if len(names) == 0 {
			continue
		}
		f.item = &d
		f.named()
		f.target().cells["maker"] = pick(f.rng, names)
		return
	}
}

// groupWays run the item's maker over several rows, with lines between them.
func groupWays() []way {
	chain := func(between func(f *file) []line) func(*file) {
		return func(f *file) {
			if more := between(f); len(more) > 0 {
				f.sheets[0].insert(f.sheets[0].at(), more...)
			}
		}
	}
	return []way{
		{name: "ditto: over several rows", table: func(f *file) {
			dittoMark(f)
			t := f.main()
			i := slices.IndexFunc(t.rows, func(r *row) bool { return r.target })
			for n := range 2 {
				more := f.newRow(60+n, device{maker: f.word("ditto"), model: "unit 5"})
				more.cells["status"] = "removed"
				t.rows = slices.Insert(t.rows, i, more)
			}
		}},
		{name: "ditto: below a blank line", table: dittoMark, lines: chain(func(*file) []line { return []line{{}} })},
		{name: "ditto: on the next page", table: dittoMark, lines: chain(func(f *file) []line { return []line{{cells: f.main().heads(), heading: true}} })},
		{name: "ditto: below a section", table: dittoMark, lines: chain(func(f *file) []line { return []line{{cells: []string{f.fillSite("section")}}} })},
		{name: "ditto: nothing above it", table: func(f *file) {
			f.bare()
			t := f.main()
			i := slices.IndexFunc(t.rows, func(r *row) bool { return r.target })
			t.rows[0], t.rows[i] = t.rows[i], t.rows[0]
			f.target().cells["maker"] = f.word("ditto")
		}},
		{name: "ditto: below a maker that is not known", table: func(f *file) {
			f.bare()
			t := f.main()
			i := slices.IndexFunc(t.rows, func(r *row) bool { return r.target })
			t.rows[i-1].cells["maker"], t.rows[i-1].cells["status"], t.rows[i-1].cells["model"] = f.word("empty-word"), "removed", "unit 2"
			f.target().cells["maker"] = f.word("ditto")
		}},
		{name: "ditto: of another maker, its model says more", table: func(f *file) {
			f.betray()
			f.leave(f.target(), "model")
			r := f.target()
			r.cells["descr"], r.cells["mac"], r.cells["oid"], r.cells["serial"] = "", "", "", f.serial()
			f.clue = "model"
			r.cells["maker"] = f.word("ditto")
		}},
	}
}

// cellWays hide the name where a workbook keeps what is no plain cell.
func cellWays() []way {
	return []way{
		{name: "cell: the maker in a comment", format: "xlsx", table: func(f *file) {
			f.named()
			f.target().cells["maker"] = f.word("small-maker")
			f.clue = "a comment on its cell"
		}, lines: func(f *file) {
			s := f.sheets[0]
			s.remarks = append(s.remarks, [2]string{f.main().letter("maker") + lineNumber(s.at()), f.item.maker + " " + f.item.model})
		}},
		{name: "cell: a number format writes the name", format: "xlsx", table: func(f *file) {
			f.named()
			f.clue = "the format of its cell"
			f.target().cells["maker"], f.target().cells["model"] = "Nokia", "5900"
		}, lines: func(f *file) {
			s := f.sheets[0]
			s.formats = append(s.formats, [2]string{f.main().letter("model") + lineNumber(s.at()), `"` + f.item.maker + ` BBU"0`})
		}},
		{name: "cell: a sheet that only a macro shows", format: "xlsx", lines: func(f *file) {
			s := ownSheet(f)
			s.hidden, s.deep = true, true
		}},
		{name: "cell: a formula that joins two cells", format: "xlsx", table: func(f *file) {
			f.clue = "a formula"
			f.target().cells["maker"] = ""
		}, lines: func(f *file) {
			s := f.sheets[0]
			s.bare = append(s.bare, [2]string{f.main().letter("maker") + lineNumber(s.at()), `"` + f.item.maker[:2] + `"&"` + f.item.maker[2:] + `"`})
		}},
	}
}

// pageWays write the file in encodings that older systems know.
func pageWays() []way {
	var all []way
	for _, e := range []struct{ name, script string }{{"iso-2022-jp", "japanese"}, {"euc-jp", "japanese"}, {"hz-gb-2312", "native"}, {"cp866", "russian"}, {"iso-8859-5", "russian"}, {"macintosh cyrillic", "russian"}, {"iso-8859-7", "greek"}, {"iso-8859-6", "arabic"}} {
		all = append(all, way{name: "bytes: " + e.name, format: "text", encode: e.name, table: func(f *file) { inScript(f, e.script) }})
	}
	return append(all,
		way{name: "bytes: utf-32", format: "text", encode: "utf-32"},
		way{name: "bytes: code page 037", format: "text", encode: "code page 037"},
		way{name: "bytes: quoted printable", format: "text", encode: "quoted printable"},
	)
}
