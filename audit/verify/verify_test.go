package verify_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/internal/audittest"
	"github.com/gearaudit/gearaudit/audit/verify"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/report"
)

const two = "asset_tag,manufacturer,model\nA1,Huawei,BBU3900\nA2,ZTE,ZXSDR B8200\n"

const waiver = `waivers:
  - id: W1
    rule: designated-maker
    match: {asset_tag: A1}
    reason: leaves with the new core
    approved_by: CTO
    ticket: NET-7
    issued_on: 2026-10-01
    expires_on: 2027-03-31
`

// verified names the parts of a run that differ when it is run again.
func verified(t *testing.T, run *report.Run, req audit.Options) []string {
	t.Helper()
	found, err := verify.Run(context.Background(), run, nil, req)
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
	run := audittest.Saved(t, audittest.Options(t, text))
	for name, tc := range map[string]struct {
		change func(*audit.Options)
		text   string
		want   []string
	}{
		"the same":          {nil, text, nil},
		"another day asked": {func(r *audit.Options) { r.AsOf = audittest.Day(t, "2020-01-01") }, text, nil},
		"another threshold": {func(r *audit.Options) { r.FailOn = nil }, text, nil},
		"other rules asked": {func(r *audit.Options) { r.Rules = []string{"uk"} }, text, nil},
		"one worker":        {func(r *audit.Options) { r.Workers = 1 }, text, nil},
		"another version":   {func(r *audit.Options) { r.Version = "v9" }, text, []string{"tool"}},
		"a blank more":      {nil, strings.Replace(text, "AirScale", "AirScale ", 1), []string{"inputs"}},
		"another site":      {nil, strings.Replace(text, "S2", "S3", 1), []string{"items", "inputs"}},
		"one row less":      {nil, strings.Replace(text, "A2,S2,Nokia,AirScale\n", "", 1), []string{"items", "inputs", "summary"}},
	} {
		req := audittest.Options(t, tc.text)
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
	req := audittest.Options(t, two)
	req.Profile = audittest.RuralProfile(t)
	got := verified(t, audittest.Saved(t, audittest.Options(t, two)), req)
	if !slices.Contains(got, "profile") || !slices.Contains(got, "rule_totals") {
		t.Errorf("%v", got)
	}
}

// What a run rested on and is not given again is asked for by its flag.
func TestVerifyAsks(t *testing.T) {
	withProfile := audittest.Options(t, two)
	withProfile.Profile = audittest.RuralProfile(t)
	withWaivers := audittest.Options(t, two)
	withWaivers.Waivers = &audit.Document{Name: "w.yaml", Text: []byte(waiver)}
	for flag, req := range map[string]audit.Options{"--profile": withProfile, "--waivers": withWaivers} {
		_, err := verify.Run(context.Background(), audittest.Saved(t, req), nil, audittest.Options(t, two))
		var fault *gear.Fault
		if !errors.As(err, &fault) || fault.Kind != gear.Usage || !strings.Contains(fault.Hint, flag) {
			t.Errorf("%s: %v", flag, err)
		}
	}
	impossible := audittest.Saved(t, audittest.Options(t, two))
	impossible.AsOf = "someday"
	if _, err := verify.Run(context.Background(), impossible, nil, audittest.Options(t, two)); err == nil || !strings.Contains(err.Error(), "impossible as_of") {
		t.Errorf("an impossible day: %v", err)
	}
	if _, err := verify.Run(context.Background(), audittest.Saved(t, audittest.Options(t, two)), nil, audit.Options{Version: "test"}); err == nil {
		t.Error("no input is accepted")
	}
}
