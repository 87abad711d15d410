package cost

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/cost/catalog"
	"github.com/gearaudit/gearaudit/audit/gear"
)

const bookHeadings = "item,model,function,low,high,currency,rate,quoted_on,quote_ref,firm,comparable\n"

// Whatever the bytes: quotations that can be priced with, or a fault.
func FuzzReadBook(f *testing.F) {
	for _, s := range []string{
		bookHeadings + "radio,,,5200,6100.50,USD,,2026-03-02,Q-17,yes,4000\n",
		bookHeadings + ",RRU39*,,4000,4000,EUR,1.10,2026-03-02,Q-18,no,\n",
		bookHeadings + ",,ran_radio_unit,1,1,JPY,0.0000000001,2026-04-01,Q-19,,\n",
		"model,low,high,currency,quoted_on,quote_ref\nX,1,2,USD,2026-03-02,Q\n",
		"\ufeffitem\n", "", "\x00",
	} {
		f.Add([]byte(s))
	}
	b := newBench(f)
	item := b.item(radio("A"))
	f.Fuzz(func(t *testing.T, src []byte) {
		book, err := catalog.ReadBook("book.csv", strings.NewReader(string(src)))
		var fault *gear.Fault
		if err != nil {
			if !errors.As(err, &fault) || fault.Kind != gear.Usage {
				t.Fatalf("%v is no fault of the book", err)
			}
			return
		}
		for _, q := range book.Quotes {
			if q.Low > q.High || q.High > catalog.MaxPrice || q.Ref == "" || q.QuotedOn == 0 {
				t.Fatalf("%+v cannot be right", q)
			}
		}
		c, err := b.With(book, 0)
		if err != nil {
			return
		}
		l := c.Price(item)
		if !l.Priced() || l.Low > l.High {
			t.Fatalf("a radio with this book: %+v", l)
		}
	})
}

func quote(low, high gear.Amount) catalog.Quote {
	day, _ := gear.ParseDate("2026-03-02")
	return catalog.Quote{Low: low, High: high, Ref: "Q-1", QuotedOn: day}
}

func TestQuotationsGoBeforeTheCatalog(t *testing.T) {
	exact, prefix, item, function := quote(100_00, 100_00), quote(200_00, 200_00), quote(300_00, 300_00), quote(400_00, 400_00)
	exact.Model, prefix.Model, item.Item, function.Function = "RRU3908", "RRU39*", "radio", "ran_radio_unit"
	longer := quote(150_00, 150_00)
	longer.Model = "rru-390*"
	for name, tc := range map[string]struct {
		quotes []catalog.Quote
		want   float64 // dollars
	}{
		"the model":          {[]catalog.Quote{function, item, prefix, longer, exact}, 100},
		"its longest prefix": {[]catalog.Quote{function, item, prefix, longer}, 150},
		"a prefix":           {[]catalog.Quote{function, item, prefix}, 200},
		"the kind":           {[]catalog.Quote{function, item}, 300},
		"the function":       {[]catalog.Quote{function}, 400},
		"none: the catalog":  {nil, math.Sqrt(3500 * 4000)},
	} {
		b := newBench(t).with(tc.quotes...)
		l := b.Price(b.item(radio("A")))
		got := math.Sqrt(float64(l.Low)*float64(l.High)) / 100
		if math.Abs(got-tc.want) > 0.01*tc.want {
			t.Errorf("%s: the middle of %s and %s is %.2f, want %.2f", name, l.Low, l.High, got, tc.want)
		}
		if quoted := l.Basis() == catalog.Quoted; quoted != (tc.quotes != nil) || l.Source() == "" {
			t.Errorf("%s: by %s, %s", name, l.Basis(), l.Source())
		}
	}
}

func TestAPrefixDoesNotTakeShorterModels(t *testing.T) {
	q := quote(200_00, 200_00)
	q.Model = "RRU3908V2*"
	b := newBench(t).with(q)
	if l := b.Price(b.item(radio("A"))); l.Basis() == catalog.Quoted {
		t.Error("RRU3908 is priced by a quotation for RRU3908V2")
	}
}

func TestAQuotationForWorks(t *testing.T) {
	q := quote(1_00, 1_00)
	q.Item = "installation"
	b := newBench(t)
	tally := func(b *bench) *Estimate { return b.estimate(b.tally(radio("A")), Options{}) }
	for _, l := range tally(b.with(q)).Lines {
		if l.ID == "installation" && (l.Basis != catalog.Quoted || l.High > 2_00) {
			t.Errorf("%+v is not the quotation", l)
		}
	}
	if dear, cheap := tally(b).AllIn.P50, tally(b.with(q)).AllIn.P50; cheap >= dear {
		t.Errorf("installation for a dollar costs %s, as the catalog has it %s", cheap, dear)
	}
}

func TestABookLeavesTheCatalogAlone(t *testing.T) {
	b := newBench(t)
	before := b.Price(b.item(radio("A")))
	q, works := quote(1_00, 1_00), quote(1_00, 1_00)
	q.Item, works.Item = "radio", "installation"
	b.with(q, works)
	if after := b.Price(b.item(radio("A"))); after.Low != before.Low || after.Basis() != before.Basis() {
		t.Errorf("%s became %s", before.Low, after.Low)
	}
	for _, w := range b.SiteWorks {
		if w.Part.Basis == catalog.Quoted {
			t.Errorf("%s is quoted in the catalog itself", w.Part.ID)
		}
	}
	if c, err := b.With(nil, 0); err != nil || c != b.Catalog {
		t.Errorf("no book: %v, %v", c, err)
	}
}

// A program pays for what is like for like: what is better is counted apart,
// and is no part of the eligible figure.
func TestBettermentIsNotEligible(t *testing.T) {
	b := newBench(t)
	q := quote(10_000_00, 10_000_00)
	q.Item, q.Comparable = "radio", 4_000_00
	b = b.with(q)
	l := b.Price(b.item(cells{"function": "ran_radio_unit", "model": "RRU3908", "site_id": "A"}))
	l.Eligible = true
	counted := func(as Baseline) *Estimate {
		o := Options{Counting: Counting{Baseline: as}}
		tally := NewTally(b.Catalog, o)
		tally.Add(l, tally.Site("A"), false)
		return b.estimate(tally, o)
	}
	gross, eligible := counted(Gross), counted(Eligible)
	if gross.Betterment != 6_000_00 {
		t.Errorf("the betterment is %s", gross.Betterment)
	}
	if part := float64(eligible.Equipment.P50) / float64(gross.Equipment.P50); part < 0.399 || part > 0.401 {
		t.Errorf("%.4f of the equipment is eligible, want 0.4", part)
	}
}

// Where all equipment is quoted, the works at the site are still raised to what
// unit prices miss, as they are where one piece is not.
func TestWorksAreRaisedWhereAllIsQuoted(t *testing.T) {
	b := newBench(t)
	q := quote(4_000_00, 4_000_00)
	q.Item = "radio"
	all := func(b *bench, more bool) Figures {
		tally := NewTally(b.Catalog, Options{})
		add := func(fields cells) {
			l := b.Price(b.item(fields))
			tally.Add(l, tally.Site("A"), false)
		}
		add(cells{"function": "ran_radio_unit", "site_id": "A", "model": "RRU3908"})
		if more {
			add(cells{"function": "ran_antenna_passive", "site_id": "A", "model": "A19451811"})
		}
		return b.estimate(tally, Options{}).AllIn
	}
	quoted := b.with(q)
	alone, joined := all(quoted, false), all(quoted, true)
	if ratio := float64(joined.P50) / float64(alone.P50); ratio < 0.8 || ratio > 1.25 {
		t.Errorf("a cheap piece that is not quoted moves the all-in figure from %s to %s", alone.P50, joined.P50)
	}
}

// A work without a price is in no figure, and a quotation brings it in.
func TestAWorkThatOnlyAQuotationPrices(t *testing.T) {
	b := newBench(t)
	q := quote(1_000_00, 1_000_00)
	q.Item = "disposal"
	radio := func(b *bench) *Estimate {
		tally := NewTally(b.Catalog, Options{})
		l := b.Price(b.item(cells{"function": "ran_radio_unit", "site_id": "A"}))
		tally.Add(l, tally.Site("A"), false)
		return b.estimate(tally, Options{Tax: 0.06})
	}
	has := func(e *Estimate, activity string) bool {
		return slices.ContainsFunc(e.Lines, func(l TotalLine) bool { return l.Activity == activity })
	}
	without, with := radio(b), radio(b.with(q))
	if has(without, catalog.ActivityDisposal) || !has(with, catalog.ActivityDisposal) || !has(with, catalog.ActivityTax) || has(with, catalog.ActivityTest) {
		t.Errorf("lines %+v, and with a quotation %+v", without.Lines, with.Lines)
	}
	if len(without.NoWorks) != 2 || len(with.NoWorks) != 1 {
		t.Errorf("%v and %v; %+v and %+v", without.NoWorks, with.NoWorks, without.Steps, with.Steps)
	}
}

// A bid that is past its validity binds nobody: it counts as an estimate, with its
// odds, and is told.
func TestABidThatHasLapsed(t *testing.T) {
	b := newBench(t)
	bid := quote(4_000_00, 4_000_00)
	bid.Item, bid.Firm = "radio", true
	figures := func(validTo string) *Estimate {
		q := bid
		q.ValidTo = b.day(validTo)
		of := b.with(q)
		return of.estimate(of.tally(radio("A")), Options{})
	}
	valid, lapsed := figures("2026-11-21"), figures("2026-11-20")
	if valid.Class > 2 || lapsed.Class < 4 {
		t.Errorf("class %d while it is valid, %d after it", valid.Class, lapsed.Class)
	}
	if valid.Equipment.P50 != lapsed.Equipment.P50 || valid.Equipment.P90 >= lapsed.Equipment.P90 || valid.Equipment.P10 <= lapsed.Equipment.P10 {
		t.Errorf("equipment %+v while it is valid, %+v after it", valid.Equipment, lapsed.Equipment)
	}
	if u := valid.Quotes[0]; u.Lapsed || u.Age != 264 {
		t.Errorf("%+v", u)
	}
	told := strings.Join(lapsed.Notes, "\n")
	if !lapsed.Quotes[0].Lapsed || !strings.Contains(told, "no longer valid, and count as estimates: radio of Q-1 (2026-11-20)") {
		t.Errorf("%+v\n%s", lapsed.Quotes[0], told)
	}
}

// What a quotation prices is counted, and its first rows are named whatever the order.
func TestWhatAQuotationMatches(t *testing.T) {
	first, later, nothing := quote(9_000_00, 9_000_00), quote(8_000_00, 8_000_00), quote(1_00, 1_00)
	first.Model, later.Model, nothing.Model = "RRU3908", "rru-3908", "XYZ"
	book, err := catalog.Layer(&catalog.Book{File: "a.csv", Quotes: []catalog.Quote{first, nothing}}, &catalog.Book{File: "b.csv", Quotes: []catalog.Quote{later}})
	if err != nil {
		t.Fatal(err)
	}
	b := newBench(t)
	c, err := b.With(book, 0)
	if err != nil {
		t.Fatal(err)
	}
	b = &bench{TB: b.TB, Catalog: c, dict: b.dict}
	tallies := []*Tally{NewTally(c, Options{}), NewTally(c, Options{})}
	for line := 9; line > 1; line-- {
		tally := tallies[line%2]
		l := b.add(tally, radio("A"), false)
		tally.Match(&l, gear.Place{File: "net.csv", Line: line})
	}
	if err := tallies[0].Merge(tallies[1]); err != nil {
		t.Fatal(err)
	}
	e := b.estimate(tallies[0], Options{})
	if len(e.Quotes) != 3 {
		t.Fatalf("%+v", e.Quotes)
	}
	u := e.Quotes[0]
	places := []gear.Place{{File: "net.csv", Line: 2}, {File: "net.csv", Line: 3}, {File: "net.csv", Line: 4}}
	if u.Quote.Low != 8_000_00 || u.Pieces != 8 || u.Rows != 8 || !slices.Equal(u.First, places) || math.Abs(u.Ratio-8000/math.Sqrt(3500*4000)) > 1e-6 {
		t.Errorf("%+v", u)
	}
	if u := e.Quotes[1]; u.Pieces != 0 || u.Rows != 0 || u.ReplacedBy != nil {
		t.Errorf("%+v", u)
	}
	if u := e.Quotes[2]; u.Quote.Low != 9_000_00 || u.ReplacedBy == nil || u.ReplacedBy.Low != 8_000_00 {
		t.Errorf("%+v", u)
	}
	told := strings.Join(e.Notes, "\n")
	for _, want := range []string{"quotations that match nothing: XYZ of Q-1\n", "quotations that a later price book has a price in place of: RRU3908 of Q-1 (now Q-1)\n"} {
		if !strings.Contains(told, want) {
			t.Errorf("%q is not told in\n%s", want, told)
		}
	}
}
