package rowcmd

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/review"
	"github.com/gearaudit/gearaudit/cmd/internal/flags"
	"github.com/gearaudit/gearaudit/cmd/internal/term"
)

// reviewOptions are the flags of review.
type reviewOptions struct {
	flags.AuditOptions
	format string
	limit  int
}

// NewReview returns the command review.
func NewReview(w *term.Env) *cobra.Command {
	o := &reviewOptions{}
	c := &cobra.Command{
		Use:   "review FILE...",
		Short: "List the makers that a person has to decide about, by what is at stake",
		Long: "review groups the rows in place whose maker is not certain into questions, one for all rows that say the " +
			"same, and orders them by the money, units and rows at stake. With --format yaml it writes a decisions " +
			"file with a blank answer to each: fill in vendor, reason and who, and use it with --decisions.\n\n" +
			"Exit code: 0 whatever is open, 2 wrong usage, 3 rows were rejected or there are none.",
		Example: "  gearaudit review inventory.csv\n" +
			"  gearaudit review inventory.csv -f yaml",
		Args: flags.NeedFiles,
		RunE: func(c *cobra.Command, files []string) error { return o.review(c.Context(), w, files) },
	}
	o.RulesOptions.AddFlags(c)
	o.InputOptions.AddFlags(c)
	o.GivenOptions.AddFlags(c)
	f := c.Flags()
	flags.AddPriceBooks(c, &o.PriceBooks)
	f.StringVarP(&o.format, "format", "f", "table", "`FORMAT`: table, json or yaml (a decisions file to fill in)")
	f.IntVar(&o.limit, "limit", 0, "`NUMBER` of questions to show (default: 20 in a table, else all)")
	f.Int64Var(&o.AllowRejects, "allow-rejects", 0, "`NUMBER` of rejected rows to tolerate")
	f.BoolVarP(&o.Quiet, "quiet", "q", false, "no warnings")
	o.FailOn, o.Against = "never", "gross"
	return c
}

func (o *reviewOptions) review(ctx context.Context, w *term.Env, files []string) error {
	if o.format != "table" && o.format != "json" && o.format != "yaml" {
		return term.Usage(`there is no format "`+o.format+`" for review`, "write table, json or yaml")
	}
	req, err := o.Request(w, files)
	if err != nil {
		return err
	}
	defer flags.LimitMemory(req)()
	r, err := review.Run(ctx, *req)
	if err != nil {
		return err
	}
	flags.WarnDecisions(w, r.Decisions, o.Quiet)
	if err := o.print(w, r, req.AsOf); err != nil {
		return err
	}
	if r.ExitCode != 0 {
		return term.Exit(r.ExitCode, "rows were rejected, or there are none")
	}
	return nil
}

func (o *reviewOptions) print(w *term.Env, r *report.Review, asOf gear.Date) error {
	all := len(r.Questions)
	if o.limit == 0 && o.format == "table" {
		o.limit = 20
	}
	if o.limit > 0 {
		r.Questions = r.Questions[:min(all, o.limit)]
	}
	switch o.format {
	case "json":
		return term.PrintJSON(w.Out, r)
	case "yaml":
		p := &term.Printer{Out: w.Out, Width: w.Width}
		printDecisions(p, r, asOf)
		return p.Flush(nil)
	}
	t := term.Table{Titles: []string{"AT STAKE", "PIECES", "ROWS", "VENDOR", "LEVEL", "WHAT THE ROWS SAY"}}
	for i := range r.Questions {
		q := &r.Questions[i]
		t.Add(stake(q.AtStake), term.Count(q.Units), term.Count(q.Rows), q.Vendor, q.Level, asked(q))
	}
	p := &term.Printer{Out: w.Out, Width: w.Width}
	printReviewed(p, r, all)
	return errors.Join(p.Flush(nil), t.Print(w.Out, w.Width))
}
