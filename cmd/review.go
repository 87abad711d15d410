package cmd

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/report"
)

// reviewOptions are the flags of review.
type reviewOptions struct {
	auditOptions
	format string
	limit  int
}

func newReview(w *World) *cobra.Command {
	o := &reviewOptions{}
	c := &cobra.Command{
		Use:   "review FILE...",
		Short: "List the makers that a person has to decide about, by what is at stake",
		Long: "review gathers the rows in place whose maker is not sure into questions, one for all rows that say the same,\n" +
			"and puts them in order of the money, pieces and rows at stake. With --format yaml it writes a file with a\n" +
			"blank answer to each: fill in vendor, reason and who, and give it back with --decisions.\n\n" +
			"Exit code: 0 whatever is open, 2 wrong usage, 3 rows were rejected or there are none.",
		Args: needFiles,
		RunE: func(c *cobra.Command, files []string) error { return o.review(c.Context(), w, files) },
	}
	o.rulesOptions.flags(c)
	o.inputOptions.flags(c)
	o.givenOptions.flags(c)
	f := c.Flags()
	f.StringVar(&o.priceBook, "price-book", "", "CSV file of your own prices, which go before the catalogue")
	f.StringVar(&o.format, "format", "table", "table, json or yaml (a decisions file to fill in)")
	f.IntVar(&o.limit, "limit", 0, "questions to show (default: 20 in a table, all of them else)")
	f.Int64Var(&o.allowRejects, "allow-rejects", 0, "rejected rows that do not make the answer incomplete")
	f.BoolVar(&o.quiet, "quiet", false, "no warnings")
	o.failOn, o.against = "never", "gross"
	return c
}

func (o *reviewOptions) review(ctx context.Context, w *World, files []string) error {
	if o.format != "table" && o.format != "json" && o.format != "yaml" {
		return usage(`there is no format "`+o.format+`" for review`, "write table, json or yaml")
	}
	req, err := o.request(w, files)
	if err != nil {
		return err
	}
	r, err := audit.Review(ctx, *req)
	if err != nil {
		return err
	}
	w.tellDecisions(r.Decisions, o.quiet)
	if err := o.print(w, r, req.AsOf); err != nil {
		return err
	}
	if r.ExitCode != 0 {
		return verdict(r.ExitCode)
	}
	return nil
}

func (o *reviewOptions) print(w *World, r *report.Review, asOf gear.Date) error {
	all := len(r.Questions)
	if o.limit == 0 && o.format == "table" {
		o.limit = 20
	}
	if o.limit > 0 {
		r.Questions = r.Questions[:min(all, o.limit)]
	}
	switch o.format {
	case "json":
		return printJSON(w.Out, r)
	case "yaml":
		p := &prose{out: w.Out, width: w.Width}
		p.decisions(r, asOf)
		return p.flush(nil)
	}
	t := sheet{titles: []string{"AT STAKE", "PIECES", "ROWS", "VENDOR", "LEVEL", "WHAT THE ROWS SAY"}}
	for i := range r.Questions {
		q := &r.Questions[i]
		t.add(stake(q.AtStake), number(q.Units), number(q.Rows), q.Vendor, q.Level, asked(q))
	}
	p := &prose{out: w.Out, width: w.Width}
	p.reviewed(r, all)
	return errors.Join(p.flush(nil), t.print(w.Out, w.Width))
}
