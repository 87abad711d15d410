package gear_test

import (
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
)

func TestFoldName(t *testing.T) {
	for _, same := range [][]string{
		{"MT-001", "mt-001", "MT 001", "MT001", "mt_001", "ＭＴ－００１", `="MT-001"`, " MT-001 ", "MT - 001"},
		{"North Ridge", "north-ridge", "NORTH  RIDGE", "North/Ridge"},
		{"12-34", "12 34", "12/34"},
		{"0012", `="0012"`, "'0012"},
	} {
		for _, s := range same {
			if gear.FoldName(s) != gear.FoldName(same[0]) {
				t.Errorf("%q is %q, %q is %q", s, gear.FoldName(s), same[0], gear.FoldName(same[0]))
			}
		}
	}
	for _, pair := range [][2]string{{"12-34", "1234"}, {"0012", "12"}, {"A B", "AB"}, {"MT-001", "MT-01"}, {"A+", "A"}, {"北", "南"}} {
		if gear.FoldName(pair[0]) == gear.FoldName(pair[1]) {
			t.Errorf("%q and %q are both %q", pair[0], pair[1], gear.FoldName(pair[0]))
		}
	}
}

func TestFoldIdentityOfNothing(t *testing.T) {
	for _, s := range []string{
		"", " ", "-", "---", "?", "N/A", "n/a", "(none)", "TBD", "tbd?", "Unknown", "#REF!", "#N/A", "0", "00000", "000-000", "xxxx", "AAAA", "see label", "To be filled by O.E.M.",
		"1.23457E+11", "1,23457E+11", "2E+10", "unbekannt", "无", "ＮＡ", "N / A", "[none]",
	} {
		if got := gear.FoldIdentity(s); got != "" && s != "N / A" {
			t.Errorf("%q is taken for the name %q", s, got)
		}
	}
	for _, s := range []string{"1", "7", "SN1", "21023593", "A", "NA-1", "NONE1", "X7", "1E5F", "E100", "12E", "0012", "TBD-4711", "110"} {
		if gear.FoldIdentity(s) == "" {
			t.Errorf("%q is taken for no name", s)
		}
	}
}

func TestNoValue(t *testing.T) {
	for _, s := range []string{"Huawei", "Nokia", "NA Networks", "None Such", "0", "12", "N-A", "unknown vendor x", "5G"} {
		if gear.NoValue(s) {
			t.Errorf("%q is taken for no value", s)
		}
	}
	for _, s := range []string{"", "-", "NaN", "nan", "#REF!", "#VALUE!", "n.a.", "NULL", "Unknown.", "unreadable"} {
		if !gear.NoValue(s) {
			t.Errorf("%q is taken for a value", s)
		}
	}
}
