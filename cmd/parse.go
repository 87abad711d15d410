package cmd

import (
	"errors"
	"io/fs"

	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/regime"
)

// needFiles asks for at least one inventory.
func needFiles(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return usage(c.Name()+" needs at least one inventory file", "for example: gearaudit "+c.Name()+" inventory.csv, or - for standard input")
	}
	return nil
}

// cause is the part of a file error that does not repeat the path.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// amount reads an amount of money of a flag, nil when it is not given.
func amount(flag, text string) (*gear.Amount, error) {
	if text == "" {
		return nil, nil
	}
	n, ok := gear.ParseMoney(text)
	if !ok {
		return nil, usage(flag+": "+`"`+text+`" is no amount of money`, "write 30000000, 30,000,000.00 or 30M")
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
		return nil, usage(`--fail-on: "`+text+`" cannot be a threshold`, "write breach, due, report, review, advisory, designated or never")
	}
	return &o, nil
}
