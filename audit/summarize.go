package audit

import (
	"cmp"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/engine"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/audit/regime/profile"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
	"github.com/gearaudit/gearaudit/rules"
)

// summarize says what a run came to.
func summarize(run *report.Run, data *Dataset, in *Inputs, eng *engine.Engine, sum *engine.Sum, out *collector, opts *Options) error {
	run.Inputs, run.Mapping, run.ColumnsUnread = in.Counts(), in.mapping(), in.unread()
	run.Rejects, run.Issues, run.Skipped = out.rejects, in.issues, out.skips
	run.Issues = append(run.Issues, spellings(sum.Totals)...)
	run.Items, run.Mentions = out.list, mentions(sum.Totals, data.Dictionary())
	run.Duplicates, run.Labels = out.same.list, unlisted(&sum.Totals.Labels)
	sites, err := addMoney(run, data.Catalog(), sum.Prices, opts, unread(in, sum.Totals, out))
	if err != nil {
		return err
	}
	run.Waivers, run.Decisions = data.waived(sum.Totals), data.Decided(sum.Makers)
	run.Shares, run.Timeline = shares(eng.Shares()), changes(sum.Changes)
	run.Vendors = vendors(run, data, sum.Totals)
	run.RuleTotals, run.SiteTotals, run.VendorTotals = byRule(eng.Rules(), sum.Totals), bySite(sum.Totals, sites), byVendor(sum.Totals)
	run.Questions = questions(sum.Totals)
	run.MayBind = mayBind(run, eng, sum.Totals)
	run.Change = out.changed(run)
	run.Summary = summary(in, sum.Totals)
	run.Answers, run.Excuses = append(answers(run, opts), in.legends()...), excuses(run, data, sum.Totals, out, opts)
	markUnread(run, in, sum.Totals)
	run.Operator = operatorQuestions(eng, sum.Totals)
	run.Abroad = abroad(run, data.engine.Rules, sum.Totals)
	run.Doubts = phrase.Doubts(run)
	decide(run, in, sum.Totals, out, opts)
	run.Summary.Headline = phrase.Headline(run)
	return nil
}

// longestMention is the length up to which the text of a mention is told.
const longestMention = 80

// mentions lists the vendors that rows name without saying that they made the
// item, by vendor and field.
func mentions(t *engine.Totals, dict *gear.Dictionary) []report.Mention {
	var out []report.Mention
	for m, n := range t.Mentions {
		text := []rune(n.Text)
		out = append(out, report.Mention{Vendor: m.Vendor, Field: dict.Name(m.Field), Text: string(text[:min(len(text), longestMention)]), Count: n.Rows, First: SourceOf(n.First)})
	}
	slices.SortFunc(out, func(a, b report.Mention) int {
		return cmp.Or(strings.Compare(a.Vendor, b.Vendor), strings.Compare(a.Field, b.Field))
	})
	return out
}

// unlisted lists the labels on whose word alone rows are cleared.
func unlisted(all *engine.Labels) []report.UnlistedLabel {
	var out []report.UnlistedLabel
	for _, l := range all.List() {
		text := []rune(l.Text)
		out = append(out, report.UnlistedLabel{Text: string(text[:min(len(text), longestMention)]), Rows: l.Rows})
	}
	return out
}

// begun is what a run says before its rows.
func begun(data *Dataset, eng *engine.Engine, opts *Options) *report.Run {
	run := &report.Run{Head: report.Head{
		SchemaVersion: report.SchemaVersion,
		Tool:          report.Tool{Name: "gearaudit", Version: opts.Version},
		AsOf:          opts.AsOf.String(),
		Profile:       profileOf(opts.Profile),
		Packs:         data.packs,
		RuleSet:       []string{},
		FailOn:        threshold(opts.FailOn),
		Uncovered:     data.engine.Rules.Uncovered,
	}}
	if run.Profile != nil {
		run.NothingFound = data.engine.Rules.NothingIn(run.Profile.Country)
	}
	for _, prefix := range opts.Rules {
		if !slices.Contains(run.RuleSet, prefix) {
			run.RuleSet = append(run.RuleSet, prefix)
		}
	}
	if len(opts.Rules) == 0 {
		for _, p := range data.engine.Rules.Packs {
			run.RuleSet = append(run.RuleSet, folderName(p.ID, opts.RulesDirs))
		}
	}
	for i, r := range eng.Rules() {
		run.Rules = append(run.Rules, ruleOf(r, eng.Questions(i)))
	}
	return run
}

func profileOf(p *profile.Profile) *report.Profile {
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
func ruleOf(r *rules.Rule, questions []string) report.Rule {
	out := report.Rule{
		ID: r.ID, Title: r.Title, Jurisdiction: r.Jurisdiction, Authority: r.Authority, Citation: r.Citation,
		Force: r.Force, Why: strings.Join(strings.Fields(r.Why), " "), Remedy: r.Remedy,
		Questions: questions,
	}
	for i := range r.Clauses {
		if c := &r.Clauses[i]; c.Message != "" {
			out.Clauses = append(out.Clauses, report.RuleClause{ID: c.ID, Outcome: c.Outcome, Message: c.Message})
		}
	}
	if r.Share != nil {
		out.Clauses = append(out.Clauses, report.RuleClause{Message: r.Share.Message})
	}
	for i := range r.Sources {
		s := &r.Sources[i]
		out.Sources = append(out.Sources, report.RuleSource{URL: s.URL, Checked: s.Checked.String(), Evidence: s.Evidence, Copy: s.Copy, Says: strings.Join(strings.Fields(s.Says), " ")})
	}
	return out
}

// mayBind lists the rules that could bind an operator who gave no profile, with
// the vendors that they name.
func mayBind(run *report.Run, eng *engine.Engine, t *engine.Totals) []report.MayBind {
	if run.Profile != nil {
		return nil
	}
	var out []report.MayBind
	for i, r := range eng.Rules() {
		if n := t.Rules[i].MayBind; n > 0 {
			out = append(out, report.MayBind{Rule: r.ID, Vendors: append([]string{}, r.Vendors...), Items: n})
		}
	}
	return out
}

// vendors names the designated vendors that the rows name.
func vendors(run *report.Run, data *Dataset, t *engine.Totals) []report.Vendor {
	var out []report.Vendor
	for _, v := range data.engine.Vendors {
		if t.Vendors[v.ID] != nil || namedUnread(run, v.ID) {
			out = append(out, report.Vendor{ID: v.ID, Name: v.Name})
		}
	}
	slices.SortFunc(out, func(a, b report.Vendor) int { return strings.Compare(a.ID, b.ID) })
	return out
}

// namedUnread reports whether a line that was rejected or skipped names a vendor.
func namedUnread(run *report.Run, vendor string) bool {
	return slices.ContainsFunc(run.Rejects, func(r report.Reject) bool { return slices.Contains(r.Vendors, vendor) }) ||
		slices.ContainsFunc(run.Skipped, func(s report.Skip) bool { return slices.Contains(s.Vendors, vendor) }) ||
		slices.ContainsFunc(run.Inputs, func(in report.Input) bool { return in.SetAside != nil && slices.Contains(in.SetAside.Vendors, vendor) })
}

// summary says in a few counts what all the rows came to.
func summary(in *Inputs, t *engine.Totals) report.Summary {
	c := in.sums()
	c.GoneByWord, c.GoneByNote, c.Elsewhere, c.Passive, c.Unlisted = t.GoneByWord, t.GoneByNote, t.Elsewhere, t.Passive, t.Labels.Rows
	c.Items, c.Designated, c.Review = t.Rows, t.Designated, t.Outcomes[regime.Review]
	c.Identified, c.Unknown = t.Identified, t.Unknown
	c.Sites, c.SitesDesignated = t.Sites()
	return report.Summary{Outcomes: outcomes(&t.Outcomes), Counts: c}
}

// markUnread marks what was set aside although the run is not complete without it.
func markUnread(run *report.Run, in *Inputs, t *engine.Totals) {
	for _, a := range in.missing(t.Vendors) {
		i := slices.IndexFunc(run.Inputs, func(x report.Input) bool { return x.Name == a.Name && x.Sheet == a.Sheet && x.SetAside != nil })
		run.Inputs[i].SetAside.Unread = true
	}
}
