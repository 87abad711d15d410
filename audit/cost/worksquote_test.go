package cost

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/gearaudit/gearaudit/audit/cost/catalog"
	"github.com/gearaudit/gearaudit/audit/gear"
)

// A quotation for works that is dearer than the catalog has it lowers no total,
// whatever else is quoted, by more than what a narrower spread takes off the
// middle of a skewed sum: at most 2 %.
func TestDearerWorksLowerNothing(t *testing.T) {
	b := newBench(t)
	rapid.Check(t, func(t *rapid.T) {
		rows := rowsOf(t, 6)
		var quotes []catalog.Quote
		for _, w := range b.Works() {
			if !w.Priced || rapid.Bool().Draw(t, w.ID) {
				continue
			}
			q := quote(w.High, w.High+gear.Amount(rapid.Int64Range(0, 5_000_000).Draw(t, "more")))
			q.Item = w.ID
			quotes = append(quotes, q)
		}
		sum := func(b *bench) *Estimate {
			tally := NewTally(b.Catalog)
			for _, row := range rows {
				b.add(tally, row, false)
			}
			return b.estimate(tally, Options{Draws: 200})
		}
		plain, quoted := sum(b), sum(b.with(quotes...))
		if plain.Known != nil && float64(quoted.AllIn.P50) < 0.98*float64(plain.AllIn.P50) {
			t.Fatalf("%d quotations above the catalog make %s of %s", len(quotes), quoted.AllIn.P50, plain.AllIn.P50)
		}
	})
}
