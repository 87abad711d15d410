package cost

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/gearaudit/gearaudit/audit/gear"
)

const bookHead = "item,model,function,low,high,currency,rate,quoted_on,quote_ref,firm,comparable\n"

func readBook(t *testing.T, src string) *Book {
	t.Helper()
	b, err := ReadBook("book.csv", strings.NewReader(src))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestReadBook(t *testing.T) {
	got := readBook(t, bookHead+
		"radio,,,\"5,200\",6100.50,USD,,2026-03-02,Q-17,yes,4000\n"+
		",RRU39*,,4000,4000,eur,1.10,2026-03-02,Q-18,no,\n"+
		",,router_switch,900,1100,usd,1,2026-04-01,Q-19,,\n")
	want := []Quote{
		{Item: "radio", Low: 520000, High: 610050, Comparable: 400000, Ref: "Q-17", Firm: true, Place: gear.Place{File: "book.csv", Line: 2, Column: 4}},
		{Model: "RRU39*", Low: 440000, High: 440000, Ref: "Q-18", Place: gear.Place{File: "book.csv", Line: 3, Column: 4}},
		{Function: "router_switch", Low: 90000, High: 110000, Ref: "Q-19", Place: gear.Place{File: "book.csv", Line: 4, Column: 4}},
	}
	for i, day := range []string{"2026-03-02", "2026-03-02", "2026-04-01"} {
		want[i].QuotedOn, _ = gear.ParseDate(day)
	}
	if diff := cmp.Diff(want, got.Quotes); diff != "" {
		t.Error(diff)
	}
}

func TestReadBookNeedsFewColumns(t *testing.T) {
	got := readBook(t, "Model,Low,High,Currency,Quoted_on,Quote_ref\nRRU3908,1,2,USD,2026-03-02,Q-1\n")
	if len(got.Quotes) != 1 || got.Quotes[0].Model != "RRU3908" || got.Quotes[0].Firm {
		t.Errorf("%+v", got.Quotes)
	}
}

func TestReadBookRefuses(t *testing.T) {
	row := func(cells string) string { return bookHead + cells + "\n" }
	const tail = ",USD,,2026-03-02,Q-1,,"
	for name, tc := range map[string]struct{ src, want string }{
		"nothing named":      {row(",,,1,2" + tail), "book.csv:2:4: the row must name one of item, model and function"},
		"two named":          {row("radio,RRU3908,,1,2" + tail), "book.csv:2:4: the row must name one of item, model and function"},
		"a model of nothing": {row(",**,,1,2" + tail), "book.csv:2:4: the row must name one of item, model and function"},
		"function":           {row(",,antenna,1,2" + tail), `book.csv:2:3: there is no function "antenna"`},
		"no quotation":       {row("radio,,,1,2,USD,,2026-03-02,,,"), "book.csv:2:9: the row does not say which quotation it is from"},
		"no date":            {row("radio,,,1,2,USD,,,Q-1,,"), "book.csv:2:8: "},
		"no day":             {row("radio,,,1,2,USD,,2026-02-30,Q-1,,"), "book.csv:2:8: "},
		"firm":               {row("radio,,,1,2,USD,,2026-03-02,Q-1,maybe,"), `book.csv:2:10: "maybe" is neither yes nor no`},
		"no currency":        {row("radio,,,1,2,,,2026-03-02,Q-1,,"), "book.csv:2:6: the currency is not said"},
		"a rate of USD":      {row("radio,,,1,2,USD,1.1,2026-03-02,Q-1,,"), "book.csv:2:6: a price in USD has no rate"},
		"no rate":            {row("radio,,,1,2,EUR,,2026-03-02,Q-1,,"), "book.csv:2:6: there is no usable rate for EUR"},
		"rate of nought":     {row("radio,,,1,2,EUR,0,2026-03-02,Q-1,,"), "book.csv:2:6: there is no usable rate for EUR"},
		"rate below nought":  {row("radio,,,1,2,EUR,-1,2026-03-02,Q-1,,"), "book.csv:2:6: there is no usable rate for EUR"},
		"no number":          {row("radio,,,1,2,EUR,NaN,2026-03-02,Q-1,,"), "book.csv:2:6: there is no usable rate for EUR"},
		"rate upside down":   {row("radio,,,1,2,JPY,150000,2026-03-02,Q-1,,"), "book.csv:2:6: there is no usable rate for JPY"},
		"price of nought":    {row("radio,,,0,2" + tail), `book.csv:2:4: "0" is no price`},
		"next to nothing":    {row("radio,,,1,2,JPY,0.000001,2026-03-02,Q-1,,"), `book.csv:2:4: "1" is no price`},
		"no low":             {row("radio,,,,2" + tail), `book.csv:2:4: "" is no price`},
		"sign":               {row("radio,,,1,$2" + tail), `book.csv:2:5: "$2" is no price`},
		"far too dear":       {row("radio,,,1,99999999999" + tail), `book.csv:2:5: "99999999999" is no price`},
		"comparable":         {row("radio,,,1,2,USD,,2026-03-02,Q-1,,none"), `book.csv:2:11: "none" is no price`},
		"upside down":        {row("radio,,,3,2" + tail), "book.csv:2:5: the high price is lower than the low one"},
		"same thing twice":   {row("radio,,,1,2"+tail) + "radio,,,3,4" + tail + "\n", "book.csv:3:4: line 2 has a price for the same thing"},
		"same model twice":   {row(",RRU-3908,,1,2"+tail) + ",Huawei rru3908,,3,4" + tail + "\n", "book.csv:3:4: line 2 has a price for the same thing"},
		"unknown heading":    {"item,price\n", `book.csv:1:2: unknown heading "price"`},
	} {
		_, err := ReadBook("book.csv", strings.NewReader(tc.src))
		var f *gear.Fault
		if !errors.As(err, &f) || !strings.HasPrefix(f.Error(), tc.want) || f.Kind != gear.Usage || f.Hint == "" {
			t.Errorf("%s: %v, want %s with a hint", name, err, tc.want)
		}
	}
}

func TestAModelAndItsBeginningAreTwoThings(t *testing.T) {
	got := readBook(t, bookHead+",RRU39,,1,2,USD,,2026-03-02,Q-1,,\n,RRU39*,,1,2,USD,,2026-03-02,Q-1,,\n")
	if len(got.Quotes) != 2 {
		t.Errorf("%+v", got.Quotes)
	}
}

// Whatever the bytes: quotations that can be priced with, or a fault.
func FuzzReadBook(f *testing.F) {
	for _, s := range []string{
		bookHead + "radio,,,5200,6100.50,USD,,2026-03-02,Q-17,yes,4000\n",
		bookHead + ",RRU39*,,4000,4000,EUR,1.10,2026-03-02,Q-18,no,\n",
		bookHead + ",,ran_radio_unit,1,1,JPY,0.0000000001,2026-04-01,Q-19,,\n",
		"model,low,high,currency,quoted_on,quote_ref\nX,1,2,USD,2026-03-02,Q\n",
		"\ufeffitem\n", "", "\x00",
	} {
		f.Add([]byte(s))
	}
	b := newBench(f)
	item := b.item(radio("A"))
	f.Fuzz(func(t *testing.T, src []byte) {
		book, err := ReadBook("book.csv", strings.NewReader(string(src)))
		var fault *gear.Fault
		if err != nil {
			if !errors.As(err, &fault) || fault.Kind != gear.Usage {
				t.Fatalf("%v is no fault of the book", err)
			}
			return
		}
		for _, q := range book.Quotes {
			if q.Low > q.High || q.High > maxPrice || q.Ref == "" || q.QuotedOn == 0 {
				t.Fatalf("%+v cannot be right", q)
			}
		}
		c, err := b.With(book)
		if err != nil {
			return
		}
		l := c.Price(item)
		if !l.Priced() || l.Low > l.High {
			t.Fatalf("a radio with this book: %+v", l)
		}
	})
}

func quote(low, high gear.Amount) Quote {
	day, _ := gear.ParseDate("2026-03-02")
	return Quote{Low: low, High: high, Ref: "Q-1", QuotedOn: day}
}

func TestQuotationsGoBeforeTheCatalogue(t *testing.T) {
	exact, prefix, item, function := quote(100_00, 100_00), quote(200_00, 200_00), quote(300_00, 300_00), quote(400_00, 400_00)
	exact.Model, prefix.Model, item.Item, function.Function = "RRU3908", "RRU39*", "radio", "ran_radio_unit"
	longer := quote(150_00, 150_00)
	longer.Model = "rru-390*"
	for name, tc := range map[string]struct {
		quotes []Quote
		want   float64 // dollars
	}{
		"the model":           {[]Quote{function, item, prefix, longer, exact}, 100},
		"its longest prefix":  {[]Quote{function, item, prefix, longer}, 150},
		"a prefix":            {[]Quote{function, item, prefix}, 200},
		"the kind":            {[]Quote{function, item}, 300},
		"the function":        {[]Quote{function}, 400},
		"none: the catalogue": {nil, math.Sqrt(3500 * 4000)},
	} {
		b := newBench(t).with(tc.quotes...)
		l := b.Price(b.item(radio("A")))
		got := math.Sqrt(float64(l.Low)*float64(l.High)) / 100
		if math.Abs(got-tc.want) > 0.01*tc.want {
			t.Errorf("%s: the middle of %s and %s is %.2f, want %.2f", name, l.Low, l.High, got, tc.want)
		}
		if quoted := l.Basis() == Quoted; quoted != (tc.quotes != nil) || l.Source() == "" {
			t.Errorf("%s: by %s, %s", name, l.Basis(), l.Source())
		}
	}
}

func TestAPrefixDoesNotTakeShorterModels(t *testing.T) {
	q := quote(200_00, 200_00)
	q.Model = "RRU3908V2*"
	b := newBench(t).with(q)
	if l := b.Price(b.item(radio("A"))); l.Basis() == Quoted {
		t.Error("RRU3908 is priced by a quotation for RRU3908V2")
	}
}

func TestAQuotationForWorks(t *testing.T) {
	q := quote(1_00, 1_00)
	q.Item = "installation"
	b := newBench(t)
	tally := func(b *bench) *Estimate { return b.estimate(b.tally(radio("A")), Options{}) }
	for _, l := range tally(b.with(q)).Lines {
		if l.ID == "installation" && (l.Basis != Quoted || l.High > 2_00) {
			t.Errorf("%+v is not the quotation", l)
		}
	}
	if dear, cheap := tally(b).AllIn.P50, tally(b.with(q)).AllIn.P50; cheap >= dear {
		t.Errorf("installation for a dollar costs %s, as the catalogue has it %s", cheap, dear)
	}
}

func TestAnUnknownItemIsRefused(t *testing.T) {
	q := quote(1_00, 1_00)
	q.Item, q.Place = "radar", gear.Place{File: "book.csv", Line: 2, Column: 4}
	_, err := load(t).With(&Book{Quotes: []Quote{q}})
	var f *gear.Fault
	if !errors.As(err, &f) || f.Error() != `book.csv:2:4: the catalogue has no item "radar"` || f.Hint == "" {
		t.Errorf("%v", err)
	}
}

func TestABookLeavesTheCatalogueAlone(t *testing.T) {
	b := newBench(t)
	before := b.Price(b.item(radio("A")))
	q, works := quote(1_00, 1_00), quote(1_00, 1_00)
	q.Item, works.Item = "radio", "installation"
	b.with(q, works)
	if after := b.Price(b.item(radio("A"))); after.Low != before.Low || after.Basis() != before.Basis() {
		t.Errorf("%s became %s", before.Low, after.Low)
	}
	for _, w := range b.works {
		if w.part.basis == Quoted {
			t.Errorf("%s is quoted in the catalogue itself", w.part.id)
		}
	}
	if c, err := b.With(nil); err != nil || c != b.Catalog {
		t.Errorf("no book: %v, %v", c, err)
	}
}

// A programme pays for what is like for like: what is better is counted apart,
// and is no part of the eligible figure.
func TestBettermentIsNotEligible(t *testing.T) {
	b := newBench(t)
	q := quote(10_000_00, 10_000_00)
	q.Item, q.Comparable = "radio", 4_000_00
	b = b.with(q)
	l := b.Price(b.item(cells{"function": "ran_radio_unit", "model": "RRU3908", "site_id": "A"}))
	l.Eligible = true
	tally := b.NewTally()
	tally.Add(l, tally.Site("A"), false)
	gross, eligible := b.estimate(tally, Options{}), b.estimate(tally, Options{Baseline: Eligible})
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
		tally := b.NewTally()
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
