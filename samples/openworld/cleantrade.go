package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// tradeCleanWays are further habits of lists of the trade that hide nothing.
func tradeCleanWays() []way {
	passive := func(change func(f *file, r *row)) func(*file) {
		return some(func(f *file, r *row) {
			r.cells["maker"], r.cells["model"], r.cells["serial"], r.cells["mac"] = pick(f.rng, []string{"", "N/A", "-", "n/a", "Generic", "none"}), "", "", ""
			change(f, r)
		})
	}
	return []way{
		{name: "trade: ditto marks down a group", table: func(f *file) {
			rows, mark := f.main().rows, f.word("ditto")
			for i := 2; i < len(rows)-1; i++ {
				if i%5 != 0 {
					rows[i].cells["maker"] = mark
				}
			}
		}},
		{name: "trade: ditto marks on the next page", table: func(f *file) {
			rows := f.main().rows
			rows[len(rows)/2].cells["maker"] = f.word("ditto")
		}, lines: func(f *file) {
			f.sheets[0].insert(1+len(f.main().rows)/2, line{cells: f.main().heads(), heading: true})
		}},
		{name: "trade: passive things, in eleven languages", table: passive(func(f *file, r *row) { r.cells["model"] = f.word("passive-local") })},
		{name: "trade: passive things, their kind in a column", table: func(f *file) {
			f.main().add("kind", pick(f.rng, []string{"Type", "Role", "Category", "Device role"}))
			each(func(_ *file, r *row) { r.cells["kind"] = "switch" })(f)
			passive(func(f *file, r *row) {
				r.cells["kind"] = pick(f.rng, []string{"patch-panel", "Patch panel", "cable management", "blanking panel", "rack", "shelf", "tray", "PDU bracket", "mast", "cabinet"})
				r.cells["model"] = pick(f.rng, []string{"1U", "24 port", "", "2.0 m", "grey"})
			})(f)
		}},
		{name: "trade: passive things, said in the description", table: func(f *file) {
			f.main().add("descr", "Description")
			passive(func(f *file, r *row) { r.cells["descr"] = f.word("passive-text") })(f)
		}},
		{name: "trade: makers as lawyers write them", table: each(func(f *file, r *row) {
			if long := f.from.words["long/"+r.cells["maker"]]; len(long) > 0 {
				r.cells["maker"] = pick(f.rng, long)
			}
		})},
		{name: "trade: what stood there before, in a column", table: func(f *file) {
			f.main().add("old", pick(f.rng, []string{"Replaces", "Replaced unit", "Predecessor", "Former model", "Vorgänger", "Remplace", "Previous model"}))
			some(func(f *file, r *row) {
				d := pick(f.rng, f.from.designated)
				r.cells["old"] = d.maker + " " + d.model
			})(f)
		}},
		{name: "trade: a column on checks made", table: func(f *file) {
			f.main().add("check", pick(f.rng, []string{"NDAA check", "Section 889 check", "Compliance", "Supply chain review"}))
			each(func(f *file, r *row) {
				r.cells["check"] = pick(f.rng, []string{"no Huawei or ZTE parts", "not Hikvision, not Dahua", "checked: no Huawei, ZTE, Hytera", "passed", "compliant"})
			})(f)
		}},
		{name: "trade: subtotals of each site", lines: func(f *file) {
			s := f.sheets[0]
			q := slices.Index(f.main().keys, "qty")
			half := len(s.lines) / 2
			sum := func(from, to int) line {
				n := 0
				for _, l := range s.lines[from:to] {
					k, _ := strconv.Atoi(l.cells[q]) // a cell that is no number adds nothing
					n += k
				}
				cells := make([]string, len(f.main().keys))
				cells[0], cells[q] = pick(f.rng, []string{"Subtotal", "Zwischensumme", "Sous-total", "Sub-total"}), strconv.Itoa(n)
				return line{cells: cells}
			}
			first, second := sum(1, half), sum(half, len(s.lines))
			s.lines = append(s.lines, second)
			s.insert(half, first)
		}},
		{name: "trade: page footers and headings again", lines: func(f *file) {
			s := f.sheets[0]
			head := slices.Clone(s.lines[0].cells)
			if f.rng.IntN(2) == 0 {
				for i := range head {
					head[i] = strings.ToUpper(head[i])
				}
			}
			s.insert(len(s.lines)/2, line{cells: []string{pick(f.rng, []string{"Page 1 of 2", "Seite 1/2", "- 1 -", "Page 1", "continued"})}}, line{cells: head, heading: true})
		}},
		{name: "trade: columns numbered below the headings", lines: func(f *file) {
			var cells []string
			for i := range f.main().keys {
				cells = append(cells, strconv.Itoa(i+1))
			}
			f.sheets[0].insert(1, line{cells: cells})
		}},
		{name: "trade: groups of columns above the headings", lines: func(f *file) {
			cells := make([]string, len(f.main().keys))
			cells[0], cells[2], cells[5] = "Place", "Hardware", "Operation"
			f.sheets[0].insert(0, line{cells: cells})
		}},
		{name: "trade: headings with stars, units and remarks", table: func(f *file) {
			t := f.main()
			for _, k := range t.keys {
				t.head[k] += pick(f.rng, []string{"", " *", " (required)", ":", "\n(from label)", "  "})
			}
		}},
		{name: "trade: fields of the list above it", second: true, lines: func(f *file) {
			f.sheets[0].insert(0, line{cells: []string{"Prepared by:", f.word("contact")}}, line{cells: []string{"Date:", "2026-11-01"}}, line{cells: []string{"Version", "3.2"}}, line{})
		}},
		{name: "trade: states as tools name them", table: each(func(f *file, r *row) { r.cells["status"] = f.word("tool-status") })},
		{name: "trade: counts with decimals and separators", table: each(func(f *file, r *row) {
			r.cells["qty"] = pick(f.rng, []string{"1.00", "2.0", "1", "3 ", "1,000", "1.0000"})
		})},
		{name: "trade: rows copied twice", table: func(f *file) {
			t := f.main()
			t.rows = append(t.rows, t.rows[1], t.rows[2])
		}},
		{name: "trade: addresses that no maker owns", table: func(f *file) {
			f.main().add("mac", "MAC Address")
			each(func(f *file, r *row) {
				r.cells["mac"] = pick(f.rng, []string{"00:00:00:00:00:00", "ff:ff:ff:ff:ff:ff", "02:42:ac:11:00:02", "N/A", "", "0", "unknown"})
			})(f)
		}},
		{name: "trade: empty columns between", table: func(f *file) {
			t := f.main()
			t.keys = slices.Insert(t.keys, 2, "blank1")
			t.keys = slices.Insert(t.keys, 5, "blank2")
		}},
		{name: "trade: companies of public registers", table: some(func(f *file, r *row) {
			if len(f.from.companies) > 0 {
				r.cells["maker"], r.cells["model"] = pick(f.rng, f.from.companies), "unit 2"
			}
		})},
		{name: "trade: device types of many makers", table: each(func(f *file, r *row) {
			if len(f.from.typed) > 0 {
				d := pick(f.rng, f.from.typed)
				r.cells["maker"], r.cells["model"] = d.maker, d.model
			}
		})},
		{name: "trade: a comment that mentions one", format: "xlsx", lines: func(f *file) {
			f.sheets[0].remarks = append(f.sheets[0].remarks, [2]string{f.main().letter("site") + "3", f.fill("mention")})
		}},
		{name: "trade: numbers in place of names of sites", table: each(func(f *file, r *row) { r.cells["site"] = fmt.Sprint(4000 + f.rng.IntN(40)) })},
	}
}

// bookWays are workbooks with sheets that are no inventory.
func bookWays() []way {
	sheetOf := func(name string, second bool, build func(f *file) [][]string, sheets ...string) way {
		return way{name: "book: " + name, format: "xlsx", second: second, lines: func(f *file) {
			s := &sheet{name: pick(f.rng, sheets)}
			for _, cells := range build(f) {
				s.lines = append(s.lines, line{cells: cells})
			}
			f.sheets = append(f.sheets, s)
		}}
	}
	return []way{
		sheetOf("notes", true, func(f *file) [][]string {
			return [][]string{{"Notes"}, {f.fill("mention")}, {"All " + pick(f.rng, f.from.designated).maker + " radios were removed in 2021"}, {"Ask " + f.word("contact") + " for the keys"}}
		}, "Notes", "Read me", "Bemerkungen"),
		sheetOf("legend", true, func(*file) [][]string {
			return [][]string{{"Status", "Meaning"}, {"active", "carries traffic"}, {"offline", "switched off"}, {"removed", "no longer there"}}
		}, "Legend", "Codes"),
		sheetOf("lists for drop-downs", true, func(f *file) [][]string {
			return [][]string{{"Manufacturers"}, {"Cisco"}, {"Nokia"}, {pick(f.rng, f.from.designated).maker}, {"Ericsson"}, {"Other"}}
		}, "Lists", "Dropdown", "Validation"),
		sheetOf("contacts", true, func(f *file) [][]string {
			return [][]string{{"Name", "Role", "Phone", "Mail"}, {f.word("contact"), "NOC", "+1 406 555 0101", "noc@example.net"}, {f.word("contact"), "field", "+1 406 555 0102", "field@example.net"}}
		}, "Contacts", "Kontakte"),
		sheetOf("prices", true, func(f *file) [][]string {
			rows := [][]string{{"Part number", "Price USD"}}
			for range 5 {
				rows = append(rows, []string{fmt.Sprintf("PN-%05d", f.rng.IntN(1e5)), fmt.Sprint(100 + f.rng.IntN(9000))})
			}
			return rows
		}, "Prices", "Price book"),
		sheetOf("change log", true, func(f *file) [][]string {
			return [][]string{{"Date", "Who", "What"}, {"2021-06-01", f.word("contact"), "swapped " + pick(f.rng, f.from.designated).maker + " for Nokia at " + f.word("site")}, {"2024-02-11", f.word("contact"), "added rack numbers"}}
		}, "Log", "Changes", "Änderungen"),
		sheetOf("sites", true, func(f *file) [][]string {
			return [][]string{{"Site", "Latitude", "Longitude", "Landlord"}, {f.word("site"), "46.87", "-113.99", f.fill("tenant")}, {f.word("site"), "47.50", "-111.30", "county"}}
		}, "Sites", "Standorte"),
		sheetOf("circuits", true, func(f *file) [][]string {
			return [][]string{{"Circuit ID", "Provider", "A end", "Z end", "Mbit/s"}, {"C-100", "Lumen", f.word("site"), f.word("site"), "1000"}, {"C-101", "Valley Wireless", f.word("site"), f.word("site"), "500"}}
		}, "Circuits", "Leitungen"),
		sheetOf("interfaces", true, func(f *file) [][]string {
			rows := [][]string{{"Device", "Interface", "VLAN", "Description"}}
			for range 4 {
				rows = append(rows, []string{"sw-1", "Gi0/" + fmt.Sprint(f.rng.IntN(48)), "100", f.fill("mention")})
			}
			return rows
		}, "Ports", "Interfaces"),
		sheetOf("time series", true, func(f *file) [][]string {
			rows := [][]string{{"Month", "Traffic GB"}}
			for m := range 12 {
				rows = append(rows, []string{fmt.Sprintf("2026-%02d", m+1), fmt.Sprint(f.rng.IntN(900))})
			}
			return rows
		}, "Traffic", "Chart data"),
		{name: "book: pivot of its own rows", format: "xlsx", lines: func(f *file) {
			count := map[string]int{}
			var order []string
			for _, r := range f.main().rows {
				if count[r.cells["maker"]] == 0 {
					order = append(order, r.cells["maker"])
				}
				count[r.cells["maker"]]++
			}
			s := &sheet{name: "Pivot", lines: []line{{cells: []string{"Row Labels", "Count of Serial Number"}}}}
			for _, m := range order {
				s.lines = append(s.lines, line{cells: []string{m, fmt.Sprint(count[m])}})
			}
			s.lines = append(s.lines, line{cells: []string{"Grand Total", fmt.Sprint(len(f.main().rows))}})
			f.sheets = append(f.sheets, s)
		}},
		{name: "book: an empty sheet, and a hidden one", format: "xlsx", second: true, lines: func(f *file) {
			f.sheets = append(f.sheets, &sheet{name: "Sheet9"}, &sheet{name: "old", hidden: true, lines: []line{{cells: f.main().heads()}, {cells: f.main().line(f.newRow(80, f.from.others[0]))}}})
		}},
		{name: "book: hidden rows and columns", format: "xlsx", lines: func(f *file) {
			f.sheets[0].cover = []string{f.main().letter("serial"), f.main().letter("notes")}
			f.sheets[0].lines[2].hidden = true
		}},
		{name: "book: sites merged over rows", format: "xlsx", lines: func(f *file) {
			s := f.sheets[0]
			site := slices.Index(f.main().keys, "site")
			s.lines[2].cells[site], s.lines[3].cells[site] = "", ""
			s.merge = [][2]string{{f.main().letter("site") + "2", f.main().letter("site") + "4"}}
		}},
		{name: "book: two sheets of one layout", format: "xlsx", table: func(f *file) {
			f.tables = append(f.tables, f.newTable("North", 5))
			f.tables[1].head["maker"] = f.main().head["maker"]
		}},
	}
}
