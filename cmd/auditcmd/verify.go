package auditcmd

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/verify"
	"github.com/gearaudit/gearaudit/cmd/internal/flags"
	"github.com/gearaudit/gearaudit/cmd/internal/term"
)

// verifyOptions are the flags of verify.
type verifyOptions struct {
	flags.AuditOptions
}

// NewVerify returns the command verify.
func NewVerify(w *term.Env) *cobra.Command {
	o := &verifyOptions{}
	c := &cobra.Command{
		Use:   "verify RUN FILE...",
		Short: "Run an audit again and check that the saved run is what comes out",
		Long: "verify reads a run that audit saved with --output run.json, audits the inventories again and compares " +
			"everything: the bytes of the inputs, the data, every item, every finding, every figure.\n\n" +
			"The date, rules, columns, budget and threshold are taken from the run. Files that the audit was given " +
			"besides the inventories must be given again: profile, waivers, decisions, price book. Inventories may be " +
			"elsewhere now, and come in the order in which the run lists them.\n\n" +
			"Exit code: 0 everything is reproduced, 1 something differs, 2 wrong usage, 3 an inventory cannot be read.",
		Example: "  gearaudit verify run.json inventory.csv",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 2 {
				return term.Usage("verify needs a saved run and the inventories that it was made of", "for example: gearaudit verify run.json inventory.csv --profile gearaudit.yaml")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error { return o.verify(c.Context(), w, args[0], args[1:]) },
	}
	f := c.Flags()
	f.StringVarP(&o.Profile, "profile", "p", "", "`FILE`: the profile that the audit was given")
	f.StringArrayVar(&o.RulesDirs, "rules-dir", nil, "`FOLDER` of own rules that the audit was given")
	flags.AddPriceBooks(c, &o.PriceBooks)
	f.StringVar(&o.Actuals, "actuals", "", "`FILE`: the list of finished sites that the audit was given")
	o.InputOptions.AddFlags(c)
	o.GivenOptions.AddFlags(c)
	f.IntVar(&o.Limit, "limit", 5, "maximum `NUMBER` of differences to list for each part of the run")
	o.FailOn, o.Against = "never", "gross"
	return c
}

func (o *verifyOptions) verify(ctx context.Context, w *term.Env, name string, files []string) error {
	saved, text, err := flags.ReadRunText(w, name)
	if err != nil {
		return err
	}
	req, err := o.Request(w, files)
	if err != nil {
		return err
	}
	defer flags.LimitMemory(req)()
	found, err := verify.Run(ctx, saved, text, *req)
	if err != nil {
		return err
	}
	p := &term.Printer{Out: w.Out, Width: w.Width}
	if same := printVerified(p, name, saved, found, o.Limit); !same {
		return p.Flush(term.Exit(1, "the rerun differs from the saved run"))
	}
	return p.Flush(nil)
}

// printVerified tells what differs and reports whether nothing does but the version
// of the program, which the first line then says too.
func printVerified(p *term.Printer, name string, saved *report.Run, found []report.Difference, limit int) bool {
	parts := map[string]int{}
	for i := range found {
		parts[found[i].Part]++
	}
	version := func(x report.Difference) bool { return x.Part == "tool" && x.What == "version" }
	same := !slices.ContainsFunc(found, func(x report.Difference) bool { return !version(x) })
	if same {
		other := ""
		if len(found) > 0 {
			other = ", but for the version of the program"
		}
		p.Line(0, "", fmt.Sprintf("%s is what comes out%s: %s, %s, every figure.", name, other,
			term.Plural(int(saved.Summary.Counts.Rows), "row", "rows"), term.Plural(len(saved.Items), "item", "items")))
	} else {
		p.Line(0, "", fmt.Sprintf("%s is not what comes out: %s.", name, term.Plural(len(found), "difference", "differences")))
	}
	told := map[string]int{}
	for i := range found {
		x := &found[i]
		told[x.Part]++
		if told[x.Part] <= limit {
			p.Line(2, strings.TrimSpace(x.Part+" "+x.What)+":", differenceText(x))
		} else if told[x.Part] == limit+1 {
			p.Line(2, x.Part+":", fmt.Sprintf("%d more", parts[x.Part]-limit))
		}
	}
	return same
}

func differenceText(x *report.Difference) string {
	const digits = 12 // enough of a hash to tell two apart
	switch {
	case strings.HasSuffix(x.What, "sha256") && len(x.Saved) > digits && len(x.Again) > digits:
		return x.Saved[1:digits+1] + "... -> " + x.Again[1:digits+1] + "..."
	case x.Again == "":
		return "only in the saved run"
	case x.Saved == "":
		return "only in the new run"
	default:
		return x.Saved + " -> " + x.Again
	}
}
