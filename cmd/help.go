package cmd

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/gearaudit/gearaudit/cmd/internal/term"
)

// flagGroup is a part of a help page.
type flagGroup struct {
	title string
	flags []string
}

// flagGroups lists the groups in the order of the help. A flag that is in none
// is in the last.
func flagGroups() []flagGroup {
	return []flagGroup{
		{"Operator and rules", []string{"profile", "profile-from", "rules", "rules-dir", "include-unverified", "as-of", "until", "country"}},
		{"Reading the inventory", []string{"map", "headings", "sheet", "set-aside", "delimiter", "encoding", "date-order", "strict", "fields"}},
		{"Question about a single item", []string{"name", "brand", "model", "part-number", "mac", "sys-object-id", "sys-descr", "fcc-id", "acquired-on"}},
		{"Decisions and accepted findings", []string{"decisions", "waivers", "waivers-from", "baseline", "baseline-from"}},
		{"Money", []string{
			"budget", "allocation", "proration", "claimed", "confidence", "price-book", "rate", "cost-baseline", "tax", "escalation", "life",
			"period", "mobilisation", "crew", "core-first", "weights", "percentile", "appropriation", "administration",
		}},
		{"Exit code", []string{"fail-on", "allow-rejects"}},
		{"Output", []string{"format", "output", "limit", "all", "brief", "rejects", "quiet", "progress"}},
		{"Other", nil},
	}
}

// help prints the help of a command, wrapped to the terminal.
func help(w *term.Env, c *cobra.Command) error {
	p := &term.Printer{Out: w.Out, Width: w.Width}
	printParagraphs(p, longText(c))
	p.Heading("Usage")
	p.Line(2, "", c.UseLine())
	printCommands(p, c)
	if c.Example != "" {
		p.Heading("Examples")
		for line := range strings.Lines(c.Example) {
			p.Line(2, "", strings.TrimSpace(line))
		}
	}
	printFlags(p, c)
	if c.HasAvailableSubCommands() {
		p.Heading("See \"" + c.CommandPath() + " COMMAND --help\" for a command.")
	}
	return p.Flush(nil)
}

func longText(c *cobra.Command) string {
	if c.Long != "" {
		return c.Long
	}
	return c.Short + "."
}

// printParagraphs prints text whose paragraphs are apart by empty lines.
// Indented lines stay lines.
func printParagraphs(p *term.Printer, text string) {
	for i, paragraph := range strings.Split(text, "\n\n") {
		if i > 0 {
			p.Blank()
		}
		if !strings.HasPrefix(paragraph, " ") {
			p.Line(0, "", paragraph)
			continue
		}
		for line := range strings.Lines(paragraph) {
			p.Line(4, "", strings.TrimSpace(line))
		}
	}
}

func printCommands(p *term.Printer, c *cobra.Command) {
	var list []*cobra.Command
	widest := 0
	for _, k := range c.Commands() {
		if k.IsAvailableCommand() {
			list = append(list, k)
			widest = max(widest, len(k.Name()))
		}
	}
	if len(list) == 0 {
		return
	}
	p.Heading("Commands")
	for _, k := range list {
		p.Line(2, k.Name()+strings.Repeat(" ", widest-len(k.Name())+1), k.Short)
	}
}

// printFlags prints the flags by groups.
func printFlags(p *term.Printer, c *cobra.Command) {
	groups := flagGroups()
	for i, g := range groups {
		first := true
		c.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if f.Hidden || groupOf(groups, f.Name) != i {
				return
			}
			if first {
				p.Heading(g.title)
				first = false
			}
			printFlag(p, f)
		})
	}
}

func groupOf(groups []flagGroup, flag string) int {
	if i := slices.IndexFunc(groups, func(g flagGroup) bool { return slices.Contains(g.flags, flag) }); i >= 0 {
		return i
	}
	return len(groups) - 1
}

// printFlag prints a flag with what it takes, and beside it what it is; below it
// where there is no room beside.
func printFlag(p *term.Printer, f *pflag.Flag) {
	const column = 30
	value, text := pflag.UnquoteUsage(f)
	name := "    --" + f.Name
	if f.Shorthand != "" {
		name = "-" + f.Shorthand + ", --" + f.Name
	}
	if value != "" {
		name += " " + value
	}
	if d := f.DefValue; d != "" && d != "false" && d != "0" && d != "[]" {
		text += " (default " + d + ")"
	}
	switch {
	case p.Width < 2*column:
		p.Line(2, "", strings.TrimSpace(name))
		p.Line(6, "", text)
	case len(name) > column-3:
		p.Line(2, "", name)
		p.Line(column+1, "", text)
	default:
		p.Line(2, name+strings.Repeat(" ", column-2-len(name)), text)
	}
}
