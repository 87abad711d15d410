// Package selftest audits names of which it is known what must come out.
//
// The package serves the command rules test. Its API may change.
package selftest

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"slices"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/input"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/rules"
)

// farDay is one on which every rule that is known today has begun.
const farDay = "2198-12-31"

// Names audits the names of the canaries under all rules and returns what
// comes out otherwise than it must: names that are not found, or whom no rule of
// a pack reaches, and innocents that are taken for a designated vendor.
func Names(ctx context.Context, c *rules.Canaries) ([]string, error) {
	run, err := auditNames(ctx, c)
	if err != nil {
		return nil, err
	}
	set, err := rules.Load(rules.Embedded(), rules.Choice{All: true})
	if err != nil {
		return nil, err
	}
	found := map[string]*report.Item{}
	for i := range run.Items {
		found[run.Items[i].Manufacturer] = &run.Items[i]
	}
	var wrong []string
	for _, h := range c.Hit {
		it := found[h.Name]
		for _, pack := range h.Packs {
			if it == nil || it.Vendor != h.Vendor || !reaches(set, pack, h.Vendor) {
				wrong = append(wrong, fmt.Sprintf("%s is not found to be %s by the rules of %s", h.Name, h.Vendor, pack))
			}
		}
	}
	for _, name := range c.Innocent {
		if it := found[name]; it != nil && it.Vendor != "" {
			wrong = append(wrong, fmt.Sprintf("%s is said to be made by %s, and nobody says so", name, it.Vendor))
		}
	}
	return wrong, nil
}

// reaches reports whether a rule of the pack names the vendor, itself or by its
// list.
func reaches(set *rules.Set, pack, vendor string) bool {
	for _, r := range set.Rules {
		if !rules.Names(pack, r.ID) {
			continue
		}
		if slices.Contains(r.Vendors, vendor) {
			return true
		}
		if l := set.Lists[r.List]; l != nil && slices.ContainsFunc(l.Entries, func(e rules.Entry) bool { return e.Vendor == vendor }) {
			return true
		}
	}
	return false
}

// auditNames makes an inventory of the names and audits it as nobody in
// particular, under all rules.
func auditNames(ctx context.Context, c *rules.Canaries) (*report.Run, error) {
	var text bytes.Buffer
	w := csv.NewWriter(&text)
	rows := [][]string{{"manufacturer", "acquired_on"}}
	for _, h := range c.Hit {
		rows = append(rows, []string{h.Name, c.Date.String()})
	}
	for _, name := range c.Innocent {
		rows = append(rows, []string{name, c.Date.String()})
	}
	if err := w.WriteAll(rows); err != nil {
		return nil, err
	}
	src, err := input.FromReader("canaries", &text)
	if err != nil {
		return nil, err
	}
	day, err := gear.ParseDate(farDay)
	if err != nil {
		return nil, err
	}
	return audit.Run(ctx, audit.Options{
		DataOptions: audit.DataOptions{Rules: []string{"*"}, AsOf: day},
		Version:     "selftest", Sources: []*input.Source{src}, All: true,
	})
}
