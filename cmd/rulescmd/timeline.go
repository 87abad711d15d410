package rulescmd

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
	"github.com/gearaudit/gearaudit/cmd/internal/flags"
	"github.com/gearaudit/gearaudit/cmd/internal/term"
)

// timelineOptions are the flags of rules timeline.
type timelineOptions struct {
	flags.AuditOptions
	flags.FormatOption
	until string
}

func newRulesTimeline(w *term.Env) *cobra.Command {
	o := &timelineOptions{}
	c := &cobra.Command{
		Use:   "timeline FILE...",
		Short: "Show what becomes a breach and when, for an inventory",
		Long: "timeline judges an inventory on every day after --as-of on which a rule changes, and shows for how many " +
			"rows, at how many sites, which rule has a different outcome from that day on.\n\n" +
			"Exit code: 0 success, 2 wrong usage, 3 the inventory could not be judged as a whole.",
		Example: "  gearaudit rules timeline inventory.csv -p gearaudit.yaml",
		Args:    flags.NeedFiles,
		RunE:    func(c *cobra.Command, files []string) error { return o.run(c.Context(), w, files) },
	}
	o.RulesOptions.AddFlags(c)
	o.InputOptions.AddFlags(c)
	o.FormatOption.AddFlags(c)
	o.Against, o.FailOn = "gross", "never"
	c.Flags().StringVar(&o.until, "until", "", "last `DATE` to look at (default: the last date of any rule)")
	c.Flags().Int64Var(&o.AllowRejects, "allow-rejects", 0, "`NUMBER` of rejected rows to tolerate")
	return c
}

func (o *timelineOptions) run(ctx context.Context, w *term.Env, files []string) error {
	asJSON, err := o.JSON()
	if err != nil {
		return err
	}
	req, err := o.Request(w, files)
	if err != nil {
		return err
	}
	if err := o.checkUntil(req.AsOf); err != nil {
		return err
	}
	req.Funding, req.FailOn, req.Summary = nil, nil, true
	defer flags.LimitMemory(req)()
	run, err := audit.Run(ctx, *req)
	if err != nil {
		return err
	}
	if err := o.print(w, run, asJSON); err != nil {
		return err
	}
	if run.Summary.ExitCode != 0 {
		return term.Exit(run.Summary.ExitCode, phrase.Why(run))
	}
	return nil
}

func (o *timelineOptions) checkUntil(first gear.Date) error {
	if o.until == "" {
		return nil
	}
	if last, err := gear.ParseDate(o.until); err != nil || last < first {
		return term.Usage("--until "+o.until+" is not a day after "+first.String(), "write the day as 2031-12-31")
	}
	return nil
}

// timelineSheet is a timeline as programs read it.
type timelineSheet struct {
	From    string           `json:"from"`
	Until   string           `json:"until,omitempty"` // empty: no end was asked for
	Changes []timelineChange `json:"changes"`
	Due     []timelineDue    `json:"due"` // next days of the rules, as the audit names them
}

// timelineDue is the next day that counts for a rule, whether or not it says
// something else from then on: a yearly filing is due again and again.
type timelineDue struct {
	Date  string `json:"date"`
	Rule  string `json:"rule"`
	Items int64  `json:"items"`
	Sites int64  `json:"sites"`
	Title string `json:"title"`
}

type timelineChange struct {
	report.TimelineChange
	Title    string `json:"title"`
	Citation string `json:"citation"`
	Force    string `json:"force"`
}

func (o *timelineOptions) print(w *term.Env, run *report.Run, asJSON bool) error {
	s := timelineSheet{From: run.AsOf, Until: o.until, Changes: []timelineChange{}, Due: []timelineDue{}}
	for i := range run.RuleTotals {
		if t := &run.RuleTotals[i]; t.Deadline > run.AsOf && (o.until == "" || t.Deadline <= o.until) {
			s.Due = append(s.Due, timelineDue{t.Deadline, t.Rule, t.Items, t.Sites, run.Rule(t.Rule).Title})
		}
	}
	for _, c := range run.Timeline {
		if o.until == "" || c.Date <= o.until {
			s.Changes = append(s.Changes, described(run, c))
		}
	}
	if asJSON {
		return term.PrintJSON(w.Out, s)
	}
	if len(s.Changes) == 0 {
		if _, err := fmt.Fprintf(w.Out, "no outcome changes after %s%s, if the equipment and the law stay as they are\n", run.AsOf, upTo(o.until)); err != nil {
			return err
		}
		return printDue(w, s.Due)
	}
	t := term.Table{Titles: []string{"FROM", "RULE", "ITEMS", "SITES", "BEFORE", "AFTER", "SAYS"}}
	for _, c := range s.Changes {
		t.Add(c.Date, c.Rule, strconv.FormatInt(c.Items, 10), strconv.FormatInt(c.Sites, 10), c.Before, c.After, c.Title)
	}
	if err := t.Print(w.Out, w.Width); err != nil {
		return err
	}
	return printDue(w, s.Due)
}

// printDue prints the next days of the rules, nothing where there are none.
func printDue(w *term.Env, due []timelineDue) error {
	if len(due) == 0 {
		return nil
	}
	if _, err := fmt.Fprintln(w.Out); err != nil {
		return err
	}
	t := term.Table{Titles: []string{"DUE", "RULE", "ITEMS", "SITES", "SAYS"}}
	for _, d := range due {
		t.Add(d.Date, d.Rule, strconv.FormatInt(d.Items, 10), strconv.FormatInt(d.Sites, 10), d.Title)
	}
	return t.Print(w.Out, w.Width)
}

// described adds to a change what a reader must know of its rule.
func described(run *report.Run, c report.TimelineChange) timelineChange {
	out := timelineChange{TimelineChange: c}
	if i := slices.IndexFunc(run.Rules, func(r report.Rule) bool { return r.ID == c.Rule }); i >= 0 {
		out.Title, out.Citation, out.Force = run.Rules[i].Title, run.Rules[i].Citation, run.Rules[i].Force
	}
	return out
}

func upTo(day string) string {
	if day == "" {
		return ""
	}
	return " up to " + day
}
