package maker_test

import (
	"strings"
	"testing"
	"unicode"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/rules"
)

// oneEdit calls fn with every word that is one edit away from s at letter i:
// the letter left out, typed twice, swapped with the next one, or replaced by
// each of a few others.
func oneEdit(s string, i int, fn func(string)) {
	fn(s[:i] + s[i+1:])
	fn(s[:i+1] + s[i:])
	if i+1 < len(s) && s[i] != s[i+1] {
		fn(s[:i] + s[i+1:i+2] + s[i:i+1] + s[i+2:])
	}
	for _, letter := range "aeionrtxz" {
		if unicode.ToLower(rune(s[i])) != letter {
			fn(s[:i] + string(letter) + s[i+1:])
			fn(s[:i] + string(letter) + s[i:])
		}
	}
}

// tolerant calls fn for each Latin name of one word and of at least five
// letters, of a vendor or of a part of it, that the pack lets bear a slip.
func tolerant(t *testing.T, fn func(v *rules.Vendor, name string)) {
	t.Helper()
	for _, v := range vendorPack(t).Vendors {
		for _, g := range v.Names {
			if g.Slips == "none" || !deciding(g.Kind) {
				continue
			}
			for _, name := range g.Texts {
				letters := strings.IndexFunc(name, func(r rune) bool { return r >= 0x80 || !unicode.IsLetter(r) }) < 0
				if letters && len(name) >= 5 {
					fn(v, name)
				}
			}
		}
	}
}

// One wrong letter anywhere in a known name leaves the vendor possible at
// least, unless what comes out is a word of its own: another firm that the pack
// knows, or one that is too close to many.
func TestOneSlipIsAtLeastPossible(t *testing.T) {
	known := map[string]bool{}
	for _, v := range vendorPack(t).Vendors {
		for _, n := range v.Neighbours {
			known[strings.ToLower(n.Text)] = true
		}
	}
	tried, missed := 0, []string{}
	tolerant(t, func(v *rules.Vendor, name string) {
		for i := range len(name) {
			oneEdit(name, i, func(changed string) {
				if len(changed) < 5 || known[strings.ToLower(changed)] {
					return
				}
				tried++
				if id := identify(t, row{man: changed}); id.Level < gear.Possible || !speaks(id, v.ID) {
					missed = append(missed, changed+" of "+name)
				}
			})
		}
	})
	if tried < 5000 {
		t.Fatalf("only %d slips were tried", tried)
	}
	if len(missed) > 0 {
		t.Errorf("%d of %d slips are not seen: %s", len(missed), tried, strings.Join(missed[:min(40, len(missed))], ", "))
	}
}

// A slip accuses nobody for sure.
func TestOneSlipNeverConfirms(t *testing.T) {
	for _, name := range []string{"Huavei", "Hauwei Technologies", "Hikvisoin Digital Technology", "Dahau", "Hytrea", "Zhongxnig Telecom", "Hisilcon"} {
		if id := identify(t, row{man: name}); id.Level != gear.Possible {
			t.Errorf("%q is %s, want possible", name, verdict(id))
		}
	}
}

// The names of real firms that look alike are never more than possible,
// however they are written.
func TestNeighboursAreNeverMoreThanPossible(t *testing.T) {
	wraps := []func(string) string{
		func(s string) string { return s },
		strings.ToUpper,
		func(s string) string { return s + " Co., Ltd." },
		func(s string) string { return "Vendor: " + s },
		func(s string) string { return s + " (legacy)" },
		func(s string) string { return `"` + s + `"` },
		func(s string) string { return strings.ReplaceAll(s, " ", "_") },
	}
	for _, v := range vendorPack(t).Vendors {
		for _, n := range v.Neighbours {
			for _, wrap := range wraps {
				if id := identify(t, row{man: wrap(n.Text)}); decided(id) && speaks(id, v.ID) {
					t.Errorf("%q, somebody else than %s, is %s", wrap(n.Text), v.ID, verdict(id))
				}
			}
		}
	}
	for _, n := range []string{"Hivision Co.,ltd", "EZVIS LIMITED", "Beijing Huafei Technology Co., Ltd.", "Guangdong Huiwei High-tech Co., Ltd.", "HyTerra", "Zhongxin"} {
		if id := identify(t, row{man: n}); decided(id) {
			t.Errorf("%q is %s", n, verdict(id))
		}
	}
}
