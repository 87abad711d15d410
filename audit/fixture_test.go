package audit_test

import (
	"bytes"
	"cmp"
	"context"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory"
	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/output"
)

// asOf is the day of every run here.
var asOf = day("2026-11-21")

func day(s string) gear.Date {
	d, err := gear.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// collector keeps all records of a run.
type collector struct{ records []report.Record }

func (c *collector) Record(r *report.Record) error {
	c.records = append(c.records, *r)
	return nil
}

func (c *collector) Close(*report.Run) error { return nil }

// request asks for an audit of one text.
func request(t testing.TB, text string) audit.Request {
	t.Helper()
	src, err := inventory.FromReader("inventory.csv", strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	worst := regime.Designated
	return audit.Request{Version: "test", Sources: []*inventory.Source{src}, AsOf: asOf, FailOn: &worst, Workers: 2}
}

// run audits and returns the run with its records.
func run(t testing.TB, req audit.Request) (*report.Run, []report.Record) {
	t.Helper()
	c := &collector{}
	req.Outputs = []audit.Output{{Writer: c, Records: true, Clear: true}}
	r, err := audit.Run(context.Background(), req)
	if err != nil {
		t.Fatal(err)
	}
	return r, c.records
}

// saved audits and returns the run as format json writes it.
func saved(t testing.TB, req audit.Request) string {
	t.Helper()
	f, _ := output.Lookup("json")
	var out bytes.Buffer
	w := f.New(&out, report.Options{})
	req.Outputs = []audit.Output{{Writer: w, Records: true, Clear: true}}
	r, err := audit.Run(context.Background(), req)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(r); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// sample reads a file of the samples.
func sample(t testing.TB, name string) string {
	t.Helper()
	b, err := os.ReadFile("../samples/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// ruralProfile is the profile of the rural sample.
func ruralProfile(t testing.TB) *regime.Profile {
	t.Helper()
	p, err := regime.ParseProfile("rural-carrier.yaml", []byte(sample(t, "rural-carrier.yaml")))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// verdict is what a run says of an item, wherever its row stands.
type verdict struct {
	Identity, Outcome, Vendor, Level, Priced, Low string
	Rules                                         string
}

func verdicts(records []report.Record) []verdict {
	out := make([]verdict, 0, len(records))
	for i := range records {
		it := &records[i].Item
		v := verdict{Identity: it.Identity, Outcome: it.Outcome, Vendor: it.Vendor, Level: it.Level, Priced: it.Priced, Low: it.Low}
		var rules []string
		for _, f := range records[i].Findings {
			rules = append(rules, f.Rule+" "+f.Outcome+" "+strings.Join(f.Missing, "+"))
		}
		slices.Sort(rules)
		v.Rules = strings.Join(rules, ", ")
		out = append(out, v)
	}
	slices.SortFunc(out, func(a, b verdict) int {
		return cmp.Or(strings.Compare(a.Identity, b.Identity), strings.Compare(a.Rules, b.Rules), strings.Compare(a.Level, b.Level))
	})
	return out
}

// totals is what a run comes to, apart from names of files and bytes.
func totals(r *report.Run) *report.Run {
	out := *r
	out.Inputs, out.Mapping, out.Findings, out.Items, out.Rejects, out.Issues = nil, nil, nil, nil, nil, nil
	return &out
}
