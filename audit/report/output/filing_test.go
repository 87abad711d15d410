package output_test

import (
	"encoding/csv"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/report"
)

// readCSV reads a CSV output as rows by heading.
func readCSV(t testing.TB, format string, run *report.Run) []map[string]string {
	t.Helper()
	all, err := csv.NewReader(strings.NewReader(string(render(t, format, run, report.Options{})))).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", format, err)
	}
	var out []map[string]string
	for _, row := range all[1:] {
		cells := map[string]string{}
		for i, h := range all[0] {
			if _, twice := cells[h]; twice {
				t.Fatalf("%s has two columns %s", format, h)
			}
			cells[h] = row[i]
		}
		out = append(out, cells)
	}
	return out
}

// filed is a run with everything that the forms of the FCC may have to hold:
// what must be reported, what may have to be, what the programme pays for.
func filed() *report.Run {
	run := oneRun()
	run.Rules = []report.Rule{{ID: "us-report-1.50007", Title: "Annual report"}, {ID: "us-scrp-1.50004", Title: "Reimbursement"}}
	base, f := run.Items[1], run.Items[1].Findings[0]
	base.SiteClass, base.StreetAddress, base.Supplier, base.HistoricCost, base.RemovedOn = "rural", "1 Main St, Alliance NE", "Acme", "=1", ""
	run.Items = nil
	add := func(id string, change func(*report.Item), found ...report.Finding) {
		it := base
		it.ID, it.AssetTag, it.Source.Line, it.Findings = id, id, len(run.Items)+2, nil
		if change != nil {
			change(&it)
		}
		for i, n := range found {
			g := f
			g.ID, g.Rule, g.Outcome, g.Eligible, g.Missing, g.Deadline = id+string(rune('a'+i)), n.Rule, n.Outcome, n.Eligible, n.Missing, n.Deadline
			it.Findings = append(it.Findings, g)
		}
		run.Items = append(run.Items, it)
	}
	annual := func(outcome string, missing ...string) report.Finding {
		return report.Finding{Rule: "us-report-1.50007", Outcome: outcome, Missing: missing, Deadline: "2027-03-31"}
	}
	paid := func(outcome, eligible string) report.Finding {
		return report.Finding{Rule: "us-scrp-1.50004", Outcome: outcome, Eligible: eligible, Deadline: "2027-06-30"}
	}
	add("r1", nil, annual("report"), paid("due", "yes"))
	add("r2", func(it *report.Item) { it.Status, it.Role, it.Model, it.PartNumber = "offline", "core", "", "PN-7" }, annual("review", "acquired_on"), paid("review", "unknown"))
	add("r3", func(it *report.Item) { it.Status, it.Role, it.Latitude = "decommissioning", "transport", "forty" }, annual("exempt"), paid("breach", "no"))
	add("r4", func(it *report.Item) { it.Status, it.RemovedOn, it.Role = "removed", "2026-05-01", "power" }, annual("historic"), paid("report", "yes"))
	add("r5", nil, report.Finding{Rule: "us-usf-54.9", Outcome: "report"})
	add("r6", nil)
	c := &run.Summary.Counts
	c.Rows, c.Judged = 6, 6
	return run
}

func TestFilingsGolden(t *testing.T) {
	for _, format := range []string{"fcc-annual-report", "fcc-5640-lines"} {
		golden(t, filepath.Join("testdata", "golden", format, "filed"), render(t, format, filed(), report.Options{}))
	}
}

func TestAnnualReport(t *testing.T) {
	rows := readCSV(t, "fcc-annual-report", filed())
	if len(rows) != 2 || rows[0]["asset_tag"] != "r1" || rows[1]["asset_tag"] != "r2" {
		t.Fatalf("%d rows: %v", len(rows), rows)
	}
	for heading, want := range map[string]string{
		"state": "report", "filing_due": "2027-03-31", "location_name": "S1 Mill Hill", "location_type": "rural", "latitude": "41.123456", "longitude": "-104.654321",
		"address": "1 Main St, Alliance NE", "operational": "yes", "make": "HUAWEI TECH", "model": "BBU5900", "supplier": "Acme", "historic_cost": "'=1",
		"replacement_cost_p10": "18000.00", "replacement_cost_p90": "52000.00", "justification": "", "finding": "r1a", "line": "2", "to_settle": "",
	} {
		if rows[0][heading] != want {
			t.Errorf("%s is %q, want %q", heading, rows[0][heading], want)
		}
	}
	for heading, want := range map[string]string{"state": "review", "operational": "no", "model": "PN-7", "to_settle": "fill in acquired_on"} {
		if rows[1][heading] != want {
			t.Errorf("%s is %q, want %q", heading, rows[1][heading], want)
		}
	}
}

func TestForm5640(t *testing.T) {
	var got []string
	for _, row := range readCSV(t, "fcc-5640-lines", filed()) {
		got = append(got, strings.Join([]string{row["asset_tag"], row["state"], row["layer"], row["in_use"], row["latitude"], row["removed_on"], row["term_ends"]}, " "))
	}
	want := []string{
		"r1 eligible access yes 41.123456  2027-06-30", "r2 unknown core no 41.123456  2027-06-30",
		"r3 not_eligible distribution  forty  2027-06-30", "r4 eligible  no 41.123456 2026-05-01 2027-06-30",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// No row is never mistaken for nothing to report: not when the rule was not
// judged, not when rows were rejected.
func TestFilingsAreNeverSilent(t *testing.T) {
	for format, rule := range map[string]string{"fcc-annual-report": "us-report-1.50007", "fcc-5640-lines": "us-scrp-1.50004"} {
		run := filed()
		run.Items = nil
		if rows := readCSV(t, format, run); len(rows) != 1 || rows[0]["state"] != "nothing" || rows[0]["note"] == "" {
			t.Errorf("%s: judged, and nothing to report: %v", format, rows)
		}
		run.Rules = nil
		if rows := readCSV(t, format, run); len(rows) != 1 || rows[0]["state"] != "not_judged" || rows[0]["note"] != "rule "+rule+" was not judged: name it with --rules" {
			t.Errorf("%s: not judged: %v", format, rows)
		}
		run = filed()
		run.Profile = nil
		rows := readCSV(t, format, run)
		if last := rows[len(rows)-1]; last["state"] != "not_judged" || !strings.Contains(last["note"], "--profile") {
			t.Errorf("%s: nobody files: %v", format, last)
		}
		run = filed()
		run.Rejects, run.Vendors, run.Summary.Counts.Rejected = manyRun().Rejects, vendors(), 5
		rows = readCSV(t, format, run)
		for i, want := range []string{"the row has 9 cells and the header 8; it names Huawei", "quantity: 2.7 is not a whole number", "and 3 more rejected rows that are not listed"} {
			if row := rows[len(rows)-3+i]; row["state"] != "rejected" || row["note"] != want {
				t.Errorf("%s: rejected: %v", format, row)
			}
		}
	}
}

// A filing as a workbook has the form's columns and nothing else on its first
// sheet, what is certain as rows, and says on another how well each is known.
func TestFilingBooks(t *testing.T) {
	for format, want := range map[string]struct{ head, row, help string }{
		"fcc-annual-report": {"Name of the location", "S1 Mill Hill", "1 row to file; 1 further row needs a look"},
		"fcc-5640-lines":    {"Site", "S1", "2 rows to file; 2 further rows need a look"},
	} {
		text := string(dumpBook(t, render(t, format, filed(), report.Options{File: true, Ext: ".xlsx"})))
		for _, part := range []string{"A1 text " + want.head, "A2 text " + want.row, want.help, "unverified", "check by hand"} {
			if !strings.Contains(text, part) {
				t.Errorf("%s: the workbook does not say %q:\n%.2000s", format, part, text)
			}
		}
		if first, _, _ := strings.Cut(text, "Help"); strings.Contains(first, "listed_maker") || strings.Contains(first, "evidence") {
			t.Errorf("%s: the sheet to file has columns of ours", format)
		}
	}
}

// The certificate that there is nothing is spoken of only where no row is open and
// nothing of a designated vendor stands in the network.
func TestFilingsCertificate(t *testing.T) {
	for name, tc := range map[string]struct {
		change func(*report.Run)
		want   string
	}{
		"clean":          {func(*report.Run) {}, "due instead, once, is the certificate under 47 USC 1604(b)"},
		"old gear":       {func(r *report.Run) { r.Summary.Counts.Designated = 3 }, "cannot be given on this inventory"},
		"open":           {func(r *report.Run) { r.Summary.Counts.Review = 2 }, "only be given once they are settled"},
		"unknown makers": {func(r *report.Run) { r.Summary.Counts.Unknown = 2 }, "only be given once they are settled"},
		"incomplete":     {func(r *report.Run) { r.Summary.Verdict = report.VerdictIncomplete }, "only be given once they are settled"},
		"no provider":    {func(r *report.Run) { r.Profile.Not = []string{"acs_provider"} }, "then neither Form 5641 nor its certificate is due"},
	} {
		run := filed()
		run.Items, run.Rejects = nil, nil
		profile := *run.Profile
		run.Profile = &profile
		run.Summary.Verdict, run.Summary.Counts = report.VerdictClean, report.Counts{Coverage: report.Coverage{Rows: 6, Judged: 6, Identified: 6}}
		tc.change(run)
		rows := readCSV(t, "fcc-annual-report", run)
		if len(rows) != 1 || !strings.Contains(rows[0]["note"], tc.want) {
			t.Errorf("%s: %v", name, rows)
		}
	}
}
