package output_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/gearaudit/gearaudit/audit/internal/audittest"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/output"
	"github.com/google/go-cmp/cmp"
)

var (
	update   = flag.Bool("update", false, "rewrite the golden files")
	pipeline = flag.Bool("runs", false, "make the runs that they are of anew")
)

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

// goldenRuns are audits of the real pipeline, kept as format json wrote them:
// rules, prices and vendors are those of their day, so that new data changes no
// golden file. -runs makes them anew.
func goldenRuns(t testing.TB) map[string]*report.Run {
	t.Helper()
	fresh := map[string]*report.Run{}
	if *pipeline {
		fresh = audittest.FullRuns(t)
	}
	out := map[string]*report.Run{}
	for _, name := range []string{"change", "country", "few"} {
		path := filepath.Join("testdata", "golden", "json", name)
		if *pipeline {
			if err := os.WriteFile(path, render(t, "json", fresh[name], report.Options{}), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if out[name], err = report.Read(bytes.NewReader(text), name); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// Every format renders runs of the pipeline exactly as the golden files say.
func TestGolden(t *testing.T) {
	for name, run := range goldenRuns(t) {
		for _, f := range output.Formats() {
			t.Run(f.Name+"/"+name, func(t *testing.T) {
				got := render(t, f.Name, run, report.Options{})
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
