package inventory

import (
	"fmt"
	"strings"
	"testing"
)

// Columns are read by what their cells hold where no heading says it: serial numbers
// of terminals, models of families, keys and values, makers behind what the thing is.
func TestCellsDecide(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want map[string]string // of the first item
	}{
		"serial numbers by form":                  {"Entrada,Cuando\nHWTC12AB34CD,1-mar-24\nZTEGC0FFEE01,2-mar-24\n48575443C0FFEE02,2-mar-24\n", map[string]string{"serial_number": "HWTC12AB34CD"}},
		"of three columns of numbers the fullest": {"In,Test,Out\n,,ZTEGC0FFEE09\nHWTC12AB34CD,,ZTEGC0FFEE01\nHWTC12AB34CE,HWTC12AB34C0,ZTEGC0FFEE02\n", map[string]string{"serial_number": "ZTEGC0FFEE09"}},
		"serial numbers, no headings":             {"5A544547C0FFEE01,12/08/2025\n5A544547C0FFEE02,12/08/2025\n", map[string]string{"serial_number": "5A544547C0FFEE01"}},
		"models by family":                        {"Bus,Cosa\nK1,DS-2CD2043G2-I\nK2,DS-2CD2143G2-I\nK3,P3245-LV\n", map[string]string{"model": "DS-2CD2043G2-I"}},
		"keys and values":                         {"Host,IP,Etiquetas\na,10.0.0.1,\"marca:huawei, modelo:S5735-L48P4X-A1, red:x\"\nb,10.0.0.2,\"red:y, marca:cisco\"\n", map[string]string{"brand": "huawei", "model": "S5735-L48P4X-A1"}},
		"kinds before makers":                     {"nom,prix\nSmartphone Huawei P30 Lite,199\nSmartphone Samsung A14,99\nSmartphone Nokia G42,149\n", map[string]string{"manufacturer": "Huawei", "model": "P30 Lite"}},
		"kinds before makers, no headings":        {"2024-03-01,Smartfon Huawei Nova 9,\"1 499,00\"\n2024-03-01,Smartfon Samsung A54,\"1 699,00\"\n2024-03-02,Smartfon Nokia G22,\"799,00\"\n", map[string]string{"manufacturer": "Huawei", "model": "Nova 9"}},
		"maker before a stroke":                   {"Bezeichnung,VK\nYealink T53W - Edition,129\nYealink T54W - Edition,149\nHuawei AP4050DN - Set,199\n", map[string]string{"manufacturer": "Yealink", "model": "T53W - Edition"}},
		"a brand with its system":                 {"IP,marca\n10.0.0.1,Huawei VRP8\n10.0.0.2,Nokia SR7\n10.0.0.3,Ericsson R6000\n", map[string]string{"manufacturer": "Huawei", "model": "VRP8"}},
		"one column of serial numbers":            {"48575443C0FFEE01\n48575443C0FFEE02\n5A544547C0FFEE03\n", map[string]string{"serial_number": "48575443C0FFEE01"}},
		"headings that are numbers":               {",0,1,2\n0,4,Alpha 13 128GB,HUAWEI\n1,5,Beta 11 64GB,NOKIA\n2,7,Gamma 12 64GB,SAMSUNG\n", map[string]string{"manufacturer": "HUAWEI"}},
		"televisions before makers":               {"id,titre\n1,TV Huawei Vision 65\n2,TV Samsung QN90\n3,TV Nokia 5500D\n", map[string]string{"manufacturer": "Huawei", "model": "Vision 65"}},
		"a name that other languages count by":    {"id,nombre,precio\n1,Celular Huawei Nova 9,$ 900.000\n2,Celular Samsung A14,$ 500.000\n3,Celular Nokia G42,$ 450.000\n4,Celular Nokia G22,$ 440.000\n5,Celular Samsung A54,$ 850.000\n", map[string]string{"manufacturer": "Huawei", "model": "Nova 9", "quantity": ""}},
		"an empty column of models":               {"Vendor,Model,Site\nHuawei MA5800-X7,,A\nNokia 7750 SR-1,,B\nCisco ASR 9001,,B\n", map[string]string{"manufacturer": "Huawei", "model": "MA5800-X7"}},
		"an empty column of makers":               {"Vendor,Model,Site\n,Huawei MA5800-X7,A\n,Nokia 7750 SR-1,B\n,Cisco ASR 9001,B\n", map[string]string{"manufacturer": "Huawei", "model": "MA5800-X7"}},
		"products beside their makers":            {"Mobil,Merk\nPad 9 Nova,Huawei\nHuawei Nova 9,Huawei\nHuawei Nova 8,Huawei\nNokia G42,Nokia\nSamsung A14,Samsung\nSamsung A54,\n", map[string]string{"model": "Pad 9 Nova"}},
		"makers under their sellers' heading":     {"Supplier,Kw\nHuawei,50\nNokia,5\nSamsung,6\n", map[string]string{"manufacturer": "Huawei"}},
		"a column without a heading":              {"Site,,Kw\nA,HWTC12AB34CD,1\nB,HWTC12AB34CE,2\n", map[string]string{"serial_number": "HWTC12AB34CD"}},
		"makers without a heading":                {"Site,,Kw\nA,Huawei,1\nB,Nokia,2\nC,Samsung,2\n", map[string]string{"manufacturer": "Huawei"}},
		"two coordinates in a cell":               {"Vendor,Lat/Long\nHuawei,\"40.7128, -74.0060\"\nNokia,\"40.7129, -74.0061\"\n", map[string]string{"latitude": "40.7128", "longitude": "-74.0060"}},
		"two coordinates, no heading says so":     {"Vendor,Spot\nHuawei,40.7128 -74.0060\nNokia,40.7129 -74.0061\n", map[string]string{"latitude": "40.7128", "longitude": "-74.0060"}},
		"identifiers of the FCC":                  {"Vendor,Mark\n,FCC ID: QISMAR-23\nNokia,FCC ID: 2AHKM-CAM1\n", map[string]string{"fcc_id": "FCC ID: QISMAR-23"}},
		"the phone of a smartphone":               {"manufacturerLabel,smartphoneLabel\nHuawei,Huawei P30\nNokia,Nokia X\nSamsung,Samsung A54\n", map[string]string{"manufacturer": "Huawei", "model": "P30"}},
		"the date of a release is no version":     {"Vendor,releaseDate\nHuawei,2014-02-24T00:00:00Z\nNokia,2013-07-26T00:00:00Z\n", map[string]string{"software_version": ""}},
		"short words":                             {"Vndr,Mdl Nm,Inst. Dt,Equip\nHuawei,MA5800-X7,2018-03-01,OLT\nNokia,7750 SR-1,2018-03-02,Router\n", map[string]string{"manufacturer": "Huawei", "model": "MA5800-X7", "installed_on": "2018-03-01", "function": "OLT"}},
		"kinds and makers, line by line":          {"Smartphone Huawei P30 red\nSmartphone Nokia G42\nSmartphone Samsung A14\nSmartphone Huawei P40\n", map[string]string{"manufacturer": "Huawei"}},
		"cells that come again are no headings":   {"MA5800-X7,Huawei,Olt card\nMA5800-X2,Huawei,Olt card\n7750,Nokia,Router\n", map[string]string{"manufacturer": "Huawei"}},
		"noughts are no day":                      {"Marca,Modelo,Fecha de compra\nHuawei,B535,0000000\nHuawei,B536,23/02/2025\n", map[string]string{"brand": "Huawei", "model": "B535"}},
	} {
		got := readText(t, c.text, Options{KnowsMaker: knownMakers, Names: names()})
		for field, want := range c.want {
			if text := got.texts[0][field]; text != want {
				t.Errorf("%s: %s is %q, want %q", name, field, text, want)
			}
		}
	}
}

// A list of technologies is no column of makers, however they are called, and words
// of praise are no models.
func TestCellsDecideNothing(t *testing.T) {
	for name, text := range map[string]string{
		"technologies": "product_name,wireless_interface\nAlpha 5,Wi-Fi; Bluetooth\nBeta 6,Wi-Fi; Bluetooth; NFC\nGamma 7,Wi-Fi\n",
		"prose":        "Vendor,product_promotion\nNokia,gives you 2 months of everything that you could want in a phone\nNokia,gives you 3 months of everything that you could want in a phone\n",
	} {
		got := readText(t, text, Options{KnowsMaker: func(s string) bool { return knownMakers(s) || strings.HasPrefix(s, "Wi-Fi") }, Names: names()})
		for _, it := range got.texts {
			for _, f := range []string{"manufacturer", "brand", "model"} {
				if s := it[f]; strings.Contains(s, "Wi-Fi") || strings.Contains(s, "months") {
					t.Errorf("%s: %s is %q", name, f, s)
				}
			}
		}
	}
}

// Paths of pictures name no makers, whatever folders are called.
func TestPathsNameNobody(t *testing.T) {
	if got, err := tryText(t, "tienda,imagen\nAlpha,/nokia/a 1.png\nBeta,/cisco/b 2.png\n", Options{KnowsMaker: func(s string) bool { return knownMakers(strings.Trim(s, "/")) }, Names: names()}); err == nil {
		t.Errorf("read: %v", got[0].items)
	}
}

// A row whose last cell is missing is whole where the cell before it is a text as
// those above; numbers that ran together are not.
func TestLastCellMissing(t *testing.T) {
	var b strings.Builder
	for i := range 40 {
		fmt.Fprintf(&b, "Nokia,AirScale,https://a.example/%d.png,text number %d\n", i, i)
	}
	got := readText(t, "Vendor,Model,Picture,Parameters\n"+b.String()+"Huawei,Radio,https://a.example/none.png\n", Options{})
	if len(got.rejects) != 0 || len(got.items) != 41 {
		t.Errorf("%d items, rejected %v", len(got.items), got.rejects)
	}
	b.Reset()
	for i := range 40 {
		fmt.Fprintf(&b, "Nokia,AirScale,%d,%d00\n", i%7+1, i+1)
	}
	if got = readText(t, "Vendor,Model,Qty,Unit Price\n"+b.String()+"Huawei,BTS3900,5100\n", Options{}); len(got.rejects) != 1 {
		t.Errorf("a number that ran into another one is no reject: %v", got.items[len(got.items)-1])
	}
}

// knownMakers knows a few makers, designated and other, by their first word.
func knownMakers(text string) bool {
	first, rest, _ := strings.Cut(text, " ")
	return rest == "" && strings.Contains(" huawei zte nokia samsung yealink ericsson cisco ", " "+strings.ToLower(first)+" ")
}

// A column of codes is one of models where one of them may be a designated maker's,
// whatever its heading, unless another column holds models or it tells of people.
func TestModelsByCells(t *testing.T) {
	for heading, want := range map[string]string{"Device": "HG8245H", "Label": "HG8245H", "Foo": "HG8245H", "Customer": ""} {
		got := readText(t, "Site,Vendor,"+heading+",Qty\nA,Zorbex Industries,HG8245H,1\nB,Zorbex Industries,X-660,1\nB,Cisco,ISR4331,2\n", Options{Names: namesOf(t)})
		if is := got.texts[0]["model"]; is != want {
			t.Errorf("below %q: model %q, want %q", heading, is, want)
		}
	}
	got := readText(t, "Site,Vendor,Device,Model\nA,Zorbex Industries,HG8245H,M1\nB,Cisco,X-660,ISR4331\n", Options{Names: namesOf(t)})
	if is := got.texts[0]["model"]; is != "M1" {
		t.Errorf("beside a column of models: %q", is)
	}
}

// What a heading says of a stock is how many pieces there are, if the cells are counts,
// and nothing of the kind if they are not.
func TestStockHeadings(t *testing.T) {
	for _, h := range []string{"On shelf", "In depot", "Auf Lager", "Remaining"} {
		got := readText(t, "Mfr,Model,"+h+"\nNokia,7750 SR,2 ea\nCisco,C9300,1\n", Options{})
		if got.texts[0]["quantity"] != "2 ea" {
			t.Errorf("%s: %v", h, got.texts[0])
		}
		if got = readText(t, "Mfr,Model,"+h+"\nNokia,7750 SR,shelf B\nCisco,C9300,none\n", Options{}); got.texts[0]["quantity"] != "" {
			t.Errorf("%s over words: %v", h, got.texts[0])
		}
	}
}

// A column that the user calls one of makers and models gives the model where the
// column below that heading is empty, as it does where its cells tell what it is.
func TestDeclaredPairBesideAnEmptyColumn(t *testing.T) {
	text := "Tag,Vendor,Model\nA1,Cisco PWR-CH1,\nA2,Adtran SM40,\nA3,Fortinet FG400F,\n"
	for _, o := range []Options{{Names: namesOf(t), KnowsMaker: func(s string) bool { return s == "Cisco" || s == "Adtran" || s == "Fortinet" }}, {Map: map[string]string{"make_model": "Vendor"}}} {
		got := readText(t, text, o)
		if is := got.texts[1]; is["manufacturer"] != "Adtran" || is["model"] != "SM40" {
			t.Errorf("%v: %v", o.Map, is)
		}
	}
}
