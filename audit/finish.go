package audit

import (
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
	"github.com/gearaudit/gearaudit/rules"
)

// finish adds up what the workers counted and says what it comes to.
func (h *hall) finish(team []*worker) (*report.Run, error) {
	c, prices, ahead := team[0].counts, team[0].prices, team[0].ahead
	for _, w := range team {
		w.counts.sites.settle()
		for _, j := range w.docket.Kept() {
			w.counts.findings(j, j.Items)
		}
	}
	for _, w := range team[1:] {
		ahead.Merge(w.ahead, c.merge(w.counts))
		if err := prices.Merge(w.prices); err != nil {
			return nil, err
		}
	}
	team[0].settle()
	if err := h.money(prices); err != nil {
		return nil, err
	}
	h.run.Waivers, h.run.Decisions = h.waived(c), h.decided(sessions(team))
	h.run.Shares = shares(h.shares)
	h.run.Timeline = changes(ahead.Changes())
	h.run.Vendors = h.vendors(c)
	h.run.Summary = h.summarize(c)
	h.judgeRun(c)
	h.run.Summary.Headline = phrase.Headline(h.run)
	return h.run, nil
}

func sessions(team []*worker) []*maker.Session {
	list := make([]*maker.Session, len(team))
	for i, w := range team {
		list[i] = w.makers
	}
	return list
}

// judgeRun gives the run its verdict and the exit code that goes with it.
func (h *hall) judgeRun(c *counts) {
	s := &h.run.Summary
	switch {
	case s.Coverage.Rejected > h.req.AllowRejects || s.Coverage.Judged == 0:
		s.Verdict, s.ExitCode = report.VerdictIncomplete, 3
	case h.fails(c):
		s.Verdict, s.ExitCode = report.VerdictFindings, 1
	case h.run.Budget != nil && !h.run.Budget.Within:
		s.Verdict, s.ExitCode = report.VerdictOverBudget, 1
	default:
		s.Verdict, s.ExitCode = report.VerdictClean, 0
	}
}

// fails reports whether the worst outcome of a row that is neither waived nor
// known is at or above the threshold.
func (h *hall) fails(c *counts) bool {
	if h.req.FailOn == nil {
		return false
	}
	counting := &c.counting
	if h.req.Known != nil {
		counting = &h.fresh
	}
	for o := regime.Breach; o <= *h.req.FailOn; o++ {
		if counting[o] > 0 {
			return true
		}
	}
	return false
}

// vendors names the designated vendors that the rows name.
func (h *hall) vendors(c *counts) []report.Vendor {
	var out []report.Vendor
	for _, v := range h.lexicon {
		if c.vendors[v.ID] != nil {
			out = append(out, report.Vendor{ID: v.ID, Name: v.Name})
		}
	}
	slices.SortFunc(out, func(a, b report.Vendor) int { return strings.Compare(a.ID, b.ID) })
	return out
}

// ruleSheet carries a rule into the contract.
func ruleSheet(r *rules.Rule) report.Rule {
	out := report.Rule{
		ID: r.ID, Title: r.Title, Jurisdiction: r.Jurisdiction, Authority: r.Authority, Citation: r.Citation,
		Evidence: r.Evidence(), Force: r.Force, Why: strings.Join(strings.Fields(r.Why), " "), Remedy: r.Remedy,
	}
	if len(r.Sources) > 0 {
		out.URL, out.Checked = r.Sources[0].URL, r.Sources[0].Checked.String()
	}
	return out
}
