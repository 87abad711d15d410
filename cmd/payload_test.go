package cmd_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	formats "github.com/gearaudit/gearaudit/audit/report/output"
)

// payloads are texts that a terminal, a build log, a spreadsheet, a browser or a page
// of Markdown obeys.
func payloads() []string {
	return []string{
		"::error file=a,line=1::pwn", "::add-mask::1", "::stop-commands::pause", "::set-output name=a::b", " ::warning::x", "x ::notice::y", "%0A::error::x", "\r::error::x", "\n::error::x",
		"##[error]x", "##[group]x", "###[endgroup]", "##vso[task.setvariable variable=a]b", "##vso[task.complete result=Succeeded;]x", "##teamcity[buildStatus status='SUCCESS']",
		"section_start:1560896352:x\r\x1b[0K", "\x1b[2J\x1b[1;1H", "\x1b]0;title\a", "\x1b]52;c;cm0gLXJm\a", "\x1b]8;;https://evil.example\ax\x1b]8;;\a", "\u009b31m", "\u0090q\u009c", "\x7f\b\b\bok",
		"\u202etxt.exe", "\u2066x\u2069", "\u2028x", "a\u200bb", "\U000e0041", "=cmd|' /C calc'!A0", "+1+cmd", "@SUM(A1)", "-2+3+cmd", "\t=1+1", "＝1+1", "x;=1+1", "=HYPERLINK(\"https://evil.example\")",
		"<script>alert(1)</script>", "<img src=https://evil.example/a.png>", "![x](https://evil.example/a.png)", "@everyone", "|a|b|", "]]>", "<!-- x", "{{.}}", "%s%n", "$(id)", "`id`", "*/",
	}
}

// ours are the annotations that format github consists of.
var ours = regexp.MustCompile(`(?m)^::(error|warning|notice)( [^\n]*?)?::`)

// Whatever stands in an inventory, its headings and its name, in a profile, waivers,
// decisions, a price book, rules of the user's own and a list of carriers: no command
// prints, at any width and in any format, what a terminal or a build log obeys.
func TestPayloads(t *testing.T) {
	if testing.Short() {
		t.Skip("half a minute long")
	}
	dir := t.TempDir()
	in := func(name string) string { return filepath.Join(dir, name) }
	cell := func(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }
	yaml := func(s string) string {
		return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\r", `\r`, "\t", `\t`, "\x1b", `\x1b`, "\a", `\a`, "\b", `\b`, "\x7f", `\x7f`, "\u0090", `\u0090`, "\u009b", `\u009b`, "\u009c", `\u009c`, "\u2028", `\u2028`, "\ufeff", `\ufeff`).Replace(s) + `"`
	}
	var rows, carriers, waivers, decisions strings.Builder
	rows.WriteString("asset_tag,manufacturer,model,site_id,site_name,region,status,quantity,acquired_on,notes," + cell("::error::heading ##[x]") + "," + cell("=1+1\x1b[2J") + "\n")
	carriers.WriteString("carrier,customers,kind,approved\n")
	waivers.WriteString("waivers:\n")
	decisions.WriteString("decisions:\n")
	for i, p := range payloads() {
		q := cell(p)
		fmt.Fprintf(&rows, "%s,Huawei,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s\n", cell(p+fmt.Sprint(i)), q, q, q, q, q, q, q, q, q, q)
		fmt.Fprintf(&rows, "T%d,%s,RRU3908,S%d,%s,%s,active,1,2019-01-01,%s,,\n", i, q, i, q, q, q)
		fmt.Fprintf(&rows, "T%d,Nokia,%s,S,,,active,1,,,%s,,%s\n", i, q, q, q) // a cell too many
		if !strings.ContainsAny(p, "\n\r") {
			fmt.Fprintf(&carriers, "%s,%d,provider,1000000\n", q, 1000+i)
		}
		fmt.Fprintf(&waivers, "  - {id: %s, rule: designated-maker, match: {asset_tag: T%d}, reason: %s, approved_by: %s, ticket: %s, issued_on: 2026-10-01, expires_on: 2027-03-31}\n", yaml(fmt.Sprint(p, i)), i, yaml(p+"."), yaml(p+"."), yaml(p+"."))
		fmt.Fprintf(&decisions, "  - {match: {manufacturer: %s}, vendor: huawei, reason: %s, who: %s, when: 2026-11-01, expires: 2027-11-01}\n", yaml(p+"?"), yaml(p+"."), yaml(p+"."))
	}
	inventory := in("::error::in ##[x].csv")
	writeText(t, inventory, rows.String())
	writeText(t, in("two.csv"), strings.ReplaceAll(rows.String(), "RRU3908", "BBU3900"))
	writeText(t, in("carriers.csv"), carriers.String())
	writeText(t, in("w.yaml"), waivers.String())
	writeText(t, in("d.yaml"), decisions.String())
	writeText(t, in("p.yaml"), "operator: {name: "+yaml("x::error::x \x1b[2J ##[group]")+", country: US, kinds: [etc], usf: [high_cost]}\nas_of: 2026-11-21\n")
	writeText(t, in("prices.csv"), "item,model,function,low,high,currency,rate,quoted_on,quote_ref,firm,comparable\n,RRU3908,,1000,2000,USD,,2026-01-01,"+cell("::error::q ##[x] =1")+",yes,\n")
	run := in("run.json")
	base := []string{"--waivers", in("w.yaml"), "--decisions", in("d.yaml"), "--price-book", in("prices.csv")}
	with := func(args ...string) []string { return append(args, base...) }
	ran(t, 80, with("audit", inventory, "-p", in("p.yaml"), "-o", run)...)
	if _, err := os.Stat(run); err != nil {
		t.Fatal(err)
	}
	commands := [][]string{
		with("audit", inventory, "-p", in("p.yaml")), with("audit", in("two.csv"), "--profile", "none", "--baseline", run), with("audit", inventory, "--profile", "none", "--all"),
		{"identify", inventory}, {"identify", inventory, "--format", "csv"}, {"identify", inventory, "--format", "json"}, {"columns", inventory}, {"columns", inventory, "--format", "json"},
		{"explain", inventory, "2"}, {"explain", inventory, "3", "--all"}, {"explain", inventory, "4"}, {"explain", inventory, "T0", "--format", "json"}, {"explain", inventory, "::error::x"},
		{"diff", inventory, in("two.csv"), "--profile", "none"}, {"diff", run, in("two.csv"), "-p", in("p.yaml"), "-f", "markdown"}, {"diff", run, in("two.csv"), "-p", in("p.yaml"), "-f", "json"},
		with("review", inventory, "--profile", "none"), with("review", inventory, "--profile", "none", "-f", "yaml"),
		with("plan", inventory, "-p", in("p.yaml"), "--budget", "1M", "--period", "::error::x=1M"), with("plan", inventory, "-p", in("p.yaml"), "--budget", "1M", "-f", "csv"),
		{"rules", "timeline", inventory, "-p", in("p.yaml")}, with("verify", run, inventory, "-p", in("p.yaml")), {"verify", run, in("two.csv")},
		{"catalog", "lint", in("prices.csv")}, {"catalog", "lint", in("carriers.csv")}, {"catalog", "show", "::error::x"}, {"catalog", "list"}, {"catalog", "method"},
		{"rules", "show", "::error::x\x1b[2J"}, {"rules", "list"}, {"rules", "show", "us-889a"}, {"rules", "test", "us-889"}, {"rules", "lint", dir}, {"rules", "score", in("p.yaml")},
		{"vendors", "list"}, {"vendors", "show", "huawei"}, {"vendors", "show", "##[x]\x1b"}, {"vendors", "test", "hytera"},
		{"allocate", in("carriers.csv"), "--appropriation", "1M"}, {"allocate", in("carriers.csv"), "--appropriation", "1M", "-f", "csv"}, {"allocate", in("carriers.csv"), "--appropriation", "1M", "-f", "json"},
		with("config", "show", inventory, "-p", in("p.yaml")), {"init", inventory, "-o", "-"}, {"audit", in("::error::none ##[y]\x1b.csv")}, {"::error::command\x1b[2J"}, {"audit", "--::error::flag"},
		{"report", "--from", in("d.yaml")}, {"audit", inventory, "-p", in("w.yaml")}, {"audit", inventory, "--waivers", in("d.yaml")}, {"audit", inventory, "--map", "::error::x=##[y]"}, {"audit", inventory, "--as-of", "::error::"},
	}
	tried := 0
	for _, width := range []int{20, 33, 80, 200} {
		for _, args := range commands {
			_, text := ran(t, width, args...)
			actsNot(t, text, width, args)
			tried++
		}
		for _, f := range formats.Formats() {
			for _, args := range [][]string{{"report", "--from", run, "-f", f.Name}, with("audit", inventory, "--profile", "none", "-q", "-f", f.Name)} {
				if _, text := ran(t, width, args...); f.Name != "xlsx" {
					actsNot(t, text, width, args)
				}
				tried++
			}
		}
	}
	folder := in("evidence")
	ran(t, 80, with("evidence", folder, inventory, "-p", in("p.yaml"))...)
	files := 0
	err := filepath.WalkDir(folder, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.Contains(path, "given") {
			return err
		}
		b, err := os.ReadFile(path)
		if ext := filepath.Ext(path); ext != ".xlsx" && ext != ".sha256" { // a list of hashes names files as they are called
			actsNot(t, string(b), 0, []string{"evidence", filepath.Base(path)})
		}
		files++
		return err
	})
	if err != nil || files < 5 {
		t.Errorf("%d files of evidence, %v", files, err)
	}
	t.Logf("%d prints, %d files", tried, files)
}

// actsNot looks for what a terminal or a build log obeys in what a command printed.
func actsNot(t *testing.T, text string, width int, args []string) {
	t.Helper()
	rest := ours.ReplaceAllString(strings.TrimPrefix(text, "\ufeff"), "")
	if at := obeyed.FindStringIndex(rest); at != nil {
		t.Errorf("%q at width %d prints %q", args, width, rest[max(at[0]-60, 0):min(at[1]+60, len(rest))])
	}
	for _, r := range rest {
		if r > 0x7f && r < 0xa0 || r == '\u202e' || r == '\u2066' || r == '\u2028' || r == '\u200b' || r > 0xe0000 && r < 0xe0080 {
			t.Errorf("%q at width %d prints %U", args, width, r)
			return
		}
	}
}
