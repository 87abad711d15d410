package report

import (
	"bytes"
	"encoding/xml"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// Columns have the names that a reader of workbooks knows them by.
func TestColumnName(t *testing.T) {
	for i := range 800 {
		want, err := excelize.ColumnNumberToName(i + 1)
		if err != nil || columnName(i) != want {
			t.Fatalf("column %d is %s, want %s, %v", i, columnName(i), want, err)
		}
	}
}

// Every kind of cell has its look, and the money its format.
func TestXLSXStyles(t *testing.T) {
	var sheet struct {
		Looks []struct {
			Format int `xml:"numFmtId,attr"`
		} `xml:"cellXfs>xf"`
		Formats []struct {
			Code string `xml:"formatCode,attr"`
		} `xml:"numFmts>numFmt"`
	}
	if err := xml.Unmarshal([]byte(xlsxStyles), &sheet); err != nil {
		t.Fatal(err)
	}
	var codes []string
	for _, f := range sheet.Formats {
		codes = append(codes, f.Code)
	}
	if d := cmp.Diff([]string{"#,##0", "0.######", "yyyy-mm-dd", "MONEY", "0%"}, codes); d != "" {
		t.Error(d)
	}
	if len(sheet.Looks) != int(cellGood)+2 {
		t.Fatalf("%d looks for %d kinds", len(sheet.Looks), cellGood+1)
	}
	for kind, format := range map[cellKind]int{cellText: 0, cellNumber: 164, cellPlace: 165, cellDate: 166, cellMoney: 167, cellChance: 168, cellHead: 0, cellGood: 0} {
		if got := sheet.Looks[kind+1].Format; got != format {
			t.Errorf("kind %d has the format %d, want %d", kind, got, format)
		}
	}
}

// A text comes back from a workbook as it went in.
func TestXLSXTexts(t *testing.T) {
	texts := []string{
		"a<b> & \"c\" 'd'", " blanks around ", "_x000A_", "_x000a__x0041_x0042_", "_x00G0_", "_x5F", "_x005F_x000A_", "华为 ☎ 😀", "0007", "-1", "trailing ",
	}
	b := newWorkbook(nil, "EUR")
	err := b.list("Texts", []xlsxColumn{{"text", 20, cellText}, {"sum", 20, cellMoney}}, func(write func([]string) error) error {
		for _, s := range texts {
			if err := write([]string{s, "1234.5"}); err != nil {
				return err
			}
		}
		return nil
	})
	var out bytes.Buffer
	if err != nil || b.write(&out, Tool{Name: "x<y>"}, `a "title" & more`, "2026-11-21") != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := f.GetRows("Texts")
	if err != nil || len(rows) != len(texts)+1 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for i, s := range texts {
		if got := rows[i+1][0]; strings.TrimPrefix(got, "'") != s || rows[i+1][1] != "€1,235" {
			t.Errorf("%q came back as %q, beside %q", s, got, rows[i+1][1])
		}
	}
	if p, err := f.GetDocProps(); err != nil || p.Title != `a "title" & more` || p.Creator != "x<y> " || p.Created != "2026-11-21T00:00:00Z" {
		t.Errorf("%+v, %v", p, err)
	}
}
