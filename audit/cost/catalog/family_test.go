package catalog

import (
	"strings"
	"testing"
)

func TestFamilyOfAModel(t *testing.T) {
	c := load(t)
	code := func(name string) uint16 {
		for i, f := range Functions {
			if f == name {
				return uint16(i + 1)
			}
		}
		t.Fatalf("no function %q", name)
		return 0
	}
	for name, tc := range map[string]struct {
		model, function, want string
	}{
		"plain":                   {"RRU3908", "", "radio"},
		"with blanks and case":    {"rru 39-08", "", "radio"},
		"with its maker":          {"HUAWEI RRU3908", "", "radio"},
		"only its maker":          {"HUAWEI", "", ""},
		"too short":               {"R", "", ""},
		"empty":                   {"", "", ""},
		"of a function that fits": {"RRU3908", "ran_radio_unit", "radio"},
		"of one that does not":    {"RRU3908", "camera", ""},
		"letters of elsewhere":    {"华为RRU3908", "", "radio"},
	} {
		var f uint16
		if tc.function != "" {
			f = code(tc.function)
		}
		if got := c.familyOf(tc.model, f).name; got != tc.want {
			t.Errorf("%s: %q is of %q, want %q", name, tc.model, got, tc.want)
		}
	}
}

// A model is folded once: folding again changes nothing but a maker's name
// that stands twice.
func FuzzFoldModel(f *testing.F) {
	for _, s := range []string{"RRU3908", "huawei RRU-3908", "ZTE", "zte zxr10", "华为", "\x00\xff", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		m := foldModel(s)
		if strings.ContainsFunc(m, func(r rune) bool { return (r < 'A' || r > 'Z') && (r < '0' || r > '9') }) {
			t.Fatalf("%q became %q", s, m)
		}
		if len(m) > len(s) {
			t.Fatalf("%q grew to %q", s, m)
		}
	})
}

func TestCodesOf(t *testing.T) {
	names := []string{"a", "b", "c"}
	for text, want := range map[string]codes{"": 0, "a": 2, "a|c": 2 | 8, "b|": 4 | 1, "|": 1} {
		got, err := codesOf(names, text)
		if err != nil || got != want {
			t.Errorf("%q is %b, %v; want %b", text, got, err, want)
		}
	}
	if _, err := codesOf(names, "a|d"); err == nil {
		t.Error("a name that is not in the list was taken")
	}
	if c := codes(0); !c.has(0) || !c.has(3) {
		t.Error("the empty set does not ask")
	}
	if c := codes(4 | 1); !c.has(0) || !c.has(2) || c.has(1) {
		t.Error("b or not known")
	}
}
