package auditcmd

import (
	"cmp"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/regime/profile"
	"github.com/gearaudit/gearaudit/audit/report/output"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/gearaudit/gearaudit/cmd/internal/flags"
	"github.com/gearaudit/gearaudit/cmd/internal/term"
)

// configOptions are the flags of config show: those of audit, and its own.
type configOptions struct {
	flags.AuditOptions
	origin bool
}

// NewConfig returns the command config.
func NewConfig(w *term.Env) *cobra.Command {
	c := &cobra.Command{
		Use:     "config",
		Short:   "Show the settings of an audit and where each comes from",
		Example: "  gearaudit config show --origin",
		Args:    cobra.NoArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(newConfigShow(w))
	return c
}

func newConfigShow(w *term.Env) *cobra.Command {
	o := &configOptions{}
	c := &cobra.Command{
		Use:   "show [FILE...]",
		Short: "Print every setting with its value",
		Long: "show takes the files and flags of audit and prints the settings that an audit with them would use. Each " +
			"setting comes from its flag, else from its environment variable (GEARAUDIT_AS_OF for --as-of), else from " +
			"the profile, else it has its default. An empty variable counts as not set.",
		Example: "  gearaudit config show inventory.csv --origin\n" +
			"  gearaudit config show -p gearaudit.yaml --budget 30M",
		Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, files []string) error { return o.show(w, c, files) },
	}
	o.AddFlags(c, output.Formats(), "designated")
	c.Flags().BoolVar(&o.origin, "origin", false, "show where each setting comes from")
	return c
}

func (o *configOptions) show(w *term.Env, c *cobra.Command, files []string) error {
	p, err := o.Load(w, files, true)
	if err != nil {
		return err
	}
	layers, err := o.everything(w, p)
	if err != nil {
		return err
	}
	byFlag := map[string]*flags.Setting{}
	for i := range layers {
		byFlag[layers[i].Flag] = &layers[i]
	}
	t := term.Table{Titles: []string{"SETTING", "VALUE"}}
	if o.origin {
		t.Titles = []string{"SETTING", "ORIGIN", "VALUE"}
	}
	c.LocalFlags().VisitAll(func(f *pflag.Flag) {
		if f.Name == "help" || f.Name == "origin" {
			return
		}
		from := origin(f, byFlag[f.Name], p)
		if l := byFlag[f.Name]; l != nil {
			l.Resolve()
		}
		row := []string{f.Name, shownValue(f)}
		if o.origin {
			row = slices.Insert(row, 1, from)
		}
		t.Add(row...)
	})
	return t.Print(w.Out, w.Width)
}

// everything is all settings that a profile may say, the sums of money too.
func (o *configOptions) everything(w *term.Env, p *profile.Profile) ([]flags.Setting, error) {
	m, err := o.Funding(p)
	if err != nil {
		return nil, err
	}
	return append(o.Settings(w, p),
		flags.Setting{Flag: "budget", Text: &o.Budget, Profile: flags.Said(m.Amount)},
		flags.Setting{Flag: "allocation", Text: &o.Allocation, Profile: flags.Said(m.Allocation)},
		flags.Setting{Flag: "proration", Text: &o.Proration, Profile: flags.Said(m.Proration)},
		flags.Setting{Flag: "claimed", Text: &o.Claimed, Profile: flags.Said(m.Claimed)}), nil
}

// origin says where the value of a flag comes from, before its layer is filled.
func origin(f *pflag.Flag, l *flags.Setting, p *profile.Profile) string {
	typed := ""
	if from := f.Annotations[flags.FromVariable]; f.Changed {
		typed = "--" + f.Name
		if len(from) > 0 {
			typed = from[0]
		}
	}
	profile := ""
	if p != nil && l != nil && len(l.Profile) > 0 && (typed == "" || l.Adds()) {
		profile = p.File
	}
	return cmp.Or(strings.Trim(profile+", "+typed, ", "), "default")
}

// shownValue is a value as a flag takes it; a dash for none.
func shownValue(f *pflag.Flag) string {
	text := f.Value.String()
	if list, ok := f.Value.(pflag.SliceValue); ok {
		text = strings.Join(list.GetSlice(), ", ")
	}
	return cmp.Or(text, "-")
}
