package catalog

import (
	"errors"
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
		"price of nought":    {row("radio,,,0,2" + tail), `book.csv:2:4: "0" is not a price`},
		"next to nothing":    {row("radio,,,1,2,JPY,0.000001,2026-03-02,Q-1,,"), `book.csv:2:4: "1" is not a price`},
		"no low":             {row("radio,,,,2" + tail), `book.csv:2:4: "" is not a price`},
		"sign":               {row("radio,,,1,$2" + tail), `book.csv:2:5: "$2" is not a price`},
		"far too dear":       {row("radio,,,1,99999999999" + tail), `book.csv:2:5: "99999999999" is not a price`},
		"comparable":         {row("radio,,,1,2,USD,,2026-03-02,Q-1,,none"), `book.csv:2:11: "none" is not a price`},
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

// A quotation holds to the end of its last day, which is no day before it was made.
func TestLastDayOfAQuotation(t *testing.T) {
	const head, row = "item,low,high,currency,quoted_on,quote_ref,valid_to\n", "radio,1,2,USD,2026-03-02,Q-1,"
	for day, want := range map[string]string{"": "", "2026-03-02": "", "2027-01-31": "", "2026-03-01": "book.csv:2:7: the quotation ends on 2026-03-01, before it was made", "soon": "book.csv:2:7: "} {
		b, err := ReadBook("book.csv", strings.NewReader(head+row+day+"\n"))
		if want != "" {
			if err == nil || !strings.HasPrefix(err.Error(), want) {
				t.Errorf("%q: %v, want %s", day, err, want)
			}
			continue
		}
		if err != nil {
			t.Errorf("%q: %v", day, err)
			continue
		}
		q := b.Quotes[0]
		if last := q.ValidTo; last != 0 && (q.Lapsed(last) || !q.Lapsed(last+1)) || last == 0 && q.Lapsed(30_000) || q.Lapsed(0) {
			t.Errorf("%q: on its last day it has lapsed: %v, on the day after: %v", day, q.Lapsed(last), q.Lapsed(last+1))
		}
	}
}

func TestAModelAndItsBeginningAreTwoThings(t *testing.T) {
	got := readBook(t, bookHead+",RRU39,,1,2,USD,,2026-03-02,Q-1,,\n,RRU39*,,1,2,USD,,2026-03-02,Q-1,,\n")
	if len(got.Quotes) != 2 {
		t.Errorf("%+v", got.Quotes)
	}
}

func TestAnUnknownItemIsRefused(t *testing.T) {
	q := quoteOf(1_00, 1_00)
	q.Item, q.Place = "radar", gear.Place{File: "book.csv", Line: 2, Column: 4}
	_, err := load(t).With(&Book{Quotes: []Quote{q}}, 0)
	var f *gear.Fault
	if !errors.As(err, &f) || f.Error() != `book.csv:2:4: the catalog has no item "radar"` || f.Hint == "" {
		t.Errorf("%v", err)
	}
}

// What a later book has a price for is not taken from an earlier one, and that is told.
func TestLayer(t *testing.T) {
	one, two, three := quoteOf(100, 100), quoteOf(200, 200), quoteOf(300, 300)
	one.Model, two.Model, three.Model = "RRU3908", "rru-3908", "BBU3900"
	b, err := Layer(&Book{File: "a.csv", Quotes: []Quote{one, three}}, &Book{File: "b.csv", Quotes: []Quote{two}})
	if err != nil || len(b.Quotes) != 2 || b.Quotes[0].Low != 200 || b.Quotes[1].Low != 300 || b.File != "a.csv, b.csv" {
		t.Errorf("%+v, %v", b, err)
	}
	if diff := cmp.Diff([]Replaced{{Quote: one, By: two}}, b.Replaced); diff != "" {
		t.Error(diff)
	}
	sums := map[string]bool{}
	for _, of := range [][2]string{{"1a", "2b"}, {"2b", "1a"}, {"1a", "3c"}} {
		both, err := Layer(&Book{SHA256: of[0]}, &Book{SHA256: of[1]})
		if err != nil || len(both.SHA256) != 64 {
			t.Errorf("the sum of two books is %q, %v", both.SHA256, err)
		}
		sums[both.SHA256] = true
	}
	if len(sums) != 3 {
		t.Errorf("other books, or in another order, have the same sum: %v", sums)
	}
	if none, err := Layer(); none != nil || err != nil {
		t.Error("nothing is no book")
	}
	if same, err := Layer(b); same != b || err != nil {
		t.Error("one book is changed")
	}
}

// A currency has one rate, within a book and over several.
func TestARateIsOne(t *testing.T) {
	const at110, at120 = ",RRU39*,,1,2,EUR,1.10,2026-03-02,Q-1,,\n", ",BBU*,,1,2,eur,1.2,2026-03-02,Q-1,,\n"
	refused := func(err error, want string) {
		t.Helper()
		var f *gear.Fault
		if !errors.As(err, &f) || f.Error() != want || f.Kind != gear.Usage || f.Hint == "" {
			t.Errorf("%v, want %s", err, want)
		}
	}
	_, err := ReadBook("book.csv", strings.NewReader(bookHead+at110+at120))
	refused(err, "book.csv:3:7: EUR has the rate 1.2 here and 1.1 at book.csv:2")
	other, err := ReadBook("later.csv", strings.NewReader(bookHead+at120))
	if err != nil {
		t.Fatal(err)
	}
	_, err = Layer(readBook(t, bookHead+at110), other)
	refused(err, "later.csv:2:7: EUR has the rate 1.2 here and 1.1 at book.csv:2")
}

// All that is wrong with a book is told at once, each cell by itself.
func TestAllWrongCellsAtOnce(t *testing.T) {
	_, err := ReadBook("book.csv", strings.NewReader(bookHead+
		"radio,,,0,2,USD,,May,,maybe,none\n"+
		",RRU3908,,1,2,USD,,2026-03-02,Q-1,,\n"+
		",,antenna,3,2,USD,,2026-03-02,Q-1,,\n"+
		",,,x,y,EUR,,2026-03-02,Q-1,,\n"))
	var got []string
	for _, e := range err.(interface{ Unwrap() []error }).Unwrap() {
		got = append(got, e.Error())
	}
	want := []string{
		"book.csv:2:9: the row does not say which quotation it is from",
		`book.csv:2:8: "May" is not a date of the form YYYY-MM-DD`,
		`book.csv:2:10: "maybe" is neither yes nor no`,
		`book.csv:2:4: "0" is not a price`,
		`book.csv:2:11: "none" is not a price`,
		`book.csv:4:3: there is no function "antenna"`,
		"book.csv:4:5: the high price is lower than the low one",
		"book.csv:5:4: the row must name one of item, model and function",
		"book.csv:5:6: there is no usable rate for EUR",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func quoteOf(low, high gear.Amount) Quote {
	day, _ := gear.ParseDate("2026-03-02")
	return Quote{Low: low, High: high, Ref: "Q-1", QuotedOn: day}
}
