package cmd

import (
	"context"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/gear"
)

// explainOptions are the flags of explain.
type explainOptions struct {
	auditOptions
	all bool
}

func newExplain(w *World) *cobra.Command {
	o := &explainOptions{}
	c := &cobra.Command{
		Use:   "explain FILE LINE",
		Short: "Tell everything about one row: evidence, each rule's yes, no or unknown, price",
		Long: "explain walks one row down the corridor and says what each step made of it: how its cells were read, who\n" +
			"made it and why, what every rule asks and which fact decided it, and what it costs to replace.\n\n" +
			"LINE is the line on which the row begins, as reports name it.",
		Args: fileAndLine,
		RunE: func(c *cobra.Command, args []string) error { return o.explain(c.Context(), w, args) },
	}
	o.rulesOptions.flags(c)
	o.inputOptions.flags(c)
	o.moneyOptions.flags(c)
	o.givenOptions.flags(c)
	c.Flags().BoolVar(&o.all, "all", false, "tell of rules too that are not in force, do not bind or are about other makers")
	o.failOn = "never"
	return c
}

func fileAndLine(c *cobra.Command, args []string) error {
	if len(args) != 2 {
		return usage("explain needs a file and a line", "for example: gearaudit explain inventory.csv 214")
	}
	if n, err := strconv.Atoi(args[1]); err != nil || n < 1 {
		return usage(`"`+args[1]+`" is no line number`, "give the line that the report names, counting from 1")
	}
	return nil
}

func (o *explainOptions) explain(ctx context.Context, w *World, args []string) error {
	req, err := o.request(w, args[:1])
	if err != nil {
		return err
	}
	line, err := strconv.Atoi(args[1])
	if err != nil {
		return err
	}
	e, err := audit.Explain(ctx, *req, line)
	if err != nil {
		return err
	}
	p := &prose{out: w.Out, width: w.Width}
	if e.Reject != nil {
		p.rejected(e.Reject)
		return p.flush(verdict(gear.Incomplete))
	}
	p.explanation(e, o.all)
	return p.flush(nil)
}
