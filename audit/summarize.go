package audit

import (
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/cost"
	"github.com/gearaudit/gearaudit/audit/engine"
	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
	"github.com/gearaudit/gearaudit/rules"
)

// summarize says what a run came to.
func summarize(data *Dataset, in *Inputs, eng *engine.Engine, sum *engine.Sum, out *collector, opts *Options) (*report.Run, error) {
	run := begun(data, eng, opts)
	run.Inputs, run.Mapping = in.Counts(), in.mapping()
	run.Rejects, run.Issues, run.Skipped = out.rejects, in.issues, out.skips
	run.Issues = append(run.Issues, spellings(sum.Totals)...)
	run.Items, run.Findings = out.items, out.findings
	sites, err := addMoney(run, data.Catalog(), sum.Prices, opts, unread(in, sum.Totals, out))
	if err != nil {
		return nil, err
	}
	run.Waivers, run.Decisions = data.waived(sum.Totals), data.Decided(sum.Makers)
	run.Shares, run.Timeline = shares(eng.Shares()), changes(sum.Changes)
	run.Vendors = vendors(data, sum.Totals)
	run.Summary = summary(run, in, eng, sum.Totals, sites)
	run.Summary.FailOn = threshold(opts.FailOn)
	decide(run, in, sum.Totals, out, opts)
	run.Summary.Headline = phrase.Headline(run)
	return run, nil
}

// begun is what a run says before its rows.
func begun(data *Dataset, eng *engine.Engine, opts *Options) *report.Run {
	run := &report.Run{
		SchemaVersion: report.SchemaVersion,
		Tool:          report.Tool{Name: "gearaudit", Version: opts.Version},
		AsOf:          opts.AsOf.String(),
		Profile:       profile(opts.Profile),
		Packs:         data.packs,
		RuleSet:       append([]string{}, opts.Rules...),
	}
	if len(opts.Rules) == 0 {
		for _, p := range data.engine.Rules.Packs {
			run.RuleSet = append(run.RuleSet, p.ID)
		}
	}
	for _, r := range eng.Rules() {
		run.Rules = append(run.Rules, ruleOf(r))
	}
	return run
}

func profile(p *regime.Profile) *report.Profile {
	if p == nil {
		return nil
	}
	o := &p.Operator
	out := &report.Profile{
		Name: o.Name, Country: o.Country, USF: o.USF, SHA256: p.SHA256,
		Kinds: append([]string{}, o.Kinds...), Not: append([]string{}, o.Not...),
	}
	if o.Customers != nil {
		out.Customers = *o.Customers
	}
	return out
}

// ruleOf carries a rule into the contract.
func ruleOf(r *rules.Rule) report.Rule {
	out := report.Rule{
		ID: r.ID, Title: r.Title, Jurisdiction: r.Jurisdiction, Authority: r.Authority, Citation: r.Citation,
		Evidence: r.Evidence(), Force: r.Force, Why: strings.Join(strings.Fields(r.Why), " "), Remedy: r.Remedy,
	}
	if len(r.Sources) > 0 {
		out.URL, out.Checked = r.Sources[0].URL, r.Sources[0].Checked.String()
	}
	return out
}

// vendors names the designated vendors that the rows name.
func vendors(data *Dataset, t *engine.Totals) []report.Vendor {
	var out []report.Vendor
	for _, v := range data.engine.Vendors {
		if t.Vendors[v.ID] != nil {
			out = append(out, report.Vendor{ID: v.ID, Name: v.Name})
		}
	}
	slices.SortFunc(out, func(a, b report.Vendor) int { return strings.Compare(a.ID, b.ID) })
	return out
}

// summary says in a few tables what all the rows came to.
func summary(run *report.Run, in *Inputs, eng *engine.Engine, t *engine.Totals, sites []cost.SiteCost) report.Summary {
	s := report.Summary{
		Items:      t.Rows,
		Designated: t.Designated,
		Review:     t.Outcomes[regime.Review],
		Sites:      len(t.Sites()),
		Outcomes:   outcomes(&t.Outcomes),
		ByRule:     byRule(eng.Rules(), t),
		BySite:     bySite(t, sites),
		ByVendor:   byVendor(t),
		Answers:    answers(t),
		Coverage:   in.Coverage(),
	}
	for _, site := range t.Sites() {
		if site.Designated > 0 {
			s.SitesTouched++
		}
	}
	s.Coverage.Identified, s.Coverage.Unknown = t.Identified, t.Unknown
	return s
}
