package output_test

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/report"
)

// annotated is one line of format github, taken apart as a runner does.
type annotated struct {
	level, text string
	properties  map[string]string
}

var command = regexp.MustCompile(`^::(error|warning|notice) ([^:]*)::(.*)$`)

// annotations reads the output of format github; a line that is no annotation
// fails the test.
func annotations(t testing.TB, text string) []annotated {
	t.Helper()
	var out []annotated
	unescape := strings.NewReplacer("%25", "%", "%0A", "\n", "%3A", ":", "%2C", ",")
	for line := range strings.Lines(text) {
		m := command.FindStringSubmatch(strings.TrimSuffix(line, "\n"))
		if m == nil {
			t.Fatalf("no annotation: %q", line)
		}
		a := annotated{m[1], unescape.Replace(m[3]), map[string]string{}}
		for _, p := range strings.Split(m[2], ",") {
			key, value, ok := strings.Cut(p, "=")
			if !ok || a.properties[key] != "" {
				t.Fatalf("property %q of %q", p, line)
			}
			a.properties[key] = unescape.Replace(value)
		}
		out = append(out, a)
	}
	return out
}

func github(t testing.TB, run *report.Run) []annotated {
	t.Helper()
	return annotations(t, string(render(t, "github", run, report.Options{})))
}

// crowd is a run with n findings of each outcome that is named.
func crowd(n int, outcomes ...string) *report.Run {
	run := oneRun()
	run.FailOn = "review"
	it := run.Items[1]
	f := it.Findings[0]
	run.Items = nil
	for i := range n {
		for _, o := range outcomes {
			it.Source.Line++
			it.ID = fmt.Sprintf("c%015d", it.Source.Line)
			f.ID, f.Outcome, f.Message = it.ID, o, o+" "+strconv.Itoa(i)
			it.Outcome, it.Findings = o, []report.Finding{f}
			run.Items = append(run.Items, it)
		}
	}
	c := &run.Summary.Counts
	c.Judged, c.Rows = int64(len(run.Items)), int64(len(run.Items))
	return run
}

// GitHub keeps ten annotations of a level and drops the others in silence. We
// print no more than that, the worst ones, and say how many there are beyond.
func TestGitHubLimit(t *testing.T) {
	for _, n := range []int{0, 1, 8, 9, 10, 11, 500} {
		got := github(t, crowd(n, "due", "breach", "review", "advisory"))
		count, beyond := map[string]int{}, map[string]int{}
		for _, a := range got {
			count[a.level]++
			if m := regexp.MustCompile(`^and ([\d,]+) more`).FindStringSubmatch(a.text); m != nil {
				beyond[a.level], _ = strconv.Atoi(strings.ReplaceAll(m[1], ",", ""))
				count[a.level]--
			}
		}
		count["notice"]-- // the headline
		want := map[string]int{"error": 2 * n, "warning": n, "notice": n}
		for level, all := range want {
			if count[level]+beyond[level] != all {
				t.Errorf("%d: %d of %d %ss are accounted for", n, count[level]+beyond[level], all, level)
			}
			if shown := count[level] + min(1, beyond[level]); shown > 10 || level == "notice" && shown > 9 {
				t.Errorf("%d: %d annotations of level %s", n, shown, level)
			}
		}
	}
}

func TestGitHubWorstFirst(t *testing.T) {
	got := github(t, crowd(12, "due", "breach"))
	for i := range 9 {
		if want := fmt.Sprintf("breach %d", i); !strings.Contains(got[i].text, want) {
			t.Errorf("annotation %d is not %q: %q", i, want, got[i].text)
		}
	}
	if want := "and 15 more errors: the format csv lists all"; got[9].text != want {
		t.Errorf("the tenth is %q", got[9].text)
	}
}

func TestGitHubOneMore(t *testing.T) {
	got := github(t, crowd(11, "report"))
	if want := "and 2 more warnings: the format csv lists all"; got[9].text != want {
		t.Errorf("got %q", got[9].text)
	}
	got = github(t, crowd(10, "report"))
	if strings.HasPrefix(got[9].text, "and") || len(got) != 11 {
		t.Errorf("ten fit, but the tenth of %d is %q", len(got), got[9].text)
	}
}

// Rejected rows count as errors and come first, also those not listed.
func TestGitHubRejects(t *testing.T) {
	run := manyRun()
	run.Summary.Counts.Rejected = 1500
	run.Change = nil
	got := github(t, run)
	if got[0].properties["title"] != "row not judged" || got[0].properties["file"] != "data/north.csv" || got[0].properties["line"] != "32" {
		t.Errorf("first is %+v", got[0])
	}
	if want := "and 1,504 more errors: the format csv lists all"; got[9].text != want {
		t.Errorf("the rest: %q", got[9].text)
	}
}

// What is waived or known does not fail the build, so it is no error.
func TestGitHubWaived(t *testing.T) {
	for _, change := range []func(*report.Finding){func(f *report.Finding) { f.Waiver = "W-9" }, func(f *report.Finding) { f.Known = true }} {
		run := oneRun()
		change(&run.Items[1].Findings[0])
		if got := github(t, run); got[0].level != "notice" || len(got) != 2 {
			t.Errorf("got %+v", got)
		}
	}
}

// A step that fails because of a designated maker shows that maker as more than
// a notice.
func TestGitHubThreshold(t *testing.T) {
	for failOn, want := range map[string]string{"designated": "warning", "advisory": "notice", "never": "notice"} {
		run := oneRun()
		run.Items[1].Findings[0].Outcome, run.FailOn = "designated", failOn
		if got := github(t, run)[0].level; got != want {
			t.Errorf("--fail-on %s: %s, want %s", failOn, got, want)
		}
	}
}

func TestGitHubText(t *testing.T) {
	run := oneRun()
	f := &run.Items[1].Findings[0]
	f.Deadline, f.Missing, f.Questions = "2027-12-31", []string{"funding"}, []string{"is it used?"}
	run.Items[1].Source.File = "a,b:c%.csv"
	a := github(t, run)[0]
	if a.properties["file"] != "a,b:c%.csv" || a.properties["line"] != "3" || a.properties["title"] != "breach: A-2, BBU5900 of HUAWEI TECH, at S1" {
		t.Errorf("properties %v", a.properties)
	}
	want := "breach us-usf-54.9: " + f.Message + " (47 CFR 54.9, by 2027-12-31; fill in funding; is it used?)\nHuawei, confirmed by manufacturer (name, strong)\nequipment about $30.6k ($18.0k to $52.0k)"
	if a.text != want {
		t.Errorf("got  %q\nwant %q", a.text, want)
	}
	f.Message = strings.Repeat("é", 100000)
	if a := github(t, run)[0]; len([]rune(a.text)) != 4000 || !strings.HasSuffix(a.text, "é…") {
		t.Errorf("a huge text has %d characters and ends in %q", len([]rune(a.text)), a.text[len(a.text)-10:])
	}
}
