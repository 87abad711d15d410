package cost

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/gearaudit/gearaudit/audit/cost/catalog"
	"github.com/gearaudit/gearaudit/audit/gear"
)

// same compares estimates by what they tell.
var same = cmpopts.IgnoreUnexported(Estimate{}, Sum{}, catalog.Class{}, catalog.Reference{}, catalog.Kind{})

// rowOf draws a row of an inventory.
func rowOf(t *rapid.T) cells {
	row := cells{"function": rapid.SampledFrom(catalog.Functions[:]).Draw(t, "function")}
	set := func(name string, values ...string) {
		if v := rapid.SampledFrom(append(values, "")).Draw(t, name); v != "" {
			row[name] = v
		}
	}
	set("technology", "4g", "5g_sa", "microwave", "fttp")
	set("site_id", "A", "B", "C")
	set("model", "RRU3908", "BBU3900", "Mystery 9")
	set("quantity", "0", "1", "7", "250")
	set("installed_on", "2012-05-01", "2024-01-01")
	set("unit_cost", "1234.56")
	set("parent", "X")
	set("status", "planned", "active")
	return row
}

func rowsOf(t *rapid.T, most int) []cells {
	return rapid.SliceOfN(rapid.Custom(rowOf), 0, most).Draw(t, "rows")
}

func rising(f Figures) bool { return 0 <= f.P10 && f.P10 <= f.P50 && f.P50 <= f.P80 && f.P80 <= f.P90 }

// Whatever the inventory: quantiles rise, the parts follow from the whole, the
// shares of the drivers add up to one, and unpriced pieces are in no sum.
func TestFiguresHoldTogether(t *testing.T) {
	b := newBench(t)
	rapid.Check(t, func(t *rapid.T) {
		tally := NewTally(b.Catalog, Options{})
		var priced, unpriced int64
		for _, row := range rowsOf(t, 12) {
			l := b.add(tally, row, false)
			switch l.State {
			case catalog.Priced:
				priced += l.Quantity
			case catalog.Unpriced:
				unpriced += l.Quantity
			}
		}
		e := b.estimate(tally, Options{Proration: portion(0.395)})
		if !rising(e.Equipment) || !rising(e.AllIn) || !rising(e.Program) {
			t.Fatalf("%+v %+v %+v do not rise", e.Equipment, e.AllIn, e.Program)
		}
		if e.Items != priced || e.Unpriced != unpriced {
			t.Fatalf("%d priced and %d unpriced, want %d and %d", e.Items, e.Unpriced, priced, unpriced)
		}
		if (e.AllIn.P50 > 0) != (priced > 0) || e.AllIn.P50 < e.Equipment.P10 || e.Program.P50 > e.AllIn.P50 {
			t.Fatalf("equipment %s, all in %s, program %s of %d pieces", e.Equipment.P50, e.AllIn.P50, e.Program.P50, priced)
		}
		sum := 0.0
		for _, d := range e.Drivers {
			sum += d.Share
		}
		if priced > 0 && math.Abs(sum-1) > 1e-9 {
			t.Fatalf("the drivers add up to %v", sum)
		}
	})
}

// The odds rise with the money, from none to certainty, and agree with the
// quantiles.
func TestWithinRises(t *testing.T) {
	b := newBench(t)
	e := b.estimate(b.tally(mixed()...), Options{})
	for _, p := range []float64{0.1, 0.5, 0.8, 0.9} {
		if got := e.Known.Within(e.Known.Quantile(p)); math.Abs(got-p) > 0.0005 {
			t.Errorf("the money of P%.0f is enough with %v", p*100, got)
		}
	}
	if e.Known.Quantile(0.5) != e.AllIn.P50 || e.Known.Quantile(0.8) != e.AllIn.P80 {
		t.Errorf("P50 and P80 are %s and %s, and %s and %s", e.Known.Quantile(0.5), e.Known.Quantile(0.8), e.AllIn.P50, e.AllIn.P80)
	}
	if e.Known.Within(0) != 0 || e.Known.Within(math.MaxInt64) != 1 {
		t.Errorf("no money is enough with %v, all of it with %v", e.Known.Within(0), e.Known.Within(math.MaxInt64))
	}
	rapid.Check(t, func(t *rapid.T) {
		limit := int64(2 * e.AllIn.P90)
		less := gear.Amount(rapid.Int64Range(0, limit).Draw(t, "less"))
		more := gear.Amount(rapid.Int64Range(int64(less), limit).Draw(t, "more"))
		if e.Known.Within(less) > e.Known.Within(more) {
			t.Fatalf("%s is enough with %v, %s with %v", less, e.Known.Within(less), more, e.Known.Within(more))
		}
	})
}

// However the rows are shared among workers, and in whatever order they come:
// the same estimate.
func TestWorkersChangeNothing(t *testing.T) {
	b := newBench(t)
	rapid.Check(t, func(t *rapid.T) {
		rows := rowsOf(t, 20)
		o := b.dated(Options{Counting: Counting{Baseline: Incremental}})
		one, team := NewTally(b.Catalog, o), []*Tally{NewTally(b.Catalog, o), NewTally(b.Catalog, o), NewTally(b.Catalog, o)}
		for i, row := range rows {
			b.add(one, row, i%3 == 2)
		}
		for _, i := range rapid.Permutation(index(len(rows))).Draw(t, "order") {
			b.add(team[rapid.IntRange(0, 2).Draw(t, "worker")], rows[i], i%3 == 2)
		}
		for _, i := range []int{2, 1} {
			if err := team[0].Merge(team[i]); err != nil {
				t.Fatal(err)
			}
		}
		want, got := b.estimate(one, o), b.estimate(team[0], o)
		if diff := cmp.Diff(want, got, same); diff != "" {
			t.Fatal(diff)
		}
		if diff := cmp.Diff(want.SiteCosts(one), got.SiteCosts(team[0])); diff != "" {
			t.Fatal(diff)
		}
	})
}

func index(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

func TestNothingToPrice(t *testing.T) {
	b := newBench(t)
	for name, tally := range map[string]*Tally{
		"no row":             b.tally(),
		"no piece":           b.tally(cells{"function": "ran_radio_unit", "quantity": "0"}),
		"no price":           b.tally(cells{"function": "recorder"}),
		"part of what it is": b.tally(cells{"function": "ran_baseband", "model": "UMPTb1", "parent": "X"}),
	} {
		e := b.estimate(tally, Options{})
		if e.AllIn != (Figures{}) || e.Class != 0 || len(e.Lines) != 0 || e.Known != nil || e.SiteCosts(tally) != nil {
			t.Errorf("%s: %+v", name, e)
		}
	}
}

// A kind that nobody prices is told with what to ask for, and is never nought.
func TestUnpricedIsABucketOfItsOwn(t *testing.T) {
	b := newBench(t)
	tally := b.tally(radio("A"), cells{"function": "recorder", "quantity": "5"}, cells{"function": "ims_voice"}, cells{"function": "managed_service", "quantity": "9"})
	b.add(tally, cells{"function": "wifi_ap", "quantity": "2"}, true)
	e := b.estimate(tally, Options{})
	var got []string
	for _, m := range e.Missing {
		got = append(got, fmt.Sprintf("%s %d %d %v", m.Kind, m.Pieces, m.Open, m.Placeholder != nil))
	}
	want := []string{"service 9 0 false", "recorder 5 0 false", "core-other 1 0 true", "wifi 0 2 false"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if e.Unpriced != 15 || e.Items != 1 || !slices.Contains(e.Notes, "units without a price: 15; only the worst case includes them, so the other figures are lower limits; bring quotations") {
		t.Errorf("%d unpriced, %d priced, %v", e.Unpriced, e.Items, e.Notes)
	}
	if alone := b.estimate(b.tally(radio("A")), Options{}); alone.Equipment != e.Equipment {
		t.Errorf("equipment without the unpriced is %+v, with them %+v", alone.Equipment, e.Equipment)
	}
}

// Pieces whose maker is an open question are a second figure, and never in the first.
func TestOpenQuestions(t *testing.T) {
	b := newBench(t)
	sure := b.estimate(b.tally(mixed()...), Options{})
	tally := b.tally(mixed()...)
	b.add(tally, cells{"function": "ran_radio_unit", "site_id": "D", "quantity": "9"}, true)
	e := b.estimate(tally, Options{})
	if e.AllIn != sure.AllIn || e.Equipment != sure.Equipment || e.Items != sure.Items {
		t.Errorf("the open question moved the first figure: %+v, %+v", e.AllIn, sure.AllIn)
	}
	if sure.IfOpen != nil || e.IfOpen == nil || e.OpenItems != 9 || e.IfOpen.P50 <= e.AllIn.P50 || !rising(*e.IfOpen) {
		t.Errorf("if open %+v of %d pieces, above %+v", e.IfOpen, e.OpenItems, e.AllIn)
	}
}

// Only open questions: the first figure is nought, the second is not.
func TestOnlyOpenQuestions(t *testing.T) {
	b := newBench(t)
	tally := NewTally(b.Catalog, Options{})
	b.add(tally, radio("A"), true)
	e := b.estimate(tally, Options{})
	if e.AllIn != (Figures{}) || e.IfOpen == nil || e.IfOpen.P50 <= 0 {
		t.Errorf("%+v and %+v", e.AllIn, e.IfOpen)
	}
}

func TestBaselines(t *testing.T) {
	b := newBench(t)
	old := cells{"function": "ran_radio_unit", "model": "RRU3908", "site_id": "A", "installed_on": "2016-11-21"}
	two := func(c Counting) *Estimate {
		tally := NewTally(b.Catalog, b.dated(Options{Counting: c}))
		l := b.Price(b.item(old))
		for _, l.Eligible = range []bool{true, false} {
			tally.Add(l, tally.Site("A"), false)
		}
		return b.estimate(tally, Options{Counting: c})
	}
	gross := two(Counting{})
	for name, tc := range map[string]struct {
		c    Counting
		part float64
	}{
		"incremental at half of its life": {Counting{Baseline: Incremental, LifeYears: 20}, 0.5},
		"incremental when it was new":     {Counting{Baseline: Incremental, Day: b.day("2016-07-02")}, 1},
		"eligible":                        {Counting{Baseline: Eligible}, 0.5},
	} {
		e := two(tc.c)
		if got := float64(e.Equipment.P50) / float64(gross.Equipment.P50); math.Abs(got-tc.part) > 0.03 {
			t.Errorf("%s: %.3f of the gross figure, want %.3f", name, got, tc.part)
		}
		if e.AllIn.P50 > gross.AllIn.P50 || e.Items != 2 || !slices.Contains(e.Notes, "cost baseline: "+baselineWords[tc.c.Baseline]) {
			t.Errorf("%s: %s of %s for %d pieces, %v", name, e.AllIn.P50, gross.AllIn.P50, e.Items, e.Notes)
		}
	}
	if e := two(Counting{Baseline: Incremental}); e.Known != nil || e.WorstCase != nil || e.Uncounted != 2 || e.Class == 0 {
		t.Errorf("at the end of its life nothing is counted, and no sum stands for that: %+v", e)
	}
}

func TestParseBaseline(t *testing.T) {
	for _, b := range []Baseline{Gross, Incremental, Eligible} {
		if got, err := ParseBaseline(b.String()); err != nil || got != b {
			t.Errorf("%s: %v, %v", b, got, err)
		}
	}
	if _, err := ParseBaseline("net"); err == nil {
		t.Error("net was taken")
	}
}

// The class follows from what is known, and the range from the class.
func TestClass(t *testing.T) {
	q := quote(4500_00, 4500_00)
	q.Model = "RRU3908"
	firm := q
	firm.Firm = true
	plain := newBench(t)
	bids := []catalog.Quote{firm}
	for _, w := range plain.Works() {
		one := quote(1000_00, 1000_00)
		one.Item, one.Firm = w.ID, true
		bids = append(bids, one)
	}
	width := map[int]float64{}
	for _, tc := range []struct {
		name string
		b    *bench
		rows []cells
		want int
	}{
		{"counts only", plain, []cells{{"function": "ran_radio_unit"}}, 5},
		{"models and sites", plain, []cells{radio("A")}, 4},
		{"some quotations", plain.with(q), []cells{radio("A"), {"function": "core_control", "site_id": "A"}}, 5},
		{"quotations", plain.with(q), []cells{radio("A")}, 3},
		{"firm bids for the equipment", plain.with(firm), []cells{radio("A")}, 2},
		{"and for the works", plain.with(bids...), []cells{radio("A")}, 1},
	} {
		e := tc.b.estimate(tc.b.tally(tc.rows...), Options{})
		if e.Class != tc.want {
			t.Errorf("%s: class %d, want %d", tc.name, e.Class, tc.want)
		}
		width[tc.want] = math.Log(float64(e.AllIn.P90) / float64(e.AllIn.P10))
	}
	if !(width[4] > width[3] && width[3] > width[2] && width[2] > width[1]) {
		t.Errorf("less knowledge must make a wider range: %v", width)
	}
}

func TestOptionsAreChecked(t *testing.T) {
	b := newBench(t)
	nan, far := math.NaN(), 0.6
	for name, o := range map[string]Options{
		"proration": {Proration: portion(1.01)}, "no proration": {Proration: portion(nan)},
		"life": {Counting: Counting{LifeYears: -1}}, "tax": {Tax: 2}, "escalation": {Escalation: &far}, "no escalation": {Escalation: &nan},
	} {
		_, err := b.tallyFor(o, radio("A")).Estimate()
		var f *gear.Fault
		if !errors.As(err, &f) || f.Kind != gear.Usage {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// What cannot be counted is said, and never wraps round.
func TestOverflowIsTold(t *testing.T) {
	b := newBench(t)
	for name, fill := range map[string]func(*Tally){
		"one row": func(t *Tally) {
			b.add(t, cells{"function": "ran_radio_unit", "quantity": "9000000000000000000"}, false)
		},
		"many rows": func(t *Tally) { addOften(b, t, "20000000000000", 3) },
		"unpriced":  func(t *Tally) { b.addUnpriced(t, math.MaxInt64, 2) },
	} {
		tally := NewTally(b.Catalog, Options{})
		fill(tally)
		_, err := tally.Estimate()
		var f *gear.Fault
		if !errors.As(err, &f) || f.Kind != gear.Incomplete || !errors.Is(err, gear.ErrOverflow) {
			t.Errorf("%s: %v", name, err)
		}
		if err := NewTally(b.Catalog, Options{}).Merge(tally); !errors.Is(err, gear.ErrOverflow) {
			t.Errorf("%s: merged without a word: %v", name, err)
		}
	}
}

func addOften(b *bench, t *Tally, quantity string, times int) {
	for range times {
		b.add(t, cells{"function": "ran_radio_unit", "quantity": quantity, "site_id": "A"}, false)
	}
}

func (b *bench) addUnpriced(t *Tally, quantity int64, times int) {
	for range times {
		l := b.Price(b.item(cells{"function": "recorder"}))
		l.Quantity = quantity
		t.Add(l, t.Site(""), false)
	}
}

// Tax, proration and escalation do what they say.
func TestOptionsMoveTheFigures(t *testing.T) {
	b := newBench(t)
	tally := b.tally(radio("A"), radio("B"))
	plain := b.estimate(tally, Options{})
	taxed := b.estimate(tally, Options{Tax: 0.1})
	more := float64(taxed.AllIn.P50 - plain.AllIn.P50)
	if want := 0.1 * math.Sqrt(1.43*1.67) * float64(plain.Equipment.P50); math.Abs(more-want) > 0.01*want+200 {
		t.Errorf("a tax of a tenth adds %.0f to %s of equipment at open-model prices", more/100, plain.Equipment.P50)
	}
	half := b.estimate(tally, Options{Proration: portion(0.5)})
	if got := float64(half.Program.P50) / float64(plain.Program.P50); math.Abs(got-0.5) > 0.001 {
		t.Errorf("half of the program's money is %v of it", got)
	}
	if got := float64(plain.Program.P50) / float64(plain.AllIn.P50); math.Abs(got-0.946) > 0.002 {
		t.Errorf("a program approves %v of the cost", got)
	}
	rate := 0.0
	still := b.estimate(tally, Options{Escalation: &rate})
	rate = 0.05
	if dear := b.estimate(tally, Options{Escalation: &rate}); dear.Equipment.P50 <= still.Equipment.P50 {
		t.Errorf("prices that rise give %s, standing ones %s", dear.Equipment.P50, still.Equipment.P50)
	}
	tally.options = Options{Escalation: &rate}
	if noDay, err := tally.Estimate(); err != nil || noDay.Equipment.P50 != still.Equipment.P50 {
		t.Errorf("without a day prices stay as they are: %v, %v", noDay.Equipment, err)
	}
}

func portion(f float64) *float64 { return &f }
