package rulescmd

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/cmd/internal/flags"
	"github.com/gearaudit/gearaudit/cmd/internal/term"
	"github.com/gearaudit/gearaudit/rules"
)

func newRulesNew(w *term.Env) *cobra.Command {
	return &cobra.Command{
		Use:   "new ID",
		Short: "Write a commented rule file to start with",
		Long: "new prints a rule file to start with. Keep it in a folder of your own and name the folder with " +
			"--rules-dir.",
		Example: "  gearaudit rules new x-house > house/x-house.yaml\n" +
			"  gearaudit rules test --rules-dir house x-house",
		Args: flags.OneArgument("rules new needs one id", "for example: gearaudit rules new x-house"),
		RunE: func(_ *cobra.Command, args []string) error {
			text, err := rules.Skeleton(args[0], w.Today)
			if err != nil {
				return err
			}
			_, err = fmt.Fprint(w.Out, text)
			return err
		},
	}
}
