package audit

import (
	"regexp"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/rules"
)

// Document is a file that the user wrote.
type Document struct {
	Name string
	Text []byte
}

// openDecisions makes the answers of people part of the identification.
func (h *hall) openDecisions(pack *rules.VendorPack) error {
	if h.req.Decisions == nil {
		return nil
	}
	d, err := maker.ParseDecisions(h.req.Decisions.Name, h.req.Decisions.Text, pack, h.dict)
	if err != nil {
		return err
	}
	h.decisions = d
	h.makers = h.makers.With(d, h.req.AsOf)
	return nil
}

func (h *hall) openWaivers() (err error) {
	w, copied := h.req.Waivers, h.req.WaiversFrom
	if w == nil {
		return nil
	}
	if h.waivers, err = regime.ParseWaivers(w.Name, w.Text, h.dict, h.req.AsOf); err != nil || copied == nil {
		return err
	}
	trusted, err := regime.ParseWaivers(copied.Name, copied.Text, h.dict, h.req.AsOf)
	if err == nil {
		h.waivers.Trust(trusted)
	}
	return err
}

// decided tells what became of the decisions.
func (h *hall) decided(sessions []*maker.Session) []report.Decision {
	if h.decisions == nil {
		return nil
	}
	uses := make([]int64, len(h.decisions.List))
	for _, s := range sessions {
		for i, n := range s.Uses() {
			uses[i] += n
		}
	}
	out := make([]report.Decision, len(uses))
	for i := range h.decisions.List {
		d := &h.decisions.List[i]
		out[i] = report.Decision{
			Match: h.decisions.Text(i), Vendor: d.Vendor, Reason: d.Reason, Who: d.Who, When: d.When.String(),
			Used: uses[i], State: h.decisions.State(i, h.req.AsOf, uses[i]),
		}
	}
	return out
}

// waived tells what became of the waivers.
func (h *hall) waived(c *counts) []report.Waiver {
	if h.waivers == nil {
		return nil
	}
	var out []report.Waiver
	for i := range h.waivers.List {
		w := &h.waivers.List[i]
		at := source(w.Pos.In(h.req.Waivers.Name))
		one := report.Waiver{
			ID: w.ID, Rule: w.Rule, Reason: w.Reason, ApprovedBy: w.ApprovedBy, Ticket: w.Ticket,
			IssuedOn: w.IssuedOn.String(), ExpiresOn: w.ExpiresOn.String(), Used: c.waived[w.ID], State: report.WaiverUsed, Source: &at,
		}
		switch {
		case !h.waivers.Trusted(i):
			one.State = report.WaiverUntrusted
		case h.req.AsOf > w.ExpiresOn:
			one.State = report.WaiverExpired
		case h.req.AsOf < w.IssuedOn:
			one.State = report.WaiverEarly
		case one.Used == 0:
			one.State = report.WaiverUnused
		}
		out = append(out, one)
	}
	slices.SortFunc(out, func(a, b report.Waiver) int { return strings.Compare(a.ID, b.ID) })
	return out
}

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
