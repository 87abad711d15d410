package audit_test

import (
	"context"
	"encoding/json"
	"errors"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/report"
)

// A run is asked for a day: without one, dated rules would be judged for none.
func TestAsOfIsRequired(t *testing.T) {
	opts := request(t, two)
	opts.AsOf = 0
	for name, load := range map[string]func() error{
		"Run":        func() error { _, err := audit.Run(context.Background(), opts); return err },
		"Load":       func() error { _, err := audit.Load(opts.DataOptions); return err },
		"LoadMakers": func() error { _, err := audit.LoadMakers(opts.DataOptions); return err },
	} {
		var fault *gear.Fault
		if err := load(); !errors.As(err, &fault) || fault.Kind != gear.Usage || !strings.Contains(fault.Hint, "AsOf") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// What a run holds follows from who takes it: nobody, so all of it; an output;
// or somebody who wants sums alone.
func TestRunHoldsWhatNobodyTakes(t *testing.T) {
	text := two + "A3,Nokia,AirScale\n"
	for name, tc := range map[string]struct {
		change          func(*audit.Options)
		items, findings bool
		clear           bool
	}{
		"nobody":  {func(*audit.Options) {}, true, true, false},
		"all":     {func(o *audit.Options) { o.All = true }, true, true, true},
		"summary": {func(o *audit.Options) { o.Summary = true }, false, false, false},
		"output":  {func(o *audit.Options) { o.Outputs = []audit.Output{{Writer: &records{}, Items: true}} }, false, false, false},
	} {
		opts := request(t, text)
		tc.change(&opts)
		r, err := audit.Run(context.Background(), opts)
		if err != nil {
			t.Fatal(err)
		}
		want := 0
		if tc.items {
			want = 2
		}
		if tc.clear {
			want = 3
		}
		if len(r.Items) != want || hasFindings(r) != tc.findings {
			t.Errorf("%s: %d items and %d findings, want %d items", name, len(r.Items), len(r.Items), want)
		}
	}
}

// Runs that go on at the same time do not disturb each other, nor their host:
// with caps, which are measured in a first pass, and without.
func TestRunsAtOnce(t *testing.T) {
	before := debug.SetGCPercent(57)
	defer debug.SetGCPercent(before)
	text := many(t, 1200)
	audits := []func() audit.Options{
		func() audit.Options { o := request(t, text); o.Profile = ruralProfile(t); return o },
		func() audit.Options { o := request(t, text); o.Rules = []string{"*"}; return o },
		func() audit.Options { return request(t, two) },
	}
	alone := make([]string, len(audits))
	for i, a := range audits {
		alone[i] = runText(t, a())
	}
	var wait sync.WaitGroup
	together := make([]string, 3*len(audits))
	for i := range together {
		opts := audits[i%len(audits)]()
		wait.Go(func() { together[i] = runText(t, opts) })
	}
	wait.Wait()
	for i, got := range together {
		if got != alone[i%len(audits)] {
			t.Errorf("run %d says something else when others go on beside it", i)
		}
	}
	if now := debug.SetGCPercent(57); now != 57 {
		t.Errorf("the collector of the host is set to %d percent", now)
	}
}

// hasFindings reports whether an item of the run has findings.
func hasFindings(r *report.Run) bool {
	return slices.ContainsFunc(r.Items, func(it report.Item) bool { return len(it.Findings) > 0 })
}

func runText(t *testing.T, opts audit.Options) string {
	r, err := audit.Run(context.Background(), opts)
	if err != nil {
		t.Error(err)
		return ""
	}
	text, err := json.Marshal([]any{r, r.Items})
	if err != nil {
		t.Error(err)
	}
	return string(text)
}
