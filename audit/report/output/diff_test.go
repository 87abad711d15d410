package output_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/output"
)

func oneDiff() *report.Diff {
	at := func(tag, site string) report.ItemRef {
		return report.ItemRef{ID: "id-" + tag, AssetTag: tag, SiteID: site, Manufacturer: "Huawei", Model: "BBU3900", Quantity: 3}
	}
	return &report.Diff{
		Old:      report.Side{AsOf: "2026-09-30", Inputs: []string{"q3.csv"}, Coverage: report.Coverage{Rows: 20, Judged: 20}, Designated: 9, Pieces: 16, Likely: "39300000.00"},
		New:      report.Side{AsOf: "2026-12-31", Inputs: []string{"q4.csv"}, Coverage: report.Coverage{Rows: 19, Judged: 18, Rejected: 1}, Designated: 6, Pieces: 6, Likely: "37200000.00"},
		Complete: "0.6257", Gone: 10, Packs: []string{"catalog"}, Narrowed: true, Currency: "USD",
		Counts:  report.ChangeCounts{Added: 1, Removed: 1, Moved: 1, Changed: 1, Repriced: 1, Same: 4},
		Cost:    []report.CostChange{{What: "all-in, P50", Old: "39300000.00", New: "37200000.00", Change: "-2100000.00"}, {What: "equipment: radio unit", Old: "5000.00", New: "9000.00", Change: "4000.00"}},
		Changes: []report.Change{{Kind: "added", Item: at("AT-1", "S1"), Vendor: "huawei"}, {Kind: "removed", Item: at("AT-2", "S2"), Field: "status", Old: "active", New: "disposed"}, {Kind: "moved", Item: at("AT-3", "S3"), Field: "site_id", Old: "S9", New: "S3"}, {Kind: "changed", Item: at("AT-4", "S4"), Field: "quantity", Old: "4", New: "3"}, {Kind: "repriced", Item: at("AT-5", "S5"), Field: "price", Old: "1 to 2", New: "2 to 3"}},
	}
}

// renderDiff writes a comparison to a file of each format.
func renderDiff(t testing.TB, d *report.Diff) map[string]string {
	t.Helper()
	dir, out := t.TempDir(), map[string]string{}
	for _, f := range output.DiffFormats() {
		path := filepath.Join(dir, "d"+f.Ext[0])
		targets, err := output.ChooseAmong(output.DiffFormats(), "", []string{path})
		if err != nil {
			t.Fatal(err)
		}
		if err := output.Diff(targets, nil, nil, d, report.Options{}); err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == "xlsx" {
			text = dumpBook(t, text)
		}
		out[f.Name] = strings.ReplaceAll(string(text), `\`, "")
	}
	return out
}

// Every format names every change, and all but csv what is done and what it does
// to the cost.
func TestDiffFormats(t *testing.T) {
	for name, text := range renderDiff(t, oneDiff()) {
		for _, want := range []string{"AT-1", "AT-2", "AT-3", "AT-4", "AT-5", "disposed", "S9", "BBU3900"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not say %q:\n%s", name, want, text)
			}
		}
		if name == "csv" || name == "json" {
			continue
		}
		for _, want := range []string{"62.5% complete", "$2,100,000 less than before", "only items with findings are compared", "catalog"} {
			if !strings.Contains(strings.Join(strings.Fields(strings.ToLower(text)), " "), want) {
				t.Errorf("%s does not say %q:\n%s", name, want, text)
			}
		}
	}
}

// Texts of inventories stay texts in a comparison.
func TestDiffHostile(t *testing.T) {
	d := oneDiff()
	const evil = "</script><script>alert(1)</script>\x1b[2J\u202e=1+1|`x`"
	d.Changes[0].Item.AssetTag, d.Changes[0].Item.Model, d.Old.Inputs[0] = evil, evil, evil
	for name, text := range renderDiff(t, d) {
		if strings.ContainsAny(text, "\x1b\u202e") {
			t.Errorf("%s holds what acts on a terminal", name)
		}
		if name == "html" && strings.Contains(text, "<script") {
			t.Error("a text became a script")
		}
	}
}
