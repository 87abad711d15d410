package auditcmd

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/gearaudit/gearaudit/audit/report/output"

	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/scaffold"
	"github.com/gearaudit/gearaudit/cmd/internal/flags"
	"github.com/gearaudit/gearaudit/cmd/internal/term"
)

// initOptions are the flags of init.
type initOptions struct {
	flags.AuditOptions
	output string
}

func NewInit(w *term.Env) *cobra.Command {
	o := &initOptions{}
	c := &cobra.Command{
		Use:   "init FILE...",
		Short: "Write a profile to start with, from an inventory",
		Long: "init reads an inventory and writes a profile in which every question about the operator stands as a " +
			"comment, with what the rows say about it. It decides nothing: what is not answered stays unknown. An " +
			"existing file is never replaced.\n\n" +
			"With --country only the kinds of operator that rules of that country ask about are listed.\n\n" +
			"Exit code: 0 the profile was written, 2 wrong usage or the file exists, 3 the inventory cannot be read.",
		Example: "  gearaudit init inventory.csv --country US\n" +
			"  gearaudit init inventory.csv -o -",
		Args: flags.NeedFiles,
		RunE: func(c *cobra.Command, files []string) error { return o.write(c.Context(), w, files) },
	}
	o.InputOptions.AddFlags(c)
	c.Flags().StringVarP(&o.output, "output", "o", "gearaudit.yaml", "`FILE` to write, or - for standard output")
	o.FailOn, o.Against = "never", "gross"
	return c
}

func (o *initOptions) write(ctx context.Context, w *term.Env, files []string) error {
	if _, err := os.Lstat(o.output); o.output != "-" && !errors.Is(err, fs.ErrNotExist) {
		return &gear.Fault{
			Kind: gear.Usage, What: "the profile is not written: a file of this name is there", Place: gear.Place{File: o.output},
			Hint: "choose another name with --output, or - to look at it first",
		}
	}
	req, err := o.Request(w, files)
	if err != nil {
		return err
	}
	name := o.output
	if name == "-" {
		name = "gearaudit.yaml"
	}
	defer flags.LimitMemory(req)()
	text, err := scaffold.Profile(ctx, *req, name)
	if err != nil {
		return err
	}
	if o.output == "-" {
		_, err := io.WriteString(w.Out, text)
		return err
	}
	f, err := output.Create(o.output, files)
	if err != nil {
		return err
	}
	defer f.Discard()
	if _, err := f.WriteString(text); err != nil {
		return term.Unreadable(o.output, "profile", "make room on the disk", err)
	}
	if err := f.Commit(); err != nil {
		return err
	}
	p := &term.Printer{Out: w.Out, Width: w.Width}
	p.Line(0, "", o.output+" is written. Answer what you can in it, then run gearaudit audit "+strings.Join(files, " ")+" --profile "+o.output)
	return p.Flush(nil)
}
