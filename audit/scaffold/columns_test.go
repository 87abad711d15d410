package scaffold_test

import (
	"bytes"
	"context"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/internal/audittest"
	"github.com/gearaudit/gearaudit/audit/inventory/input"
	"github.com/gearaudit/gearaudit/audit/regime/profile"
	"github.com/gearaudit/gearaudit/audit/scaffold"
)

// sheets writes a workbook of named sheets.
func sheets(t *testing.T, names []string, rows map[string][][]any) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for _, name := range names {
		if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for i, r := range rows[name] {
			at, _ := excelize.CoordinatesToCellName(1, i+1)
			if err := f.SetSheetRow(name, at, &r); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := f.DeleteSheet("Sheet1"); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// All that a draft says of the columns, with the # taken away, is how they were
// read without it: the same items come out.
func TestDraftedColumnsReadTheSame(t *testing.T) {
	ugly, err := os.ReadFile("../../samples/ugly.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{
		"ugly.xlsx": ugly,
		"two.xlsx": sheets(t, []string{"North = 1!", "South"}, map[string][][]any{
			"North = 1!": {{"Site", "Equip maker", "Unit type", "Qty"}, {"A", "Nokia", "AHLOA", 2}, {"B", "Huawei", "RRU3268", 1}},
			"South":      {{"Place", "Mfr", "Model", "Count"}, {"C", "ZTE", "ZXR10", 1}, {"D", "Nokia", "AHLOA", 3}},
		}),
		"beside.xlsx": sheets(t, []string{"Stock"}, map[string][][]any{
			"Stock": {{"Vendor", "Model", "Qty", "", "Vendor", "Model", "Qty"}, {"Huawei", "RRU3268", 1, nil, "Nokia", "AHLOA", 2}, {"Cisco", "C9300", 1, nil, "ZTE", "ZXR10", 2}, {"Cisco", "C9200", 1, nil, "Huawei", "S5700", 2}},
		}),
		"gear.csv":  []byte("Tag,Equip maker,Unit type,Remarks\nA1,Huawei,RRU3268,x\nA2,Nokia,AHLOA,y\n"),
		"plain.csv": []byte("35913201,Huawei,G528\n35913202,Nokia,AHLOA\n35913203,Huawei,S5700\n"),
	} {
		t.Run(name, func(t *testing.T) {
			opts := audittest.Options(t, "manufacturer\nX\n")
			src, err := input.FromReader(name, bytes.NewReader(data))
			if err != nil {
				t.Fatal(err)
			}
			opts.Sources = []*input.Source{src}
			text, err := scaffold.Profile(context.Background(), opts, "gearaudit.yaml", "")
			if err != nil {
				t.Fatal(err)
			}
			want := rowsOf(t, opts)
			said := regexp.MustCompile(`(?m)^#(columns:|  )`).ReplaceAllString(text, "$1")
			p, err := profile.Parse("gearaudit.yaml", []byte(said))
			if err != nil {
				t.Fatalf("%v in\n%s", err, said)
			}
			if n := len(p.Headings()); n == 0 && name != "plain.csv" && name != "beside.xlsx" {
				t.Errorf("no heading is said in\n%s", said)
			}
			opts.Inventory.Map = map[string]string{}
			for _, h := range p.Headings() {
				opts.Inventory.Map[h.Name] = h.Value
			}
			if diff := cmp.Diff(want, rowsOf(t, opts)); diff != "" {
				t.Errorf("with the columns said (-want +got):\n%s\n%s", diff, said)
			}
		})
	}
}

// rowsOf says of each item where it stands and what was read of it.
func rowsOf(t *testing.T, opts audit.Options) []string {
	t.Helper()
	opts.All = true
	var out []string
	run := audittest.Whole(t, opts)
	for i := range run.Items {
		it := &run.Items[i]
		out = append(out, strings.Join([]string{it.Source.Sheet, it.Source.Cell, it.Manufacturer, it.Model, it.SiteID, strconv.FormatInt(it.Quantity, 10), it.Vendor, it.Level, it.Outcome}, "|"))
	}
	return out
}
