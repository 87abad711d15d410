package audit_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/internal/audittest"
	"github.com/gearaudit/gearaudit/audit/inventory/input"
)

// commented writes a workbook of a few rows, with comments by cell. SITES lists the
// sites.
func commented(t *testing.T, comments map[string]string) *input.Source {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for sheet, rows := range map[string][][]any{
		"Sheet1": {{"Tag", "Vendor", "Model", "Site", "Remarks"}, {"A1", "Nokia", "AMIA", "N1", "east"}, {"A2", "", "", "N2", ""}, {"A3", "Cisco", "ISR4331", "N3", ""}, nil, {"A4", "Nokia", "AHLOA", "N4", ""}},
		"SITES":  {{"Site", "Name", "Latitude", "Longitude"}, {"N1", "Alder", 47.1, -106.9}, {"N2", "Birch", 47.2, -106.8}, {"N3", "Cedar", 47.3, -106.7}, {"N4", "Dogwood", 47.4, -106.6}},
	} {
		if _, err := f.NewSheet(sheet); err != nil {
			t.Fatal(err)
		}
		for i, r := range rows {
			at, _ := excelize.CoordinatesToCellName(1, i+1)
			if err := f.SetSheetRow(sheet, at, &r); err != nil {
				t.Fatal(err)
			}
		}
	}
	for cell, text := range comments {
		sheet, at, found := strings.Cut(cell, "!")
		if !found {
			sheet, at = "Sheet1", cell
		}
		if err := f.AddComment(sheet, excelize.Comment{Cell: at, Author: "K. Lind", Text: text}); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	src, err := input.FromReader("book.xlsx", &b)
	if err != nil {
		t.Fatal(err)
	}
	return src
}

// A comment on a cell is a note of its row: what it says of the item counts, at its
// cell, and a mention changes nothing. Where it stands at no row, the run is not
// complete; titles and headings are none.
func TestCommentsAreNotes(t *testing.T) {
	plain := map[string]string{"A1": "clear", "A2": "review", "A3": "clear", "A4": "clear"}
	for name, c := range map[string]struct {
		comments map[string]string
		differ   map[string]string // from plain: outcome, vendor, level
		verdict  string
		at       string // cell of the first evidence
	}{
		"none":               {nil, nil, "findings", ""},
		"of another maker":   {map[string]string{"C3": "by Nokia, see drawing 7"}, nil, "findings", ""},
		"who made it":        {map[string]string{"C3": "Huawei AR1220"}, map[string]string{"A2": "review huawei possible"}, "findings", "C3"},
		"against the label":  {map[string]string{"B2": "Huawei RRU3908"}, map[string]string{"A1": "review huawei conflicting"}, "findings", "B2"},
		"a mention":          {map[string]string{"C4": "replaced Huawei AR1220 in 2019"}, nil, "findings", ""},
		"by its author":      {map[string]string{"C4": "K. Lind: replaced Huawei AR1220"}, nil, "findings", ""},
		"on a blank row":     {map[string]string{"B5": "Huawei AR1220"}, nil, "incomplete", ""},
		"on a heading":       {map[string]string{"B1": "such as Huawei or Nokia"}, nil, "findings", ""},
		"on a list of sites": {map[string]string{"SITES!A3": "the Huawei site"}, nil, "incomplete", ""},
	} {
		t.Run(name, func(t *testing.T) {
			opts := audittest.Options(t, "manufacturer\nX\n")
			opts.Sources, opts.All = []*input.Source{commented(t, c.comments)}, true
			run := audittest.Whole(t, opts)
			want, got, at := map[string]string{}, map[string]string{}, ""
			for tag, outcome := range plain {
				want[tag] = outcome
			}
			for tag, outcome := range c.differ {
				want[tag] = outcome
			}
			for i := range run.Items {
				it := &run.Items[i]
				got[it.AssetTag] = it.Outcome
				if it.Vendor != "" {
					got[it.AssetTag] += " " + it.Vendor + " " + it.Level
					at = gear.CellName(it.Source.Line, it.Evidence[0].Column)
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if run.Summary.Verdict != c.verdict {
				t.Errorf("the verdict is %s, want %s", run.Summary.Verdict, c.verdict)
			}
			if at != c.at {
				t.Errorf("the evidence stands in %q, want %q", at, c.at)
			}
		})
	}
}
