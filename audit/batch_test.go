package audit_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/internal/audittest"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/csv"
	"github.com/gearaudit/gearaudit/audit/report/output"
)

// oneByOne hides that a writer takes pages.
type oneByOne struct{ report.Writer }

// written is what the formats make of an audit.
func written(t *testing.T, req audit.Options, hidden bool, formats ...string) string {
	t.Helper()
	outs := make([]bytes.Buffer, len(formats))
	for i, name := range formats {
		f, _ := output.Lookup(name)
		w := f.New(&outs[i], report.Options{})
		if _, ok := w.(csv.PageWriter); !ok && name != "jsonl" {
			t.Fatalf("format %s takes no pages", name)
		}
		if hidden {
			w = oneByOne{w}
		}
		req.Outputs = append(req.Outputs, audit.Output{Writer: w, Records: f.Records, Clear: f.Clear})
	}
	r, err := audit.Run(context.Background(), req)
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for i, o := range req.Outputs {
		if err := o.Writer.Close(r); err != nil {
			t.Fatal(err)
		}
		all.WriteString(outs[i].String())
	}
	return all.String()
}

// What the workers put into words is what the writers would make of the
// records, also of the many that cannot be told apart, however many workers
// there are and whatever else is written.
func TestPagesOrRecords(t *testing.T) {
	text, p := many(t, 4000), ruralProfile(t)
	for _, formats := range [][]string{{"csv"}, {"csv", "items"}, {"items", "jsonl", "csv"}} {
		req := request(t, text)
		req.Profile, req.Workers = p, 1
		want := written(t, req, true, formats...)
		if !strings.Contains(want, "-2,") {
			t.Fatal("no two items cannot be told apart")
		}
		for _, workers := range []int{1, 4} {
			req := request(t, text)
			req.Profile, req.Workers = p, workers
			if written(t, req, false, formats...) != want {
				t.Errorf("%v with %d workers: the pages say something else", formats, workers)
			}
		}
	}
}

// With a baseline it is known only in the end what is said of a row; the same
// is written all the same.
func TestPagesNextToABaseline(t *testing.T) {
	text, p := many(t, 600), ruralProfile(t)
	earlier := request(t, many(t, 300))
	earlier.Profile = p
	run := audittest.Whole(t, earlier)
	var texts []string
	for _, hidden := range []bool{true, false} {
		req := request(t, text)
		req.Profile = p
		var err error
		if req.Known, err = audit.Baseline(run); err != nil {
			t.Fatal(err)
		}
		texts = append(texts, written(t, req, hidden, "csv"))
	}
	if texts[0] != texts[1] || !strings.Contains(texts[0], ",yes,") {
		t.Error("the baseline is not heeded where pages are written")
	}
}
