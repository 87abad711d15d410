package csv

import (
	"io"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
	"github.com/gearaudit/gearaudit/audit/report/safetext"
	"github.com/gocarina/gocsv"
)

// planCSV has one row for each site of the plan.
type planCSV struct {
	report.Discard
	opt report.Options
}

// NewPlan returns a writer of the plan alone.
func NewPlan(out io.Writer, opt report.Options) report.Writer {
	return planCSV{report.Discard{Out: out}, opt}
}

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
	Why      string `csv:"why"` // it is left out
}

// Close writes the sites.
func (p planCSV) Close(run *report.Run) error {
	rows := make([]planRow, len(run.Plan.Schedule))
	for i, s := range run.Plan.Schedule {
		rows[i] = planRow{
			Period: safetext.FirstCell(s.Period), Site: safetext.Cell(s.Site), Name: safetext.Cell(s.Name), Region: safetext.Cell(s.Region),
			Cost: safetext.Cell(s.Cost), Value: s.Value, Core: phrase.YesNo(s.Core), Deadline: safetext.Cell(s.Deadline), Late: phrase.YesNo(s.Late), Why: safetext.Cell(s.Why),
		}
	}
	if p.opt.File {
		if _, err := io.WriteString(p.Out, Mark); err != nil {
			return err
		}
	}
	return gocsv.Marshal(rows, p.Out)
}
