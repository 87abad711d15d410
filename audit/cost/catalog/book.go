package catalog

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
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
	File   string
	SHA256 string // of the file; of several, of their sums one after the other
	Quotes []Quote
	Rates  map[string]float64 // of the currencies in it, by code, where it names one rate for each
}

// Layer lays price books over each other: what a later one has a price for is
// not taken from an earlier one. It returns nil for no book.
func Layer(books ...*Book) *Book {
	if len(books) < 2 {
		return cmp.Or(append(books, nil)...)
	}
	out := &Book{Rates: map[string]float64{}}
	sum := sha256.New()
	at := map[string]int{}
	for i, b := range books {
		if i > 0 {
			out.File += ", "
		}
		out.File += b.File
		sum.Write([]byte(b.SHA256))
		maps.Copy(out.Rates, b.Rates)
		for _, q := range b.Quotes {
			if n, ok := at[q.key()]; ok {
				out.Quotes[n] = q
				continue
			}
			at[q.key()] = len(out.Quotes)
			out.Quotes = append(out.Quotes, q)
		}
	}
	out.SHA256 = hex.EncodeToString(sum.Sum(nil))
	return out
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

// ReadBook reads a price book: a CSV file with the headings low, high,
// currency, quoted_on and quote_ref, at least one of item, model and function,
// and, where needed, rate (USD for one unit of another currency), firm (yes or
// no), comparable and valid_to. Errors are of kind Usage with line and column.
func ReadBook(name string, src io.Reader) (*Book, error) {
	sum := sha256.New()
	t, err := ReadTable[quoteRow](name, io.TeeReader(src, sum), "item", "model", "function", "rate", "firm", "comparable", "valid_to")
	if err != nil {
		return nil, err
	}
	b := &Book{File: name, SHA256: hex.EncodeToString(sum.Sum(nil))}
	seen := map[string]int{}
	for i := range t.Rows {
		q, err := readQuote(t, i)
		if err != nil {
			return nil, err
		}
		key := q.key()
		if line, ok := seen[key]; ok {
			return nil, t.Fault(i, "low", fmt.Sprintf("line %d has a price for the same thing", line), "keep the quotation that counts")
		}
		seen[key] = t.lines[i]
		b.Quotes = append(b.Quotes, q)
	}
	b.Rates = ratesOf(t.Rows)
	return b, nil
}

// ratesOf are the rates that quotations were converted by; a currency with more than
// one, as of several days, has none.
func ratesOf(rows []quoteRow) map[string]float64 {
	out, several := map[string]float64{}, map[string]bool{}
	for i := range rows {
		code := currencyCode(string(rows[i].Currency))
		rate, wrong := Exchange(rows[i].Currency, rows[i].Rate)
		if wrong != "" || code == Currency {
			continue
		}
		if old, ok := out[code]; ok && old != rate {
			several[code] = true
		}
		out[code] = rate
	}
	for code := range several {
		delete(out, code)
	}
	return out
}

func readQuote(t *Table[quoteRow], i int) (Quote, error) {
	r := &t.Rows[i]
	q := Quote{Item: string(r.Item), Model: string(r.Model), Function: string(r.Function), Ref: string(r.Ref), Place: t.Place(i, "low")}
	named := 0
	for _, s := range []string{q.Item, foldModel(q.Model), q.Function} {
		if s != "" {
			named++
		}
	}
	switch {
	case named != 1:
		return q, t.Fault(i, "low", "the row must name one of item, model and function", "for example model RRU3908, or function ran_radio_unit")
	case q.Function != "" && !slices.Contains(Functions[:], q.Function):
		return q, t.Fault(i, "function", fmt.Sprintf("there is no function %q", q.Function), "gearaudit catalog list shows the kinds and their functions")
	case q.Ref == "":
		return q, t.Fault(i, "quote_ref", "the row does not say which quotation it is from", "write the number or the file of the quotation")
	}
	var err error
	if q.QuotedOn, err = gear.ParseDate(string(r.QuotedOn)); err != nil {
		return q, t.Fault(i, "quoted_on", err.Error(), "write the day of the quotation as 2026-11-21")
	}
	if err := q.valid(string(r.ValidTo)); err != nil {
		return q, t.Fault(i, "valid_to", err.Error(), "write the last day of the quotation as 2027-02-28, or leave it blank")
	}
	switch r.Firm {
	case "", "no":
	case "yes":
		q.Firm = true
	default:
		return q, t.Fault(i, "firm", fmt.Sprintf("%q is neither yes nor no", r.Firm), "write yes for a bid that binds its bidder")
	}
	return q, q.amounts(t, i)
}

func (q *Quote) amounts(t *Table[quoteRow], i int) error {
	r := &t.Rows[i]
	rate, err := Exchange(r.Currency, r.Rate)
	if err != "" {
		return t.Fault(i, "currency", err, "give the amounts in USD, or add a column rate: USD for one unit of the currency")
	}
	cells := []struct {
		heading string
		text    Cell
		to      *gear.Amount
	}{{"low", r.Low, &q.Low}, {"high", r.High, &q.High}, {"comparable", r.Comparable, &q.Comparable}}
	for _, c := range cells {
		if c.text == "" && c.to == &q.Comparable {
			continue
		}
		a, ok := gear.ParseAmount(string(c.text))
		if !ok || float64(a)*rate < 0.5 || float64(a)*rate > MaxPrice {
			return t.Fault(i, c.heading, fmt.Sprintf("%q is not a price", c.text), "write a number above zero without a currency sign, such as 12500.00")
		}
		*c.to = Cents(float64(a) * rate)
	}
	if q.Low > q.High {
		return t.Fault(i, "high", "the high price is lower than the low one", "low and high are the ends of the range; give one price twice where there is only one")
	}
	return nil
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

// valid refuses a validity that ends before the quotation begins.
func (q *Quote) valid(text string) error {
	if text == "" {
		return nil
	}
	var err error
	if q.ValidTo, err = gear.ParseDate(text); err != nil {
		return err
	}
	if q.ValidTo < q.QuotedOn {
		return fmt.Errorf("the quotation ends on %s, before it was made", q.ValidTo)
	}
	return nil
}
