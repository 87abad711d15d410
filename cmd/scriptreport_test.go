package cmd_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
)

// reportCommands look at reports.
func reportCommands() map[string]func(*testscript.TestScript, bool, []string) {
	return map[string]func(*testscript.TestScript, bool, []string){"either": either, "inert": inert, "intop": intop, "killed": killed, "unbook": unbook}
}

// either checks that a file holds what one of two others does: either FILE A B.
func either(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: either FILE A B")
	}
	if text := ts.ReadFile(args[0]); text != ts.ReadFile(args[1]) && text != ts.ReadFile(args[2]) {
		ts.Fatalf("%s, %d bytes long, is neither %s nor %s", args[0], len(text), args[1], args[2])
	}
}

// intop checks that the first lines that a reader of a file sees hold texts; of a
// page those of its body: intop LINES FILE TEXT...
func intop(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 {
		ts.Fatalf("usage: intop LINES FILE TEXT...")
	}
	limit, err := strconv.Atoi(args[0])
	ts.Check(err)
	text := ts.ReadFile(args[1])
	_, body, page := strings.Cut(text, "<header>")
	if page {
		text = regexp.MustCompile(`<(br|/?(p|li|h[1-6]|div|section|ul|small))\b[^>]*>`).ReplaceAllString(body, "\n")
		text = regexp.MustCompile(`<[^>]*>`).ReplaceAllString(text, "")
	}
	var top []string
	for line := range strings.Lines(text) {
		if blank := strings.TrimSpace(line) == ""; len(top) < limit && !(page && blank) {
			top = append(top, strings.TrimSpace(line))
		}
	}
	seen := strings.NewReplacer(`\`, "", "&#8203;", "", "%2C", ",", "%3A", ":").Replace(strings.Join(top, " "))
	for _, want := range args[2:] {
		if !strings.Contains(seen, want) {
			ts.Fatalf("%q is not in the first %d lines of %s: %s", want, limit, args[1], seen)
		}
	}
}

// inert checks that nothing in files, but for a mark in front, acts on a terminal or a build log: inert
// FILE...
func inert(ts *testscript.TestScript, neg bool, args []string) {
	for _, name := range args {
		if fault := acting(strings.TrimPrefix(ts.ReadFile(name), "\ufeff")); (fault != "") != neg {
			ts.Fatalf("%s: %q", name, fault)
		}
	}
}

// acting returns the first text that a terminal or a build log would obey. The
// commands that annotate a file are ours.
func acting(text string) string {
	for line := range strings.SplitSeq(text, "\n") {
		start := strings.TrimSpace(line)
		ours := slices.ContainsFunc([]string{"::error file=", "::warning file=", "::notice ", "::error title=gearaudit::", "::warning title=gearaudit::"},
			func(s string) bool { return strings.HasPrefix(start, s) })
		switch {
		case strings.Contains(line, "##["), strings.Contains(line, "##vso["), strings.HasPrefix(start, "::") && !ours:
			return line
		case strings.ContainsFunc(line, func(r rune) bool { return !unicode.IsGraphic(r) && r != '\ufffd' }):
			return line
		}
	}
	return ""
}

// killed starts gearaudit and kills it after a while, unless it has ended by
// then: killed MILLISECONDS ARG...
func killed(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[0])
	ts.Check(err)
	path := ""
	for _, dir := range filepath.SplitList(ts.Getenv("PATH")) {
		if _, err := os.Stat(filepath.Join(dir, "gearaudit")); err == nil {
			path = filepath.Join(dir, "gearaudit")
			break
		}
	}
	p, err := os.StartProcess(path, append([]string{"gearaudit"}, args[1:]...), &os.ProcAttr{Dir: ts.MkAbs("."), Env: []string{"TMPDIR=" + ts.Getenv("TMPDIR")}})
	ts.Check(err)
	time.Sleep(time.Duration(n) * time.Millisecond)
	_ = p.Kill() // it may have ended
	_, err = p.Wait()
	ts.Check(err)
}

// unbook writes a sheet of a workbook as CSV: unbook FROM SHEET TO.
func unbook(ts *testscript.TestScript, _ bool, args []string) {
	f, err := excelize.OpenFile(ts.MkAbs(args[0]), excelize.Options{UnzipSizeLimit: 64 << 20})
	ts.Check(err)
	defer f.Close()
	rows, err := f.GetRows(args[1])
	ts.Check(err)
	var b strings.Builder
	w := csv.NewWriter(&b)
	ts.Check(w.WriteAll(rows))
	writeFile(ts, args[2], b.String())
}
