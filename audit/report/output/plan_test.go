package output_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/output"
)

// renderPlan tells a run to a format of plans.
func renderPlan(t testing.TB, name string, run *report.Run) []byte {
	t.Helper()
	for _, f := range output.PlanFormats() {
		if f.Name != name {
			continue
		}
		var buf bytes.Buffer
		if err := report.Replay(run, f.New(&buf, report.Options{})); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		return buf.Bytes()
	}
	t.Fatalf("no format %q", name)
	return nil
}

func TestPlanGolden(t *testing.T) {
	for _, name := range []string{"table", "json", "csv"} {
		golden(t, filepath.Join("testdata", "golden", "plan", name), renderPlan(t, name, manyRun()))
	}
	if !bytes.Equal(renderPlan(t, "run", manyRun()), render(t, "json", manyRun(), report.Options{})) {
		t.Error("format run is not the saved run")
	}
	if !bytes.Equal(renderPlan(t, "html", manyRun()), render(t, "html", manyRun(), report.Options{})) {
		t.Error("format html is not the page of the run")
	}
}

// Names of sites, regions and periods are texts of strangers: nothing in them
// reaches a terminal or a spreadsheet as anything but text.
func TestPlanOfHostileNames(t *testing.T) {
	for _, text := range naughty() {
		run := poisoned(text)
		for _, r := range string(renderPlan(t, "table", run)) {
			if r != '\n' && unicode.IsControl(r) {
				t.Fatalf("%q: the table has the control character %U", text, r)
			}
		}
		rows, err := csv.NewReader(bytes.NewReader(renderPlan(t, "csv", run))).ReadAll()
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		for _, row := range rows {
			for _, cell := range row[:4] {
				if _, err := strconv.ParseFloat(cell, 64); err == nil {
					continue
				}
				if strings.ContainsAny(cell, "\n\r") || cell != "" && strings.ContainsRune("=+-@\t", rune(cell[0])) {
					t.Fatalf("%q: the cell %q is obeyed", text, cell)
				}
			}
		}
		var p report.Plan
		if err := json.Unmarshal(renderPlan(t, "json", run), &p); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
	}
}

// The keys that programs rely on are there, first and with their types.
func TestPlanKeys(t *testing.T) {
	text := string(renderPlan(t, "json", manyRun()))
	var keys []string
	for _, line := range strings.Split(text, "\n") {
		if key, _, ok := strings.Cut(strings.TrimPrefix(line, `  "`), `":`); ok && strings.HasPrefix(line, `  "`) {
			keys = append(keys, key)
		}
	}
	if want := []string{"objective", "bound", "gap", "periods", "unfunded", "marginal_value"}; !slices.Equal(keys[:6], want) {
		t.Errorf("the plan begins with %v, want %v", keys[:6], want)
	}
	for _, part := range []string{`"gap": 0.0068,`, `"available": "19500000.00"`, `"spent": "16000000.00"`, `"sites": [`} {
		if !strings.Contains(text, part) {
			t.Errorf("%s is not in the plan", part)
		}
	}
}

func TestPlanOfNothing(t *testing.T) {
	run := emptyRun()
	run.Plan = &report.Plan{Currency: "USD", Costs: "p50", Periods: []report.PlanPeriod{{Name: "all", Sites: []string{}}}, Unfunded: []string{}, Missed: []report.MissedDeadline{}, Schedule: []report.PlannedSite{}, Basis: []string{}}
	if text := string(renderPlan(t, "table", run)); !strings.Contains(text, "nothing to plan") {
		t.Error(text)
	}
	if text := string(renderPlan(t, "csv", run)); text != "period,site,name,region,cost,value,core,deadline,late,why\n" {
		t.Errorf("%q", text)
	}
}
