package flags

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/report/marked"
	"github.com/gearaudit/gearaudit/audit/report/output"

	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/cmd/internal/term"
)

// OutputOptions say in which formats a run is reported, and where to.
type OutputOptions struct {
	Format  string
	all     bool // saved runs hold the items without findings too
	outputs []string
	Limit   int
	brief   bool
	author  string
	secrecy string
	formats []report.Format // that can be chosen
}

// AddFlags adds the flags to a command.
func (o *OutputOptions) AddFlags(c *cobra.Command, formats []report.Format) {
	o.formats = formats
	var names []string
	for _, x := range formats {
		names = append(names, x.Name)
	}
	f := c.Flags()
	f.StringVarP(&o.Format, "format", "f", "", "`FORMAT` of standard output: "+strings.Join(names, ", ")+" (default table)")
	f.StringArrayVarP(&o.outputs, "output", "o", nil, "write to a file, `[FORMAT=]PATH`; the ending picks the format (repeatable; - is standard output)")
	f.IntVar(&o.Limit, "limit", 0, "maximum `ROWS` per table (default: depends on the format)")
	f.StringVar(&o.author, "author", "", "`NAME` that a document (html, xlsx) says it was prepared by")
	f.StringVar(&o.secrecy, "confidential", "", "`LINE` about confidentiality in a document (html, xlsx)")
	if slices.ContainsFunc(formats, func(x report.Format) bool { return x.Name == "html" && x.Items }) {
		f.BoolVar(&o.brief, "brief", false, "html: one page for a board; table: the first screen alone")
	}
	if slices.ContainsFunc(formats, func(x report.Format) bool { return x.Whole }) {
		f.BoolVar(&o.all, "all", false, "json and jsonl hold the items without findings too")
	}
	_ = c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(names, cobra.ShellCompDirectiveNoFileComp))
}

// Outputs is every rendering of one run.
type Outputs struct {
	*output.Outputs
	targets []output.Target
	all     bool
}

// Open begins the outputs; none of them may replace one of the files taken.
func (o *OutputOptions) Open(w *term.Env, taken []string) (*Outputs, error) {
	targets, err := o.Targets()
	if err != nil {
		return nil, err
	}
	out, err := output.Open(targets, taken, w.Out, o.Options(w))
	if err != nil {
		return nil, err
	}
	return &Outputs{out, targets, o.all}, nil
}

// Targets reads the flags.
func (o *OutputOptions) Targets() ([]output.Target, error) {
	targets, err := output.ChooseAmong(o.formats, o.Format, o.outputs)
	if err != nil {
		return nil, o.hinted(err)
	}
	return targets, nil
}

// Options are the choices of a rendering at the terminal.
func (o *OutputOptions) Options(w *term.Env) report.Options {
	return report.Options{Width: w.Width, Color: w.Color(), Limit: o.Limit, Brief: o.brief, Author: o.author, Secrecy: o.secrecy}
}

// list hands the writers to the audit.
func (o *Outputs) list() []audit.Output {
	var out []audit.Output
	o.Each(func(f report.Format, w report.Writer) {
		one := audit.Output{Writer: w, Items: f.Items, Fresh: f.Fresh, Clear: f.Clear || f.Whole && o.all}
		if m, ok := w.(*marked.Writer); ok {
			one.Tables = m.Tables
		}
		out = append(out, one)
	})
	return out
}

func (o *Outputs) discard() { o.Discard() }

// commit puts the outputs and the rejects in their places, together.
func (o *Outputs) commit(ctx context.Context, run *report.Run, rejects *Rejects) error {
	if rejects == nil {
		return o.Commit(ctx, run)
	}
	if err := rejects.out.Flush(); err != nil {
		return term.Usage("--rejects: "+term.Cause(err).Error(), "make room on the disk")
	}
	return o.Commit(ctx, run, rejects.file)
}

// Tell lists the files that were written, with their sizes.
func (o *Outputs) Tell(w *term.Env) { Written(w, o.targets) }

// Written lists the files among targets, with their sizes.
func Written(w *term.Env, targets []output.Target) {
	for i := range targets {
		if t := &targets[i]; !t.Stdout() {
			Wrote(w, t.Path)
		}
	}
}

// Wrote tells that a file was written.
func Wrote(w *term.Env, path string) {
	if info, err := os.Stat(path); err == nil {
		term.Note(w.Err, "wrote %s (%s)", path, term.Size(info.Size()))
	}
}

// hinted adds to the fault of a choice of formats which one may have been meant.
func (o *OutputOptions) hinted(err error) error {
	var fault *gear.Fault
	if !errors.As(err, &fault) {
		return err
	}
	var names []string
	for _, f := range o.formats {
		names = append(names, f.Name)
	}
	words := []string{o.Format}
	for _, out := range o.outputs {
		name, _, named := strings.Cut(out, "=")
		if !named {
			name = strings.TrimPrefix(filepath.Ext(out), ".")
		}
		words = append(words, name)
	}
	for _, word := range words {
		switch near := gear.DidYouMean(word, names); {
		case slices.Contains(names, word) || word == "":
		case word == "pdf":
			fault.Hint = "write report.html and print it to PDF; " + fault.Hint
			return fault
		case near != "":
			fault.Hint = near + " " + fault.Hint
			return fault
		}
	}
	return fault
}
