package cmd

import (
	"errors"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/report/safetext"
)

const issuesURL = "https://github.com/gearaudit/gearaudit/issues"

// verdict is an exit code that is not an error: the report has said it all.
type verdict int

// Error names the exit code; nobody prints it.
func (v verdict) Error() string { return fmt.Sprintf("exit code %d", int(v)) }

// Main runs one command line and returns the exit code of the process.
func Main(args []string, w World) (code int) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Fprintf(w.Err, "gearaudit: error: a fault of our own: %s\n", safetext.Terminal(fmt.Sprint(r)))
			fmt.Fprintf(w.Err, "hint: please report it with the text below at %s\n%s", issuesURL, debug.Stack())
			code = int(gear.Internal)
		}
	}()
	root := newRoot(&w, needed(args))
	root.SetArgs(args)
	return w.finish(root.Execute())
}

func newRoot(w *World, commands []builder) *cobra.Command {
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
		PersistentPreRunE: w.fromEnvironment,
	}
	root.SetIn(w.In)
	root.SetOut(w.Out)
	root.SetErr(w.Err)
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return usage(unparsed(err), "see "+c.CommandPath()+" --help")
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

// unparsed says what is wrong with the value of a flag, without the name of the
// function that found it.
func unparsed(err error) string {
	text, _, _ := strings.Cut(err.Error(), ": strconv.")
	return text
}

// usage makes the fault of a command line that cannot be followed.
func usage(what, hint string) error {
	return &gear.Fault{Kind: gear.Usage, What: what, Hint: hint}
}

// finish prints what went wrong and turns it into the exit code.
func (w *World) finish(err error) int {
	var v verdict
	var fault *gear.Fault
	switch {
	case err == nil:
		return 0
	case errors.As(err, &v):
		return int(v)
	case errors.As(err, &fault):
		w.complain(err, fault.Hint)
		return int(fault.Kind)
	case strings.HasPrefix(err.Error(), "unknown command"):
		w.complain(err, "see gearaudit --help")
		return int(gear.Usage)
	default:
		w.complain(err, "")
		return int(gear.Usage)
	}
}

// complain writes every error of a joined one on lines of its own, the hint last.
func (w *World) complain(err error, hint string) {
	for _, line := range strings.Split(strings.TrimSpace(err.Error()), "\n") {
		fmt.Fprintf(w.Err, "gearaudit: error: %s\n", safetext.Terminal(line))
	}
	if hint != "" {
		fmt.Fprintf(w.Err, "hint: %s\n", safetext.Terminal(hint))
	}
}

// warn tells something that does not stop the command.
func warn(out io.Writer, format string, args ...any) {
	fmt.Fprintf(out, "gearaudit: warning: %s\n", safetext.Terminal(fmt.Sprintf(format, args...)))
}

func workers() int { return runtime.GOMAXPROCS(0) }
