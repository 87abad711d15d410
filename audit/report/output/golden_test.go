package output_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/output"
	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// render tells a run to a format.
func render(t testing.TB, format string, run *report.Run, opt report.Options) []byte {
	t.Helper()
	f, ok := output.Lookup(format)
	if !ok {
		t.Fatalf("no format %q", format)
	}
	var buf bytes.Buffer
	if err := report.Replay(run, f.New(&buf, opt)); err != nil {
		t.Fatalf("%s: %v", format, err)
	}
	return buf.Bytes()
}

// Every format renders an empty run, one with one finding and one with many,
// exactly as the golden files say.
func TestGolden(t *testing.T) {
	for _, f := range output.Formats() {
		for _, name := range []string{"empty", "one", "many"} {
			t.Run(f.Name+"/"+name, func(t *testing.T) {
				got := render(t, f.Name, runs()[name], report.Options{})
				if f.Name == "xlsx" {
					got = dumpBook(t, got)
				}
				golden(t, filepath.Join("testdata", "golden", f.Name, name), got)
			})
		}
	}
}

func golden(t *testing.T, path string, got []byte) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), string(got)); d != "" {
		t.Errorf("%s (-want +got), -update rewrites it:\n%s", path, d)
	}
}
