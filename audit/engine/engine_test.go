package engine_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/cost"
	"github.com/gearaudit/gearaudit/audit/engine"
	"github.com/gearaudit/gearaudit/audit/internal/audittest"
	"github.com/gearaudit/gearaudit/audit/inventory"
)

// evaluate takes a text through one evaluator.
func evaluate(t *testing.T, text string, all bool, caches engine.Caches) *engine.Evaluator {
	t.Helper()
	opts := audittest.Options(t, text)
	opts.Profile = audittest.RuralProfile(t)
	data, err := audit.Load(opts.DataOptions)
	if err != nil {
		t.Fatal(err)
	}
	in, err := data.Open(context.Background(), opts.Sources, opts.Inventory)
	if err != nil {
		t.Fatal(err)
	}
	eng, err := data.Engine(context.Background(), in, 1)
	if err != nil {
		t.Fatal(err)
	}
	v := eng.NewEvaluator(all, caches, cost.Options{})
	err = in.Scan(context.Background(), 1, func(_ int, _ *inventory.File, b *inventory.Batch) func() error {
		v.Batch(b, func(*engine.Result) {})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// What rows have in common is worked out once, and every time without caches: a
// cache that is broken does not hide behind the right answers.
func TestCachesAnswer(t *testing.T) {
	text := "manufacturer,model,role,function,site_id\n" + strings.Repeat("Huawei,RRU3908,ran,ran_radio_unit,A\nNokia,AirScale,ran,ran_radio_unit,B\nCisco,ASR 9000,core,router_switch,C\n", 500)
	for name, a := range evaluate(t, text, false, engine.DefaultCaches()).Answers() {
		if a.Computed == 0 || a.Computed > 30 || a.Cached < 400 {
			t.Errorf("%s: %d worked out and %d remembered", name, a.Computed, a.Cached)
		}
	}
	for name, a := range evaluate(t, text, false, engine.Caches{}).Answers() {
		if a.Computed < 500 || a.Cached != 0 {
			t.Errorf("%s without caches: %d worked out and %d remembered", name, a.Computed, a.Cached)
		}
	}
}

// A column whose values do not repeat is passed over by their bytes where these say
// nothing, and a column that the file does not have is not asked row by row.
func TestColumnsThatDoNotRepeat(t *testing.T) {
	var text strings.Builder
	text.WriteString("manufacturer,model,serial_number,mac_address,site_id\n")
	for i := range 2000 {
		fmt.Fprintf(&text, "%s,AirScale,Q%07d,02:00:00:00:%02x:%02x,A\n", []string{"Nokia", "Qorvath Networks"}[i%2], i*7919, i/256, i%256)
	}
	a := evaluate(t, text.String(), false, engine.DefaultCaches()).Answers()["codes"]
	if a.Computed > 40 || a.Cached < 2*2000 {
		t.Errorf("%d codes worked out and %d passed over", a.Computed, a.Cached)
	}
	none := evaluate(t, text.String(), false, engine.Caches{}).Answers()["codes"]
	if none.Computed < 2*2000 || none.Cached != 0 {
		t.Errorf("without caches: %d codes worked out and %d passed over", none.Computed, none.Cached)
	}
}
