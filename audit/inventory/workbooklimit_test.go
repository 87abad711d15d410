package inventory

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/workbook"
)

// zipOf packs parts by hand, as no library would.
func zipOf(t testing.TB, parts ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err == nil {
			_, err = w.Write([]byte(parts[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

const (
	relPrefix = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	rootRels  = `<Relationships><Relationship Id="r1" Type="` + relPrefix + `officeDocument" Target="xl/workbook.xml"/></Relationships>`
	bookXML   = `<workbook xmlns:r="x"><sheets><sheet name="One" sheetId="1" r:id="r1"/></sheets></workbook>`
	bookRels  = `<Relationships><Relationship Id="r1" Type="` + relPrefix + `worksheet" Target="worksheets/sheet1.xml"/>` +
		`<Relationship Id="r2" Type="` + relPrefix + `sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`
	goodSheet = `<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Qty</t></is></c></row>` +
		`<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2"><v>2</v></c></row></sheetData></worksheet>`
	sharedXML = `<sst><si><t>Vendor</t></si><si><t>Huawei</t></si></sst>`
)

// bookOf makes a workbook with one sheet.
func bookOf(t testing.TB, sheet, shared string) string {
	t.Helper()
	return zipOf(t, "_rels/.rels", rootRels, "xl/workbook.xml", bookXML, "xl/_rels/workbook.xml.rels", bookRels,
		"xl/worksheets/sheet1.xml", sheet, "xl/sharedStrings.xml", shared)
}

func rowsOf(n int) string {
	var b strings.Builder
	b.WriteString(`<worksheet><sheetData><row><c t="s"><v>0</v></c></row>`)
	for range n {
		b.WriteString(`<row><c t="s"><v>1</v></c></row>`)
	}
	return b.String() + `</sheetData></worksheet>`
}

// Each limit holds at its border: one less and the limit itself are read, one
// more is refused.
func TestWorkbookLimits(t *testing.T) {
	good := bookOf(t, goodSheet, sharedXML)
	unpacked := int64(len(rootRels) + len(bookXML) + len(bookRels) + len(goodSheet) + len(sharedXML))
	for _, c := range []struct {
		what string
		book workbook.Limits
		size int64 // what the workbook has
		set  func(*workbook.Limits, int64)
	}{
		{what: "bytes, more than", size: int64(len(good)), set: func(l *workbook.Limits, n int64) { l.Container = n }},
		{what: "parts, more than", size: 5, set: func(l *workbook.Limits, n int64) { l.Entries = int(n) }},
		{what: "unpacks to more", size: unpacked, set: func(l *workbook.Limits, n int64) { l.Unpacked = n }},
		{what: "more than", size: 4, set: func(l *workbook.Limits, n int64) { l.Cells = int(n) }},
	} {
		for _, spare := range []int64{1, 0, -1} {
			o := Options{}
			c.set(&o.book, c.size+spare)
			got, err := tryText(t, good, o)
			switch {
			case spare >= 0 && (err != nil || len(got) != 1 || len(got[0].items) != 1):
				t.Errorf("%s %d: %v", c.what, c.size+spare, err)
			case spare < 0:
				if f := Refusal(t, err); f.Kind != gear.Incomplete || !strings.Contains(f.Error(), c.what) {
					t.Errorf("%s %d: %v", c.what, c.size+spare, err)
				}
			}
		}
	}
}

// The columns of a sheet are limited as those of a text are.
func TestSheetColumns(t *testing.T) {
	for n, ok := range map[int]bool{maxColumns - 1: true, maxColumns: true, maxColumns + 1: false, 16384: false} {
		column, err := excelize.ColumnNumberToName(n)
		if err != nil {
			t.Fatal(err)
		}
		sheet := fmt.Sprintf(`<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="s"><v>1</v></c>`+
			`<c r="%s2"><v>1</v></c></row></sheetData></worksheet>`, column)
		_, err = tryText(t, bookOf(t, sheet, sharedXML), Options{})
		if (err == nil) != ok {
			t.Errorf("column %s (%d): %v", column, n, err)
		}
		if err != nil && !strings.Contains(Refusal(t, err).Hint, "to the right") {
			t.Error(err)
		}
	}
}

// Small files that would fill the memory are refused, and quickly.
func TestBombs(t *testing.T) {
	long := strings.Repeat("A", 3<<20)
	sparse := `<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="FAN2"><v>1</v></c></row>` +
		strings.Repeat(`<row><c t="s"><v>1</v></c></row>`, 70_000) + `</sheetData></worksheet>`
	thick := `<worksheet><sheetData>` + strings.Repeat(`<row><c t="s"><v>0</v></c></row>`, 9000) + `</sheetData></worksheet>`
	for name, c := range map[string]struct{ data, want string }{
		"ratio":    {bookOf(t, rowsOf(200_000), sharedXML), "far more than its size"},
		"one text": {bookOf(t, goodSheet, `<sst><si><t>`+long+`</t></si></sst>`), "far more than its size"},
		"run":      {bookOf(t, goodSheet, `<sst><si><t>`+noisy(2<<20)+`</t></si></sst>`), "longer than any cell"},
		"strings":  {bookOf(t, goodSheet, `<sst>`+strings.Repeat("<si/>", 150_000)+`</sst>`), ""},
		"sparse":   {bookOf(t, sparse, sharedXML), ""},
		"repeat":   {bookOf(t, thick, `<sst><si><t>`+noisy(32<<10)+`</t></si></sst>`), "unpacks to more"},
		"far row":  {bookOf(t, `<worksheet><sheetData><row r="999999999"></row></sheetData></worksheet>`, sharedXML), "does not follow"},
	} {
		_, err := tryText(t, c.data, Options{book: workbook.Limits{Unpacked: 16 << 20}})
		if err == nil {
			t.Errorf("%s is read", name)
			continue
		}
		if f := Refusal(t, err); !strings.Contains(f.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A sheet whose rows and cells do not stand in each other is refused: which rows it
// has cannot be said.
func TestDamagedSheets(t *testing.T) {
	for name, c := range map[string]struct{ old, damaged, want string }{
		"nothing":              {`</row>`, `</row>`, ""},
		"cell in no row":       {`</row><row r="2">`, `</row>`, "stands in no row"},
		"end of no row":        {`<row r="2">`, `</row><row r="2">`, "that did not begin"},
		"row in a row":         {`</row><row r="2">`, `<row r="2">`, "row 1 does not end"},
		"row without an end":   {`</row></sheetData>`, `</sheetData>`, "row 2 does not end"},
		"cell without an end":  {`<v>0</v></c>`, `<v>0</v>`, "a cell does not end"},
		"text without an end":  {`</t></is></c></row>`, `</t>`, "a cell does not end"},
		"row in a declaration": {`<row r="2">`, `<!X <row r="1"></row>><row r="2">`, "no document type"},
	} {
		sheet := strings.Replace(goodSheet, c.old, c.damaged, 1)
		_, err := tryText(t, bookOf(t, sheet, sharedXML), Options{})
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(Refusal(t, err).Error(), c.want)) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// noisy is a text that does not pack well.
func noisy(n int) string {
	b := make([]byte, n)
	x := uint32(1)
	for i := range b {
		x = x*1664525 + 1013904223
		b[i] = 'A' + byte(x>>24)%26
	}
	return string(b)
}

// What is in a zip and no workbook is named.
func TestNoWorkbook(t *testing.T) {
	word := strings.Replace(rootRels, "xl/workbook.xml", "word/document.xml", 1)
	for name, c := range map[string]struct{ data, want string }{
		"zip":     {zipOf(t, "a.csv", "Vendor\nHuawei\n"), "zip archive"},
		"empty":   {zipOf(t), "zip archive"},
		"ods":     {zipOf(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", "<x/>"), "OpenDocument"},
		"xlsb":    {zipOf(t, "_rels/.rels", rootRels, "xl/workbook.bin", "x"), "binary workbook"},
		"docx":    {zipOf(t, "_rels/.rels", word, "word/document.xml", "<x/>"), "not a workbook"},
		"no book": {zipOf(t, "_rels/.rels", rootRels), "missing"},
		"no part": {zipOf(t, "_rels/.rels", rootRels, "xl/workbook.xml", bookXML, "xl/_rels/workbook.xml.rels", bookRels), "missing"},
	} {
		_, err := tryText(t, c.data, Options{})
		if err == nil {
			t.Errorf("%s is read", name)
		} else if f := Refusal(t, err); !strings.Contains(f.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A sheet that contradicts itself is refused: its rows could be others.
func TestContradictions(t *testing.T) {
	row := func(s string) string { return `<worksheet><sheetData>` + s + `</sheetData></worksheet>` }
	for name, sheet := range map[string]string{
		"rows go back":    row(`<row r="5"></row><row r="4"></row>`),
		"row twice":       row(`<row r="5"></row><row r="5"></row>`),
		"row zero":        row(`<row r="0"></row>`),
		"cells go back":   row(`<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>`),
		"cell of a row":   row(`<row r="1"><c r="A2"><v>1</v></c></row>`),
		"no reference":    row(`<row r="1"><c r="??"><v>1</v></c></row>`),
		"text not there":  row(`<row r="1"><c r="A1" t="s"><v>2</v></c></row>`),
		"text of no kind": row(`<row r="1"><c r="A1" t="s"><v>x</v></c></row>`),
		"cut in a row":    `<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c>`,
		"cut in a cell":   `<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v>`,
		"cut behind rows": `<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>`,
		"cell goes on":    row(`<row r="1"><c r="A1"><v>0</v></row>`),
		"no XML":          `Vendor,Qty`,
		"empty part":      ``,
	} {
		_, err := tryText(t, bookOf(t, sheet, sharedXML), Options{})
		if err == nil {
			t.Errorf("%s: it is read", name)
		} else if f := Refusal(t, err); !strings.Contains(f.Error(), "sheet1.xml") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// However a workbook is cut or changed, it is read as it was, or refused.
func TestDamagedWorkbook(t *testing.T) {
	data := makeBook(t, func(f *excelize.File) {
		setRow(f, "Sheet1", "A1", "Vendor", "Model", "Qty")
		setRow(f, "Sheet1", "A2", "Huawei", "BTS3900", 2)
		setRow(f, "Sheet1", "A3", "ZTE", "RRU", 1)
	})
	want := strings.Join(readText(t, string(data), Options{}).items, "\n")
	check := func(what string, at int, data []byte) {
		got, err := tryText(t, string(data), Options{})
		switch {
		case err != nil:
			Refusal(t, err)
		case strings.Join(got[0].items, "\n") != want:
			t.Fatalf("%s at %d: silently other rows: %q", what, at, got[0].items)
		}
	}
	for i := 0; i < len(data); i += 31 {
		check("cut", i, data[:i])
		changed := bytes.Clone(data)
		changed[i] ^= 0x41
		check("change", i, changed)
	}
}
