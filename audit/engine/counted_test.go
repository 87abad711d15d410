package engine_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/engine"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/regime"
)

// counted is what a test counts by hand of the results of rows.
type counted struct {
	rows, unknown, designated, byWord, byNote, elsewhere, passive, labels int64

	outcomes, unwaived                         [regime.Outcomes]int64
	rules, vendors, open, sites, named, waived map[string]int64 // named: by country, and by what is mentioned in which field

	seen map[string]bool
}

func newCounted() *counted {
	return &counted{rules: map[string]int64{}, vendors: map[string]int64{}, open: map[string]int64{}, sites: map[string]int64{}, named: map[string]int64{}, waived: map[string]int64{}, seen: map[string]bool{}}
}

func (c *counted) result(r *engine.Result) {
	j, m := r.Judgement, r.Maker
	c.rows++
	c.outcomes[j.Worst]++
	firm := !j.Gone && (m.Level == gear.Confirmed || m.Level == gear.Probable) && !r.Aside
	switch {
	case m.Level == gear.Unknown:
		c.unknown++
	case firm:
		c.designated++
	}
	if j.GoneByWord && m.Vendor != "" && !r.Aside {
		c.byWord++
	}
	if m.Vendor != "" && !j.Gone && !r.Aside && r.Item.Text(gear.Notes) == removalNote {
		c.byNote++
	}
	if r.Aside {
		c.elsewhere++
	}
	if j.Passive {
		c.passive++
	}
	if m.Level == gear.OtherMaker && !m.Label.Listed() {
		c.labels++
	}
	if m.Vendor != "" && !j.Gone && !r.Aside {
		c.vendors[m.Vendor+" "+m.Level.String()]++
		if country := r.Item.Text(gear.Country); country != "" {
			c.named[country]++
		}
	}
	mentioned := map[string]bool{}
	for _, e := range m.Mentions {
		mentioned[fmt.Sprint(e.Vendor, " in field ", e.Field)] = true
	}
	for key := range mentioned {
		c.named[key]++
	}
	site := gear.FoldSite(cmp.Or(r.Item.Text(gear.SiteID), r.Item.Text(gear.SiteName)))
	if site != "" {
		c.sites[site+" "+j.Worst.String()]++
		if firm {
			c.sites[site+" firm"]++
		}
	}
	for _, i := range j.MayBind {
		c.rules[fmt.Sprint("rule ", i, " may bind")]++
	}
	standing := regime.Clear
	for i := range j.Findings {
		f := &j.Findings[i]
		if i < len(r.Waivers) && r.Waivers[i] != nil {
			c.waived[r.Waivers[i].ID]++
		} else {
			standing = min(standing, f.Outcome)
		}
		if slices.Contains(f.Missing, "operator.kinds") && f.Outcome == regime.Review {
			c.rules[f.Rule.ID+" waits for kinds"]++
		}
		if f.Deadline != 0 {
			key := f.Rule.ID + " deadline"
			if was := c.rules[key]; was == 0 || int64(f.Deadline) < was {
				c.rules[key] = int64(f.Deadline)
			}
		}
		c.rules[f.Rule.ID+" "+f.Outcome.String()]++
		if f.Outcome == regime.Review && len(f.Missing) > 0 {
			c.open[fmt.Sprint(strings.Join(f.Missing, " "), f.Asks > 0)]++
		}
		if at := f.Rule.ID + " at " + site; site != "" && !c.seen[at] {
			c.seen[at] = true
			c.sites["with "+f.Rule.ID]++
		}
	}
	c.unwaived[standing]++
}

// totals takes over what evaluators counted.
func (c *counted) totals(eng *engine.Engine, t *engine.Totals) {
	c.rows, c.unknown, c.designated, c.byWord, c.byNote, c.elsewhere, c.passive, c.labels = t.Rows, t.Unknown, t.Designated, t.GoneByWord, t.GoneByNote, t.Elsewhere, t.Passive, t.Labels.Rows
	c.outcomes, c.unwaived, c.waived = t.Outcomes, t.Unwaived, t.Waived
	if t.Rows != t.Identified+t.Unknown {
		c.rows = -1
	}
	put := func(m map[string]int64, key string, n int64) {
		if n != 0 {
			m[key] += n
		}
	}
	for i := range t.Rules {
		for o, n := range t.Rules[i].Outcomes {
			put(c.rules, eng.Rules()[i].ID+" "+regime.Outcome(o).String(), n)
		}
		put(c.sites, "with "+eng.Rules()[i].ID, int64(t.Rules[i].Sites))
		put(c.rules, eng.Rules()[i].ID+" waits for kinds", t.Rules[i].Kinds)
		put(c.rules, eng.Rules()[i].ID+" deadline", int64(t.Rules[i].Deadline))
		put(c.rules, fmt.Sprint("rule ", i, " may bind"), t.Rules[i].MayBind)
	}
	for country, n := range t.Countries {
		put(c.named, country, n)
	}
	for m, n := range t.Mentions {
		put(c.named, fmt.Sprint(m.Vendor, " in field ", m.Field), n.Rows)
	}
	for id, v := range t.Vendors {
		for l, n := range v.Levels {
			put(c.vendors, id+" "+gear.Level(l).String(), n)
		}
	}
	for o, n := range t.Open {
		put(c.open, fmt.Sprint(o.Facts, o.Asks), n)
	}
	for s := range t.AllSites() {
		for o, n := range s.Outcomes {
			put(c.sites, s.Fold()+" "+regime.Outcome(o).String(), n)
		}
		put(c.sites, s.Fold()+" firm", s.Designated)
	}
}
