package cmd_test

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/olekukonko/tablewriter/pkg/twwidth"
	"github.com/rogpeppe/go-internal/testscript"

	"github.com/gearaudit/gearaudit/cmd"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"gearaudit": func() { os.Exit(cmd.Execute(os.Args[1:], os.Exit)) },
	})
}

// The scripts run the command as a user would: arguments, files, both streams
// and the exit code. UPDATE=1 rewrites what they expect.
func TestScripts(t *testing.T) {
	samples, err := filepath.Abs("../samples")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       os.Getenv("UPDATE") != "",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("SAMPLES", samples)
			return nil
		},
		Cmds: scriptCommands(),
	})
}

// scriptCommands are what scripts can do beside running programs.
func scriptCommands() map[string]func(*testscript.TestScript, bool, []string) {
	all := fileCommands()
	maps.Copy(all, reportCommands())
	all["exit"], all["replace"], all["narrow"], all["nowarnings"] = exit, replace, narrow, nowarnings
	return all
}

// exit runs gearaudit and checks its exit code: exit CODE ARG...
func exit(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: exit CODE ARG...")
	}
	err := ts.Exec("gearaudit", args[1:]...)
	got := "0"
	if err != nil {
		got = code(err)
	}
	if got != args[0] {
		ts.Fatalf("exit code %s, want %s", got, args[0])
	}
}

// replace changes every occurrence of a text in a file: replace FILE OLD NEW.
func replace(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: replace FILE OLD NEW")
	}
	text := ts.ReadFile(args[0])
	if !strings.Contains(text, args[1]) {
		ts.Fatalf("%s does not hold %q", args[0], args[1])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.ReplaceAll(text, args[1], args[2])), 0o600))
}

// narrow checks that no line of the last standard output is wider than so many
// columns: narrow COLUMNS.
func narrow(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: narrow COLUMNS")
	}
	limit, err := strconv.Atoi(args[0])
	ts.Check(err)
	text := ts.ReadFile("stdout")
	if text == "" {
		ts.Fatalf("there is no output")
	}
	for line := range strings.Lines(text) {
		if n := twwidth.Width(strings.TrimRight(line, "\n")); n > limit {
			ts.Fatalf("%d columns: %s", n, line)
		}
	}
}

func code(err error) string {
	type coder interface{ ExitCode() int }
	if c, ok := err.(coder); ok {
		return string(rune('0' + c.ExitCode()))
	}
	return err.Error()
}

// nowarnings checks that the last standard error holds nothing but the files
// written, the profile found and the reason of the exit code.
func nowarnings(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 0 {
		ts.Fatalf("usage: nowarnings")
	}
	for line := range strings.Lines(ts.ReadFile("stderr")) {
		if !regexp.MustCompile(`^gearaudit: (wrote \S+ \(|profile: |exit code [1-4]: )`).MatchString(line) {
			ts.Fatalf("standard error says: %s", line)
		}
	}
}
