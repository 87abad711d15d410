package audit

import (
	"cmp"
	"maps"
	"slices"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/audit/regime/excuse"
	"github.com/gearaudit/gearaudit/audit/report"
)

// Baseline takes the findings of an earlier run as known.
func Baseline(run *report.Run) (*excuse.Baseline, error) {
	b := excuse.NewBaseline()
	for i := range run.Items {
		it := &run.Items[i]
		for k := range it.Findings {
			o, err := regime.ParseOutcome(it.Findings[k].Outcome)
			if err != nil {
				return nil, err
			}
			b.Add(seen(it.Findings[k].Rule, it), it.Quantity, o)
		}
	}
	return b, nil
}

// seen is what a baseline knows a finding by. Sites are folded as everywhere.
func seen(rule string, it *report.Item) excuse.Seen {
	site := cmp.Or(it.SiteID, it.SiteName)
	return excuse.Seen{
		Rule: rule, Site: gear.FoldSite(site), Maker: gear.FoldName(cmp.Or(it.Vendor, it.Manufacturer)), Model: gear.FoldName(it.Model),
	}
}

// matchBaseline marks the findings of an item that stood in the baseline, and
// counts the worst of those that did not.
func (c *collector) matchBaseline(it *report.Item) error {
	worst, known := regime.Clear, 0
	for i := range it.Findings {
		f := &it.Findings[i]
		o, err := regime.ParseOutcome(f.Outcome)
		if err != nil {
			return err
		}
		f.Known = c.known.Known(seen(f.Rule, it), it.Quantity, o)
		if f.Known {
			known++
		} else if f.Waiver == "" {
			worst = min(worst, o)
		}
	}
	c.fresh[worst]++
	if len(it.Findings) > 0 {
		c.compare(it, known)
	}
	return nil
}

// compare says how an item with findings stands to the baseline.
func (c *collector) compare(it *report.Item, known int) {
	switch known {
	case len(it.Findings):
		it.Baseline = "unchanged"
		c.change.Known++
	case 0:
		it.Baseline = "new"
		c.change.New++
	default:
		it.Baseline = "changed"
		c.change.Changed++
	}
}

// keptGone bounds the resolved items that a run names.
const keptGone = 1000

// gone reports whether none of an item's findings in the baseline stands any more.
func (c *collector) gone(it *report.Item) bool {
	all := len(it.Findings) > 0
	for i := range it.Findings {
		all = c.known.Gone(seen(it.Findings[i].Rule, it), it.Quantity) && all
	}
	return all
}

// changed says what changed since the baseline, nil without one.
func (c *collector) changed(run *report.Run) *report.BaselineChange {
	if c.opts.Known == nil {
		return nil
	}
	out := c.change
	before := c.opts.Before
	if before == nil {
		return &out
	}
	out.AsOf = before.AsOf
	for i := range before.Items {
		if it := &before.Items[i]; c.gone(it) {
			out.Resolved++
			if len(out.Gone) < keptGone {
				out.Gone = append(out.Gone, it.Ref())
			}
		}
	}
	if samePrices(run, before) {
		now, ok := gear.ParseAmount(run.Estimate.AllIn.P50)
		then, known := gear.ParseAmount(before.Estimate.AllIn.P50)
		if ok && known {
			out.Added = (now - then).String()
		}
	}
	return &out
}

// samePrices reports whether two runs are priced by the same data and choices, so
// that the difference of their costs is one of their equipment.
func samePrices(a, b *report.Run) bool {
	set, before := priceChoices(a), priceChoices(b)
	if set[report.AssumedEscalation] != "" && a.AsOf != b.AsOf {
		return false
	}
	return a.Estimate.Currency == b.Estimate.Currency && a.Estimate.Baseline == b.Estimate.Baseline &&
		maps.Equal(set, before) && slices.Equal(pricePacks(a), pricePacks(b))
}

// priceChoices are the assumptions of a run that its costs rest on.
func priceChoices(run *report.Run) map[string]string {
	out := map[string]string{}
	for _, a := range run.Estimate.Assumptions {
		if a.Name != report.AssumedConfidence {
			out[a.Name] = a.Value
		}
	}
	return out
}

// pricePacks returns the packs of a run that hold prices.
func pricePacks(run *report.Run) []report.Pack {
	var out []report.Pack
	for _, p := range run.Packs {
		if p.ID == report.PackCatalog || p.ID == report.PackPriceBook {
			out = append(out, report.Pack{ID: p.ID, SHA256: p.SHA256})
		}
	}
	return out
}
