package words

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	"pgregory.net/rapid"
)

// signs are characters that stand between words, by the gap that each makes.
var signs = map[Gap]string{Dotted: ".", joined: "-_~", Spaced: " ?%*", Comma: ",\"#", Colon: ":=", Slashed: "/+&\\", Parted: "|;", Opened: "([{<", closed: ")]}>"}

// typed draws a text as people type names.
func typed(t *rapid.T) string {
	piece := rapid.SampledFrom([]string{
		"Huawei", "HUAWEI", "hUAWEI", "ZTETelecom", "HikVision", "RRU3908", "3Com", "GmbH", "mbH", "GesmbH", "a", "B", "7", "42U", "xY", "XYz", "O'Neill", "Hu@wei", "d!r$", "'", "@", "AbCdE", "aB1Cd",
		" ", "  ", ".", "-", "_", ",", ":", "/", "&", "|", ";", "(", ")", "\"", "#", "=", "%",
	})
	return strings.Join(rapid.SliceOfN(piece, 0, 9).Draw(t, "pieces"), "")
}

// A text of ASCII is cut as one in any script.
func TestCutOfASCII(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := typed(t)
		var quick, slow Text
		quick.cutASCII(s)
		slow.cutText(s)
		if diff := cmp.Diff(slow, quick); diff != "" {
			t.Fatalf("%q: %s", s, diff)
		}
	})
}

// The parts of a text are all of its letters and digits, each of one kind; what stands
// before a part is the widest sign since the one before, and words are the parts
// without a sign between them.
func TestPartsAreTheText(t *testing.T) {
	plain := strings.NewReplacer("@", "", "!", "", "$", "", "'", "")
	rapid.Check(t, func(t *rapid.T) {
		s := plain.Replace(typed(t))
		var n Text
		n.cut(s)
		at, low := 0, strings.ToLower(s)
		for i, p := range n.Parts {
			before := Spaced
			if i > 0 {
				before = Glued
			}
			for ; !strings.HasPrefix(low[at:], p.Text) || !WordByte(low[at]); at++ {
				for gap, of := range signs {
					if strings.IndexByte(of, s[at]) >= 0 {
						before = max(before, gap)
					}
				}
			}
			if p.Gap != before {
				t.Fatalf("%q: before %q stands %d, want %d", s, p.Text, p.Gap, before)
			}
			if digits := strings.Trim(p.Text, "0123456789") == ""; !digits && strings.ContainsAny(p.Text, "0123456789") {
				t.Fatalf("%q: %q is of letters and digits", s, p.Text)
			}
			at += len(p.Text)
		}
		if strings.ContainsFunc(s[at:], func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			t.Fatalf("%q: nothing is made of %q", s, s[at:])
		}
		var words []string
		for i, w := range n.Words {
			if words = append(words, w.Text); w.Text != Compact(n.Parts[w.First:w.Last+1]) || w.First > 0 && n.Parts[w.First].Gap == Glued {
				t.Fatalf("%q: the word %q has the parts %v", s, w.Text, n.Parts[w.First:w.Last+1])
			}
			digits := strings.ContainsAny(w.Text, "0123456789")
			if letters := strings.Trim(w.Text, "0123456789") != ""; w.HasDigits != (digits && letters) {
				t.Fatalf("%q: %q has letters and digits: %v", s, w.Text, w.HasDigits)
			}
			for end := range len(n.Parts) + 1 {
				if got := n.UpTo(end); len(got.Parts) != end || (w.Last < end) != (len(got.Words) > i) {
					t.Fatalf("%q up to part %d: %v", s, end, got)
				}
			}
		}
		want := strings.FieldsFunc(low, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if !slices.Equal(words, want) {
			t.Fatalf("%q: the words are %q, want %q", s, words, want)
		}
	})
}

// A new part begins where a word changes from small letters to capitals, before the
// last capital of a run, and between letters and digits.
func TestParts(t *testing.T) {
	for text, want := range map[string]string{
		"HikVision": "hik vision", "ZTETelecom": "zte telecom", "RRU3908": "rru 3908", "3Com": "3 com", "hUAWEI": "huawei", "hUA": "hua", "hU": "h u", "HUAWEI": "huawei",
		"iPhone": "i phone", "GmbH": "gmbh", "GesmbH": "gesmbh", "华为S5700": "华为 s 5700", "aB1Cd": "a b 1 cd", "XYz": "x yz", "Xy": "xy", "삼성전자TV": "삼성전자 tv",
	} {
		var n Text
		n.cut(text)
		var got []string
		for _, p := range n.Parts {
			got = append(got, p.Text)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q: %q, want %q", text, s, want)
		}
	}
}

// The segment of a hit is what stands between strokes and brackets; a name spans one
// word more for each blank in it.
func TestSegments(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var n Text
		if n.cut(typed(t)); len(n.Parts) == 0 {
			return
		}
		first := rapid.IntRange(0, len(n.Parts)-1).Draw(t, "first")
		last := rapid.IntRange(first, len(n.Parts)-1).Draw(t, "last")
		begin, end := SegmentOf(n.Parts, first, last)
		wide := func(i int) bool { return n.Parts[i].Gap >= Slashed }
		if begin > first || end < last || begin > 0 && !wide(begin) || end+1 < len(n.Parts) && !wide(end+1) {
			t.Fatalf("%v: parts %d to %d stand in %d to %d", n.Parts, first, last, begin, end)
		}
		for i := begin + 1; i <= end; i++ {
			if wide(i) && (i <= first || i > last) {
				t.Fatalf("%v: the segment %d to %d goes over part %d", n.Parts, begin, end, i)
			}
		}
		if got, want := n.Span(first, last), 1+strings.Count(spacedOnly(n.Parts[first:last+1]), " "); got != want {
			t.Fatalf("%v: parts %d to %d span %d words, want %d", n.Parts, first, last, got, want)
		}
	})
}

// spacedOnly joins parts, with a blank where one stands.
func spacedOnly(parts []Part) string {
	s := ""
	for i, p := range parts {
		if i > 0 && p.Gap == Spaced {
			s += " "
		}
		s += p.Text
	}
	return s
}

// Of some names it is told whether one may begin at a letter: by its first three
// letters and digits, whatever stands between them.
func TestGrams(t *testing.T) {
	names := []string{"huawei", "zte", "3com", "hytera", "z9a"}
	var g Grams
	for _, n := range names {
		if !g.Add(n) {
			t.Fatalf("%s is not taken", n)
		}
	}
	for _, n := range []string{"", "ab", "a-b", "huö", "a b"} {
		if (&Grams{}).Add(n) {
			t.Errorf("%q has a beginning of three letters", n)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{"h", "U", "a", "-", " ", "z", "T", "e", "3", "c", "o", "9", "é", "ZTE", "hu"}), 1, 8).Draw(t, "text"), "")
		for i := range len(text) {
			letters := ""
			for _, c := range []byte(strings.ToLower(text[i:])) {
				if c >= 'a' && c <= 'z' || c >= '0' && c <= '9' {
					letters += string(c)
				}
			}
			want := WordByte(text[i]) && slices.ContainsFunc(names, func(n string) bool { return strings.HasPrefix(letters, n[:3]) })
			if GramAt(&g, text, i) != want || GramAt(&g, []byte(text), i) != want {
				t.Fatalf("%q from %d: a name may begin there: %v, want %v", text, i, !want, want)
			}
		}
	})
}

// A character has the byte that Windows-1252 has for it.
func TestWindows1252(t *testing.T) {
	for r := range rune(0x3000) {
		want, known := charmap.Windows1252.EncodeRune(r)
		got, ok := Windows1252(r)
		if r >= 0x80 && r < 0xa0 { // a control character stands for the byte of its number
			want, known = byte(r), true
		}
		if ok != known || ok && got != want {
			t.Fatalf("%U: %x, %v; want %x, %v", r, got, ok, want, known)
		}
	}
}

// What programs and people put around a name is taken off, and nothing else.
func TestUnwrapped(t *testing.T) {
	for text, want := range map[string]string{
		"huawei": "huawei", "Huawei's": "Huawei", "Huawei's router": "Huawei router", "it'sx": "it'sx", "'s": "'s", "a's b's": "a b",
		"sales@huawei.com": "huawei", "x.y-z@zte.com.cn": "zte", "www.huawei.com": "huawei", "https://e.huawei.com/en/x": "huawei", "carrier.zte.co.uk": "zte", "ab.cn": "ab.cn",
		"huawei.local": "huawei.local", "router w/o power": "router without power", "w/o rack": "without rack", "new/old": "new/old", "aw/o": "aw/o",
		"HuaweiTe_01:02:03": "HuaweiTe", "HuaweiTe_010203": "HuaweiTe", "HuaweiTe_": "HuaweiTe", "HuaweiTe_0102": "HuaweiTe_0102", "Hu_010203": "Hu_010203", "RRU_core01": "RRU_core01",
		"a@b": "a@b", "x@y.z": "x@y.z", "@huawei.com": "@huawei.com",
	} {
		if got := Unwrapped(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// Cleaning twice changes nothing more, and a text that was read in the wrong encoding
// is read again.
func TestClean(t *testing.T) {
	for text, want := range map[string]string{
		"Huawei": "Huawei", "Ｈｕａｗｅｉ": "Huawei", "Hu\u00adawei": "Huawei", "Hua\twei": "Hua wei", "Huawei®": "Huawei ", "華為": "华为", "A&amp;B": "A&B", "Société": "Societe", "SociÃ©tÃ©": "Societe",
		"Straße": "Strasse", "a\u2013b": "a-b", "\u2018x\u2019": "'x'", "½": "1/2", "ﬁ": "fi", "": "", "é": "e", "Ã©": "e", "x\u0000y": "xy", "łódź": "lodz",
	} {
		if got := Clean(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.OneOf(rapid.RuneFrom([]rune("aB1 &;é華Ã©\u200b®\t'ß½")), rapid.Rune())).Draw(t, "text")
		once := Clean(s)
		if twice := Clean(once); twice != once && !strings.ContainsAny(s, "&Ã") {
			t.Fatalf("%q became %q, and that %q", s, once, twice)
		}
	})
}
