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
	req := audittest.Options(t, two+"A3,Nokia\n")
	req.Profile = audittest.RuralProfile(t)
	e, err := explain.Row(context.Background(), req, 2)
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
	if e, err = explain.Row(context.Background(), req, 4); err != nil || e.Reject == nil || e.Reject.Code != "missing-cell" {
		t.Errorf("line 4: %+v, %v", e, err)
	}
	var fault *gear.Fault
	if _, err = explain.Row(context.Background(), req, 99); !errors.As(err, &fault) || fault.Kind != gear.Usage || fault.Hint == "" {
		t.Errorf("line 99: %v", err)
	}
}
