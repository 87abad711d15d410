package cmd

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/report"
)

// diffOptions are the flags of diff.
type diffOptions struct {
	auditOptions
	all    bool
	format string
}

func newDiff(w *World) *cobra.Command {
	o := &diffOptions{}
	c := &cobra.Command{
		Use:   "diff OLD NEW",
		Short: "Tell what was added, removed, moved, changed or priced anew, and how much is done",
		Long: "diff compares two inventories, or two runs saved with --format json, item by item. Items are matched by\n" +
			"serial number, else asset tag, else by what and where they are. The share that is done counts the pieces\n" +
			"of designated vendors that stood in OLD and are gone in NEW, as a status update asks for.\n\n" +
			"Exit code: 0 whatever changed, 2 wrong usage, 3 a file could not be audited to its end.",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return usage("diff needs an old and a new inventory or saved run", "for example: gearaudit diff q3.csv q4.csv")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error { return o.diff(c.Context(), w, args[0], args[1]) },
	}
	o.rulesOptions.flags(c)
	o.inputOptions.flags(c)
	o.moneyOptions.flags(c)
	o.givenOptions.flags(c)
	f := c.Flags()
	f.BoolVar(&o.all, "all", false, "tell of the items of other makers too")
	f.StringVar(&o.format, "format", "table", "table or json")
	o.failOn = "never"
	return c
}

func (o *diffOptions) diff(ctx context.Context, w *World, before, after string) error {
	if o.format != "table" && o.format != "json" {
		return usage(`there is no format "`+o.format+`" for diff`, "write table or json")
	}
	first, err := o.side(ctx, w, before)
	if err != nil {
		return err
	}
	second, err := o.side(ctx, w, after)
	if err != nil {
		return err
	}
	d := audit.Diff(first, second, o.all)
	if o.format == "json" {
		enc := json.NewEncoder(w.Out)
		enc.SetIndent("", "  ")
		return enc.Encode(d)
	}
	p := &prose{out: w.Out, width: w.Width}
	p.diff(d)
	code := 0
	if first.Summary.Coverage.Rejected+second.Summary.Coverage.Rejected > 0 {
		code = 3
	}
	if code != 0 {
		return p.flush(verdict(code))
	}
	return p.flush(nil)
}

// side reads a saved run, or audits an inventory.
func (o *diffOptions) side(ctx context.Context, w *World, name string) (*report.Run, error) {
	if strings.EqualFold(filepath.Ext(name), ".json") {
		return readRun(w, name)
	}
	req, err := o.request(w, []string{name})
	if err != nil {
		return nil, err
	}
	return audit.Whole(ctx, *req)
}

func (p *prose) diff(d *report.Diff) {
	p.line(0, "", fmt.Sprintf("%s %% complete: %d of %d pieces of designated vendors are gone", percent(d.Complete), d.Gone, d.Old.Pieces))
	p.side("old", &d.Old)
	p.side("new", &d.New)
	c := &d.Counts
	p.line(2, "", fmt.Sprintf("%d added, %d removed, %d moved, %d changed, %d priced anew, %d as they were", c.Added, c.Removed, c.Moved, c.Changed, c.Repriced, c.Same))
	kind := ""
	for i := range d.Changes {
		x := &d.Changes[i]
		if x.Kind != kind {
			kind = x.Kind
			p.heading(strings.ToUpper(kind[:1]) + kind[1:])
		}
		p.change(x)
	}
}

// percent turns 0.6250 into 62.5.
func percent(fraction string) string {
	whole, part, _ := strings.Cut(fraction, ".")
	if len(part) != 4 {
		return fraction
	}
	n := strings.TrimLeft(whole+part[:2], "0")
	if n == "" {
		n = "0"
	}
	return n + "." + part[2:3]
}

func (p *prose) side(label string, s *report.Side) {
	p.line(2, label+":", fmt.Sprintf("%s, as of %s: %d rows read = %d judged + %d rejected; %d rows and %d pieces of designated vendors in place; likely %s",
		strings.Join(s.Inputs, ", "), s.AsOf, s.Coverage.Rows, s.Coverage.Judged, s.Coverage.Rejected, s.Designated, s.Pieces, s.Likely))
}

func (p *prose) change(x *report.Change) {
	it := &x.Item
	name := strings.Join(strings.Fields(it.Manufacturer+" "+it.Model), " ")
	where := it.SiteID
	if where == "" {
		where = "(no site)"
	}
	label := it.AssetTag
	if label == "" {
		label = it.SerialNumber
	}
	text := fmt.Sprintf("%s %s x %d", label, name, it.Quantity)
	switch {
	case x.Field == "":
	case x.Old == "" || x.New == "":
		text += ": " + x.Field + " " + x.Old + x.New
	default:
		text += ": " + x.Field + " " + x.Old + " -> " + x.New
	}
	p.line(2, fmt.Sprintf("%-12s", where), strings.TrimSpace(text))
}
