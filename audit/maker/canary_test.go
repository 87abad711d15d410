package maker_test

import (
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/rules"
)

// Each fact of the pack that may decide alone does so, in a row that holds
// nothing else: a fact that is filed wrongly, or overridden by another, is
// found here and not in somebody's inventory.
func TestEveryDecidingFactDecides(t *testing.T) {
	s := newIdentifier(t).Session()
	must := func(v *rules.Vendor, r row, least gear.Level) {
		t.Helper()
		if id := s.Identify(r.item(t)); id.Level < least || id.Vendor != v.ID {
			t.Errorf("%s: %v is %s, want %s", v.ID, r, verdict(id), least)
		}
	}
	for _, v := range vendorPack(t).Vendors {
		for _, e := range v.Enterprises {
			switch e.Strength {
			case "strong":
				must(v, row{oid: "1.3.6.1.4.1." + e.Arc}, gear.Confirmed)
				must(v, row{oid: ".1.3.6.1.4.1." + e.Arc + ".7.0"}, gear.Confirmed)
			case "review":
				must(v, row{oid: "1.3.6.1.4.1." + e.Arc}, gear.Possible)
			}
		}
		for _, g := range v.Grantees {
			least := gear.Confirmed
			if v.Proof(g.Source).Unverified() {
				least = gear.Possible
			}
			must(v, row{fcc: g.Code + "X1"}, least)
			must(v, row{fcc: "FCC ID: " + g.Code + "-X1"}, least)
		}
		for _, d := range v.SysDescr {
			if d.Strength == "strong" {
				must(v, row{descr: "Router " + d.Text + " Version 5"}, gear.Confirmed)
			}
		}
	}
}

// Each registered prefix of a vendor or of a present part of it confirms, in
// every spelling, and none of a former one does without a day.
func TestEveryPrefixDecides(t *testing.T) {
	s := newIdentifier(t).Session()
	table := vendorPack(t).OUI
	for i := range table.Len() {
		o := table.At(i)
		a := (o.Prefix + "0A0B0C0D0E")[:12]
		spelt := []string{a, a[:2] + ":" + a[2:4] + ":" + a[4:6] + ":" + a[6:8] + ":" + a[8:10] + ":" + a[10:], a[:4] + "." + a[4:8] + "." + a[8:]}
		for _, text := range spelt {
			id := s.Identify(row{mac: text}.item(t))
			switch o.Relation {
			case "root", "subsidiary":
				if id.Level != gear.Confirmed || id.Vendor != o.Vendor {
					t.Fatalf("%s, a prefix of %s, is %s", text, o.Vendor, verdict(id))
				}
			default:
				if decided(id) {
					t.Fatalf("%s, a prefix of a %s of %s, is %s", text, o.Relation, o.Vendor, verdict(id))
				}
			}
		}
	}
}

// Each expression of a family compiles, and no family can match nothing.
func TestEveryFamilyNeedsItsName(t *testing.T) {
	s := newIdentifier(t).Session()
	for _, text := range []string{"", "-", "X", "1", "0000", "A B C", "unknown model"} {
		if id := s.Identify(row{model: text, part: text, descr: text}.item(t)); id.Level >= gear.Possible {
			t.Errorf("%q is %s", text, verdict(id))
		}
	}
}
