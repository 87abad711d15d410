package explain_test

import (
	"context"
	"errors"
	"testing"

	"github.com/gearaudit/gearaudit/audit/explain"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/internal/audittest"
)

const two = "asset_tag,manufacturer,model\nA1,Huawei,BBU3900\nA2,ZTE,ZXSDR B8200\n"

// A row can be explained: every rule, and the fact that decided it.
func TestExplain(t *testing.T) {
	req := audittest.Options(t, two+"A3,Nokia,,spare\nA4,ZTE,B8200\na-4,ZTE,B8300\n")
	req.Profile = audittest.RuralProfile(t)
	e, err := explain.Row(context.Background(), req, "2")
	if err != nil {
		t.Fatal(err)
	}
	if e.Item.AssetTag != "A1" || len(e.Rules) < 10 || len(e.Proof) == 0 || e.Price.State == "" {
		t.Errorf("%+v", e)
	}
	for _, r := range e.Rules {
		if r.Rule == nil || r.Binds == nil && len(r.Entries) == 0 && r.InForce {
			t.Errorf("a rule explains nothing: %+v", r)
		}
	}
	if e, err = explain.Row(context.Background(), req, "4"); err != nil || e.Reject == nil || e.Reject.Code != "extra-cell" {
		t.Errorf("line 4: %+v, %v", e, err)
	}
	if e, err = explain.Row(context.Background(), req, "a2"); err != nil || e.Item.AssetTag != "A2" {
		t.Errorf("by its tag: %+v, %v", e, err)
	}
	var fault *gear.Fault
	if _, err = explain.Row(context.Background(), req, "A4"); !errors.As(err, &fault) || fault.Hint != "give the line of one: 5, 6" {
		t.Errorf("a tag of two rows: %+v", fault)
	}
	if _, err = explain.Row(context.Background(), req, "A9"); !errors.As(err, &fault) || fault.Kind != gear.Usage {
		t.Errorf("a tag of none: %v", err)
	}
	if _, err = explain.Row(context.Background(), req, "99"); !errors.As(err, &fault) || fault.Kind != gear.Usage || fault.Hint == "" {
		t.Errorf("line 99: %v", err)
	}
}
