package main

// way is one kind of damage. table changes the table, lines the lines that it
// was laid out to; encode, where set, is how the file is written.
type way struct {
	name   string
	format string // the only format that it can happen in: text or xlsx; blank: any
	table  func(*file)
	lines  func(*file)
	encode string
	second bool // it can come on top of another way
}

// labelWays put something into the maker's cell that names no maker, over
// evidence that does.
func labelWays() []way {
	over := func(list string) func(*file) {
		return func(f *file) {
			f.betray()
			f.target().cells["maker"] = f.fill(list)
		}
	}
	all := []way{{name: "label: a word for no value, and no evidence", table: func(f *file) {
		f.bare()
		f.target().cells["maker"] = f.word("empty-word")
	}}}
	for _, l := range []struct{ name, list string }{
		{"a word for no value", "empty-word"}, {"a word for no value, in no list", "odd-word"}, {"an integrator", "integrator"}, {"a seller", "seller"},
		{"tenure", "tenure"}, {"a survey remark", "remark"}, {"a redaction", "redaction"}, {"an agent", "agent"}, {"a key", "key"}, {"a prompt", "prompt"},
		{"yes or no", "yesno"}, {"an origin", "origin"}, {"a collective word", "collective"}, {"another maker denied or in doubt", "negated"}, {"a small maker", "small-maker"},
	} {
		all = append(all, way{name: "label: " + l.name, table: over(l.list)})
	}
	return append(all,
		way{name: "label: a known maker, against its hardware", table: func(f *file) {
			f.betray()
			if f.clue == "description" || f.clue == "name and model in the description" || f.clue == "mac" {
				f.target().cells["descr"], f.target().cells["mac"] = "", ""
				f.leave(f.target(), "model")
			}
			f.target().cells["maker"] = pick(f.rng, []string{"Nokia", "Cisco", "Ericsson", "Juniper"})
		}},
		way{name: "label: a known maker that is dittoed wrongly", table: dittoMark},
		way{name: "label: only the first row of a group has one", table: func(f *file) {
			dittoMark(f)
			f.target().cells["maker"] = ""
		}},
		way{name: "label: two makers in one cell", table: phrase("two-makers")},
		way{name: "label: the maker with a doubt", table: phrase("doubt-name")},
		way{name: "label: an abbreviation, its legend below", table: func(f *file) {
			f.named()
			f.target().cells["maker"] = "V3"
		}, lines: func(f *file) {
			s := f.sheets[0]
			s.lines = append(s.lines, line{}, line{cells: []string{"V3 = " + f.item.maker}}, line{cells: []string{"V1 = Nokia"}})
		}},
	)
}

// valueWays leave the name in sight and damage what else decides: whether the
// item stands there, and how it is spelled.
func valueWays() []way {
	set := func(key, list string) func(*file) {
		return func(f *file) { f.target().cells[key] = f.word(list) }
	}
	return []way{
		{name: "value: gone, but in doubt", table: set("status", "gone-doubt")},
		{name: "value: a quantity that is no number", table: set("qty", "bad-count")},
		{name: "value: two states that disagree", table: func(f *file) {
			t := f.main()
			t.add("state", pick(f.rng, []string{"Operational Status", "Lifecycle", "State"}))
			for _, r := range t.rows {
				r.cells["state"] = "active"
			}
			f.target().cells["status"] = "removed"
		}},
		{name: "value: removed on a day that cannot be right", table: func(f *file) {
			t := f.main()
			t.add("installed", "Installed On")
			t.add("removed", "Removed On")
			for _, r := range t.rows {
				r.cells["installed"] = "2018-05-14"
			}
			f.target().cells["removed"] = pick(f.rng, []string{"1900-01-00", "1900-01-01", "0000-00-00", "2011-01-01", "2076-04-01", "2027-12-31", "31.02.2020", "not yet", "1970-01-01", "9999-12-31", "-"})
			f.target().cells["status"] = pick(f.rng, []string{"", "active"})
		}},
		{name: "value: a note says removed, the status does not", table: func(f *file) {
			f.target().cells["notes"] = pick(f.rng, []string{"removed?", "removal requested", "to be removed 2027", "Ausbau geplant", "dépose prévue"})
			f.target().cells["status"] = ""
		}},
		{name: "spelling: full width", table: respell(fullWidth)},
		{name: "spelling: letters of another script", table: respell(lookAlike)},
		{name: "spelling: characters that nobody sees", table: respell(invisible)},
		{name: "spelling: escaped for the web", table: respell(escaped)},
		{name: "spelling: a slip of the keyboard", table: func(f *file) {
			f.named()
			f.target().cells["maker"] = slip(f.rng, f.item.maker)
		}},
		{name: "spelling: another script", table: func(f *file) {
			n := nativeName(f)
			f.named()
			f.target().cells["maker"] = n
		}},
		{name: "spelling: split over two cells", table: func(f *file) {
			f.betray()
			f.leave(f.target(), "model")
			name := []rune(f.item.maker)
			f.target().cells["maker"], f.target().cells["model"] = string(name[:len(name)/2]), string(name[len(name)/2:])+" "+f.item.model
		}},
		{name: "spelling: maker and model in one cell", table: func(f *file) {
			r := f.target()
			r.cells["maker"], r.cells["model"] = f.item.maker+" "+f.item.model, ""
		}},
		{name: "spelling: a number that a spreadsheet rounded", table: func(f *file) {
			f.bare()
			f.target().cells["serial"], f.target().cells["maker"] = "2.10235E+19", f.word("empty-word")
		}},
	}
}

// columnWays take the heading from the maker's column, or the column itself.
func columnWays() []way {
	return []way{
		{name: "column: a heading that says nothing", table: func(f *file) { f.main().head["maker"] = f.word("odd-heading") }},
		{name: "column: a heading in another language", table: func(f *file) { f.main().head["maker"] = f.word("maker-heading") }},
		{name: "column: unread, beside a maker's column", table: beside("odd-heading")},
		{name: "column: several makers in a row", table: func(f *file) {
			pairs := pick(f.rng, [][2]string{{"Radio Vendor", "Baseband Vendor"}, {"4G vendor", "5G vendor"}, {"A-end make", "B-end make"}, {"Manufacturer 1", "Manufacturer 2"},
				{"Vendor", "Antenna vendor"}, {"Planned vendor", "Current vendor"}, {"Vendor (new)", "Vendor (existing)"}, {"Core vendor", "RAN vendor"}, {"Slot 1 maker", "Slot 2 maker"}})
			secondMaker(f, pairs[0], pairs[1])
		}},
		{name: "column: one heading twice", table: func(f *file) { secondMaker(f, "Vendor", "Vendor") }},
		{name: "column: the vendor sells, another makes", table: func(f *file) {
			secondMaker(f, "Vendor", pick(f.rng, []string{"OEM", "Make", "Original manufacturer", "Made by", "Equipment brand"}))
			for _, r := range f.main().rows {
				r.cells["maker"] = f.word("integrator")
			}
		}},
		{name: "column: the name in Name only", table: func(f *file) { inOther(f, "name", "Name") }},
		{name: "column: the name in a type column only", table: func(f *file) { inOther(f, "type", pick(f.rng, []string{"Type", "device_type", "Item", "Product"})) }},
		{name: "column: the name in a platform only", table: platform},
		{name: "column: the name in the notes only", table: func(f *file) {
			f.named()
			f.target().cells["maker"] = ""
			f.target().cells["notes"] = f.item.maker + " " + f.item.what
		}},
		{name: "column: no maker's column, model says it", table: func(f *file) {
			f.betray()
			f.leave(f.target(), "model")
			f.main().drop("maker")
		}},
		{name: "column: the sheet's name says it", table: func(f *file) {
			f.named()
			f.target().cells["maker"] = ""
			f.main().name = f.item.maker
		}},
		{name: "column: no headings", lines: func(f *file) { f.sheets[0].lines = f.sheets[0].lines[1:] }},
		{name: "column: headings of two lines", lines: func(f *file) {
			s := f.sheets[0]
			top, low := make([]string, len(s.lines[0].cells)), make([]string, len(s.lines[0].cells))
			copy(low, s.lines[0].cells)
			for i, c := range low {
				if c == f.main().head["maker"] {
					top[i], low[i] = "Equipment", "by"
				}
			}
			s.lines[0].cells = low
			s.insert(0, line{cells: top})
		}},
		{name: "column: a table that is turned", lines: turn},
	}
}

func beside(list string) func(*file) {
	return func(f *file) { secondMaker(f, f.main().head["maker"], f.word(list)) }
}

// secondMaker adds a second column of makers that holds the designated one; the
// first names another maker there.
func secondMaker(f *file, first, second string) {
	t := f.main()
	t.head["maker"] = first
	t.add("maker2", second)
	f.named()
	for _, r := range t.rows {
		r.cells["maker2"] = pick(f.rng, f.from.others).maker
	}
	r := f.target()
	r.cells["maker"], r.cells["maker2"] = pick(f.rng, []string{"Nokia", "Ericsson", "Cisco"}), f.item.maker
}

// inOther drops the maker's column and names each maker at the head of another.
func inOther(f *file, key, heading string) {
	t := f.main()
	f.named()
	t.add(key, heading)
	for _, r := range t.rows {
		r.cells[key] = r.cells["maker"] + " " + r.cells["model"]
	}
	f.target().cells[key] = f.item.maker + " " + f.item.model
	t.drop("maker")
}

func platform(f *file) {
	t := f.main()
	f.betray()
	t.add("platform", "Platform")
	for _, r := range t.rows {
		r.cells["platform"] = pick(f.rng, []string{"ios-xe", "junos", "sros", "eos", "routeros"})
	}
	f.target().cells["platform"] = map[string]string{"huawei": "huawei_vrpv8", "zte": "zte_zxros", "hikvision": "hikvision-isapi", "dahua": "dahua_cgi", "hytera": "hytera_dmr"}[f.item.vendor]
	f.target().cells["model"] = "unit 9"
	f.clue = "platform"
}
