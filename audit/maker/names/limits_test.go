package names

import (
	"slices"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker/evidence"
	"github.com/gearaudit/gearaudit/audit/maker/words"
	"github.com/gearaudit/gearaudit/rules"
)

// What is looked for in long cells is looked for up to a limit: names are found in the
// last place within it, and not in the next one.
func TestReadAtTheLimits(t *testing.T) {
	x := New(fewNames())
	for what, c := range map[string]struct {
		text   func(n int) string
		limit  int
		vendor string
	}{
		"words of a slip":      {func(n int) string { return strings.Repeat("gizmo ", n-1) + "Zorbaq" }, longestPhrase, "zorbax"},
		"parts of a phrase":    {func(n int) string { return "Marpelox Optics" + strings.Repeat(" ltd", n-2) }, longestPhrase, "zorbax"},
		"segments":             {func(n int) string { return strings.Repeat("gizmo/", n-1) + "Nelvarix" }, mostSegments, "zorbax"},
		"heads of names":       {func(n int) string { return strings.Repeat("Marbelux ", n-1) + "Marbelux Optics" }, mostHeads, "zorbax"},
		"letters typed twice":  {func(n int) string { return "Z" + strings.Repeat("o", n) + "rbax" }, 200, "zorbax"},
		"abbreviation's parts": {func(n int) string { return "Zorbax" + strings.Repeat(" ltd", n) }, 200, "zorbax"},
	} {
		for _, n := range []int{2, c.limit - 1, c.limit} {
			if r := x.Read(&words.Cutter{}, c.text(n)); len(r.Hits) == 0 || r.Hits[0].Entry.Vendor != c.vendor {
				t.Errorf("%s: %d of them name %s", what, n, told(r))
			}
		}
		if r := x.Read(&words.Cutter{}, c.text(c.limit+1)); c.limit < 200 && len(r.Hits) > 0 || c.limit == mostHeads && len(r.Hits) > 0 {
			t.Errorf("%s: %d of them name %s", what, c.limit+1, told(r))
		}
	}
}

// A cell is asked so often what it says of one name, and no more; a name that it only
// mentions is heard each time, so that the one that counts is not lost behind them.
func TestOneNameManyTimes(t *testing.T) {
	x := New(fewNames())
	for _, n := range []int{1, mostOfOne - 1, mostOfOne, mostOfOne + 1, 3 * mostOfOne} {
		for text, want := range map[string]int{
			strings.Repeat("Zorbax; ", n):                                  min(n, mostOfOne),
			strings.Repeat("replaces Zorbax; ", n):                         n,
			strings.Repeat("replaces Zorbax; ", n) + "Zorbax":              n + 1,
			strings.Repeat("Zorbax; ", n) + "Quenta; Zorbax":               min(n, mostOfOne) + 2,
			"Quenta; " + strings.Repeat("Zorbax; ", n):                     min(n, mostOfOne) + 1,
			strings.Repeat("Zorbax; Quenta; ", n):                          2 * n,
			strings.Repeat("bracket for Kelvor gizmo; replaces it; ", n-1): n - 1,
		} {
			if strings.HasPrefix(text, "bracket") {
				continue
			}
			if got := len(x.Mentions(&words.Cutter{}, gear.Model, text)); got != want {
				t.Errorf("%.60q, %d times: %d hits, want %d", text, n, got, want)
			}
			if got := len(x.tokenHits((&words.Cutter{}).Cut(text))); got != want {
				t.Errorf("%.60q, %d times: %d hits of a maker's cell, want %d", text, n, got, want)
			}
		}
	}
}

// A part that fits somebody's product is told by its word within reach of the name.
func TestAccessoriesWithinReach(t *testing.T) {
	x := New(fewNames())
	for _, n := range []int{0, 1, words.Reach - 2, words.Reach - 1, words.Reach} {
		between := strings.Repeat("gizmo ", n)
		for text, near := range map[string]bool{"bracket " + between + "Zorbax": n < words.Reach, "Zorbax " + between + "bracket": n < words.Reach-1} {
			hits := x.Mentions(&words.Cutter{}, gear.Model, text)
			if len(hits) != 1 || (hits[0].Strength == evidence.Capped) != near {
				t.Errorf("%d words between: %v", n, hits)
			}
		}
	}
}

// spelt reports a telling name of the few that the letters and digits of a text spell.
func spelt(tokens []string, text string) bool {
	letters := strings.Map(func(r rune) rune {
		if r < 0x80 && words.WordByte(byte(r)) {
			return r
		}
		return -1
	}, strings.ToLower(text))
	return slices.ContainsFunc(tokens, func(name string) bool {
		return strings.HasPrefix(letters, name) || !words.IsASCII(name) && name[0] < 0x80 && strings.HasPrefix(letters, name[:3])
	})
}

// begins reports a byte of a text at which a part may begin.
func mayBegin(text string, i int) bool {
	return words.WordByte(text[i]) && (i == 0 || words.BeginsPart(text, i))
}

// A text may hold a telling name where one of its parts begins to spell it, whatever
// stands between the letters; any text beyond ASCII may.
func TestTextsThatMayName(t *testing.T) {
	pack := fewNames()
	pack.Vendors[1].Names = append(pack.Vendors[1].Names, rules.NameGroup{Texts: []string{"Qzq卓"}, Kind: "root", Rule: "word", Source: "s"}, rules.NameGroup{Texts: []string{strings.Repeat("Abcdefgh", 9)}, Kind: "root", Rule: "word", Source: "s"})
	x := New(pack)
	var tokens []string
	for key := range x.Tokens {
		if len(key) > 64 {
			key = key[:3] // too long to be held against
		}
		tokens = append(tokens, key)
	}
	texts := []string{"", "z", "zo", "zorba", "zorbax", "gzorbax", "gZorbax", "3zorbax", "z-o-r b.a,x", "Zor bax", "zorb-", "qzqx", "QZ-Q", "abcx", "ABCdefgh", "ab c", "12 34", "ZORBAXx", "xZORBAX", "a b zorbax", "Zo", "aZO RBAX", "zorbaxé", "é"}
	for _, c := range makersCells {
		texts = append(texts, c[0])
	}
	may := 0
	for _, text := range texts {
		want := !words.IsASCII(text)
		for i := range len(text) {
			want = want || mayBegin(text, i) && spelt(tokens, text[i:])
		}
		if MayName(x, text) != want || MayName(x, []byte(text)) != want {
			t.Errorf("%q may name a maker: %v, want %v", text, !want, want)
		}
		if want {
			may++
		} else if hits := x.Mentions(&words.Cutter{}, gear.Model, text); len(hits) > 0 {
			t.Errorf("%q names %v, and is passed over", text, hits)
		}
		if !words.IsASCII(text) {
			continue
		}
		for from := 0; from < len(text); from++ {
			to := from + 1
			for to < len(text) && words.WordByte(text[from]) && words.WordByte(text[to]) {
				to++
			}
			want := false
			for i := from; i < to; i++ {
				want = want || mayBegin(text, i) && spelt(tokens, text[i:])
			}
			if MayNameBetween(x, []byte(text), from, to) != want {
				t.Errorf("%q from %d to %d may name a maker: %v, want %v", text, from, to, !want, want)
			}
			if !words.WordByte(text[from]) {
				continue
			}
			word := text[from:to]
			at := 0
			for at < len(word) && !(mayBegin(word, at) && begun(tokens, strings.ToLower(word[at:]))) {
				at++
			}
			if got := x.MayBegin([]byte(word)); got != at {
				t.Errorf("in %q a name may begin from %d on, want %d", word, got, at)
			}
		}
	}
	if may < 50 || may == len(texts) {
		t.Errorf("%d of %d texts may name a maker", may, len(texts))
	}
}

// begun reports a word that one of the telling names begins with, or that begins with
// one of them; of less than three letters anything may.
func begun(tokens []string, word string) bool {
	return len(word) < 3 || slices.ContainsFunc(tokens, func(name string) bool {
		return strings.HasPrefix(name, word) || strings.HasPrefix(word, name) || !words.IsASCII(name) && name[0] < 0x80 && name[:3] == word[:3]
	})
}

// A telling name that is too short to be looked for by its beginning changes nothing in
// what cells say of others.
func TestShortTellingNames(t *testing.T) {
	pack := fewNames()
	pack.Vendors[1].Names = append(pack.Vendors[1].Names, rules.NameGroup{Texts: []string{"Jy"}, Kind: "root", Rule: "word", Source: "s"})
	x := New(pack)
	for _, c := range makersCells {
		if got := told(x.Read(&words.Cutter{}, c[0])); got != c[1] {
			t.Errorf("%q says %s, want %s", c[0], got, c[1])
		}
		if !MayName(x, c[0]) && strings.ContainsFunc(c[0], func(r rune) bool { return r < 0x80 && words.WordByte(byte(r)) }) {
			t.Errorf("%q is passed over", c[0])
		}
	}
	for text, want := range map[string]string{"Jy": "quenta name 6 [jy]", "gizmo jy": "quenta name 6 [jy]", "J Y": "quenta name 6 [j y]", "jyx": "label nothing"} {
		if got := told(x.Read(&words.Cutter{}, text)); got != want {
			t.Errorf("%q says %s, want %s", text, got, want)
		}
	}
}

// A text begins with a maker's name where its first word is one; a word that is too
// long to be looked up may be.
func TestBegunBy(t *testing.T) {
	x := New(fewNames())
	for text, want := range map[string]bool{
		"": false, "Acmetron X5": true, "acmetron": true, "(ACMETRON)": true, " - Acmetron-5": true, "Acmetronx": false, "x Acmetron": false, "Kelvar,": true, "Blue": false, "BlueZorb": true, "--": false, "9": false,
		strings.Repeat("x", 64): false, strings.Repeat("x", 65): true, strings.Repeat("x", 64) + " Acmetron": false,
	} {
		if got := x.BegunBy([]byte(text)); got != want {
			t.Errorf("%q begins with a maker: %v, want %v", text, got, want)
		}
	}
}

// A slip of a telling name is found in a model or a text, from its first letter on; a
// word of a language, another maker's name and a name that decides only among ordinary
// words are none.
func TestMisspeltIn(t *testing.T) {
	x := New(fewNames())
	for text, want := range map[string]string{
		"Zorbaq": "zorbax fuzzy_name 3 [zorbaq] a slip for \"Zorbax\"", "big Zorbaq router": "zorbax fuzzy_name 3 [zorbaq] a slip for \"Zorbax\"", "Orbax": "", "Torbax": "", "Zorbé": "", "Zorbaqé": "", "Z0rbax": "",
		"Zorba": "zorbax fuzzy_name 3 [zorba] a slip for \"Zorbax\"", "Kelver": "", "gizmo": "", "": "", "Quenza Zorbaq": "quenta fuzzy_name 3 [quenza] a slip for \"Quenta\"", "Acmetron Zorbaq": "zorbax fuzzy_name 3 [zorbaq] a slip for \"Zorbax\"",
		"Quent": "quenta fuzzy_name 3 [quent] a slip for \"Quenta\"", "Quen": "", "Zorbax": "", "Zorbix": "", "x9 Zorbaq": "zorbax fuzzy_name 3 [zorbaq] a slip for \"Zorbax\"",
	} {
		for _, f := range []gear.Field{gear.Model, gear.Description, gear.Notes} {
			if got := told(Reading{Hits: x.MisspeltIn(&words.Cutter{}, f, text)}); got != want {
				t.Errorf("%q in field %d: %q, want %q", text, f, got, want)
			}
		}
		for _, f := range []gear.Field{gear.PartNumber, gear.SysDescr, gear.SerialNumber} {
			if hits := x.MisspeltIn(&words.Cutter{}, f, text); hits != nil {
				t.Errorf("%q in field %d: %v", text, f, hits)
			}
		}
	}
	for f, want := range map[gear.Field]evidence.Strength{gear.Model: evidence.Capped, gear.Notes: evidence.Mention} {
		if hits := x.MisspeltIn(&words.Cutter{}, f, "replaces Zorbaq"); len(hits) != 1 || hits[0].Strength != want || hits[0].Note != "named, but not as the maker" {
			t.Errorf("behind a word of relation in field %d: %v", f, hits)
		}
	}
}

// A label that says nothing may be a maker's where its column shows it, unless it may
// abbreviate a vendor's name: two to four of the letters of one that begin with its
// first, or of the first letters of its words.
func TestOpenLabels(t *testing.T) {
	x := New(fewNames())
	for text, want := range map[string]bool{
		"ZRB": false, "Z-RB": false, "ZRBX": false, "ZRBAX": true, "ZB": false, "ZX": false, "XZ": true, "Z1": true, "KVR": false, "KRL": true, "QBN": false, "QB": false, "QNB": true, "WJTX": true, "HKDV": false, "SLQR": false, "éZRB": true,
		"ACEG": false, "Zrb": false, "gizmo": false, "router": false, "N/A": false, "RBX": true, "BXW": true, "QNT": false,
	} {
		if got := x.IsOpen(&words.Cutter{}, text); got != want {
			t.Errorf("%q is open: %v, want %v", text, got, want)
		}
	}
}
