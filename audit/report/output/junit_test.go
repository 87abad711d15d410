package output_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/report"
)

// element is XML as it was written.
type element struct {
	name     string
	attrs    map[string]string
	text     string
	children []*element
}

// parseXML reads a document strictly.
func parseXML(t testing.TB, text []byte) *element {
	t.Helper()
	dec := xml.NewDecoder(bytes.NewReader(text))
	root := &element{}
	stack := []*element{root}
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("no XML: %v", err)
		}
		top := stack[len(stack)-1]
		switch x := token.(type) {
		case xml.StartElement:
			e := &element{name: x.Name.Local, attrs: map[string]string{}}
			for _, a := range x.Attr {
				e.attrs[a.Name.Local] = a.Value
			}
			top.children = append(top.children, e)
			stack = append(stack, e)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			top.text += string(x)
		}
	}
	if len(root.children) != 1 {
		t.Fatalf("%d root elements", len(root.children))
	}
	return root.children[0]
}

// junitRules is what the schemas of build servers agree on: which attributes an
// element must and may have, and which children in which order.
var junitRules = map[string]struct{ must, may, children []string }{
	"testsuites": {[]string{"name", "tests", "failures", "errors"}, []string{"skipped", "time"}, []string{"testsuite"}},
	"testsuite":  {[]string{"name", "tests", "failures", "errors", "skipped"}, []string{"time"}, []string{"properties", "testcase", "system-out"}},
	"properties": {nil, nil, []string{"property"}},
	"property":   {[]string{"name", "value"}, nil, nil},
	"testcase":   {[]string{"name", "classname"}, []string{"file", "line", "time"}, []string{"skipped", "error", "failure", "system-out"}},
	"skipped":    {[]string{"message"}, nil, nil},
	"error":      {[]string{"message", "type"}, nil, nil},
	"failure":    {[]string{"message", "type"}, nil, nil},
	"system-out": {nil, nil, nil},
}

func checkJUnit(t testing.TB, e *element) {
	t.Helper()
	rule, ok := junitRules[e.name]
	if !ok {
		t.Errorf("element %s is not known", e.name)
	}
	for _, name := range rule.must {
		if e.attrs[name] == "" {
			t.Errorf("%s lacks %s", e.name, name)
		}
	}
	for name := range e.attrs {
		if !slices.Contains(rule.must, name) && !slices.Contains(rule.may, name) {
			t.Errorf("%s has the attribute %s", e.name, name)
		}
	}
	last := 0
	for _, c := range e.children {
		at := slices.Index(rule.children, c.name)
		if at < last {
			t.Errorf("%s stands in %s at the wrong place", c.name, e.name)
		}
		last = at
		checkJUnit(t, c)
	}
}

// junit returns the test cases of a run after checking the document.
func junit(t testing.TB, run *report.Run) (cases []*element, suite *element) {
	t.Helper()
	root := parseXML(t, render(t, "junit", run, report.Options{}))
	checkJUnit(t, root)
	suite = root.children[0]
	for _, c := range suite.children {
		if c.name == "testcase" {
			cases = append(cases, c)
		}
	}
	return cases, suite
}

// state is what a test case came to.
func state(c *element) string {
	for _, child := range c.children {
		if child.name != "system-out" {
			return child.name
		}
	}
	return "passed"
}

func TestJUnitConforms(t *testing.T) {
	for name, run := range runs() {
		cases, suite := junit(t, run)
		count := map[string]int{}
		names := map[string]bool{}
		for _, c := range cases {
			count[state(c)]++
			key := c.attrs["classname"] + "\x00" + c.attrs["name"]
			if names[key] {
				t.Errorf("%s: two cases are called %q", name, key)
			}
			names[key] = true
		}
		for attr, want := range map[string]int{"tests": len(cases), "failures": count["failure"], "errors": count["error"], "skipped": count["skipped"]} {
			if suite.attrs[attr] != strconv.Itoa(want) {
				t.Errorf("%s: %s is %s, counted %d", name, attr, suite.attrs[attr], want)
			}
		}
	}
}

// A test fails exactly where the exit code says so.
func TestJUnitThreshold(t *testing.T) {
	for _, c := range []struct{ outcome, failOn, want string }{
		{"breach", "breach", "failure"}, {"due", "breach", "passed"}, {"due", "due", "failure"}, {"review", "designated", "failure"},
		{"designated", "designated", "failure"}, {"advisory", "designated", "failure"}, {"advisory", "review", "passed"},
		{"exempt", "designated", "passed"}, {"breach", "never", "passed"}, {"strange", "breach", "passed"},
	} {
		run := oneRun()
		run.Items[1].Findings[0].Outcome, run.FailOn = c.outcome, c.failOn
		cases, _ := junit(t, run)
		if got := state(cases[0]); got != c.want {
			t.Errorf("%s with --fail-on %s: %s, want %s", c.outcome, c.failOn, got, c.want)
		}
	}
}

func TestJUnitStates(t *testing.T) {
	run := oneRun()
	run.Items[1].Findings[0].Waiver = "W-7"
	cases, _ := junit(t, run)
	if state(cases[0]) != "skipped" || !strings.HasPrefix(cases[0].children[0].attrs["message"], "waived by W-7: breach ") {
		t.Errorf("waived: %+v", cases[0].children[0])
	}
	run.Items[1].Findings[0].Waiver, run.Items[1].Findings[0].Known = "", true
	cases, _ = junit(t, run)
	if state(cases[0]) != "skipped" || !strings.HasPrefix(cases[0].children[0].attrs["message"], "known since the baseline: ") {
		t.Errorf("known: %+v", cases[0].children[0])
	}
	cases, _ = junit(t, emptyRun())
	if len(cases) != 1 || state(cases[0]) != "passed" || cases[0].attrs["classname"] != "verdict" {
		t.Errorf("a run without findings: %+v", cases)
	}
}

func TestJUnitBudget(t *testing.T) {
	for _, within := range []string{"yes", "no", "unknown"} {
		run := oneRun()
		run.Budget.Within = within
		cases, _ := junit(t, run)
		last := cases[len(cases)-1]
		if want := map[string]string{"yes": "passed", "no": "failure", "unknown": "failure"}[within]; last.attrs["classname"] != "budget" || state(last) != want {
			t.Errorf("within %v: %+v", within, last)
		}
	}
}

func TestJUnitRejects(t *testing.T) {
	run := manyRun()
	run.Summary.Counts.Rejected = 3
	cases, suite := junit(t, run)
	if suite.attrs["errors"] != "4" || state(cases[0]) != "error" || cases[0].attrs["name"] != "data/north.csv:32" || cases[0].attrs["line"] != "32" {
		t.Errorf("first is %+v of %s errors", cases[0], suite.attrs["errors"])
	}
	if got := cases[2].children[0].attrs["message"]; got != "and 1 more rejected row that is not listed" {
		t.Errorf("the rest: %q", got)
	}
}
