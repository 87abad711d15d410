package inventory

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"github.com/gearaudit/gearaudit/audit/inventory/columns"
	"github.com/gearaudit/gearaudit/audit/inventory/input"
)

// makeBook writes a workbook with a library that other programs use.
func makeBook(t testing.TB, fill func(f *excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	fill(f)
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func setRow(f *excelize.File, sheet, cell string, values ...any) {
	if err := f.SetSheetRow(sheet, cell, &values); err != nil {
		panic(err)
	}
}

func styled(f *excelize.File, cell, format string) {
	id, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
	if err == nil {
		err = f.SetCellStyle("Sheet1", cell, cell, id)
	}
	if err != nil {
		panic(err)
	}
}

func TestWorkbook(t *testing.T) {
	day := time.Date(2016, 5, 4, 0, 0, 0, 0, time.UTC)
	data := makeBook(t, func(f *excelize.File) {
		setRow(f, "Sheet1", "A1", "Inventory of the north")
		setRow(f, "Sheet1", "B3", "Asset Tag", "Vendor", "Model", "Qty", "Install Date", "Unit Cost", "Site ID")
		setRow(f, "Sheet1", "B4", "A1", "Huawei", "BTS\n3900", 2, day, 1234.5, 17)
		styled(f, "H4", "00000")
		setRow(f, "Sheet1", "B5", "A2", "ZTE", `RRU "x", 2`, 1.234, day.Add(13*time.Hour), 0.1+0.2)
		setRow(f, "Sheet1", "B6", "A3", "Nokia", "", nil, 43831)
		setRow(f, "Sheet1", "B9", "A4", "Hikvision", "DS-1", "3", "31.12.2019", "1.234,50", "B 1")
		setRow(f, "Sheet1", "B10", "Total", nil, nil, 7)
		setRow(f, "Sheet1", "K9", "a remark, out to the right")
	})
	got := readText(t, string(data), Options{})
	balanced(t, &got)
	want := []string{
		"asset_tag=A1; manufacturer=Huawei; model=BTS\n3900; quantity=2; site_id=00017; installed_on=2016-05-04; unit_cost=123450",
		`asset_tag=A2; manufacturer=ZTE; model=RRU "x", 2; quantity=bad 1.234; installed_on=2016-05-04; unit_cost=30`,
		"asset_tag=A3; manufacturer=Nokia; installed_on=2020-01-01",
		"asset_tag=A4; manufacturer=Hikvision; model=DS-1; quantity=3; site_id=B 1; installed_on=2019-12-31; unit_cost=123450",
	}
	if diff := cmp.Diff(want, got.items); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]int{4, 5, 6, 9}, got.lines); diff != "" {
		t.Error(diff)
	}
	if len(got.issues) != 1 || got.issues[0].Text != "1.234" || !strings.Contains(got.issues[0].Reason, "no decimals") {
		t.Errorf("%+v", got.issues)
	}
	if m := got.file.Mapping(); m.Encoding != "xlsx" || m.Line != 3 || got.file.Sheet() != "Sheet1" {
		t.Errorf("%+v", m)
	}
	if got.stats.Skipped != 2 || len(got.stats.SHA256) != 64 {
		t.Errorf("%+v", got.stats)
	}
}

// A workbook of an old Mac counts days from 1904; a bare number may be either.
func TestWorkbookFrom1904(t *testing.T) {
	on := true
	data := makeBook(t, func(f *excelize.File) {
		if err := f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &on}); err != nil {
			t.Fatal(err)
		}
		setRow(f, "Sheet1", "A1", "Vendor", "Install Date", "Qty")
		setRow(f, "Sheet1", "A2", "Huawei", 42369, 42369)
		styled(f, "B2", "yyyy-mm-dd")
		setRow(f, "Sheet1", "A3", "Huawei", 42369, 1)
	})
	got := readText(t, string(data), Options{})
	want := []string{"manufacturer=Huawei; quantity=42369; installed_on=2020-01-01", "manufacturer=Huawei; quantity=1; installed_on=bad 42369"}
	if diff := cmp.Diff(want, got.items); diff != "" {
		t.Error(diff)
	}
	if len(got.issues) != 1 || !strings.Contains(got.issues[0].Reason, "1904") {
		t.Errorf("%+v", got.issues)
	}
}

// Cells of all kinds: texts in runs, formulas with and without a value, truth
// values, errors.
func TestWorkbookCells(t *testing.T) {
	data := makeBook(t, func(f *excelize.File) {
		setRow(f, "Sheet1", "A1", "Vendor", "Model", "Consumer Grade", "Notes", "Qty")
		setRow(f, "Sheet1", "A2", nil, "B", true, "a_x000D_b_x005F_x", 1)
		if err := f.SetCellRichText("Sheet1", "A2", []excelize.RichTextRun{{Text: "Hua"}, {Text: "wei", Font: &excelize.Font{Bold: true}}}); err != nil {
			t.Fatal(err)
		}
		setRow(f, "Sheet1", "A3", "ZTE", nil, false, "#REF!")
		if err := f.SetCellFormula("Sheet1", "B3", `"RRU"&"1"`); err != nil {
			t.Fatal(err)
		}
	})
	got := readText(t, string(data), Options{})
	want := []string{
		"manufacturer=Huawei; model=B; quantity=1; notes=a\rb_x; consumer_grade=yes",
		"manufacturer=ZTE; model=bad ; consumer_grade=no",
	}
	if diff := cmp.Diff(want, got.items); diff != "" {
		t.Error(diff)
	}
}

// What merged cells say holds for all their rows, whatever its type, but an amount
// is not counted again.
func TestMergedCells(t *testing.T) {
	day := time.Date(2016, 5, 4, 0, 0, 0, 0, time.UTC)
	data := makeBook(t, func(f *excelize.File) {
		setRow(f, "Sheet1", "A1", "Site", "Vendor", "Model", "Qty", "Install Date", "Unit Cost")
		setRow(f, "Sheet1", "A2", 17, "Huawei", "A", 6, day, 100)
		setRow(f, "Sheet1", "A3", nil, nil, "B")
		setRow(f, "Sheet1", "A5", nil, nil, "C")
		setRow(f, "Sheet1", "A6", 1.234, "ZTE", "D", "3 ea")
		setRow(f, "Sheet1", "A7", nil, nil, "E")
		for _, m := range []string{"A2:A5", "B2:B5", "D2:D3", "E2:E5", "F2:F5", "A6:A7", "D6:D7"} {
			from, to, _ := strings.Cut(m, ":")
			if err := f.MergeCell("Sheet1", from, to); err != nil {
				t.Fatal(err)
			}
		}
	})
	got := readText(t, string(data), Options{})
	want := []string{
		"manufacturer=Huawei; model=A; quantity=6; site_id=17; installed_on=2016-05-04; unit_cost=10000",
		"manufacturer=Huawei; model=B; site_id=17; installed_on=2016-05-04", "manufacturer=Huawei; model=C; site_id=17; installed_on=2016-05-04",
	}
	if diff := cmp.Diff(want, got.items[:3]); diff != "" {
		t.Error(diff)
	}
	if got.texts[3]["site_id"] != "1.234" || got.texts[4]["site_id"] != "1.234" || got.texts[4]["quantity"] != "" {
		t.Errorf("%q", got.texts[3:])
	}
}

// What a sheet hides, strikes through or could not work out is told, and read.
func TestSheetNotes(t *testing.T) {
	data := makeBook(t, func(f *excelize.File) {
		setRow(f, "Sheet1", "A1", "Vendor", "Model", "Qty", "Site")
		setRow(f, "Sheet1", "A2", "Huawei", "A", 1, "N")
		setRow(f, "Sheet1", "A3", "ZTE", "B", 2, "N")
		setRow(f, "Sheet1", "A4", "Nokia", "C", 3, "N")
		strike, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Strike: true}})
		for _, err := range []error{err, f.SetRowVisible("Sheet1", 3, false), f.SetRowVisible("Sheet1", 9, false), f.SetColVisible("Sheet1", "D:F", false), f.SetCellStyle("Sheet1", "B4", "C4", strike),
			f.SetCellRichText("Sheet1", "A4", []excelize.RichTextRun{{Text: "Nokia", Font: &excelize.Font{Strike: true}}})} {
			if err != nil {
				t.Fatal(err)
			}
		}
	})
	got := readText(t, string(data), Options{})
	if len(got.items) != 3 {
		t.Fatal(got.items)
	}
	var notes []string
	for _, i := range got.issues {
		notes = append(notes, fmt.Sprintf("%s %d %d:%d", i.Code, i.Count, i.Place.Line, i.Place.Column))
	}
	if diff := cmp.Diff([]string{"hidden-row 1 3:0", "hidden-column 1 1:4", "struck-through 3 4:1"}, notes); diff != "" {
		t.Error(diff)
	}
	broken := `<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Model</t></is></c></row>` +
		`<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" t="e"><f>X1</f><v>#REF!</v></c></row><row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3" t="str"><f>""</f><v></v></c></row></sheetData></worksheet>`
	got = readText(t, bookOf(t, broken, sharedXML), Options{})
	if len(got.issues) != 1 || got.issues[0].Code != "error-cell" || got.issues[0].Place.Column != 2 || got.texts[0]["model"] != "" && got.items[0] != "manufacturer=Huawei" {
		t.Errorf("%+v %q", got.issues, got.items)
	}
}

// Every sheet that can name a maker is read, or the one that was asked for.
func TestSheets(t *testing.T) {
	data := string(makeBook(t, func(f *excelize.File) {
		for _, name := range []string{"North", "Notes", "South", "Empty", "Colours"} {
			if _, err := f.NewSheet(name); err != nil {
				t.Fatal(err)
			}
		}
		setRow(f, "North", "A1", "Vendor", "Qty")
		setRow(f, "North", "A2", "Huawei", 1)
		setRow(f, "Notes", "A1", "call Bob")
		setRow(f, "South", "A1", "Qty", "Maker")
		setRow(f, "South", "A2", 2, "ZTE")
		setRow(f, "Colours", "A1", "Colour", "Made by")
		setRow(f, "Colours", "A2", "red", "Nokia")
		setRow(f, "Empty", "A1", "Vendor", "Qty")
	}))
	open := func(o Options) (sheets string, others []string) {
		tables, err := Open(t.Context(), []*input.Source{source(t, data)}, dictionary(), o)
		if err != nil {
			return Refusal(t, err).What, nil
		}
		for _, f := range tables.Files {
			sheets += f.Sheet() + " "
		}
		for _, a := range tables.Aside {
			others = append(others, a.Sheet)
		}
		return sheets, others
	}
	got, others := open(Options{})
	if got != "North South Colours " || strings.Join(others, " ") != "Notes Empty" {
		t.Error(got, others)
	}
	for sheet, want := range map[string]string{
		"South": "South ", "south": "South ", "Nort": `there is no sheet "Nort"; there are "Sheet1", "North", "Notes", "South", "Empty", "Colours"`,
		"Notes": `no manufacturer column was recognized; the first row has "call Bob"`, "Empty": "there are headings, but no rows", "Sheet1": `sheet "Sheet1" is empty`,
	} {
		if got, _ := open(Options{Sheets: []string{sheet}}); got != want {
			t.Errorf("--sheet %s: %s", sheet, got)
		}
	}
}

// A sheet with one column of words is a list to choose from, whatever one of its words
// means as a heading; one with a code of a designated maker is equipment. Lists of the
// sheets, and sheets without content, are set aside as that.
func TestOddSheets(t *testing.T) {
	gear := [][]string{{"Maker", "Model", "Serial"}, {"Nokia", "7750 SR", "NS1234567"}, {"Cisco", "C9300", "FOC22313333"}}
	for name, c := range map[string]struct {
		rows [][]string
		why  string
	}{
		"brands":         {[][]string{{"Acer"}, {"Apple"}, {"MAC"}, {"Asus"}, {"Brother"}, {"3COM"}, {"Canon"}}, columns.ListsOfWords},
		"a code":         {[][]string{{"Acer"}, {"Apple"}, {"MAC"}, {"Asus"}, {"RRU3908"}, {"Canon"}}, ""},
		"two columns":    {[][]string{{"MAC", "Site"}, {"00:25:9e:01:02:03", "North"}, {"00:25:9e:01:02:04", "South"}}, ""},
		"contents":       {[][]string{{"Sheet", "What"}, {"Gear", "switches of the north"}, {"More", "and those of the south"}}, listOfSheets},
		"nothing in it":  {[][]string{{" "}, {" "}}, "no rows"},
		"an empty sheet": {nil, "-"},
	} {
		data := makeBook(t, func(f *excelize.File) {
			for sheet, rows := range map[string][][]string{"Gear": gear, "More": gear, "Odd": c.rows} {
				if _, err := f.NewSheet(sheet); err != nil {
					t.Fatal(err)
				}
				for i, r := range rows {
					cells := make([]any, len(r))
					for j := range r {
						cells[j] = r[j]
					}
					setRow(f, sheet, fmt.Sprintf("A%d", i+1), cells...)
				}
			}
		})
		tables, err := Open(context.Background(), []*input.Source{source(t, string(data))}, dictionary(), Options{Names: namesOf(t)})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		why := ""
		for _, a := range tables.Aside {
			if a.Sheet == "Odd" {
				if why = a.Why; a.Misses(func(string) bool { return false }) {
					t.Errorf("%s: the run cannot be complete without it: %+v", name, a)
				}
			}
		}
		if c.why != "-" && why != c.why {
			t.Errorf("%s: set aside as %q, want %q", name, why, c.why)
		}
	}
}
