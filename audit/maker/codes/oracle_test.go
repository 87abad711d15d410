package codes

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/maker/evidence"
	"github.com/gearaudit/gearaudit/audit/maker/words"
	"github.com/gearaudit/gearaudit/rules"
)

// fewFamilies are invented families with beginnings of one byte and more, in each scope.
func fewFamilies() *rules.VendorPack {
	return &rules.VendorPack{Vendors: []*rules.Vendor{{ID: "v", Sources: map[string]rules.Proof{"s": {Title: "S", Evidence: "official"}, "u": {Title: "U", Evidence: "unverified"}}, Models: []rules.Family{
		{Starts: []string{"A", "ABC"}, Then: `[0-9]{2}\b`, Strength: "strong", Source: "s", Measured: "1 of 2"}, {Starts: []string{"AB", "B-1"}, Then: `(?:X|-)?[0-9]`, Source: "s"}, {Starts: []string{"CC"}, Source: "s"},
		{Starts: []string{"AB"}, Then: `9`, In: "part", Source: "s"}, {Starts: []string{"D"}, Then: `[0-9]`, In: "descr", Source: "s"}, {Starts: []string{"21", "A2"}, Then: `[0-9]{2}\b`, In: "serial", Source: "s"}, {Starts: []string{"E E"}, Then: `É?1`, Source: "s"},
	}, Grantees: []rules.Grantee{{Code: "ABC", Note: "n", Source: "s"}, {Code: "2ABCD", Sub: "sub", Source: "u"}, {Code: "9XY", Source: "s"}},
		Enterprises: []rules.Enterprise{{Arc: "77", Strength: "strong", Source: "s"}, {Arc: "77.1.2", Strength: "none", Source: "s"}, {Arc: "77.1.2.3", Strength: "weak", Source: "u"}}}}}
}

// naive is what the families are by the list of their beginnings, the longest first of
// those with one first letter.
type naive struct {
	starts []Start
}

func (n naive) of(scope string) []Start {
	var list []Start
	for _, s := range n.starts {
		in := s.Family.Def.In
		if (in == "serial") == (scope == "serial") && (in == "" || in == scope) {
			list = append(list, s)
		}
	}
	slices.SortStableFunc(list, func(a, b Start) int { return len(b.Text) - len(a.Text) })
	return list
}

// match is what of a text in upper case, which begins with a beginning, is a model.
func match(s Start, text string) string {
	if s.Family.Def.Then == "" {
		return s.Text
	}
	last := len(s.Text) - 1
	text = text[:min(len(text), last+longestModel)]
	return s.Text[:last] + regexp.MustCompile("^.(?:"+s.Family.Def.Then+")").FindString(text[last:])
}

func border(text string, i int) bool { return i == 0 || !words.IsAlnum(text[i-1]) }

// Models are found where a beginning stands at the border of a word and the rest fits,
// in the scope of the family; what may hold one, or begin one, is told by the bytes.
func TestModelsByAllBeginnings(t *testing.T) {
	f := NewFamilies(fewFamilies())
	var all naive
	for _, list := range []*Starts{&f.Others, &f.Serials} {
		for _, of := range list.ByFirst {
			all.starts = append(all.starts, of...)
		}
	}
	if len(all.starts) != 10 {
		t.Fatalf("%d beginnings are filed", len(all.starts))
	}
	rng := rand.New(rand.NewPCG(26, 20))
	pieces := []string{"A", "B", "C", "AB", "ABC", "1", "2", "9", "12", "21", "-", "X", " ", "D", "E E", "É", "/", "CC", "0000000000000000000000000000000000000000000000"}
	found, begun := 0, 0
	for range 20_000 {
		text := ""
		for range rng.IntN(7) {
			text += pieces[rng.IntN(len(pieces))]
		}
		for _, scope := range []string{"model", "part", "descr", "serial"} {
			list := &f.Others
			if scope == "serial" {
				list = &f.Serials
			}
			var want, got []string
			stands := false
			for i := range len(text) {
				begins := false
				for _, s := range all.of(scope) {
					if !strings.HasPrefix(text[i:], s.Text) {
						continue
					}
					m := match(s, text[i:])
					if border(text, i) && len(m) >= len(s.Text) {
						want = append(want, fmt.Sprint(i, m, s.Family.Def.In))
					}
					begins = begins || len(m) >= len(s.Text) || text[i:] == s.Text
				}
				for _, raw := range []string{text[i:], strings.ToLower(text[i:])} {
					if got := list.BeginsWord([]byte(raw), scope); got != begins {
						t.Fatalf("%q begins with a model in %s: %v", raw, scope, got)
					}
				}
				stands = stands || begins && border(text, i)
			}
			f.Find(text, scope, func(h FamilyHit) { got = append(got, fmt.Sprint(h.First, h.Matched, h.Family.Def.In)) })
			if !slices.Equal(got, want) {
				t.Fatalf("%q has in %s %q, want %q", text, scope, got, want)
			}
			if got := list.MayStand([]byte(text), scope); got != stands {
				t.Fatalf("%q may hold a model in %s: %v", text, scope, got)
			}
			found += len(got)
			if text == "" {
				continue
			}
			may := false
			for _, s := range all.starts {
				if (s.Family.Def.In == "serial") != (scope == "serial") || len(text) > 1 && s.Family.Def.In != "" && s.Family.Def.In != scope {
					continue
				}
				n := min(len(s.Text), len(text))
				may = may || text[:n] == s.Text[:n] && (n == len(text) || s.Family.MayFollow([]byte(text[n:n+1])))
			}
			for _, raw := range []string{text, strings.ToLower(text)} {
				if got := list.MayBeginWord([]byte(raw), scope); got != may {
					t.Fatalf("%q may begin a model in %s: %v", raw, scope, got)
				}
			}
			if may {
				begun++
			}
		}
	}
	if found < 1000 || begun < 1000 {
		t.Errorf("%d models were found, %d texts may begin one", found, begun)
	}
	for _, s := range all.starts {
		if want := strings.TrimSuffix("S: "+s.Family.Def.Measured, ": "); s.Family.Source != want {
			t.Errorf("the source of %s is %q", s.Text, s.Family.Source)
		}
		if !s.Family.MayFollow([]byte("1")) && s.Family.Def.In == "" || s.Family.Def.Then != "" && (s.Family.MayFollow(nil) || s.Family.MayFollow([]byte("?"))) || s.Family.Def.Then == "" && !s.Family.MayFollow(nil) || !s.Family.MayFollow([]byte("É")) {
			t.Errorf("what may follow %s is wrong", s.Text)
		}
	}
}

// A model reaches over so many bytes, and no farther.
func TestLongestModel(t *testing.T) {
	pack := fewFamilies()
	pack.Vendors[0].Models = []rules.Family{{Starts: []string{"MM"}, Then: `0*\b`, Source: "s"}, {Starts: []string{"NN"}, Then: `0*9`, Source: "s"}}
	f := NewFamilies(pack)
	for _, n := range []int{1, longestModel - 3, longestModel - 2, longestModel - 1, longestModel} {
		got := 0
		f.Find("NN"+strings.Repeat("0", n)+"9", "model", func(h FamilyHit) { got = len(h.Matched) })
		if want := n + 3; want <= longestModel+1 && got != want || want > longestModel+1 && got != 0 {
			t.Errorf("%d noughts: a model of %d bytes", n, got)
		}
	}
}

// An FCC ID is one of a grantee whose code it begins with, three characters or, where the
// first is a digit, five, and something behind it.
func TestGrantees(t *testing.T) {
	c := NewNumbers(fewFamilies())
	for text, want := range map[string]string{
		"ABC1": "ABC", "abc1": "ABC", "ABC": "", "ABCX": "ABC", "AB1": "", "": "", "2ABCD1": "2ABCD", "2ABCD": "", "2ABC1": "", "9XY12": "", "9XY123": "", "XYZ1,ABC1": "ABC", "XYZ1;ABC1": "ABC", "XYZ1|ABC1": "ABC", "XYZ1 ABC1": "", "FCC ID: ABC1": "ABC", "FCCID ABC1": "ABC",
		"Contains FCC ID:ABC1": "ABC", "identifier #ABC1": "ABC", "ID": "", "ID ": "", "FCC": "", "(ABC1)": "ABC", "[=-_.ABC1": "ABC", "model ABC1": "", "0ABC1": "", "/ABC1": "", ":2ABCD-x": "2ABCD",
	} {
		h, ok := c.Grantee(text)
		if ok != (want != "") || h.Matched != want {
			t.Errorf("%q: %+v, %v; want %q", text, h, ok, want)
		}
		if strength := map[string]evidence.Strength{"ABC": evidence.Strong, "2ABCD": evidence.Weak}[want]; ok && (h.Strength != strength || h.Kind != evidence.FCCID || h.Entry.Vendor != "v" || h.Entry.Sure != (want == "ABC")) {
			t.Errorf("%q: %+v of %+v", text, h, h.Entry)
		}
	}
}

// An object identifier is read below the arc of enterprises however it is written, and
// the longest arc that is known decides.
func TestObjects(t *testing.T) {
	c := NewNumbers(fewFamilies())
	for text, want := range map[string]string{
		"1.3.6.1.4.1.77": "77 77 6", ".1.3.6.1.4.1.77.": "77 77 6", "1.3.6.1.4.1.77.1": "77.1 77 6", "1.3.6.1.4.1.77.1.2": "77.1.2 none", "1.3.6.1.4.1.77.1.2.9": "77.1.2.9 none", "1.3.6.1.4.1.77.1.2.3.4": "77.1.2.3.4 77.1.2.3 3", "1.3.6.1.4.1.771": "771 other", "1.3.6.1.4.1.1": "1 none",
		"1,3,6,1,4,1,77": "77 77 6", "1-3-6-1-4-1-77": "77 77 6", "1_3_6_1_4_1_77": "77 77 6", "SNMPv2-SMI::enterprises.77.1": "77.1 77 6", "OID = 1.3.6.1.4.1.77": "77 77 6", "iso.org.dod.internet.private.enterprises.77": "77 77 6", "iso.3.6.1.4.1.77": "77 77 6", "3.6.1.4.1.77": "77 77 6",
		" ENTERPRISES.77 ": "77 77 6", ":1.3.6.1.4.1.77": "77 77 6", "1.3.6.1.4.1": " none", "1.3.6.1.4.2.77": " none", "": " none", "x": " none", "enterprises.x": "x none", "1.3.6.1.4.1.77x": "77x none", "SNMPv2-SMI-enterprises.77": " none",
	} {
		h, ok, other := c.Object(text)
		got := ArcOf(text) + " none"
		if ok {
			got = fmt.Sprint(ArcOf(text), " ", strings.TrimPrefix(h.Matched, "1.3.6.1.4.1."), " ", int(h.Strength))
		} else if other {
			got = ArcOf(text) + " other"
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// A text may hold a whole address from five colons, two hyphens or two dots on.
func TestTextsThatMayHoldAddresses(t *testing.T) {
	for colons := range 8 {
		for hyphens := range 5 {
			for dots := range 5 {
				text := strings.Repeat("a:", colons) + strings.Repeat("b-", hyphens) + strings.Repeat("c.", dots)
				if want := colons >= 5 || hyphens >= 2 || dots >= 2; MayHoldAddress(text) != want || MayHoldAddress([]byte(text)) != want {
					t.Errorf("%q may hold an address: %v", text, !want)
				}
			}
		}
	}
}
