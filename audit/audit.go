package audit

import (
	"context"

	"github.com/gearaudit/gearaudit/audit/engine"
	"github.com/gearaudit/gearaudit/audit/inventory"
	"github.com/gearaudit/gearaudit/audit/report"
)

// Run takes every row of the inputs down the corridor and returns what it came
// to. The outputs have then been told all but the end: the caller closes their
// writers with the run. Without outputs, the run holds what was found.
//
// Errors are of type *gear.Fault: Usage for options, a profile, rule or price
// book that cannot be used, Incomplete for an input that cannot be audited.
// Rejected rows are no error; they stand in the run, and in its exit code.
func Run(ctx context.Context, opts Options) (*report.Run, error) {
	data, err := Load(opts.DataOptions)
	if err != nil {
		return nil, err
	}
	opts.Inventory.Repeats = true
	in, err := data.Open(ctx, opts.Sources, opts.Inventory)
	if err != nil {
		return nil, err
	}
	eng, err := data.Engine(ctx, in, opts.Workers) // measures the caps, if any is in force
	if err != nil {
		return nil, err
	}
	run, out := begun(data, eng, &opts), newCollector(data, &opts)
	if err := out.begin(&run.Head, in.files); err != nil {
		return nil, err
	}
	sum, err := evaluate(ctx, in, eng, out, &opts)
	if err != nil {
		return nil, err
	}
	return run, summarize(run, data, in, eng, sum, out, &opts)
}

// evaluate walks all rows with a team of workers, and adds up what they
// counted.
func evaluate(ctx context.Context, in *Inputs, eng *engine.Engine, out *collector, opts *Options) (*engine.Sum, error) {
	team := make([]*worker, max(opts.Workers, 1))
	for i := range team {
		team[i] = newWorker(eng, out)
	}
	err := in.Scan(ctx, len(team), func(n int, f *inventory.File, b *inventory.Batch) func() error { return team[n].batch(f, b) })
	if err != nil {
		return nil, err
	}
	evaluators := make([]*engine.Evaluator, len(team))
	for i, w := range team {
		evaluators[i] = w.rows
	}
	return engine.Add(evaluators)
}
