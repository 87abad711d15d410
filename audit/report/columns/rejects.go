package columns

import (
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
)

// Rejects tells the rejected rows as rows of a list, so that no row of the
// inventory is passed over in silence. The reason stands under message and
// reason, what to do under remedy; the list takes what it has a column for.
func (l List) Rejects(run *report.Run, write func([]string) error) error {
	for i := range run.Rejects {
		r := &run.Rejects[i]
		reason := r.Code + ": " + r.Reason
		if names := phrase.VendorNames(run, r.Vendors); names != "" {
			reason += "; it names " + names
		}
		row := l.Placed(map[string]string{
			"outcome": Rejected, "missing": r.Field, "message": reason, "reason": reason, "remedy": r.Hint,
			"file": r.Source.File, "sheet": r.Source.Sheet, "line": phrase.Whole(r.Source.Line), "column": phrase.Whole(r.Source.Column()), "cell": r.Source.Cell,
		})
		if err := write(row); err != nil {
			return err
		}
	}
	if phrase.Unlisted(run) == 0 {
		return nil
	}
	text := phrase.UnlistedText(run)
	return write(l.Placed(map[string]string{"outcome": Rejected, "message": text, "reason": text}))
}
