package report

import (
	"io"

	"github.com/gocarina/gocsv"

	"github.com/gearaudit/gearaudit/audit/report/safetext"
)

// PlanFormats lists the formats of a run that was planned.
func PlanFormats() []Format {
	formats := []Format{
		{Name: "table", Ext: []string{".txt"}, Doc: "what a person reads in a terminal", New: newPlanTable},
		{Name: "json", Ext: []string{".json"}, Doc: "the plan", New: newPlanJSON},
		{Name: "csv", Ext: []string{".csv"}, Doc: "one row per site", New: newPlanCSV},
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

// planJSON is the plan alone, for programs.
type planJSON struct{ discard }

func newPlanJSON(out io.Writer, _ Options) Writer { return planJSON{discard{out}} }

// Close writes the plan.
func (p planJSON) Close(run *Run) error {
	text, err := encode(run.Plan, "  ")
	if err != nil {
		return err
	}
	_, err = p.out.Write(text)
	return err
}

// planCSV has one row for each site of the plan.
type planCSV struct{ discard }

func newPlanCSV(out io.Writer, _ Options) Writer { return planCSV{discard{out}} }

// planRow is a row of it.
type planRow struct {
	Period   string `csv:"period"`
	Site     string `csv:"site"`
	Name     string `csv:"name"`
	Region   string `csv:"region"`
	Cost     string `csv:"cost"`
	Value    int64  `csv:"value"`
	Core     string `csv:"core"`
	Deadline string `csv:"deadline"`
	Late     string `csv:"late"`
}

// Close writes the sites.
func (p planCSV) Close(run *Run) error {
	rows := make([]planRow, len(run.Plan.Schedule))
	for i, s := range run.Plan.Schedule {
		rows[i] = planRow{
			Period: safetext.FirstCell(s.Period), Site: safetext.Cell(s.Site), Name: safetext.Cell(s.Name), Region: safetext.Cell(s.Region),
			Cost: s.Cost, Value: s.Value, Core: yesNo(s.Core), Deadline: s.Deadline, Late: yesNo(s.Late),
		}
	}
	return gocsv.Marshal(rows, p.out)
}
