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
