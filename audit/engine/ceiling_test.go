package engine_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/cost"
	"github.com/gearaudit/gearaudit/audit/engine"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/internal/audittest"
	"github.com/gearaudit/gearaudit/audit/inventory"
	"github.com/gearaudit/gearaudit/audit/inventory/input"
)

// A run counts so many sites, and of their names so many bytes: one more, and it is
// not complete, instead of taking what memory there is.
func TestSiteCeilings(t *testing.T) {
	const most, room = 2000, 3 << 20
	for _, c := range []struct {
		sites, bytes int
		says         string
	}{
		{most - 1, 20, ""}, {most, 20, ""}, {most + 1, 20, "the inventory names more than 2000 sites"}, {3 * most, 20, "more than 2000 sites"},
		{60, 30_000, ""}, {400, 30_000, "the names and places of sites take more than 3 MiB"},
	} {
		var b strings.Builder
		b.WriteString("manufacturer,model,site_id,site_name\n")
		for i := range c.sites {
			fmt.Fprintf(&b, "Nokia,AirScale,S-%d,%s%d\n", i, strings.Repeat("x", c.bytes), i)
		}
		src, err := input.FromReader("a.csv", strings.NewReader(b.String()))
		if err != nil {
			t.Fatal(err)
		}
		data, err := audit.Load(audittest.Options(t, "").DataOptions)
		if err != nil {
			t.Fatal(err)
		}
		in, err := data.Open(context.Background(), []*input.Source{src}, inventory.Options{})
		if err != nil {
			t.Fatal(err)
		}
		eng, err := data.Engine(context.Background(), in, 2)
		if err != nil {
			t.Fatal(err)
		}
		eng.LimitSites(most, room)
		team := []*engine.Evaluator{eng.NewEvaluator(false, engine.DefaultCaches(), cost.Options{}), eng.NewEvaluator(true, engine.DefaultCaches(), cost.Options{})}
		next := 0
		if err := in.Scan(context.Background(), 1, func(_ int, _ *inventory.File, b *inventory.Batch) func() error {
			team[next%2].Batch(b, func(*engine.Result) {})
			next++
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		sum, err := engine.Add(team)
		var fault *gear.Fault
		switch {
		case c.says == "" && err != nil:
			t.Errorf("%d sites of %d bytes: %v", c.sites, c.bytes, err)
		case c.says == "":
			if all, _ := sum.Totals.Sites(); all != int64(c.sites) {
				t.Errorf("%d sites are counted of %d", all, c.sites)
			}
		case !errors.As(err, &fault) || fault.Kind != gear.Incomplete || !strings.Contains(err.Error(), c.says):
			t.Errorf("%d sites of %d bytes: %v, want %q", c.sites, c.bytes, err, c.says)
		}
	}
}
