package cmd

import (
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/audit/cost"
	"github.com/gearaudit/gearaudit/audit/gear"
)

func newCatalog(w *World) *cobra.Command {
	c := &cobra.Command{
		Use:   "catalog",
		Short: "List and show prices, tell how estimates are made, and check a price book",
		Args:  cobra.NoArgs,
		RunE:  func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(newCatalogList(w), newCatalogShow(w), newCatalogMethod(w), newCatalogLint(w))
	return c
}

// catalogOptions choose the prices: the built-in ones, and the user's own
// before them.
type catalogOptions struct {
	formatOption
	priceBook string
}

func (o *catalogOptions) flags(c *cobra.Command) {
	o.formatOption.flags(c)
	c.Flags().StringVar(&o.priceBook, "price-book", "", "CSV file of your own prices, which go before the catalogue")
}

func (o *catalogOptions) load() (*cost.Catalog, *cost.Book, error) {
	c, err := cost.Load()
	if err != nil {
		return nil, nil, err
	}
	book, err := priceBook(o.priceBook)
	if err != nil {
		return nil, nil, err
	}
	c, err = c.With(book)
	return c, book, err
}

// catalogListOptions are the flags of catalog list.
type catalogListOptions struct {
	catalogOptions
	lines bool
}

func newCatalogList(w *World) *cobra.Command {
	o := &catalogListOptions{}
	c := &cobra.Command{
		Use:   "list",
		Short: "List what equipment and works are priced at, or with --lines the published prices behind it",
		Args:  cobra.NoArgs,
		RunE:  func(*cobra.Command, []string) error { return o.run(w) },
	}
	o.flags(c)
	c.Flags().BoolVar(&o.lines, "lines", false, "list the published prices")
	return c
}

func (o *catalogListOptions) run(w *World) error {
	asJSON, err := o.json()
	if err != nil {
		return err
	}
	c, book, err := o.load()
	switch {
	case err != nil:
		return err
	case asJSON:
		return listCatalogJSON(w, c, book)
	case o.lines:
		return listLines(w, c)
	default:
		return listKinds(w, c, book)
	}
}

func listKinds(w *World, c *cost.Catalog, book *cost.Book) error {
	t := sheet{titles: []string{"ID", "FROM", "TO", "BASIS", "WHAT, IN USD A PIECE"}, right: []int{1, 2}}
	for _, q := range quotes(book) {
		t.add(q.Item+q.Model+q.Function, dollars(q.Low.String()), dollars(q.High.String()), cost.Quoted, "your quotation "+q.Ref+" of "+q.QuotedOn.String())
	}
	for _, k := range c.Kinds() {
		low, high, ok := k.Range()
		if !ok {
			t.add(k.ID, "-", "-", "unpriced", k.Item+": ask for a quotation")
			continue
		}
		t.add(k.ID, whole(low), whole(high), k.Basis, note(k.Item, k.Note))
	}
	for _, x := range c.Works() {
		if !x.Priced {
			t.add(x.ID, "-", "-", "unpriced", "a site: "+x.Item+": ask for a quotation")
			continue
		}
		t.add(x.ID, whole(x.Low), whole(x.High), x.Basis, "a site: "+x.Item)
	}
	return t.print(w.Out, w.Width)
}

func quotes(b *cost.Book) []cost.Quote {
	if b == nil {
		return nil
	}
	return b.Quotes
}

func note(text, more string) string {
	if more == "" {
		return text
	}
	return text + ": " + more
}

func listLines(w *World, c *cost.Catalog) error {
	t := sheet{titles: []string{"ID", "FROM", "TO", "YEAR", "BASIS", "WHAT, IN USD BY UNIT"}, right: []int{1, 2}}
	for _, e := range c.Entries() {
		t.add(e.ID, dollars(e.Low.String()), dollars(e.High.String()), year(e.Year), e.Basis, e.Item+", "+e.Unit)
	}
	return t.print(w.Out, w.Width)
}

// dollars writes an amount for people: with its thousands apart, and with its
// cents only where it has any.
func dollars(amount string) string {
	whole, cents, _ := strings.Cut(amount, ".")
	sign := ""
	if rest, negative := strings.CutPrefix(whole, "-"); negative {
		sign, whole = "-", rest
	}
	var groups []string
	for len(whole) > 3 {
		groups = append(groups, whole[len(whole)-3:])
		whole = whole[:len(whole)-3]
	}
	groups = append(groups, whole)
	slices.Reverse(groups)
	out := sign + strings.Join(groups, ",")
	if strings.Trim(cents, "0") != "" {
		out += "." + cents
	}
	return out
}

// whole writes an amount in whole units, half up: the ends of a range that was
// derived are not known to the cent.
func whole(a gear.Amount) string { return dollars(((a + 50) / 100 * 100).String()) }

func newCatalogLint(w *World) *cobra.Command {
	return &cobra.Command{
		Use:   "lint PRICE-BOOK...",
		Short: "Check price books, and say what each quotation is for",
		Args: func(_ *cobra.Command, files []string) error {
			if len(files) == 0 {
				return usage("catalog lint needs at least one price book", "for example: gearaudit catalog lint prices.csv")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, files []string) error { return lintBooks(w, files) },
	}
}

func lintBooks(w *World, files []string) error {
	c, err := cost.Load()
	if err != nil {
		return err
	}
	p := &prose{out: w.Out, width: w.Width}
	for _, file := range files {
		if err := lintBook(p, c, file); err != nil {
			return err
		}
	}
	return p.flush(nil)
}

func lintBook(p *prose, c *cost.Catalog, file string) error {
	f, err := os.Open(file)
	if err != nil {
		return unreadableFile(file, "price book", "check the path", err)
	}
	defer f.Close()
	book, err := cost.ReadBook(file, f)
	if err != nil {
		return err
	}
	if _, err := c.With(book); err != nil {
		return err
	}
	for _, q := range book.Quotes {
		p.line(0, q.Place.String()+":", quoteText(&q))
	}
	p.line(0, "", plural(len(book.Quotes), "quotation", "quotations")+" in "+file+", nothing wrong")
	return nil
}

func quoteText(q *cost.Quote) string {
	var what string
	switch {
	case q.Item != "":
		what = "the item " + q.Item
	case q.Function != "":
		what = "the function " + q.Function
	case strings.HasSuffix(q.Model, "*"):
		what = "models that begin with " + strings.TrimSuffix(q.Model, "*")
	default:
		what = "the model " + q.Model
	}
	text := what + " at " + dollars(q.Low.String()) + " to " + dollars(q.High.String()) + " USD, " + q.Ref + " of " + q.QuotedOn.String()
	if q.Firm {
		text += ", firm"
	}
	return text
}
