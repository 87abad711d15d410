package catalog

import (
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/rules"
)

func load(t testing.TB) *Catalog {
	t.Helper()
	c, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// The closed values that this package knows by their place must be those of
// the field dictionary, in its order.
func TestCodesAgreeWithTheDictionary(t *testing.T) {
	dict, err := rules.Fields()
	if err != nil {
		t.Fatal(err)
	}
	for f, names := range map[gear.Field][]string{
		gear.Role: roles[:], gear.Function: Functions[:], gear.Technology: technologies[:], gear.Status: statuses[:],
	} {
		values := dict.Defs[f].Values
		if len(values) != len(names) {
			t.Errorf("%s has %d values, not %d", dict.Name(f), len(values), len(names))
			continue
		}
		for i, name := range names {
			if values[i] != name {
				t.Errorf("%s %d is %s, not %s", dict.Name(f), i+1, values[i], name)
			}
		}
	}
}

// What nobody vouches for is in the catalog to be seen, and prices nothing:
// no kind of equipment, no work, no line of an estimate.
func TestUnverifiedPricesNothing(t *testing.T) {
	c := load(t)
	seen := 0
	for _, e := range c.Entries() {
		if e.Basis != Unverified {
			continue
		}
		seen++
		if _, err := c.entriesOf(e.ID); err == nil {
			t.Errorf("%s can price something", e.ID)
		}
	}
	if seen == 0 {
		t.Error("the catalog has no unverified line to try")
	}
	for _, p := range c.Components {
		if p.Basis == Unverified {
			t.Errorf("%s is priced by what nobody vouches for", p.ID)
		}
	}
	for _, w := range c.Works() {
		if w.Placeholder != nil && (w.Priced || w.Placeholder.Basis != Unverified) {
			t.Errorf("%s has a price and a placeholder", w.ID)
		}
	}
}
