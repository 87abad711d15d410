package audit

import (
	"cmp"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/audit/report"
)

// Baseline takes the findings of an earlier run as known.
func Baseline(run *report.Run) (*regime.Baseline, error) {
	names := map[string]string{} // of sites, by identity: findings only have the id
	for i := range run.Items {
		names[run.Items[i].Identity] = run.Items[i].SiteName
	}
	b := regime.NewBaseline()
	for i := range run.Findings {
		f := &run.Findings[i]
		o, err := regime.ParseOutcome(f.Outcome)
		if err != nil {
			return nil, err
		}
		x := f.Item
		b.Add(seen(f.Rule, cmp.Or(x.SiteID, names[x.Identity]), cmp.Or(f.Vendor, x.Manufacturer), x.Model), x.Quantity, o)
	}
	return b, nil
}

// seen is what a baseline knows a finding by. Sites are folded as everywhere.
func seen(rule, site, maker, model string) regime.Seen {
	return regime.Seen{Rule: rule, Site: gear.FoldSite(site), Maker: gear.FoldName(maker), Model: gear.FoldName(model)}
}

// matchBaseline marks the findings of a record that stood in the baseline, and
// counts the worst of those that did not.
func (c *collector) matchBaseline(rec *report.Record) error {
	worst, it := regime.Clear, &rec.Item
	for i := range rec.Findings {
		f := &rec.Findings[i]
		o, err := regime.ParseOutcome(f.Outcome)
		if err != nil {
			return err
		}
		f.Known = c.known.Known(seen(f.Rule, cmp.Or(it.SiteID, it.SiteName), cmp.Or(it.Vendor, it.Manufacturer), it.Model), it.Quantity, o)
		if !f.Known && !f.Waived {
			worst = min(worst, o)
		}
	}
	c.fresh[worst]++
	return nil
}
