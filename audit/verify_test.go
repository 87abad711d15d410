package audit_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/report"
)

// savedRun audits a text and reads the saved run again.
func savedRun(t *testing.T, req audit.Request) *report.Run {
	t.Helper()
	run, err := report.Read(strings.NewReader(saved(t, req)), "run.json")
	if err != nil {
		t.Fatal(err)
	}
	return run
}

// verified names the parts of a run that differ when it is run again.
func verified(t *testing.T, run *report.Run, req audit.Request) []string {
	t.Helper()
	found, err := audit.Verify(context.Background(), run, req)
	if err != nil {
		t.Fatal(err)
	}
	var parts []string
	for _, f := range found {
		if !slices.Contains(parts, f.Part) {
			parts = append(parts, f.Part)
		}
	}
	return parts
}

func TestVerify(t *testing.T) {
	text := "asset_tag,site_id,manufacturer,model\nA1,S1,Huawei,BBU3900\nA2,S2,Nokia,AirScale\n"
	run := savedRun(t, request(t, text))
	for name, tc := range map[string]struct {
		change func(*audit.Request)
		text   string
		want   []string
	}{
		"the same":          {nil, text, nil},
		"another day asked": {func(r *audit.Request) { r.AsOf = day("2020-01-01") }, text, nil},
		"another threshold": {func(r *audit.Request) { r.FailOn = nil }, text, nil},
		"other rules asked": {func(r *audit.Request) { r.Rules = []string{"uk"} }, text, nil},
		"one worker":        {func(r *audit.Request) { r.Workers = 1 }, text, nil},
		"another version":   {func(r *audit.Request) { r.Version = "v9" }, text, []string{"tool"}},
		"a blank more":      {nil, strings.Replace(text, "AirScale", "AirScale ", 1), []string{"inputs"}},
		"another site":      {nil, strings.Replace(text, "S2", "S3", 1), []string{"inputs", "items"}},
		"one row less":      {nil, strings.Replace(text, "A2,S2,Nokia,AirScale\n", "", 1), []string{"inputs", "items", "summary"}},
	} {
		req := request(t, tc.text)
		if tc.change != nil {
			tc.change(&req)
		}
		got := verified(t, run, req)
		if !slices.Equal(got, tc.want) {
			t.Errorf("%s: %v, want %v", name, got, tc.want)
		}
	}
}

// A profile that the run was not made with shows in what it says and binds.
func TestVerifyProfile(t *testing.T) {
	req := request(t, two)
	req.Profile = ruralProfile(t)
	got := verified(t, savedRun(t, request(t, two)), req)
	if !slices.Contains(got, "profile") || !slices.Contains(got, "findings") {
		t.Errorf("%v", got)
	}
}

// What a run rested on and is not given again is asked for by its flag.
func TestVerifyAsks(t *testing.T) {
	withProfile := request(t, two)
	withProfile.Profile = ruralProfile(t)
	withWaivers := request(t, two)
	withWaivers.Waivers = &audit.Document{Name: "w.yaml", Text: []byte(waiver)}
	for flag, req := range map[string]audit.Request{"--profile": withProfile, "--waivers": withWaivers} {
		_, err := audit.Verify(context.Background(), savedRun(t, req), request(t, two))
		var fault *gear.Fault
		if !errors.As(err, &fault) || fault.Kind != gear.Usage || !strings.Contains(fault.Hint, flag) {
			t.Errorf("%s: %v", flag, err)
		}
	}
	impossible := savedRun(t, request(t, two))
	impossible.AsOf = "someday"
	if _, err := audit.Verify(context.Background(), impossible, request(t, two)); err == nil || !strings.Contains(err.Error(), "impossible as_of") {
		t.Errorf("an impossible day: %v", err)
	}
	if _, err := audit.Verify(context.Background(), savedRun(t, request(t, two)), audit.Request{Version: "test"}); err == nil {
		t.Error("no input is accepted")
	}
}
