package plancmd

import (
	"context"
	"os"

	"github.com/gocarina/gocsv"
	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/audit/budget"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/report/safetext"
	"github.com/gearaudit/gearaudit/cmd/internal/flags"
	"github.com/gearaudit/gearaudit/cmd/internal/term"
)

// allocateOptions are the flags of allocate.
type allocateOptions struct {
	flags.AuditOptions
	appropriation  string
	administration string
	unpriced       bool // a carrier of a folder has pieces without a price, or whose maker is an open question
}

// NewAllocate returns the command allocate.
func NewAllocate(w *term.Env) *cobra.Command {
	o := &allocateOptions{}
	c := &cobra.Command{
		Use:   "allocate CARRIERS.csv|FOLDER --appropriation AMOUNT",
		Short: "Share an appropriation among carriers, by the tiers of the US statute",
		Long: "allocate shares an appropriation as 47 USC 1603(d) does: first providers of two million customers or " +
			"fewer, then non-commercial educational institutions, then providers of up to ten million. The tier in " +
			"which the money runs out is prorated, to the cent, and nothing is left for those below it.\n\n" +
			"CARRIERS.csv has the columns carrier, customers, kind (provider or education) and approved. A FOLDER " +
			"holds an inventory for each carrier and a profile of the same name, such as acme.csv and acme.yaml; what " +
			"would be approved is then estimated.\n\n" +
			"Exit code: 0 everybody who is eligible is paid in full, 1 somebody is not or that cannot be shown, 2 wrong usage.",
		Example: "  gearaudit allocate carriers.csv --appropriation 1.9B\n" +
			"  gearaudit allocate carriers.csv --appropriation 1.9B --administration 30M -f csv",
		Args: oneCarrierList,
		RunE: func(c *cobra.Command, args []string) error { return o.allocate(c.Context(), w, args[0]) },
	}
	f := c.Flags()
	f.StringVar(&o.appropriation, "appropriation", "", "`AMOUNT` to share, such as 1895000000 or 1.895B")
	f.StringVar(&o.administration, "administration", "", "`AMOUNT` of it that administration takes first")
	f.StringVarP(&o.Format, "format", "f", "table", "`FORMAT`: table, json or csv")
	f.StringVar(&o.AsOf, "as-of", "", "`DATE` for which a folder's inventories are estimated (default: today)")
	flags.AddPriceBooks(c, &o.PriceBooks)
	o.FailOn, o.Against = "never", "gross"
	return c
}

func oneCarrierList(_ *cobra.Command, args []string) error {
	if len(args) != 1 {
		return term.Usage("allocate needs one list of carriers, or a folder of their inventories", "for example: gearaudit allocate carriers.csv --appropriation 1.9B")
	}
	return nil
}

func (o *allocateOptions) allocate(ctx context.Context, w *term.Env, name string) error {
	money, err := o.money()
	if err != nil {
		return err
	}
	carriers, err := o.carriers(ctx, w, name)
	if err != nil {
		return err
	}
	a, err := budget.Allocate(carriers, money)
	if err != nil {
		return err
	}
	if err := o.write(w, a); err != nil {
		return err
	}
	if o.unpriced {
		return term.Exit(1, "a carrier has equipment without a price, or of a maker that is an open question: what would be approved is at least what is said")
	}
	for i := range a.Carriers {
		if c := &a.Carriers[i]; c.Tier > 0 && c.Allocation != c.Approved {
			return term.Exit(1, "the appropriation does not pay every eligible carrier in full")
		}
	}
	return nil
}

// money is the appropriation less administration.
func (o *allocateOptions) money() (gear.Amount, error) {
	if o.appropriation == "" {
		return 0, term.Usage("allocate needs an appropriation", "say it with --appropriation 1.9B")
	}
	whole, err := flags.Amount("--appropriation", o.appropriation)
	if err != nil {
		return 0, err
	}
	taken, err := flags.Amount("--administration", o.administration)
	switch {
	case err != nil:
		return 0, err
	case taken == nil:
		return *whole, nil
	case *taken > *whole:
		return 0, term.Usage("--administration takes more than the whole appropriation", "")
	default:
		return *whole - *taken, nil
	}
}

func (o *allocateOptions) carriers(ctx context.Context, w *term.Env, name string) ([]budget.Carrier, error) {
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		return o.estimated(ctx, w, name)
	}
	if name == "-" {
		return budget.ReadCarriers("standard input", w.In)
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, term.Unreadable(name, "list of carriers", "check the path", err)
	}
	defer f.Close()
	return budget.ReadCarriers(name, f)
}

func (o *allocateOptions) write(w *term.Env, a *budget.Allocation) error {
	switch o.Format {
	case "json":
		return term.PrintJSON(w.Out, a)
	case "csv":
		rows := make([]budget.CarrierPart, len(a.Carriers))
		for i, c := range a.Carriers {
			c.Carrier = safetext.FirstCell(c.Carrier)
			rows[i] = c
		}
		return gocsv.Marshal(rows, w.Out)
	case "table":
		return allocationTable(w, a)
	default:
		return term.Usage(`--format "`+o.Format+`" is not known here`, "write table, json or csv")
	}
}
