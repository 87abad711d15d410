// Package rowcmd has the commands about the rows of an inventory: columns,
// identify, explain and review.
package rowcmd

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/inventory"
	"github.com/gearaudit/gearaudit/cmd/internal/flags"
	"github.com/gearaudit/gearaudit/cmd/internal/term"
	"github.com/gearaudit/gearaudit/rules"
)

// columnsOptions are the flags of columns.
type columnsOptions struct {
	flags.InputOptions
	profile string
	fields  bool
	format  string
}

// NewColumns returns the command columns.
func NewColumns(w *term.Env) *cobra.Command {
	o := &columnsOptions{}
	c := &cobra.Command{
		Use:   "columns FILE...",
		Short: "Show which column is read as which field, how sure that is, and what is missing",
		Long: "columns reads the beginning of an inventory and shows how it was understood: encoding, delimiter, the " +
			"line of the headings, the field that each column is read as with three sample values, the columns that " +
			"are not read and why, and the fields that no column has. Nothing is audited.\n\n" +
			"Correct it with --map FIELD=HEADING, or under columns: in the profile.",
		Example: "  gearaudit columns inventory.csv\n" +
			"  gearaudit columns inventory.csv --map role=Role\n" +
			"  gearaudit columns --fields",
		Args: o.needFiles,
		RunE: func(c *cobra.Command, files []string) error { return o.run(c.Context(), w, files) },
	}
	o.InputOptions.AddFlags(c)
	f := c.Flags()
	f.StringVarP(&o.profile, "profile", "p", "", "`FILE` (YAML) whose columns are read as it says")
	f.BoolVar(&o.fields, "fields", false, "list the fields that a column can be read as; no file is read")
	f.StringVarP(&o.format, "format", "f", "table", "`FORMAT`: table or json")
	return c
}

func (o *columnsOptions) needFiles(c *cobra.Command, files []string) error {
	if o.fields && len(files) > 0 {
		return term.Usage("columns --fields reads no file", "leave the file out, or --fields")
	}
	if o.fields {
		return nil
	}
	return flags.NeedFiles(c, files)
}

func (o *columnsOptions) run(ctx context.Context, w *term.Env, names []string) error {
	if o.format != "table" && o.format != "json" {
		return term.Usage(fmt.Sprintf("--format %q is not known", o.format), "write table or json")
	}
	dict, err := rules.Fields()
	if err != nil {
		return err
	}
	if o.fields {
		return o.list(w, dict)
	}
	opts, err := o.options(w, names)
	if err != nil {
		return err
	}
	sources, err := flags.Sources(w, names)
	if err != nil {
		return err
	}
	data, err := audit.LoadMakers(audit.DataOptions{AsOf: w.Today})
	if err != nil {
		return err
	}
	tables, err := data.Tables(ctx, sources, opts)
	if err != nil {
		return err
	}
	if o.format == "json" {
		return term.PrintJSON(w.Out, understoodAll(dict, tables))
	}
	return printColumns(w, dict, tables)
}

// options reads the flags and the columns that the profile names.
func (o *columnsOptions) options(w *term.Env, names []string) (inventory.Options, error) {
	p, err := (&flags.RulesOptions{Profile: o.profile}).Load(w, names, false)
	if err != nil {
		return inventory.Options{}, err
	}
	flags.Resolve(o.InputOptions.Settings(p))
	return o.InputOptions.Read(p)
}
