package cmd

import (
	"context"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory"
	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/rules"
)

const tenYears = 3653 // days

// timelineOptions are the flags of rules timeline.
type timelineOptions struct {
	rulesOptions
	inputOptions
	formatOption
	until string
}

func newRulesTimeline(w *World) *cobra.Command {
	o := &timelineOptions{}
	c := &cobra.Command{
		Use:   "timeline FILE...",
		Short: "Tell what becomes a breach when, for an inventory",
		Long: "timeline judges an inventory on every day on which a rule changes, from --as-of to --until, and tells\n" +
			"for how many rows which rule says something else from that day on.",
		Args: needFiles,
		RunE: func(c *cobra.Command, files []string) error { return o.run(c.Context(), w, files) },
	}
	o.rulesOptions.flags(c)
	o.inputOptions.flags(c)
	o.formatOption.flags(c)
	c.Flags().StringVar(&o.until, "until", "", "last day to look at (default: ten years on)")
	return c
}

func (o *timelineOptions) run(ctx context.Context, w *World, files []string) error {
	if _, err := o.json(); err != nil {
		return err
	}
	p, err := o.rulesOptions.load()
	if err != nil {
		return err
	}
	first, last, err := o.days(w, p)
	if err != nil {
		return err
	}
	dict, err := rules.Fields()
	if err != nil {
		return err
	}
	set, err := o.set(p)
	if err != nil {
		return err
	}
	line, err := regime.NewTimeline(set, dict, p, first, last)
	if err != nil {
		return err
	}
	count, err := o.count(ctx, w, p, dict, line, files)
	if err != nil {
		return err
	}
	return o.print(w, first, last, count.Changes())
}

// days are the first and the last day to look at.
func (o *timelineOptions) days(w *World, p *regime.Profile) (first, last gear.Date, err error) {
	if first, err = o.day(w, p); err != nil || o.until == "" {
		return first, first.AddDays(tenYears), err
	}
	if last, err = gear.ParseDate(o.until); err != nil || last < first {
		return first, last, usage("--until "+o.until+" is no day after "+first.String(), "write the day as 2031-12-31")
	}
	return first, last, nil
}

// set loads the rules that a run with these flags would judge.
func (o *rulesOptions) set(p *regime.Profile) (*rules.Set, error) {
	c := rules.Choice{Prefixes: o.prefixes(p), IncludeUnverified: o.unverified, Country: "US", Dirs: o.rulesDirs}
	if p != nil {
		c.IncludeUnverified = c.IncludeUnverified || p.IncludeUnverified
		if p.Operator.Country != "" {
			c.Country = p.Operator.Country
		}
	}
	return rules.Load(rules.Embedded(), c)
}

// count judges every row of the files, for caps in two passes.
func (o *timelineOptions) count(ctx context.Context, w *World, p *regime.Profile, dict *gear.Dictionary, line *regime.Timeline, names []string) (*regime.Count, error) {
	opt, err := o.read(p)
	if err != nil {
		return nil, err
	}
	sources, err := w.sources(names)
	if err != nil {
		return nil, err
	}
	var files []*inventory.File
	for _, s := range sources {
		opened, err := inventory.Open(ctx, s, dict, opt)
		if err != nil {
			return nil, err
		}
		files = append(files, opened...)
	}
	team, err := newTeam(w.Workers, line)
	if err != nil {
		return nil, err
	}
	return team.count(ctx, files)
}

// timelineSheet is a timeline as programs read it.
type timelineSheet struct {
	From    string           `json:"from"`
	Until   string           `json:"until"`
	Changes []timelineChange `json:"changes"`
}

type timelineChange struct {
	Date     string `json:"date"`
	Rule     string `json:"rule"`
	Title    string `json:"title"`
	Citation string `json:"citation"`
	Force    string `json:"force"`
	Were     string `json:"were"`
	Are      string `json:"are"`
	Rows     int64  `json:"rows"`
}

func (o *timelineOptions) print(w *World, first, last gear.Date, changes []regime.Change) error {
	s := timelineSheet{From: first.String(), Until: last.String(), Changes: []timelineChange{}}
	for _, c := range changes {
		s.Changes = append(s.Changes, timelineChange{
			Date: c.Date.String(), Rule: c.Rule.ID, Title: c.Rule.Title, Citation: c.Rule.Citation, Force: c.Rule.Force,
			Were: c.From.String(), Are: c.To.String(), Rows: c.Items,
		})
	}
	if o.format == "json" {
		return printJSON(w.Out, s)
	}
	if len(changes) == 0 {
		_, err := fmt.Fprintf(w.Out, "nothing changes from %s to %s\n", first, last)
		return err
	}
	t := sheet{titles: []string{"FROM", "RULE", "ROWS", "WERE", "ARE", "SAYS"}}
	for _, c := range s.Changes {
		t.add(c.Date, c.Rule, strconv.FormatInt(c.Rows, 10), c.Were, c.Are, c.Title)
	}
	return t.print(w.Out, w.Width)
}
