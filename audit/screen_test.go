package audit_test

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/report"
)

// cells are what the rows of drawn inventories hold, by heading: of each kind
// something that matters, something that does not, and something odd.
func cells() [][]string {
	return [][]string{
		{"manufacturer", "Nokia", "Ericsson", "Huawei", "Hytera", "", " Cisco ", "Nokai", "Generic", "Motorola Solutions, Inc.", "Zhongxing"},
		{"brand", "", "", "Hikvision", "Acme"},
		{"model", "7750 SR-7", "BBU3900", "", "MX 480", "a model with a very long name that no one remembers", "ZXR10 5950"},
		{"description", "", "panel antenna", "Huawei baseband unit", "drone with camera, two axles", "say \"when\"", "rack\nand stack"},
		{"mac", "", "", "00:18:82:01:02:03", "00-00-5E-00-53-01", "0018.8201.0203", "24:28:FD:DA:67:A1", "not one"},
		{"quantity", "1", "4", "", "0", "2.7", "3000000", "7", "many"},
		{"site_id", "A", "B", "C", "", "a site whose id is longer than sixteen bytes", " D "},
		{"site_name", "Alder Bench", "Birch", "", "a name that is longer than sixteen bytes", "Alder"},
		{"region", "MT", "WY", "", " MT"},
		{"role", "ran", "core", "video", "", "nonsense"},
		{"function", "", "ran_baseband", "camera", "ran_antenna_passive", "router_switch"},
		{"status", "active", "removed", "planned", "", "disposed"},
		{"removed_on", "", "", "2020-01-02", "2031-01-02", "soon"},
		{"parent", "", "", "X1"},
		{"acquired_on", "2015-03-04", "2022-09-26", "", "31/31/2020"},
		{"funding", "private", "rdof", "", "caf"},
		{"notes", "", "", "spare", "uses a Dahua camera"},
	}
}

// drawInventory draws columns in some order and rows of them.
func drawInventory(t *rapid.T) string {
	columns := rapid.Permutation(cells()[1:]).Draw(t, "columns")
	columns = append(columns[:rapid.IntRange(3, len(columns)).Draw(t, "width")], cells()[0], []string{"serial_number", ""})
	var text strings.Builder
	w := csv.NewWriter(&text)
	row := make([]string, len(columns))
	for i, c := range columns {
		row[i] = c[0]
	}
	write := func() {
		if err := w.Write(row); err != nil {
			t.Fatal(err)
		}
	}
	write()
	for n := range rapid.IntRange(1, 150).Draw(t, "rows") {
		for i, c := range columns {
			row[i] = rapid.SampledFrom(c[1:]).Draw(t, c[0])
		}
		row[len(row)-1] = strconv.Itoa(n) // items that can be told apart
		write()
	}
	w.Flush()
	return text.String()
}

// told is all that a run says, with the rows of which something is said.
func told(t *testing.T, req audit.Request, clear bool) string {
	t.Helper()
	c := collector{}
	req.Outputs = []audit.Output{{Writer: &c, Records: true, Clear: clear}}
	r, err := audit.Run(context.Background(), req)
	if err != nil {
		t.Fatal(err)
	}
	var records []report.Record
	for _, rec := range c.records {
		if len(rec.Findings) > 0 {
			records = append(records, rec)
		}
	}
	text, err := json.MarshalIndent([]any{r, records}, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// Rows that are passed by are counted as if they had been looked at: a run that
// must look at every row, because all of them are written, says the same.
func TestPassingByChangesNothing(t *testing.T) {
	inventories, rural := rapid.Custom(drawInventory), ruralProfile(t)
	for i := range 24 {
		text := inventories.Example(i)
		one, all := request(t, text), request(t, text)
		if i%2 == 0 {
			one.Profile, all.Profile = rural, rural
		}
		all.Workers = 1
		if diff := cmp.Diff(told(t, all, true), told(t, one, false)); diff != "" {
			t.Fatalf("%s\n%s", text, diff)
		}
	}
}
