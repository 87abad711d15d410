package inventory

import (
	"context"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/cache"
)

// looked scans a text and returns what the cache of the model's column did.
func looked(t *testing.T, text string, o Options) (c cache.Cache, rows int) {
	t.Helper()
	tables, err := openAll(t, o, text)
	if err != nil {
		t.Fatal(err)
	}
	_, err = tables.Files[0].Scan(context.Background(), 1, func(_ int, b *Batch) func() error {
		b.Numbers(gear.Model) // of all rows at once, as an audit asks for them
		for b.Next() {
			if b.Item().Text(gear.Model) != "" {
				rows++
			}
		}
		c = b.worker.byField[gear.Model].cache
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return c, rows
}

// Values are read once, and nearly all are found at the first look: a cache that
// is broken does not hide behind the right answers.
func TestValueCacheAnswers(t *testing.T) {
	text := "manufacturer,model,function\n" + strings.Repeat("Huawei,RRU3908,ran_radio_unit\nNokia,AirScale,ran_radio_unit\nCisco,Aggregation Services Router 9000,router_switch\n", 500)
	c, rows := looked(t, text, Options{})
	if n := c.Count - gear.EmptyID; rows != 1500 || n != 3 {
		t.Errorf("%d of %d values were read, want 3 of 1500", n, rows)
	}
	if c.Hits < 1400 {
		t.Errorf("%d of %d values were found at the first look", c.Hits, rows)
	}
	if c, rows = looked(t, text, Options{NoCache: true}); rows != 1500 || c.Count != 0 || c.Hits+c.Lookups != 0 {
		t.Errorf("without a cache, of %d rows %d values were remembered and %d looked up", rows, c.Count, c.Hits+c.Lookups)
	}
}
