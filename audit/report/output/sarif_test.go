package output_test

import (
	"bytes"
	"encoding/json"
	"net/url"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/report"
)

// sarifLog is what these tests read of a log; unlike the writer's types it
// says nothing of what must be there.
type sarifLog struct {
	Runs []struct {
		Tool struct {
			Driver struct {
				Rules []struct {
					ID   string
					Help struct{ Text string }
				}
			}
		}
		Invocations []struct {
			Successful    bool `json:"executionSuccessful"`
			Notifications []struct {
				Message struct{ Text string }
			} `json:"toolExecutionNotifications"`
		}
		Properties map[string]string
		Results    []sarifResult
	}
}

type sarifResult struct {
	RuleID    string
	RuleIndex int
	Level     string
	Kind      string
	Message   struct{ Text string }
	Locations []struct {
		PhysicalLocation struct {
			ArtifactLocation struct{ URI, URIBaseID string }
			Region           struct {
				StartLine  int
				Properties struct{ Cell int }
			}
		}
	}
	PartialFingerprints map[string]string
	BaselineState       string
	Suppressions        []struct{ Kind, Justification string }
	Properties          struct{ Outcome string }
}

func readSARIF(t testing.TB, run *report.Run) sarifLog {
	t.Helper()
	var log sarifLog
	if err := json.Unmarshal(render(t, "sarif", run, report.Options{}), &log); err != nil {
		t.Fatal(err)
	}
	if len(log.Runs) != 1 {
		t.Fatalf("%d runs", len(log.Runs))
	}
	return log
}

func TestSARIFConforms(t *testing.T) {
	s := schema(t, "sarif-2.1.0")
	for name, run := range runs() {
		t.Run(name, func(t *testing.T) { conforms(t, s, render(t, "sarif", run, report.Options{})) })
	}
	for _, wrong := range []struct{ from, to string }{{`"level":"error"`, `"level":"fatal"`}, {`"startLine":3`, `"startLine":0`}, {`"version": "2.1.0"`, `"version": "2.0"`}} {
		text := strings.Replace(string(render(t, "sarif", oneRun(), report.Options{})), wrong.from, wrong.to, 1)
		if validate(s, []byte(text)) == nil {
			t.Errorf("the schema lets %s pass, so it proves nothing", wrong.to)
		}
	}
}

func TestSARIFResults(t *testing.T) {
	run := manyRun()
	log := readSARIF(t, run).Runs[0]
	if len(log.Results) != itemsWithFindings(run) {
		t.Fatalf("%d results of %d items with findings", len(log.Results), itemsWithFindings(run))
	}
	seen, next := map[string]bool{}, 0
	for i := range run.Items {
		it := &run.Items[i]
		if len(it.Findings) == 0 {
			continue
		}
		r := log.Results[next]
		next++
		if want := "designated/" + it.Vendor; r.RuleID != want || log.Tool.Driver.Rules[r.RuleIndex].ID != want {
			t.Errorf("result %d is of rule %s at %d, want %s", i, r.RuleID, r.RuleIndex, want)
		}
		for _, mark := range r.PartialFingerprints {
			if !strings.HasPrefix(mark, it.ID) || seen[mark] {
				t.Errorf("result %d has the fingerprint %s twice, or not of %s", i, mark, it.ID)
			}
			seen[mark] = true
		}
		at := r.Locations[0].PhysicalLocation
		if at.ArtifactLocation.URI != it.Source.File || at.Region.StartLine != it.Source.Line || at.Region.Properties.Cell != it.Findings[0].Column {
			t.Errorf("result %d stands at %+v, want %+v", i, at, it.Source)
		}
	}
}

// What the readers of the format do not take is told, and the choice is by
// gravity and id.
func TestSARIFLimit(t *testing.T) {
	run := bigRun(6000)
	log := readSARIF(t, run).Runs[0]
	if inv := log.Invocations[0]; len(log.Results) != 5000 || inv.Successful || !strings.Contains(inv.Notifications[0].Message.Text, "1,000 items are left out") {
		t.Errorf("%d results, %v, %q", len(log.Results), inv.Successful, inv.Notifications[0].Message.Text)
	}
	for _, r := range log.Results {
		if r.Properties.Outcome == "review" {
			return // the mildest: not all of them fit
		}
	}
}

func TestSARIFLevels(t *testing.T) {
	for outcome, want := range map[string][2]string{
		"breach": {"error", ""}, "due": {"error", ""}, "report": {"warning", ""}, "review": {"warning", ""}, "advisory": {"note", ""},
		"designated": {"note", ""}, "exempt": {"none", "informational"}, "historic": {"none", "informational"},
	} {
		run := oneRun()
		run.Items[1].Findings[0].Outcome, run.Items[1].Outcome = outcome, outcome
		got := readSARIF(t, run).Runs[0].Results[0]
		if got.Level != want[0] || got.Kind != want[1] || got.Properties.Outcome != outcome {
			t.Errorf("%s is level %q, kind %q, outcome %q", outcome, got.Level, got.Kind, got.Properties.Outcome)
		}
	}
}

// A result that is waived stays; a baseline shows only where one was given.
func TestSARIFStates(t *testing.T) {
	if s := readSARIF(t, oneRun()).Runs[0].Results[0].BaselineState; s != "" {
		t.Errorf("without a baseline the state is %q", s)
	}
	for baseline, want := range map[string]string{"new": "new", "unchanged": "unchanged", "changed": "updated"} {
		run := oneRun()
		run.Items[1].Baseline = baseline
		if s := readSARIF(t, run).Runs[0].Results[0].BaselineState; s != want {
			t.Errorf("%s: state %q, want %q", baseline, s, want)
		}
	}
	run := oneRun()
	run.Items[1].Findings[0].Waiver = "W-1"
	if s := readSARIF(t, run).Runs[0].Results[0].Suppressions; len(s) != 1 || s[0].Justification != "waiver W-1" {
		t.Errorf("suppressed %v", s)
	}
}

func TestSARIFRejects(t *testing.T) {
	run := manyRun()
	run.Summary.Counts.Rejected = 1002
	inv := readSARIF(t, run).Runs[0].Invocations[0]
	var text []string
	for _, n := range inv.Notifications {
		text = append(text, n.Message.Text)
	}
	for _, want := range []string{"waiver W-2 expired on 2026-01-01", "and 1,000 more rejected rows that are not listed", "the row has 9 cells and the header 8; it names Huawei", "--map manufacturer=Hersteller", "Waivers excuse 1 finding"} {
		if !strings.Contains(strings.Join(text, "\n"), want) {
			t.Errorf("no notification says %q: %q", want, text)
		}
	}
	if inv.Successful {
		t.Error("an incomplete audit is called successful")
	}
	if inv := readSARIF(t, oneRun()).Runs[0].Invocations[0]; !inv.Successful || len(inv.Notifications) != 0 {
		t.Errorf("a complete audit: %+v", inv)
	}
}

// Paths are relative URIs that resolve to the file, or absolute file URIs.
func TestSARIFPaths(t *testing.T) {
	for name, want := range map[string]string{
		"stock.csv": "stock.csv", "./a/b.csv": "a/b.csv", "a b/ü#?.csv": "a%20b/%C3%BC%23%3F.csv", `data\x.csv`: "data/x.csv",
		"12:30.csv": "./12:30.csv", "/srv/x.csv": "file:///srv/x.csv", `C:\in\x.csv`: "file:///C:/in/x.csv", "-": "-",
	} {
		run := oneRun()
		run.Items[1].Source.File = name
		at := readSARIF(t, run).Runs[0].Results[0].Locations[0].PhysicalLocation.ArtifactLocation
		if at.URI != want {
			t.Errorf("%s becomes %s, want %s", name, at.URI, want)
		}
		u, err := url.Parse(at.URI)
		if err != nil || u.IsAbs() != (at.URIBaseID == "") {
			t.Errorf("%s: %v, base %q", at.URI, err, at.URIBaseID)
		}
	}
}

// Neither a name of a rule that the run does not list nor a line that is not
// known makes the log invalid.
func TestSARIFOddRun(t *testing.T) {
	run := oneRun()
	run.Rules = nil
	it := &run.Items[1]
	it.Source.Line, it.Findings[0].Column, it.Vendor = 0, 0, ""
	text := render(t, "sarif", run, report.Options{})
	conforms(t, schema(t, "sarif-2.1.0"), text)
	if !bytes.Contains(text, []byte(`"ruleId":"designated/unknown"`)) || !bytes.Contains(text, []byte(`"startLine":1`)) {
		t.Errorf("the vendor or the line is invented:\n%s", text)
	}
}
