package cmd

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// fromEnvironment sets the flags that the command line left alone from
// variables such as GEARAUDIT_AS_OF. What is said later wins: default, profile,
// environment, flag.
func (w *World) fromEnvironment(c *cobra.Command, _ []string) error {
	var first error
	c.Flags().VisitAll(func(f *pflag.Flag) {
		value, ok := w.Env(variable(f.Name))
		if !ok || f.Changed || first != nil {
			return
		}
		if err := c.Flags().Set(f.Name, value); err != nil {
			first = usage(fmt.Sprintf("%s=%q cannot be used: %v", variable(f.Name), value, err), "unset it or see "+c.CommandPath()+" --help")
		}
	})
	return first
}

// variable is the name of the environment variable of a flag.
func variable(flag string) string {
	return "GEARAUDIT_" + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}
