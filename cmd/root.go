package cmd

import (
	"errors"
	"fmt"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/report/safetext"
	"github.com/gearaudit/gearaudit/cmd/internal/flags"
	"github.com/gearaudit/gearaudit/cmd/internal/term"
)

const issuesURL = "https://github.com/gearaudit/gearaudit/issues"

// Env is what a command may see and touch of the outside.
type Env = term.Env

// Process returns the Env of the running process.
func Process() Env { return term.Process() }

// Main runs one command line and returns the exit code of the process.
func Main(args []string, w Env) (code int) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Fprintf(w.Err, "gearaudit: error: a fault of our own: %s\n", safetext.Terminal(fmt.Sprint(r)))
			fmt.Fprintf(w.Err, "hint: please report it with the text below at %s\n%s", issuesURL, debug.Stack())
			code = int(gear.Internal)
		}
	}()
	if w.Version == "" {
		w.Version = version()
	}
	root := newRoot(&w, needed(args))
	root.SetArgs(args)
	return finish(&w, root.Execute())
}

func newRoot(w *term.Env, commands []builder) *cobra.Command {
	root := &cobra.Command{
		Use:   "gearaudit",
		Short: "Audit network inventories for equipment of designated vendors",
		Long: "gearaudit reads inventories of radio and core network equipment, finds what was made by vendors that\n" +
			"governments have designated, names the rule and the date that bites, estimates what replacement costs\n" +
			"and holds that against a budget. It is not legal advice.",
		SilenceUsage:      true,
		SilenceErrors:     true,
		Args:              cobra.NoArgs,
		RunE:              func(c *cobra.Command, _ []string) error { return c.Help() },
		PersistentPreRunE: func(c *cobra.Command, _ []string) error { return flags.FromEnvironment(w, c) },
	}
	root.SetIn(w.In)
	root.SetOut(w.Out)
	root.SetErr(w.Err)
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return term.Usage(term.Unparsed(err), "see "+c.CommandPath()+" --help")
	})
	for _, m := range commands {
		root.AddCommand(m.make(w))
	}
	if root.CompletionOptions.DisableDefaultCmd = len(commands) == 1; len(commands) > 1 {
		completed(root)
	}
	return root
}

// completed lets a shell complete command lines.
func completed(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	if c, _, err := root.Find([]string{"completion"}); err == nil {
		c.Args, c.RunE = cobra.NoArgs, func(c *cobra.Command, _ []string) error { return c.Help() }
	}
	completions(root)
}

// finish prints what went wrong and turns it into the exit code.
func finish(w *term.Env, err error) int {
	var v term.ExitCode
	var fault *gear.Fault
	switch {
	case err == nil:
		return 0
	case errors.As(err, &v):
		return int(v)
	case errors.As(err, &fault):
		term.PrintError(w.Err, err, fault.Hint)
		return int(fault.Kind)
	case strings.HasPrefix(err.Error(), "unknown command"):
		term.PrintError(w.Err, err, "see gearaudit --help")
		return int(gear.Usage)
	default:
		term.PrintError(w.Err, err, "")
		return int(gear.Usage)
	}
}
