package cmd_test

import (
	"bytes"
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/cmd"
)

// obeyed is a command of a build log at the head of a line, its older form anywhere,
// and control characters.
var obeyed = regexp.MustCompile(`(?m)^\s*::|##\[|##vso|##teamcity|[\x00-\x08\x0b-\x1f\x7f]`)

// Cells of an inventory, however long, make no command of a build log of what any
// command prints, at any width.
func TestNoWidthMakesACommand(t *testing.T) {
	if testing.Short() {
		t.Skip("some seconds long")
	}
	dir := t.TempDir()
	var rows strings.Builder
	rows.WriteString("asset_tag,manufacturer,model,site_id,status,notes\n")
	for n := 1; n < 60; n += 2 {
		fill := strings.Repeat("A", n)
		fmt.Fprintf(&rows, "T%d,%s::error::pwn,%s ::stop-commands::x,S%d ::warning::,##[error]%d,%s##[group]::add-mask::\n", n, fill, fill, n, n, fill)
		fmt.Fprintf(&rows, "U%d,Huawei,%s::error::pwn,::notice::S%d,%s::set-output::,##vso[task] %d\n", n, fill, n, fill, n)
	}
	one, two := filepath.Join(dir, "one.csv"), filepath.Join(dir, "two.csv")
	writeText(t, one, rows.String())
	writeText(t, two, strings.Replace(rows.String(), "A::", "B::", 9))
	run := filepath.Join(dir, "run.json")
	prices := filepath.Join(dir, "prices.csv")
	writeText(t, prices, "item,model,function,low,high,currency,rate,quoted_on,quote_ref,firm,comparable\n,A::error::,,1,2,USD,,2026-01-01,::error::q ##[x],yes,\n")
	printed(t, 80, "audit", one, "--profile", "none", "-o", run)
	for width := 20; width <= 200; width += 23 {
		for _, args := range [][]string{
			{"audit", one, "--profile", "none", "--price-book", prices},
			{"audit", two, "--profile", "none", "--baseline", run},
			{"identify", one, "--profile", "none"}, {"columns", one}, {"explain", one, "3"},
			{"diff", one, two, "--profile", "none"}, {"review", one, "--profile", "none"},
			{"plan", one, "--profile", "none", "--budget", "1M"}, {"rules", "timeline", one, "--profile", "none"},
			{"verify", run, one}, {"catalog", "lint", prices}, {"report", "--from", run},
		} {
			text := printed(t, width, args...)
			if at := obeyed.FindStringIndex(text); at != nil {
				t.Fatalf("%v at width %d prints %q", args, width, text[max(at[0]-60, 0):min(at[1]+60, len(text))])
			}
		}
	}
}

// printed is all that a command prints at a width; it may find what it likes.
func printed(t *testing.T, width int, args ...string) string {
	t.Helper()
	code, out := ran(t, width, args...)
	if code == 2 || code == 4 {
		t.Fatalf("%v: exit code %d\n%s", args, code, out)
	}
	return out
}

// ran runs a command at a width, and returns its exit code and all that it prints.
func ran(t *testing.T, width int, args ...string) (int, string) {
	t.Helper()
	day, err := gear.ParseDate("2026-11-21")
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	code := cmd.Main(args, cmd.Env{
		In: strings.NewReader(""), Out: &out, Err: &out, Today: day, Width: width, Workers: 1,
		LookupEnv: func(string) (string, bool) { return "", false },
	})
	return code, out.String()
}
