// Package catalogcmd has the catalog commands.
package catalogcmd

import (
	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/cmd/internal/term"
)

func NewCatalog(w *term.Env) *cobra.Command {
	c := &cobra.Command{
		Use:   "catalog",
		Short: "List and show prices, tell how estimates are made, and check a price book",
		Args:  cobra.NoArgs,
		RunE:  func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(newCatalogList(w), newCatalogShow(w), newCatalogMethod(w), newCatalogLint(w))
	return c
}
