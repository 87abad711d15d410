package cmd_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/cmd"
)

// Colour is for a person at a terminal who did not ask for plain text, and
// changes nothing but the colour.
func TestColor(t *testing.T) {
	stock := filepath.Join(t.TempDir(), "stock.csv")
	if err := os.WriteFile(stock, []byte("manufacturer,model\nHuawei,BBU3900\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	audit := func(term bool, env map[string]string) string {
		var out bytes.Buffer
		w := cmd.Env{
			Out: &out, Err: &out, OutTerm: term, Width: 80, Workers: 1, Today: 20778,
			LookupEnv: func(name string) (string, bool) { v, ok := env[name]; return v, ok },
		}
		if code := cmd.Main([]string{"audit", stock, "--fail-on", "never"}, w); code != 0 {
			t.Fatalf("exit code %d: %s", code, out.String())
		}
		return out.String()
	}
	colored := audit(true, nil)
	if !strings.Contains(colored, "\x1b[") {
		t.Error("a terminal gets no colour")
	}
	plain := audit(false, nil)
	for name, got := range map[string]string{
		"a pipe":         plain,
		"NO_COLOR":       audit(true, map[string]string{"NO_COLOR": "1"}),
		"a dumb one":     audit(true, map[string]string{"TERM": "dumb"}),
		"colours apart":  withoutColor(colored),
		"empty NO_COLOR": withoutColor(audit(true, map[string]string{"NO_COLOR": ""})),
	} {
		if strings.Contains(got, "\x1b") || got != plain {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// withoutColor takes colours out.
func withoutColor(s string) string {
	for _, code := range words("\x1b\\[[0-9;]*m", s) {
		s = strings.ReplaceAll(s, code, "")
	}
	return s
}
