package main

import (
	"slices"
)

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
