package output_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/safetext"
	"github.com/xuri/excelize/v2"
)

// openBook reads a workbook back.
func openBook(t testing.TB, text []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(text), excelize.Options{UnzipSizeLimit: 64 << 20})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

// dumpBook prints a workbook cell by cell: place, type and number format, what
// it holds, and in brackets how it is shown where that is something else.
func dumpBook(t testing.TB, text []byte) []byte {
	t.Helper()
	f := openBook(t, text)
	var b bytes.Buffer
	for _, name := range f.GetSheetList() {
		fmt.Fprintf(&b, "sheet %s\n", name)
		rows, err := f.GetRows(name)
		if err != nil {
			t.Fatal(err)
		}
		for r := range rows {
			for c := range rows[r] {
				dumpCell(t, &b, f, name, c+1, r+1)
			}
		}
	}
	return b.Bytes()
}

func dumpCell(t testing.TB, b io.Writer, f *excelize.File, sheet string, column, row int) {
	t.Helper()
	at, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := f.GetCellValue(sheet, at, excelize.Options{RawCellValue: true})
	if err != nil || raw == "" {
		return
	}
	shown, err := f.GetCellValue(sheet, at)
	if err != nil {
		t.Fatal(err)
	}
	kind := "text"
	if typ, err := f.GetCellType(sheet, at); err != nil || typ != excelize.CellTypeInlineString {
		kind = "number"
	}
	fmt.Fprintf(b, "%s %s %s", at, kind, raw)
	if shown != raw {
		fmt.Fprintf(b, " [%s]", shown)
	}
	fmt.Fprintln(b)
}

// The same run is the same file, byte for byte.
func TestXLSXSameBytes(t *testing.T) {
	first := render(t, "xlsx", manyRun(), report.Options{})
	for range 8 {
		if !bytes.Equal(first, render(t, "xlsx", manyRun(), report.Options{})) {
			t.Fatal("the same run made two different workbooks")
		}
	}
}

// Every list has a header that stays in sight and can be filtered, over all of
// its rows.
func TestXLSXHeader(t *testing.T) {
	f := openBook(t, render(t, "xlsx", manyRun(), report.Options{}))
	want := []string{"Summary", "Findings", "Items", "Sites", "Money", "Plan", "Rejects", "Sources"}
	if got := f.GetSheetList(); strings.Join(got, " ") != strings.Join(want, " ") {
		t.Fatalf("sheets %q, want %q", got, want)
	}
	filters := map[string]string{}
	for _, n := range f.GetDefinedName() {
		if strings.HasSuffix(n.Name, "_FilterDatabase") {
			filters[n.Scope] = n.RefersTo
		}
	}
	for _, name := range want[1:] {
		panes, err := f.GetPanes(name)
		if err != nil || !panes.Freeze || panes.YSplit != 1 {
			t.Errorf("%s: the header is not frozen: %+v, %v", name, panes, err)
		}
		rows, err := f.GetRows(name)
		if err != nil {
			t.Fatal(err)
		}
		if end := "$" + strconv.Itoa(len(rows)); !strings.HasSuffix(filters[name], end) {
			t.Errorf("%s: the filter %q does not reach the last row %s", name, filters[name], end)
		}
	}
}

// Numbers, money and dates are numbers and dates; what only looks like one,
// such as a tag with zeros in front, is text.
func TestXLSXTypes(t *testing.T) {
	run := oneRun()
	run.Items[1].AssetTag, run.Items[1].SerialNumber, run.Items[1].Model, run.Items[1].InstalledOn = "007", "-12", "1e5", "1899-01-02"
	run.Items[1].Findings[0].Deadline = "2027-12-31"
	f := openBook(t, render(t, "xlsx", run, report.Options{}))
	for _, c := range []struct {
		sheet, heading string
		row            int
		number         bool
		raw, shown     string
	}{
		{"Items", "asset_tag", 3, false, "007", "007"},
		{"Items", "serial_number", 3, false, "-12", "-12"},
		{"Items", "model", 3, false, "1e5", "1e5"},
		{"Items", "quantity", 3, true, "1", "1"},
		{"Items", "latitude", 3, true, "41.123456", "41.123456"},
		{"Items", "longitude", 3, true, "-104.654321", "-104.654321"},
		{"Items", "acquired_on", 3, true, "44270", "2021-03-15"},
		{"Items", "installed_on", 3, false, "1899-01-02", "1899-01-02"},
		{"Items", "cost_p10", 3, true, "18000", "$18,000"},
		{"Findings", "deadline", 2, true, "46752", "2027-12-31"},
		{"Findings", "line", 2, true, "3", "3"},
		{"Sites", "likely_cost", 2, true, "98000", "$98,000"},
		{"Money", "p50", 3, true, "98000", "$98,000"},
	} {
		t.Run(c.sheet+"/"+c.heading, func(t *testing.T) {
			at := under(t, f, c.sheet, c.heading, c.row)
			raw, _ := f.GetCellValue(c.sheet, at, excelize.Options{RawCellValue: true})
			shown, _ := f.GetCellValue(c.sheet, at)
			typ, _ := f.GetCellType(c.sheet, at)
			if raw != c.raw || shown != c.shown || (typ != excelize.CellTypeInlineString) != c.number {
				t.Errorf("%s: %q shown as %q, type %v; want %q shown as %q, a number: %v", at, raw, shown, typ, c.raw, c.shown, c.number)
			}
		})
	}
}

// under finds the cell of a row under a heading.
func under(t *testing.T, f *excelize.File, sheet, heading string, row int) string {
	t.Helper()
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for i, h := range rows[0] {
		if h == heading {
			at, err := excelize.CoordinatesToCellName(i+1, row)
			if err != nil {
				t.Fatal(err)
			}
			return at
		}
	}
	t.Fatalf("%s has no heading %q", sheet, heading)
	return ""
}

// Whatever a run says, the workbook computes nothing, links to nothing, and
// every part of it is sound XML.
func TestXLSXNothingActs(t *testing.T) {
	for shift := range 5 {
		inertBook(t, render(t, "xlsx", mixed(shift), report.Options{}))
	}
	inertBook(t, render(t, "xlsx", poisoned("=1+1"), report.Options{}))
}

func inertBook(t *testing.T, text []byte) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(text), int64(len(text)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		inertPart(t, f.Name, r)
	}
}

// inertPart reads one XML file of a workbook.
func inertPart(t *testing.T, name string, r io.Reader) {
	t.Helper()
	dec := xml.NewDecoder(r)
	inCell := false
	for {
		tok, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			inertElement(t, name, tok)
			inCell = tok.Name.Local == "t"
		case xml.EndElement:
			inCell = false
		case xml.CharData:
			if s := string(tok); inCell && !safetext.Number(s) && strings.ContainsAny(s[:1], "=+-@\t\r\n") {
				t.Errorf("%s: the text %q would be computed", name, s)
			}
		}
	}
}

func inertElement(t *testing.T, name string, e xml.StartElement) {
	t.Helper()
	switch e.Name.Local {
	case "f", "hyperlink", "oleObject", "control", "externalReference", "dataConsolidate", "drawing":
		t.Errorf("%s has an element %s", name, e.Name.Local)
	case "Relationship":
		for _, a := range e.Attr {
			if a.Name.Local == "TargetMode" || a.Name.Local == "Target" && strings.Contains(a.Value, ":") {
				t.Errorf("%s leads to the outside: %v", name, e.Attr)
			}
		}
	}
}

// A text that is longer than a cell can be is shortened, and says so.
func TestXLSXLongText(t *testing.T) {
	run := oneRun()
	run.Items[0].Description = strings.Repeat("华", 40_000)
	run.Items[1].Description = strings.Repeat("_x000A_", 4_000)
	f := openBook(t, render(t, "xlsx", run, report.Options{}))
	got, err := f.GetCellValue("Items", under(t, f, "Items", "description", 2))
	if err != nil || !strings.HasSuffix(got, "(shortened, the whole text is in --format json)") {
		t.Errorf("%v, a text of %d bytes ends in %q", err, len(got), got[max(0, len(got)-60):])
	}
	if got, _ := f.GetCellValue("Items", under(t, f, "Items", "description", 3)); got != run.Items[1].Description {
		t.Errorf("a text of %d bytes came back as one of %d", len(run.Items[1].Description), len(got))
	}
}
