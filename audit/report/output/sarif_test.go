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

// What makes code scanning refuse a log, or show a result in the wrong place.
func TestSARIFResults(t *testing.T) {
	run := manyRun()
	log := readSARIF(t, run).Runs[0]
	if len(log.Results) != len(run.Findings) {
		t.Fatalf("%d results of %d findings", len(log.Results), len(run.Findings))
	}
	seen := map[string]bool{}
	for i, r := range log.Results {
		f := run.Findings[i]
		if r.RuleID != f.Rule || log.Tool.Driver.Rules[r.RuleIndex].ID != f.Rule {
			t.Errorf("result %d is of rule %s at %d, want %s", i, r.RuleID, r.RuleIndex, f.Rule)
		}
		for _, mark := range r.PartialFingerprints {
			if !strings.HasPrefix(mark, f.ID) || seen[mark] {
				t.Errorf("result %d has the fingerprint %s twice, or not of %s", i, mark, f.ID)
			}
			seen[mark] = true
		}
		if len(r.Locations) != 1 {
			t.Fatalf("result %d has %d locations", i, len(r.Locations))
		}
		at := r.Locations[0].PhysicalLocation
		if at.ArtifactLocation.URI != f.Source.File || at.Region.StartLine != f.Source.Line || at.Region.Properties.Cell != f.Source.Column {
			t.Errorf("result %d stands at %+v, want %+v", i, at, f.Source)
		}
	}
}

func TestSARIFLevels(t *testing.T) {
	for outcome, want := range map[string][2]string{
		"breach": {"error", ""}, "due": {"error", ""}, "report": {"warning", ""}, "review": {"warning", ""}, "advisory": {"note", ""},
		"designated": {"note", ""}, "exempt": {"none", "informational"}, "historic": {"none", "informational"},
	} {
		run := oneRun()
		run.Findings[0].Outcome = outcome
		got := readSARIF(t, run).Runs[0].Results[0]
		if got.Level != want[0] || got.Kind != want[1] || got.Properties.Outcome != outcome {
			t.Errorf("%s is level %q, kind %q, outcome %q", outcome, got.Level, got.Kind, got.Properties.Outcome)
		}
	}
}

// A result that is waived stays; a baseline shows only where one was given.
func TestSARIFStates(t *testing.T) {
	run := oneRun()
	if s := readSARIF(t, run).Runs[0].Results[0].BaselineState; s != "" {
		t.Errorf("without a baseline the state is %q", s)
	}
	run = manyRun()
	for i, r := range readSARIF(t, run).Runs[0].Results {
		f := run.Findings[i]
		if want := map[bool]string{true: "unchanged", false: "new"}[f.Known]; r.BaselineState != want {
			t.Errorf("%s: state %q, want %q", f.ID, r.BaselineState, want)
		}
		if waived := len(r.Suppressions) == 1 && strings.Contains(r.Suppressions[0].Justification, f.Waiver); waived != f.Waived {
			t.Errorf("%s: suppressed %v, waived %v", f.ID, r.Suppressions, f.Waived)
		}
	}
}

func TestSARIFRejects(t *testing.T) {
	run := manyRun()
	run.Summary.Coverage.Rejected = 1002
	inv := readSARIF(t, run).Runs[0].Invocations[0]
	if inv.Successful || len(inv.Notifications) != 4 {
		t.Fatalf("an incomplete audit: %+v", inv)
	}
	if got := inv.Notifications[3].Message.Text; !strings.HasPrefix(got, "waiver W-2 expired on 2026-01-01") {
		t.Errorf("the expired waiver: %q", got)
	}
	if got := inv.Notifications[2].Message.Text; got != "and 1,000 more rejected rows that are not listed" {
		t.Errorf("the rest: %q", got)
	}
	if inv := readSARIF(t, oneRun()).Runs[0].Invocations[0]; !inv.Successful || len(inv.Notifications) != 0 {
		t.Errorf("a complete audit: %+v", inv)
	}
}

func TestSARIFHelp(t *testing.T) {
	run := oneRun()
	help := readSARIF(t, run).Runs[0].Tool.Driver.Rules[0].Help.Text
	for _, want := range []string{run.Rules[0].Citation, run.Rules[0].Authority, run.Rules[0].Force, run.Rules[0].Why, run.Rules[0].Remedy} {
		if !strings.Contains(help, want) {
			t.Errorf("%q lacks %q", help, want)
		}
	}
}

// Paths are relative URIs that resolve to the file, or absolute file URIs.
func TestSARIFPaths(t *testing.T) {
	for name, want := range map[string]string{
		"stock.csv": "stock.csv", "./a/b.csv": "a/b.csv", "a b/ü#?.csv": "a%20b/%C3%BC%23%3F.csv", `data\x.csv`: "data/x.csv",
		"12:30.csv": "./12:30.csv", "/srv/x.csv": "file:///srv/x.csv", `C:\in\x.csv`: "file:///C:/in/x.csv", "-": "-",
	} {
		run := oneRun()
		run.Findings[0].Source.File, run.Items[1].Source.File = name, name
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
	run.Items[1].Source.Line, run.Findings[0].Source.Line = 0, 0
	run.Findings[0].Source.Column = 0
	text := render(t, "sarif", run, report.Options{})
	conforms(t, schema(t, "sarif-2.1.0"), text)
	if !bytes.Contains(text, []byte(`"ruleIndex":-1`)) || !bytes.Contains(text, []byte(`"startLine":1`)) {
		t.Errorf("the index or the line is invented:\n%s", text)
	}
}
