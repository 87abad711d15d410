package audit

import (
	"regexp"

	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/audit/report"
)

// Baseline takes the findings of an earlier run as known.
func Baseline(run *report.Run) (*regime.Baseline, error) {
	b := regime.NewBaseline()
	for i := range run.Findings {
		f := &run.Findings[i]
		o, err := regime.ParseOutcome(f.Outcome)
		if err != nil {
			return nil, err
		}
		b.Add(regime.Fingerprint(f.Rule, unnumbered(f.Item.Identity)), o)
	}
	return b, nil
}

// numbering is what makes the identity of an item unique among those that
// cannot be told apart.
var numbering = regexp.MustCompile(`-[0-9]+$`)

func unnumbered(identity string) string { return numbering.ReplaceAllString(identity, "") }

// matchBaseline marks the findings of a record that stood in the baseline, and
// counts the worst of those that did not. Records come in input order, so that
// of items that cannot be told apart the last ones are the new ones, on every
// machine. Only those with findings count, as only they stand in every baseline.
func (c *collector) matchBaseline(rec *report.Record, id identity) error {
	worst, nth := regime.Clear, 0
	if len(rec.Findings) > 0 {
		nth = int(c.found.add(uint64(id)))
	}
	for i := range rec.Findings {
		f := &rec.Findings[i]
		o, err := regime.ParseOutcome(f.Outcome)
		if err != nil {
			return err
		}
		f.Known = c.opts.Known.Known(regime.Fingerprint(f.Rule, id.String()), nth, o)
		if !f.Known && !f.Waived {
			worst = min(worst, o)
		}
	}
	c.fresh[worst]++
	return nil
}
