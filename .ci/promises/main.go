// Command promises runs the tests that hold the promises of the documents, and
// prints each promise with what was run for it now.
package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
)

// A promise and its proof: tests by package, as patterns of go test -run.
type promise struct {
	text  string
	proof []proof
}

type proof struct{ pkg, run string }

// promises are those that the documents make.
var promises = []promise{
	{"nothing unread is clean: what is rejected, set aside or unknown never betters a verdict", []proof{{"./audit", "TestUnknownRowsNeverBetterAVerdict|TestExitCodes|TestAnswersLeaveQuestions"}}},
	{"no silent row: headings, blank, skipped, repeated, judged and rejected are the records of the bytes", []proof{{"./audit", "TestNoSilentRow|TestProof"}, {"./audit/inventory", "Balanced|TestProof|TestOpenQuote|TestQuoteLimit"}}},
	{"every finding cites its rule, clause, date and source", []proof{{"./audit", "TestFindingsAreCited|TestContractIsFilled"}}},
	{"the same bytes in, the same bytes out, with any number of workers and any cache", []proof{{"./audit", "TestSameBytes|TestSameWhatever|TestCachesChangeNothing"}, {"./audit/engine", "TestTotals|TestSites|TestLabels|TestPrices|TestCaps"}}},
	{"rows in another order give the same findings, totals and verdict", []proof{{"./audit", "TestRowOrderChangesNothing|TestRepeatsInAnyOrder|TestFormsOfOneInventory"}}},
	{"no network, no subprocess, no unsafe memory", []proof{{"./audit", "TestNoForbiddenImports|TestImportsGoDown"}}},
	{"no output replaces a file that the run was given, or another output", []proof{{"./cmd", "TestScripts/(outputs_taken|outputs_link|evidence)"}}},
	{"outputs appear together or not at all, whatever ends the run", []proof{{"./audit/report/output", "TestFailedRunLeavesOldFiles|TestOutputsComeTogether|TestFilesChangeAtOnce|TestDiskThatFails|TestLongFile"}, {"./audit/spool", "."}, {"./cmd", "TestScripts/(output_killed|outputs_failed)"}}},
	{"memory is bounded: cells, rows, columns, workbooks, streams, unpacking, YAML, price books", []proof{{"./audit/inventory", "Ceiling|Limit|Bomb"}, {"./audit/workbook", "."}, {"./rules", "TestDecodeFaults|TestLongList"}}},
	{"time grows with rows, never with the value of a cell", []proof{{"./audit", "TestCostGrowsWithRows"}, {"./audit/inventory", "TestManyColumnsOfNumbers"}}},
	{"nothing in a cell acts on a terminal, build log, spreadsheet, browser or page", []proof{{"./audit/report/safetext", "."}, {"./audit/report/output", "Hostile|Safe|Taint"}, {"./cmd", "TestNoWidthMakesACommand|TestScripts/hostile"}}},
	{"a saved run is proven by running it again, and every edit of it is told", []proof{{"./audit/verify", "."}, {"./cmd", "TestScripts/verify"}}},
}

func main() {
	flag.Parse()
	failed := 0
	for i, p := range promises {
		n, checks, err := p.prove()
		state := fmt.Sprintf("holds: %d tests ran", n)
		if checks != "" {
			state += ", " + checks
		}
		if err != nil {
			state = "BROKEN: " + err.Error()
			failed++
		}
		fmt.Printf("%2d. %s\n    %s\n", i+1, p.text, state)
		for _, x := range p.proof {
			fmt.Printf("    %s -run '%s'\n", x.pkg, x.run)
		}
	}
	if failed > 0 {
		fmt.Printf("%d of %d promises are broken\n", failed, len(promises))
		os.Exit(1)
	}
	fmt.Printf("%d promises hold\n", len(promises))
}

// prove runs the tests of a promise: how many ran, and what they said that they counted.
func (p *promise) prove() (ran int, counted string, err error) {
	var said []string
	for _, x := range p.proof {
		out, fail := exec.Command(cmp.Or(os.Getenv("GO"), "go"), "test", "-count=1", "-json", "-run", x.run, x.pkg).Output()
		n, logs, bad := results(out)
		switch {
		case len(bad) > 0:
			return ran, "", errors.New(strings.Join(bad, ", ") + " of " + x.pkg + " fail")
		case fail != nil:
			return ran, "", fmt.Errorf("the tests of %s cannot be run: %w", x.pkg, fail)
		case n == 0:
			return ran, "", errors.New("no test of " + x.pkg + " is called " + x.run)
		}
		ran += n
		said = append(said, logs...)
	}
	return ran, strings.Join(said, ", "), nil
}

// counts are the lines in which a test says what it counted.
var counts = regexp.MustCompile(`_test\.go:\d+: (\d[\d,]* [a-z ]+)\n$`)

// results reads what go test tells: how many tests and parts of tests passed, what
// they counted, and which failed.
func results(out []byte) (passed int, said, failed []string) {
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var e struct{ Action, Test, Output string }
		if err := d.Decode(&e); err != nil {
			if !errors.Is(err, io.EOF) {
				failed = append(failed, err.Error())
			}
			slices.Sort(failed)
			return passed, said, slices.Compact(failed)
		}
		switch {
		case e.Test == "":
		case e.Action == "pass":
			passed++
		case e.Action == "fail":
			failed = append(failed, e.Test)
		case e.Action == "output":
			if m := counts.FindStringSubmatch(e.Output); m != nil {
				said = append(said, m[1])
			}
		}
	}
}
