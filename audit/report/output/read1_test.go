package output_test

import (
	"os"
	"testing"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/output"
)

// A run that was saved by the contract 1.0 is read: its findings stand in their
// items, and every format renders it.
func TestReadsContract1(t *testing.T) {
	f, err := os.Open("testdata/runs/run-1.0.json")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	run, err := report.Read(f, "run-1.0.json")
	if err != nil {
		t.Fatal(err)
	}
	it := run.Items[0]
	if run.SchemaVersion != report.SchemaVersion || it.AssetTag != "A1" || it.Quantity != 2 || len(it.Findings) == 0 || len(it.Evidence) == 0 || it.Price == nil || it.Price.Low == "" {
		t.Fatalf("%s: %+v", run.SchemaVersion, it)
	}
	if f := it.Findings[0]; run.Rule(f.Rule).Citation == "" || run.Rule(f.Rule).URL() == "" || it.Source.Line != 2 {
		t.Errorf("%+v of %+v", f, run.Rule(f.Rule))
	}
	if c := run.Summary.Counts; c.Rows != 3 || run.Budget.Within == "" || len(run.RuleTotals) == 0 || run.RuleTotals[0].Worst == "" {
		t.Errorf("%+v %+v %+v", c, run.Budget, run.RuleTotals)
	}
	for _, format := range output.Formats() {
		render(t, format.Name, run, report.Options{})
	}
	conforms(t, runSchema(t), render(t, "json", run, report.Options{}))
}
