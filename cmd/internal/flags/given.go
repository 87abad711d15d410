package flags

import (
	"bytes"
	"cmp"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
	"github.com/gearaudit/gearaudit/cmd/internal/term"
)

// GivenOptions name what people have decided before.
type GivenOptions struct {
	Decisions string
	waivers   string
	trusted   string
	baseline  string
	// trusted copy of the baseline
	baselineFrom string
}

// AddFlags adds the flags to a command.
func (o *GivenOptions) AddFlags(c *cobra.Command) {
	f := c.Flags()
	f.StringVar(&o.Decisions, "decisions", "", "`FILE` (YAML) of decisions that people made about makers; gearaudit review writes one")
	f.StringVar(&o.waivers, "waivers", "", "`FILE` (YAML) of accepted findings, each with approver and expiry date: they are reported, and do not fail the run")
	f.StringVar(&o.trusted, "waivers-from", "", "trusted copy of the waivers, such as the `FILE` on the branch to merge into: only waivers that stand in both, word for word, count")
	f.StringVar(&o.baseline, "baseline", "", "saved run (`FILE`, JSON) whose findings are known: they are reported, and do not fail the run again")
	f.StringVar(&o.baselineFrom, "baseline-from", "", "trusted copy of the baseline, such as the `FILE` on the branch to merge into: only findings in it are known")
}

// files are those that the options name.
func (o *GivenOptions) files() []string {
	return []string{o.Decisions, o.waivers, o.trusted, o.baseline, o.baselineFrom}
}

// readFiles reads what the options name.
func (o *GivenOptions) readFiles(w *term.Env, req *audit.Options) (err error) {
	if req.Decisions, err = Document(o.Decisions, "decisions file", "check --decisions"); err != nil {
		return err
	}
	if req.Waivers, err = Document(o.waivers, "waivers file", "check --waivers, or waivers in the profile"); err != nil {
		return err
	}
	if req.WaiversFrom, err = Document(o.trusted, "trusted copy of the waivers", "check --waivers-from"); err != nil {
		return err
	}
	if req.WaiversFrom != nil && len(req.WaiversFrom.Text) == 0 {
		req.WaiversFrom.Text = []byte("waivers: []\n") // it trusts nothing
	}
	if req.WaiversFrom != nil && req.Waivers == nil {
		req.Waivers = req.WaiversFrom
	}
	baseline := cmp.Or(o.baselineFrom, o.baseline)
	if info, err := os.Stat(o.baselineFrom); err == nil && info.Size() == 0 || baseline == "" {
		return nil // an empty trusted copy trusts nothing
	}
	run, err := ReadRun(w, baseline)
	if err != nil {
		return err
	}
	req.Before = run
	if file, err := Document(o.baseline, "baseline", "check --baseline"); err == nil && file != nil {
		req.BaselineFile = *file
	}
	req.Known, err = audit.Baseline(run)
	return err
}

// Document reads a file of the user, nil where none is named.
func Document(path, what, hint string) (*audit.Document, error) {
	if path == "" {
		return nil, nil
	}
	text, err := term.ReadFile(path)
	if err != nil {
		return nil, term.Unreadable(path, what, hint, err)
	}
	return &audit.Document{Name: path, Text: text}, nil
}

// WarnGiven warns of sheets that were not read, and of waivers and decisions
// that were of no use.
func WarnGiven(w *term.Env, run *report.Run, quiet bool) {
	if quiet {
		return
	}
	for i := range run.Inputs {
		in := &run.Inputs[i]
		if a := in.SetAside; a != nil && a.By != "user" {
			term.Warn(w.Err, "%s was set aside: %s", phrase.InputName(in), a.Why)
		}
	}
	for i := range run.Waivers {
		if problem := run.Waivers[i].Problem(); problem != "" {
			term.Warn(w.Err, "%s", problem)
		}
	}
	WarnDecisions(w, run.Decisions, quiet)
}

// WarnDecisions warns of decisions that were of no use.
func WarnDecisions(w *term.Env, list []report.Decision, quiet bool) {
	if quiet {
		return
	}
	for _, d := range list {
		switch d.State {
		case "stale":
			term.Warn(w.Err, "the decision about %s has expired", d.Match)
		case "unused":
			term.Warn(w.Err, "the decision about %s matches no open row", d.Match)
		}
	}
}

// ReadRun reads a saved run from a file or from standard input.
func ReadRun(w *term.Env, name string) (*report.Run, error) {
	run, _, err := ReadRunText(w, name)
	return run, err
}

// ReadRunText reads a saved run, and returns its text too.
func ReadRunText(w *term.Env, name string) (*report.Run, []byte, error) {
	in := w.In
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, nil, &gear.Fault{Kind: gear.Usage, What: "the run cannot be read", Place: gear.Place{File: name}, Err: term.Cause(err), Hint: nearFile(name, "check the path")}
		}
		defer f.Close()
		in = f
	}
	var text bytes.Buffer
	run, err := report.Read(io.TeeReader(in, &text), name)
	return run, text.Bytes(), err
}
