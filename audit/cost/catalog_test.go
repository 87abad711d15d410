package cost

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
		gear.Role: roles[:], gear.Function: functions[:], gear.Technology: technologies[:], gear.Status: statuses[:],
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
