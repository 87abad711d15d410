package cmd

import (
	"os"

	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/report"
)

// reportOptions are the flags of report.
type reportOptions struct {
	outputOptions
	from string
}

func newReport(w *World) *cobra.Command {
	o := &reportOptions{}
	c := &cobra.Command{
		Use:   "report --from RUN",
		Short: "Render a saved run again in any format",
		Long: "report reads a run that audit wrote with --format json and renders it in any other format, byte for byte\n" +
			"as the audit would have. No inventory, rule or price is looked at again.\n\n" +
			"Exit code: 0 when the run was rendered, whatever it says; 2 when it cannot be read.",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usage("report takes its run by a flag", "write gearaudit report --from "+args[0])
			}
			return nil
		},
		RunE: func(*cobra.Command, []string) error { return o.run(w) },
	}
	c.Flags().StringVar(&o.from, "from", "", "run to render, - for standard input")
	o.outputOptions.flags(c, report.Formats())
	return c
}

func (o *reportOptions) run(w *World) error {
	if o.from == "" {
		return usage("report needs a run to render", "write gearaudit report --from run.json; gearaudit audit --output run.json saves one")
	}
	run, err := readRun(w, o.from)
	if err != nil {
		return err
	}
	outputs, err := o.outputOptions.open(w, []string{o.from})
	if err != nil {
		return err
	}
	defer outputs.Discard()
	if err := outputs.Replay(run); err != nil {
		return err
	}
	return outputs.Commit(run)
}

// readRun reads a saved run from a file or from standard input.
func readRun(w *World, name string) (*report.Run, error) {
	in := w.In
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, &gear.Fault{Kind: gear.Usage, What: "the run cannot be read", Place: gear.Place{File: name}, Err: cause(err), Hint: "check the path"}
		}
		defer f.Close()
		in = f
	}
	return report.Read(in, name)
}
