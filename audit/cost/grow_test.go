package cost

import (
	"maps"
	"testing"

	"pgregory.net/rapid"

	"github.com/gearaudit/gearaudit/audit/cost/catalog"
	"github.com/gearaudit/gearaudit/audit/gear"
)

// bookOf draws a price book.
func bookOf(t *rapid.T) []catalog.Quote {
	var out []catalog.Quote
	for _, item := range []string{"radio", "baseband", "microwave", "router", "core-node", "olt", "installation", "disposal", "removal", "tower-reinforcement"} {
		if rapid.Bool().Draw(t, "quoted "+item) {
			low := rapid.Int64Range(100_00, 90_000_00).Draw(t, "price")
			q := quote(gear.Amount(low), gear.Amount(low+rapid.Int64Range(0, low).Draw(t, "span")))
			q.Item, q.Firm = item, rapid.Bool().Draw(t, "firm")
			if rapid.Bool().Draw(t, "better") {
				q.Comparable = q.Low
			}
			out = append(out, q)
		}
	}
	return out
}

// optionsOf draws what an estimate goes by.
func optionsOf(t *rapid.T, b *bench) Options {
	o := Options{Tax: rapid.SampledFrom([]float64{0, 0.07}).Draw(t, "tax"), Owner: catalog.Owner{
		Country:   rapid.SampledFrom([]string{"", "US", "GB"}).Draw(t, "country"),
		Customers: rapid.SampledFrom([]int64{0, 40_000, 20_000_000}).Draw(t, "customers"),
	}}
	o.Baseline = rapid.SampledFrom([]Baseline{Gross, Gross, Incremental, Eligible}).Draw(t, "baseline")
	for range rapid.SampledFrom([]int{0, 0, 1, 12}).Draw(t, "finished sites") {
		o.Actuals = append(o.Actuals, Actual{Spent: gear.Amount(rapid.Int64Range(10_000_00, 3_000_000_00).Draw(t, "spent")), Share: 1})
	}
	return b.dated(o)
}

// estimateOf sums rows up and estimates them; those with a model are eligible.
func (b *bench) estimateOf(o Options, rows []cells) *Estimate {
	b.Helper()
	t := NewTally(b.Catalog, o)
	for _, row := range rows {
		it := b.item(row)
		l := t.Price(it)
		l.Eligible = row["model"] != ""
		t.Add(l, t.Site(row["site_id"]), false)
	}
	return b.estimate(t, o)
}

// No price and no quantity that rises lowers any figure, whatever the baseline, the
// quotations and the finished sites; figures rise; and lines add up to the total.
func TestTotalsGrowWithPricesAndQuantities(t *testing.T) {
	plain := newBench(t)
	rapid.Check(t, func(t *rapid.T) {
		rows, book, o := rowsOf(t, 10), bookOf(t), optionsOf(t, plain)
		b := plain.with(book...)
		e := b.estimateOf(o, rows)
		checkParts(t, e)
		if len(book) > 0 {
			i := rapid.IntRange(0, len(book)-1).Draw(t, "dearer")
			dearer := append([]catalog.Quote{}, book...)
			times := gear.Amount(rapid.SampledFrom([]int64{101, 150, 1000}).Draw(t, "percent"))
			dearer[i].Low, dearer[i].High = dearer[i].Low*times/100, dearer[i].High*times/100
			checkGrown(t, e, plain.with(dearer...).estimateOf(o, rows))
		}
		if len(rows) > 0 {
			i := rapid.IntRange(0, len(rows)-1).Draw(t, "more")
			more := append([]cells{}, rows...)
			more[i] = maps.Clone(rows[i])
			more[i]["quantity"] = map[string]string{"": "2", "0": "1", "1": "4", "7": "8", "250": "900"}[rows[i]["quantity"]]
			checkGrown(t, e, b.estimateOf(o, more))
		}
		checkGrown(t, e, b.estimateOf(o, append(rows[:len(rows):len(rows)], rowOf(t))))
	})
}

func checkParts(t *rapid.T, e *Estimate) {
	if !rising(e.AllIn) || !rising(e.Equipment) || !rising(e.Program) {
		t.Fatalf("%+v, %+v, %+v", e.AllIn, e.Equipment, e.Program)
	}
	for _, b := range e.Bases {
		if !rising(b.Figures) {
			t.Fatalf("%s: %+v", b.Name, b.Figures)
		}
	}
	var low, likely, high gear.Amount
	for _, l := range e.Lines {
		low, likely, high = low+l.Low, likely+l.Likely, high+l.High
		if l.Low > l.Likely+1_00 || l.Likely > l.High+1_00 { // totals are rounded to dollars
			t.Fatalf("%+v", l)
		}
	}
	if f := e.AllIn; low != f.P10 || likely != f.P50 || high != f.P90 {
		t.Fatalf("the lines add up to %s, %s, %s, the total is %+v", low, likely, high, f)
	}
}

// checkGrown compares two estimates of which one rests on more, and knows no less
// about everything that both hold.
func checkGrown(t *rapid.T, less, more *Estimate) {
	figures := func(e *Estimate) []Figures {
		out := []Figures{e.AllIn, e.Equipment, e.Program}
		for _, b := range e.Bases {
			out = append(out, b.Figures)
		}
		return out
	}
	g := figures(more)
	for i, f := range figures(less) {
		if g[i].P10 < f.P10 || g[i].P50 < f.P50 || g[i].P80 < f.P80 || g[i].P90 < f.P90 || g[i].Mean < f.Mean {
			t.Fatalf("%+v fell to %+v", f, g[i])
		}
	}
}

// A quotation takes the place of its line and moves no other: as long as it leaves
// something that is not a firm bid, the total moves by what the line does at each
// quantile, so that one dearer than the catalog lowers nothing.
func TestAQuotationMovesItsLineAlone(t *testing.T) {
	plain := newBench(t)
	rapid.Check(t, func(t *rapid.T) {
		rows := append(rowsOf(t, 6), cells{"function": "ran_antenna_passive", "site_id": "A"})
		var quotes []catalog.Quote
		for _, w := range plain.Works() {
			if !w.Priced || rapid.Bool().Draw(t, w.ID) {
				continue
			}
			q := quote(w.High, w.High+gear.Amount(rapid.Int64Range(0, 5_000_000).Draw(t, "more")))
			q.Item, q.Firm = w.ID, rapid.Bool().Draw(t, "firm")
			quotes = append(quotes, q)
		}
		o := optionsOf(t, plain)
		o.Actuals = nil
		before, after := plain.estimateOf(o, rows), plain.with(quotes...).estimateOf(o, rows)
		if before.Known == nil {
			return
		}
		if after.AllIn.P50 < before.AllIn.P50 {
			t.Fatalf("%d quotations above the catalog make %s of %s", len(quotes), after.AllIn.P50, before.AllIn.P50)
		}
		at := map[string]TotalLine{}
		for _, l := range before.Lines {
			at[l.ID] = l
		}
		moved := func(of func(*TotalLine) gear.Amount) (sum gear.Amount) {
			for i := range after.Lines {
				old := at[after.Lines[i].ID]
				d := of(&after.Lines[i]) - of(&old)
				if after.Lines[i].Basis != catalog.Quoted && (d > 2_00 || d < -2_00) {
					t.Fatalf("%s moved by %s, which nobody quoted", after.Lines[i].ID, d)
				}
				sum += d
			}
			return sum
		}
		for _, x := range []struct {
			total gear.Amount
			of    func(*TotalLine) gear.Amount
		}{
			{after.AllIn.P10 - before.AllIn.P10, func(l *TotalLine) gear.Amount { return l.Low }},
			{after.AllIn.P90 - before.AllIn.P90, func(l *TotalLine) gear.Amount { return l.High }},
		} {
			if x.total != moved(x.of) {
				t.Fatalf("the total moved by %s, its lines by %s", x.total, moved(x.of))
			}
		}
	})
}
