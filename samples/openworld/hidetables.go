package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// layoutWays write the inventory in a shape that is no plain table of one item
// a row: counts under makers' names, forms, banners, several items in a cell.
func layoutWays() []way {
	return []way{
		{name: "layout: makers are the headings, counts the cells", table: func(f *file) { crossTable(f, func(n int) string { return fmt.Sprint(n) }) }},
		{name: "layout: makers are the headings, crosses the cells", table: func(f *file) {
			mark := pick(f.rng, []string{"x", "X", "✓", "yes", "ja", "1", "●"})
			crossTable(f, func(int) string { return mark })
		}},
		{name: "layout: a form of fields below the table", lines: func(f *file) {
			s := f.sheets[0]
			i := s.at()
			own := s.lines[i].cells
			s.lines = slices.Delete(s.lines, i, i+1)
			s.lines = append(s.lines, line{})
			for c, h := range f.main().heads() {
				if own[c] == "" {
					continue
				}
				s.lines = append(s.lines, line{cells: []string{h + pick(f.rng, []string{":", "", " ="}), own[c]}, target: f.main().keys[c] == "maker"})
			}
		}},
		{name: "layout: several items in one cell", table: func(f *file) {
			f.main().add("descr", "Description")
			r := f.target()
			sep := pick(f.rng, []string{"\n", "; ", " / ", " + ", ", "})
			r.cells["descr"] = "7750 SR-1" + sep + f.item.maker + " " + f.item.model + sep + "AP8941"
			r.cells["maker"], r.cells["model"] = "Nokia", "shelter"
			f.clue = "a list in the description"
		}},
		{name: "layout: a banner above the columns names the makers", table: func(f *file) {
			f.named()
			f.clue = "the banner above its column"
			t := f.main()
			t.add("count2", "Installed units")
			t.add("count1", "Installed pieces")
			for _, r := range t.rows {
				r.cells["count1"], r.cells["count2"] = "", ""
			}
			f.target().cells["count2"], f.target().cells["maker"] = "4", ""
			t.drop("maker")
		}, lines: func(f *file) {
			top := make([]string, len(f.main().keys))
			top[slices.Index(f.main().keys, "count1")], top[slices.Index(f.main().keys, "count2")] = "Nokia", f.item.maker
			f.sheets[0].insert(0, line{cells: top})
		}},
		{name: "layout: two records in one line", format: "text", lines: func(f *file) {
			s := f.sheets[0]
			i := s.at()
			s.lines[i-1].raw = join(f, s.lines[i-1].cells) + pick(f.rng, []string{f.delim(), "", " "}) + join(f, s.lines[i].cells)
			s.lines[i-1].target = true
			s.lines = slices.Delete(s.lines, i, i+1)
		}},
		{name: "layout: a title of the group, maker and count in it", lines: func(f *file) {
			s := f.sheets[0]
			i := s.at()
			text := fmt.Sprintf(pick(f.rng, []string{"%s (%d pcs)", "%s: %d units", "%s - %d Stück", "%s x %d"}), f.item.maker+" "+f.item.model, 2+f.rng.IntN(7))
			s.lines[i] = line{cells: []string{text}, target: true}
		}},
		{name: "layout: pages, each with its headings", lines: func(f *file) {
			s := f.sheets[0]
			i := s.at()
			head := slices.Clone(s.lines[0].cells)
			k := slices.Index(f.main().keys, "maker")
			head[k], head[k+1] = head[k+1], head[k]
			for n := i; n < len(s.lines); n++ {
				c := slices.Clone(s.lines[n].cells)
				c[k], c[k+1] = c[k+1], c[k]
				s.lines[n].cells = c
			}
			s.insert(i, line{cells: []string{"Page 2"}}, line{cells: head, heading: true})
		}},
	}
}

// crossTable takes the maker's column away and adds one for each maker, with a
// mark in the cell of whoever made the row.
func crossTable(f *file, mark func(int) string) {
	t := f.main()
	f.named()
	f.clue = "the heading of its column"
	makers := []string{"Nokia", "Ericsson", f.item.maker}
	for i, r := range t.rows {
		m := makers[i%2]
		if r.target {
			m = f.item.maker
		}
		r.cells["in "+m], r.cells["model"] = mark(1+f.rng.IntN(5)), "unit "+fmt.Sprint(i)
	}
	for _, m := range makers {
		t.add("in "+m, m)
	}
	t.drop("maker")
	t.drop("qty")
}

// stateWays leave the name in sight: something else in the file says that the
// item is gone, and is about another thing.
func stateWays() []way {
	return []way{
		{name: "state: of another thing", table: func(f *file) {
			t := f.main()
			t.drop("status")
			t.add("other", pick(f.rng, []string{"Ticket status", "Alarm state", "Contract status", "Invoice status", "Lease status", "Permit status", "Order status"}))
			for _, r := range t.rows {
				r.cells["other"] = "open"
			}
			f.target().cells["other"] = pick(f.rng, []string{"removed", "disposed", "retired", "scrapped", "decommissioned"})
		}},
		{name: "state: the day on which another thing was removed", table: func(f *file) {
			t := f.main()
			t.add("removed", pick(f.rng, []string{"Old unit removed on", "Alarm removed on", "Cover removed on", "Predecessor removed", "Removed from contract on", "Seal removed on"}))
			f.target().cells["removed"] = "2022-03-04"
			f.target().cells["status"] = ""
		}},
		{name: "state: stored, lent, moved or sent for repair", table: func(f *file) {
			f.target().cells["status"] = pick(f.rng, []string{"in storage", "spare", "relocated", "moved to Harlow", "lent to Valley Wireless", "in repair", "RMA", "quarantine", "powered down", "mothballed", "eingelagert", "en stock", "en bodega", "库存", "予備", "standby", "powered off", "not in use", "isolated"})
		}},
		{name: "state: the same serial on a removed row above", table: func(f *file) {
			t := f.main()
			i := slices.IndexFunc(t.rows, func(r *row) bool { return r.target })
			twin, r := t.rows[i-1], t.rows[i]
			for k, v := range r.cells {
				twin.cells[k] = v
			}
			twin.cells["status"] = "removed"
		}},
		{name: "state: counts of removed and left", table: func(f *file) {
			t := f.main()
			t.add("gone", "Removed qty")
			t.add("left", "Remaining qty")
			for _, r := range t.rows {
				r.cells["gone"], r.cells["left"] = "0", r.cells["qty"]
			}
			f.target().cells["status"], f.target().cells["qty"], f.target().cells["gone"], f.target().cells["left"] = "", "0", "3", "2"
		}},
		{name: "state: a date typed with a letter wrong", table: func(f *file) {
			f.main().add("removed", "Removed On")
			f.target().cells["removed"] = pick(f.rng, []string{"2O22-03-04", "2022-13-41", "4 Marhc", "Q3", "n.a.", "0", "tba 2026", "2022-03-04?", "(2022)", "44000.5 or so"})
			f.target().cells["status"] = ""
		}},
	}
}

// clueWays leave a clue of strong evidence, written as tools and people write it.
func clueWays() []way {
	small := func(f *file) { f.target().cells["maker"] = f.word("small-maker") }
	return []way{
		{name: "clue: a model in another spelling", table: func(f *file) {
			f.betray()
			f.leave(f.target(), "model")
			r := f.target()
			r.cells["descr"], r.cells["mac"], r.cells["oid"], r.cells["serial"] = "", "", "", f.serial()
			r.cells["model"] = respelled(f.rng, f.item.model)
			small(f)
			f.clue = "model"
		}},
		{name: "clue: an object id as tools print it", table: func(f *file) {
			f.betray()
			for len(f.from.keys["oid/"+f.item.vendor]) == 0 {
				f.betray()
			}
			r := f.target()
			r.cells["model"], r.cells["descr"], r.cells["mac"], r.cells["serial"] = "unit 3", "", "", f.serial()
			f.leave(r, "oid")
			bare := strings.TrimPrefix(r.cells["oid"], "1.3.6.1.4.1.")
			r.cells["oid"] = pick(f.rng, []string{".1.3.6.1.4.1.", "iso.3.6.1.4.1.", "enterprises.", "SNMPv2-SMI::enterprises.", "iso.org.dod.internet.private.enterprises.", "OID: .1.3.6.1.4.1."}) + bare
			small(f)
		}},
		{name: "clue: an address as tools print it", table: func(f *file) {
			f.betray()
			for len(f.from.keys["mac/"+f.item.vendor]) == 0 {
				f.betray()
			}
			r := f.target()
			r.cells["model"], r.cells["descr"], r.cells["oid"], r.cells["serial"] = "unit 3", "", "", f.serial()
			f.leave(r, "mac")
			hex := strings.ReplaceAll(r.cells["mac"], ":", "")
			r.cells["mac"] = pick(f.rng, []string{hex, strings.ToLower(hex[:4] + "." + hex[4:8] + "." + hex[8:]), hex[:4] + "-" + hex[4:8] + "-" + hex[8:], hex[:2] + "-" + hex[2:4] + "-" + hex[4:6] + "-" + hex[6:8] + "-" + hex[8:10] + "-" + hex[10:],
				"0x" + hex, r.cells["mac"] + " (eth0)", "eth0: " + r.cells["mac"], "mac " + r.cells["mac"], r.cells["mac"] + ", 04:D3:B0:00:00:01", "04:D3:B0:00:00:01\n" + r.cells["mac"]})
			small(f)
		}},
		{name: "clue: a serial number with a word before it", table: func(f *file) {
			f.betray()
			for f.item.vendor != "huawei" {
				f.betray()
			}
			r := f.target()
			r.cells["model"], r.cells["descr"], r.cells["mac"], r.cells["oid"] = "unit 3", "", "", ""
			n := f.huaweiSerial()
			r.cells["serial"] = pick(f.rng, []string{"SN: " + n, "S/N " + n, "sn:" + n, n + " (new)", "SN" + n, "  " + n, strings.ToLower(n), n[:4] + " " + n[4:], "*" + n + "*"})
			small(f)
			f.clue = "serial"
		}},
		{name: "clue: a passive word in the model, active gear beside it", table: func(f *file) {
			f.betray()
			f.leave(f.target(), "name and model in the description")
			f.target().cells["maker"] = pick(f.rng, []string{"", "N/A", "Generic"})
			f.target().cells["model"] = pick(f.rng, []string{"19 inch rack", "Patch panel 24 port", "cable", "rack shelf", "mast", "Blanking panel 1U"})
		}},
		{name: "clue: a passive word beside its model", table: func(f *file) {
			f.betray()
			f.leave(f.target(), "model")
			r := f.target()
			r.cells["descr"], r.cells["mac"], r.cells["oid"], r.cells["serial"] = "", "", "", f.serial()
			r.cells["maker"] = pick(f.rng, []string{"", "N/A", "Generic"})
			r.cells["model"] = pick(f.rng, []string{"19 inch rack with %s", "%s, rack mounted", "%s panel", "cable and %s", "%s in cabinet"})
			r.cells["model"] = replaceName(r.cells["model"], f.item.model)
			f.clue = "model"
		}},
		{name: "clue: nobody made it, and it is no passive thing", table: func(f *file) {
			f.bare()
			f.target().cells["maker"] = pick(f.rng, []string{"", "N/A", "Generic", "no name"})
			f.target().cells["model"] = pick(f.rng, []string{"rack mounted switch", "panel antenna, active", "switch 24 port, rack A", "cable modem", "cabinet controller", "mast head amplifier", "rack server", "pole camera", "cable TV headend", "rectifier in rack 4", "active cable splitter amp", "media converter tray"})
		}},
		{name: "clue: a subsidiary's name alone", table: func(f *file) {
			f.named()
			d := pick(f.rng, [][2]string{{"huawei", "HiSilicon"}, {"huawei", "Futurewei Technologies"}, {"hikvision", "EZVIZ"}, {"dahua", "IMOU"}, {"zte", "Zhongxing Telecommunication Equipment"}, {"hikvision", "Hangzhou Hikvision Digital Technology"}, {"huawei", "Huawei Marine Networks"}})
			f.item = &device{vendor: d[0], maker: d[1], model: "unit 1", what: "equipment"}
			f.target().cells["maker"] = d[1]
			f.clue = "the subsidiary"
		}},
		{name: "label: a word of relation before another maker", table: func(f *file) {
			f.betray()
			f.target().cells["maker"] = pick(f.rng, []string{"managed by Nokia", "supplied by Ericsson", "maintained by Cisco", "installed by Nokia", "Nokia managed service", "via Ericsson", "c/o Nokia", "compatible with Cisco", "connected to Nokia", "replaces Ericsson", "for Nokia RAN", "ersetzt Nokia"})
		}},
		{name: "label: the maker of a part", table: func(f *file) {
			f.betray()
			f.target().cells["maker"] = pick(f.rng, []string{"Intel", "Broadcom chipset", "Realtek", "Foxconn", "Hon Hai Precision", "Qualcomm", "Samsung (display)", "Texas Instruments"})
		}},
	}
}

// respelled writes a model as people type it.
func respelled(rng *rand.Rand, s string) string {
	switch rng.IntN(4) {
	case 0:
		return strings.ToLower(s)
	case 1:
		return strings.ReplaceAll(s, "-", " ")
	case 2:
		return strings.ReplaceAll(strings.ReplaceAll(s, "-", "_"), " ", "_")
	default:
		return s + pick(rng, []string{" (used)", " V200R003", ", refurbished", " rev. B", "/AC"})
	}
}
