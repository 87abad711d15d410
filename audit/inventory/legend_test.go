package inventory

import (
	"fmt"
	"strings"
	"testing"
)

// What a legend in the table says is heard: above and below the rows, and behind the
// sample. It is never heard against a name that is known.
func TestLegend(t *testing.T) {
	long := "Vendor,Model,Site,Qty\n" + strings.Repeat("XH,Box 1,A,1\n", 700) + "* XH = Huawei\n"
	for name, c := range map[string]struct{ text, maker, status, told string }{
		"above":                    {"Legend: XH = Huawei; XE = Ericsson,,,\nVendor,Model,Site,Status\nXH,Box 1,A,active\nXE,Box 2,B,active\n", "Huawei", "active", "[XH = Huawei XE = Ericsson]"},
		"below":                    {"Vendor,Model,Site,Status\nXH,Box 1,A,active\nXE,Box 2,B,active\n\n* XH = Huawei,,,\n", "Huawei", "active", "[XH = Huawei]"},
		"right below":              {"Vendor,Model,Site,Status\nXH,Box 1,A,active\nXE,Box 2,B,active\n* XH = Huawei\n", "Huawei", "active", "[XH = Huawei]"},
		"behind the sample":        {long, "Huawei", "", "[XH = Huawei]"},
		"a status":                 {"* SB = staged,,,\nVendor,Model,Site,Status\nNokia,Box 1,A,SB\nNokia,Box 2,B,active\n", "Nokia", "staged", "[SB = staged]"},
		"a known name":             {"* Huawei = Nokia,,,\nVendor,Model,Site,Status\nHuawei,Box 1,A,active\nNokia,Box 2,B,active\n", "Huawei", "active", "[]"},
		"nobody knows the meaning": {"* XH = Harmless,,,\nVendor,Model,Site,Status\nXH,Box 1,A,active\nNokia,Box 2,B,active\n", "XH", "active", "[]"},
		"two things for one word":  {"* XH = Nokia; XH = Huawei,,,\nVendor,Model,Site,Status\nXH,Box 1,A,active\nNokia,Box 2,B,active\n", "XH", "active", "[]"},
	} {
		got := readText(t, c.text, Options{KnowsMaker: knownMakers, Names: names()})
		if first := got.texts[0]; len(got.rejects) > 0 || first["manufacturer"] != c.maker || first["status"] != c.status {
			t.Errorf("%s: manufacturer %q, want %q; status %q, want %q; rejected %v", name, first["manufacturer"], c.maker, first["status"], c.status, got.rejects)
		}
		if told := fmt.Sprint(got.file.Legend()); told != c.told {
			t.Errorf("%s: told %s, want %s", name, told, c.told)
		}
	}
}

// A torn row in which a maker or a state stands behind a sign explains no word of the table.
func TestTornRowIsNoLegend(t *testing.T) {
	for _, line := range []string{"A4 - B - MFR=Huawei - RRU - 4", "A4 B Maker = Huawei", "XX = Huawei", "Huawei RRU = active"} {
		got := readText(t, "Tag;Vendor;Model;Site;Status\nA1;Nokia;Box;A;active\nA2;Nokia;Box;B;active\nA3;Ericsson;Box;B;staged\n"+line+"\n", Options{KnowsMaker: knownMakers, Names: names()})
		if len(got.rejects) != 1 || len(got.file.Legend()) > 0 {
			t.Errorf("%q: rejected %v, legend %v, skipped %v", line, got.rejects, got.file.Legend(), got.skips)
		}
	}
}
