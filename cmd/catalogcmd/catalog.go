// Package catalogcmd has the catalog commands.
package catalogcmd

import (
	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/cmd/internal/term"
)

// NewCatalog returns the command catalog and those below it.
func NewCatalog(w *term.Env) *cobra.Command {
	c := &cobra.Command{
		Use:     "catalog",
		Short:   "List and show prices, explain how estimates are made, check a price book",
		Example: "  gearaudit catalog list",
		Args:    cobra.NoArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(newCatalogList(w), newCatalogShow(w), newCatalogMethod(w), newCatalogLint(w))
	return c
}
