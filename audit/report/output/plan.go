package output

import (
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/csv"
	"github.com/gearaudit/gearaudit/audit/report/json"
	"github.com/gearaudit/gearaudit/audit/report/terminal"
)

// PlanFormats lists the formats of a run that was planned.
func PlanFormats() []report.Format {
	formats := []report.Format{
		{Name: "table", Ext: []string{".txt"}, Doc: "what a person reads in a terminal", New: terminal.NewPlan},
		{Name: "json", Ext: []string{".json"}, Doc: "the plan", New: json.NewPlan},
		{Name: "csv", Ext: []string{".csv"}, Doc: "one row per site", New: csv.NewPlan},
	}
	for _, f := range Formats() {
		switch f.Name {
		case "html", "xlsx":
			formats = append(formats, f)
		case "json":
			f.Name, f.Ext, f.Doc = "run", []string{".run.json"}, "the whole run with the plan in it, which gearaudit report renders"
			formats = append(formats, f)
		}
	}
	return formats
}
