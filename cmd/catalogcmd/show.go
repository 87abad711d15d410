package catalogcmd

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/audit/cost/catalog"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/cmd/internal/flags"
	"github.com/gearaudit/gearaudit/cmd/internal/term"
)

func newCatalogShow(w *term.Env) *cobra.Command {
	o := &catalogOptions{}
	c := &cobra.Command{
		Use:     "show ID...",
		Short:   "Show a kind of equipment, a work, a published price or a number of the method, with its source",
		Example: "  gearaudit catalog show radio",
		Args: func(_ *cobra.Command, ids []string) error {
			if len(ids) == 0 {
				return term.Usage("catalog show needs an id", "see gearaudit catalog list, with or without --lines")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, ids []string) error { return o.show(w, ids) },
	}
	flags.AddPriceBooks(c, &o.priceBooks)
	return c
}

func (o *catalogOptions) show(w *term.Env, ids []string) error {
	c, book, err := o.load()
	if err != nil {
		return err
	}
	p := &term.Printer{Out: w.Out, Width: w.Width}
	for i, id := range ids {
		if i > 0 {
			p.Blank()
		}
		if !printCatalog(p, c, book, id) {
			return term.Usage(`the catalog has nothing with the id "`+id+`"`, cmp.Or(gear.DidYouMean(id, allIDs(c)), "see gearaudit catalog list, with or without --lines"))
		}
	}
	return p.Flush(nil)
}

// allIDs are those of all that the catalog shows.
func allIDs(c *catalog.Catalog) []string {
	var out []string
	for _, k := range c.Kinds() {
		out = append(out, k.ID)
	}
	for _, x := range c.Works() {
		out = append(out, x.ID)
	}
	for _, e := range c.Entries() {
		out = append(out, e.ID)
	}
	for _, n := range c.Parameters() {
		out = append(out, n.Name)
	}
	return out
}

// printCatalog prints what has an id, and reports whether there is such a thing.
func printCatalog(p *term.Printer, c *catalog.Catalog, book *catalog.Book, id string) bool {
	if k := c.Kind(id); k != nil {
		printKind(p, k, book)
		return true
	}
	for _, x := range c.Works() {
		if x.ID == id {
			printWork(p, &x)
			return true
		}
	}
	for _, e := range c.Entries() {
		if strings.EqualFold(e.ID, id) {
			printPublished(p, &e)
			return true
		}
	}
	for _, n := range c.Parameters() {
		if n.Name == id {
			printParameter(p, &n)
			return true
		}
	}
	return false
}

func printKind(p *term.Printer, k *catalog.Kind, book *catalog.Book) {
	p.Line(0, "#", k.ID)
	p.Line(0, "", term.WithNote(k.Item, k.Note))
	if low, high, ok := k.Range(); ok {
		p.Line(2, "price:", fmt.Sprintf("%s (P10) to %s (P90) USD apiece where only the count is known; %s", term.WholeDollars(low), term.WholeDollars(high), k.Basis))
	} else {
		p.Line(2, "price:", "none: units of it are counted as unpriced, and no total includes them")
	}
	for _, q := range quotes(book) {
		if q.Item == k.ID {
			p.Line(2, "your quotation:", quoteText(&q))
		}
	}
	p.Line(2, "works:", worksText[k.Works])
	if k.Times != 1 {
		p.Line(2, "units:", strconv.FormatFloat(k.Times, 'f', -1, 64)+" of the published price's measure make one unit")
	}
	for _, e := range k.Entries {
		p.Line(2, e.ID+":", entryText(e))
	}
	if k.Placeholder != nil {
		printPlaceholder(p, k.Placeholder)
	}
}

func printPlaceholder(p *term.Printer, e *catalog.Entry) {
	p.Line(2, "ask for a quotation near:", entryText(e)+" (nobody vouches for it, and nothing is priced by it)")
}

var worksText = map[string]string{
	"site":     "the visit of a crew to the site, once for all that is changed there",
	"services": "services, as a part of the equipment's price",
	"visit":    "a visit to the customer for each unit",
	"none":     "none of its own",
}

func entryText(e *catalog.Entry) string {
	price := term.Dollars(e.Low.String())
	if e.High != e.Low {
		price += " to " + term.Dollars(e.High.String())
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

func printWork(p *term.Printer, x *catalog.Work) {
	p.Line(0, "#", x.ID)
	p.Line(0, "", x.Activity+": "+x.Item)
	if x.Priced {
		p.Line(2, "price:", fmt.Sprintf("%s (P10) to %s (P90) USD a site; %s", term.WholeDollars(x.Low), term.WholeDollars(x.High), x.Basis))
	} else {
		p.Line(2, "price:", "none: it is in no figure until a price book gives it one, as item "+x.ID)
	}
	if x.Placeholder != nil {
		printPlaceholder(p, x.Placeholder)
	}
	if x.Odds < 1 {
		p.Line(2, "needed:", "at one site in "+strconv.FormatFloat(1/x.Odds, 'f', -1, 64))
	}
	if x.Tower {
		p.Line(2, "where:", "only where radios stand on a tower")
	}
	if x.Source != "" {
		p.Line(2, "source:", x.Source)
	}
}

func printPublished(p *term.Printer, e *catalog.Entry) {
	p.Line(0, "#", e.ID)
	p.Line(0, "", entryText(e))
}

func printParameter(p *term.Printer, n *catalog.Parameter) {
	p.Line(0, "#", n.Name)
	p.Line(0, "", fmt.Sprintf("%s: %s, %s: %s", strconv.FormatFloat(n.Value, 'f', -1, 64), n.What, n.Basis, n.Source))
}
