package inventory

import (
	"strings"
	"testing"
)

// Lines that fill a cell or two where rows fill more are no rows, unless they may
// tell of equipment; each is told with what it is.
func TestSparseLines(t *testing.T) {
	const head = "Tag,Site,Vendor,Model,State\n"
	const rows = "T-1,Nordhof,Nokia,7750 SR-1,up\nT-2,Nordhof,Nokia,7750 SR-1,up\nT-3,Elm Pass,Ciena,3926,up\n"
	for _, c := range []struct {
		name, text string
		codes      string // of the skipped lines
		rows       int    // judged or rejected
	}{
		{"a section", head + "Nordhof\n" + rows + "Depot East,,,,\nT-4,Depot,Nokia,7750 SR-1,up\n", "section section", 4},
		{"a known site as section", head + rows + "Elm Pass\nT-4,Elm Pass,Nokia,7750 SR-1,up\n", "section", 4},
		{"a tag alone", head + rows + "T-9,,,,\nT-4,Depot,Nokia,7750 SR-1,up\n", "", 5},
		{"a maker alone", head + rows + ",,Bersolnet,,\nT-4,Depot,Nokia,7750 SR-1,up\n", "", 5},
		{"a maker alone in the first column", "Vendor,Site,Tag,Model\nNokia,Depot,T-1,7750 SR-1\nBersolnet,,,\nNokia,Depot,T-2,7750 SR-1\n", "", 3},
		{"a maker of other rows", head + rows + "\nCiena,\n", "", 4},
		{"a model alone", head + rows + "XQ5720S\nT-4,Depot,Nokia,7750 SR-1,up\n", "", 5},
		{"an address alone", head + rows + "\n00:18:82:01:02:03,,,,\n", "", 4},
		{"two cells without a blank line", head + rows + "Remark,Sled\n", "", 4},
		{"contacts", head + rows + "\nWho,Phone\nJ. Weber,+49 30 5550\n", "note note", 3},
		{"a legend", head + rows + "\nKey\nup = carries traffic\ndn = spare\n", "note legend legend", 3},
		{"a footer", head + rows + "(3 rows)\n", "note", 3},
		{"strokes", head + "-----,----,-----,----,---\n" + rows, "rule", 3},
		{"no values are no strokes", head + "-,-,-,-,-\n" + rows, "", 4},
		{"units", head + "text,text,text,text,list\n" + rows, "units", 3},
		{"a row of a unit and more", head + "m,text,text,Depot,list\n" + rows, "", 4},
		{"numbered columns", head + "1,2,3,4,5\n" + rows, "units", 3},
		{"numbers that are no columns", head + "1,2,3,4,6\n" + rows, "", 4},
		{"the headings on the next page", head + rows + "continued\nTAG,SITE,VENDOR,MODEL,STATE\nT-4,Depot,Nokia,7750 SR-1,up\n", "section repeated-heading", 4},
		{"a torn line", head + rows + "ended by hand\nT-4,Depot,Nokia,7750 SR-1,up\n", "", 5},
		{"a maker before the headings", head + rows + ",,Bersolnet,,\n" + head + "T-4,Depot,Nokia,7750 SR-1,up\n", "repeated-heading", 5},
		{"no heading in the first column", ",Tag,Vendor,Model,State\n1,T-1,Nokia,7750 SR-1,up\n,Tag,Vendor,Model,State\n2,T-2,Nokia,7750 SR-1,up\n", "repeated-heading", 2},
		{"a sum that is none", head + rows + "Somme 12,,,,\n", "", 4},
	} {
		for _, chunk := range []int{0, 40} {
			got := readText(t, c.text, Options{chunk: chunk})
			var codes []string
			for _, s := range got.skips {
				codes = append(codes, s.Code)
			}
			if strings.Join(codes, " ") != c.codes || len(got.items)+len(got.rejects) != c.rows {
				t.Errorf("%s, chunks of %d: skipped %q, rows %q; want %q and %d", c.name, chunk, codes, got.items, c.codes, c.rows)
			}
		}
	}
}

// Where all rows lack the same cells at the end, they are read as blank if what
// is there can be read below its heading, and rejected if a delimiter is lost.
func TestAllRowsShort(t *testing.T) {
	const rows = "T-1,Nokia,4,7750 SR-1\nT-2,Nokia,2,7750 SR-1\nT-3,Ciena,1,3926\n"
	got := readText(t, "Tag,Vendor,Qty,Model,Notes\n"+rows, Options{})
	if len(got.items) != 3 || len(got.rejects) != 0 {
		t.Errorf("items %q, rejects %+v", got.items, got.rejects)
	}
	got = readText(t, "Tag,County,Vendor,Qty,Model\n"+rows, Options{})
	if len(got.items) != 0 || len(got.rejects) != 3 {
		t.Errorf("a heading too many: items %q", got.items)
	}
}

// Headings that stand on every page do not keep a second column of states from
// being held against the first: where they disagree, nothing is known.
func TestStatesDisagreeOverPages(t *testing.T) {
	const head = "Tag,Vendor,Model,Status,Operational Status\n"
	page := head + "T-1,Nokia,a,active,active\nT-2,Nokia,b,active,\nT-3,Nokia,c,active,on air\n"
	got := readText(t, page+page+page+head+"T-9,Huawei,d,removed,active\n", Options{})
	last := got.items[len(got.items)-1]
	if len(got.items) != 10 || !strings.Contains(last, "status=bad") {
		t.Errorf("%d rows, the last %q", len(got.items), last)
	}
}

// A heading of the table and what stands behind it, below the rows, is a field of a
// thing and explains no word: where it names a designated maker it is a row.
func TestFieldBelowIsNoLegend(t *testing.T) {
	table := "Tag,Site,Make,Model,Serial,Status\nA1,S1,Nokia,AHLOA,Q1234567K,active\nA2,S2,Cisco,ISR4331,Q1234568K,active\nA3,S3,Nokia,AMIA,Q1234569K,active\n\n"
	for line, rows := range map[string]int{"Make =,Hytera Do Brasil,,,,": 4, "HYT = Hytera Do Brasil,,,,,": 3, "Make =,Nokia Solutions,,,,": 3} {
		if got := readText(t, table+line+"\n", Options{Names: namesOf(t)}); len(got.items)+len(got.rejects) != rows {
			t.Errorf("%q: %d rows, want %d", line, len(got.items)+len(got.rejects), rows)
		}
	}
}
