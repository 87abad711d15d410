package audit

import (
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/engine"
	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/audit/report"
)

// Decided says what became of the decisions in the sessions of a run.
func (d *Dataset) Decided(sessions []*maker.Session) []report.Decision {
	if d.decisions == nil {
		return nil
	}
	uses := make([]int64, len(d.decisions.List))
	for _, s := range sessions {
		for i, n := range s.Uses() {
			uses[i] += n
		}
	}
	out := make([]report.Decision, len(uses))
	for i := range d.decisions.List {
		x := &d.decisions.List[i]
		out[i] = report.Decision{
			Match: d.decisions.Text(i), Vendor: x.Vendor, Reason: x.Reason, Who: x.Who, When: x.When.String(),
			Used: uses[i], State: d.decisions.State(i, d.opts.AsOf, uses[i]),
		}
	}
	return out
}

// waived says what became of the waivers.
func (d *Dataset) waived(t *engine.Totals) []report.Waiver {
	if d.engine.Waivers == nil {
		return nil
	}
	var out []report.Waiver
	for i := range d.engine.Waivers.List {
		w := &d.engine.Waivers.List[i]
		at := SourceOf(w.Pos.In(d.opts.Waivers.Name))
		one := report.Waiver{
			ID: w.ID, Rule: w.Rule, Reason: w.Reason, ApprovedBy: w.ApprovedBy, Ticket: w.Ticket,
			IssuedOn: w.IssuedOn.String(), ExpiresOn: w.ExpiresOn.String(), Used: t.Waived[w.ID], State: report.WaiverUsed, Source: &at,
		}
		switch {
		case !d.engine.Waivers.Trusted(i):
			one.State = report.WaiverUntrusted
		case d.opts.AsOf > w.ExpiresOn:
			one.State = report.WaiverExpired
		case d.opts.AsOf < w.IssuedOn:
			one.State = report.WaiverEarly
		case one.Used == 0:
			one.State = report.WaiverUnused
		}
		out = append(out, one)
	}
	slices.SortFunc(out, func(a, b report.Waiver) int { return strings.Compare(a.ID, b.ID) })
	return out
}
