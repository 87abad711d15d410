package cmd

import (
	"cmp"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/gearaudit/gearaudit/audit/report/output"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/gearaudit/gearaudit/cmd/internal/term"
)

func newMan(w *term.Env) *cobra.Command {
	folder := ""
	c := &cobra.Command{
		Use:   "man [COMMAND...]",
		Short: "Print the manual page of a command",
		Long: "man prints a manual page in roff, made of what --help says, so that the two cannot differ:\n\n" +
			"    gearaudit man audit | man -l -\n\n" +
			"With --folder it writes the pages of all commands.",
		RunE: func(c *cobra.Command, names []string) error {
			if folder != "" {
				return manPages(w, c.Root(), folder)
			}
			of, rest, err := c.Root().Find(names)
			if err != nil || len(rest) > 0 {
				return term.Usage(`there is no command "`+strings.Join(names, " ")+`"`, "see gearaudit --help")
			}
			_, err = io.WriteString(w.Out, manPage(w, of))
			return err
		},
	}
	c.Flags().StringVar(&folder, "folder", "", "write the pages of all commands to this folder")
	_ = c.MarkFlagDirname("folder")
	return c
}

// manPages writes the page of a command and of all below it.
func manPages(w *term.Env, c *cobra.Command, folder string) error {
	f, err := output.Create(filepath.Join(folder, manName(c)+".1"), nil)
	if err != nil {
		return err
	}
	defer f.Discard()
	if _, err := f.WriteString(manPage(w, c)); err != nil {
		return err
	}
	if err := f.Commit(); err != nil {
		return err
	}
	for _, k := range c.Commands() {
		if k.IsAvailableCommand() {
			if err := manPages(w, k, folder); err != nil {
				return err
			}
		}
	}
	return nil
}

func manName(c *cobra.Command) string { return strings.ReplaceAll(c.CommandPath(), " ", "-") }

// manPage is one manual page. It has no date, so that it is the same in every
// build.
func manPage(w *term.Env, c *cobra.Command) string {
	var b strings.Builder
	fmt.Fprintf(&b, ".TH %s 1 \"\" \"%s\" \"User Commands\"\n", strings.ToUpper(roff(manName(c))), roff("gearaudit "+strings.ReplaceAll(w.Version, " ", "")))
	fmt.Fprintf(&b, ".SH NAME\n%s \\- %s\n.SH SYNOPSIS\n.B %s\n", roff(manName(c)), roff(c.Short), roff(c.UseLine()))
	fmt.Fprintf(&b, ".SH DESCRIPTION\n%s", roffText(cmp.Or(c.Long, c.Short)+"\n"))
	manOptions(&b, "OPTIONS", c.NonInheritedFlags())
	var below []string
	for _, k := range c.Commands() {
		if k.IsAvailableCommand() {
			below = append(below, fmt.Sprintf(".TP\n.BR %s (1)\n%s\n", roff(manName(k)), roff(k.Short)))
		}
	}
	if len(below) > 0 {
		b.WriteString(".SH COMMANDS\n" + strings.Join(below, ""))
	}
	if c.Example != "" {
		b.WriteString(".SH EXAMPLES\n.nf\n" + roffText(c.Example+"\n") + ".fi\n")
	}
	b.WriteString(".SH ENVIRONMENT\n" + roffText("Each option can be said by a variable: GEARAUDIT_AS_OF for --as-of. An option goes before\n"+
		"its variable, the variable before the profile. NO_COLOR keeps the output plain.\n"))
	b.WriteString(".SH EXIT STATUS\n" + roffText("0 nothing to report, 1 findings or over budget, 2 wrong usage, 3 the audit is not complete,\n4 a fault of gearaudit.\n"))
	if c.HasParent() {
		fmt.Fprintf(&b, ".SH SEE ALSO\n.BR %s (1)\n", roff(manName(c.Parent())))
	}
	return b.String()
}

func manOptions(b *strings.Builder, title string, flags *pflag.FlagSet) {
	if !flags.HasAvailableFlags() {
		return
	}
	b.WriteString(".SH " + title + "\n")
	flags.VisitAll(func(f *pflag.Flag) {
		kind, text := pflag.UnquoteUsage(f)
		name := "--" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", " + name
		}
		if f.DefValue != "" && f.DefValue != "false" && f.DefValue != "0" && f.DefValue != "[]" {
			text += " (default " + f.DefValue + ")"
		}
		fmt.Fprintf(b, ".TP\n.B %s\n%s\n", strings.TrimSpace(roff(name)+" "+roff(kind)), roff(text))
	})
}

// roff escapes a line of text.
func roff(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(s)
	if strings.HasPrefix(s, ".") || strings.HasPrefix(s, "'") {
		s = `\&` + s
	}
	return s
}

// roffText escapes lines; an empty one begins a paragraph, and what is indented
// keeps its lines.
func roffText(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		switch {
		case line == "":
			b.WriteString(".PP\n")
		case strings.HasPrefix(line, "  "):
			b.WriteString(".br\n" + roff(line) + "\n")
		default:
			b.WriteString(roff(line) + "\n")
		}
	}
	return b.String()
}
