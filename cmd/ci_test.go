package cmd_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"github.com/gearaudit/gearaudit/cmd"
)

// flagsOf lists the flags that the help of a command names.
func flagsOf(t *testing.T, command ...string) []string {
	t.Helper()
	var out bytes.Buffer
	w := cmd.Env{Out: &out, Err: &out, LookupEnv: func(string) (string, bool) { return "", false }, Width: 80}
	if code := cmd.Main(append(command, "--help"), w); code != 0 {
		t.Fatalf("%v --help: exit code %d\n%s", command, code, out.String())
	}
	flags := words(`--[a-z][a-z-]*`, out.String())
	if len(flags) < 2 {
		t.Fatalf("%v --help names no flags:\n%s", command, out.String())
	}
	return flags
}

func words(pattern, text string) []string { return regexp.MustCompile(pattern).FindAllString(text, -1) }

// parse reads a YAML file of the project's root.
func parse(t *testing.T, name string, out any) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", name))
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(text, out); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return string(text)
}

// step is a step of a workflow or of an action.
type step struct {
	Uses string
	Run  string
	With map[string]string
	Env  map[string]string
}

// actionFile is what the tests read of action.yml.
type actionFile struct {
	Inputs map[string]struct {
		Description string
		Required    bool
		Default     *string
	}
	Outputs map[string]struct{ Value string }
	Runs    struct {
		Using string
		Steps []step
	}
}

// The action hands every input on, by a flag that exists, and pastes none into
// a script, where its text would be run.
func TestAction(t *testing.T) {
	var a actionFile
	text := parse(t, "action.yml", &a)
	if a.Runs.Using != "composite" || len(a.Runs.Steps) < 3 {
		t.Fatalf("%+v", a.Runs)
	}
	for name, in := range a.Inputs {
		if !strings.Contains(text, "${{ inputs."+name+" }}") || in.Description == "" || in.Required == (in.Default != nil) {
			t.Errorf("input %s is not used, not described, or has no default: %+v", name, in)
		}
	}
	for _, used := range words(`inputs\.[a-z0-9-]+`, text) {
		if _, ok := a.Inputs[strings.TrimPrefix(used, "inputs.")]; !ok {
			t.Errorf("%s is not declared", used)
		}
	}
	last := a.Runs.Steps[len(a.Runs.Steps)-1]
	for name := range a.Outputs {
		if !strings.Contains(last.Run, "echo \""+name+"=") {
			t.Errorf("output %s is not written", name)
		}
	}
	flags := flagsOf(t, "audit")
	for _, s := range a.Runs.Steps {
		checkStep(t, "action.yml", s, "actions/setup-go")
		for name := range s.Env {
			if flag := "--" + strings.ToLower(strings.ReplaceAll(strings.TrimPrefix(name, "GEARAUDIT_"), "_", "-")); strings.HasPrefix(name, "GEARAUDIT_") && !slices.Contains(flags, flag) {
				t.Errorf("%s: audit has no %s", name, flag)
			}
		}
	}
	for _, flag := range words(` --[a-z][a-z-]*`, last.Run) {
		if !slices.Contains(flags, strings.TrimSpace(flag)) {
			t.Errorf("audit has no%s", flag)
		}
	}
}

// checkStep holds a step to using pinned actions and no expressions in scripts.
func checkStep(t *testing.T, file string, s step, allowed ...string) {
	t.Helper()
	if strings.Contains(s.Run, "${{") {
		t.Errorf("%s: text of others would be run: %s", file, s.Run)
	}
	name, at, _ := strings.Cut(s.Uses, "@")
	switch {
	case s.Uses == "" || name == "gearaudit/gearaudit":
	case !slices.Contains(allowed, name):
		t.Errorf("%s uses %s", file, s.Uses)
	case !regexp.MustCompile(`^[0-9a-f]{40}$`).MatchString(at):
		t.Errorf("%s: %s is not pinned by its hash", file, s.Uses)
	}
}

// The workflows grant nothing that they do not say, use pinned actions, and the
// one for users gives the action only inputs that it has.
func TestWorkflows(t *testing.T) {
	var a actionFile
	parse(t, "action.yml", &a)
	names, err := filepath.Glob("../.github/workflows/*.yml")
	if err != nil || len(names) == 0 {
		t.Fatalf("%v, %v", names, err)
	}
	for _, name := range append(names, "../samples/workflow.yml") {
		var w struct {
			Permissions map[string]string
			Jobs        map[string]struct {
				Permissions map[string]string
				Steps       []step
			}
		}
		name = strings.TrimPrefix(filepath.ToSlash(name), "../")
		parse(t, name, &w)
		if w.Permissions == nil || len(w.Permissions) > 0 || len(w.Jobs) == 0 {
			t.Errorf("%s: the permissions at the top are %v", name, w.Permissions)
		}
		for job, j := range w.Jobs {
			if j.Permissions["contents"] != "read" {
				t.Errorf("%s: job %s has %v", name, job, j.Permissions)
			}
			for _, s := range j.Steps {
				checkStep(t, name, s, "actions/checkout", "actions/setup-go")
				checkInputs(t, name, s, &a)
			}
		}
	}
}

func checkInputs(t *testing.T, file string, s step, a *actionFile) {
	t.Helper()
	if !strings.HasPrefix(s.Uses, "gearaudit/gearaudit@") {
		return
	}
	for input := range s.With {
		if _, ok := a.Inputs[input]; !ok {
			t.Errorf("%s: the action has no input %s", file, input)
		}
	}
	for input, in := range a.Inputs {
		if in.Required && s.With[input] == "" {
			t.Errorf("%s: the action needs %s", file, input)
		}
	}
}

// The hooks run commands that exist, on the files that they read.
func TestPreCommitHooks(t *testing.T) {
	var hooks []struct {
		ID, Name, Entry, Language, Files string
		Args                             []string
		RequireSerial                    bool  `yaml:"require_serial"`
		PassFilenames                    *bool `yaml:"pass_filenames"`
	}
	parse(t, ".pre-commit-hooks.yaml", &hooks)
	if len(hooks) < 2 {
		t.Fatalf("%+v", hooks)
	}
	for _, h := range hooks {
		parts := strings.Fields(h.Entry)
		flags := flagsOf(t, parts[1])
		for _, p := range parts[2:] {
			if strings.HasPrefix(p, "--") && !slices.Contains(flags, p) {
				t.Errorf("%s: there is no %s", h.ID, p)
			}
		}
		files := regexp.MustCompile(h.Files)
		if parts[0] != "gearaudit" || h.Language != "golang" || !h.RequireSerial || h.Name == "" || len(h.Args) != 1 || h.PassFilenames == nil || *h.PassFilenames ||
			!files.MatchString("a/b.csv.gz") || !files.MatchString("b.xlsx") || files.MatchString("b.yaml") {
			t.Errorf("%+v", h)
		}
	}
}
