package phrase

import (
	"slices"
	"testing"

	"github.com/gearaudit/gearaudit/audit/report"
)

func TestReadingNotes(t *testing.T) {
	got := ReadingNotes(&report.Run{Inputs: []report.Input{
		{Name: "a.csv", Encoding: "utf-8"}, {Name: "b.csv", Encoding: "windows-1252 (its letters)"},
		{Name: "c.xlsx", Sheet: "Notes", SetAside: &report.SetAside{Why: "no column names a maker", By: "tool", Vendors: []string{"zte"}}},
		{Name: "d.csv", SetAside: &report.SetAside{Why: "it is a log", By: "user"}},
	}})
	want := []string{"b.csv was read as windows-1252 (its letters).", "c.xlsx!Notes was set aside: no column names a maker; it names zte.", "d.csv was set aside on your word: it is a log."}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}
