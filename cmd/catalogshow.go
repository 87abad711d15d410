package cmd

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/audit/cost"
)

func newCatalogShow(w *World) *cobra.Command {
	o := &catalogOptions{}
	c := &cobra.Command{
		Use:   "show ID...",
		Short: "Show a kind of equipment, a work, a published price or a number of the method, with its source",
		Args: func(_ *cobra.Command, ids []string) error {
			if len(ids) == 0 {
				return usage("catalog show needs an id", "see gearaudit catalog list, with or without --lines")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, ids []string) error { return o.show(w, ids) },
	}
	c.Flags().StringVar(&o.priceBook, "price-book", "", "CSV file of your own prices, which go before the catalogue")
	return c
}

func (o *catalogOptions) show(w *World, ids []string) error {
	c, book, err := o.load()
	if err != nil {
		return err
	}
	p := &prose{out: w.Out, width: w.Width}
	for i, id := range ids {
		if i > 0 {
			p.blank()
		}
		if !p.catalog(c, book, id) {
			return usage(`the catalogue has nothing with the id "`+id+`"`, "see gearaudit catalog list, with or without --lines")
		}
	}
	return p.flush(nil)
}

// catalog prints what has an id, and reports whether there is such a thing.
func (p *prose) catalog(c *cost.Catalog, book *cost.Book, id string) bool {
	if k := c.Kind(id); k != nil {
		p.kind(k, book)
		return true
	}
	for _, x := range c.Works() {
		if x.ID == id {
			p.work(&x)
			return true
		}
	}
	for _, e := range c.Entries() {
		if strings.EqualFold(e.ID, id) {
			p.published(&e)
			return true
		}
	}
	for _, n := range c.Parameters() {
		if n.Name == id {
			p.parameter(&n)
			return true
		}
	}
	return false
}

func (p *prose) kind(k *cost.Kind, book *cost.Book) {
	p.line(0, "#", k.ID)
	p.line(0, "", note(k.Item, k.Note))
	if low, high, ok := k.Range(); ok {
		p.line(2, "price:", fmt.Sprintf("%s (P10) to %s (P90) USD apiece where only the count is known; %s", whole(low), whole(high), k.Basis))
	} else {
		p.line(2, "price:", "none: pieces of it are counted as unpriced, and are in no figure")
	}
	for _, q := range quotes(book) {
		if q.Item == k.ID {
			p.line(2, "your quotation:", quoteText(&q))
		}
	}
	p.line(2, "works:", worksText[k.Works])
	if k.Times != 1 {
		p.line(2, "pieces:", strconv.FormatFloat(k.Times, 'f', -1, 64)+" of the published price's unit make one piece")
	}
	for _, e := range k.Entries {
		p.line(2, e.ID+":", entryText(e))
	}
	if k.Placeholder != nil {
		p.placeholder(k.Placeholder)
	}
}

func (p *prose) placeholder(e *cost.Entry) {
	p.line(2, "ask for a quotation near:", entryText(e)+" (nobody vouches for it, and nothing is priced by it)")
}

var worksText = map[string]string{
	"site":     "the visit of a crew to the site, once for all that is changed there",
	"services": "services, as a part of the equipment's price",
	"visit":    "a visit to the customer for each piece",
	"none":     "none of its own",
}

func entryText(e *cost.Entry) string {
	price := dollars(e.Low.String())
	if e.High != e.Low {
		price += " to " + dollars(e.High.String())
	}
	unit := "a " + e.Unit
	if e.Unit == "each" {
		unit = e.Unit
	}
	return fmt.Sprintf("%s, %s USD %s, %s, %s: %s", e.Item, price, unit, year(e.Year), e.Basis, e.Source)
}

// year writes a year that may not be known.
func year(n int) string {
	if n == 0 {
		return "no year"
	}
	return strconv.Itoa(n)
}

func (p *prose) work(x *cost.Work) {
	p.line(0, "#", x.ID)
	p.line(0, "", x.Activity+": "+x.Item)
	if x.Priced {
		p.line(2, "price:", fmt.Sprintf("%s (P10) to %s (P90) USD a site; %s", whole(x.Low), whole(x.High), x.Basis))
	} else {
		p.line(2, "price:", "none: it is in no figure until a price book gives it one, as item "+x.ID)
	}
	if x.Placeholder != nil {
		p.placeholder(x.Placeholder)
	}
	if x.Odds < 1 {
		p.line(2, "needed:", "at one site in "+strconv.FormatFloat(1/x.Odds, 'f', -1, 64))
	}
	if x.Tower {
		p.line(2, "where:", "only where radios stand on a tower")
	}
	if x.Source != "" {
		p.line(2, "source:", x.Source)
	}
}

func (p *prose) published(e *cost.Entry) {
	p.line(0, "#", e.ID)
	p.line(0, "", entryText(e))
}

func (p *prose) parameter(n *cost.Parameter) {
	p.line(0, "#", n.Name)
	p.line(0, "", fmt.Sprintf("%s: %s, %s: %s", strconv.FormatFloat(n.Value, 'f', -1, 64), n.What, n.Basis, n.Source))
}
