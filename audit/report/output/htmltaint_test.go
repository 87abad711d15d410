package output_test

import (
	"reflect"
	"strings"

	"github.com/gearaudit/gearaudit/audit/report"
	"pgregory.net/rapid"
)

// tainted adds a text to every text of a run that is neither empty nor a
// number, a day, an outcome, a state since the baseline or a currency, which decide what parts a report has.
func tainted(run *report.Run, text string) *report.Run {
	taint(reflect.ValueOf(run).Elem(), text)
	return run
}

func taint(v reflect.Value, text string) {
	switch v.Kind() {
	case reflect.String:
		if s := v.String(); strings.Trim(s, "0123456789.-") != "" {
			v.SetString(s + text)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if name := v.Type().Field(i).Name; name != "Outcome" && name != "Baseline" && name != "Currency" {
				taint(v.Field(i), text)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			taint(v.Index(i), text)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			taint(v.Elem(), text)
		}
	}
}

func taintSeeds() []string {
	return []string{
		"", "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='x", "</title></style></textarea><svg onload=x>", "<!--", "]]>", "&lt;b&gt;&#x3c;",
		"{{.}}", "javascript:alert(1)", "\x00\x1b[2J\u202e\u2028", "=cmd|'/C calc'!A0", "@SUM(1)", "+1", "-1-1", "_x003D_", "_x000D_\r\n\t", "\ufffe\uffff\xff\xfe",
		"::error::x", "##[group]", "华为 Ελλάδα אבג", strings.Repeat("long ", 800),
	}
}

// taintText makes texts of what is dangerous more often than chance would.
func taintText() *rapid.Generator[string] {
	piece := rapid.OneOf(rapid.SampledFrom(taintSeeds()[:21]), rapid.SampledFrom(strings.Split("<|>|\"|'|&|/|=|`| |\n", "|")), rapid.String())
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(piece, 0, 5).Draw(t, "pieces"), "")
	})
}
