package inventory

import (
	"errors"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/columns"
)

// Cells that are missing at the end are blank, and surplus ones that are empty
// are dropped; both are told. A row whose cells have moved, that is torn, or that
// holds another row in a cell is rejected.
func TestWidths(t *testing.T) {
	const head = "Tag,Vendor,Model,Qty,Notes\n"
	const rows = "A-1,Nokia,FRGT 1,1,\nA-2,Nokia,FRGT 2,2,lab\nA-3,Ericsson,RBS 6000,1,\n"
	for last, want := range map[string]string{
		"A-4,Huawei,BBU3900,3": "short-row", "A-4,Huawei,BBU3900,3,,,": "empty-cells", "A-4,Huawei,BBU3900": "short-row", "A-4,Huawei": "missing-cell", "A-4,Huawei BBU3900,3,": "missing-cell",
		"A-4,Huawei,BBU3900,3,x,y": "extra-cell", "A-4;Huawei;BBU3900;3;x": "missing-cell", "A-4": "missing-cell",
		"A-4,\"Huawei,BBU3900,3,\nA-5,Nokia\",FRGT 1,2,x": "swallowed-row", "\"A-4\nwest\",Huawei,BBU3900,3,x": "", "A-4,Huawei,BBU3900,3,\"a, b, c,\nd\"": "",
	} {
		for _, size := range []int{0, 16} {
			got := readText(t, head+rows+last+"\n"+rows, Options{chunk: size})
			balanced(t, &got)
			code := ""
			if len(got.rejects) > 0 {
				code = got.rejects[0].Code
			} else if len(got.issues) > 0 {
				code = got.issues[0].Code
			}
			if code != want || len(got.rejects)+len(got.items) != 7 {
				t.Errorf("%q: %q, want %q; %d items", last, code, want, len(got.items))
			}
			if len(got.rejects) == 0 && got.texts[3]["model"] != "BBU3900" {
				t.Errorf("%q: %q", last, got.items[3])
			}
		}
		if got := readText(t, head+rows+last+"\n", Options{Strict: true}); want != "" && (len(got.rejects) != 1 || len(got.issues) > 0) {
			t.Errorf("strict: %q is read", last)
		}
	}
}

// The headings once more in another order, or others, begin another table; beyond
// what the columns were found out by, nothing could read its rows rightly.
func TestOtherHeadings(t *testing.T) {
	all, err := tryText(t, "Tag,Vendor,Model\nA1,Nokia,x\n\nVendor,Tag,Model\nHuawei,A2,y\nSerial No,Make,Part Number,Site\nS1,ZTE,P1,North\n", Options{})
	if err != nil || len(all) != 3 {
		t.Fatalf("%d tables: %v", len(all), err)
	}
	for i, want := range []string{"A1 Nokia", "A2 Huawei", " ZTE"} {
		if x := all[i].texts; len(x) != 1 || x[0]["asset_tag"]+" "+x[0]["manufacturer"] != want {
			t.Errorf("table %d: %v", i, x)
		}
	}
	if l := all[2].lines; len(l) != 1 || l[0] != 7 {
		t.Errorf("lines %v", l)
	}
	beyond := "Tag,Vendor,Model\n" + strings.Repeat("A1,Nokia,x\n", columns.SampleRows) + "Vendor,Tag,Model\nHuawei,A2,y\nModel,Vendor,Tag\nz,ZTE,A3\n"
	all, err = tryText(t, beyond, Options{})
	if err != nil || len(all) != 3 || all[1].texts[0]["asset_tag"] != "A2" || all[1].lines[0] != columns.SampleRows+3 || all[2].texts[0]["manufacturer"] != "ZTE" || all[2].lines[0] != columns.SampleRows+5 {
		t.Errorf("beyond the sample: %d tables, %v", len(all), err)
	}
	for i, n := range []int64{columns.SampleRows + 1, 2, 2} {
		if s := all[i].stats; s.Records != n || s.Headings != 1 {
			t.Errorf("beyond the sample: table %d has %+v", i, s)
		}
	}
	for _, heading := range []string{` "Vendor" ,Tag,Model`, `Vendor ,Tag,Model`, `,Vendor,Tag,Model`, "\u00a0Vendor,Tag,Model", `"Vendor",Tag,Model` + "\r"} {
		head, row := "Tag,Vendor,Model", "Huawei,A2,y"
		if heading[0] == ',' {
			head, row = head+",", ","+row
		}
		all, err = tryText(t, head+"\n"+strings.Repeat("V1,Nokia,x\n", columns.SampleRows)+heading+"\n"+row+"\n", Options{})
		if err != nil || len(all) != 2 || len(all[1].texts) != 1 || all[1].texts[0]["manufacturer"] != "Huawei" {
			t.Errorf("%q beyond the sample: %d tables, %v", heading, len(all), err)
		}
	}
	for name, rows := range map[string]int{"in": 3, "beyond": columns.SampleRows} { // the sample; a heading stands twice, and few have a field
		all, err = tryText(t, "Tag,Vendor,Model,Rack,Feeder m,Rack,Key no.,PCI\n"+strings.Repeat("A1,Nokia,x,1,2,3,4,5\n", rows)+"PCI,Rack,Key no.,Rack,Feeder m,Model,Vendor,Tag\n"+strings.Repeat("1,2,3,4,5,y,Huawei,A2\n", 3), Options{})
		if err != nil || len(all) != 2 || len(all[1].texts) != 3 || all[1].texts[0]["manufacturer"] != "Huawei" {
			t.Errorf("headings twice, %s the sample: %d tables, %v", name, len(all), err)
		}
	}
	_, err = tryText(t, beyond, Options{Headings: "1"})
	var f *gear.Fault
	if !errors.As(err, &f) || f.Kind != gear.Incomplete || f.Place.Line != columns.SampleRows+2 {
		t.Error(err)
	}
	for _, heading := range []string{`"Vendor","Tag","Model"`, `"Vendor" ,Tag,Model`, " Vendor,Tag,Model"} { // where the user says that the headings stand on line 1
		_, err = tryText(t, "Tag,Vendor,Model\n"+strings.Repeat("A1,Nokia,x\n", columns.SampleRows)+heading+"\nHuawei,A2,y\n", Options{Headings: "1"})
		if f = nil; !errors.As(err, &f) || f.Place.Line != columns.SampleRows+2 {
			t.Errorf("%q: %v", heading, err)
		}
	}
	got := readText(t, "Tag,Vendor,Model\nA1,Nokia,Tag\nTag,Vendor,Model\nVendor,Huawei,y\n", Options{})
	if len(got.items) != 2 || len(got.skips) != 1 {
		t.Errorf("%q %+v", got.items, got.skips)
	}
}

// The headings once more, with one left out or in other words over the same columns,
// are no row and begin no table.
func TestHeadingsAgain(t *testing.T) {
	for name, again := range map[string]string{"one left out": "Site,Maker,,Serial Number", "other words": "Location,Manufacturer,Model,S/N", "a word of no list": "Whereabouts,Brand,Model,S/N"} {
		got, err := tryText(t, "Site,Maker,Model,Serial Number\nNorth,Huawei,S5720,2102351234\nSouth,Cisco,C9300,FOC2231X0AB\n"+again+"\nEast,ZTE,C300,ZT00012345\n", Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		n := 0
		for _, one := range got {
			n += len(one.items)
		}
		if n != 3 {
			t.Errorf("%s: %d items", name, n)
		}
	}
}

// A quote that does not begin its cell is text; blanks may stand around quotes.
func TestQuotesInText(t *testing.T) {
	got := readText(t, "\"Vendor\", \"Model\", \"Site\"\n\"Huawei\", 19\" rack , \"Hill A, \"\"north\"\"\" \nZTE,3.2\" panel\",x\n\"Nokia\"  ,\"a\"\" b\",y\n", Options{})
	balanced(t, &got)
	want := []string{`Huawei/19" rack/Hill A, "north"`, `ZTE/3.2" panel"/x`, `Nokia/a" b/y`}
	for i, texts := range got.texts {
		if s := texts["manufacturer"] + "/" + texts["model"] + "/" + texts["site_id"]; s != want[i] {
			t.Errorf("%q, want %q", s, want[i])
		}
	}
	if len(got.rejects) > 0 || len(got.items) != 3 {
		t.Errorf("%+v", got.rejects)
	}
}
