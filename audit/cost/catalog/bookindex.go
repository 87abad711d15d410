package catalog

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// Quotation is a quotation made ready.
type Quotation struct {
	Part   *Component // that rows are added under
	Quote  *Quote
	Lapsed bool    // its validity has ended: it is an estimate, and no longer a quotation or a bid
	better float64 // betterment of a piece in cents
	Before float64 // the catalog's middle for the same, in cents; 0: it has none
	kind   *Kind   // of what it prices, nil for a work
}

// bookIndex finds quotations. The zero value has none.
type bookIndex struct {
	models    map[string]*Quotation // by folded model
	prefixes  map[string]*Quotation
	kinds     map[string]*Quotation
	functions map[string]*Quotation
	longest   int // prefix
}

// find returns the quotation for a piece: by model, the longest prefix of it,
// its kind or its function, whichever is first.
func (b *bookIndex) find(model string, kind string, function uint16) *Quotation {
	if len(b.models)+len(b.prefixes) > 0 {
		m := foldModel(model)
		if q := b.models[m]; q != nil {
			return q
		}
		for n := min(len(m), b.longest); n > 0; n-- {
			if q := b.prefixes[m[:n]]; q != nil {
				return q
			}
		}
	}
	if q := b.kinds[kind]; q != nil {
		return q
	}
	if function > 0 && int(function) <= len(Functions) {
		return b.functions[Functions[function-1]]
	}
	return nil
}

// With returns a catalog in which the quotations of a price book go before
// the built-in prices, on a day; without a day none has lapsed. A nil book changes
// nothing. A quotation for an item that the catalog does not know is an error of kind
// Usage; all of them are told.
func (c *Catalog) With(book *Book, day gear.Date) (*Catalog, error) {
	if book == nil {
		return c, nil
	}
	n := *c
	n.Components = append([]*Component{}, c.Components...)
	n.SiteWorks = append([]SiteWork{}, c.SiteWorks...)
	n.Quotations, n.Replaced, n.rates = nil, book.Replaced, book.Rates
	n.book = bookIndex{models: map[string]*Quotation{}, prefixes: map[string]*Quotation{}, kinds: map[string]*Quotation{}, functions: map[string]*Quotation{}}
	var errs []error
	for i := range book.Quotes {
		errs = append(errs, n.quote(&book.Quotes[i], day))
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return &n, nil
}

func (c *Catalog) quote(q *Quote, day gear.Date) error {
	class := q.class(day)
	for i := range c.SiteWorks {
		if c.SiteWorks[i].Part.ID == q.Item {
			old := *c.SiteWorks[i].Part
			old.Class, old.Band, old.Basis, old.Source, old.Year, old.Quote = class, q.band(c.Param, class), Quoted, q.source(), q.QuotedOn.Time().Year(), q
			before := c.SiteWorks[i].Part.Band.Median
			c.SiteWorks[i].Part = c.component(old)
			c.Quotations = append(c.Quotations, &Quotation{Quote: q, Part: c.SiteWorks[i].Part, Before: before, Lapsed: q.Lapsed(day)})
			return nil
		}
	}
	r := c.prepare(q, class)
	r.Lapsed = q.Lapsed(day)
	c.Quotations = append(c.Quotations, r)
	switch {
	case q.Item != "":
		if c.Kind(q.Item) == nil {
			return usage(q.Place, fmt.Sprintf("the catalog has no item %q", q.Item), "gearaudit catalog list shows its items")
		}
		c.book.kinds[q.Item] = r
	case q.Function != "":
		c.book.functions[q.Function] = r
	case strings.HasSuffix(q.Model, "*"):
		m := foldModel(q.Model)
		c.book.prefixes[m] = r
		c.book.longest = max(c.book.longest, len(m))
	default:
		c.book.models[foldModel(q.Model)] = r
	}
	return nil
}

func (c *Catalog) prepare(q *Quote, class int) *Quotation {
	r := &Quotation{Quote: q, kind: c.kindFor(q)}
	if p := r.kind.Prices[0]; p != nil {
		r.Before = p.Band.Median
	}
	band := q.band(c.Param, class)
	if q.Comparable > 0 {
		r.better = max(0, band.Median-float64(q.Comparable))
	}
	r.Part = c.component(Component{
		ID: "quote-" + strings.ToLower(strings.Trim(q.Item+q.Model+q.Function, "*")), Activity: ActivityEquipment, Item: q.Item + q.Model + q.Function,
		Unit: "each", Category: "quotations", Class: class, Band: band, Quote: q, Comparable: float64(q.Comparable),
		Year: q.QuotedOn.Time().Year(), Basis: Quoted, Source: q.source(),
	})
	return r
}

// class is 3 for a quotation and 1 for a bid that binds its bidder: as sure as an
// estimate gets before the invoice. What has lapsed binds nobody, and is an estimate
// by model.
func (q *Quote) class(day gear.Date) int {
	switch {
	case q.Lapsed(day):
		return 4
	case q.Firm:
		return 1
	default:
		return 3
	}
}

// Band takes a quoted range as it is; a single price, and one that has lapsed, has at
// least the spread of its class.
func (q *Quote) band(p *Parameters, class int) Band {
	floor := 0.0
	if q.Low == q.High || class > 3 {
		floor = p.Sigma[class]
	}
	return NewBand(float64(q.Low), float64(q.High), floor)
}

func (q *Quote) source() string {
	return "quotation " + q.Ref + " of " + q.QuotedOn.String()
}

// kindFor is the kind of what a quotation is for.
func (c *Catalog) kindFor(q *Quote) *Kind {
	if kind := c.Kind(q.Item); kind != nil {
		return kind
	}
	function := uint16(slices.Index(Functions[:], q.Function) + 1)
	fam := c.familyOf(strings.TrimSuffix(q.Model, "*"), function)
	if function == 0 {
		function = fam.first
	}
	return c.kindOf(fam.name, function, 0, 0)
}
