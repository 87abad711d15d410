package workbook

import (
	"archive/zip"
	"bytes"
	"io"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// richBook is a workbook with what people put into one: widths, styles, a table, a
// picture's drawing, hidden rows, formulas, notes on another sheet.
func richBook(t *testing.T) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	check := func(errs ...error) {
		for _, err := range errs {
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	_, err := f.NewSheet("Notes")
	check(err, f.SetSheetRow("Sheet1", "A1", &[]any{"Inventory of the north"}), f.MergeCell("Sheet1", "A1", "C1"),
		f.SetSheetRow("Sheet1", "A3", &[]any{"Vendor", "Model", "Qty"}), f.SetSheetRow("Sheet1", "A4", &[]any{"Huawei & Co", "RRU <1>", 2}), f.SetSheetRow("Sheet1", "A5", &[]any{"Nokia", "A", 1}),
		f.SetCellFormula("Sheet1", "C6", "SUM(C4:C5)"), f.SetColWidth("Sheet1", "B", "XFD", 30), f.SetRowVisible("Sheet1", 5, false),
		f.AddTable("Sheet1", &excelize.Table{Range: "A3:C5"}), f.AddComment("Notes", excelize.Comment{Cell: "A1", Author: "Kim", Text: "call Bob"}))
	bold, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	check(err, f.SetCellStyle("Sheet1", "A3", "F3", bold))
	var b bytes.Buffer
	check(f.Write(&b))
	return b.Bytes()
}

// rewritten opens and rewrites a workbook.
func rewritten(t *testing.T, data []byte, added map[string]*Added) []byte {
	t.Helper()
	b, err := Open("b.xlsx", bytes.NewReader(data), int64(len(data)), Limits{})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := b.Rewrite(&out, added); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func partsOf(t *testing.T, data []byte) (names []string, texts map[string]string) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	texts = map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, f.Name)
		texts[f.Name] = string(text)
	}
	return names, texts
}

func addedTo(row func(int) []Cell, notes ...CellNote) map[string]*Added {
	return map[string]*Added{"Sheet1": {Headings: []string{"gearaudit: maker", "gearaudit: cost"}, Line: 3, Row: row, Notes: notes}}
}

// Nothing changes but what is added: parts are the same bytes, and the sheet is so
// without the cells, widths and the pointer that were added.
func TestRewrite(t *testing.T) {
	data := richBook(t)
	row := func(row int) []Cell {
		if row == 4 || row == 5 {
			return []Cell{{Text: `=HYPERLINK("x")<&`}, {Text: strconv.Itoa(row) + ".5", Number: true}}
		}
		return nil
	}
	out := rewritten(t, data, addedTo(row, CellNote{Row: 4, Column: 3, Text: "no <number>"}))
	names, before := partsOf(t, data)
	after, now := partsOf(t, out)
	changed := map[string]bool{"xl/worksheets/sheet1.xml": true, "[Content_Types].xml": true, "xl/worksheets/_rels/sheet1.xml.rels": true}
	for i, name := range names {
		if after[i] != name {
			t.Errorf("part %d is %s, was %s", i, after[i], name)
		}
		if (before[name] == now[name]) == changed[name] {
			t.Errorf("%s: changed %v", name, !changed[name])
		}
	}
	sheet := now["xl/worksheets/sheet1.xml"]
	for _, c := range []string{
		`<c r="D4" t="inlineStr"><is><t xml:space="preserve">=HYPERLINK(&#34;x&#34;)&lt;&amp;</t></is></c><c r="E4"><v>4.5</v></c>`,
		`<c r="D5" t="inlineStr"><is><t xml:space="preserve">=HYPERLINK(&#34;x&#34;)&lt;&amp;</t></is></c><c r="E5"><v>5.5</v></c>`,
		`<legacyDrawing xmlns:r="` + relationSpace + `" r:id="` + legacyID + `"/>`, `<col min="4" max="5" width="18" customWidth="1"/>`,
	} {
		if !strings.Contains(sheet, c) {
			t.Errorf("%s is not in %s", c, sheet)
		}
		sheet = strings.Replace(sheet, c, "", 1)
	}
	book, err := excelize.OpenReader(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	for cell, want := range map[string]string{"A1": "Inventory of the north", "D3": "gearaudit: maker", "D4": `=HYPERLINK("x")<&`, "E5": "5.5", "D6": "", "C4": "2"} {
		if got, err := book.GetCellValue("Sheet1", cell); err != nil || got != want {
			t.Errorf("%s: %q %v, want %q", cell, got, err, want)
		}
	}
	if f, _ := book.GetCellFormula("Sheet1", "D4"); f != "" {
		t.Errorf("a formula was added: %s", f)
	}
	if f, _ := book.GetCellFormula("Sheet1", "C6"); f != "SUM(C4:C5)" {
		t.Errorf("a formula was lost: %s", f)
	}
	if w, _ := book.GetColWidth("Sheet1", "G"); w != 30 {
		t.Errorf("the width of a column was lost: %v", w)
	}
	if all, err := book.GetComments("Sheet1"); err != nil || len(all) != 1 || all[0].Cell != "C4" || all[0].Text != "no <number>" {
		t.Errorf("%+v %v", all, err)
	}
	if all, err := book.GetComments("Notes"); err != nil || len(all) != 1 {
		t.Errorf("%+v %v", all, err)
	}
	if a, b := styleOf(t, book, "C3"), styleOf(t, book, "D3"); a != b {
		t.Errorf("headings look otherwise: %d and %d", a, b)
	}
}

func styleOf(t *testing.T, f *excelize.File, cell string) int {
	t.Helper()
	id, err := f.GetCellStyle("Sheet1", cell)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// What was added before is replaced, and what is added again is the same.
func TestRewriteAgain(t *testing.T) {
	row := func(row int) []Cell {
		if row == 4 {
			return []Cell{{Text: "Huawei"}, {Text: "1", Number: true}}
		}
		return nil
	}
	first := rewritten(t, richBook(t), addedTo(func(row int) []Cell {
		if row == 4 || row == 5 {
			return []Cell{{Text: "Nobody"}, {Text: "7", Number: true}}
		}
		return nil
	}))
	again := addedTo(row)
	again["Sheet1"].Old = 4
	second := rewritten(t, first, again)
	third := rewritten(t, second, again)
	_, a := partsOf(t, second)
	_, b := partsOf(t, third)
	sheet := "xl/worksheets/sheet1.xml"
	if a[sheet] != b[sheet] || strings.Contains(a[sheet], "Nobody") || strings.Count(a[sheet], "gearaudit: maker") != 1 || strings.Contains(a[sheet], "E5") {
		t.Error(a[sheet])
	}
}

// A sheet with notes of its own keeps them, and gets further ones at other cells, which
// are no comments of people when the workbook is read again.
func TestRewriteKeepsNotes(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	for cell, v := range map[string]any{"A3": "Maker", "A4": "Huawei", "A5": "Nokia"} {
		if err := f.SetCellValue("Sheet1", cell, v); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.AddComment("Sheet1", excelize.Comment{Cell: "A4", Author: "Ann", Text: "asked"}); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	row := func(int) []Cell { return nil }
	out := b.Bytes()
	for range 2 { // what is there is not added twice
		out = rewritten(t, out, addedTo(row, CellNote{4, 1, "gearaudit: here"}, CellNote{5, 1, "gearaudit: not read"}))
		book, err := excelize.OpenReader(bytes.NewReader(out))
		if err != nil {
			t.Fatal(err)
		}
		all, err := book.GetComments("Sheet1")
		if err != nil || len(all) != 2 || all[0].Cell != "A4" || !strings.Contains(all[0].Text, "asked") || all[0].Author != "Ann" || all[1].Cell != "A5" || all[1].Text != "gearaudit: not read" || all[1].Author != "gearaudit" {
			t.Errorf("%+v %v", all, err)
		}
		book.Close()
	}
	read, err := Open("b.xlsx", bytes.NewReader(out), int64(len(out)), Limits{})
	if err != nil {
		t.Fatal(err)
	}
	said, err := read.Comments(&read.Sheets()[0])
	if err != nil || len(said) != 1 || said[0].Row != 4 {
		t.Errorf("%+v %v", said, err)
	}
	_, parts := partsOf(t, out)
	for name, text := range parts {
		if strings.HasSuffix(name, ".vml") && strings.Count(text, `ObjectType="Note"`) != 2 {
			t.Errorf("%s: %s", name, text)
		}
	}
}

// Sheets whose elements have a prefix, no numbers of rows and cells, or no end of
// a row are written as they are.
func TestRewriteForms(t *testing.T) {
	row := func(int) []Cell { return []Cell{{Text: "x"}} }
	for in, want := range map[string]string{
		`<s:worksheet xmlns:s="m"><s:sheetData><s:row r="1" spans="1:2"><s:c r="B1" t="str"><s:v>V</s:v></s:c></s:row></s:sheetData></s:worksheet>`: `<s:worksheet xmlns:s="m"><s:cols><s:col min="3" max="3" width="18" customWidth="1"/></s:cols><s:sheetData><s:row r="1" spans="1:3"><s:c r="B1" t="str"><s:v>V</s:v></s:c>` +
			`<s:c r="C1" t="inlineStr"><s:is><s:t xml:space="preserve">H</s:t></s:is></s:c></s:row></s:sheetData></s:worksheet>`,
		`<worksheet><dimension ref="A1"/><cols><col min="1" max="9" hidden="1"/></cols><sheetData><row><c><v>1</v></c><c s="2"/></row><row><c><v>2</v></c><c s="2"/></row></sheetData></worksheet>`: `<worksheet><dimension ref="A1:B1"/><cols><col min="1" max="1" hidden="1"/><col min="2" max="2" width="18" customWidth="1"/><col min="3" max="9" hidden="1"/></cols><sheetData><row><c><v>1</v></c>` +
			`<c r="B1" t="inlineStr"><is><t xml:space="preserve">H</t></is></c></row><row><c><v>2</v></c><c r="B2" t="inlineStr"><is><t xml:space="preserve">x</t></is></c></row></sheetData></worksheet>`,
	} {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for name, text := range map[string]string{
			"_rels/.rels":                `<Relationships><Relationship Id="r1" Type="` + relationSpace + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
			"xl/workbook.xml":            `<workbook xmlns:r="x"><sheets><sheet name="One" sheetId="1" r:id="r1"/></sheets></workbook>`,
			"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Type="` + relationSpace + `/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
			"xl/worksheets/sheet1.xml":   in,
		} {
			w, err := z.Create(name)
			if err == nil {
				_, err = io.WriteString(w, text)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		out := rewritten(t, b.Bytes(), map[string]*Added{"One": {Headings: []string{"H"}, Line: 1, Row: row}})
		_, texts := partsOf(t, out)
		if got := texts["xl/worksheets/sheet1.xml"]; got != want {
			t.Errorf("%s\ngot  %s\nwant %s", in, got, want)
		}
	}
}
