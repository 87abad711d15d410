package codes

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/gearaudit/gearaudit/rules"
)

func vendorPack(t testing.TB) *rules.VendorPack {
	t.Helper()
	pack, err := rules.Vendors()
	if err != nil {
		t.Fatal(err)
	}
	return pack
}

// A text that an expression matches may begin as the expression is said to begin; and
// of what no match begins with, most is told apart.
func TestFirstBytes(t *testing.T) {
	exprs := []string{"", "A", "[A-C]x", "(?:A|B)?C", `\d{2}`, "A*B", `\bA`, "$", ".x", "[^A-Z]", "(A|)B", "A+", "(((B)))", "[", `\pL`, "^A"}
	for _, v := range vendorPack(t).Vendors {
		for _, m := range v.Models {
			exprs = append(exprs, m.Then)
		}
	}
	rng := rand.New(rand.NewPCG(3, 4))
	const letters = "ABCXZ019-_ /.é"
	closed := 0
	for _, expr := range exprs {
		f := firstOf(expr)
		re, err := regexp.Compile("^(?:" + expr + ")")
		if err != nil {
			if !f.any {
				t.Errorf("%q is no expression, and begins with something", expr)
			}
			continue
		}
		for range 200 {
			text := ""
			for range rng.IntN(7) {
				text += string([]rune(letters)[rng.IntN(len([]rune(letters)))])
			}
			if re.MatchString(text) && !f.allows(text) {
				t.Fatalf("%q matches %q, which may not begin so", expr, text)
			}
		}
		if f.any != re.MatchString("") && !strings.ContainsAny(expr, `$\`) {
			t.Errorf("%q may match nothing: %v", expr, f.any)
		}
		if !f.any && !f.allows("*") {
			closed++
		}
	}
	if closed < 50 {
		t.Errorf("only %d expressions begin with something", closed)
	}
}

// A text in which a model is found is told to hold one, by its bytes and in any case;
// a model begins at the border of a word.
func TestModelsAreFoundByTheirBeginnings(t *testing.T) {
	pack := vendorPack(t)
	f := NewFamilies(pack)
	type start struct{ text, in string }
	var starts []start
	for _, v := range pack.Vendors {
		for _, m := range v.Models {
			for _, s := range m.Starts {
				starts = append(starts, start{s, m.In})
			}
		}
	}
	pieces := []string{" ", "-", "3908", "12", "A", "X", "00", "/", "é", "x", "5731-H24", "2CD2143G0-I", "K1000123"}
	rapid.Check(t, func(rt *rapid.T) {
		text := rapid.SampledFrom(pieces).Draw(rt, "before")
		s := rapid.SampledFrom(starts).Draw(rt, "start")
		text += s.text + strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 3).Draw(rt, "behind"), "")
		up := strings.ToUpper(text)
		for _, scope := range []string{"model", "part", "descr", InSerial} {
			list := &f.Others
			if scope == InSerial {
				list = &f.Serials
			}
			f.Find(up, scope, func(h FamilyHit) {
				if up[h.First:h.First+len(h.Matched)] != h.Matched || h.First > 0 && strings.ContainsAny(up[h.First-1:h.First], "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") {
					rt.Fatalf("%q: %q is found at %d", up, h.Matched, h.First)
				}
				if in := h.Family.Def.In; in != scope && (in == "part" || in == "descr" || in == InSerial || scope == InSerial) {
					rt.Fatalf("%q: a family of %q is found in %s", up, in, scope)
				}
				if !slices.ContainsFunc(h.Family.Def.Starts, func(b string) bool { return strings.HasPrefix(h.Matched, b) }) {
					rt.Fatalf("%q: %q begins as none of %v", up, h.Matched, h.Family.Def.Starts)
				}
				for _, b := range []string{text, up, strings.ToLower(text)} {
					if !list.MayStand([]byte(b), scope) {
						rt.Fatalf("%q: %q is passed over in %s", b, h.Matched, scope)
					}
				}
			})
		}
	})
	for text, want := range map[string]int{"RRU3908": 1, "A RRU3908": 1, "ARRU3908": 0, "RRU": 0, "RRUS32": 0} {
		n := 0
		if f.Find(text, "model", func(FamilyHit) { n++ }); n != want {
			t.Errorf("%q: %d models, want %d", text, n, want)
		}
	}
}

// The prefix of an address is the one that a walk over all registered ones finds.
func TestPrefixes(t *testing.T) {
	pack := vendorPack(t)
	p := NewPrefixes(pack)
	rng := rand.New(rand.NewPCG(5, 6))
	seen := map[string]int{}
	check := func(digits string) {
		t.Helper()
		var address int64
		if _, err := fmt.Sscanf(digits, "%X", &address); err != nil {
			t.Fatal(err)
		}
		var matching []int
		longer := false
		for i := range pack.OUI.Len() {
			prefix := pack.OUI.Prefix(i)
			if prefix[:6] == digits[:6] {
				matching = append(matching, i+1)
				longer = longer || len(prefix) > 6
			}
		}
		number, known := p.Of(address)
		own := strings.IndexByte("048C", digits[1]) >= 0 // neither made up by its owner nor a group's
		switch {
		case len(matching) == 0:
			if known || number != 0 {
				t.Errorf("%s has the prefix %d, and none is registered", digits, number)
			}
		case known != own:
			t.Errorf("%s is registered: %v, want %v", digits, known, own)
		case len(matching) > 1 || longer:
			if number >= 0 {
				t.Errorf("%s has the prefix %d, and its text must tell: %v", digits, number, matching)
			}
		case int(number) != matching[0]:
			t.Errorf("%s has the prefix %d, want %d", digits, number, matching[0])
		}
		seen[fmt.Sprint(known)]++
	}
	for range 300 {
		prefix := pack.OUI.Prefix(rng.IntN(pack.OUI.Len()))
		check(prefix[:6] + fmt.Sprintf("%06X", rng.IntN(1<<24)))
		check(fmt.Sprintf("%012X", rng.Int64N(1<<48)))
		check(prefix[:1] + string("0123456789ABCDEF"[rng.IntN(16)]) + prefix[2:6] + fmt.Sprintf("%06X", rng.IntN(1<<24)))
	}
	if seen["true"] < 200 || seen["false"] < 200 {
		t.Errorf("addresses by whether they are registered: %v", seen)
	}
}

// An address is one of the device's maker unless its owner made it up, it is a
// group's, or all nought.
func TestLocalAddresses(t *testing.T) {
	for i, c := range "0123456789ABCDEF" {
		if got, want := Local("0"+string(c)+"1882010203"), i&3 != 0; got != want {
			t.Errorf("the second digit %c: made up or a group's: %v, want %v", c, got, want)
		}
	}
	if !Local("000000000000") || Local("000000000001") {
		t.Error("an address of noughts says nothing, and one beside it something")
	}
}

// The half of an address that names the maker, and the grouping of its digits, by
// expressions that say what an address is.
func TestWrittenHalves(t *testing.T) {
	whole := regexp.MustCompile(`^(?:[:.-]*[0-9A-Fa-f]){12}[:.-]*$`)
	masked := regexp.MustCompile(`^(?:[:.*xX-]*[0-9A-Fa-f]){6}[0-9A-Fa-f:.*xX-]*$`)
	grouped := regexp.MustCompile(`^(?:[0-9A-Fa-f]{2}(?:[^0-9A-Fa-f][0-9A-Fa-f]{2}){5}|[0-9A-Fa-f]{4}(?:[^0-9A-Fa-f][0-9A-Fa-f]{4}){2})$`)
	rng := rand.New(rand.NewPCG(8, 9))
	pieces := []string{"00", "18", "82", "A1", "ff", "0018", "8201", ":", ":", "-", ".", "*", "xx", "g", "0"}
	halves, groups := 0, 0
	for range 20_000 {
		token := ""
		for range 1 + rng.IntN(14) {
			token += pieces[rng.IntN(len(pieces))]
		}
		if rng.IntN(3) == 0 {
			token = "00:18:82:A1:ff:03"[:rng.IntN(18)]
		}
		if rng.IntN(4) == 0 {
			token = "0018.8201.ff03"[:rng.IntN(15)] + []string{"", "", "1"}[rng.IntN(3)]
		}
		digits := regexp.MustCompile(`[^0-9A-Fa-f]`).ReplaceAllString(token, "")
		want := whole.MatchString(token) || strings.ContainsAny(token, "*xX") && masked.MatchString(token)
		half, ok := MakersHalf(token)
		if ok != want || ok && half != digits[:6] {
			t.Fatalf("%q: the half %q, %v; want %v", token, half, ok, want)
		}
		if got, want := Grouped(token), grouped.MatchString(token); got != want {
			t.Fatalf("%q is in groups: %v, want %v", token, got, want)
		}
		if ok && grouped.MatchString(token) && strings.Trim(token, "0123456789abcdefABCDEF:.-") == "" && !MayHoldAddress("at "+token) {
			t.Fatalf("%q is passed over", token)
		}
		if ok {
			halves++
		}
		if grouped.MatchString(token) {
			groups++
		}
	}
	if halves < 100 || groups < 100 {
		t.Errorf("only %d halves and %d groups were seen", halves, groups)
	}
}

// Hardware addresses are found among words, and in the address that a device makes
// of its own on a link.
func TestAddressesAmongWords(t *testing.T) {
	for text, want := range map[string]string{
		"00:18:82:01:02:03":              "[001882]",
		"MAC:00-18-82-01-02-03, spare":   "[001882]",
		"see 0018.8201.0203 (rack)":      "[001882]",
		"fe80::218:82ff:fe01:203%eth0":   "[001882]",
		"fe80::1":                        "[]",
		"2001:db8::218:82ff:fe01:203":    "[001882]",
		"10.0.0.1":                       "[]",
		"00:18:82:*:*:*":                 "[001882]",
		"001882010203 and 00E0FC010203":  "[001882 00E0FC]",
		"00:18:82:01:02":                 "[]",
		"mac:001882010203":               "[001882]",
		"<001882010203>|'00E0FC010203';": "[001882 00E0FC]",
		"no address":                     "[]",
	} {
		if got := strings.ToUpper(fmt.Sprint(WrittenAddresses(text))); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

// Numbers that the devices of many makers answer say nothing; other ones under the arc
// of enterprises are some maker's, and what lies elsewhere is nobody's.
func TestNumbersOfNobody(t *testing.T) {
	n := NewNumbers(vendorPack(t))
	for id, want := range map[string]bool{
		"1.3.6.1.4.1.8072.3.2.10": false, "1.3.6.1.4.1.2021.1": false, "1.3.6.1.4.1.26381": false, "1.3.6.1.4.1.311.1.1": false, "1.3.6.1.4.1.4413.1": false,
		"1.3.6.1.4.1.99999.1": false, "1.3.6.1.4.1.1.2": false, "1.3.6.1.4.1.0": false, "1.3.6.1.4.1.9.1": true, "1.3.6.1.4.1.80720.1": true, "1.3.6.1.2.1.1": false,
		"1.3.6.1.4.1.x": false, "enterprises.9": true, "": false, "1.3.6.1.4.1.": false,
	} {
		h, ok, other := n.Object(id)
		if ok || other != want {
			t.Errorf("%q: %+v, %v; another maker's: %v, want %v", id, h, ok, other, want)
		}
	}
	if h, ok, other := n.Object("1.3.6.1.4.1.2011.2.23"); !ok || other || h.Entry.Vendor != "huawei" {
		t.Errorf("Huawei's number: %+v, %v, %v", h, ok, other)
	}
}
