package flags

import (
	"strings"

	"github.com/spf13/cobra"

	"errors"

	"github.com/spf13/pflag"

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
		return nil, term.Usage(flag+": "+`"`+text+`" is not an amount of money`, "write 30000000, 30,000,000.00 or 30M")
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
		return nil, term.Usage(`--fail-on: "`+text+`" cannot be a threshold`, strings.TrimSpace(gear.DidYouMean(text, thresholds())+" write breach, due, report, review, advisory, designated or never"))
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

var errTwice = errors.New("it takes one value and is given twice")

// Twice reports the error of a flag that takes one value and was given two. What
// reads flags passes on only the text.
func Twice(err error) bool { return strings.HasSuffix(err.Error(), errTwice.Error()) }

// once refuses a second value: the last one would win without a word.
type once struct {
	pflag.Value
	given bool
}

func (o *once) Set(text string) error {
	if o.given {
		return errTwice
	}
	o.given = true
	return o.Value.Set(text)
}

// Once makes every flag of a command that takes a single value refuse a second
// one.
func Once(c *cobra.Command) {
	c.Flags().VisitAll(func(f *pflag.Flag) {
		if _, many := f.Value.(pflag.SliceValue); !many && f.Value.Type() != "bool" {
			f.Value = &once{Value: f.Value}
		}
	})
	for _, k := range c.Commands() {
		Once(k)
	}
}

func thresholds() []string {
	return []string{"breach", "due", "report", "review", "advisory", "designated", "never"}
}
