package maker_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// hidden are characters that a reader does not see.
var hidden = []rune("\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2060\u2063\u2066\ufeff\ufe0f\U000e0041")

// lookalike lists letters of other scripts that look like a Latin one.
var lookalike = map[rune]string{
	'a': "аα", 'A': "АΑ", 'c': "сϲ", 'C': "СϹ", 'e': "еε", 'E': "ЕΕ", 'H': "НΗ", 'i': "іι", 'I': "ІΙ", 'k': "кκ", 'K': "КΚ", 'n': "ո", 'N': "Ν", 'o': "оο", 'O': "ОΟ", 's': "ѕ",
	'T': "ТΤ", 't': "т", 'u': "սυ", 'v': "ѵν", 'w': "ԝ", 'x': "хχ", 'X': "ХΧ", 'y': "уγ", 'Y': "ҮΥ", 'Z': "Ζ", 'M': "МΜ",
}

// knownNames are names that decide when they are written as they stand.
func knownNames() []string {
	return []string{"Huawei", "Huawei Technologies Co., Ltd.", "HUAWEI", "ZTE", "ZTE Corporation", "Zhongxing Telecom", "Hytera", "Hytera Communications Corporation Limited",
		"Hikvision", "Hangzhou Hikvision Digital Technology Co.,Ltd.", "EZVIZ Inc.", "Dahua", "Zhejiang Dahua Technology Co., Ltd.", "Imou", "HiSilicon", "Futurewei", "Hytera Mobilfunk GmbH"}
}

// A character that nobody sees changes nothing, wherever it stands and however
// many there are.
func TestHiddenCharactersChangeNothing(t *testing.T) {
	s := newIdentifier(t).Session()
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.SampledFrom(knownNames()).Draw(t, "name")
		want := s.Identify(row{man: name}.item(t))
		runes := []rune(name)
		for range rapid.IntRange(1, 4).Draw(t, "count") {
			i := rapid.IntRange(0, len(runes)).Draw(t, "at")
			runes = append(runes[:i], append([]rune{rapid.SampledFrom(hidden).Draw(t, "character")}, runes[i:]...)...)
		}
		got := s.Identify(row{man: string(runes)}.item(t))
		if verdict(got) != verdict(want) {
			t.Fatalf("%q is %s, and %q is %s", name, verdict(want), string(runes), verdict(got))
		}
	})
}

// A letter that looks like another never hides a vendor.
func TestLookalikesNeverClear(t *testing.T) {
	s := newIdentifier(t).Session()
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.SampledFrom(knownNames()).Draw(t, "name")
		want := s.Identify(row{man: name}.item(t))
		runes := []rune(name)
		var at []int
		for i, r := range runes {
			if lookalike[r] != "" {
				at = append(at, i)
			}
		}
		if len(at) == 0 {
			return
		}
		for range rapid.IntRange(1, 2).Draw(t, "count") {
			i := rapid.SampledFrom(at).Draw(t, "letter")
			if looks := []rune(lookalike[runes[i]]); len(looks) > 0 {
				runes[i] = rapid.SampledFrom(looks).Draw(t, "look")
			}
		}
		got := s.Identify(row{man: string(runes)}.item(t))
		if got.Level < gear.Possible || got.Vendor != want.Vendor {
			t.Fatalf("%q is %s, and %q is %s", name, verdict(want), string(runes), verdict(got))
		}
	})
}

// Case, blanks and punctuation between words change nothing.
func TestFormChangesNothing(t *testing.T) {
	s := newIdentifier(t).Session()
	forms := map[string]func(string) string{
		"upper": strings.ToUpper, "lower": strings.ToLower, "title": func(s string) string { return strings.ToTitle(s) },
		"two blanks": func(s string) string { return strings.ReplaceAll(s, " ", "  ") },
		"tabs":       func(s string) string { return strings.ReplaceAll(s, " ", "\t") },
		"around":     func(s string) string { return " \u00a0" + s + "\u3000" },
		"quotes":     func(s string) string { return "«" + s + "»" },
	}
	for _, name := range knownNames() {
		want := verdict(s.Identify(row{man: name}.item(t)))
		for form, change := range forms {
			if got := verdict(s.Identify(row{man: change(name)}.item(t))); got != want {
				t.Errorf("%s: %q is %s, want %s", form, change(name), got, want)
			}
		}
	}
}

// Whatever a cell holds, an answer comes back, and it is the same one again.
func TestAnyTextHasOneAnswer(t *testing.T) {
	a, b := newIdentifier(t).Session(), newIdentifier(t).Session()
	rapid.Check(t, func(t *rapid.T) {
		r := row{man: rapid.String().Draw(t, "maker"), model: rapid.String().Draw(t, "model"), mac: rapid.StringMatching(`[0-9a-fA-F:. -]{0,24}`).Draw(t, "address"), oid: rapid.StringMatching(`[0-9.]{0,30}`).Draw(t, "identifier")}
		first, second := a.Identify(r.item(t)), b.Identify(r.item(t))
		if verdict(first) != verdict(second) {
			t.Fatalf("%v is %s, and then %s", r, verdict(first), verdict(second))
		}
		if first.Level >= gear.Possible && (first.Vendor == "" || len(first.Evidence) == 0) {
			t.Fatalf("%v is %s without a vendor or a reason", r, verdict(first))
		}
	})
}

// FuzzNames looks for names that break the identification, or that it answers
// without a reason.
func FuzzNames(f *testing.F) {
	for _, s := range []string{"Huawei", "Hauwei Tech", "華為技術有限公司", "Хуавей", "Z.T.E.", "Huаwei", "(((", "Nokia; replaces ZTE", "»ªÎª", "Huawei\u200b", "A/B/C/D/E/F", "co c/o via", "\xff\xfe", strings.Repeat("Huawei ", 200), strings.Repeat("&amp;", 50)} {
		f.Add(s)
	}
	s := newIdentifier(f).Session()
	f.Fuzz(func(t *testing.T, text string) {
		for _, field := range []row{{man: text}, {model: text}, {descr: text}, {fcc: text}, {oid: text}, {mac: text}} {
			id := s.Identify(field.item(t))
			if id.Level >= gear.Possible && (id.Vendor == "" || len(id.Evidence) == 0) {
				t.Errorf("%q is %s without a vendor or a reason", text, verdict(id))
			}
		}
	})
}
