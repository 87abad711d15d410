package xlsx

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/xuri/excelize/v2"
)

// A list that is too long for one sheet goes on in the next, under its header,
// and no row is lost.
func TestXLSXFullSheet(t *testing.T) {
	for _, rows := range []int{0, 3, 4, 5, 8, 9, 10} {
		t.Run(fmt.Sprint(rows), func(t *testing.T) {
			b, err := newWorkbook("USD", report.Options{})
			if err != nil {
				t.Fatal(err)
			}
			b.limit = 5
			err = b.list("Items", []xlsxColumn{{"line", 10, cellNumber}}, func(write func([]string) error) error {
				for i := range rows {
					if err := write([]string{fmt.Sprint(i)}); err != nil {
						return err
					}
				}
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			wantLines(t, b, rows)
		})
	}
}

func wantLines(t *testing.T, b *workbook, rows int) {
	t.Helper()
	var out bytes.Buffer
	if err := b.write(&out, nil, report.Tool{}, "", ""); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	next := 0
	for i, name := range f.GetSheetList() {
		want := "Items"
		if i > 0 {
			want = fmt.Sprint("Items ", i+1)
		}
		lines, err := f.GetRows(name)
		if err != nil || name != want || lines[0][0] != "line" || len(lines) > 5 {
			t.Fatalf("%v: sheet %q, want %q; rows %q", err, name, want, lines)
		}
		for _, l := range lines[1:] {
			if l[0] != fmt.Sprint(next) {
				t.Fatalf("row %d is %q", next, l)
			}
			next++
		}
	}
	if next != rows {
		t.Errorf("%d of %d rows", next, rows)
	}
}

func TestExact(t *testing.T) {
	for s, want := range map[string]float64{"0": 0, "-12.50": -12.5, "48213400.00": 48213400, "9999999999999.99": 9999999999999.99, "000000000000000000001": 1} {
		if got, ok := exact(s); !ok || got != want {
			t.Errorf("%q: %v %v", s, got, ok)
		}
	}
	for _, s := range []string{"", "-", "1e5", "+1", "1,000", "0x10", "NaN", "99999999999999.99", "１"} {
		if n, ok := exact(s); ok {
			t.Errorf("%q was read as %v", s, n)
		}
	}
}

func TestSerialDay(t *testing.T) {
	for s, want := range map[string]int{"1901-01-01": 367, "2021-03-15": 44270, "2026-11-21": 46347, "9999-12-31": 2958465} {
		if got, ok := serialDay(s); !ok || got != want {
			t.Errorf("%q: %d %v, want %d", s, got, ok, want)
		}
	}
	for _, s := range []string{"", "1900-12-31", "2021-02-30", "03/04/2021", "=1"} {
		if n, ok := serialDay(s); ok {
			t.Errorf("%q was read as %d", s, n)
		}
	}
}

func TestMoneyFormat(t *testing.T) {
	for _, c := range []string{"", "SEK", `"x"`, "[Red]", "=1", "EU"} {
		if got := moneyFormat(c); got != "#,##0" {
			t.Errorf("%q is in the format %q", c, got)
		}
	}
}
