// Package audittest makes the audits that tests of several packages ask for.
package audittest

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/input"
	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/audit/regime/profile"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/output"
)

// Day reads a day.
func Day(t testing.TB, s string) gear.Date {
	t.Helper()
	d, err := gear.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Options ask for an audit of one text.
func Options(t testing.TB, text string) audit.Options {
	t.Helper()
	src, err := input.FromReader("inventory.csv", strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	worst := regime.Designated
	return audit.Options{
		DataOptions: audit.DataOptions{AsOf: Day(t, "2026-11-21")},
		Version:     "test", Sources: []*input.Source{src}, FailOn: &worst, Workers: 2,
	}
}

// Whole audits and returns the run with all items.
func Whole(t testing.TB, opts audit.Options) *report.Run {
	t.Helper()
	opts.All = true
	run, err := audit.Run(context.Background(), opts)
	if err != nil {
		t.Fatal(err)
	}
	return run
}

// JSON audits and returns the run as format json writes it.
func JSON(t testing.TB, opts audit.Options) string {
	t.Helper()
	f, _ := output.Lookup("json")
	var out bytes.Buffer
	w := f.New(&out, report.Options{})
	opts.Outputs = []audit.Output{{Writer: w, Items: true, Clear: true}}
	r, err := audit.Run(context.Background(), opts)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(r); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// Text renders a run in a format.
func Text(t testing.TB, format string, run *report.Run) string {
	t.Helper()
	f, _ := output.Lookup(format)
	var out bytes.Buffer
	if err := report.Replay(run, f.New(&out, report.Options{})); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// Saved audits, writes the run as format json does, and reads it again.
func Saved(t testing.TB, opts audit.Options) *report.Run {
	t.Helper()
	run, err := report.Read(strings.NewReader(JSON(t, opts)), "run.json")
	if err != nil {
		t.Fatal(err)
	}
	return run
}

// Sample reads a file of the samples.
func Sample(t testing.TB, name string) string {
	t.Helper()
	dir := "samples"
	for range 5 {
		if _, err := os.Stat(dir); err == nil {
			break
		}
		dir = filepath.Join("..", dir)
	}
	b, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// RuralProfile is the profile of the rural sample.
func RuralProfile(t testing.TB) *profile.Profile {
	t.Helper()
	p, err := profile.Parse("rural-carrier.yaml", []byte(Sample(t, "rural-carrier.yaml")))
	if err != nil {
		t.Fatal(err)
	}
	return p
}
