package audit

import (
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/regime"
)

// pardon is why a finding does not count for the exit code. It is reported all
// the same.
type pardon struct {
	waiver *regime.Waiver
	known  bool // it stood in the baseline
}

func (p pardon) granted() bool { return p.waiver != nil || p.known }

// pardoned looks for waivers and for the baseline of the row's findings, and
// returns the worst outcome that still counts.
func (w *worker) pardoned(it *gear.Item) regime.Outcome {
	w.pardons = w.pardons[:0]
	worst := regime.Clear
	known := w.hall.req.Known
	id := ""
	if known != nil && len(w.findings) > 0 {
		id = identity(it)
	}
	for i := range w.findings {
		f := &w.findings[i]
		p := pardon{waiver: w.hall.waivers.Find(f.Rule.ID, it)}
		p.known = known != nil && known.Known(regime.Fingerprint(f.Rule.ID, id), f.Outcome)
		if p.waiver != nil {
			w.counts.waived[p.waiver.ID]++
		}
		if !p.granted() {
			worst = min(worst, f.Outcome)
		}
		w.pardons = append(w.pardons, p)
	}
	return worst
}
