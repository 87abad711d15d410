package cmd

import (
	"errors"
	"io/fs"
	"strings"

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

// amount reads an amount of money: digits with an optional decimal point, in
// thousands separated by commas or not, with K, M or B behind it or not.
func amount(flag, text string) (*gear.Amount, error) {
	if text == "" {
		return nil, nil
	}
	s := strings.ToUpper(strings.TrimPrefix(strings.TrimSpace(text), "$"))
	places := 2
	for suffix, zeros := range map[string]int{"K": 3, "M": 6, "B": 9} {
		if rest, ok := strings.CutSuffix(s, suffix); ok {
			s, places = rest, 2+zeros
			break
		}
	}
	n, ok := minor(s, places)
	if !ok {
		return nil, usage(flag+": "+`"`+text+`" is no amount of money`, "write 30000000, 30,000,000.00 or 30M")
	}
	return &n, nil
}

// minor reads a decimal number and shifts its point by places to the right.
// Commas must stand before groups of three.
func minor(s string, places int) (gear.Amount, bool) {
	whole, fraction, _ := strings.Cut(s, ".")
	if strings.Contains(whole, ",") {
		groups := strings.Split(whole, ",")
		for i, g := range groups {
			if len(g) != 3 && (i > 0 || len(g) == 0 || len(g) > 3) {
				return 0, false
			}
		}
		whole = strings.Join(groups, "")
	}
	digits := whole + fraction
	if whole == "" || len(fraction) > places || len(digits)+places-len(fraction) > 18 {
		return 0, false
	}
	digits += strings.Repeat("0", places-len(fraction))
	var n gear.Amount
	for _, r := range digits {
		if r < '0' || r > '9' {
			return 0, false
		}
		n = n*10 + gear.Amount(r-'0')
	}
	return n, true
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
