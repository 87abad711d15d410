package cmd_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/cmd"
)

// Every command has an example in its help, and every example runs.
func TestExamples(t *testing.T) {
	dir := t.TempDir()
	rural, err := os.ReadFile("../samples/rural-carrier.csv")
	if err != nil {
		t.Fatal(err)
	}
	profile, err := os.ReadFile("../samples/rural-carrier.yaml")
	if err != nil {
		t.Fatal(err)
	}
	book, err := os.ReadFile("../samples/ugly.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	lines := strings.SplitAfterN(string(rural), "\n", 42)
	small := strings.Join(lines[:41], "")
	for name, text := range map[string]string{
		"inventory.csv": small, "old.csv": small, "new.csv": strings.Join(lines[:31], ""), "gearaudit.yaml": string(profile),
		"carriers.csv": "carrier,customers,kind,approved\nAcme,5000,provider,1000000\n",
		"prices.csv":   "model,low,high,currency,quoted_on,quote_ref\nBBU3900,9000,12000,USD,2026-10-01,Q-1\n",
	} {
		writeText(t, name, text)
	}
	runLine(t, "gearaudit rules new x-house > house/x-house.yaml")
	runLine(t, "gearaudit audit inventory.csv -o run.json -q")
	writeText(t, "inventory.xlsx", string(book))
	for _, command := range allCommands(t, nil) {
		help := output(t, append(command, "--help"))
		_, examples, found := strings.Cut(help, "\nExamples\n")
		if !found {
			if name := strings.Join(command, " "); !strings.HasPrefix(name, "completion") {
				t.Errorf("%s has no example", name)
			}
			continue
		}
		examples, _, _ = strings.Cut(examples, "\n\n")
		for line := range strings.Lines(examples) {
			runLine(t, strings.TrimSpace(line))
		}
	}
}

// Every command line of the first page runs, on files of the kinds that it names.
func TestFirstPageRuns(t *testing.T) {
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	page := readPage(t, filepath.Join(root, "README.md"))
	rural := readPage(t, filepath.Join(root, "samples", "rural-carrier.csv"))
	lines := strings.SplitAfterN(rural, "\n", 42)
	t.Chdir(besideSamples(t, root))
	small := strings.Join(lines[:41], "")
	for name, text := range map[string]string{
		"inventory.csv": small, "old.csv": small, "new.csv": strings.Join(lines[:31], ""), "inventory/north.csv": small,
		"inventory.xlsx": readPage(t, filepath.Join("samples", "ugly.xlsx")),
		"carriers.csv":   "carrier,customers,kind,approved\nAcme,5000,provider,1000000\n",
	} {
		writeText(t, name, text)
	}
	for _, line := range []string{
		"gearaudit new price-book > prices.csv", "gearaudit new waivers > waivers.yaml", "gearaudit audit inventory -q -o baseline.json",
		"gearaudit audit inventory.csv -q -o run.json",
	} {
		runLine(t, line)
	}
	ran := 0
	for _, m := range regexp.MustCompile(`(?m)^    (gearaudit [^#\n]+)`).FindAllStringSubmatch(page, -1) {
		runLine(t, strings.TrimSpace(m[1]))
		ran++
	}
	if ran < 15 {
		t.Errorf("only %d lines were run: are they still found?", ran)
	}
}

// unready are examples about files that only a person could write.
var unready = regexp.MustCompile(`^gearaudit rules score supplier\.yaml|\| man`)

func runLine(t *testing.T, line string) {
	t.Helper()
	if unready.MatchString(line) {
		return
	}
	line, to, toFile := strings.Cut(line, " > ")
	args := split(line)[1:]
	var out, errs bytes.Buffer
	today, err := gear.ParseDate("2026-11-21")
	if err != nil {
		t.Fatal(err)
	}
	if args[0] == "init" && args[len(args)-1] != "-" {
		args = append(args, "-o", "new.yaml")
	}
	code := cmd.Main(args, cmd.Env{
		In: strings.NewReader(""), Out: &out, Err: &errs, Today: today, Width: 500, Workers: 2,
		LookupEnv: func(string) (string, bool) { return "", false },
	})
	if code > 1 {
		t.Errorf("%s: exit code %d\n%s", line, code, errs.String())
	}
	if toFile {
		writeText(t, to, out.String())
	}
}

func writeText(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// output is what a command prints; it must succeed.
func output(t *testing.T, args []string) string {
	t.Helper()
	var out, errs bytes.Buffer
	code := cmd.Main(args, cmd.Env{Out: &out, Err: &errs, Width: 500, LookupEnv: func(string) (string, bool) { return "", false }})
	if code != 0 {
		t.Fatalf("%v: exit code %d\n%s", args, code, errs.String())
	}
	return out.String()
}

// allCommands lists the commands that the help of a command names, with those
// below them.
func allCommands(t *testing.T, above []string) [][]string {
	t.Helper()
	_, list, found := strings.Cut(output(t, append(above, "--help")), "\nCommands\n")
	if !found {
		return nil
	}
	list, _, _ = strings.Cut(list, "\n\n")
	var all [][]string
	for line := range strings.Lines(list) {
		command := append(append([]string{}, above...), strings.Fields(line)[0])
		all = append(append(all, command), allCommands(t, command)...)
	}
	return all
}
