package cmd

import (
	"os"

	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/cost"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/regime"
)

// moneyOptions say what there is to spend and by which prices it is held.
type moneyOptions struct {
	budget    string
	priceBook string
	against   string
}

func (o *moneyOptions) flags(c *cobra.Command) {
	f := c.Flags()
	f.StringVar(&o.budget, "budget", "", "money at hand, such as 30000000 or 30M")
	f.StringVar(&o.priceBook, "price-book", "", "CSV file of your own prices, which go before the catalogue")
	f.StringVar(&o.against, "cost-baseline", "gross", "what costs are counted: gross, incremental (beyond what a refresh would cost anyway) or eligible")
}

// money carries the options into the request; the profile stands behind the
// flags.
func (o *moneyOptions) money(req *audit.Request, p *regime.Profile) (err error) {
	if p != nil && o.budget == "" {
		o.budget = p.Budget
	}
	if req.Budget, err = amount("--budget", o.budget); err != nil {
		return err
	}
	if req.Against, err = cost.ParseBaseline(o.against); err != nil {
		return usage("--cost-baseline: "+err.Error(), "write one of the three")
	}
	req.PriceBook, err = priceBook(o.priceBook, p)
	return err
}

// priceBook reads the user's own prices: the flag's file, else the profile's.
func priceBook(path string, p *regime.Profile) (*cost.Book, error) {
	if path == "" && p != nil && p.PriceBook != "" {
		path = beside(p.File, p.PriceBook)
	}
	if path == "" {
		return nil, nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, unreadableFile(path, "price book", "check --price-book, or price_book in the profile", err)
	}
	defer f.Close()
	return cost.ReadBook(path, f)
}

// unreadableFile is the fault of a file, other than an inventory, that cannot
// be read.
func unreadableFile(path, what, hint string, err error) error {
	return &gear.Fault{Kind: gear.Usage, What: "the " + what + " cannot be read", Place: gear.Place{File: path}, Err: cause(err), Hint: hint}
}
