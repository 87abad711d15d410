package auditcmd

import (
	"embed"

	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/cmd/internal/term"
)

//go:embed new/*
var newFiles embed.FS

// NewNew makes the command that prints files to begin with.
func NewNew(w *term.Env) *cobra.Command {
	c := &cobra.Command{
		Use:   "new",
		Short: "Print a file to start with: waivers, decisions or a price book",
		Long: "new prints a file to start with, which loads as it is. The profile is written by gearaudit init, a rule by " +
			"gearaudit rules new.",
		Example: "  gearaudit new waivers > waivers.yaml\n" +
			"  gearaudit new price-book > prices.csv",
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	for _, x := range []struct{ name, file, short string }{
		{"waivers", "waivers.yaml", "Print a waivers file: accepted findings with approver and expiry date"},
		{"decisions", "decisions.yaml", "Print a decisions file: what people decided about makers"},
		{"price-book", "price-book.csv", "Print a price book with one example quotation"},
	} {
		c.AddCommand(&cobra.Command{
			Use:     x.name,
			Short:   x.short,
			Example: "  gearaudit new " + x.name + " > " + x.file,
			Args:    cobra.NoArgs,
			RunE: func(*cobra.Command, []string) error {
				text, err := newFiles.ReadFile("new/" + x.file)
				if err != nil {
					return err
				}
				_, err = w.Out.Write(text)
				return err
			},
		})
	}
	return c
}
