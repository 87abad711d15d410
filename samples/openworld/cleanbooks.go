package main

import (
	"fmt"
	"slices"
)

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
