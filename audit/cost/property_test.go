package cost

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"github.com/gearaudit/gearaudit/audit/cost/catalog"
	"github.com/gearaudit/gearaudit/audit/gear"
)

// A row that is not priced or not decided never makes it likelier that money is
// enough.
func TestDoubtNeverRaisesTheOdds(t *testing.T) {
	plain := newBench(t)
	rapid.Check(t, func(t *rapid.T) {
		b := plain.with(bookOf(t)...)
		rows := rowsOf(t, 8)
		o := Options{}
		before := b.tally(rows...)
		e := b.estimate(before, o)
		after := b.tally(rows...)
		b.add(after, rowOf(t), true)
		if rapid.Bool().Draw(t, "unpriced") {
			b.add(after, cells{"function": rapid.SampledFrom([]string{"recorder", "ims_voice", "service", "wifi_ap"}).Draw(t, "function")}, false)
		}
		worse := b.estimate(after, o)
		switch {
		case worse.WorstCase == nil:
		case e.WorstCase == nil:
			if len(e.Missing) > 0 {
				t.Fatal("a doubt gave the worst case a sum")
			}
		default:
			for _, p := range []float64{0.1, 0.5, 0.8, 0.95} {
				if a := e.WorstCase.Quantile(p); worse.WorstCase.Within(a) > e.WorstCase.Within(a) {
					t.Fatalf("%s is enough with %v, and with a doubt more with %v", a, e.WorstCase.Within(a), worse.WorstCase.Within(a))
				}
			}
		}
		if e.Known != nil && worse.Known.Quantile(0.8) < e.Known.Quantile(0.8) {
			t.Fatalf("the known part fell from %s to %s", e.Known.Quantile(0.8), worse.Known.Quantile(0.8))
		}
	})
}

// The worst case of what has no price is the dearest of its class, and has no
// sum where the class is not known.
func TestWorstCase(t *testing.T) {
	b := newBench(t)
	e := b.estimate(b.tally(radio("A")), Options{})
	if e.WorstCase != e.Known || e.AtLeast {
		t.Errorf("all is priced: %+v", e.WorstCase)
	}
	e = b.estimate(b.tally(radio("A"), cells{"function": "recorder"}), Options{})
	if !e.AtLeast || e.WorstCase.P50 < e.AllIn.P50+200_000_00 {
		t.Errorf("a recorder may cost a head end: %+v above %+v", e.WorstCase.Figures, e.AllIn)
	}
	e = b.estimate(b.tally(cells{"model": "Mystery 9"}), Options{})
	if e.WorstCase != nil || e.Known != nil || !e.AtLeast {
		t.Errorf("nobody knows what it is: %+v", e.WorstCase)
	}
}

// With firm bids for all equipment and all works the answer is the bids.
func TestAllBids(t *testing.T) {
	b := newBench(t)
	var bids []catalog.Quote
	var sum float64
	bid := func(item string, price, times float64) {
		q := quote(gear.Amount(price*100), gear.Amount(price*100))
		q.Item, q.Firm = item, true
		bids = append(bids, q)
		sum += price * times
	}
	bid("radio", 12_000, 6)
	bid("baseband", 35_000, 2)
	for _, w := range b.Works() {
		bid(w.ID, 9_000, 2*w.Odds)
	}
	b = b.with(bids...)
	var rows []cells
	for _, site := range []string{"A", "B"} {
		three := radio(site)
		three["quantity"] = "3"
		rows = append(rows, three, cells{"function": "ran_baseband", "site_id": site, "model": "BBU3900"})
	}
	e := b.estimate(b.tally(rows...), Options{})
	if got := float64(e.AllIn.P50) / 100; math.Abs(got/sum-1) > 0.02 || e.Class != 1 {
		t.Errorf("class %d, %v, the bids are %v", e.Class, got, sum)
	}
}

// Finished sites pull the estimate to what they cost, and narrow it.
func TestActuals(t *testing.T) {
	b := newBench(t)
	var rows []cells
	for _, site := range []string{"A", "B", "C", "D"} {
		rows = append(rows, radio(site), cells{"function": "ran_baseband", "site_id": site, "model": "BBU3900"})
	}
	tally := b.tally(rows...)
	before := b.estimate(tally, Options{})
	last := before.AllIn
	for _, spent := range []gear.Amount{300_000_00, 900_000_00, 2_000_000_00} {
		var done []Actual
		for i := range 10 {
			done = append(done, Actual{Site: string(rune('M' + i)), Spent: spent, Share: 1})
		}
		e := b.estimate(tally, Options{Actuals: done})
		if spent > 300_000_00 && e.AllIn.P50 <= last.P50 {
			t.Errorf("sites that cost %s: %s, not above %s", spent, e.AllIn.P50, last.P50)
		}
		if float64(e.AllIn.P90)/float64(e.AllIn.P10) >= float64(before.AllIn.P90)/float64(before.AllIn.P10) {
			t.Errorf("ten sites do not narrow %+v: %+v", before.AllIn, e.AllIn)
		}
		last = e.AllIn
	}
}

// A list of parts of sites bears a part of a site's overhead.
func TestPartialSwap(t *testing.T) {
	b := newBench(t)
	one := b.estimate(b.tally(radio("A")), Options{}).AllIn.P50
	whole := b.tally(
		cells{"function": "ran_radio_unit", "site_id": "A", "model": "RRU3908", "quantity": "3"}, cells{"function": "ran_baseband", "site_id": "A", "model": "BBU3900"},
		cells{"function": "transport_backhaul", "technology": "microwave", "site_id": "A", "quantity": "2"}, cells{"function": "router_switch", "site_id": "A"},
		cells{"function": "core_control", "site_id": "A"})
	if all := b.estimate(whole, Options{}).AllIn.P50; one*4 > all {
		t.Errorf("one radio %s, a whole site %s", one, all)
	}
}

// What is no piece of equipment is priced as none.
func TestAccessories(t *testing.T) {
	b := newBench(t)
	for text, want := range map[string]catalog.State{
		"RRU3908": catalog.Priced, "RRU3908 license": catalog.Included, "LTE licence for BBU3900": catalog.Priced, "Licence, LTE, for BBU3900": catalog.Included, "Bracket for RRU3908": catalog.Included,
		"blank panel": catalog.Included, "RRU with bracket": catalog.Priced, "cable boot": catalog.Included,
	} {
		if l := b.Price(b.item(cells{"function": "ran_radio_unit", "description": text})); l.State != want {
			t.Errorf("%q: %v, want %v", text, l.State, want)
		}
	}
}

// A site is one site in whatever case it is written.
func TestSitesFold(t *testing.T) {
	b := newBench(t)
	one := b.estimate(b.tally(radio("S1"), radio("S1")), Options{}).AllIn
	if two := b.estimate(b.tally(radio("S1"), radio(" s1")), Options{}).AllIn; two != one {
		t.Errorf("%+v and %+v", one, two)
	}
}

func TestChoose(t *testing.T) {
	c := loaded(t)
	for o, want := range map[catalog.Owner]string{
		{}: "us-program", {Country: "US"}: "us-program", {Country: "US", OwnMoney: true}: "regional", {Country: "GB"}: "regional",
		{Country: "US", Customers: 50_000_000}: "national", {Country: "GB", Customers: 20_000_000}: "national",
	} {
		if got := c.Choose(o).ID; got != want {
			t.Errorf("%+v: %s, want %s", o, got, want)
		}
	}
}

// A quotation for a model bounds what pieces of its class without a price cost.
func TestWorstCaseGoesByQuotations(t *testing.T) {
	q := quote(900_000_00, 900_000_00)
	q.Model = "NE40E"
	rows := []cells{radio("A"), {"model": "NE80E"}}
	plain := newBench(t)
	less := plain.estimate(plain.tally(rows...), Options{}).WorstCase.P50
	quoted := plain.with(q)
	if more := quoted.estimate(quoted.tally(rows...), Options{}).WorstCase.P50; more < less+500_000_00 {
		t.Errorf("%s, and with a quotation of 900,000 for the like %s", less, more)
	}
}
