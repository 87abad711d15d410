package output_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/output"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// reread saves a run and reads it again.
func reread(t testing.TB, run *report.Run) *report.Run {
	t.Helper()
	back, err := report.Read(bytes.NewReader(render(t, "json", run, report.Options{})), "run.json")
	if err != nil {
		t.Fatal(err)
	}
	return back
}

func TestReadGivesTheRunBack(t *testing.T) {
	for name, run := range runs() {
		if d := cmp.Diff(run, reread(t, run), cmpopts.EquateEmpty()); d != "" {
			t.Errorf("%s (-saved +read):\n%s", name, d)
		}
	}
	for _, text := range naughty() {
		run := poisoned(text)
		if d := cmp.Diff(run, reread(t, run), cmpopts.EquateEmpty()); d != "" {
			t.Errorf("%q (-saved +read):\n%s", text, d)
		}
	}
}

// audited tells a run to all formats at once, each to a file of its own, in the
// way in which an audit does: rows go only to those who want them.
func audited(t testing.TB, run *report.Run, dir string) {
	t.Helper()
	outputs := everywhere(t, dir)
	defer outputs.Discard()
	outputs.Each(func(_ report.Format, w report.Writer) {
		if err := w.Begin(&run.Head); err != nil {
			t.Fatal(err)
		}
	})
	for i := range run.Items {
		it := run.Items[i]
		outputs.Each(func(f report.Format, w report.Writer) {
			if f.Items && (f.Clear || len(it.Findings) > 0 || f.Whole) || f.Fresh && phrase.New(&it) {
				if err := w.Item(&it); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
	bare := *run
	bare.Items = nil
	if err := outputs.Commit(t.Context(), &bare); err != nil {
		t.Fatal(err)
	}
}

// everywhere opens an output for every format in a folder.
func everywhere(t testing.TB, dir string) *output.Outputs {
	t.Helper()
	var flags []string
	for _, name := range output.Names() {
		flags = append(flags, name+"="+filepath.Join(dir, name))
	}
	targets, err := output.Choose("", flags)
	if err != nil {
		t.Fatal(err)
	}
	outputs, err := output.Open(targets, nil, nil, report.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return outputs
}

// sameAgain proves that a saved run gives in every format, itself included,
// what the audit gave.
func sameAgain(t testing.TB, run *report.Run, first, second string) {
	t.Helper()
	audited(t, run, first)
	saved, err := os.Open(filepath.Join(first, "json"))
	if err != nil {
		t.Fatal(err)
	}
	defer saved.Close()
	back, err := report.Read(saved, "json")
	if err != nil {
		t.Fatal(err)
	}
	outputs := everywhere(t, second)
	defer outputs.Discard()
	if err := outputs.Replay(back); err != nil {
		t.Fatal(err)
	}
	if err := outputs.Commit(t.Context(), back); err != nil {
		t.Fatal(err)
	}
	for _, name := range output.Names() {
		if a, b := slurp(t, first, name), slurp(t, second, name); a != b {
			t.Errorf("%s differs (-audit +report):\n%s", name, cmp.Diff(a, b))
		}
	}
}

func slurp(t testing.TB, dir, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestReportIsWhatTheAuditGave(t *testing.T) {
	for name, run := range runs() {
		t.Run(name, func(t *testing.T) { sameAgain(t, run, t.TempDir(), t.TempDir()) })
	}
	sameAgain(t, poisoned("\x1b[2J\n::error::##[x]\u202e"), t.TempDir(), t.TempDir())
}

type failing interface {
	Helper()
	Errorf(string, ...any)
	Fatalf(string, ...any)
}

// sameBytes proves the same without files, for many runs.
func sameBytes(t failing, run *report.Run, formats []report.Format) {
	t.Helper()
	tell := func(run *report.Run, f report.Format) string {
		var out bytes.Buffer
		if err := report.Replay(run, f.New(&out, report.Options{})); err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		return out.String()
	}
	saved, _ := output.Lookup("json")
	back, err := report.Read(strings.NewReader(tell(run, saved)), "run.json")
	if err != nil {
		t.Fatalf("%v", err)
	}
	for _, f := range formats {
		if a, b := tell(run, f), tell(back, f); a != b {
			t.Errorf("%s differs (-audit +report):\n%s", f.Name, cmp.Diff(a, b))
		}
	}
}

func TestReportOfHostileRuns(t *testing.T) {
	for shift := range 4 {
		sameBytes(t, mixed(shift), output.Formats())
	}
	rapid.Check(t, func(r *rapid.T) {
		format := rapid.SampledFrom(output.Formats()).Draw(r, "format")
		sameBytes(r, anyRun().Draw(r, "run"), []report.Format{format})
	})
}

func TestReadRefuses(t *testing.T) {
	good := string(render(t, "json", oneRun(), report.Options{}))
	for _, c := range []struct{ name, text, want string }{
		{"nothing", "", "run.json:1: this is not a saved run: the file is empty"},
		{"half a run", good[:len(good)/2], "the file ends in the middle of the run"},
		{"another file", "asset_tag,model\n", "run.json:1: this is not a saved run: it is not JSON"},
		{"an error on a line", strings.Replace(good, `"as_of": "2026-11-21",`, `"as_of": 2026-11-21,`, 1), "run.json:7: this is not a saved run: it is not JSON"},
		{"another kind of value", strings.Replace(good, `"as_of": "2026-11-21",`, `"as_of": 7,`, 1), "as_of cannot hold a JSON number"},
		{"a list", "[1]", "cannot hold a JSON array"},
		{"an item with an impossible key", strings.Replace(good, `"asset_tag":"A-1"`, `"Asset":"A-1"`, 1), `an item has the key "Asset"`},
		{"two runs", good + good, "more text follows the end of the run"},
		{"a later contract", strings.Replace(good, `"schema_version": "2.0"`, `"schema_version": "3.0"`, 1), `it has schema version "3.0", and this program reads 2.0`},
		{"no contract", "{}", `it has schema version ""`},
		{"two items of one name", strings.Replace(good, `"id":"a000000000000001"`, `"id":"a000000000000002"`, 1), `two items are called "a000000000000002"`},
		{"a row too few", strings.Replace(good, `"judged": 2,`, `"judged": 3,`, 2), "it has 2 items and says that 3 of 2 rows were judged, 0 repeated and 0 rejected"},
		{"a reject too many", strings.Replace(good, `"rejects": []`, `"rejects": [{"code": "x", "file": "a", "line": 1, "reason": "y", "vendors": []}]`, 1), "it lists 1 rejected rows and says that there were 0"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := report.Read(strings.NewReader(c.text), "run.json")
			var fault *gear.Fault
			if !errors.As(err, &fault) || fault.Kind != gear.Usage || fault.Hint == "" || fault.Place.File != "run.json" {
				t.Fatalf("the fault is %#v", err)
			}
			if !strings.Contains(err.Error(), c.want) {
				t.Errorf("got  %s\nwant %s", err, c.want)
			}
		})
	}
}

// A minor version is read: it differs in what was added only.
func TestReadTakesMinorVersions(t *testing.T) {
	text := strings.Replace(string(render(t, "json", oneRun(), report.Options{})), `"2.0"`, `"2.7"`, 1)
	run, err := report.Read(strings.NewReader(text), "run.json")
	if err != nil || run.SchemaVersion != "2.7" {
		t.Errorf("%v", err)
	}
}

type brokenReader struct{ err error }

func (b brokenReader) Read([]byte) (int, error) { return 0, b.err }

func TestReadPassesErrorsOn(t *testing.T) {
	if _, err := report.Read(brokenReader{errors.New("the disk is gone")}, "run.json"); err == nil || !strings.Contains(err.Error(), "the disk is gone") {
		t.Errorf("got %v", err)
	}
}

// FuzzRead: whatever a file holds, reading it ends in a run or in a fault that
// names it, and a run that was read is saved as what it is.
func FuzzRead(f *testing.F) {
	f.Add(render(f, "json", emptyRun(), report.Options{}))
	f.Add(render(f, "json", oneRun(), report.Options{}))
	f.Add([]byte(`{"schema_version":"1.0","findings":null,"items":[],"summary":{"coverage":{"rows":0}}}`))
	f.Add([]byte(`{"schema_version":"1.0"} {`))
	f.Add([]byte(`{"as_of":{"":[[[[1e999]]]]}}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		run, err := report.Read(bytes.NewReader(text), "run.json")
		if err != nil {
			var fault *gear.Fault
			if !errors.As(err, &fault) || fault.Kind != gear.Usage || fault.Place.File != "run.json" || fault.Hint == "" {
				t.Fatalf("no fault of the file: %v", err)
			}
			return
		}
		saved := render(t, "json", run, report.Options{})
		again := render(t, "json", reread(t, run), report.Options{})
		if !bytes.Equal(saved, again) {
			t.Fatalf("saving changes the run:\n%s", cmp.Diff(string(saved), string(again)))
		}
		if found, err := report.Differences(run, reread(t, run)); err != nil || len(found) > 0 {
			t.Fatalf("the run differs from itself: %v, %v", found, err)
		}
		for _, name := range output.Names() {
			render(t, name, run, report.Options{})
		}
	})
}
