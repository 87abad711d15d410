package audit_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/budget"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/input"
	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/audit/report"
)

// The rows of a sheet may stand in any order: findings and totals are the same.
func TestRowOrderChangesNothing(t *testing.T) {
	text := sample(t, "rural-carrier.csv")
	heading, rows := rowsOf(text)
	req := request(t, text)
	req.Profile = ruralProfile(t)
	want, wantRecords := run(t, req)
	for seed := range uint64(3) {
		rng := rand.New(rand.NewPCG(seed, 1))
		shuffled := append([]string{}, rows...)
		rng.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		req := request(t, heading+"\n"+strings.Join(shuffled, "\n")+"\n")
		req.Profile = ruralProfile(t)
		got, gotRecords := run(t, req)
		if d := cmp.Diff(verdicts(wantRecords), verdicts(gotRecords)); d != "" {
			t.Fatalf("the verdicts differ (-in order +shuffled):\n%s", d)
		}
		if d := cmp.Diff(totals(want), totals(got)); d != "" {
			t.Fatalf("the totals differ (-in order +shuffled):\n%s", d)
		}
	}
}

// rowsOf returns the line of headings and the rows below it of the rural
// sample, in which no cell holds a line end.
func rowsOf(text string) (heading string, rows []string) {
	lines := strings.Split(strings.TrimRight(text, "\r\n"), "\n")
	for i, l := range lines {
		if strings.Contains(strings.ToLower(l), "serial") {
			return l, lines[i+1:]
		}
	}
	return lines[0], lines[1:]
}

// The same bytes in give the same bytes out, however many hands there are and
// however often the program runs.
func TestSameBytes(t *testing.T) {
	text := sample(t, "rural-carrier.csv")
	req := request(t, text)
	req.Profile = ruralProfile(t)
	req.Workers = 1
	want := saved(t, req)
	for _, workers := range []int{1, 2, 3, 8} {
		req := request(t, text)
		req.Profile = ruralProfile(t)
		req.Workers = workers
		if got := saved(t, req); got != want {
			t.Errorf("with %d workers: %s", workers, cmp.Diff(want, got))
		}
	}
}

// Delimiters, line ends and encodings are forms of one inventory.
func TestFormsOfOneInventory(t *testing.T) {
	text := "Manufacturer,Model,Site ID,Qty\nHuawei,BBU3900,S1,2\nZTE,ZXSDR B8200,S2,1\nNokia,AirScale,S1,3\n华为,RRU3908,S2,1\nErícsson,RBS 6601,S3,1\n"
	_, want := run(t, request(t, text))
	forms := map[string]string{
		"semicolons": strings.ReplaceAll(text, ",", ";"),
		"tabs":       strings.ReplaceAll(text, ",", "\t"),
		"bars":       strings.ReplaceAll(text, ",", "|"),
		"crlf":       strings.ReplaceAll(text, "\n", "\r\n"),
		"cr":         strings.ReplaceAll(text, "\n", "\r"),
		"mark":       "\ufeff" + text,
		"quotes":     `"` + strings.ReplaceAll(strings.ReplaceAll(strings.TrimSuffix(text, "\n"), ",", `","`), "\n", "\"\n\"") + "\"\n",
		"title":      "Inventory of the network\n\n" + text,
		"blank ends": strings.ReplaceAll(text, "\n", ",,\n"),
		"no newline": strings.TrimSuffix(text, "\n"),
	}
	for name, form := range forms {
		_, got := run(t, request(t, form))
		if d := cmp.Diff(verdicts(want), verdicts(got)); d != "" {
			t.Errorf("%s (-plain +%s):\n%s", name, name, d)
		}
	}
}

// No row is silent: whatever a file holds, every row is judged or rejected, or
// the file is refused.
func TestNoSilentRow(t *testing.T) {
	cell := rapid.OneOf(
		rapid.SampledFrom([]string{"Huawei", "ZTE", "Nokia", "", "12", "1,5", "x\"y", "\"", "\"a\"\"b\"", "total", "#", "\x00", "\xff", "=1+1", "S-1", "2020-01-01", "00:18:82:00:00:01", "\r"}),
		rapid.StringN(0, 6, 12),
	)
	rapid.Check(t, func(rt *rapid.T) {
		rows := rapid.SliceOfN(rapid.SliceOfN(cell, 0, 6), 0, 12).Draw(rt, "rows")
		var b strings.Builder
		b.WriteString("manufacturer,model,quantity,site_id\n")
		for _, r := range rows {
			b.WriteString(strings.Join(r, ",") + "\n")
		}
		r, records, err := attempt(b.String())
		if err != nil {
			var fault *gear.Fault
			if !errors.As(err, &fault) || fault.Hint == "" {
				rt.Fatalf("refused without a hint: %v", err)
			}
			return
		}
		c := r.Summary.Counts
		if c.Rows != c.Judged+c.Rejected || c.Judged != int64(len(records)) || c.Rejected != int64(len(r.Rejects)) {
			rt.Fatalf("%d rows, %d judged (%d records), %d rejected (%d listed)", c.Rows, c.Judged, len(records), c.Rejected, len(r.Rejects))
		}
		if c.Rejected > 0 && r.Summary.ExitCode != 3 {
			rt.Fatalf("exit code %d with %d rejected rows", r.Summary.ExitCode, c.Rejected)
		}
	})
}

func attempt(text string) (*report.Run, []report.Item, error) {
	src, err := input.FromReader("inventory.csv", strings.NewReader(text))
	if err != nil {
		return nil, nil, err
	}
	c := &records{}
	r, err := audit.Run(context.Background(), audit.Options{
		DataOptions: audit.DataOptions{AsOf: 20777}, Sources: []*input.Source{src}, Workers: 2,
		Outputs: []audit.Output{{Writer: c, Items: true, Clear: true}},
	})
	return r, c.records, err
}

// A finding says what it rests on: the rule's citation, the evidence about the
// maker, the place, and the date where there is one.
// TestMentionsAreCounted: a vendor that rows name without saying that it made
// the item is counted with the first place, and changes no outcome.
func TestMentionsAreCounted(t *testing.T) {
	r, _ := run(t, request(t, "manufacturer,model,notes\nCisco,x,replaced Huawei S5700\nNokia,y,uplink to ZTE core\nCisco,z,tenant: Huawei lab\n"))
	got := ""
	for _, m := range r.Mentions {
		got += fmt.Sprintf("%s %s %d %d %q;", m.Vendor, m.Field, m.Count, m.First.Line, m.Text)
	}
	if want := `huawei notes 2 2 "replaced Huawei S5700";zte notes 1 3 "uplink to ZTE core";`; got != want {
		t.Errorf("mentions %s\nwant %s", got, want)
	}
	if n := r.Summary.Outcomes["clear"]; n != 3 {
		t.Errorf("%d rows are clear, want 3", n)
	}
}

func TestFindingsAreCited(t *testing.T) {
	req := request(t, sample(t, "rural-carrier.csv"))
	req.Profile = ruralProfile(t)
	r, records := run(t, req)
	n := 0
	for i := range records {
		it := &records[i]
		for _, f := range it.Findings {
			n++
			if r.Rule(f.Rule).Citation == "" || f.Message == "" || it.Source.Line < 2 || f.ID == "" {
				t.Fatalf("not cited: %+v", f)
			}
			if f.Outcome != "review" && len(it.Evidence) == 0 {
				t.Fatalf("no evidence: %+v", f)
			}
			for _, e := range it.Evidence {
				if e.Ref == "" || e.Observed == "" && e.Matched == "" {
					t.Fatalf("evidence without a source: %+v", e)
				}
			}
			if f.Outcome == "due" && f.Deadline == "" {
				t.Fatalf("due without a date: %+v", f)
			}
		}
	}
	if n < 500 {
		t.Errorf("only %d findings: the sample is not what it was", n)
	}
	for _, rule := range r.Rules {
		if rule.Citation == "" || rule.URL() == "" || rule.Sources[0].Checked == "" {
			t.Errorf("rule %s does not say what it rests on", rule.ID)
		}
	}
}

// Fingerprints are unique, and do not depend on lines.
func TestFingerprints(t *testing.T) {
	text := sample(t, "rural-carrier.csv")
	heading, rows := rowsOf(text)
	_, before := run(t, request(t, text))
	_, after := run(t, request(t, heading+"\nNokia"+strings.Repeat(",", strings.Count(heading, ","))+"\n"+strings.Join(rows, "\n")+"\n"))
	old, ids := map[string]bool{}, map[string]bool{}
	for i := range before {
		for _, f := range before[i].Findings {
			if old[f.ID] {
				t.Errorf("the fingerprint %s stands twice", f.ID)
			}
			old[f.ID] = true
		}
	}
	for i := range after {
		for _, f := range after[i].Findings {
			ids[f.ID] = true
		}
	}
	for id := range old {
		if !ids[id] {
			t.Errorf("a row more changed the fingerprint %s", id)
		}
	}
}

// The exit code says what the run came to.
func TestExitCodes(t *testing.T) {
	clean := "manufacturer,model\nNokia,AirScale\n"
	found := "manufacturer,model\nHuawei,BBU3900\n"
	bad := found + "Nokia,a,b\n"
	never := (*regime.Outcome)(nil)
	breach := regime.Breach
	little := &budget.Funding{Total: 100}
	for name, c := range map[string]struct {
		text string
		ask  func(*audit.Options)
		code int
	}{
		"clean":            {clean, nil, 0},
		"designated":       {found, nil, 1},
		"never":            {found, func(r *audit.Options) { r.FailOn = never }, 0},
		"only breaches":    {found, func(r *audit.Options) { r.FailOn = &breach }, 0},
		"rejected":         {bad, nil, 3},
		"rejected allowed": {bad, func(r *audit.Options) { r.AllowRejects = 1 }, 1},
		"over budget":      {"manufacturer,model,role,function,site_id\nHuawei,RRU3908,ran,ran_radio_unit,S1\n", func(r *audit.Options) { r.FailOn, r.Funding = never, little }, 1},
	} {
		req := request(t, c.text)
		if c.ask != nil {
			c.ask(&req)
		}
		if r, _ := run(t, req); r.Summary.ExitCode != c.code {
			t.Errorf("%s: exit code %d, want %d (%s)", name, r.Summary.ExitCode, c.code, r.Summary.Headline)
		}
	}
}
