package audit

import (
	"cmp"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/cost"
	"github.com/gearaudit/gearaudit/audit/engine"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/rules"
)

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

// byRule lists the rules that say something, the worst first.
func byRule(list []*rules.Rule, t *engine.Totals) []report.RuleTotal {
	type line struct {
		report.RuleTotal
		n *[regime.Outcomes]int64
	}
	var lines []line
	for i, r := range list {
		n := &t.Rules[i].Outcomes
		if len(outcomes(n)) == 0 {
			continue
		}
		lines = append(lines, line{ruleTotal(r.ID, &t.Rules[i]), n})
	}
	slices.SortStableFunc(lines, func(a, b line) int { return worse(a.n, b.n) })
	out := make([]report.RuleTotal, len(lines))
	for i := range lines {
		out[i] = lines[i].RuleTotal
	}
	return out
}

func ruleTotal(id string, n *engine.RuleTotals) report.RuleTotal {
	out := report.RuleTotal{Rule: id, Sites: int64(n.Sites), Outcomes: outcomes(&n.Outcomes), Deadline: n.Deadline.String()}
	for o, items := range n.Outcomes {
		out.Items += items
		if items > 0 && out.Worst == "" {
			out.Worst = regime.Outcome(o).String()
		}
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
func bySite(t *engine.Totals, costs []cost.SiteCost) []report.SiteTotal {
	sites, n := t.OpenSites()
	out := make([]report.SiteTotal, 0, n)
	for s := range sites {
		out = append(out, report.SiteTotal{
			Site: s.Key, Name: s.Name, Region: s.Region, Latitude: s.Latitude, Longitude: s.Longitude, Items: s.Rows(), Designated: s.Designated,
			Breach: s.Outcomes[regime.Breach], Due: s.Outcomes[regime.Due], Review: s.Outcomes[regime.Review], Likely: likely(costs, s.Fold()),
		})
	}
	return out
}

// likely is what replacement at a site costs, nothing where nothing is replaced. The
// costs are in order of the sites.
func likely(costs []cost.SiteCost, site string) string {
	i, found := slices.BinarySearchFunc(costs, site, func(c cost.SiteCost, site string) int { return strings.Compare(c.Site, site) })
	if !found {
		return ""
	}
	return costs[i].P50.String()
}

// keptSpellings bounds the sites that are told.
const keptSpellings = 1000

// spellings tells of the sites that rows spell in several ways, and that are one
// site here.
func spellings(t *engine.Totals) []report.Issue {
	var out []report.Issue
	for s := range t.SpelledSites() {
		out = append(out, report.Issue{
			Code: "site-spelling", Field: "site_id", Value: strings.Join(s.Spellings, ", "), Count: int64(len(s.Spellings)), Reason: "taken for the site " + strconv.Quote(s.Key),
		})
	}
	slices.SortFunc(out, func(a, b report.Issue) int { return strings.Compare(a.Reason, b.Reason) })
	return out[:min(len(out), keptSpellings)]
}

// byVendor lists the designated vendors met, the most rows first.
func byVendor(t *engine.Totals) []report.VendorTotal {
	out := make([]report.VendorTotal, 0, len(t.Vendors))
	for id, n := range t.Vendors {
		l := &n.Levels
		v := report.VendorTotal{
			Vendor: id, Confirmed: l[gear.Confirmed], Probable: l[gear.Probable],
			Possible: l[gear.Possible], Conflicting: l[gear.Conflicting], Sites: int64(n.Sites),
		}
		out = append(out, v)
	}
	slices.SortFunc(out, func(a, b report.VendorTotal) int {
		return cmp.Or(cmp.Compare(b.Confirmed+b.Probable, a.Confirmed+a.Probable),
			cmp.Compare(b.Possible+b.Conflicting, a.Possible+a.Conflicting), strings.Compare(a.Vendor, b.Vendor))
	})
	return out
}

// questions ranks the facts by how many findings under review name them.
func questions(t *engine.Totals) []report.OpenQuestion {
	byField := map[string]*report.OpenQuestion{}
	for set, n := range t.Open {
		fields := strings.Split(set.Facts, " ")
		for _, f := range fields {
			if byField[f] == nil {
				byField[f] = &report.OpenQuestion{Field: f}
			}
			byField[f].Reviews += n
			if len(fields) == 1 && !set.Asks {
				byField[f].Alone += n
			}
		}
	}
	out := make([]report.OpenQuestion, 0, len(byField))
	for _, a := range byField {
		out = append(out, *a)
	}
	slices.SortFunc(out, func(a, b report.OpenQuestion) int {
		return cmp.Or(cmp.Compare(b.Alone, a.Alone), cmp.Compare(b.Reviews, a.Reviews), strings.Compare(a.Field, b.Field))
	})
	return out
}

// shares carries the caps into the contract, one line for each measure.
func shares(in []regime.Share) []report.Share {
	var out []report.Share
	for _, s := range in {
		var missing []string
		if s.Within == "unknown" {
			missing = s.Missing
		}
		for _, m := range s.Measures {
			out = append(out, report.Share{
				Rule: s.Rule.ID, Numerator: number(m.Numerator), Denominator: number(m.Denominator), Unit: m.Unit,
				Cap: s.Cap, Within: m.Within, ToGo: number(m.ToGo), Due: s.Due.String(), Note: between(&m),
				Outcome: s.Outcome.String(), Items: s.Items, Missing: missing,
			})
		}
	}
	return out
}

// between says how far the share is open because of what is unknown.
func between(m *regime.ShareMeasure) string {
	if m.Low == nil || m.High == nil || m.Low.Cmp(m.High) == 0 {
		return ""
	}
	return "between " + m.Low.FloatString(4) + " and " + m.High.FloatString(4) + " of the whole, as some facts are unknown"
}

// number prints a sum without rounding it: in whole units, else as a decimal
// of at most six places, the finest that an inventory can say.
func number(r *big.Rat) string {
	switch {
	case r == nil:
		return ""
	case r.IsInt():
		return r.Num().String()
	default:
		return strings.TrimRight(r.FloatString(6), "0") // never all of it: it is not a whole number
	}
}

// changes carries the timeline into the contract.
func changes(in []regime.Change) []report.TimelineChange {
	var out []report.TimelineChange
	for _, c := range in {
		out = append(out, report.TimelineChange{
			Date: c.Date.String(), Rule: c.Rule.ID, Before: c.From.String(), After: c.To.String(), Items: c.Items, Sites: c.Sites,
		})
	}
	return out
}

// abroad tells of gear in countries whose rules are not all loaded, the most rows first.
func abroad(run *report.Run, set *rules.Set, t *engine.Totals) []report.Abroad {
	out := []report.Abroad{}
	if run.Profile == nil {
		return out
	}
	for country, n := range t.Countries {
		ids, known := set.Further(country)
		if country == run.Profile.Country || known && len(ids) == 0 {
			continue
		}
		out = append(out, report.Abroad{Country: country, Items: n, Rules: append([]string{}, ids...), NothingFound: set.NothingIn(country)})
	}
	slices.SortFunc(out, func(a, b report.Abroad) int {
		return cmp.Or(cmp.Compare(b.Items, a.Items), strings.Compare(a.Country, b.Country))
	})
	return out
}

// operatorQuestions asks once for what the profile does not say of the operator,
// where findings wait for it.
func operatorQuestions(eng *engine.Engine, t *engine.Totals) []report.KindQuestion {
	out := []report.KindQuestion{}
	for _, o := range eng.OpenKinds() {
		q := report.KindQuestion{Kinds: o.Kinds, Rules: []string{}}
		wait := func(rule int, findings int64) {
			if findings > 0 {
				q.Rules, q.Findings = append(q.Rules, eng.Rules()[rule].ID), q.Findings+findings
			}
		}
		for _, i := range o.Rules {
			n := t.Rules[i].Outcomes
			wait(i, n[regime.Review]+n[regime.Advisory]+n[regime.Designated])
		}
		for _, i := range o.Clauses {
			wait(i, t.Rules[i].Kinds)
		}
		if q.Findings > 0 {
			out = append(out, q)
		}
	}
	slices.SortStableFunc(out, func(a, b report.KindQuestion) int { return cmp.Compare(b.Findings, a.Findings) })
	return out
}
