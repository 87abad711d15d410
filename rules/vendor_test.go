package rules_test

import (
	"io/fs"
	"testing"

	"github.com/gearaudit/gearaudit/rules"
)

func TestVendorsLoad(t *testing.T) {
	p, err := rules.VendorsWithCases()
	if err != nil {
		t.Fatal(err)
	}
	files, err := fs.Glob(rules.Embedded(), "vendors/*.yaml")
	if err != nil || len(p.Vendors) != len(files)-1 { // one file is the lexicon
		t.Errorf("%d vendors of %d files, %v", len(p.Vendors), len(files), err)
	}
}

// A vendor's reach is what the rules that name it say together.
func TestVendorReach(t *testing.T) {
	set, err := rules.Load(rules.Embedded(), rules.Choice{All: true})
	if err != nil {
		t.Fatal(err)
	}
	network := map[string]bool{}
	for _, r := range set.Rules {
		list := set.Lists[r.List]
		if r.Reach == rules.ReachContract || list != nil && list.Reach == rules.ReachContract {
			continue
		}
		for _, v := range r.Vendors {
			network[v] = true
		}
		if list != nil {
			for i := range list.Entries {
				network[list.Entries[i].Vendor] = true
			}
		}
	}
	pack, err := rules.Vendors()
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range pack.Vendors {
		if contract := v.Reach == rules.ReachContract; contract == network[v.ID] {
			t.Errorf("%s: reach is %q, named by a rule that can reach a network: %v", v.ID, v.Reach, network[v.ID])
		}
	}
}
