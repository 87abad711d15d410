package output_test

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/budget"
	"github.com/gearaudit/gearaudit/audit/internal/audittest"
	"github.com/gearaudit/gearaudit/audit/regime/profile"
	"github.com/gearaudit/gearaudit/audit/report"
)

// told is what a format says of a run, readable: a workbook cell by cell, and
// without the signs that keep a page from obeying the text.
func told(t *testing.T, format string, run *report.Run) string {
	t.Helper()
	text := render(t, format, run, report.Options{Width: 400})
	if format == "xlsx" {
		text = dumpBook(t, text)
	}
	return strings.NewReplacer(`\`, "", "&#8203;", "", "%25", "%", "&#34;", `"`, "&#xA;", " ").Replace(string(text))
}

// The ids of findings are the same in every format that lists all of them.
func TestFormatsAgreeOnFindings(t *testing.T) {
	run := manyRun()
	want := map[string]bool{}
	for _, f := range findingsOf(run) {
		want[f.ID] = true
	}
	id := regexp.MustCompile(`\b[ef]0\d{14}\b`)
	for _, format := range []string{"json", "jsonl", "csv", "xlsx"} {
		t.Run(format, func(t *testing.T) {
			got := map[string]bool{}
			for _, s := range id.FindAllString(told(t, format, run), -1) {
				got[s] = true
			}
			if !maps.Equal(got, want) {
				t.Errorf("%d findings, want %d: %v", len(got), len(want), slices.Sorted(maps.Keys(got)))
			}
		})
	}
	if n := strings.Count(told(t, "html", run), `<td data-o=`); n != itemsWithFindings(run) {
		t.Errorf("html lists %d items of %d", n, itemsWithFindings(run))
	}
}

// The rows, judged and rejected, are the same in every format that lists them.
func TestFormatsAgreeOnRows(t *testing.T) {
	run := manyRun()
	for format, item := range map[string]string{
		"json": `"id":"b0\d{14}".*"outcome"`, "jsonl": `^{"type":"item",`, "items": `AT-\d{3},.*,b0\d{14},`, "cyclonedx": `"type":"device"`, "xlsx": `^A\d+ text AT-\d{3}$`,
	} {
		if got := len(regexp.MustCompile(`(?m)`+item).FindAllString(told(t, format, run), -1)); got != len(run.Items) {
			t.Errorf("%s lists %d items of %d", format, got, len(run.Items))
		}
	}
	for format, row := range map[string]string{
		"items": `,rejected,`, "csv": `^,rejected,`, "jsonl": `^{"type":"reject",`, "fcc-annual-report": `^rejected,`, "fcc-5640-lines": `^rejected,`, "xlsx": `^A\d+ text row$`,
	} {
		if got := len(regexp.MustCompile(`(?m)`+row).FindAllString(told(t, format, run), -1)); got != len(run.Rejects) {
			t.Errorf("%s lists %d rejected rows of %d", format, got, len(run.Rejects))
		}
	}
}

// The headline, the counts and the money are the same wherever they are said.
func TestFormatsAgreeOnFigures(t *testing.T) {
	run := manyRun()
	s, e := &run.Summary, &run.Estimate
	people, programs := []string{"table", "html", "markdown", "github", "xlsx"}, []string{"json", "jsonl", "sarif", "junit", "cyclonedx"}
	for _, format := range slices.Concat(people, programs) {
		text := told(t, format, run)
		for _, part := range strings.Split(s.Headline, "; ") {
			if !strings.Contains(strings.ToLower(text), strings.ToLower(part)) {
				t.Errorf("%s does not say %q", format, part)
			}
		}
	}
	for _, format := range programs {
		text := told(t, format, run)
		for _, figure := range []string{
			e.AllIn.P10, e.AllIn.P50, e.AllIn.P80, e.AllIn.P90, run.Budget.Available, run.Budget.ProbabilityWithin,
			strconv.FormatInt(s.Counts.Rows, 10), strconv.FormatInt(s.Counts.Designated, 10),
		} {
			if !regexp.MustCompile(`[": ]` + regexp.QuoteMeta(figure) + `["\s,}]`).MatchString(text) {
				t.Errorf("%s does not hold %s", format, figure)
			}
		}
	}
	for _, format := range []string{"table", "html", "markdown", "xlsx"} {
		text := told(t, format, run)
		for _, figure := range []string{"$29,000,000", "$48,213,400", "$66,000,000", "$80,000,000", "$30,000,000"} {
			if !strings.Contains(text, figure) {
				t.Errorf("%s does not say %s", format, figure)
			}
		}
	}
}

// Audits that end in each verdict say the same word and exit code in every format
// that tells of the run, and no other.
func TestFormatsAgreeOnTheVerdict(t *testing.T) {
	const head = "serial_number,site_id,manufacturer,model,role,function,technology,quantity\n"
	const radio = head + "SN1,S1,Huawei,RRU3908,ran,ran_radio_unit,4g,1\n"
	audits := map[string]audit.Options{
		"clean":       audittest.Options(t, head+"SN1,S1,Nokia,AirScale,ran,ran_baseband,4g,1\n"),
		"findings":    audittest.Options(t, radio),
		"incomplete":  audittest.Options(t, radio+"SN2,S1,Huawei,\"RRU3908,ran\n"),
		"pass":        audittest.Options(t, radio),
		"over_budget": audittest.Options(t, radio),
	}
	for _, name := range []string{"pass", "over_budget"} {
		o := audits[name]
		o.FailOn = nil
		if name == "over_budget" {
			var err error
			if o.Funding, err = budget.ReadFunding(&profile.Money{Amount: "10"}); err != nil {
				t.Fatal(err)
			}
		}
		audits[name] = o
	}
	word := regexp.MustCompile(`(?i)(clean|pass|findings|over budget|over_budget|incomplete) \(exit code (\d)\)`)
	for want, options := range audits {
		run := audittest.Whole(t, options)
		if run.Summary.Verdict != want {
			t.Errorf("the verdict is %s, want %s: is the example still one?", run.Summary.Verdict, want)
			continue
		}
		code := strconv.Itoa(run.Summary.ExitCode)
		for _, format := range []string{"table", "html", "markdown", "github", "xlsx", "junit"} {
			said := word.FindAllStringSubmatch(told(t, format, run), -1)
			for _, m := range said {
				if strings.ReplaceAll(strings.ToLower(m[1]), " ", "_") != want || m[2] != code {
					t.Errorf("%s says %q of a run that is %s (%s)", format, m[0], want, code)
				}
			}
			if len(said) == 0 {
				t.Errorf("%s does not say that the run is %s", format, want)
			}
		}
		for _, format := range []string{"json", "jsonl", "sarif", "junit", "cyclonedx"} {
			plain := strings.NewReplacer(" ", "", "\n", "", ",", "", ":", "", `"`, "", "value=", "", "value", "").Replace(told(t, format, run))
			if !strings.Contains(plain, "verdict"+want) {
				t.Errorf("%s does not hold the verdict %s", format, want)
			}
		}
	}
}
