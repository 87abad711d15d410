package catalogcmd

import (
	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/audit/cost/catalog"
	"github.com/gearaudit/gearaudit/cmd/internal/flags"
)

// catalogOptions choose the prices: the built-in ones, and the user's own
// before them.
type catalogOptions struct {
	flags.FormatOption
	priceBooks []string
}

func (o *catalogOptions) AddFlags(c *cobra.Command) {
	o.FormatOption.AddFlags(c)
	flags.AddPriceBooks(c, &o.priceBooks)
}

func (o *catalogOptions) load() (*catalog.Catalog, *catalog.Book, error) {
	c, err := catalog.Load()
	if err != nil {
		return nil, nil, err
	}
	book, err := flags.PriceBook(o.priceBooks)
	if err != nil {
		return nil, nil, err
	}
	c, err = c.With(book, 0)
	return c, book, err
}

func quotes(b *catalog.Book) []catalog.Quote {
	if b == nil {
		return nil
	}
	return b.Quotes
}
