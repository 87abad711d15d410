package phrase

import (
	"slices"
	"testing"

	"github.com/gearaudit/gearaudit/audit/report"
)

func TestReadingNotes(t *testing.T) {
	got := ReadingNotes([]report.Input{
		{Name: "a.csv", Encoding: "utf-8"}, {Name: "b.csv", Encoding: "windows-1252 (its letters)"},
		{Name: "c.xlsx", Sheet: "North", Encoding: "xlsx", SheetsNotRead: []string{"Notes", "Chart"}},
		{Name: "c.xlsx", Sheet: "South", Encoding: "xlsx", SheetsNotRead: []string{"Notes", "Chart"}},
	})
	want := []string{"b.csv was read as windows-1252 (its letters).", "Of c.xlsx was not read: Notes, Chart. No column there can name a maker."}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}
