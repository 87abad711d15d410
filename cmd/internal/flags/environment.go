package flags

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/gearaudit/gearaudit/cmd/internal/term"
)

// FromVariable marks a flag that was set from its variable.
const FromVariable = "gearaudit_variable"

// FromEnvironment sets the flags that the command line left alone from
// variables such as GEARAUDIT_AS_OF. What is said later wins: default, profile,
// environment, flag. An empty variable says nothing.
func FromEnvironment(w *term.Env, c *cobra.Command) error {
	var first error
	c.Flags().VisitAll(func(f *pflag.Flag) {
		value, _ := w.LookupEnv(variable(f.Name))
		if value == "" || f.Changed || first != nil || !hasVariable(c, f.Name) {
			return
		}
		if err := c.Flags().Set(f.Name, value); err != nil {
			first = term.Usage(variable(f.Name)+" cannot be used: "+term.Unparsed(err), "unset it or see "+c.CommandPath()+" --help")
			return
		}
		if f.Annotations == nil {
			f.Annotations = map[string][]string{}
		}
		f.Annotations[FromVariable] = []string{variable(f.Name)}
	})
	return first
}

// hasVariable reports whether a flag may be said by the environment. What and
// where to write is meant for the commands that render runs, and is not taken
// over by those that write something else.
func hasVariable(c *cobra.Command, flag string) bool {
	switch flag {
	case "help", "origin", "from", "fields", "all":
		return false
	case "format", "output", "limit":
		return slices.Contains([]string{"audit", "plan", "report", "show"}, c.Name()) && (c.Name() != "show" || c.Parent().Name() == "config")
	default:
		return true
	}
}

// variable is the name of the environment variable of a flag.
func variable(flag string) string {
	return "GEARAUDIT_" + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}
