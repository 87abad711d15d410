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
	trade      bool
	weights    string
}

// NewPlan returns the command plan.
func NewPlan(w *term.Env) *cobra.Command {
	o := &planOptions{}
	c := &cobra.Command{
		Use:   "plan FILE...",
		Short: "Plan which sites to replace in which period under the budget, with a proven gap",
		Long: "plan audits inventories as audit does, and then plans which site is done in which period, so that the " +
			"money clears the most duties. It keeps within the money and the crews of each period, sends crews to a " +
			"region as seldom as it can, and prints how far from the best possible plan it is at most.\n\n" +
			"Money and periods come from flags, or from budget in the profile. What a period leaves is available in " +
			"the next one. A deadline that cannot be met is named with the money that would meet it.\n\n" +
			"Exit code: 0 every site is done in time, 1 one is not or there are findings at or above --fail-on, 2 " +
			"wrong usage, 3 the audit is not complete, 4 an internal error.",
		Example: "  gearaudit plan inventory.csv -p gearaudit.yaml --period 2027=4M --period 2028=6M --mobilisation 40k\n" +
			"  gearaudit plan inventory.csv --budget 30M -f json",
		Args: flags.NeedFiles,
		RunE: func(c *cobra.Command, files []string) error { return o.plan(c.Context(), w, files) },
	}
	o.AuditOptions.AddFlags(c, output.PlanFormats(), "never")
	o.Planned.AddFlags(c)
	c.Flags().BoolVar(&o.trade, "trade-duties", false, "weigh duties against everything else by points, rather than meet them first")
	c.Flags().StringVar(&o.weights, "weights", "", "`FILE` (CSV) of what sites matter: site and weight, which its points are multiplied with")
	c.Flags().IntVar(&o.percentile, "percentile", 50, "plan at this `PERCENTILE` of site costs: 50 (the median) or 80 (safer)")
	return c
}

func (o *planOptions) plan(ctx context.Context, w *term.Env, files []string) error {
	if o.percentile != 50 && o.percentile != 80 {
		return term.Usage("--percentile takes 50 or 80", "80 plans at costs that are exceeded with a chance of 20 %")
	}
	weights, err := flags.Weights(o.weights)
	if err != nil {
		return err
	}
	return o.Run(ctx, w, files, func(ctx context.Context, req audit.Options) (*report.Run, error) {
		return plan.Run(ctx, req, plan.Settings{P80: o.percentile == 80, Trade: o.trade, Weights: weights})
	})
}
