package rowcmd

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/audit/explain"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/cmd/internal/flags"
	"github.com/gearaudit/gearaudit/cmd/internal/term"
)

// explainOptions are the flags of explain.
type explainOptions struct {
	flags.AuditOptions
	all    bool
	format string
}

// NewExplain returns the command explain.
func NewExplain(w *term.Env) *cobra.Command {
	o := &explainOptions{}
	c := &cobra.Command{
		Use:   "explain FILE LINE|TAG",
		Short: "Explain one row: evidence, each rule's yes, no or unknown, price",
		Long: "explain follows one row through the audit and shows what each step made of it: how its cells were read, " +
			"who made it and why, what every rule asks and which fact decided it, and what it costs to replace.\n\n" +
			"The row is named by the line on which it begins, as reports name it, in a workbook by one of its cells, such as EQUIP!F6, or by its asset tag or serial number.",
		Example: "  gearaudit explain inventory.csv 2\n" +
			"  gearaudit explain inventory.csv SP-10005\n" +
			"  gearaudit explain inventory.csv SP-10005 -f json\n" +
			"  gearaudit explain inventory.csv 2 -p gearaudit.yaml --all",
		Args: fileAndLine,
		RunE: func(c *cobra.Command, args []string) error { return o.explain(c.Context(), w, args) },
	}
	o.RulesOptions.AddFlags(c)
	o.InputOptions.AddFlags(c)
	o.MoneyOptions.AddFlags(c)
	o.GivenOptions.AddFlags(c)
	c.Flags().BoolVar(&o.all, "all", false, "also show rules that are not in force, do not bind the operator or are about other makers")
	c.Flags().StringVarP(&o.format, "format", "f", "table", "`FORMAT`: table or json")
	o.FailOn = "never"
	return c
}

func fileAndLine(c *cobra.Command, args []string) error {
	if len(args) != 2 {
		return term.Usage("explain needs a file and a line, an asset tag or a serial number", "for example: gearaudit explain inventory.csv 214")
	}
	return nil
}

func (o *explainOptions) explain(ctx context.Context, w *term.Env, args []string) error {
	if o.format != "table" && o.format != "json" {
		return term.Usage(`there is no format "`+o.format+`" for explain`, "write table or json")
	}
	req, err := o.Request(w, args[:1])
	if err != nil {
		return err
	}
	defer flags.LimitMemory(req)()
	e, err := explain.Row(ctx, *req, args[1])
	if err != nil {
		return err
	}
	if o.format == "json" {
		if err := term.PrintJSON(w.Out, explainedJSON(e, o.all)); err != nil || e.Reject == nil {
			return err
		}
		return term.Exit(int(gear.Incomplete), "the row was rejected")
	}
	p := &term.Printer{Out: w.Out, Width: w.Width}
	if e.Reject != nil {
		printRejected(p, e.Reject)
		return p.Flush(term.Exit(int(gear.Incomplete), "the row was rejected"))
	}
	printExplanation(p, e, o.all)
	return p.Flush(nil)
}
