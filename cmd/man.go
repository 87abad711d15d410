package cmd

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/report/output"
	"github.com/gearaudit/gearaudit/cmd/internal/term"
	"github.com/gearaudit/gearaudit/rules"
)

func newMan(w *term.Env) *cobra.Command {
	folder := ""
	c := &cobra.Command{
		Use:   "man [COMMAND...]",
		Short: "Print the manual page of a command",
		Long: "man prints a manual page in roff, made from the text of --help, so that the two cannot differ. With " +
			"--folder it writes the pages of all commands.",
		Example: "  gearaudit man audit | man -l -\n" +
			"  gearaudit man --folder pages",
		ValidArgsFunction: completeCommands,
		RunE: func(c *cobra.Command, names []string) error {
			if folder != "" {
				if err := os.MkdirAll(folder, 0o777); err != nil {
					return term.Unreadable(folder, "folder", "choose another name", err)
				}
				if err := writeManPages(w, c.Root(), folder); err != nil {
					return err
				}
				pages, err := filepath.Glob(filepath.Join(folder, "gearaudit*.1"))
				term.Note(w.Err, "wrote %s to %s", term.Plural(len(pages), "page", "pages"), folder)
				return err
			}
			if err := unknownCommand(c.Root(), names); err != nil {
				return err
			}
			of, _, err := c.Root().Find(names)
			if err != nil {
				return err
			}
			page, err := manPage(w, of)
			if err != nil {
				return err
			}
			_, err = io.WriteString(w.Out, page)
			return err
		},
	}
	c.Flags().StringVar(&folder, "folder", "", "`FOLDER` to write the pages of all commands to")
	_ = c.MarkFlagDirname("folder")
	return c
}

// writeManPages writes the page of a command and of all below it.
func writeManPages(w *term.Env, c *cobra.Command, folder string) error {
	f, err := output.Create(filepath.Join(folder, strings.ReplaceAll(c.CommandPath(), " ", "-")+".1"), nil)
	if err != nil {
		return err
	}
	defer f.Discard()
	page, err := manPage(w, c)
	if err != nil {
		return err
	}
	if _, err := f.WriteString(page); err != nil {
		return err
	}
	if err := f.Commit(); err != nil {
		return err
	}
	for _, k := range c.Commands() {
		if k.IsAvailableCommand() {
			if err := writeManPages(w, k, folder); err != nil {
				return err
			}
		}
	}
	return nil
}

// manEnd is what is the same in every page.
const manEnd = `.SH ENVIRONMENT
Each option can be set by a variable: GEARAUDIT_AS_OF for \-\-as\-of. An option goes before its variable, the
variable before the profile. NO_COLOR keeps the output plain.
.SH FILES
.TP
gearaudit.yaml
The profile: who the operator is, and settings. It is found in the folder of the inventory or above it.
.SH EXIT STATUS
0 nothing to report, 1 findings or over budget, 2 wrong usage, 3 the audit is not complete, 4 an internal error.
`

// manPage is one manual page. Its date is that of the data on vendors, so that a
// build can be reproduced.
func manPage(w *term.Env, c *cobra.Command) (string, error) {
	pack, err := rules.Vendors()
	if err != nil {
		return "", err
	}
	day, err := gear.ParseDate(pack.Date)
	if err != nil {
		return "", err
	}
	of := day.Time()
	var b bytes.Buffer
	c.DisableAutoGenTag = true
	err = doc.GenMan(c, &doc.GenManHeader{
		Section: "1", Date: &of, Source: "gearaudit " + w.Version, Manual: "User Commands",
	}, &b)
	if err != nil {
		return "", err
	}
	before, after, found := strings.Cut(b.String(), ".SH SEE ALSO")
	if !found {
		return before + manEnd, nil
	}
	return before + manEnd + ".SH SEE ALSO" + after, nil
}
