// Package plancmd has the commands about money over time and carriers: plan and
// allocate.
package plancmd

import (
	"context"

	"github.com/gearaudit/gearaudit/audit/report/output"

	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/plan"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/cmd/internal/flags"
	"github.com/gearaudit/gearaudit/cmd/internal/term"
)

// planOptions are the flags of plan.
type planOptions struct {
	flags.AuditOptions
	percentile int
}

func NewPlan(w *term.Env) *cobra.Command {
	o := &planOptions{}
	c := &cobra.Command{
		Use:   "plan FILE...",
		Short: "Say which sites to do in which period, with the money that there is",
		Long: "plan audits inventories as audit does, and then says which site is done in which period, so that the money\n" +
			"clears the most duties. It keeps within the money and the crews of each period, sends a crew to a region\n" +
			"as seldom as it can, and prints how far from the best possible plan it can be at most.\n\n" +
			"Money and periods are said by flags, or under budget in the profile. What a period leaves is there in the\n" +
			"next one. A deadline that cannot be met is named with the money that would meet it.\n\n" +
			"Exit code: 0 every site is done in time, 1 one is not or there are findings at or above --fail-on,\n" +
			"2 wrong usage, 3 the audit is not complete, 4 a fault of our own.",
		Example: "  gearaudit plan inventory.csv --profile carrier.yaml --period 2027=4M --period 2028=6M --mobilisation 40k\n" +
			"  gearaudit plan inventory.csv --budget 30M --format json",
		Args: flags.NeedFiles,
		RunE: func(c *cobra.Command, files []string) error { return o.plan(c.Context(), w, files) },
	}
	o.AuditOptions.AddFlags(c, output.PlanFormats(), "never")
	o.Planned.AddFlags(c)
	c.Flags().IntVar(&o.percentile, "p", 50, "plan at these costs of sites: 50, the middle ones, or 80, which are safer")
	return c
}

func (o *planOptions) plan(ctx context.Context, w *term.Env, files []string) error {
	if o.percentile != 50 && o.percentile != 80 {
		return term.Usage("--p takes 50 or 80", "80 plans at costs that are exceeded with a chance of 20 %")
	}
	return o.Run(ctx, w, files, func(ctx context.Context, req audit.Options) (*report.Run, error) {
		return plan.Run(ctx, req, o.percentile == 80)
	})
}
