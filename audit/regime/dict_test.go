package regime

import (
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/rules"
)

// dictionary is the fields that the program carries.
func dictionary(t testing.TB) *gear.Dictionary {
	t.Helper()
	dict, err := rules.Fields()
	if err != nil {
		t.Fatal(err)
	}
	return dict
}
