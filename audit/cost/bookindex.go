package cost

import (
	"fmt"
	"slices"
	"strings"
)

// quoted is a quotation made ready.
type quoted struct {
	part   *component // that rows are added under
	quote  *Quote
	better float64 // betterment of a piece in cents
	before float64 // the catalogue's middle for the same, in cents; 0: it has none
	kind   *Kind   // of what it prices, nil for a work
}

// bookIndex finds quotations. The zero value has none.
type bookIndex struct {
	models    map[string]*quoted // by folded model
	prefixes  map[string]*quoted
	kinds     map[string]*quoted
	functions map[string]*quoted
	longest   int // prefix
}

// find returns the quotation for a piece: by model, the longest prefix of it,
// its kind or its function, whichever is first.
func (b *bookIndex) find(model string, kind string, function uint16) *quoted {
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
	if function > 0 && int(function) <= len(functions) {
		return b.functions[functions[function-1]]
	}
	return nil
}

// installation is the work of a visit that holds the mounting of pieces.
const installation = "installation"

// With returns a catalogue in which the quotations of a price book go before
// the built-in prices. A nil book changes nothing. A quotation for an item that
// the catalogue does not know is an error of kind Usage.
func (c *Catalog) With(book *Book) (*Catalog, error) {
	if book == nil {
		return c, nil
	}
	n := *c
	n.components = append([]*component{}, c.components...)
	n.works = append([]work{}, c.works...)
	n.ready = nil
	n.book = bookIndex{models: map[string]*quoted{}, prefixes: map[string]*quoted{}, kinds: map[string]*quoted{}, functions: map[string]*quoted{}}
	for i := range book.Quotes {
		if err := n.quote(&book.Quotes[i]); err != nil {
			return nil, err
		}
	}
	return &n, nil
}

func (c *Catalog) quote(q *Quote) error {
	for i := range c.works {
		if c.works[i].part.id == q.Item {
			old := *c.works[i].part
			old.class, old.band, old.basis, old.source, old.year = q.class(), q.band(c.param), Quoted, q.source(), q.QuotedOn.Time().Year()
			before := c.works[i].part.band.median
			c.works[i].part = c.component(old)
			c.ready = append(c.ready, &quoted{quote: q, part: c.works[i].part, before: before})
			c.installed = c.installed || q.Item == installation
			return nil
		}
	}
	r := c.prepare(q)
	c.ready = append(c.ready, r)
	switch {
	case q.Item != "":
		if c.Kind(q.Item) == nil {
			return usage(q.Place, fmt.Sprintf("the catalogue has no item %q", q.Item), "gearaudit catalog list shows its items")
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

func (c *Catalog) prepare(q *Quote) *quoted {
	r := &quoted{quote: q, kind: c.kindFor(q)}
	if p := r.kind.prices[0]; p != nil {
		r.before = p.band.median
	}
	band := q.band(c.param)
	if q.Comparable > 0 {
		r.better = max(0, band.median-float64(q.Comparable))
	}
	r.part = c.component(component{
		id: "quote-" + strings.ToLower(strings.Trim(q.Item+q.Model+q.Function, "*")), activity: ActivityEquipment, item: q.Item + q.Model + q.Function,
		unit: "each", category: "quotations", class: q.class(), band: band,
		year: q.QuotedOn.Time().Year(), basis: Quoted, source: q.source(),
	})
	return r
}

// class is 3 for a quotation and 2 for a bid that binds.
func (q *Quote) class() int {
	if q.Firm {
		return 2
	}
	return 3
}

// band takes a quoted range as it is; a single price has the spread of its class.
func (q *Quote) band(p *parameters) band {
	floor := 0.0
	if q.Low == q.High {
		floor = p.sigma[q.class()]
	}
	return newBand(float64(q.Low), float64(q.High), floor)
}

func (q *Quote) source() string {
	return "quotation " + q.Ref + " of " + q.QuotedOn.String()
}

// kindFor is the kind of what a quotation is for.
func (c *Catalog) kindFor(q *Quote) *Kind {
	if kind := c.Kind(q.Item); kind != nil {
		return kind
	}
	function := uint16(slices.Index(functions[:], q.Function) + 1)
	fam := c.familyOf(strings.TrimSuffix(q.Model, "*"), function)
	if function == 0 {
		function = fam.first
	}
	return c.kindOf(fam.name, function, 0, 0)
}
