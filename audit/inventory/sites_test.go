package inventory

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// readAll opens and scans all tables of texts.
func readAll(t *testing.T, texts ...string) ([]scanned, []Aside) {
	t.Helper()
	tables, err := openAll(t, Options{}, texts...)
	if err != nil {
		t.Fatal(err)
	}
	var out []scanned
	for _, f := range tables.Files {
		one, err := scanAll(f, 2)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, one)
	}
	return out, tables.Aside
}

// What rows of equipment lack of their sites stands in a table of sites, in
// another file or sheet; what they say themselves stays.
func TestSitesJoined(t *testing.T) {
	gear := "Vendor,Model,Site #,Region\nHuawei,RRU3908,MT-001,East\nNokia,A,mt 001,\nZTE,B,9,West\nZTE,C,,\nZTE,D,MT-002,\n"
	sites := "Site No,Site Name,County,Latitude,Longitude,Region\nMT001,Round Butte,Rosebud,47.103,-106.25,North\nMT002,Twice,Custer,46.1,-105.1,South\nMT-002,Twice,Custer,46.2,-105.1,South\n"
	want := []string{
		"manufacturer=Huawei; model=RRU3908; site_id=MT-001; site_name=Round Butte; latitude=47103000; longitude=-106250000; region=East",
		"manufacturer=Nokia; model=A; site_id=mt 001; site_name=Round Butte; latitude=47103000; longitude=-106250000",
		"manufacturer=ZTE; model=B; site_id=9; region=West", "manufacturer=ZTE; model=C", "manufacturer=ZTE; model=D; site_id=MT-002; site_name=Twice; longitude=-105100000",
	}
	got, aside := readAll(t, gear, sites)
	if diff := cmp.Diff(want, got[0].items); diff != "" {
		t.Error(diff)
	}
	if len(aside) != 1 || !strings.HasPrefix(aside[0].Why, "a list of sites") || aside[0].Unread || aside[0].Records != 4 {
		t.Errorf("%+v", aside)
	}
	data := makeBook(t, func(f *excelize.File) {
		for _, sheet := range []struct{ name, text string }{{"Sheet1", gear}, {"Sites", sites}} {
			if _, err := f.NewSheet(sheet.name); err != nil {
				t.Fatal(err)
			}
			for i, line := range strings.Split(strings.TrimSpace(sheet.text), "\n") {
				var row []any
				for _, c := range strings.Split(line, ",") {
					row = append(row, c)
				}
				cell, _ := excelize.CoordinatesToCellName(1, i+1)
				setRow(f, sheet.name, cell, row...)
			}
		}
	})
	if diff := cmp.Diff(want, readText(t, string(data), Options{}).items); diff != "" {
		t.Error(diff)
	}
}

// A table of places that the rows do not name is no table of their sites.
func TestSitesOfOthers(t *testing.T) {
	got, aside := readAll(t, "Vendor,Model,Site\nHuawei,RRU3908,North\nNokia,A,South\nNokia,B,East\n", "Site,Latitude\nNorth,47.1\nLisbon,38.7\n")
	if got[0].items[0] != "manufacturer=Huawei; model=RRU3908; site_id=North" || strings.HasPrefix(aside[0].Why, "a list of sites") {
		t.Errorf("%q %+v", got[0].items, aside)
	}
}
