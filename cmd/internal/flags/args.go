package flags

import (
	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/cmd/internal/term"
)

// NeedFiles asks for at least one inventory.
func NeedFiles(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return term.Usage(c.Name()+" needs at least one inventory file", "for example: gearaudit "+c.Name()+" inventory.csv, or - for standard input")
	}
	return nil
}

// Amount reads an amount of money of a flag, nil when it is not given.
func Amount(flag, text string) (*gear.Amount, error) {
	if text == "" {
		return nil, nil
	}
	n, ok := gear.ParseMoney(text)
	if !ok {
		return nil, term.Usage(flag+": "+`"`+text+`" is no amount of money`, "write 30000000, 30,000,000.00 or 30M")
	}
	return &n, nil
}

// threshold reads the outcome of --fail-on; nil stands for never.
func threshold(text string) (*regime.Outcome, error) {
	if text == "never" {
		return nil, nil
	}
	o, err := regime.ParseOutcome(text)
	if err != nil || o > regime.Designated {
		return nil, term.Usage(`--fail-on: "`+text+`" cannot be a threshold`, "write breach, due, report, review, advisory, designated or never")
	}
	return &o, nil
}

// OneArgument wants exactly one argument, or says what and how.
func OneArgument(what, hint string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) != 1 {
			return term.Usage(what, hint)
		}
		return nil
	}
}
