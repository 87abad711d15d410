package output_test

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func htmlOf(t testing.TB, run *report.Run) string {
	t.Helper()
	return string(render(t, "html", run, report.Options{}))
}

// What axe would look for, in every run: landmarks, headings, names, tables.
func TestHTMLIsAccessible(t *testing.T) {
	for name, run := range runs() {
		t.Run(name, func(t *testing.T) {
			doc := parseHTML(t, htmlOf(t, run))
			for _, problem := range accessible(doc) {
				t.Error(problem)
			}
		})
	}
}

// Each check can fail: a page that breaks it is told from one that does not.
func TestAccessibleSeesFaults(t *testing.T) {
	good := htmlOf(t, manyRun())
	for _, c := range []struct{ name, old, new string }{
		{"no language", `<html lang="en">`, `<html>`},
		{"no title", `<title>`, `<title></title><title>`},
		{"no main part", `<main id="main">`, `<div id="main">`},
		{"heading left out", `<h2 id="money">The money</h2>`, `<h4 id="money">The money</h4>`},
		{"table without a caption", `<caption>Items at each site, the worst site first</caption>`, ``},
		{"heading cell without scope", `<th scope="col">Name</th>`, `<th>Name</th>`},
		{"row without a heading", `<th scope="row">S00</th>`, `<td>S00</td>`},
		{"cell too many", `<th scope="row">S00</th>`, `<th scope="row">S00</th><td></td>`},
		{"picture without a name", `aria-labelledby="chart-money-c chart-money-d"`, ``},
		{"name that is nowhere", `aria-labelledby="chart-money-c chart-money-d"`, `aria-labelledby="nowhere"`},
		{"id twice", `<h2 id="money">`, `<h2 id="sites">`},
		{"link to nowhere", `href="#money"`, `href="#mony"`},
		{"region that no key reaches", `aria-labelledby="money" tabindex="0"`, `aria-labelledby="money"`},
		{"script in an attribute", `<h2 id="money">`, `<h2 id="money" onclick="x()">`},
		{"style in an attribute", `<h2 id="money">`, `<h2 id="money" style="x">`},
		{"picture from elsewhere", `<h2 id="money">`, `<img src="https://example.com/a.png"><h2 id="money">`},
		{"link that is not an address", `href="https://www.gov.uk/huawei"`, `href="javascript:x"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			bad := strings.Replace(good, c.old, c.new, 1)
			if bad == good {
				t.Fatalf("the page has no %s", c.old)
			}
			if c.name == "no main part" {
				bad = strings.Replace(bad, "</main>", "</div>", 1)
			}
			if len(accessible(parseHTML(t, bad))) == 0 {
				t.Error("nothing was noticed")
			}
		})
	}
}

// The policy lets the browser run what the page holds, and nothing else.
func TestHTMLPolicy(t *testing.T) {
	page := htmlOf(t, manyRun())
	policy := parseHTML(t, page).find("meta", "http-equiv", "Content-Security-Policy").attrs["content"]
	hash := func(name string) string {
		m := regexp.MustCompile(`(?s)<`+name+`>(.*?)</`+name+`>`).FindAllStringSubmatch(page, -1)
		if len(m) != 1 {
			t.Fatalf("%d elements %s", len(m), name)
		}
		sum := sha256.Sum256([]byte(m[0][1]))
		return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	want := "default-src 'none'; style-src " + hash("style") + "; script-src " + hash("script") + "; img-src data:; base-uri 'none'; form-action 'none'"
	if policy != want {
		t.Errorf("policy %q, want %q", policy, want)
	}
	for _, word := range []string{"@import", "url(", "fetch(", "XMLHttpRequest", "innerHTML", "eval(", "document.write"} {
		if strings.Contains(page, word) {
			t.Errorf("the page holds %s", word)
		}
	}
}

// The tables hold the numbers of the run.
func TestHTMLSaysTheRun(t *testing.T) {
	run := manyRun()
	doc := parseHTML(t, htmlOf(t, run))
	text := doc.text()
	for _, want := range []string{
		"14 of 58 items from designated vendors at 12 sites.", "Likely at least $48.2M (P10 $29.0M, P90 $80.0M) against $30.0M: short; the budget is enough with a chance of 9%.",
		"60 rows read = 58 judged + 2 rejected.", "values: {status: {offen: active}}", "--map manufacturer=Hersteller", "Waivers excuse 1 finding", "It adds $15,000 to the likely cost", "29 items, what is new since the baseline first, the worst outcome first", "$48,213,400", "Missing $18,213,400 at P50, ",
		"3 units have no price", "between 0.0900 and 0.1200", "2.7 is not a whole number", "day and month cannot be told apart", "waiver W-2", "manufacturer: HW is Huawei",
		"price of radio units: 61% of the variance", "Asked for: Prairie Telephone (US), acs_provider, etc", "fill in acquired_on, funding; does it serve critical infrastructure?",
		"Verdict: incomplete (exit code 3)", run.Inputs[1].SHA256, run.Packs[0].SHA256, "This is not legal advice.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	rows := doc.find("table", "id", "finding-rows").all("tr")
	if len(rows) != itemsWithFindings(run)+1 {
		t.Errorf("%d items are listed, of %d", len(rows)-1, itemsWithFindings(run))
	}
}

// Findings stand in order of gravity, and in input order within an outcome.
func TestHTMLOrder(t *testing.T) {
	var got []string
	for _, row := range parseHTML(t, htmlOf(t, manyRun())).find("table", "id", "finding-rows").all("tr")[1:] {
		o := row.all("td")[0].attrs["data-o"]
		if len(got) == 0 || got[len(got)-1] != o {
			got = append(got, o)
		}
	}
	if d := cmp.Diff([]string{"breach", "due", "report", "review", "breach", "due"}, got); d != "" {
		t.Error(d)
	}
}

// An empty run says so, and claims nothing.
func TestHTMLEmpty(t *testing.T) {
	text := parseHTML(t, htmlOf(t, emptyRun())).text()
	for _, want := range []string{"None of 2 items is known to be from a designated vendor.", "No operator profile was given", "That clears no row"} {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	bare := &report.Run{Head: report.Head{SchemaVersion: report.SchemaVersion, AsOf: "2026-11-21"}}
	if text := parseHTML(t, htmlOf(t, bare)).text(); !strings.Contains(text, "No row was judged.") || !strings.Contains(text, "No file") {
		t.Errorf("a run of nothing: %s", text)
	}
}

// Long lists are cut, and the page says that they are.
func TestHTMLLimit(t *testing.T) {
	text := parseHTML(t, string(render(t, "html", manyRun(), report.Options{Limit: 5}))).text()
	for _, want := range []string{"The list has 12 sites, of which the first 5 are shown here.", "The list has 14 lines, of which the first 5 are shown here."} {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	run := manyRun()
	run.Summary.Counts.Rejected, run.Summary.Counts.Rows = 12, 70
	if text := parseHTML(t, htmlOf(t, run)).text(); !strings.Contains(text, "10 more rejected rows that are not listed") {
		t.Error("the page says nothing of the rejected rows that it was not given")
	}
}

// Whatever the texts of a run, the page has the same elements: text stays text.
func TestHTMLHostile(t *testing.T) {
	want := skeleton(parseHTML(t, htmlOf(t, tainted(manyRun(), "x"))))
	rapid.Check(t, func(r *rapid.T) {
		run := tainted(manyRun(), taintText().Draw(r, "text"))
		if d := cmp.Diff(want, skeleton(parseHTML(t, htmlOf(t, run)))); d != "" {
			r.Fatalf("a text became markup:\n%s", d)
		}
	})
}

// A hostile text can be read on the page, as it is.
func TestHTMLShowsHostileText(t *testing.T) {
	const evil = "</script><script>alert(1)</script>'\"&lt;\x1b[2J\u202e{{.}}"
	run := oneRun()
	run.Items[1].Findings[0].Message = "m" + evil
	run.Rules[0].Sources[0].URL, run.Estimate.Currency = "javascript:alert(1)", "<b>"
	page := htmlOf(t, run)
	if text := parseHTML(t, page).text(); !strings.Contains(text, `M</script><script>alert(1)</script>'"&lt;\x1b[2J\u202e{{.}}`) {
		t.Error("the text is not shown as it is")
	}
	if strings.Contains(page, "javascript:") || strings.Contains(page, "<b> 98") {
		t.Error("the page links to a script, or takes a currency for markup")
	}
}

// Texts as long as a cell may be make a long page, and no other.
func TestHTMLLong(t *testing.T) {
	want := skeleton(parseHTML(t, htmlOf(t, tainted(oneRun(), "x"))))
	text := strings.Repeat("long <b> ", 7000)
	if d := cmp.Diff(want, skeleton(parseHTML(t, htmlOf(t, tainted(oneRun(), text))))); d != "" {
		t.Errorf("a long text became markup:\n%s", d)
	}
}

func FuzzHTML(f *testing.F) {
	for _, s := range taintSeeds() {
		f.Add(s)
	}
	want := ""
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 512 {
			return // a thousand cells of the page have it: it is TestHTMLLong's
		}
		if want == "" {
			want = skeleton(parseHTML(t, htmlOf(t, tainted(manyRun(), "x"))))
		}
		if got := skeleton(parseHTML(t, htmlOf(t, tainted(manyRun(), text)))); got != want {
			t.Fatalf("%q became markup", text)
		}
	})
}

var colour = regexp.MustCompile(`--([a-z-]+): (#[0-9a-f]{6})`)

// Letters stand out from what is behind them by 4.5 to 1, bars by 3 to 1, in
// light, in dark and on paper.
func TestHTMLContrast(t *testing.T) {
	css, err := os.ReadFile("../html/page/style.css")
	if err != nil {
		t.Fatal(err)
	}
	blocks := strings.Split(string(css), ":root {")[1:]
	if len(blocks) != 3 {
		t.Fatalf("%d sets of colours, want light, dark and print", len(blocks))
	}
	for i, block := range blocks {
		block, _, _ = strings.Cut(block, "}")
		c := map[string]string{}
		for _, m := range colour.FindAllStringSubmatch(block, -1) {
			c[m[1]] = m[2]
		}
		for _, pair := range []struct {
			front, back string
			least       float64
		}{
			{"text", "bg", 7}, {"text", "panel", 7}, {"soft", "bg", 4.5}, {"soft", "panel", 4.5}, {"link", "bg", 4.5}, {"link", "panel", 4.5},
			{"breach", "breach-bg", 4.5}, {"due", "due-bg", 4.5}, {"report", "report-bg", 4.5}, {"review", "review-bg", 4.5}, {"other", "other-bg", 4.5}, {"good", "good-bg", 4.5},
			{"breach-bar", "bg", 3}, {"due-bar", "bg", 3}, {"report-bar", "bg", 3}, {"review-bar", "bg", 3}, {"other-bar", "bg", 3}, {"good-bar", "bg", 3},
		} {
			if got := contrast(t, c[pair.front], c[pair.back]); got < pair.least {
				t.Errorf("set %d: %s on %s has a contrast of %.2f, want %.1f", i, pair.front, pair.back, got, pair.least)
			}
		}
	}
}

// contrast is the ratio that WCAG defines.
func contrast(t *testing.T, a, b string) float64 {
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(t *testing.T, c string) float64 {
	if len(c) != 7 {
		t.Fatalf("no colour %q", c)
	}
	var sum float64
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(c[1+2*i:3+2*i], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		v := float64(n) / 255
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		sum += weight * v
	}
	return sum
}

// bigRun has n rows with a finding each.
func bigRun(n int) *report.Run {
	run := manyRun()
	items := run.Items
	run.Items = nil
	for i := range n {
		it := items[2*(i%29)]
		it.Source = line("data/big.csv", i+2)
		it.AssetTag, it.ID = fmt.Sprintf("AT-%06d", i), fmt.Sprintf("c%015d", i)
		it.Findings = append([]report.Finding{}, it.Findings...)
		for k := range it.Findings {
			it.Findings[k].ID = fmt.Sprintf("f%d%014d", k, i)
		}
		run.Items = append(run.Items, it)
	}
	return run
}

// A page of 10,000 findings stays of a size that a browser opens at once.
func TestHTMLSize(t *testing.T) {
	if n := len(htmlOf(t, bigRun(10_000))); n > 9<<20 {
		t.Errorf("10,000 findings make %d MB", n>>20)
	}
}

func BenchmarkHTML(b *testing.B) {
	run := bigRun(10_000)
	b.ReportAllocs()
	for b.Loop() {
		b.SetBytes(int64(len(render(b, "html", run, report.Options{}))))
	}
}
