package audit

import (
	"cmp"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/audit/report"
)

// summarize says in a few tables what all the rows came to.
func (h *hall) summarize(c *counts) report.Summary {
	marked := c.sites.marked(len(c.rules) + len(c.lexicon) + 1)
	s := report.Summary{
		FailOn:     threshold(h.req.FailOn),
		Items:      c.rows,
		Designated: c.designated,
		Review:     c.review,
		Sites:      len(c.sites.all),
		Outcomes:   outcomes(&c.outcomes),
		ByRule:     h.byRule(c, marked),
		BySite:     h.bySite(c),
		ByVendor:   byVendor(c, marked),
		Answers:    answers(c),
	}
	for _, site := range c.sites.list {
		if site.designated > 0 {
			s.SitesTouched++
		}
	}
	for i := range h.run.Inputs {
		s.Coverage.Rows += h.run.Inputs[i].Rows
		s.Coverage.Judged += h.run.Inputs[i].Judged
		s.Coverage.Rejected += h.run.Inputs[i].Rejected
	}
	s.Coverage.Identified, s.Coverage.Unknown = c.identified, c.unknown
	return s
}

// threshold is the outcome that fails a run, in the words of the flag.
func threshold(o *regime.Outcome) string {
	if o == nil {
		return "never"
	}
	return o.String()
}

// outcomes lists the outcomes that occur.
func outcomes(n *[regime.Outcomes]int64) map[string]int64 {
	out := map[string]int64{}
	for i, count := range n {
		if count > 0 {
			out[regime.Outcome(i).String()] = count
		}
	}
	return out
}

// byRule lists the rules that say something, the worst first. Marked says at how
// many sites each mark stands.
func (h *hall) byRule(c *counts, marked []int) []report.RuleCount {
	type line struct {
		report.RuleCount
		n *[regime.Outcomes]int64
	}
	var lines []line
	for i, r := range h.judge.Rules() {
		n := &c.rules[i].outcomes
		if len(outcomes(n)) == 0 {
			continue
		}
		lines = append(lines, line{report.RuleCount{Rule: r.ID, Outcomes: outcomes(n), Sites: marked[i], Deadline: c.rules[i].next.String()}, n})
	}
	slices.SortStableFunc(lines, func(a, b line) int { return worse(a.n, b.n) })
	out := make([]report.RuleCount, len(lines))
	for i := range lines {
		out[i] = lines[i].RuleCount
	}
	return out
}

// worse compares counts by the worst outcome in which they differ, the larger
// count first.
func worse(a, b *[regime.Outcomes]int64) int {
	for i := range a {
		if a[i] != b[i] {
			return cmp.Compare(b[i], a[i])
		}
	}
	return 0
}

// bySite lists the sites with designated gear or open questions, worst first.
func (h *hall) bySite(c *counts) []report.SiteCount {
	likely := make(map[string]string, len(h.siteCosts))
	for _, s := range h.siteCosts {
		likely[s.Site] = s.P50.String()
	}
	var sites []*siteCount
	for _, s := range c.sites.list {
		if s.designated > 0 || s.outcomes[regime.Review] > 0 {
			sites = append(sites, s)
		}
	}
	slices.SortFunc(sites, func(a, b *siteCount) int {
		return cmp.Or(worse(&a.outcomes, &b.outcomes), cmp.Compare(b.designated, a.designated), strings.Compare(a.key, b.key))
	})
	out := make([]report.SiteCount, len(sites))
	for i, s := range sites {
		out[i] = report.SiteCount{
			Site: s.key, Name: s.name, Region: s.region, Items: s.items(), Designated: s.designated,
			Breach: s.outcomes[regime.Breach], Due: s.outcomes[regime.Due], Review: s.outcomes[regime.Review], Likely: likely[s.key],
		}
	}
	return out
}

// byVendor lists the designated vendors met, the most rows first.
func byVendor(c *counts, marked []int) []report.VendorCount {
	out := make([]report.VendorCount, 0, len(c.vendors))
	for id, n := range c.vendors {
		l := &n.levels
		v := report.VendorCount{
			Vendor: id, Confirmed: l[gear.Confirmed], Probable: l[gear.Probable],
			Possible: l[gear.Possible], Conflicting: l[gear.Conflicting], Sites: marked[n.mark],
		}
		out = append(out, v)
	}
	slices.SortFunc(out, func(a, b report.VendorCount) int {
		return cmp.Or(cmp.Compare(b.Confirmed+b.Probable, a.Confirmed+a.Probable),
			cmp.Compare(b.Possible+b.Conflicting, a.Possible+a.Conflicting), strings.Compare(a.Vendor, b.Vendor))
	})
	return out
}

// answers ranks the facts by how many findings under review name them.
func answers(c *counts) []report.Answer {
	byField := map[string]*report.Answer{}
	for set, n := range c.answers {
		fields := strings.Split(set.facts, " ")
		for _, f := range fields {
			if byField[f] == nil {
				byField[f] = &report.Answer{Field: f}
			}
			byField[f].Reviews += n
			if len(fields) == 1 && !set.asks {
				byField[f].Alone += n
			}
		}
	}
	out := make([]report.Answer, 0, len(byField))
	for _, a := range byField {
		out = append(out, *a)
	}
	slices.SortFunc(out, func(a, b report.Answer) int {
		return cmp.Or(cmp.Compare(b.Alone, a.Alone), cmp.Compare(b.Reviews, a.Reviews), strings.Compare(a.Field, b.Field))
	})
	return out
}
