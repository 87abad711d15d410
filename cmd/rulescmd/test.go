package rulescmd

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/audit/report/safetext"
	"github.com/gearaudit/gearaudit/audit/selftest"
	"github.com/gearaudit/gearaudit/cmd/internal/flags"
	"github.com/gearaudit/gearaudit/cmd/internal/term"
	"github.com/gearaudit/gearaudit/rules"
)

func newRulesTest(w *term.Env) *cobra.Command {
	o := &flags.RuleSelection{}
	c := &cobra.Command{
		Use:   "test [PACK...]",
		Short: "Run the examples of rules through the engine",
		Long: "test judges every example of the rules and lists those whose result is not the one they state. PACK is an " +
			"id prefix, such as us or uk-5g; without one all rules are tested, and the smoke names: names that the " +
			"built-in data must find, or must not.",
		Example: "  gearaudit rules test us-889",
		RunE: func(c *cobra.Command, packs []string) error {
			set, err := o.Load(packs)
			if err != nil {
				return err
			}
			return testRules(c.Context(), w, set, len(packs) == 0)
		},
	}
	o.AddFlags(c)
	return c
}

func testRules(ctx context.Context, w *term.Env, set *rules.Set, canaries bool) error {
	dict, err := rules.Fields()
	if err != nil {
		return err
	}
	results, wrong := regime.RunCases(set, dict), 0
	for i := range results {
		r := &results[i]
		if r.Wrong == "" {
			continue
		}
		wrong++
		name := r.Case.Name
		if r.Variant != "" {
			name += ", " + r.Variant
		}
		if _, err := fmt.Fprintln(w.Out, safetext.Terminal(r.Place().String()+": "+name+": "+r.Wrong)); err != nil {
			return err
		}
	}
	if _, err := fmt.Fprintf(w.Out, "%d rules, %d examples, %d wrong\n", len(set.Rules), len(results), wrong); err != nil {
		return err
	}
	if canaries {
		dead, err := testCanaries(ctx, w)
		if err != nil {
			return err
		}
		wrong += dead
	}
	if wrong > 0 {
		return term.Exit(int(gear.Usage), term.Plural(wrong, "example is", "examples are")+" wrong")
	}
	return nil
}

// testCanaries tries the names of the canaries and returns how many died.
func testCanaries(ctx context.Context, w *term.Env) (int, error) {
	c, err := rules.LoadCanaries()
	if err != nil {
		return 0, err
	}
	wrong, err := selftest.Names(ctx, c)
	if err != nil {
		return 0, err
	}
	for _, text := range wrong {
		if _, err := fmt.Fprintln(w.Out, safetext.Terminal("canary: "+text)); err != nil {
			return 0, err
		}
	}
	_, err = fmt.Fprintf(w.Out, "%d canaries, %d wrong\n", len(c.Hit)+len(c.Innocent), len(wrong))
	return len(wrong), err
}
