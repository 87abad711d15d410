package cmd

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/report"
)

// auditOptions are the flags of audit, as they were typed.
type auditOptions struct {
	rulesOptions
	inputOptions
	outputOptions

	moneyOptions
	givenOptions

	failOn       string
	failDefault  string // designated where it is empty
	allowRejects int64
	rejects      string
	quiet        bool
	progress     string
}

func newAudit(w *World) *cobra.Command {
	o := &auditOptions{}
	c := &cobra.Command{
		Use:   "audit FILE...",
		Short: "Find designated vendors' equipment, the duties on it and what replacing it costs",
		Long: "audit reads one or more inventories and reports every item made by a designated vendor, the rules that\n" +
			"bite and when, what an answer would settle, what replacement costs, and whether the budget reaches.\n\n" +
			"FILE may be a CSV, TSV or XLSX file, gzip or zstd compressed, a folder, a pattern, or - for standard input.\n\n" +
			"Exit code: 0 nothing at or above --fail-on and within budget, 1 findings or over budget, 2 wrong usage,\n" +
			"3 the audit is not complete, 4 a fault of our own.",
		Args: needFiles,
		RunE: func(c *cobra.Command, files []string) error { return o.run(c.Context(), w, files, audit.Run) },
	}
	o.flags(c, report.Formats(), "designated")
	return c
}

// flags are those of every command that reports a run.
func (o *auditOptions) flags(c *cobra.Command, formats []report.Format, failOn string) {
	o.rulesOptions.flags(c)
	o.inputOptions.flags(c)
	o.outputOptions.flags(c, formats)
	o.moneyOptions.flags(c)
	o.givenOptions.flags(c)
	f := c.Flags()
	o.failDefault = failOn
	f.StringVar(&o.failOn, "fail-on", "", "outcome that makes the exit code 1: breach, due, report, review, advisory, designated or never (default "+failOn+")")
	f.Int64Var(&o.allowRejects, "allow-rejects", 0, "rejected rows that do not make the audit incomplete")
	f.StringVar(&o.rejects, "rejects", "", "write the rejected rows with their reasons to this CSV file")
	f.BoolVar(&o.quiet, "quiet", false, "no progress and no warnings")
	f.StringVar(&o.progress, "progress", "auto", "show progress on standard error: auto, always or never")
}

// corridor is what is done with a request: an audit, or a plan on top of one.
type corridor func(context.Context, audit.Request) (*report.Run, error)

func (o *auditOptions) run(ctx context.Context, w *World, files []string, walk corridor) error {
	if err := checkProgress(o.progress); err != nil {
		return err
	}
	req, err := o.request(w, files)
	if err != nil {
		return err
	}
	outputs, err := o.outputOptions.open(w, files)
	if err != nil {
		return err
	}
	defer outputs.discard()
	req.Outputs = outputs.list()
	rejects, err := openRejects(o.rejects, files)
	if err != nil {
		return err
	}
	defer rejects.discard()
	req.Rejects = rejects.writer()
	bar := newProgress(w, o.progress, o.quiet)
	req.Inventory.Progress = bar.update
	run, err := walk(ctx, *req)
	bar.clear()
	if err != nil {
		return err
	}
	if err := errors.Join(rejects.commit(), outputs.commit(run)); err != nil {
		return err
	}
	w.tellGiven(run, o.quiet)
	if run.Summary.ExitCode != 0 {
		return verdict(run.Summary.ExitCode)
	}
	return nil
}
