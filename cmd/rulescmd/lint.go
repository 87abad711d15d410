package rulescmd

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/audit/report/safetext"
	"github.com/gearaudit/gearaudit/cmd/internal/term"
	"github.com/gearaudit/gearaudit/rules"
)

func newRulesLint(w *term.Env) *cobra.Command {
	return &cobra.Command{
		Use:   "lint [DIR...]",
		Short: "Check rules for what loads but cannot be meant",
		Long: "lint looks for clauses that are never reached, dates out of order, unknown vendors and fields, sources " +
			"without an address, and missing examples. DIR is a folder of your own rules; without one the built-in " +
			"rules are checked.",
		Example: "  gearaudit rules lint house",
		RunE:    func(_ *cobra.Command, dirs []string) error { return lintRules(w, dirs) },
	}
}

// lintSet loads the folders, or the built-in rules when there are none.
func lintSet(dirs []string) (*rules.Set, error) {
	if len(dirs) == 0 {
		return rules.Load(rules.Embedded(), rules.Choice{All: true, Cases: true})
	}
	set := &rules.Set{Lists: map[string]*rules.List{}}
	for _, dir := range dirs {
		if err := set.Add(os.DirFS(dir), dir, true); err != nil {
			return nil, err
		}
	}
	return set, nil
}

func lintRules(w *term.Env, dirs []string) error {
	set, err := lintSet(dirs)
	if err != nil {
		return err
	}
	dict, err := rules.Fields()
	if err != nil {
		return err
	}
	pack, err := rules.Vendors()
	if err != nil {
		return err
	}
	var ids []string
	for _, v := range pack.Vendors {
		ids = append(ids, v.ID)
	}
	faults := regime.Lint(set, dict, ids)
	for _, f := range faults {
		text := safetext.Terminal(f.Error()) + "\n"
		if f.Hint != "" {
			text += "    hint: " + safetext.Terminal(f.Hint) + "\n"
		}
		if _, err := fmt.Fprint(w.Out, text); err != nil {
			return err
		}
	}
	if _, err := fmt.Fprintf(w.Out, "%d rules, %d remarks\n", len(set.Rules), len(faults)); err != nil {
		return err
	}
	if len(faults) > 0 {
		return term.Exit(int(gear.Usage), term.Plural(len(faults), "problem", "problems")+" found")
	}
	return nil
}
