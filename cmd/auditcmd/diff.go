package auditcmd

import (
	"context"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/diff"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/output"
	"github.com/gearaudit/gearaudit/cmd/internal/flags"
	"github.com/gearaudit/gearaudit/cmd/internal/term"
)

// diffOptions are the flags of diff.
type diffOptions struct {
	flags.AuditOptions
	all bool
}

// NewDiff returns the command diff.
func NewDiff(w *term.Env) *cobra.Command {
	o := &diffOptions{}
	c := &cobra.Command{
		Use:   "diff OLD NEW",
		Short: "Compare two inventories or saved runs: added, removed, moved, changed, re-priced, percent complete",
		Long: "diff compares two inventories, or two runs saved with --output run.json, item by item. Items are matched " +
			"by serial number, else asset tag, else by what and where they are. Percent complete counts the units of " +
			"designated vendors that were in OLD and are gone in NEW, as a status update asks for.\n\n" +
			"Exit code: 0 whatever changed, 2 wrong usage, 3 an inventory cannot be read or has rejected rows.",
		Example: "  gearaudit diff old.csv new.csv\n" +
			"  gearaudit diff old.csv new.csv -o changes.html -o changes.xlsx\n" +
			"  gearaudit diff run.json new.csv -p gearaudit.yaml -f markdown",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return term.Usage("diff needs an old and a new inventory or saved run", "for example: gearaudit diff q3.csv q4.csv")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error { return o.diff(c.Context(), w, args[0], args[1]) },
	}
	o.RulesOptions.AddFlags(c)
	o.InputOptions.AddFlags(c)
	o.MoneyOptions.AddFlags(c)
	o.GivenOptions.AddFlags(c)
	o.OutputOptions.AddFlags(c, output.DiffFormats())
	c.Flags().BoolVar(&o.all, "all", false, "also show the items of other makers")
	o.FailOn = "never"
	return c
}

func (o *diffOptions) diff(ctx context.Context, w *term.Env, before, after string) error {
	targets, err := o.OutputOptions.Targets()
	if err != nil {
		return err
	}
	first, err := o.side(ctx, w, before)
	if err != nil {
		return err
	}
	second, err := o.side(ctx, w, after)
	if err != nil {
		return err
	}
	d := diff.Runs(first, second, o.all)
	err = output.Diff(targets, []string{before, after}, w.Out, d, o.OutputOptions.Options(w))
	if err == nil {
		flags.Written(w, targets)
	}
	if err == nil && d.Old.Coverage.Rejected+d.New.Coverage.Rejected > 0 {
		err = term.Exit(int(gear.Incomplete), "rows were rejected, so the comparison is not complete")
	}
	return err
}

// side reads a saved run, or audits an inventory.
func (o *diffOptions) side(ctx context.Context, w *term.Env, name string) (*report.Run, error) {
	if strings.EqualFold(filepath.Ext(name), ".json") {
		return flags.ReadRun(w, name)
	}
	req, err := o.Request(w, []string{name})
	if err != nil {
		return nil, err
	}
	req.All = true
	defer flags.LimitMemory(req)()
	return audit.Run(ctx, *req)
}
