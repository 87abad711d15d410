package inventory

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/columns"
	"github.com/gearaudit/gearaudit/audit/inventory/values"
	"github.com/gearaudit/gearaudit/audit/workbook"
)

// narrow are limits that short inputs can reach.
func narrow() Options { return Options{Limits: Limits{Cell: 200, Row: 800, Columns: 40}} }

// rowSeeds are texts with every kind of damage.
func rowSeeds() []string {
	return []string{
		"Vendor,Model,Qty\nHuawei,BTS3900,1\nZTE,R8862,2\n",
		"\ufeffVendor;Model;Qty\r\n\"Hua;wei\";\"a\"\"b\";1\r\n;;\r\nTotal;;3\r\n",
		"Title\n\nVendor\tModel\tQty\nHuawei\tx\t1.000\nZTE\ty\t12\n# note\nVendor\tModel\tQty\n",
		"Vendor|Model|Qty\nHuawei|x\nZTE|y|2|3\nNokia|\"open|1\nCisco|z|9\n",
		"Vendor,Model,Qty\rHuawei,x,1\rZTE,\"y\rz\",2\r",
		"Vendor,Model,Qty\nHua\"wei,x,1\n\"Huawei\"x,y,1\nZTE,z,two\nA\x00B,c,1\n\xff\xfe,d,1\n",
		"V\x00e\x00n\x00d\x00o\x00r\x00,\x00Q\x00t\x00y\x00\n\x00Z\x00T\x00E\x00,\x001\x00\n\x00",
		"Vendor,Install Date,Unit Cost\nHuawei,13/02/2020,\"1.234,50\"\nZTE,01/02/2020,1.234\n",
		"Hersteller;St\xfcck\nHuawei;1\nD\xfcsseldorf;2\n",
		"Make/Model,Qty\nHuawei BTS3900,1\nZTE - R8862,2\n",
		"Vendor,Notes\nHuawei,\"" + strings.Repeat("long ", 60) + "\"\n" + strings.Repeat("x", 900) + "\nZTE,y\n",
	}
}

// FuzzRows reads any bytes: a refusal with a reason, or every row is judged or
// rejected, at a place that exists, and neither the size of chunks nor the
// number of workers changes anything.
func FuzzRows(f *testing.F) {
	for _, s := range rowSeeds() {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		o := narrow()
		one, err := tryText(t, string(data), o)
		if err != nil {
			Refusal(t, err)
			return
		}
		o.chunk = 7
		two, err := tryText(t, string(data), o)
		if err != nil || len(two) != len(one) {
			t.Fatalf("in small chunks: %v", err)
		}
		for i := range one {
			balanced(t, &one[i])
			sameTable(t, &one[i], &two[i])
			inPlace(t, &one[i])
		}
	})
}

// sameTable compares all that two scans tell.
func sameTable(t testing.TB, a, b *scanned) {
	t.Helper()
	if a.stats != b.stats || !slices.Equal(a.items, b.items) || !slices.Equal(a.lines, b.lines) ||
		!cmp.Equal(a.rejects, b.rejects) || !cmp.Equal(a.issues, b.issues) || !cmp.Equal(a.skips, b.skips) {
		t.Fatalf("two scans differ:\n%+v\n%+v\n%v\n%v\n%+v\n%+v", a.stats, b.stats, a.items, b.items, a.rejects, b.rejects)
	}
}

// inPlace checks that rejects say where, what and why.
func inPlace(t testing.TB, got *scanned) {
	t.Helper()
	for _, r := range got.rejects {
		if r.Place.Line < got.file.Mapping().Line || r.Code == "" || r.Reason == "" || r.Hint == "" {
			t.Fatalf("%+v", r)
		}
	}
	for _, i := range got.issues {
		if i.Place.Line < 1 || (i.Place.Column < 1) == i.HasField || i.Reason == "" {
			t.Fatalf("%+v", i)
		}
	}
}

// FuzzDialect writes a table in a dialect; it comes back cell by cell.
func FuzzDialect(f *testing.F) {
	f.Add("Huawei\x01BTS 3900\x01a, b; c\td|e", uint8(0), false)
	f.Add("Total\x01\x01\"quoted\"\x01ZTE\x01x\ny\x01#", uint8(1), true)
	f.Add(" \x01\x01\x01华为\x01RRU\x01 x ", uint8(2), true)
	f.Add("\"\x01\x01\x01a\x01\x01\"\x01b\x01", uint8(1), true) // ditto marks, over a blank
	f.Add("Vendor\x01Model\x01Notes\x01\\.\x01\r\x01\r\n", uint8(3), false)
	f.Fuzz(func(t *testing.T, text string, delimiter uint8, crlf bool) {
		if !utf8.ValidString(text) || strings.ContainsRune(text, 0) || len(text) > 10_000 {
			return
		}
		var b strings.Builder
		w := csv.NewWriter(&b)
		w.Comma, w.UseCRLF = rune(",;\t|"[delimiter%4]), crlf
		rows := [][]string{{"Vendor", "Model", "Notes"}, {"first", "row", "here"}}
		cells := strings.Split(text, "\x01")
		if crlf { // the writer has no carriage returns of its own then
			cells = strings.Split(strings.ReplaceAll(text, "\r", ""), "\x01")
		}
		for ; len(cells) >= 3; cells = cells[3:] {
			rows = append(rows, cells[:3])
		}
		if err := w.WriteAll(rows); err != nil {
			t.Fatal(err)
		}
		tables, err := tryText(t, b.String(), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if first := tables[0].file; first.Mapping().Line != 1 || byte(w.Comma) != first.dialect.Delimiter {
			t.Fatalf("%+v", first.Mapping())
		}
		checkCells(t, rows, tables)
	})
}

// checkCells compares tables with the cells that were written: a row that says
// something is read as it is, unless it is no row or the headings of a table
// below. A ditto mark stands for the maker above.
func checkCells(t *testing.T, rows [][]string, tables []scanned) {
	t.Helper()
	var want, got []string
	none, rejected := 0, 0 // rows that are no items
	for i := range tables {
		balanced(t, &tables[i])
		got = append(got, tables[i].items...)
		none += int(tables[i].stats.Headings + tables[i].stats.Skipped)
		rejected += int(tables[i].stats.Rejected)
	}
	lexicon := columns.NewLexicon(dictionary())
	words, maker := lexicon.Reader(gear.Model), ""
	for _, r := range rows {
		item, filled, above := "", false, maker
		for i, name := range []string{"manufacturer", "model", "notes"} {
			text := values.Trim(strings.ReplaceAll(r[i], "\r\n", "\n"))
			filled = filled || text != ""
			switch {
			case i > 0:
			case lexicon.Ditto.IsDitto(text):
				text = maker
			default:
				above = text
			}
			if text != "" {
				if text = values.Unformula(text); text != "" && !words.NoValue(text) {
					item += "; " + name + "=" + text
				}
			}
		}
		if filled {
			maker, want = above, append(want, strings.TrimPrefix(item, "; "))
		}
	}
	if missing := len(want) - len(got); missing != none || rejected != 0 {
		t.Fatalf("%d rows are missing, %d are none, %d rejected: %+v", missing, none, rejected, tables[0].rejects)
	}
	if none == 1 && !slices.Equal(want[1:], got) {
		t.Fatal(cmp.Diff(want[1:], got))
	}
}

// FuzzHeader maps any headings: no field twice, no column that is not there,
// and capitals change nothing, but for those that begin a word within a word.
func FuzzHeader(f *testing.F) {
	for _, s := range []string{"Vendor,Model,Qty", "Hersteller;Typ;Stück;Standort", "vendor_name,MAKE,Type,type", "Make/Model,(USD),Unit Cost [EUR]", "厂家,型号,数量", "a,b,c", "aTYp"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, line string) {
		if strings.ContainsAny(line, "\"\n\r\x00") || !utf8.ValidString(line) || len(line) > 2000 {
			return
		}
		headingMap(t, line)
		if strings.ContainsFunc(line, func(r rune) bool {
			return r >= utf8.RuneSelf && unicode.IsLetter(r) && unicode.ToUpper(r) != unicode.ToLower(r)
		}) {
			return // letters whose upper case may be more than one letter
		}
		small := strings.ToLower(line)
		want := headingMap(t, small)
		for _, other := range []string{strings.ToUpper(line), firstUpper(small)} {
			if got := headingMap(t, other); !slices.Equal(got, want) {
				t.Fatalf("%q: %v, %q: %v", small, want, other, got)
			}
		}
	})
}

// firstUpper writes the first letter of each word as a capital.
func firstUpper(s string) string {
	last := ' '
	return strings.Map(func(r rune) rune {
		begins := !unicode.IsLetter(last)
		if last = r; begins {
			return unicode.ToUpper(r)
		}
		return r
	}, s)
}

func headingMap(t *testing.T, line string) []string {
	t.Helper()
	tables, err := tryText(t, line+"\n"+line+"x\n", Options{Limits: Limits{Columns: 50}})
	if err != nil {
		Refusal(t, err)
		return []string{"refused"}
	}
	m := tables[0].file.Mapping()
	seen := map[string]bool{}
	var out []string
	for _, c := range m.Columns {
		name := dictionary().Name(c.Field)
		if seen[name] || c.Column < 1 || c.Column > tables[0].file.table.Width {
			t.Fatalf("%q: %+v", line, m.Columns)
		}
		seen[name] = true
		out = append(out, fmt.Sprint(name, c.Column))
	}
	for _, a := range m.Ignored {
		if a.Why == "" || a.Column < 1 || a.Column > tables[0].file.table.Width {
			t.Fatalf("%q: %+v", line, a)
		}
	}
	return out
}

// FuzzXLSX reads workbooks of any parts, and any bytes as one.
func FuzzXLSX(f *testing.F) {
	styles := `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy-mm-dd"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`
	f.Add([]byte(goodSheet), []byte(sharedXML), []byte(styles), false)
	f.Add([]byte(rowsOf(3)), []byte(`<sst><si><r><t>Ven</t></r><rPh><t>x</t></rPh><r><t>dor</t></r></si><si><t>_x0041_</t></si></sst>`), []byte(styles), false)
	f.Add([]byte(`<worksheet><sheetData><row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2" t="inlineStr"><is><t>Install Date</t></is></c></row>`+
		`<row r="4"><c r="B4" t="s"><v>1</v></c><c r="C4" s="1"><v>43831.5</v></c><c r="E4" t="b"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="B4:B6"/></mergeCells></worksheet>`),
		[]byte(sharedXML), []byte(styles), false)
	f.Add([]byte(zipOf(f, "_rels/.rels", rootRels)), []byte{}, []byte{}, true)
	f.Fuzz(func(t *testing.T, sheet, shared, styles []byte, raw bool) {
		data := sheet
		if !raw {
			data = storedBook(t, sheet, shared, styles)
		}
		o := narrow()
		o.book = workbook.Limits{Unpacked: 1 << 20, Cells: 5000}
		tables, err := tryText(t, string(data), o)
		if err != nil {
			Refusal(t, err)
			return
		}
		for i := range tables {
			balanced(t, &tables[i])
			inPlace(t, &tables[i])
		}
	})
}

// storedBook packs a workbook without compressing it.
func storedBook(t *testing.T, sheet, shared, styles []byte) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	rels := strings.Replace(bookRels, "</Relationships>", `<Relationship Id="r3" Type="`+relPrefix+`styles" Target="styles.xml"/></Relationships>`, 1)
	for _, p := range []struct{ name, text string }{
		{"_rels/.rels", rootRels}, {"xl/workbook.xml", bookXML}, {"xl/_rels/workbook.xml.rels", rels},
		{"xl/worksheets/sheet1.xml", string(sheet)}, {"xl/sharedStrings.xml", string(shared)}, {"xl/styles.xml", string(styles)},
	} {
		w, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Store})
		if err == nil {
			_, err = w.Write([]byte(p.text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
