package cmd_test

import (
	"bytes"
	"fmt"
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
// are understood, "| head -N" cuts, and "$ echo $?" tells the last exit code.
// UPDATE=1 writes the output anew.
func TestDocumentsTellTheTruth(t *testing.T) {
	t.Chdir("..")
	ran := 0
	for _, name := range documents {
		t.Run(name, func(t *testing.T) {
			text, err := os.ReadFile(filepath.FromSlash(name))
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

// replay returns the page with the output of its commands as it really is, and
// how many commands it ran.
func replay(t *testing.T, page string) (string, int) {
	t.Helper()
	var out strings.Builder
	inside, ran, code := false, 0, 0
	for line := range strings.Lines(page) {
		text := strings.TrimRight(line, "\n")
		switch command, isCommand := strings.CutPrefix(text, "$ "); {
		case text == "```console":
			inside = true
			out.WriteString(line)
		case text == "```":
			inside = false
			out.WriteString(line)
		case !inside:
			out.WriteString(line)
		case isCommand && command == "echo $?":
			fmt.Fprintf(&out, "%s\n%d\n", text, code)
		case isCommand:
			var printed string
			printed, code = shell(t, command)
			out.WriteString(line + printed)
			ran++
		}
	}
	return out.String(), ran
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
