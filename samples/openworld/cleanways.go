package main

import (
	"fmt"
	"slices"
	"strconv"
)

// cleanWays are damage that hides nothing: a careful person passes each. Those
// that can come on top of another way are marked so.
func cleanWays() []way {
	var all []way
	for _, w := range [][]way{plainWays(), mentionWays(), rowWays(), dressWays(), bookWays(), tradeCleanWays()} {
		all = append(all, w...)
	}
	return all
}

// each calls change for every row of the inventory.
func each(change func(f *file, r *row)) func(*file) {
	return func(f *file) {
		for _, r := range f.main().rows {
			if !r.target {
				change(f, r)
			}
		}
	}
}

// some calls change for about one row in four, one at least.
func some(change func(f *file, r *row)) func(*file) {
	return func(f *file) {
		rows := f.main().rows
		for n := range 1 + len(rows)/4 {
			if r := rows[(n*4+1)%len(rows)]; !r.target {
				change(f, r)
			}
		}
	}
}

// plainWays are odd cells of gear whose maker is known.
func plainWays() []way {
	set := func(key, list string) func(*file) {
		return some(func(f *file, r *row) { r.cells[key] = f.word(list) })
	}
	return []way{
		{name: "clean: nothing is wrong"},
		{name: "clean: words for a state", table: set("status", "plain-status")},
		{name: "clean: a state in doubt, of another maker", table: set("status", "gone-doubt")},
		{name: "clean: a quantity that is no number", table: set("qty", "bad-count")},
		{name: "clean: small makers in no list", table: set("maker", "small-maker")},
		{name: "clean: serial numbers missing or spoiled", table: some(func(f *file, r *row) {
			r.cells["serial"] = pick(f.rng, []string{"", "#N/A", "2.10235E+11", "n/a", "see label", "0", "00000000", "-"})
		})},
		{name: "clean: words for no value in every column but the maker", table: some(func(f *file, r *row) {
			for _, k := range []string{"model", "serial", "status", "notes", "mac"} {
				r.cells[k] = f.word("empty-word")
			}
		})},
		{name: "clean: a maker's column in another language", table: func(f *file) { f.main().head["maker"] = f.word("maker-heading") }},
		{name: "clean: maker and model in one cell", table: each(func(_ *file, r *row) {
			r.cells["maker"], r.cells["model"] = r.cells["maker"]+" "+r.cells["model"], ""
		})},
		{name: "clean: another column of the same makers", table: func(f *file) {
			t := f.main()
			t.add("brand", "Brand")
			for _, r := range t.rows {
				r.cells["brand"] = r.cells["maker"]
			}
		}},
		{name: "clean: several columns of makers", table: func(f *file) {
			t := f.main()
			t.head["maker"] = "RAN vendor"
			t.add("maker2", "Core vendor")
			for _, r := range t.rows {
				r.cells["maker"], r.cells["maker2"] = pick(f.rng, []string{"Nokia", "Ericsson"}), pick(f.rng, []string{"Nokia", "Cisco", "Ericsson"})
			}
		}},
		{name: "clean: dates that cannot be right", table: func(f *file) {
			t := f.main()
			t.add("removed", "Removed On")
			for i, r := range t.rows {
				r.cells["removed"] = []string{"", "1900-01-00", "", "2076-01-01", "31.02.2020"}[i%5]
			}
		}},
		{name: "clean: ditto marks", table: func(f *file) {
			rows := f.main().rows
			for i := 1; i < len(rows); i += 3 {
				if !rows[i].target && !rows[i-1].target {
					rows[i].cells["maker"] = f.word("ditto")
				}
			}
		}},
		{name: "clean: passive things without a maker", table: some(func(f *file, r *row) {
			r.cells["maker"], r.cells["model"], r.cells["serial"], r.cells["mac"] = pick(f.rng, []string{"Generic", "", "N/A", "Unbranded"}), f.word("passive"), "", ""
		})},
		{name: "clean: description names the maker again", table: func(f *file) {
			f.main().add("descr", "Description")
			each(func(_ *file, r *row) { r.cells["descr"] = r.cells["maker"] + " " + r.cells["model"] })(f)
		}},
		{name: "clean: an integrator's column", table: func(f *file) {
			f.main().add("by", pick(f.rng, []string{"Installer", "Integrator", "Supplier", "Contractor", "Reseller"}))
			each(func(f *file, r *row) { r.cells["by"] = f.word("integrator") })(f)
		}},
		{name: "clean: a tag that begins like a comment", table: some(func(_ *file, r *row) { r.cells["tag"] = "#" + r.cells["tag"] })},
		{name: "clean: countries of origin", table: func(f *file) {
			f.main().add("origin", "Country of Origin")
			each(func(f *file, r *row) { r.cells["origin"] = f.word("origin-country") })(f)
		}},
		{name: "clean: one tag on two rows", table: func(f *file) {
			rows := f.main().rows
			rows[1].cells["tag"], rows[1].cells["serial"] = rows[0].cells["tag"], rows[0].cells["serial"]
		}},
		{name: "clean: money beside counts", table: func(f *file) {
			f.main().add("rate", "Rate")
			f.main().add("amount", "Amount")
			each(func(f *file, r *row) {
				n, rate := 1+f.rng.IntN(6), 100+f.rng.IntN(900)
				r.cells["qty"], r.cells["rate"], r.cells["amount"] = strconv.Itoa(n), strconv.Itoa(rate), strconv.Itoa(n*rate)
			})(f)
		}},
		{name: "clean: a site called Total", table: some(func(f *file, r *row) { r.cells["site"] = "Total Wireless " + strconv.Itoa(1+f.rng.IntN(30)) })},
	}
}

// mentionWays name a designated maker that made nothing of what stands there.
func mentionWays() []way {
	return []way{
		{name: "mention: in the notes", second: true, table: some(func(f *file, r *row) { r.cells["notes"] = f.fill("mention") })},
		{name: "mention: in the site's name", table: some(func(f *file, r *row) { r.cells["site"] = f.fill("place") })},
		{name: "mention: a tenant", table: func(f *file) {
			f.main().add("tenant", pick(f.rng, []string{"Tenant", "Customer", "Site contact", "Leased to", "Project"}))
			some(func(f *file, r *row) { r.cells["tenant"] = f.fill("tenant") })(f)
		}},
		{name: "mention: a person of that name", table: func(f *file) {
			f.main().add("contact", pick(f.rng, []string{"Contact", "Owner", "Assigned to", "Responsible"}))
			each(func(f *file, r *row) { r.cells["contact"] = f.word("contact") })(f)
			some(func(f *file, r *row) { r.cells["contact"] = f.word("person") })(f)
		}},
		{name: "mention: the title", lines: func(f *file) { f.sheets[0].insert(0, line{cells: []string{f.word("title-names")}}, line{}) }},
		{name: "mention: optics coded for another", table: some(func(f *file, r *row) {
			f.main().add("descr", "Description")
			r.cells["maker"], r.cells["model"] = pick(f.rng, []string{"FS", "Finisar", "Cisco"}), "SFP-10GLR-31"
			r.cells["descr"] = "10G SFP+ LR " + pick(f.rng, []string{"coded for ", "compatible with ", "for use with ", "kompatibel mit ", "compatible "}) + pick(f.rng, f.from.designated).maker
		})},
		{name: "mention: gear that is gone", table: func(f *file) {
			t := f.main()
			t.add("removed", "Removed On")
			some(func(f *file, r *row) {
				d := pick(f.rng, f.from.designated)
				r.cells["maker"], r.cells["model"], r.cells["status"] = d.maker, d.model, pick(f.rng, []string{"removed", "disposed", "scrapped", "Removed", "ausgebaut", "déposé"})
				r.cells["removed"] = "2022-0" + strconv.Itoa(1+f.rng.IntN(9)) + "-11"
			})(f)
		}},
	}
}

// rowWays put lines between the rows that are none.
func rowWays() []way {
	between := func(build func(f *file, i int) line) func(*file) {
		return func(f *file) {
			s := f.sheets[0]
			for i := len(s.lines) - 2; i > 1; i -= 4 {
				s.insert(i, build(f, i))
			}
		}
	}
	return []way{
		{name: "rows: blank lines", second: true, lines: between(func(*file, int) line { return line{} })},
		{name: "rows: lines of delimiters only", second: true, lines: between(func(f *file, _ int) line { return line{cells: make([]string, len(f.main().keys))} })},
		{name: "rows: sections of sites", lines: between(func(f *file, _ int) line { return line{cells: []string{f.fillSite("section")}} })},
		{name: "rows: headings again", second: true, lines: between(func(f *file, _ int) line { return line{cells: f.main().heads(), heading: true} })},
		{name: "rows: second headings in other order", lines: func(f *file) {
			s := f.sheets[0]
			for i := len(s.lines) / 2; i < len(s.lines); i++ {
				c := slices.Clone(s.lines[i].cells)
				slices.Reverse(c)
				s.lines[i].cells = c
			}
			head := slices.Clone(s.lines[0].cells)
			slices.Reverse(head)
			s.insert(len(s.lines)/2, line{cells: head, heading: true})
		}},
		{name: "rows: units below the headings", lines: func(f *file) {
			units := make([]string, len(f.main().keys))
			for i, k := range f.main().keys {
				units[i] = map[string]string{"qty": "pcs"}[k]
				if units[i] == "" {
					units[i] = "text"
				}
			}
			f.sheets[0].insert(1, line{cells: units})
		}},
		{name: "rows: a total that sums", lines: func(f *file) {
			sum := 0
			for _, r := range f.main().rows {
				n, _ := strconv.Atoi(r.cells["qty"]) // a cell that is no number adds nothing
				sum += n
			}
			cells := make([]string, len(f.main().keys))
			cells[0], cells[slices.Index(f.main().keys, "qty")] = pick(f.rng, []string{"Total", "TOTAL", "Summe", "Total général", "Gesamt"}), strconv.Itoa(sum)
			f.sheets[0].lines = append(f.sheets[0].lines, line{cells: cells})
		}},
		{name: "rows: a legend below", second: true, lines: func(f *file) {
			s := f.sheets[0]
			s.lines = append(s.lines, line{}, line{cells: []string{"Legend"}}, line{cells: []string{"active = carries traffic"}}, line{cells: []string{"offline = switched off"}})
		}},
		{name: "rows: contacts below", lines: func(f *file) {
			s := f.sheets[0]
			s.lines = append(s.lines, line{}, line{cells: []string{"Contact", "Phone"}}, line{cells: []string{f.word("contact"), "+1 406 555 0143"}}, line{cells: []string{f.word("contact"), "+1 406 555 0188"}})
		}},
	}
}

func (f *file) fillSite(list string) string { return replaceName(f.word(list), f.word("site")) }

// dressWays are what tools and people put around a table.
func dressWays() []way {
	return []way{
		{name: "dress: columns that nobody reads", second: true, table: func(f *file) {
			t := f.main()
			for n := range 2 + f.rng.IntN(6) {
				k := fmt.Sprintf("extra%d", n)
				t.add(k, f.word("unread"))
				for _, r := range t.rows {
					r.cells[k] = fmt.Sprint(f.rng.IntN(400))
				}
			}
		}},
		{name: "dress: a title", second: true, lines: func(f *file) {
			f.sheets[0].insert(0, line{cells: []string{f.word("title")}}, line{})
		}},
		{name: "dress: a footer", second: true, lines: func(f *file) {
			text := f.word("footer")
			if text == "(%d rows)" {
				text = fmt.Sprintf(text, len(f.main().rows))
			}
			f.sheets[0].lines = append(f.sheets[0].lines, line{}, line{cells: []string{text}})
		}},
		{name: "dress: the delimiter named above", format: "text", lines: func(f *file) {
			f.sheets[0].insert(0, line{raw: "sep=" + f.delim()})
		}},
		{name: "dress: the headings begin like a comment", lines: func(f *file) {
			head := slices.Clone(f.sheets[0].lines[0].cells)
			head[0] = "#"
			f.sheets[0].lines[0].cells = head
		}},
		{name: "dress: spaces around everything", format: "text", lines: func(f *file) {
			for i := range f.sheets[0].lines {
				l := &f.sheets[0].lines[i]
				l.cells = slices.Clone(l.cells)
				for c, text := range l.cells {
					l.cells[c] = " " + text + " "
				}
			}
		}},
		{name: "dress: comments above", second: true, format: "text", lines: func(f *file) {
			f.sheets[0].insert(0, line{raw: "# exported by asset tool 4.2"}, line{raw: "# 2026-11-20"})
		}},
		{name: "dress: cells missing at the end", format: "text", lines: func(f *file) {
			for i := range f.sheets[0].lines {
				if l := &f.sheets[0].lines[i]; !l.heading && len(l.cells) > 7 {
					l.cells = l.cells[:7]
				}
			}
		}},
		{name: "dress: empty cells too many", second: true, format: "text", lines: func(f *file) {
			for i := range f.sheets[0].lines {
				if l := &f.sheets[0].lines[i]; !l.heading {
					l.cells = append(slices.Clone(l.cells), "", "")
				}
			}
		}},
		{name: "dress: rows numbered, no heading above", second: true, table: func(f *file) {
			t := f.main()
			t.keys = append([]string{"no"}, t.keys...)
			for i, r := range t.rows {
				r.cells["no"] = strconv.Itoa(i + 1)
			}
		}},
		{name: "dress: inch marks", format: "text", lines: func(f *file) {
			s := f.sheets[0]
			for i := 1; i < len(s.lines); i += 3 {
				c := slices.Clone(s.lines[i].cells)
				s.lines[i].raw = c[0] + f.delim() + `19" rack` + f.delim() + join(f, c[2:])
			}
		}},
		{name: "dress: numbers as text formulas", format: "text", lines: func(f *file) {
			for i := range f.sheets[0].lines {
				if l := &f.sheets[0].lines[i]; !l.heading && len(l.cells) > 1 {
					l.raw = `="` + l.cells[0] + `"` + f.delim() + join(f, l.cells[1:])
				}
			}
		}},
		{name: "dress: Windows line ends", second: true, format: "text", lines: func(f *file) { f.eol = "\r\n" }},
		{name: "dress: UTF-16", format: "text", encode: "utf-16le with a mark"},
		{name: "dress: Windows-1252", second: true, format: "text", encode: "windows-1252"},
		{name: "dress: UTF-8 with a mark", second: true, format: "text", encode: "utf-8 with a mark"},
		{name: "dress: delimited by a bar", format: "text", lines: func(f *file) { f.format = "bar" }},
	}
}
