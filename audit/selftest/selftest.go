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
	"github.com/gearaudit/gearaudit/audit/inventory"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/rules"
)

// farDay is one on which every rule that is known today has begun.
const farDay = "2198-12-31"

// Names audits the names of the canaries under all rules and returns what
// comes out otherwise than it must: names that are not found, or whom a pack
// says nothing of, and innocents of whom a rule says something.
func Names(ctx context.Context, c *rules.Canaries) ([]string, error) {
	run, err := auditNames(ctx, c)
	if err != nil {
		return nil, err
	}
	found := map[string][]said{}
	for i := range run.Items {
		it := &run.Items[i]
		for _, f := range it.Findings {
			found[it.Manufacturer] = append(found[it.Manufacturer], said{it.Vendor, f})
		}
	}
	var wrong []string
	for _, h := range c.Hit {
		for _, pack := range h.Packs {
			if !saysOf(found[h.Name], pack, h.Vendor) {
				wrong = append(wrong, fmt.Sprintf("%s is not found to be %s by the rules of %s", h.Name, h.Vendor, pack))
			}
		}
	}
	for _, name := range c.Innocent {
		for _, f := range found[name] {
			wrong = append(wrong, fmt.Sprintf("%s is said to be %s under %s, and nobody says so", name, f.Outcome, f.Rule))
		}
	}
	return wrong, nil
}

// said is a finding with the vendor of its item.
type said struct {
	vendor string
	report.Finding
}

func saysOf(findings []said, pack, vendor string) bool {
	return slices.ContainsFunc(findings, func(f said) bool { return rules.Names(pack, f.Rule) && f.vendor == vendor })
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
	src, err := inventory.FromReader("canaries", &text)
	if err != nil {
		return nil, err
	}
	day, err := gear.ParseDate(farDay)
	if err != nil {
		return nil, err
	}
	return audit.Run(ctx, audit.Options{
		DataOptions: audit.DataOptions{Rules: []string{"*"}, AsOf: day},
		Version:     "selftest", Sources: []*inventory.Source{src},
	})
}
