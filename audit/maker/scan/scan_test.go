package scan

import (
	"errors"
	"fmt"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker/words"
	"slices"
	"unicode"

	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/maker/codes"
	"github.com/gearaudit/gearaudit/audit/maker/names"
	"github.com/gearaudit/gearaudit/rules"
)

// fewVendors are invented vendors with names of every kind, and families.
func fewVendors() *rules.VendorPack {
	looked := map[string]rules.Proof{"s": {Title: "S", Evidence: "official"}, "u": {Title: "U", Evidence: "unverified"}}
	return &rules.VendorPack{
		Lexicon: &rules.Lexicon{Legal: []string{"ltd"}, Trade: map[string][]string{"networks": nil}, Negations: []string{"replaces"}, Makers: []string{"Acmetron"}, Doubts: []string{"maybe"}},
		Vendors: []*rules.Vendor{
			{ID: "quenta", Sources: looked, Names: []rules.NameGroup{
				{Texts: []string{"Quenta"}, Kind: "root", Rule: "word", Source: "s"},
				{Texts: []string{"Dov", "Doxa", "Brel Networks"}, Kind: "subsidiary", Source: "s"},
				{Texts: []string{"QNT"}, Kind: "abbreviation", Source: "s"},
				{Texts: []string{"Ulmen"}, Kind: "subsidiary", Source: "u"},
			}},
			{ID: "zorbax", Sources: looked, Names: []rules.NameGroup{
				{Texts: []string{"Zorbax", "卓然", "Зорбакс"}, Kind: "root", Rule: "word", Source: "s"},
				{Texts: []string{"Kelvor Tal", "Miravel Networks"}, Kind: "subsidiary", Source: "s"},
				{Texts: []string{"Zarbeks"}, Kind: "typo", Source: "s"},
			}, Models: []rules.Family{
				{Starts: []string{"ZX", "Z-9"}, Then: `[0-9]{3}\b`, Strength: "strong", Source: "s"},
				{Starts: []string{"KKT"}, Strength: "strong", Source: "s"},
				{Starts: []string{"WEK"}, Then: `[0-9]`, Strength: "weak", Source: "s"},
				{Starts: []string{"AB 7"}, Then: `[0-9]+`, Strength: "strong", Source: "s"},
				{Starts: []string{"Y"}, Then: `-?77\b`, Strength: "strong", Source: "s"},
			}},
		},
	}
}

func fewScanner(t *testing.T) *Names {
	t.Helper()
	pack := fewVendors()
	n, err := New(pack, names.New(pack), codes.NewFamilies(pack))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// What names a vendor is found in raw bytes, whatever hides its letters; what does not
// spell a name is not.
func TestFind(t *testing.T) {
	n := fewScanner(t)
	for _, c := range scanned {
		if got := strings.Join(n.Vendors(n.Find([]byte(c[0]))), " "); got != c[1] {
			t.Errorf("{%q, %q},", c[0], got)
		}
	}
}

// A name that letters are hidden in is found however far from others it stands, and in
// whatever stands around it: what was looked at is not looked at again, and nothing
// behind it is left out.
func TestHiddenNamesAnywhere(t *testing.T) {
	n := fewScanner(t)
	for _, hidden := range []string{"Z\u043erbax", "Zor&#98;ax", "ZX\u200b123", "ZorbÃ¡x"} {
		for _, filler := range []string{"q", "q ", "é ", "Zo\u0441 ", "&amp;", "ж", "中 ", "\u200b", ", "} {
			for _, far := range []int{0, 1, 2, 50, 62, 63, 64, 65, 66, 120, 126, 127, 128, 129, 130, 250, 254, 255, 256, 257, 258, 500, 511, 512, 513, 514, 800} {
				before := strings.Repeat(filler, far/len(filler)+1)[:far]
				text := strings.ToValidUTF8(before, "") + " " + hidden + " x"
				if got := n.Vendors(n.Find([]byte(text))); !slices.Contains(got, "zorbax") {
					t.Errorf("%q behind %d bytes of %q is not found", hidden, far, filler)
				}
				text = hidden + " " + strings.ToValidUTF8(before, "") + hidden[:2]
				if got := n.Vendors(n.Find([]byte(text))); !slices.Contains(got, "zorbax") {
					t.Errorf("%q before %d bytes of %q is not found", hidden, far, filler)
				}
			}
		}
	}
}

// What a character means is what cleaning makes of it: nothing, a blank, Latin letters,
// a sign by the gap that it makes, or a letter of its own.
func TestClassesOfCharacters(t *testing.T) {
	n := fewScanner(t)
	for r := rune(0x80); r < 0x3200; r++ {
		c := n.class(r)
		if again := n.classOf(r); c != again {
			t.Fatalf("%U is %+v, and then %+v", r, c, again)
		}
		clean := words.Clean(string(r))
		wide := r >= 0x1100 && r <= 0x11ff || r == 0x3099 || r == 0x309a
		latinOnly := clean != "" && strings.Trim(clean, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == ""
		first := []rune(clean + " ")[0]
		var want runeKind
		switch {
		case wide:
			want = odd
		case clean == "":
			want = dropped
		case strings.TrimSpace(clean) == "":
			want = soft
		case latinOnly && len(clean) > 3:
			want = odd
		case latinOnly:
			want = latin
		case words.IsASCII(clean): // letters with signs among them: the first that is none decides
			i := strings.IndexFunc(clean, func(r rune) bool { return !words.WordByte(byte(r)) })
			if want = soft; i > 3 {
				want = odd
			} else if words.GapOf(rune(clean[i])) >= words.Comma && clean[i] != '&' {
				want = hard
			}
		case len([]rune(clean)) > 1:
			want = odd
		case !words.IsWord(first) && words.GapOf(first) >= words.Comma:
			want = hard
		case !words.IsWord(first):
			want = soft
		default:
			want = foreign
		}
		if c.kind != want {
			t.Fatalf("%U, cleaned %q, is of kind %d, want %d", r, clean, c.kind, want)
		}
		if want == latin {
			for i := range c.latin {
				code := uint8(0)
				if i < len(clean) {
					code = uint8(words.Digit36(clean[i]) + 1)
				}
				if c.latin[i] != code {
					t.Fatalf("%U, cleaned %q, has the letters %v", r, clean, c.latin)
				}
			}
		}
		if look, ok := words.LatinFor(r); want == foreign && (c.latin[0] != 0) != ok || want == foreign && ok && c.latin[0] != uint8(words.Digit36(byte(look))+1) {
			t.Fatalf("%U looks like %v", r, c.latin)
		}
		if known := strings.ContainsRune("卓然зорбакс", unicode.ToLower(first)); (c.symbol != 0) != known && want == foreign {
			t.Fatalf("%U is a letter of a name: %v", r, !known)
		}
	}
	for _, r := range []rune{unicode.MaxRune, unicode.MaxRune + 1, 0x110100} {
		if c := n.class(r); r > unicode.MaxRune && c.kind != hard {
			t.Errorf("%#x is of kind %d", r, c.kind)
		}
	}
	for r, want := range map[rune]runeKind{0xff00: foreign, 0xff01: odd, 0xff9f: odd, 0xffa0: dropped, 0x3098: foreign, 0x309b: soft} {
		if c := n.class(r); c.kind != want && (r == 0xff01 || r == 0xff9f || r == 0xffa0) {
			t.Errorf("%U is of kind %d, want %d", r, c.kind, want)
		}
	}
}

// A letter that looks Latin is replaced in its case.
func TestLookingLatin(t *testing.T) {
	for r, want := range map[rune]rune{'a': 'a', '~': '~', '\u043e': 'o', '\u041e': 'O', '華': '華', '\u0436': '\u0436', 'é': 'é'} {
		if got := lookingLatin(r); got != want {
			t.Errorf("%c looks like %c, want %c", r, got, want)
		}
	}
}

// A cell that names a maker surely names that vendor, behind which a model may stand; one
// that speaks of it with doubts or as replaced names none.
func TestCellOfAMaker(t *testing.T) {
	n := fewScanner(t)
	for text, want := range map[string]string{
		"Zorbax": "[zorbax] true", "Zorbax ltd": "[zorbax] true", "Ulmen": "[quenta] true", "Zorbaq": "[] false", "Acmetron": "[] true", "Acmetron 12": "[] true", "Acmetron X12": "[] true", "Acmetron12": "[] false", "Zorbax 12": "[zorbax] true",
		"": "[] false", "replaces Zorbax": "[] false", "Zorbax?": "[] false", "maybe Zorbax": "[] false", "Doxa B200": "[quenta] true", "Doxa big": "[] false", "7 Zorbax": "[zorbax] true", "Zorbax, Quenta": "[quenta zorbax] true", "gizmo": "[] false", "12": "[] false", " 12": "[] false",
		"Zorbax " + strings.Repeat("x", 73): "[zorbax] true", "Zorbax " + strings.Repeat("x", 74): "[] false", "Acmetron replaces 5": "[] false",
	} {
		named, known := n.Cell(text)
		if got := fmt.Sprint(n.Vendors(named), known); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
	for text, want := range map[string]bool{"ZX123": true, "zx123": true, "a ZX123": false, "WEK1": true, "WEKX": false, "": false, "ＺＸ123": true, "KKT": true, "Zорбакс": false} {
		if n.Model(text) != want {
			t.Errorf("%q begins with a model: %v, want %v", text, !want, want)
		}
	}
}

// Of vendors there are so many at most, and the last one is found as the first.
func TestMostVendors(t *testing.T) {
	for _, many := range []int{1, 64, 65, maxVendors, maxVendors + 1} {
		pack := fewVendors()
		pack.Vendors = nil
		for i := range many {
			pack.Vendors = append(pack.Vendors, &rules.Vendor{ID: fmt.Sprintf("v%03d", i), Names: []rules.NameGroup{{Texts: []string{fmt.Sprintf("Zorba%c%cx", 'a'+i/26, 'a'+i%26)}, Rule: "word", Source: "s"}}})
		}
		n, err := New(pack, names.New(pack), codes.NewFamilies(pack))
		var fault *gear.Fault
		if many > maxVendors {
			if !errors.As(err, &fault) || fault.Kind != gear.Usage || fault.Hint == "" {
				t.Errorf("%d vendors: %v", many, err)
			}
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		var all VendorSet
		for i := range many {
			found := n.Find([]byte(fmt.Sprintf("zorba%c%cx", 'a'+i/26, 'a'+i%26)))
			if got := n.Vendors(found); len(got) != 1 || got[0] != fmt.Sprintf("v%03d", i) || found.Empty() {
				t.Errorf("vendor %d of %d: %v", i, many, got)
			}
			all = all.Or(found)
		}
		if got := n.Vendors(all); len(got) != many || !slices.IsSorted(got) {
			t.Errorf("all of %d vendors: %v", many, got)
		}
		if none := (VendorSet{}); !none.Empty() || n.Vendors(none) != nil {
			t.Error("no vendors are some")
		}
	}
}
