package audit_test

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"github.com/gearaudit/gearaudit/audit/internal/audittest"
	"github.com/gearaudit/gearaudit/audit/inventory/input"
)

// A master sheet and its regional ones count once, also where these have the columns
// in another order and call them otherwise; a row that says something else counts.
func TestMasterAndRegionalSheets(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	for sheet, rows := range map[string][][]any{
		"Sheet1": {{"Tag", "Site", "Manufacturer", "Model", "Serial", "Qty"}, {"A1", "N1", "Huawei", "RRU3908", "S1001", 1}, {"A2", "N2", "Nokia", "AHLOA", "S1002", 1}, {"A3", "N3", "Huawei", "S5700", "S1003", 2}},
		"North":  {{"Serial No", "Asset", "Type", "Vendor", "Location", "Count"}, {"S1001", "A1", "RRU3908", "Huawei", "N1", 1}, {"S1002", "A2", "AHLOA", "Nokia", "N2", 1}},
		"South":  {{"Serial No", "Asset", "Type", "Vendor", "Location", "Count"}, {"S1003", "A3", "S5700", "Huawei", "N3", 3}, {"S1004", "A4", "S5700", "Huawei", "N4", 1}},
	} {
		if _, err := f.NewSheet(sheet); err != nil {
			t.Fatal(err)
		}
		for i, r := range rows {
			at, _ := excelize.CoordinatesToCellName(1, i+1)
			if err := f.SetSheetRow(sheet, at, &r); err != nil {
				t.Fatal(err)
			}
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	src, err := input.FromReader("book.xlsx", &b)
	if err != nil {
		t.Fatal(err)
	}
	opts := audittest.Options(t, "manufacturer\nX\n")
	opts.Sources, opts.All = []*input.Source{src}, true
	run := audittest.Whole(t, opts)
	got := map[string]int{}
	for i := range run.Items {
		got[run.Items[i].AssetTag]++
	}
	if diff := cmp.Diff(map[string]int{"A1": 1, "A2": 1, "A3": 2, "A4": 1}, got); diff != "" {
		t.Errorf("items by tag (-want +got):\n%s", diff)
	}
	if c := run.Summary.Counts; c.Repeated != 2 || c.Judged != 5 {
		t.Errorf("%d repeated and %d judged, want 2 and 5", c.Repeated, c.Judged)
	}
}
