package rules_test

import (
	"testing"

	"github.com/gearaudit/gearaudit/rules"
)

func TestVendorsLoad(t *testing.T) {
	p, err := rules.VendorsWithCases()
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Vendors) != 16 {
		t.Errorf("%d vendors", len(p.Vendors))
	}
}

func BenchmarkVendors(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := rules.Vendors(); err != nil {
			b.Fatal(err)
		}
	}
}
