package maker_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/rules"
)

// Whatever stands in a file of decisions, reading it ends with answers that
// name a vendor who exists, or with faults that have a place and a hint.
func FuzzDecisions(f *testing.F) {
	for _, seed := range []string{
		"decisions:\n  - {match: {manufacturer: Hauwey}, vendor: huawei, reason: seen, who: Jane, when: 2026-11-01, expires: 2027-11-01}\n",
		"decisions:\n  - {match: {model: X, site_id: S1}, vendor: none, reason: r, who: w, when: 2026-11-01, expires: 2027-11-01}\n",
		"decisions:\n  - {match: {manufacturer: Hauwey}, vendor: \"?\"}\n",
		"decisions: []\n", "decisions:\n  - {match: {}}\n", "decisions:\n  - {match: {x: y}, vendor: z}\n", "", "decisions: *a\n", "decisions: {a: b}\n",
	} {
		f.Add(seed)
	}
	pack := vendorPack(f)
	dict, err := rules.Fields()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, src string) {
		d, err := maker.ParseDecisions("d.yaml", []byte(src), pack, dict)
		var fault *gear.Fault
		switch {
		case err == nil:
		case !errors.As(err, &fault) || fault.Kind != gear.Usage || fault.Place.File != "d.yaml" || fault.Hint == "":
			t.Fatalf("no fault with a place and a hint: %v", err)
		default:
			return
		}
		for i := range d.List {
			one := &d.List[i]
			known := slices.ContainsFunc(pack.Vendors, func(v *rules.Vendor) bool { return v.ID == one.Vendor })
			if !known && one.Vendor != "none" && one.Vendor != "" || d.Text(i) == "" {
				t.Errorf("it decides for %q", one.Vendor)
			}
		}
	})
}
