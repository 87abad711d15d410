package words

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
)

// What a byte is, for all bytes, by what Unicode says of the character.
func TestBytes(t *testing.T) {
	kinds := ByteKinds()
	for i := range 256 {
		c, r := byte(i), rune(i)
		ascii := r <= unicode.MaxASCII
		digit, upper, lower := ascii && unicode.IsDigit(r), ascii && unicode.IsUpper(r), ascii && unicode.IsLower(r)
		letter := upper || lower
		for what, pair := range map[string][2]bool{
			"digit": {IsDigit(c), digit}, "upper": {IsUpper(c), upper}, "lower": {IsLower(c), lower}, "letter": {ASCIILetter(c), letter}, "word": {WordByte(c), letter || digit},
			"alnum": {IsAlnum(c), letter || digit || !ascii}, "sign": {SignByte(c), strings.ContainsRune("@!$'", r)},
			"kind":  {true, kinds[i] == map[bool]ByteKind{!ascii: BeyondASCII, digit: kindOfDigit, upper: Capital, lower: kindOfSmall}[true]},
			"ascii": {IsASCII("a" + string([]byte{c})), ascii}, "number": {IsNumber("0" + string([]byte{c})), digit},
		} {
			if pair[0] != pair[1] {
				t.Errorf("%q is %s: %v, want %v", c, what, pair[0], pair[1])
			}
		}
		if want := strings.ToUpper(string(r)); ascii && Raised(c) != want[0] || !ascii && Raised(c) != c {
			t.Errorf("%q in upper case is %q", c, Raised(c))
		}
		want := 36
		if letter || digit {
			want = strings.IndexByte("0123456789abcdefghijklmnopqrstuvwxyz", strings.ToLower(string(r))[0])
		}
		if Digit36(c) != want {
			t.Errorf("%q is digit %d, want %d", c, Digit36(c), want)
		}
	}
	if IsNumber("") || !IsASCII("") {
		t.Error("nothing is no number, and ASCII")
	}
}

const kindOfDigit, kindOfSmall = digit, small

// A part begins at a sign and behind one, between letters and digits, at a capital
// behind a small letter, and at one before a small letter.
func TestBeginsPart(t *testing.T) {
	begins := regexp.MustCompile(`^(?:[^A-Za-z0-9].|.[^A-Za-z0-9]|[0-9][A-Za-z]|[A-Za-z][0-9]|[a-z][A-Z]|[A-Z][A-Z][a-z])`)
	for _, a := range "aA1-z" {
		for _, b := range "bB2-Z" {
			for _, c := range "cC3-" {
				s := string([]rune{a, b, c})
				for _, text := range []string{s, s[:2]} {
					if got := BeginsPart(text, 1); got != begins.MatchString(text) || got != BeginsPart([]byte(text), 1) {
						t.Errorf("a part begins in %q: %v", text, got)
					}
				}
			}
		}
	}
}

// Nobody sees the characters that Unicode says may be ignored, or takes for marks of
// format or of lines, and those that stand for nothing.
func TestIgnorable(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		want := unicode.In(r, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector, unicode.Zl, unicode.Zp) || r == '⠀' || r == unicode.ReplacementChar ||
			r >= 0xe0000 && r <= 0xe0fff
		if got := ignorable(r); got != want {
			t.Fatalf("%U may be ignored: %v, want %v", r, got, want)
		}
	}
}

// Accents go, and what stands beside them in Unicode stays; controls go, but for those
// that part words; dashes, quotes and strokes become plain.
func TestCleanAtTheLimits(t *testing.T) {
	for text, want := range map[string]string{
		"e\u0300": "e", "e\u036f": "e", "e\u02ff": "e\u02ff", "e\u0370": "e\u0370", "a\u2010b\u2015c": "a-b-c", "a\u200fb": "ab", "a\u2016b": "a\u2016b", "a\u2212b\u2043c\u30fbd": "a-b-c-d",
		"a\u2018\u2019\u02bc\u02b9b": "a''''b", "1\u20442\u22153": "1/2/3", "a\u007fb\u0080c\u009fd": "abcd", "a\u00a0b": "a b", "~\u007e": "~~", "a\x1fb\x1b": "ab", "a\tb\nc\rd": "a b c d",
		"©a™b℠": " a b ", "&amp;B": "&B", "&": "&", "a&#72;": "aH", "Øđłħŧðı": "Odlhtdi", "ßẞæÆœŒþÞ": "ssSSaeAEoeOEthTH", "爲": "为", "Ã": "A", "Ã©Ã": "A©A", "Â©": " ", "a b": "a b",
	} {
		if got := Clean(text); got != strings.ReplaceAll(want, "©A", " A") {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// A simplified character of the table is written in the smallest of its traditional
// ones, and what is no Chinese stays.
func TestTraditional(t *testing.T) {
	write := Traditional()
	for r, want := range map[rune]rune{'华': '華', '为': '為', '导': '導', 'o': 'o', 'd': 'd', 'i': 'i', '鑫': '鑫', '中': '中'} {
		if got := write(r); got != want {
			t.Errorf("%c is written %c, want %c", r, got, want)
		}
	}
	for from, to := range simpler {
		if from >= 0x2e80 && simpler[write(to)] != to {
			t.Errorf("%c is written %c", to, write(to))
		}
	}
}

// A cutter gives what a fresh one gives, whatever it cut before; the last cut stays
// valid beside a second text, with what was found out about its words.
func TestCutterForgetsNothingAndMixesNothing(t *testing.T) {
	texts := []string{"Zorbax Ltd", "", "Zorbax Ltd", "A-1 b (c)", "华为 S5700", "x", "Zorbax Ltd", "x", "A-1 b (c)"}
	m := &Cutter{}
	for _, s := range texts {
		got, want := m.Cut(s), (&Cutter{}).Cut(s)
		if len(got.Parts)+len(want.Parts) > 0 && (!slices.Equal(got.Parts, want.Parts) || !slices.Equal(got.Words, want.Words)) {
			t.Errorf("%q: %v", s, cmp.Diff(want, got))
		}
		for _, beside := range texts {
			if parts, fresh := m.CutBeside(beside), (&Cutter{}).Cut(beside).Parts; !slices.Equal(parts, fresh) {
				t.Errorf("beside %q: %q is %v, want %v", s, beside, parts, fresh)
			}
		}
		if again := m.Cut(s); !slices.Equal(again.Parts, want.Parts) {
			t.Errorf("%q is %v after a text beside it", s, again.Parts)
		}
	}
	m.Cut("Zorbax Networks").Parts[0].Rated = true
	if m.CutBeside("x"); !m.Cut("Zorbax Networks").Parts[0].Rated {
		t.Error("what was found out about a word of the last cut is forgotten")
	}
	m.Cut("x")
	if m.Cut("Zorbax Networks").Parts[0].Rated {
		t.Error("what was found out about a word of an older cut is kept")
	}
}

// A segment reaches over so many parts to either side, and no farther.
func TestSegmentsReach(t *testing.T) {
	var n Text
	n.cut(strings.Repeat("a ", 300))
	for first := range 300 {
		for _, last := range []int{first, min(299, first+3)} {
			begin, end := SegmentOf(n.Parts, first, last)
			if begin != max(0, first-Reach) || end != min(299, last+Reach) {
				t.Fatalf("the segment of %d to %d is %d to %d", first, last, begin, end)
			}
		}
	}
}

// A name spans the words that it stands in, by the blanks between its parts.
func TestSpan(t *testing.T) {
	var n Text
	n.cut("a b-c.d eF g/h (i)")
	for first := range n.Parts {
		for last := first; last < len(n.Parts); last++ {
			want := 1
			for _, p := range n.Parts[first : last+1][1:] {
				if p.Gap == Spaced {
					want++
				}
			}
			if got := n.Span(first, last); got != want {
				t.Errorf("parts %d to %d span %d words, want %d", first, last, got, want)
			}
		}
	}
	for text, want := range map[string]string{"a b-c.dE": "a b c de", "x": "x", "": ""} {
		if n.Parts, n.Words = nil, nil; true {
			n.cut(text)
		}
		if got := Written(n.Parts); got != want {
			t.Errorf("%q is written %q", text, got)
		}
	}
}

// Signs that stand for letters change nothing in how a word is cut.
func TestSignsInWords(t *testing.T) {
	for text, want := range map[string]string{
		"Hu@wei": "huwei", "ZTE$Net": "ztenet", "9@a": "9a", "a@9": "a9", "1!2": "12", "z!TE": "zte", "d!r$": "dr", "@@": "", "a'b": "ab", "x@9": "x9", "x9@": "x 9", "'a": "a", "!a": "a",
	} {
		for _, s := range []string{text, text + " é"} {
			var n Text
			n.cut(s)
			var got []string
			for _, p := range n.Parts {
				if p.Text != "é" {
					got = append(got, p.Text)
				}
			}
			if strings.Join(got, " ") != want {
				t.Errorf("%q: %q, want %q", s, got, want)
			}
		}
	}
}
