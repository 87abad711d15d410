package cmd_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/cmd"
)

// documents are the pages whose console blocks are run.
var documents = []string{"cmd/README.md", "audit/README.md", "samples/README.md"}

// Every console block of the documentation prints what it says it prints. A
// block is commands after "$ ", each followed by its output; gearaudit and cat
// are understood, "| head -N" cuts, and "$ echo $?" tells the last exit code. A
// line "..." stands for any lines, and "..." behind a blank for the rest of a
// line. UPDATE=1 writes the output anew.
func TestDocumentsTellTheTruth(t *testing.T) {
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir()) // what an example writes stays here
	if err := os.CopyFS("samples", os.DirFS(filepath.Join(root, "samples"))); err != nil {
		t.Fatal(err)
	}
	ran := 0
	for _, name := range documents {
		t.Run(name, func(t *testing.T) {
			name := filepath.Join(root, filepath.FromSlash(name))
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			got, n := replay(t, string(text))
			ran += n
			if os.Getenv("UPDATE") != "" {
				if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if d := cmp.Diff(string(text), got); d != "" {
				t.Errorf("%s tells what is not so (-page +truth):\n%s", name, d)
			}
		})
	}
	if ran < 12 {
		t.Errorf("only %d commands were run: are the blocks still found?", ran)
	}
}

// besideSamples makes a folder with the samples in it, as the pages name them.
func besideSamples(t *testing.T, root string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "samples"), 0o700); err != nil {
		t.Fatal(err)
	}
	all, err := os.ReadDir(filepath.Join(root, "samples"))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range all {
		if e.IsDir() {
			continue
		}
		text, err := os.ReadFile(filepath.Join(root, "samples", e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "samples", e.Name()), text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// replay returns the page with the output of its commands as it really is, and
// how many commands it ran. An output with gaps that fit stays as it is written.
func replay(t *testing.T, page string) (string, int) {
	t.Helper()
	var out strings.Builder
	lines := strings.SplitAfter(page, "\n")
	inside, ran, code := false, 0, 0
	for i := 0; i < len(lines); {
		line := lines[i]
		i++
		out.WriteString(line)
		text := strings.TrimRight(line, "\n")
		command, isCommand := strings.CutPrefix(text, "$ ")
		if inside = inside && text != "```" || text == "```console"; !inside || !isCommand {
			continue
		}
		from := i
		for !strings.HasPrefix(lines[i], "$ ") && !strings.HasPrefix(lines[i], "```") {
			i++
		}
		printed := strconv.Itoa(code) + "\n"
		if command != "echo $?" {
			printed, code = shell(t, command)
			ran++
		}
		if written := strings.Join(lines[from:i], ""); fitsGaps(written, printed) {
			printed = written
		}
		out.WriteString(printed)
	}
	return out.String(), ran
}

// fitsGaps reports whether a written output with gaps is what was printed.
func fitsGaps(written, printed string) bool {
	var pattern strings.Builder
	gaps := false
	for line := range strings.Lines(written) {
		text := strings.TrimRight(line, "\n")
		begin, cut := strings.CutSuffix(text, " ...")
		switch {
		case text == "...":
			pattern.WriteString(`(.*\n)*?`)
		case cut:
			pattern.WriteString(regexp.QuoteMeta(begin) + ` .*\n`)
		default:
			pattern.WriteString(regexp.QuoteMeta(line))
		}
		gaps = gaps || cut || text == "..."
	}
	return gaps && regexp.MustCompile(`^`+pattern.String()+`$`).MatchString(printed)
}

// A gap stands for whole lines or for the rest of one, and for nothing else.
func TestGaps(t *testing.T) {
	printed := "one 1\ntwo 2\nthree 3\n"
	for written, want := range map[string]bool{
		"one 1\n...\n": true, "one ...\n...\nthree 3\n": true, "...\ntwo 2\n...\n": true,
		printed: false, "one 1\n...\nfour\n": false, "two 2\n...\n": false, "one 1\ntwo ...\n": false,
	} {
		if fitsGaps(written, printed) != want {
			t.Errorf("%q fits: %t", written, !want)
		}
	}
}

// shell runs one command line and returns what it prints on both streams.
func shell(t *testing.T, line string) (string, int) {
	t.Helper()
	line, head, cut := strings.Cut(line, " | head -")
	words := split(line)
	today, err := gear.ParseDate("2026-11-21")
	if err != nil {
		t.Fatal(err)
	}
	var buf bytes.Buffer
	code := 0
	switch words[0] {
	case "gearaudit":
		code = cmd.Main(words[1:], cmd.Env{
			In: strings.NewReader(""), Out: &buf, Err: &buf, LookupEnv: func(string) (string, bool) { return "", false },
			Today: today, Width: 80, Workers: 2,
		})
	case "cat":
		text, err := os.ReadFile(words[1])
		if err != nil {
			t.Fatal(err)
		}
		buf.Write(text)
	default:
		t.Fatalf("the page runs %q, which this test does not know", words[0])
	}
	text := strings.TrimSuffix(buf.String(), "\n") + "\n"
	if cut {
		n, err := strconv.Atoi(head)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.SplitAfter(text, "\n")
		text = strings.Join(lines[:min(n, len(lines))], "")
	}
	return text, code
}

// split cuts a command line at blanks outside quotes.
func split(line string) []string {
	var words []string
	var word strings.Builder
	quote, open := rune(0), false
	for _, r := range line {
		switch {
		case r == quote:
			quote = 0
		case quote == 0 && (r == '\'' || r == '"'):
			quote, open = r, true
		case quote == 0 && r == ' ':
			if open {
				words = append(words, word.String())
			}
			word.Reset()
			open = false
		default:
			word.WriteRune(r)
			open = true
		}
	}
	if open {
		words = append(words, word.String())
	}
	return words
}

// Every link of a page leads somewhere: to a file that is there, and to a heading
// that it has.
func TestLinks(t *testing.T) {
	t.Chdir("..")
	pages := []string{".github/CONTRIBUTING.md", ".github/SECURITY.md", ".github/CHANGELOG.md"}
	for _, pattern := range []string{"*.md", "*/*.md", "*/*/*.md"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, found...)
	}
	links := 0
	for _, page := range pages {
		text := readPage(t, page)
		for _, m := range regexp.MustCompile(`\]\(([^)\s]+)\)`).FindAllStringSubmatch(text, -1) {
			if strings.Contains(m[1], "://") {
				continue
			}
			links++
			name, heading, _ := strings.Cut(m[1], "#")
			to := filepath.Join(filepath.Dir(page), name)
			if name == "" {
				to = page
			}
			if _, err := os.Stat(to); err != nil {
				t.Errorf("%s: there is no %s", page, m[1])
			} else if heading != "" && !slices.Contains(anchors(readPage(t, to)), heading) {
				t.Errorf("%s: %s has no heading %s", page, to, heading)
			}
		}
	}
	if links < 30 {
		t.Errorf("only %d links were seen", links)
	}
}

func readPage(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// anchors lists the headings of a page as links name them.
func anchors(text string) []string {
	var out []string
	for _, m := range regexp.MustCompile(`(?m)^#+ (.+)$`).FindAllStringSubmatch(text, -1) {
		out = append(out, strings.ReplaceAll(regexp.MustCompile(`[^a-z0-9 _-]`).ReplaceAllString(strings.ToLower(m[1]), ""), " ", "-"))
	}
	return out
}
