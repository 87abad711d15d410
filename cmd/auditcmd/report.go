package auditcmd

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/audit/report/output"

	"github.com/gearaudit/gearaudit/cmd/internal/flags"
	"github.com/gearaudit/gearaudit/cmd/internal/term"
)

// reportOptions are the flags of report.
type reportOptions struct {
	flags.OutputOptions
	from string
}

// NewReport returns the command report.
func NewReport(w *term.Env) *cobra.Command {
	o := &reportOptions{}
	c := &cobra.Command{
		Use:   "report --from RUN",
		Short: "Render a saved run in any format",
		Long: "report reads a run that audit saved with --output run.json and renders it in any other format, byte for " +
			"byte as the audit would have. No inventory, rule or price is looked at again.\n\n" +
			"Exit code: 0 the run was rendered, whatever it says, 2 it cannot be read.",
		Example: "  gearaudit report --from run.json -o report.html\n" +
			"  gearaudit report --from run.json -f markdown",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return term.Usage("report takes its run by a flag", "write gearaudit report --from "+args[0])
			}
			return nil
		},
		RunE: func(c *cobra.Command, _ []string) error { return o.run(c.Context(), w) },
	}
	c.Flags().StringVar(&o.from, "from", "", "saved run to render, a `FILE` (JSON) or - for standard input")
	o.OutputOptions.AddFlags(c, output.Formats())
	return c
}

func (o *reportOptions) run(ctx context.Context, w *term.Env) error {
	if o.from == "" {
		return term.Usage("report needs a run to render", "write gearaudit report --from run.json; gearaudit audit --output run.json saves one")
	}
	run, err := flags.ReadRun(w, o.from)
	if err != nil {
		return err
	}
	outputs, err := o.OutputOptions.Open(w, []string{o.from})
	if err != nil {
		return err
	}
	defer outputs.Discard()
	if err := outputs.Replay(run); err != nil {
		return err
	}
	if err := outputs.Commit(ctx, run); err != nil {
		return err
	}
	outputs.Tell(w)
	return nil
}
