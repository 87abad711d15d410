package maker_test

import (
	"testing"

	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/rules"
)

// Every vendor file brings rows and the answers that they must get.
func TestVendorCases(t *testing.T) {
	pack, err := rules.VendorsWithCases()
	if err != nil {
		t.Fatal(err)
	}
	d, err := maker.New(pack)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range pack.Vendors {
		for _, f := range d.Check(v).Wrong {
			t.Errorf("%s: %s", v.ID, f)
		}
	}
}
