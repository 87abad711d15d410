package audit_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/output"
)

// written is what the formats make of an audit.
func written(t *testing.T, req audit.Options, formats ...string) string {
	t.Helper()
	outs := make([]bytes.Buffer, len(formats))
	for i, name := range formats {
		f, _ := output.Lookup(name)
		w := f.New(&outs[i], report.Options{})
		req.Outputs = append(req.Outputs, audit.Output{Writer: w, Items: f.Items, Clear: f.Clear})
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

// What is written does not depend on how many workers there are and on what else
// is written, also of the many items that cannot be told apart.
func TestWritersOfOneRun(t *testing.T) {
	text, p := many(t, 4000), ruralProfile(t)
	for _, formats := range [][]string{{"csv"}, {"csv", "items"}, {"items", "jsonl", "csv"}} {
		req := request(t, text)
		req.Profile, req.Workers = p, 1
		want := written(t, req, formats...)
		if !strings.Contains(want, "-2,") {
			t.Fatal("no two items cannot be told apart")
		}
		for _, workers := range []int{1, 4} {
			req := request(t, text)
			req.Profile, req.Workers = p, workers
			if written(t, req, formats...) != want {
				t.Errorf("%v with %d workers: something else is written", formats, workers)
			}
		}
	}
}
