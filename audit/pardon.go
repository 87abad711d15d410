package audit

import (
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/audit/report"
)

// waived looks for the waivers of the row's findings, and returns the worst
// outcome that none of them holds.
func (w *worker) waived(it *gear.Item, j *regime.Judgement) regime.Outcome {
	w.waivers = w.waivers[:0]
	if len(j.Findings) == 0 || w.hall.waivers == nil {
		return j.Worst
	}
	worst := regime.Clear
	for i := range j.Findings {
		f := &j.Findings[i]
		one := w.hall.waivers.Find(f.Rule.ID, it)
		if one == nil {
			worst = min(worst, f.Outcome)
		} else {
			w.counts.waived[one.ID]++
		}
		w.waivers = append(w.waivers, one)
	}
	return worst
}

// recall marks the findings of a row that stood in the baseline, and counts the
// worst of those that did not. Rows come here in input order, so that of items
// that cannot be told apart the last ones are the new ones, on every machine.
// Only those with findings count, as only they stand in every baseline.
func (h *hall) recall(rec *report.Record, id identity) error {
	worst, nth := regime.Clear, 0
	if len(rec.Findings) > 0 {
		nth = int(h.found.meet(uint64(id)))
	}
	for i := range rec.Findings {
		f := &rec.Findings[i]
		o, err := regime.ParseOutcome(f.Outcome)
		if err != nil {
			return err
		}
		f.Known = h.req.Known.Known(regime.Fingerprint(f.Rule, id.String()), nth, o)
		if !f.Known && !f.Waived {
			worst = min(worst, o)
		}
	}
	h.fresh[worst]++
	return nil
}
