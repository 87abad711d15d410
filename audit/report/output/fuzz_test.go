package output_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"reflect"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/output"
)

// FuzzWriters puts a text in every place of a run that holds one: what every format
// writes obeys its grammar, is read back where it can be, and is obeyed by nobody.
func FuzzWriters(f *testing.F) {
	for i, text := range naughty() {
		f.Add(text, uint8(i), false)
		f.Add(text, uint8(i), true)
	}
	f.Fuzz(func(t *testing.T, text string, which uint8, plan bool) {
		if len(text) > 4096 {
			return
		}
		formats := output.Formats()
		if plan {
			formats = output.PlanFormats()
		}
		format := formats[int(which)%len(formats)]
		var out bytes.Buffer
		if err := report.Replay(poisoned(text), format.New(&out, report.Options{Width: int(which)})); err != nil {
			t.Fatal(err)
		}
		name := format.Name
		switch {
		case plan && name == "json": // a plan, and no run
			name = "plan"
		case name == "run":
			name = "json"
		}
		sound(t, name, out.Bytes())
	})
}

// FuzzDiffWriters does so with what differs between two runs.
func FuzzDiffWriters(f *testing.F) {
	for _, text := range naughty() {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4096 {
			return
		}
		d := oneDiff()
		poison(reflect.ValueOf(d).Elem(), func() string { return text })
		for i := range d.Changes {
			d.Changes[i].Kind = report.ChangeAdded
		}
		for name, out := range renderDiff(t, d) {
			if name != "xlsx" && name != "html" {
				inertText(t, strings.TrimPrefix(out, "\ufeff"), false)
			}
		}
	})
}

// sound checks what a format wrote.
func sound(t *testing.T, format string, out []byte) {
	t.Helper()
	switch format {
	case "xlsx":
		z, err := zip.NewReader(bytes.NewReader(out), int64(len(out)))
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range z.File {
			r, err := part.Open()
			if err != nil {
				t.Fatal(err)
			}
			b, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			soundXML(t, string(b))
			if strings.Contains(part.Name, "worksheets") && bytes.Contains(b, []byte("<f>")) {
				t.Fatalf("%s holds a formula", part.Name)
			}
		}
		return
	case "html": // its own target looks at the markup
		return
	case "csv", "items", "fcc-annual-report", "fcc-5640-lines":
		inertCells(t, string(out))
	case "json", "sarif", "cyclonedx", "gitlab":
		if !json.Valid(out) {
			t.Fatalf("the JSON is broken: %.200q", out)
		}
	case "jsonl":
		for line := range bytes.Lines(out) {
			if !json.Valid(line) {
				t.Fatalf("the line is broken: %.200q", line)
			}
		}
	case "junit":
		soundXML(t, string(out))
	}
	if format == "json" {
		if _, err := report.Read(bytes.NewReader(out), "run.json"); err != nil {
			t.Fatalf("the run cannot be read: %v", err)
		}
	}
	inertText(t, string(out), format == "github")
}
