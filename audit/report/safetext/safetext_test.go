package safetext_test

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"github.com/gearaudit/gearaudit/audit/report/safetext"
)

func TestVisible(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"plain", "BBU5900 rev. 2", "BBU5900 rev. 2"},
		{"empty", "", ""},
		{"letters of other scripts", "华为 Ελλάδα ไทย אבג é", "华为 Ελλάδα ไทย אבג é"},
		{"signs", "€ ½ → 😀", "€ ½ → 😀"},
		{"escape sequence", "\x1b[2Jgone", `\x1b[2Jgone`},
		{"title and clipboard", "\x1b]52;c;eA==\a", `\x1b]52;c;eA==\x07`},
		{"one byte CSI", "\u009b2J", `\x9b2J`},
		{"delete", "a\x7fb", `a\x7fb`},
		{"null", "Hua\x00wei", `Hua\x00wei`},
		{"line ends", "a\r\nb\tc", `a\r\nb\tc`},
		{"turned direction", "abc\u202ecba", `abc\u202ecba`},
		{"isolates", "\u2066x\u2069", `\u2066x\u2069`},
		{"zero width", "Hua\u200bwei\u200d\ufeff", `Hua\u200bwei\u200d\ufeff`},
		{"separators", "a\u2028b\u2029c", `a\u2028b\u2029c`},
		{"fillers that look like nothing", "\u3164\u115f\u2800\u034f", `\u3164\u115f\u2800\u034f`},
		{"tags", "x\U000e0041", `x\U000e0041`},
		{"private use", "\ue000", `\ue000`},
		{"unassigned", "\u0378", `\u0378`},
		{"no UTF-8", "a\xff\xfeb", `a\xff\xfeb`},
		{"the sign for no UTF-8 itself", "\ufffd", "\ufffd"},
	} {
		t.Run(c.name, func(t *testing.T) { equal(t, safetext.Visible(c.in), c.want) })
	}
}

// What must be shown is found at any place of a text, however long it is.
func TestInertFindsEveryByte(t *testing.T) {
	for at := range 19 {
		for c := range 256 {
			text := []byte("printable ~ ASCII !")
			text[at] = byte(c)
			if kept := safetext.Inert(text); kept != (c >= ' ' && c <= '~' && c != '#' && (at > 0 || !strings.ContainsRune("=+-@", rune(c)))) {
				t.Fatalf("byte %#x at %d: inert %v", c, at, kept)
			}
		}
	}
}

func TestInert(t *testing.T) {
	for text, want := range map[string]bool{
		"": true, "AT-7": true, `model "X-1" (weak); mac "00:18"`: true, "12": true, "a;b": true, "a; \"-48": false,
		"-1": false, ` "=1`: false, "a;=1": false, "a #1": false, "é": false, "a\n": false,
	} {
		if safetext.Inert([]byte(text)) != want {
			t.Errorf("%q is inert: %v", text, !want)
		}
	}
}

func TestTerminal(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"command at the start", "::error::x", ": :error::x"},
		{"command after a blank, where a line may break", "a ::error::x", "a : :error::x"},
		{"address", "fe80::1", "fe80::1"},
		{"more colons", ":::::", ": : : : :"},
		{"old command", "##[group]x", "# #[group]x"},
		{"command of another runner", "a##vso[task.complete]", "a# #vso[task.complete]"},
		{"odd number of signs", "###[x]", "# # #[x]"},
		{"one sign", "unit #4", "unit #4"},
		{"line end cannot start a command", "x\n::stop-commands::y", `x\n::stop-commands::y`},
	} {
		t.Run(c.name, func(t *testing.T) { equal(t, safetext.Terminal(c.in), c.want) })
	}
}

func TestAnnotationParts(t *testing.T) {
	equal(t, safetext.Message("100 % sure\nnext\r::error::"), `100 %25 sure%0Anext\r::error::`)
	equal(t, safetext.Message("##[error]"), `# #[error]`)
	equal(t, safetext.Property("a,b:c%\nd"), `a%2Cb%3Ac%25\nd`)
	equal(t, safetext.Property("::"), `%3A %3A`)
}

func TestLines(t *testing.T) {
	in := "head\n ::error::x\n::warning::\n│ fe80::1 │\n a ##[x]\n\u00a0::debug::"
	want := "head\n : :error::x\n: :warning::\n│ fe80::1 │\n a # #[x]\n\u00a0: :debug::"
	equal(t, safetext.Lines(in), want)
	equal(t, safetext.Lines("no commands"), "no commands")
}

func TestCell(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"plain", "Huawei", "Huawei"},
		{"empty", "", ""},
		{"number", "-104.123456", "-104.123456"},
		{"formula", "=1+1", "'=1+1"},
		{"command", "=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"},
		{"plus", "+1 555", "'+1 555"},
		{"minus that is not a number", "-1-1", "'-1-1"},
		{"minus and exponent", "-1e3", "'-1e3"},
		{"at", "@SUM(1)", "'@SUM(1)"},
		{"full width", "＝1", "'＝1"},
		{"blank in front", "  =1", "'  =1"},
		{"quote in front", "\"=1", "'\"=1"},
		{"tab in front", "\t=1", `\t=1`},
		{"line end in front", "\r\n=1", `\r\n=1`},
		{"a new cell where commas are points", "a;=1", "a;'=1"},
		{"minus inside", "MA5800-X7", "MA5800-X7"},
		{"semicolon and blank", "a; -48V", "a; '-48V"},
		{"log command", "##[x]", "# #[x]"},
	} {
		t.Run(c.name, func(t *testing.T) { equal(t, safetext.Cell(c.in), c.want) })
	}
}

func TestFirstCell(t *testing.T) {
	equal(t, safetext.FirstCell("::add-mask::1"), "'::add-mask::1")
	equal(t, safetext.FirstCell("  ::error::x"), "'  ::error::x")
	equal(t, safetext.FirstCell("A-7 ::x"), "A-7 ::x")
	equal(t, safetext.FirstCell("=1"), "'=1")
}

func TestNumber(t *testing.T) {
	for _, s := range []string{"0", "12", "-12", "0.5", "-104.99"} {
		if !safetext.Number(s) {
			t.Errorf("%q is a number", s)
		}
	}
	for _, s := range []string{"", "-", "+1", "1.", ".5", "1e3", "1,000", "0x10", "1.2.3", "--1", "-=1", "１"} {
		if safetext.Number(s) {
			t.Errorf("%q is no plain number", s)
		}
	}
}

func TestMarkdown(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"plain", "BBU 5900", "BBU 5900"},
		{"mention", "@everyone", `\@&#8203;everyone`},
		{"issue", "see #12", `see \#&#8203;12`},
		{"table", "a|b", `a\|b`},
		{"image", "![x](http://a/b.png)", `\!\[x\]\(http:&#8203;//a/b.png\)`},
		{"tag", "<details>&amp;", `&lt;details&gt;&amp;amp;`},
		{"emphasis and code", "*a* _b_ `c` ~d~", "\\*a\\* \\_b\\_ \\`c\\` \\~d\\~"},
		{"host", "WWW.example.com www.b", "WWW&#8203;.example.com www&#8203;.b"},
		{"escape", `\|`, `\\\|`},
		{"line", "a\nb", `a\\nb`},
		{"rule", "---", `\-\-\-`},
	} {
		t.Run(c.name, func(t *testing.T) { equal(t, safetext.Markdown(c.in), c.want) })
	}
}

func TestJSONKeepsValues(t *testing.T) {
	for _, s := range []string{"plain", "华为", "\u202e\u009b\x7f", "##[x] ###", "\U000e0041", "a\nb", "\u2028", "\ufeff"} {
		src, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		var back string
		if err := json.Unmarshal(safetext.JSON(src), &back); err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		equal(t, back, s)
	}
	equal(t, string(safetext.JSON([]byte(`"##[x] `+"\u202e\U000e0041"+`"`))), `"#\u0023[x] \u202e\udb40\udc41"`)
	equal(t, string(safetext.JSON([]byte("{\n \"a\": 1\n}"))), "{\n \"a\": 1\n}")
}

// A text of any kind, made of what is dangerous more often than chance would.
func hostile() *rapid.Generator[string] {
	piece := rapid.OneOf(
		rapid.SampledFrom([]string{
			"\x1b[2J", "\x1b]8;;http://x\a", "\u009b", "\r", "\n", "\t", "\x00", "\u202e", "\u2066", "\u200b", "::error::", "::", ":", "##[", "##", "#",
			"##vso[", "=", "+", "-", "@", "＝", ";", ",", "\"", "'", " ", "\u3000", "|", "<", ">", "&", "`", "\xff", "%0A", "http://", "www.", "华为",
		}),
		rapid.String(),
	)
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(piece, 0, 8).Draw(t, "pieces"), "")
	})
}

func TestNothingActs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		checkAll(t, hostile().Draw(t, "text"))
	})
}

func FuzzSafetext(f *testing.F) {
	for _, s := range []string{"", "::error::", "##[x]", "\x1b[2J", "=cmd|'x'!A0", "a;\u3000=1", "\u202e", "[x](y)", "\xff##"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { checkAll(t, s) })
}

type failer interface{ Fatalf(string, ...any) }

// checkAll holds every function to what it promises for any text.
func checkAll(t failer, s string) {
	for name, out := range map[string]string{
		"Visible": safetext.Visible(s), "Terminal": safetext.Terminal(s), "Message": safetext.Message(s),
		"Property": safetext.Property(s), "Cell": safetext.Cell(s), "Markdown": safetext.Markdown(s),
	} {
		for _, r := range out {
			if !unicode.IsGraphic(r) {
				t.Fatalf("%s(%q) = %q holds %U", name, s, out, r)
			}
		}
		if name != "Visible" && strings.Contains(out, "##") {
			t.Fatalf("%s(%q) = %q holds ##", name, s, out)
		}
	}
	if safetext.Inert([]byte(s)) && safetext.Cell(s) != s {
		t.Fatalf("%q is no inert cell, it becomes %q", s, safetext.Cell(s))
	}
	checkTerminal(t, safetext.Terminal(s))
	checkCell(t, safetext.Cell(s))
	if p := safetext.Property(s); strings.ContainsAny(p, ",:") {
		t.Fatalf("Property(%q) = %q ends the property", s, p)
	}
	for _, line := range strings.Split(safetext.Lines(s), "\n") {
		if strings.HasPrefix(strings.TrimSpace(line), "::") || strings.Contains(line, "##") {
			t.Fatalf("Lines(%q) leaves the command %q", s, line)
		}
	}
}

func checkTerminal(t failer, out string) {
	for _, word := range strings.Fields(out) {
		if strings.HasPrefix(word, "::") {
			t.Fatalf("%q has a word that starts a command", out)
		}
	}
}

func checkCell(t failer, out string) {
	if safetext.Number(out) {
		return
	}
	for _, part := range strings.Split(out, ";") {
		if start := strings.TrimSpace(part); start != "" && strings.ContainsRune("=+-@＝＋－＠\t\r\n\x00", []rune(start)[0]) {
			t.Fatalf("the cell %q would be computed", out)
		}
	}
}

func equal(t *testing.T, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestMarkdownLink(t *testing.T) {
	equal(t, safetext.MarkdownLink("47 CFR 54.9 [x]", "https://www.fcc.gov/a-b?c=1"), `[47 CFR 54.9 \[x\]](https://www.fcc.gov/a-b?c=1)`)
	equal(t, safetext.MarkdownLink("", "https://www.fcc.gov/"), "")
	for _, address := range []string{"", "https://", "http://a/", "HTTPS://a/", "https://a b", "https://a)", "https://a|b", "https://a\n", "https://a\\", "https://ü/", "https://a/##x", "javascript:x", "//a"} {
		equal(t, safetext.MarkdownLink("a_b", address), `a\_b`)
	}
}

func TestUnlinked(t *testing.T) {
	equal(t, safetext.Unlinked("[x](http://a) [y](1)](2)"), "[x] (http://a) [y] (1)] (2)")
	equal(t, safetext.Unlinked("a[0] (b)\x1b"), `a[0] (b)\x1b`)
}
