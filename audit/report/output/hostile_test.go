package output_test

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/gearaudit/gearaudit/audit/report"
	"pgregory.net/rapid"
)

// naughty lists texts that something obeys: terminals, build logs,
// spreadsheets, browsers, Markdown pages, viewers of SARIF, shells, templates.
func naughty() []string {
	return []string{
		"", " ", "-", "0", "plain",
		"\x1b[2J\x1b[1;1H", "\x1b]0;title\a", "\x1b]52;c;cm0gLXJm\a", "\x1b]8;;https://evil.example\ax\x1b]8;;\a", "\u009b2J", "\u0090x\u009c",
		"a\rb", "a\nb", "a\r\n::error::x", "\n::stop-commands::pause", "\v\f\b\x00\x7f", "\t=1+1",
		"::error file=a,line=1::x", "::add-mask::1", " ::set-output name=a::b", "##[error]x", "##vso[task.setvariable variable=a]b", "##teamcity[x]", "###[group]",
		"=1+1", "+1-1", "-1+1", "@SUM(A1)", "=cmd|' /C calc'!A0", "＝1+1", "a;=1+1", "\u3000=1", `=HYPERLINK("https://evil.example";"x")`, `"=1`,
		"<script>alert(1)</script>", "</td></table><h1>x", "<img src=x onerror=alert(1)>", "]]>", "<!--", "-->", "<![CDATA[x]]>", "&lt;&amp;&#x41;&nbsp;",
		"@everyone", "#1", "[x](https://evil.example)", "![x](https://evil.example/a.png)", "`x`", "```", "|a|b|", "---", "* x", "www.evil.example", "https://evil.example/x", "</details>", ":tada:",
		"\u202etxt.exe", "\u2066x\u2069", "a\u200bb\u200d", "\ufeffx", "\u2028x\u2029", "\U000e0041\U000e007f", "\u3164", "\u0378",
		"华为 中兴", "Ηuawei", "é e\u0301", "😀👩\u200d👩", "שלום", "مرحبا",
		"{{.Items}}", "${jndi:x}", "%s%n%x", "%0A%0D", "$(id)", "'; DROP TABLE x; --", `C:\x\y`, `\n\\`, `"quoted"`, `'`, ",;\t", "a,b;c",
		"1e309", "NaN", "-0", "1,000", "９９", "2026-11-21", "javascript:alert(1)", "../../etc/passwd", "https://a/)](b",
	}
}

// poisoned is a run with several of everything in which text stands in every
// field that holds any, also in those that only a stranger's file could spoil.
// Only what ties findings to items stays different from row to row.
func poisoned(text string) *report.Run {
	run := manyRun()
	poison(reflect.ValueOf(run).Elem(), func() string { return text })
	tie(run, text)
	return run
}

// mixed is a run in whose texts all naughty ones follow each other, begun at
// another one for each shift.
func mixed(shift int) *report.Run {
	run, all, n := manyRun(), naughty(), shift
	poison(reflect.ValueOf(run).Elem(), func() string { n++; return all[n%len(all)] })
	tie(run, all[shift%len(all)])
	return run
}

// poison sets every text that v leads to.
func poison(v reflect.Value, next func() string) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(next())
	case reflect.Struct:
		for i := range v.NumField() {
			poison(v.Field(i), next)
		}
	case reflect.Slice:
		for i := range v.Len() {
			poison(v.Index(i), next)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			poison(v.Elem(), next)
		}
	case reflect.Map:
		counts := reflect.MakeMap(v.Type())
		for _, k := range v.MapKeys() {
			counts.SetMapIndex(reflect.ValueOf(k.String()+next()), v.MapIndex(k))
		}
		v.Set(counts)
	}
}

// tie makes a run hold together again: what Read insists on.
func tie(run *report.Run, text string) {
	run.SchemaVersion = report.SchemaVersion
	for i := range run.Items {
		it := &run.Items[i]
		it.ID = fmt.Sprintf("%s%d", text, i)
		it.Source = report.Source{File: text, Sheet: it.Source.Sheet, Line: i + 2}
		for k := range it.Findings {
			it.Findings[k].ID = fmt.Sprintf("%s%d", it.ID, k)
		}
	}
}

// anyRun draws runs with text of all kinds in all places.
func anyRun() *rapid.Generator[*report.Run] {
	piece := rapid.OneOf(rapid.SampledFrom(naughty()), rapid.String())
	text := rapid.Custom(func(t *rapid.T) string { return strings.Join(rapid.SliceOfN(piece, 0, 3).Draw(t, "pieces"), "") })
	return rapid.Custom(func(t *rapid.T) *report.Run {
		some := rapid.SliceOfN(text, 1, 6).Draw(t, "texts")
		run, n := manyRun(), 0
		poison(reflect.ValueOf(run).Elem(), func() string { n++; return some[n%len(some)] })
		tie(run, some[0])
		return run
	})
}
