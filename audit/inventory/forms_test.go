package inventory

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/zstd"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

// plainTable is an inventory with cells of every type. It holds letters that
// all the encodings of the tests have.
func plainTable() [][]string {
	return [][]string{
		{"Asset Tag", "Vendor", "Model", "Qty", "Site Name", "Install Date", "Unit Cost", "Status", "MAC Address", "Notes"},
		{"A-1", "Huawei", "BTS3900", "2", "North, \"Hill\"", "2016-05-04", "1234.50", "in service", "00:25:9E:01:02:03", "a; b\tc|d"},
		{"A-2", "ZTE", "ZXSDR R8862", "1200", "South", "2017-12-31", "900", "Planned", "0025.9e01.0204", "two\nlines"},
		{"A-3", "", "DS-2CD2043", "", "East", "", "", "", "", ""},
		{"A-4", "Nokia", "AirScale", "1", "West", "2019-01-01", "77.7", "Offline", "00-25-9E-01-02-05", "# no comment"},
		{"A-5", "Ericsson", "Radio 4449", "12", "Middle", "2020-02-29", "0.05", "removed", "", "'quoted'"},
	}
}

// written writes a table as text.
func written(t testing.TB, rows [][]string, delimiter rune, crlf, quoteAll bool) string {
	t.Helper()
	var b strings.Builder
	if quoteAll {
		for _, r := range rows {
			for i, c := range r {
				if i > 0 {
					b.WriteRune(delimiter)
				}
				b.WriteString(`"` + strings.ReplaceAll(c, `"`, `""`) + `"`)
			}
			b.WriteString(map[bool]string{true: "\r\n", false: "\n"}[crlf])
		}
		return b.String()
	}
	w := csv.NewWriter(&b)
	w.Comma, w.UseCRLF = delimiter, crlf
	if err := w.WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// forms are ways in which the same table may come.
func forms(t testing.TB) map[string]string {
	rows := plainTable()
	comma := written(t, rows, ',', false, false)
	out := map[string]string{
		"semicolon":     written(t, rows, ';', false, false),
		"tab":           written(t, rows, '\t', true, false),
		"bar":           written(t, rows, '|', false, false),
		"crlf":          written(t, rows, ',', true, false),
		"all quoted":    written(t, rows, ';', true, true),
		"no last line":  strings.TrimRight(comma, "\n"),
		"mark":          "\ufeff" + comma,
		"title":         "Inventory of the north\n\nas of 2026-11-01,,\n" + comma,
		"comments":      "# made by hand\n" + comma + "# end\n",
		"blank lines":   strings.ReplaceAll(comma, "\nA-", "\n\n,,,,,,,,,\nA-"),
		"total":         comma + "Total,,,1215,,,,,,\n",
		"short total":   comma + "Grand total,1215\n",
		"heading again": strings.Replace(comma, "\nA-4", "\n"+strings.SplitAfter(comma, "\n")[0]+"A-4", 1),
		"empty columns": strings.ReplaceAll(written(t, widened(rows), ',', false, false), "\x01", ""),
		"gzip":          gzippedText(t, comma),
		"zstd":          zstdText(t, comma),
		"xlsx":          string(asBook(t, rows)),
	}
	for _, name := range []string{"windows-1252", "gb18030", "big5", "shift_jis", "euc-kr", "utf-16le", "utf-16be"} {
		out["plain "+name] = encodedAs(t, comma, name)
	}
	out["cr"] = strings.ReplaceAll(written(t, oneLine(rows), ',', false, false), "\n", "\r")
	return out
}

// widened gives every row two empty cells more.
func widened(rows [][]string) [][]string {
	var out [][]string
	for _, r := range rows {
		out = append(out, append(slices.Clone(r), "", ""))
	}
	return out
}

// oneLine puts cells on one line.
func oneLine(rows [][]string) [][]string {
	var out [][]string
	for _, r := range rows {
		n := slices.Clone(r)
		for i := range n {
			n[i] = strings.ReplaceAll(n[i], "\n", " / ")
		}
		out = append(out, n)
	}
	return out
}

func gzippedText(t testing.TB, text string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func zstdText(t testing.TB, text string) string {
	t.Helper()
	w, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	return string(w.EncodeAll([]byte(text), nil))
}

// asBook writes a table as the sheet of a workbook, all cells texts.
func asBook(t testing.TB, rows [][]string) []byte {
	return makeBook(t, func(f *excelize.File) {
		for i, r := range rows {
			cell, err := excelize.CoordinatesToCellName(1, i+1)
			if err != nil {
				t.Fatal(err)
			}
			values := make([]any, len(r))
			for j := range r {
				values[j] = r[j]
			}
			setRow(f, "Sheet1", cell, values...)
		}
	})
}

func encodedAs(t testing.TB, text, name string) string {
	t.Helper()
	enc, err := htmlindex.Get(name)
	if err != nil {
		t.Fatal(err)
	}
	if name == "utf-16le" {
		enc = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	}
	out, err := enc.NewEncoder().String(text)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return out
}

// The same rows give the same items in whatever form they come.
func TestForms(t *testing.T) {
	want := readText(t, written(t, plainTable(), ',', false, false), Options{})
	if want.stats.Rows != 5 || want.stats.Rejected != 0 || want.stats.Issues != 0 {
		t.Fatalf("%+v %+v", want.stats, want.issues)
	}
	for name, text := range forms(t) {
		for _, size := range []int{0, 64} {
			got := readText(t, text, Options{chunk: size})
			balanced(t, &got)
			items := want.items
			if name == "cr" {
				items = []string{}
				for _, i := range want.items {
					items = append(items, strings.ReplaceAll(i, "two\nlines", "two / lines"))
				}
			}
			if diff := cmp.Diff(items, got.items); diff != "" {
				t.Errorf("%s, chunks of %d: %s", name, size, diff)
			}
			if got.stats.Rejected != 0 || got.stats.Issues != 0 {
				t.Errorf("%s: %+v", name, got.stats)
			}
		}
	}
}

// Neither the order of columns nor that of rows changes an item, whatever the
// column says about dates and numbers as a whole.
func TestOrders(t *testing.T) {
	base := [][]string{
		{"Vendor", "Type", "Qty", "Install Date", "Unit Cost", "State"},
		{"Huawei", "BTS3900", "1,200", "03/04/2019", "1.234,50", "MT"},
		{"ZTE", "R8862", "12", "04/05/2019", "1.234", "ND"},
		{"Nokia", "AirScale 2", "3", "31/12/2019", "900", "MT"},
		{"Calix", "E7-2", "7", "01/02/2020", "12,5", "SD"},
	}
	want := readText(t, written(t, base, ';', false, false), Options{}).items
	slices.Sort(want)
	if !strings.Contains(strings.Join(want, "\n"), "quantity=1200; region=MT; installed_on=2019-04-03; unit_cost=123450") {
		t.Fatalf("%q", want)
	}
	dice := rand.New(rand.NewPCG(1, 2))
	for range 60 {
		columns, order := dice.Perm(len(base[0])), dice.Perm(len(base)-1)
		rows := [][]string{pick(base[0], columns)}
		for _, i := range order {
			rows = append(rows, pick(base[i+1], columns))
		}
		got := readText(t, written(t, rows, ';', false, false), Options{})
		slices.Sort(got.items)
		if diff := cmp.Diff(want, got.items); diff != "" {
			t.Fatalf("%q: %s", rows, diff)
		}
	}
}

func pick(row []string, order []int) []string {
	out := make([]string, len(order))
	for i, c := range order {
		out[i] = row[c]
	}
	return out
}

// Text in the script of a country is read in that country's encoding, which is
// named; where it cannot be told, it is refused with the flag to name it by.
func TestEncodings(t *testing.T) {
	chinese := "资产编号,厂商,设备型号,数量,备注\nA1,华为,BTS3900,1,广州机房设备\nA2,中兴,R8862,2,厦门无线网络\n"
	taiwan := "資產編號,Vendor,型號,數量,備註\nA1,華為,BTS3900,1,臺灣廣播設備\nA2,中興,R8862,2,無線網路設備\n"
	japan := "資産番号,メーカー,型番,数量,備考\nA1,ファーウェイ,BTS3900,1,東京の無線局\nA2,ノキア,R8862,2,大阪にある機器です\n"
	western := "Hersteller;Typ;Stück;Standort\nHuawei;BTS3900;1;Köln\nZTE;R8862;2;Düsseldorf\n"
	for _, c := range []struct{ text, name, named string }{
		{chinese, "gb18030", "gb18030 (its letters make sense)"},
		{taiwan, "big5", "big5 (its letters make sense)"},
		{japan, "shift_jis", "shift_jis (its letters make sense)"},
		{western, "windows-1252", "windows-1252 (letters with accents stand between plain ones)"},
		{chinese, "utf-16le", "utf-16le"},
		{western, "utf-8", "utf-8"},
	} {
		want := readText(t, c.text, Options{})
		text := encodedAs(t, c.text, c.name)
		got := readText(t, text, Options{})
		if diff := cmp.Diff(want.items, got.items); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
		if got.file.Mapping().Encoding != c.named {
			t.Errorf("%s is named %s", c.name, got.file.Mapping().Encoding)
		}
		named := readText(t, text, Options{Encoding: c.name})
		if diff := cmp.Diff(want.items, named.items); diff != "" || !strings.Contains(named.file.Mapping().Encoding, c.name) {
			t.Errorf("named %s: %s %s", c.name, named.file.Mapping().Encoding, diff)
		}
	}
	cyrillic := encodedAs(t, "Производитель;Модель;Количество\nХуавей;BTS3900;1\n", "windows-1251")
	_, err := tryText(t, cyrillic, Options{})
	if f := Refusal(t, err); !strings.Contains(f.Hint, "--encoding") || !strings.Contains(f.Hint, "windows-1251") {
		t.Errorf("%+v", f)
	}
	if got := readText(t, cyrillic, Options{Encoding: "windows-1251"}); got.items[0] != "manufacturer=Хуавей; model=BTS3900; quantity=1" {
		t.Error(got.items)
	}
}
