package cmd

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os/signal"
	"regexp"
	"runtime/debug"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/report/output"
	"github.com/gearaudit/gearaudit/audit/report/safetext"
	"github.com/gearaudit/gearaudit/cmd/internal/flags"
	"github.com/gearaudit/gearaudit/cmd/internal/term"
)

const issuesURL = "https://github.com/gearaudit/gearaudit/issues"

// Env is what a command may see and touch of the outside.
type Env = term.Env

// Process returns the Env of the running process.
func Process() Env { return term.Process() }

// grace is how long a run that is asked to end may take to clear up.
const grace = 2 * time.Second

// Execute runs a command line in the running process and returns its exit code.
// A signal that asks the process to end lets it take back what it has begun; a
// second one ends it at once, and exit does where a run waits for its input.
func Execute(args []string, exit func(code int)) int {
	w := Process()
	ctx, stop := signal.NotifyContext(context.Background(), endings()...)
	defer stop()
	context.AfterFunc(ctx, func() {
		stop()
		time.Sleep(grace)
		exit(interrupted(&w))
	})
	return run(ctx, args, w)
}

// Main runs one command line and returns the exit code of the process.
func Main(args []string, w Env) int { return run(context.Background(), args, w) }

func run(ctx context.Context, args []string, w Env) (code int) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Fprintf(w.Err, "gearaudit: error: internal error: %s\n", safetext.Terminal(fmt.Sprint(r)))
			fmt.Fprintf(w.Err, "hint: please report it with the text below at %s\n%s", issuesURL, debug.Stack())
			code = int(gear.Internal)
		}
	}()
	if w.Version == "" {
		w.Version = version()
	}
	root := newRoot(&w, needed(args))
	root.SetArgs(args)
	if err := unknownCommand(root, args); err != nil {
		return finish(&w, err)
	}
	return finish(&w, root.ExecuteContext(ctx))
}

func newRoot(w *term.Env, commands []builder) *cobra.Command {
	root := &cobra.Command{
		Use:     "gearaudit COMMAND",
		Short:   "Audit network inventories for equipment of designated vendors",
		Version: w.Version,
		Long: "gearaudit reads inventories of network equipment, finds what was made by vendors that governments have " +
			"designated, names the rules and dates that apply, estimates what replacement costs and compares it with a " +
			"budget. It is not legal advice.",
		Example: "  gearaudit audit inventory.csv\n" +
			"  gearaudit audit inventory.xlsx -p gearaudit.yaml --budget 30M -o report.html",
		SilenceUsage:      true,
		SilenceErrors:     true,
		Args:              cobra.NoArgs,
		RunE:              func(c *cobra.Command, _ []string) error { return c.Help() },
		PersistentPreRunE: func(c *cobra.Command, _ []string) error { return flags.FromEnvironment(w, c) },
	}
	root.SetIn(w.In)
	root.SetOut(w.Out)
	root.SetErr(w.Err)
	root.SetVersionTemplate("gearaudit {{.Version}}\n")
	root.SetFlagErrorFunc(flagError)
	var failed error
	root.SetHelpFunc(func(c *cobra.Command, _ []string) { failed = errors.Join(failed, help(w, c)) })
	root.PersistentPostRunE = func(*cobra.Command, []string) error { return failed }
	for _, m := range commands {
		root.AddCommand(m.make(w))
	}
	flags.Once(root)
	if root.CompletionOptions.DisableDefaultCmd = len(commands) == 1; len(commands) > 1 {
		completed(root)
	}
	return root
}

// flagError makes the fault of flags that cannot be read.
func flagError(c *cobra.Command, err error) error {
	hint := "see " + c.CommandPath() + " --help"
	if name, ok := strings.CutPrefix(err.Error(), "unknown flag: --"); ok {
		var names []string
		c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		if near := gear.Nearest(name, names); len(near) > 0 {
			hint = "did you mean --" + near[0] + "?"
		}
	}
	what := term.Unparsed(err)
	if f := flagOf(c, what); f != nil {
		name := "--" + f.Name
		value, _ := pflag.UnquoteUsage(f)
		switch {
		case flags.Twice(err):
			what, hint = name+" is given twice, and takes one value", "keep one of them"
		case strings.HasPrefix(what, "flag needs an argument"):
			what, hint = name+" needs a value", "write "+strings.TrimSpace(name+" "+value)
		case strings.HasPrefix(f.Value.Type(), "int"):
			hint = "write " + name + " with a whole number, such as 20"
		}
	}
	return term.Usage(what, hint)
}

// flagOf is the flag that an error of the flags speaks of, nil for none.
func flagOf(c *cobra.Command, text string) *pflag.Flag {
	m := regexp.MustCompile(`(?:for "(?:-(\w), )?--([a-z-]+)" flag|needs an argument: (?:'(\w)' in .*|--([a-z-]+)))`).FindStringSubmatch(text)
	if m == nil {
		return nil
	}
	if f := c.Flags().Lookup(cmp.Or(m[2], m[4])); f != nil {
		return f
	}
	return c.Flags().ShorthandLookup(cmp.Or(m[1], m[3]))
}

// unknownCommand is the fault of a first word that is no command of the one
// that it stands behind; nil where there is none. Cobra would print the help of
// the command above, as if nothing were wrong.
func unknownCommand(root *cobra.Command, args []string) error {
	if len(args) > 0 && strings.HasPrefix(args[0], "__complete") {
		return nil
	}
	root.InitDefaultHelpCmd()
	if len(args) > 0 && args[0] == "help" {
		args = args[1:]
	}
	c, rest, _ := root.Find(args) // cobra tells of an error itself
	if c == nil || !c.HasSubCommands() || len(rest) == 0 || strings.HasPrefix(rest[0], "-") {
		return nil
	}
	var names []string
	for _, k := range c.Commands() {
		if k.IsAvailableCommand() {
			names = append(names, k.Name())
		}
	}
	hint := cmp.Or(gear.DidYouMean(rest[0], names), formatHint(rest[0]), "see "+c.CommandPath()+" --help")
	return term.Usage(`unknown command "`+rest[0]+`" for "`+c.CommandPath()+`"`, hint)
}

// formatHint says how a format is asked for, where a word begins the name of one.
func formatHint(word string) string {
	for _, name := range output.Names() {
		if len(word) > 2 && strings.HasPrefix(name, word) {
			return name + " is a format: gearaudit audit FILE --format " + name
		}
	}
	return ""
}

// completed lets a shell complete command lines.
func completed(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	if c, _, err := root.Find([]string{"completion"}); err == nil {
		c.Args, c.RunE = cobra.NoArgs, func(c *cobra.Command, _ []string) error { return c.Help() }
	}
	completions(root)
}

// interrupted tells that a run was asked to end.
func interrupted(w *term.Env) int {
	term.PrintError(w.Err, errors.New("interrupted"), "no output was written; run it again")
	return int(gear.Incomplete)
}

// surplus is the fault of an argument that a command does not take.
func surplus(err error) error {
	m := regexp.MustCompile(`^unknown command "(.*)" for "(.*)"`).FindStringSubmatch(err.Error())
	if m == nil {
		return err
	}
	hint := "see " + m[2] + " --help"
	if below, ok := strings.CutSuffix(m[2], " list"); ok {
		hint = "to look at one: " + below + " show " + m[1]
	}
	return term.Usage(m[2]+` takes no argument, and is given "`+m[1]+`"`, hint)
}

// finish prints what went wrong and turns it into the exit code.
func finish(w *term.Env, err error) int {
	var v term.ExitCode
	var fault *gear.Fault
	switch {
	case err == nil:
		return 0
	case errors.Is(err, context.Canceled):
		return interrupted(w)
	case errors.As(err, &v):
		term.Note(w.Err, "%s", v.Error())
		return v.Code
	case errors.As(err, &fault):
		term.PrintError(w.Err, err, "")
		return int(fault.Kind)
	case strings.HasPrefix(err.Error(), "unknown command"):
		term.PrintError(w.Err, surplus(err), "")
		return int(gear.Usage)
	default:
		term.PrintError(w.Err, err, "")
		return int(gear.Usage)
	}
}
