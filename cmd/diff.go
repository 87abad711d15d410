package cmd

import (
	"context"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/report"
)

// diffOptions are the flags of diff.
type diffOptions struct {
	auditOptions
	all    bool
	format string
}

func newDiff(w *World) *cobra.Command {
	o := &diffOptions{}
	c := &cobra.Command{
		Use:   "diff OLD NEW",
		Short: "Tell what was added, removed, moved, changed or priced anew, and how much is done",
		Long: "diff compares two inventories, or two runs saved with --format json, item by item. Items are matched by\n" +
			"serial number, else asset tag, else by what and where they are. The share that is done counts the pieces\n" +
			"of designated vendors that stood in OLD and are gone in NEW, as a status update asks for.\n\n" +
			"Exit code: 0 whatever changed, 2 wrong usage, 3 an inventory cannot be read or has rejected rows.",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return usage("diff needs an old and a new inventory or saved run", "for example: gearaudit diff q3.csv q4.csv")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error { return o.diff(c.Context(), w, args[0], args[1]) },
	}
	o.rulesOptions.flags(c)
	o.inputOptions.flags(c)
	o.moneyOptions.flags(c)
	o.givenOptions.flags(c)
	f := c.Flags()
	f.BoolVar(&o.all, "all", false, "tell of the items of other makers too")
	f.StringVar(&o.format, "format", "table", "table or json")
	o.failOn = "never"
	return c
}

func (o *diffOptions) diff(ctx context.Context, w *World, before, after string) error {
	if o.format != "table" && o.format != "json" {
		return usage(`there is no format "`+o.format+`" for diff`, "write table or json")
	}
	first, err := o.side(ctx, w, before)
	if err != nil {
		return err
	}
	second, err := o.side(ctx, w, after)
	if err != nil {
		return err
	}
	d := audit.Diff(first, second, o.all)
	if o.format == "json" {
		err = printJSON(w.Out, d)
	} else {
		err = diffText(w, d)
	}
	if err == nil && d.Old.Coverage.Rejected+d.New.Coverage.Rejected > 0 {
		err = verdict(gear.Incomplete)
	}
	return err
}

// side reads a saved run, or audits an inventory.
func (o *diffOptions) side(ctx context.Context, w *World, name string) (*report.Run, error) {
	if strings.EqualFold(filepath.Ext(name), ".json") {
		return readRun(w, name)
	}
	req, err := o.request(w, []string{name})
	if err != nil {
		return nil, err
	}
	return audit.Whole(ctx, *req)
}
