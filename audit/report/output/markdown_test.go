package output_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/report"
)

// cellsOf takes a line of a Markdown table apart at the bars that are not
// escaped.
func cellsOf(line string) []string {
	var out []string
	cell := ""
	for i := 1; i < len(line); i++ {
		switch {
		case line[i] == '\\' && i+1 < len(line):
			cell += line[i : i+2]
			i++
		case line[i] == '|':
			out = append(out, strings.TrimSpace(cell))
			cell = ""
		default:
			cell += line[i : i+1]
		}
	}
	return out
}

// plain undoes the escapes of Markdown, as a page would show it.
func plain(s string) string {
	s = strings.ReplaceAll(s, "&#8203;", "")
	s = regexp.MustCompile(`\\([^A-Za-z0-9])`).ReplaceAllString(s, "$1")
	return strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&").Replace(s)
}

// mdTable is a table of a page: the text of its fold, its headings and rows.
type mdTable struct {
	fold string
	rows [][]string
	more string
}

var (
	foldLine = regexp.MustCompile(`^<details><summary>([^<>]*)</summary>$`)
	moreLine = regexp.MustCompile(`^([\d,]+) more (is|are) not shown here\.$`)
)

// readMarkdown reads a comment and fails on a line that is no part of one: raw
// markup, a table with a row too wide or a fold that stays open.
func readMarkdown(t testing.TB, run *report.Run) (tables []mdTable, prose []string) {
	t.Helper()
	text := string(render(t, "markdown", run, report.Options{}))
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if lines[0] != "<!-- gearaudit -->" {
		t.Fatalf("the first line is no mark: %q", lines[0])
	}
	fold, inside := "", false
	for i, line := range lines[1:] {
		switch m := foldLine.FindStringSubmatch(line); {
		case m != nil && !inside:
			fold, inside = m[1], true
		case line == "</details>" && inside:
			fold, inside = "", false
		case strings.HasPrefix(line, "|"):
			if !strings.HasPrefix(lines[i], "|") {
				tables = append(tables, mdTable{fold: fold})
			}
			last := &tables[len(tables)-1]
			last.rows = append(last.rows, cellsOf(line))
			if len(last.rows[0]) != len(cellsOf(line)) {
				t.Errorf("%d cells under %d headings: %q", len(cellsOf(line)), len(last.rows[0]), line)
			}
		case moreLine.MatchString(line):
			tables[len(tables)-1].more = moreLine.FindStringSubmatch(line)[1]
		case line != "":
			prose = append(prose, plain(line))
		}
		if strings.ContainsAny(strings.TrimSuffix(foldLine.ReplaceAllString(line, ""), "</details>"), "<>") {
			t.Errorf("raw markup: %q", line)
		}
	}
	if inside {
		t.Error("a fold stays open")
	}
	return tables, prose
}

// folded finds the table of which the fold begins so.
func folded(t testing.TB, tables []mdTable, begins string) mdTable {
	t.Helper()
	for _, table := range tables {
		if strings.HasPrefix(table.fold, begins) {
			return table
		}
	}
	t.Fatalf("no fold begins with %q", begins)
	return mdTable{}
}

func TestMarkdownSaysTheRun(t *testing.T) {
	run := manyRun()
	tables, prose := readMarkdown(t, run)
	if prose[0] != "## gearaudit: incomplete" || !strings.Contains(strings.Join(prose, "\n"), "14 of 58 items from designated vendors at 12 sites") {
		t.Errorf("the head is %q", prose[:2])
	}
	if !strings.Contains(prose[len(prose)-1], "not cleared") {
		t.Errorf("the end is %q", prose[len(prose)-1])
	}
	sum := 0
	for _, row := range tables[1].rows[2:] {
		var n int
		if _, err := fmt.Sscan(row[0], &n); err != nil {
			t.Fatal(err)
		}
		sum += n
	}
	if sum != 60 {
		t.Errorf("the rows of the outcomes come to %d of 60", sum)
	}
	found := folded(t, tables, "28 items that the baseline knows")
	if len(found.rows) != 27 || found.more != "3" {
		t.Errorf("%d findings and %s more, of 28", len(found.rows)-2, found.more)
	}
	if got := plain(strings.Join(found.rows[4], " | ")); got != "breach | AT-024, Model huawei of Huawei, at S00 | breach us-usf-54.9; advisory eu-csa2 |  | equipment about $1.87k ($1.00k to $3.50k) |  | data/north.csv:26" {
		t.Errorf("the third finding: %s", got)
	}
	for _, begins := range []string{"2 rows were not judged", "5 rules", "12 sites", "Missing facts", "Share limits", "2 waivers", "Basis of this report"} {
		folded(t, tables, begins)
	}
}

func TestMarkdownMoney(t *testing.T) {
	tables, _ := readMarkdown(t, manyRun())
	got := ""
	for _, row := range tables[2].rows[2:] {
		got += plain(strings.Join(row, " ")) + "\n"
	}
	want := "equipment alone $9,100,000 $15,250,000 $21,000,000 $25,400,000\n" +
		"all-in, as requested $29,000,000 $48,213,400 $66,000,000 $80,000,000\n" +
		"all-in, as a program typically approves $26,000,000 $45,600,000 $63,800,000 $78,400,000\n" +
		"all-in, as spent $15,000,000 $38,100,000 $60,000,000 $76,100,000\n" +
		"all-in, if every undecided maker is designated (+15 units) $30,000,000 $51,000,000 $70,000,000 $84,000,000\n" +
		"budget  $30,000,000  \n"
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	tables, _ = readMarkdown(t, emptyRun())
	if len(tables) != 2 {
		t.Errorf("a run without findings has %d tables", len(tables))
	}
}

func TestMarkdownStates(t *testing.T) {
	run := manyRun()
	run.Items = run.Items[:20]
	run.Items[0].Findings[1].Known, run.Items[18].Findings[1].Waiver = true, "W-1"
	tables, _ := readMarkdown(t, run)
	var known, waived, asked bool
	for _, row := range folded(t, tables, "9 items").rows {
		known = known || plain(row[0]) == "breach (in baseline)"
		waived = waived || plain(row[0]) == "due (waived by W-1)"
		asked = asked || strings.HasSuffix(plain(row[5]), "fill in acquired_on, funding; does it serve critical infrastructure?")
	}
	if !known || !waived || !asked {
		t.Errorf("known %v, waived %v, asked %v", known, waived, asked)
	}
}

// A citation is a link only where the address can do nothing else.
func TestMarkdownLinks(t *testing.T) {
	for address, linked := range map[string]bool{
		"https://www.fcc.gov/x?y=1&z#4": true, "http://a.b/": false, "javascript:alert(1)": false, "https://": false,
		"https://a/)](x": false, "https://a/ b": false, "https://a/|": false, "https://a/<b>": false, "https://a/##[x]": false, "": false,
	} {
		run := oneRun()
		run.Rules[0].Sources[0].URL = address
		tables, _ := readMarkdown(t, run)
		cell := folded(t, tables, "1 rule").rows[2][4]
		if got := cell == "[47 CFR 54.9]("+address+")"; got != linked || !linked && cell != "47 CFR 54.9" {
			t.Errorf("%q gives %q", address, cell)
		}
	}
}

// However much a run says, and however it must be escaped, GitHub takes it.
func TestMarkdownFits(t *testing.T) {
	run := crowd(300, "breach", "review")
	bad := strings.Repeat("@#|<:[", 1000)
	for i := range run.Items {
		it := &run.Items[i]
		f := &it.Findings[0]
		f.Message, f.Rule, it.Model, it.SiteID, f.Missing, it.Source.File = bad, bad, bad, bad, []string{bad}, bad
	}
	for range 100 {
		run.Shares = append(run.Shares, report.Share{Rule: bad, Note: bad, Unit: bad})
		run.Waivers = append(run.Waivers, report.Waiver{ID: bad, Reason: bad})
		run.Rejects = append(run.Rejects, report.Reject{Code: bad, Reason: bad, Hint: bad})
		run.SiteTotals = append(run.SiteTotals, report.SiteTotal{Site: bad, Name: bad})
		run.RuleTotals = append(run.RuleTotals, report.RuleTotal{Rule: bad})
		run.Inputs = append(run.Inputs, report.Input{Name: bad})
		run.Doubts = append(run.Doubts, report.Doubt{Kind: bad, Text: bad, Settle: bad, Count: 1})
		run.Issues = append(run.Issues, report.Issue{Value: bad, Reason: bad, Field: bad})
	}
	run.Estimate.Currency, run.Profile.Name, run.Summary.Verdict = bad, bad, strings.Repeat("x", 50)
	text := render(t, "markdown", run, report.Options{})
	if len(text) > 65536 || len(text) < 40000 {
		t.Errorf("%d bytes", len(text))
	}
	tables, prose := readMarkdown(t, run)
	if found := folded(t, tables, "600 items"); found.more == "" || len(found.rows) < 3 {
		t.Errorf("%d rows and %q more", len(found.rows), found.more)
	}
	if !strings.HasPrefix(prose[len(prose)-1], "An item that is not listed") {
		t.Error("the end is cut")
	}
}
