package output_test

import (
	"testing"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/google/go-cmp/cmp"
)

func TestDifferences(t *testing.T) {
	item := func(id, model string) report.Item {
		return report.Item{
			ID: id, Model: model, AssetTag: "A-" + id,
			Findings: []report.Finding{{ID: "f" + id, Rule: "us", Outcome: "due", Missing: []string{"funding"}}},
		}
	}
	base := func() *report.Run {
		return &report.Run{
			Head:  report.Head{AsOf: "2026-11-21", Packs: []report.Pack{{ID: "us", SHA256: "aa"}}},
			Items: []report.Item{item("1", "x"), item("2", "y")}, Summary: report.Summary{Outcomes: map[string]int64{"due": 1}},
		}
	}
	for name, tc := range map[string]struct {
		change func(*report.Run)
		want   []report.Difference
	}{
		"none":       {func(*report.Run) {}, nil},
		"null lists": {func(r *report.Run) { r.Rules, r.Rejects = []report.Rule{}, []report.Reject{} }, nil},
		"a text":     {func(r *report.Run) { r.AsOf = "2026-11-22" }, []report.Difference{{Part: "as_of", What: "", Saved: `"2026-11-21"`, Again: `"2026-11-22"`}}},
		"a number":   {func(r *report.Run) { r.Items[1].Quantity = 7 }, []report.Difference{{Part: "items", What: "2 (A-2) quantity", Saved: "0", Again: "7"}}},
		"less":       {func(r *report.Run) { r.Items = r.Items[1:] }, []report.Difference{{Part: "items", What: "1 (A-1)", Saved: report.Element, Again: ""}}},
		"more":       {func(r *report.Run) { r.Items = append(r.Items, item("3", "z")) }, []report.Difference{{Part: "items", What: "3 (A-3)", Saved: "", Again: report.Element}}},
		"order":      {func(r *report.Run) { r.Items[0], r.Items[1] = r.Items[1], r.Items[0] }, []report.Difference{{Part: "items", What: "order", Saved: "1 2", Again: "2 1"}}},
		"a finding":  {func(r *report.Run) { r.Items[0].Findings[0].Known = true }, []report.Difference{{Part: "items", What: "1 (A-1) findings f1 (us) known", Saved: "", Again: "true"}}},
		"inside":     {func(r *report.Run) { r.Items[0].Findings[0].Missing[0] = "purpose" }, []report.Difference{{Part: "items", What: "1 (A-1) findings f1 (us) missing 1", Saved: `"funding"`, Again: `"purpose"`}}},
		"a pack":     {func(r *report.Run) { r.Packs[0].SHA256 = "bb" }, []report.Difference{{Part: "packs", What: "us sha256", Saved: `"aa"`, Again: `"bb"`}}},
		"a count":    {func(r *report.Run) { r.Summary.Outcomes["breach"] = 1 }, []report.Difference{{Part: "summary", What: "outcomes breach", Saved: "", Again: "1"}}},
		"an object":  {func(r *report.Run) { r.Budget = &report.Budget{} }, []report.Difference{{Part: "budget", What: "", Saved: "", Again: report.Element}}},
	} {
		again := base()
		tc.change(again)
		got, err := report.Differences(base(), again)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(tc.want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		back, err := report.Differences(again, base())
		if err != nil || len(back) != len(got) {
			t.Errorf("%s: backwards there are %d: %v", name, len(back), err)
		}
	}
}
