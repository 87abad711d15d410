package output_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/output"
)

var errFull = errors.New("no space left")

// narrow takes so many bytes and fails from then on.
type narrow struct{ left int }

func (n *narrow) Write(p []byte) (int, error) {
	if len(p) > n.left {
		return 0, errFull
	}
	n.left -= len(p)
	return len(p), nil
}

// A disk that is full at any byte is told by every format, and none panics.
func TestWritersTellFailure(t *testing.T) {
	run := oneRun()
	for _, f := range output.Formats() {
		t.Run(f.Name, func(t *testing.T) {
			whole := len(render(t, f.Name, run, report.Options{}))
			for _, left := range []int{0, 1, whole / 3, whole - 1} {
				if err := report.Replay(run, f.New(&narrow{left}, report.Options{})); !errors.Is(err, errFull) {
					t.Errorf("after %d of %d bytes: %v", left, whole, err)
				}
			}
			if err := report.Replay(run, f.New(&narrow{whole}, report.Options{})); err != nil {
				t.Errorf("with room for all of it: %v", err)
			}
		})
	}
}

// broken is a writer that fails at a stage.
type broken struct{ record, end error }

func (b broken) Begin(*report.Head) error { return nil }
func (b broken) Item(*report.Item) error  { return b.record }
func (b broken) Close(*report.Run) error  { return b.end }

// A run that fails, at whatever stage and in whichever output, leaves the files
// that stood there as they were, and nothing beside them.
func TestFailedRunLeavesOldFiles(t *testing.T) {
	for _, c := range []struct {
		name string
		bad  broken
	}{{"in a record", broken{record: errFull}}, {"at the end", broken{end: errFull}}} {
		for _, place := range []int{0, 1, 2} {
			t.Run(c.name, func(t *testing.T) { failIn(t, c.bad, place) })
		}
	}
}

func failIn(t *testing.T, bad broken, place int) {
	t.Helper()
	dir := t.TempDir()
	var targets []output.Target
	for i, name := range []string{"csv", "html", "xlsx"} {
		f, _ := output.Lookup(name)
		if i == place {
			f.New = func(io.Writer, report.Options) report.Writer { return bad }
		}
		path := filepath.Join(dir, "old."+name)
		if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
			t.Fatal(err)
		}
		targets = append(targets, output.Target{Format: f, Path: path})
	}
	var stdout strings.Builder
	outputs, err := output.Open(append(targets, output.Target{Format: mustFormat(t, "table")}), nil, &stdout, report.Options{})
	if err != nil {
		t.Fatal(err)
	}
	run := manyRun()
	err = outputs.Replay(run)
	if err == nil {
		err = outputs.Commit(t.Context(), run)
	}
	outputs.Discard()
	if !errors.Is(err, errFull) || stdout.Len() > 0 {
		t.Errorf("error %v, and %d bytes on standard output", err, stdout.Len())
	}
	wantOnly(t, dir, map[string]string{"old.csv": "old", "old.html": "old", "old.xlsx": "old"})
}

func mustFormat(t *testing.T, name string) report.Format {
	t.Helper()
	f, ok := output.Lookup(name)
	if !ok {
		t.Fatalf("no format %q", name)
	}
	return f
}

// wantOnly checks that a folder holds these files and no other.
func wantOnly(t *testing.T, dir string, want map[string]string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		text, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if old, ok := want[e.Name()]; err != nil || !ok || string(text) != old {
			t.Errorf("%v: the file %s holds %.40q", err, e.Name(), text)
		}
	}
	if len(entries) != len(want) {
		t.Errorf("%d files, want %d", len(entries), len(want))
	}
}

// Until the whole run is written, whoever looks sees the old file.
func TestFilesChangeAtOnce(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.csv")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	outputs, err := output.Open([]output.Target{{Format: mustFormat(t, "csv"), Path: path}}, nil, io.Discard, report.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer outputs.Discard()
	run := manyRun()
	if err := outputs.Replay(run); err != nil {
		t.Fatal(err)
	}
	if text, err := os.ReadFile(path); err != nil || string(text) != "old" {
		t.Fatalf("%v: before the end the file holds %.40q", err, text)
	}
	if err := outputs.Commit(t.Context(), run); err != nil {
		t.Fatal(err)
	}
	wantOnly(t, dir, map[string]string{"a.csv": string(render(t, "csv", run, report.Options{File: true}))})
}
