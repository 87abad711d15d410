package audit_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/inventory"
	"github.com/gearaudit/gearaudit/audit/report"
)

const two = "asset_tag,manufacturer,model\nA1,Huawei,BBU3900\nA2,ZTE,ZXSDR B8200\n"

const waiver = `waivers:
  - id: W1
    rule: designated-maker
    match: {asset_tag: A1}
    reason: leaves with the new core
    approved_by: CTO
    ticket: NET-7
    issued_on: 2026-10-01
    expires_on: 2027-03-31
`

// A waived finding stays visible and does not count.
func TestWaivers(t *testing.T) {
	req := request(t, two)
	req.Waivers = &audit.Document{Name: "waivers.yaml", Text: []byte(waiver)}
	r, records := run(t, req)
	for i := range records {
		waived := records[i].AssetTag == "A1"
		for _, f := range records[i].Findings {
			if (f.Waiver != "") != waived || waived && f.Waiver != "W1" {
				t.Errorf("%s, %s: waived is %v (%q)", records[i].AssetTag, f.Rule, (f.Waiver != ""), f.Waiver)
			}
		}
	}
	if r.Summary.ExitCode != 1 {
		t.Errorf("exit code %d: the other item is not waived", r.Summary.ExitCode)
	}
	if len(r.Waivers) != 1 || r.Waivers[0].State != "used" || r.Waivers[0].Used == 0 {
		t.Errorf("waivers: %+v", r.Waivers)
	}
	req = request(t, strings.Replace(two, "ZTE,ZXSDR B8200", "Nokia,AirScale", 1))
	req.Waivers = &audit.Document{Name: "waivers.yaml", Text: []byte(waiver)}
	if r, _ := run(t, req); r.Summary.ExitCode != 0 || r.Summary.Counts.Designated != 1 {
		t.Errorf("all is waived: exit code %d, %d designated", r.Summary.ExitCode, r.Summary.Counts.Designated)
	}
}

// Expired and unused waivers are told, and hold nothing.
func TestWaiverStates(t *testing.T) {
	for state, change := range map[string][2]string{
		"expired": {"2027-03-31", "2026-10-31"},
		"unused":  {"asset_tag: A1", "asset_tag: A9"},
	} {
		req := request(t, two)
		req.Waivers = &audit.Document{Name: "waivers.yaml", Text: []byte(strings.Replace(waiver, change[0], change[1], 1))}
		r, records := run(t, req)
		if len(r.Waivers) != 1 || r.Waivers[0].State != state {
			t.Errorf("want %s: %+v", state, r.Waivers)
		}
		if records[0].Findings[0].Waiver != "" {
			t.Errorf("%s: the finding is waived", state)
		}
	}
}

// A run held against itself finds nothing new; a new item fails it.
func TestBaseline(t *testing.T) {
	first, err := report.Read(strings.NewReader(saved(t, request(t, two))), "run.json")
	if err != nil {
		t.Fatal(err)
	}
	for text, code := range map[string]int{
		two: 0,
		"model,manufacturer,asset_tag\nZXSDR B8200,ZTE,A2\nBBU3900,Huawei,A1\n": 0,
		two + "A3,Huawei,RRU3908\n": 1,
	} {
		req := request(t, text)
		if req.Known, err = audit.Baseline(first); err != nil {
			t.Fatal(err)
		}
		if r, _ := run(t, req); r.Summary.ExitCode != code {
			t.Errorf("exit code %d, want %d, for\n%s", r.Summary.ExitCode, code, text)
		}
	}
}

// Items that cannot be told apart stand in the baseline all.
func TestBaselineOfEqualItems(t *testing.T) {
	text := "manufacturer,model\nHuawei,BBU3900\nHuawei,BBU3900\n"
	first, err := report.Read(strings.NewReader(saved(t, request(t, text))), "run.json")
	if err != nil {
		t.Fatal(err)
	}
	req := request(t, text)
	if req.Known, err = audit.Baseline(first); err != nil {
		t.Fatal(err)
	}
	if r, _ := run(t, req); r.Summary.ExitCode != 0 {
		t.Errorf("exit code %d", r.Summary.ExitCode)
	}
}

// Rows without findings do not move those with findings that cannot be told from
// them: they are in no baseline of a format that leaves them out.
func TestBaselineKnowsNoClearRows(t *testing.T) {
	req := request(t, "manufacturer,model,role,function\nAcme,D1,ran,ran_radio_unit\nAcme,D1,cpe,access_ont_cpe\n")
	req.Profile = ruralProfile(t)
	first, records := run(t, req)
	first.Items = records
	if len(records[0].Findings) > 0 || len(records[1].Findings) == 0 {
		t.Fatal("one of the rows should be clear, and the other not")
	}
	var err error
	if req.Known, err = audit.Baseline(first); err != nil {
		t.Fatal(err)
	}
	_, again := run(t, req)
	for _, f := range again[1].Findings {
		if !f.Known {
			t.Errorf("%s is new", f.Rule)
		}
	}
}

const decision = `decisions:
  - match: {manufacturer: Hauwey}
    vendor: huawei
    reason: seen on the label
    who: Jane Doe
    when: 2026-11-01
    expires: 2027-11-01
`

// A person's answer settles what the evidence leaves open.
func TestDecisions(t *testing.T) {
	text := "manufacturer,model\nHauwey,thing\n"
	_, before := run(t, request(t, text))
	if l := before[0].Level; l == "confirmed" {
		t.Fatalf("the row is %s without a decision: the test shows nothing", l)
	}
	req := request(t, text)
	req.Decisions = &audit.Document{Name: "decisions.yaml", Text: []byte(decision)}
	r, after := run(t, req)
	if it := after[0]; it.Level != "confirmed" || it.Vendor != "huawei" {
		t.Errorf("decided, but %s %s", it.Vendor, it.Level)
	}
	if len(r.Decisions) != 1 || r.Decisions[0].State != "used" || r.Decisions[0].Used != 1 {
		t.Errorf("decisions: %+v", r.Decisions)
	}
}

// Every rejected row is handed on with its reason, those beyond what a report
// lists too.
func TestRejectWriter(t *testing.T) {
	req := request(t, "manufacturer,model\nHuawei,BBU3900\n"+strings.Repeat("Nokia,a,b\n", 2500))
	n := 0
	req.Rejects = func(f *inventory.File, e *inventory.Reject) error {
		n++
		if f.HeadingLine() != "manufacturer,model" || e.Text != "Nokia,a,b" || e.Place.Line != n+2 {
			t.Fatalf("%q: %+v", f.HeadingLine(), e)
		}
		return nil
	}
	r, _ := run(t, req)
	if n != 2500 || r.Summary.Counts.Rejected != 2500 || len(r.Rejects) != 1000 {
		t.Errorf("%d handed on, %d counted, %d listed", n, r.Summary.Counts.Rejected, len(r.Rejects))
	}
	full := errors.New("no room")
	req = request(t, "manufacturer,model\nNokia,a,b\n")
	req.Rejects = func(*inventory.File, *inventory.Reject) error { return full }
	if _, err := audit.Run(context.Background(), req); !errors.Is(err, full) {
		t.Errorf("the error of the writer is %v", err)
	}
}
