package inventory

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/columns"
	"github.com/gearaudit/gearaudit/audit/inventory/values"
)

// readCell reads a cell as a field; the result is bad, blank or the value.
func readCell(t *testing.T, name, cell string) string {
	t.Helper()
	d := dictionary()
	f, ok := d.Field(name)
	if !ok {
		t.Fatalf("no field %s", name)
	}
	r := columns.NewLexicon(d).Reader(f)
	r.Styles = &values.Styles{Survey: func() map[int]*values.Habits { return nil }}
	v, err := r.Read(cell)
	switch {
	case (err != nil) != (v.State == gear.Bad):
		t.Errorf("%s %q: state %d, %v", name, cell, v.State, err)
	case v.State == gear.Bad:
		return "bad"
	case v.State == gear.Blank:
		return "blank"
	case v.Set != 0:
		return severalOf(r.Def, &v)
	case v.Code > 0:
		return r.Def.Values[v.Code-1]
	}
	return v.Text
}

// Cells of closed lists are read in many spellings, and what no list knows is
// bad, never the nearest word.
func TestCells(t *testing.T) {
	for _, c := range [][3]string{
		{"role", "RAN", "ran"}, {"role", "Radio Access", "ran"}, {"role", "back-haul", "transport"}, {"role", "kitchen", "bad"}, {"role", "", "blank"},
		{"function", "RRU", "ran_radio_unit"}, {"function", "Remote Radio Head", "ran_radio_unit"}, {"function", "ONT", "access_ont_cpe"},
		{"technology", "LTE", "4g"}, {"technology", "5G", "5g_nsa|5g_sa"}, {"technology", "GSM/UMTS/LTE", "2g+3g+4g"}, {"technology", "4G/5G", "4g+5g_nsa+5g_sa"}, {"technology", "LTE / zigbee", "bad"}, {"function", "RRU / BBU", "ran_baseband|ran_radio_unit"},
		{"status", "Removed?", "bad"}, {"status", "removed (?)", "bad"}, {"status", "-/-", "blank"}, {"status", "offen", "blank"}, {"status", "vergessen", "bad"}, {"country", "NA", "NA"}, {"site_class", "unknown", "unknown"}, {"technology", "5G NSA", "5g_nsa"}, {"technology", "NR", "5g_nsa|5g_sa"},
		{"status", "In Service", "active"}, {"status", "decommissioned", "removed"}, {"status", "aktiv", "active"}, {"status", "在用", "active"}, {"status", "N/A", "blank"},
		{"funding", "USF High-Cost", "high_cost"}, {"funding", "Lottery", "bad"}, {"funding", "none", "none"}, {"sanctions_affected", "Y", "yes"}, {"sanctions_affected", "FALSE", "no"},
		{"sanctions_affected", "maybe", "bad"}, {"country", "Germany", "DE"}, {"country", "de", "DE"}, {"country", "Atlantis", "bad"}, {"manufacturer", "n/a", "blank"}, {"manufacturer", "#DIV/0!", "blank"}, {"manufacturer", "To Be Filled By O.E.M.", "blank"}, {"manufacturer", "NaN", "blank"}, {"manufacturer", "Nanotech", "Nanotech"}, {"asset_tag", `="000123"`, "000123"}, {"model", "NA-1", "NA-1"},
		{"mac_address", "00:25:9E:01:02:03", "00:25:9E:01:02:03"}, {"mac_address", "0025.9e01.0203", "0025.9e01.0203"}, {"mac_address", "00259E010203", "00259E010203"},
		{"mac_address", "0x00259E010203", "0x00259E010203"}, {"mac_address", "00-25-9E", "00-25-9E"}, {"mac_address", "00:25:9E:01:02:03, 00:25:9E:01:02:04", "00:25:9E:01:02:03, 00:25:9E:01:02:04"},
		{"mac_address", "00:25:9E:01:02", "bad"}, {"mac_address", "00:25:9G:01:02:03", "bad"}, {"mac_address", "none", "blank"}, {"mac_address", "unknown", "blank"},
		{"latitude", "47.1", "47.1"}, {"latitude", "47 N", "bad"}, {"model", "  BTS3900\u00a0", "BTS3900"}, {"model", "\ufeff", "blank"}, {"model", "-", "blank"},
	} {
		if got := readCell(t, c[0], c[1]); got != c[2] {
			t.Errorf("%s %q: %s, want %s", c[0], c[1], got, c[2])
		}
	}
}

// A value that cannot be read is told once, with the number of rows that hold it
// and the first of them; beyond the ceiling only rows are counted. The size of
// chunks and the number of workers change nothing.
func TestIssuesOncePerValue(t *testing.T) {
	var text strings.Builder
	text.WriteString("Vendor,Technology,Qty,Install Date\n")
	for i := range 6000 {
		fmt.Fprintf(&text, "Nokia,%s,%d,%d-??\n", [...]string{"zigbee", "4g", "avian carrier"}[i%3], i%2, i%1500)
	}
	for _, size := range []int{0, 4096} {
		for workers := 1; workers < 4; workers++ {
			got := readText(t, text.String(), Options{chunk: size})
			balanced(t, &got)
			var told []string
			for _, i := range got.issues {
				if i.Field != gear.InstalledOn || i.Text == "" {
					told = append(told, fmt.Sprintf("%d:%d %q %d", i.Place.Line, i.Place.Column, i.Text, i.Count))
				}
			}
			want := []string{`2:2 "zigbee" 2000`, `2:3 "0" 3000`, `4:2 "avian carrier" 2000`, `999:4 "" 2012`}
			if diff := cmp.Diff(want, told); diff != "" || len(got.items) != 6000 {
				t.Fatalf("chunks of %d: %s, %d items", size, diff, len(got.items))
			}
		}
	}
}
