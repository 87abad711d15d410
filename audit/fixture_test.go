package audit_test

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/internal/audittest"
	"github.com/gearaudit/gearaudit/audit/regime/profile"
	"github.com/gearaudit/gearaudit/audit/report"
)

func request(t testing.TB, text string) audit.Options { return audittest.Options(t, text) }

func saved(t testing.TB, opts audit.Options) string { return audittest.JSON(t, opts) }

func sample(t testing.TB, name string) string { return audittest.Sample(t, name) }

func ruralProfile(t testing.TB) *profile.Profile { return audittest.RuralProfile(t) }

// records keeps all records of a run.
type records struct{ records []report.Item }

func (c *records) Begin(*report.Head) error { return nil }

func (c *records) Item(it *report.Item) error {
	c.records = append(c.records, *it)
	return nil
}

func (c *records) Close(*report.Run) error { return nil }

// run audits and returns the run with its records.
func run(t testing.TB, req audit.Options) (*report.Run, []report.Item) {
	t.Helper()
	c := &records{}
	req.Outputs = []audit.Output{{Writer: c, Items: true, Clear: true}}
	r, err := audit.Run(context.Background(), req)
	if err != nil {
		t.Fatal(err)
	}
	return r, c.records
}

// verdict is what a run says of an item, wherever its row stands.
type verdict struct {
	Identity, Outcome, Vendor, Level, Priced, Low string
	Rules                                         string
}

func verdicts(records []report.Item) []verdict {
	out := make([]verdict, 0, len(records))
	for i := range records {
		it := &records[i]
		v := verdict{Identity: it.ID, Outcome: it.Outcome, Vendor: it.Vendor, Level: it.Level}
		if it.Price != nil {
			v.Priced, v.Low = it.Price.Basis, it.Price.Low
		}
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
	out.Mentions = slices.Clone(r.Mentions)
	for i := range out.Mentions {
		out.Mentions[i].Text, out.Mentions[i].First = "", report.Source{} // of the first, which the order decides
	}
	out.Inputs, out.Mapping, out.ColumnsUnread, out.Items, out.Rejects, out.Issues, out.Skipped = nil, nil, nil, nil, nil, nil, nil
	return &out
}
