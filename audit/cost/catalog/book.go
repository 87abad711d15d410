package catalog

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// Book is the user's own price book: quotations that go before the catalog.
type Book struct {
	File     string
	SHA256   string // of the file; of several, of their sums one after the other
	Quotes   []Quote
	Replaced []Replaced         // quotations of an earlier book, that are not used
	Rates    map[string]float64 // of the currencies in it, by code

	rated map[string]gear.Place // where a rate is said first
}

// Replaced is a quotation that one of a later book goes before.
type Replaced struct {
	Quote Quote
	By    Quote
}

// Layer lays price books over each other: what a later one has a price for is
// not taken from an earlier one. It returns nil for no book. Two rates for one
// currency are an error of kind Usage.
func Layer(books ...*Book) (*Book, error) {
	if len(books) < 2 {
		return cmp.Or(append(books, nil)...), nil
	}
	out := &Book{Rates: map[string]float64{}, rated: map[string]gear.Place{}}
	sum := sha256.New()
	at := map[string]int{}
	var errs []error
	for i, b := range books {
		if i > 0 {
			out.File += ", "
		}
		out.File += b.File
		sum.Write([]byte(b.SHA256))
		for _, code := range slices.Sorted(maps.Keys(b.Rates)) {
			errs = append(errs, out.rate(code, b.Rates[code], b.rated[code]))
		}
		for _, q := range b.Quotes {
			n, ok := at[q.key()]
			if !ok {
				at[q.key()] = len(out.Quotes)
				out.Quotes = append(out.Quotes, q)
				continue
			}
			out.Replaced = append(out.Replaced, Replaced{Quote: out.Quotes[n], By: q})
			out.Quotes[n] = q
		}
	}
	out.SHA256 = hex.EncodeToString(sum.Sum(nil))
	return out, errors.Join(errs...)
}

// Named is the book with the name of its file, or those of its files, replaced
// wherever it says where a price stands.
func (b *Book) Named(name string) *Book {
	out := *b
	was, is := strings.Split(b.File, ", "), strings.Split(name, ", ")
	if out.File = name; len(was) != len(is) {
		return &out
	}
	named := func(q Quote) Quote {
		if i := slices.Index(was, q.Place.File); i >= 0 {
			q.Place.File = is[i]
		}
		return q
	}
	out.Quotes, out.Replaced = nil, nil
	for _, q := range b.Quotes {
		out.Quotes = append(out.Quotes, named(q))
	}
	for _, r := range b.Replaced {
		out.Replaced = append(out.Replaced, Replaced{Quote: named(r.Quote), By: named(r.By)})
	}
	return &out
}

// rate takes up what a currency is worth, and refuses a second rate: prices that were
// converted by two of them cannot be held against each other.
func (b *Book) rate(code string, rate float64, at gear.Place) error {
	if old, ok := b.Rates[code]; ok && old != rate {
		first := b.rated[code]
		first.Column = 0
		return usage(at, fmt.Sprintf("%s has the rate %v here and %v at %s", code, rate, old, first), "give one rate for each currency, that of the day of the estimate")
	}
	if _, ok := b.Rates[code]; !ok {
		b.Rates[code], b.rated[code] = rate, at
	}
	return nil
}

// Newest returns the day of the last quotation.
func (b *Book) Newest() gear.Date {
	var day gear.Date
	for i := range b.Quotes {
		day = max(day, b.Quotes[i].QuotedOn)
	}
	return day
}

// key is the same for quotations of the same thing.
func (q *Quote) key() string {
	key := q.Item + "\x00" + foldModel(q.Model) + "\x00" + q.Function
	if strings.HasSuffix(q.Model, "*") {
		key += "*"
	}
	return key
}

// Quote is one line of a price book. Exactly one of Item, Model and Function
// says what it is for.
type Quote struct {
	Item       string      // id of a kind of equipment or of works, as the catalog lists them
	Model      string      // of the covered equipment; a star at the end stands for anything
	Function   string      // of the inventory
	Low        gear.Amount // per piece or per site, in USD, P10
	High       gear.Amount // and P90
	Comparable gear.Amount // what a like-for-like replacement would cost; 0: what is quoted is that
	QuotedOn   gear.Date
	ValidTo    gear.Date // last day; 0: not said
	Ref        string    // of the quotation
	Firm       bool      // a bid that binds its bidder
	Place      gear.Place
}

type quoteRow struct {
	Item       Cell `csv:"item"`
	Model      Cell `csv:"model"`
	Function   Cell `csv:"function"`
	Low        Cell `csv:"low"`
	High       Cell `csv:"high"`
	Currency   Cell `csv:"currency"`
	Rate       Cell `csv:"rate"`
	QuotedOn   Cell `csv:"quoted_on"`
	Ref        Cell `csv:"quote_ref"`
	Firm       Cell `csv:"firm"`
	Comparable Cell `csv:"comparable"`
	ValidTo    Cell `csv:"valid_to"`
}

// maxRate bounds what one unit of a foreign currency may be worth, to catch a
// rate that was written the wrong way round by some orders of magnitude.
const maxRate = 1000

// maxBook is how long a price book may be, in bytes: an entry of it takes eighty times
// its length in memory.
const maxBook = 1 << 20

// limited reads so much, and fails where there is more.
type limited struct {
	r    io.Reader
	left int
}

// Read implements io.Reader.
func (l *limited) Read(p []byte) (int, error) {
	n, err := l.r.Read(p)
	if l.left -= n; l.left < 0 {
		return 0, errors.New("the file is longer than 1 MiB: keep the prices of what is in use")
	}
	return n, err
}

// ReadBook reads a price book: a CSV file with the headings low, high,
// currency, quoted_on and quote_ref, at least one of item, model and function,
// and, where needed, rate (USD for one unit of another currency), firm (yes or
// no), comparable and valid_to. It tells all that is wrong at once: errors are of
// kind Usage with line and column, joined.
func ReadBook(name string, src io.Reader) (*Book, error) {
	sum := sha256.New()
	t, err := ReadTable[quoteRow](name, io.TeeReader(&limited{src, maxBook}, sum), "item", "model", "function", "rate", "firm", "comparable", "valid_to")
	if err != nil {
		return nil, err
	}
	b := &Book{File: name, Rates: map[string]float64{}, rated: map[string]gear.Place{}}
	seen := map[string]int{}
	r := &bookReader{table: t}
	for i := range t.Rows {
		wrong := len(r.errs)
		q := r.quote(i)
		b.Quotes = append(b.Quotes, q)
		if rate, _ := Exchange(t.Rows[i].Currency, t.Rows[i].Rate); rate > 0 {
			if code := currencyCode(string(t.Rows[i].Currency)); code != Currency {
				r.add(b.rate(code, rate, t.Place(i, "rate")))
			}
		}
		if len(r.errs) > wrong {
			continue
		}
		if line, ok := seen[q.key()]; ok {
			r.wrong(i, "low", fmt.Sprintf("line %d has a price for the same thing", line), "keep the quotation that counts")
		}
		seen[q.key()] = t.lines[i]
	}
	b.SHA256 = hex.EncodeToString(sum.Sum(nil))
	if len(r.errs) > 0 {
		return nil, r.all()
	}
	return b, nil
}

// bookReader reads the rows of a price book, and goes on after what is wrong.
type bookReader struct {
	table *Table[quoteRow]
	errs  []error
}

// mostWrong is how many cells are told at most.
const mostWrong = 100

func (r *bookReader) all() error {
	if n := len(r.errs); n > mostWrong {
		r.errs = append(r.errs[:mostWrong], &gear.Fault{
			Kind: gear.Usage, Place: gear.Place{File: r.table.file}, What: fmt.Sprintf("%d more cells are wrong", n-mostWrong), Hint: "mend those that are told first",
		})
	}
	return errors.Join(r.errs...)
}

func (r *bookReader) add(err error) {
	if err != nil {
		r.errs = append(r.errs, err)
	}
}

func (r *bookReader) wrong(row int, heading, what, hint string) {
	r.errs = append(r.errs, r.table.Fault(row, heading, what, hint))
}

func (r *bookReader) quote(i int) Quote {
	row := &r.table.Rows[i]
	q := Quote{Item: string(row.Item), Model: string(row.Model), Function: string(row.Function), Ref: string(row.Ref), Place: r.table.Place(i, "low")}
	named := 0
	for _, s := range []string{q.Item, foldModel(q.Model), q.Function} {
		if s != "" {
			named++
		}
	}
	if named != 1 {
		r.wrong(i, "low", "the row must name one of item, model and function", "for example model RRU3908, or function ran_radio_unit")
	}
	if q.Function != "" && !slices.Contains(Functions[:], q.Function) {
		r.wrong(i, "function", fmt.Sprintf("there is no function %q", q.Function), "gearaudit catalog list shows the kinds and their functions")
	}
	if q.Ref == "" {
		r.wrong(i, "quote_ref", "the row does not say which quotation it is from", "write the number or the file of the quotation")
	}
	r.days(i, &q)
	switch row.Firm {
	case "", "no":
	case "yes":
		q.Firm = true
	default:
		r.wrong(i, "firm", fmt.Sprintf("%q is neither yes nor no", row.Firm), "write yes for a bid that binds its bidder")
	}
	r.amounts(i, &q)
	return q
}

// days reads from when a quotation is, and until when it is valid.
func (r *bookReader) days(i int, q *Quote) {
	row := &r.table.Rows[i]
	var err error
	if q.QuotedOn, err = gear.ParseDate(string(row.QuotedOn)); err != nil {
		r.wrong(i, "quoted_on", err.Error(), "write the day of the quotation as 2026-11-21")
	}
	if row.ValidTo == "" {
		return
	}
	switch q.ValidTo, err = gear.ParseDate(string(row.ValidTo)); {
	case err != nil:
		r.wrong(i, "valid_to", err.Error(), "write the last day of the quotation as 2027-02-28, or leave it blank")
	case q.ValidTo < q.QuotedOn:
		r.wrong(i, "valid_to", fmt.Sprintf("the quotation ends on %s, before it was made", q.ValidTo), "write the last day of the quotation as 2027-02-28, or leave it blank")
	}
}

func (r *bookReader) amounts(i int, q *Quote) {
	row := &r.table.Rows[i]
	rate, wrong := Exchange(row.Currency, row.Rate)
	if wrong != "" {
		r.wrong(i, "currency", wrong, "give the amounts in USD, or add a column rate: USD for one unit of the currency")
		return
	}
	good := true
	for _, c := range []struct {
		heading string
		text    Cell
		to      *gear.Amount
	}{{"low", row.Low, &q.Low}, {"high", row.High, &q.High}, {"comparable", row.Comparable, &q.Comparable}} {
		if c.text == "" && c.to == &q.Comparable {
			continue
		}
		a, ok := gear.ParseAmount(string(c.text))
		if !ok || float64(a)*rate < 0.5 || float64(a)*rate > MaxPrice {
			r.wrong(i, c.heading, fmt.Sprintf("%q is not a price", c.text), "write a number above zero without a currency sign, such as 12500.00")
			good = false
			continue
		}
		*c.to = Cents(float64(a) * rate)
	}
	if good && q.Low > q.High {
		r.wrong(i, "high", "the high price is lower than the low one", "low and high are the ends of the range; give one price twice where there is only one")
	}
}

// MaxPrice is the largest price in cents that a price book may name: a
// thousand million units.
const MaxPrice = 1e11

// Exchange returns the worth of a currency in USD, or what is wrong.
func Exchange(currency, said Cell) (float64, string) {
	switch {
	case strings.EqualFold(string(currency), Currency) && (said == "" || said == "1"):
		return 1, ""
	case currency == "":
		return 0, "the currency is not said"
	case strings.EqualFold(string(currency), Currency):
		return 0, "a price in USD has no rate"
	}
	rate, err := strconv.ParseFloat(string(said), 64)
	if err != nil || !(rate > 0) || rate > maxRate {
		return 0, fmt.Sprintf("there is no usable rate for %s", currency)
	}
	return rate, ""
}

// Name is what a quotation is for, as the price book says it.
func (q *Quote) Name() string { return q.Item + q.Model + q.Function }

// Where is the line of the price book.
func (q *Quote) Where() string {
	at := q.Place
	at.Column = 0
	return at.String()
}

// Lapsed reports whether its validity ended before a day.
func (q *Quote) Lapsed(day gear.Date) bool { return q.ValidTo != 0 && day != 0 && q.ValidTo < day }
