// Package flags holds the groups of flags that several commands take: what they
// are called, how the profile and the environment stand behind them, and what
// they ask of an audit.
package flags

import (
	"context"
	"errors"
	"io/fs"
	"slices"

	"github.com/spf13/cobra"

	"path/filepath"
	"strings"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/regime/profile"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
	"github.com/gearaudit/gearaudit/cmd/internal/term"
)

// AuditOptions are the flags of audit, as they were typed.
type AuditOptions struct {
	RulesOptions
	InputOptions
	OutputOptions

	MoneyOptions
	GivenOptions

	FailOn       string
	failDefault  string // designated where it is empty
	AllowRejects int64
	rejects      string
	Quiet        bool
	progress     string
}

// AddFlags are those of every command that reports a run.
func (o *AuditOptions) AddFlags(c *cobra.Command, formats []report.Format, failOn string) {
	o.RulesOptions.AddFlags(c)
	o.InputOptions.AddFlags(c)
	o.OutputOptions.AddFlags(c, formats)
	o.MoneyOptions.AddFlags(c)
	o.GivenOptions.AddFlags(c)
	f := c.Flags()
	o.failDefault = failOn
	f.StringVar(&o.FailOn, "fail-on", "", "`OUTCOME` from which on the exit code is 1: breach, due, report, review, advisory, designated or never (default "+failOn+")")
	f.Int64Var(&o.AllowRejects, "allow-rejects", 0, "`NUMBER` of rejected rows to tolerate")
	f.StringVar(&o.rejects, "rejects", "", "write the rejected rows with their reasons to this `FILE` (CSV)")
	f.BoolVarP(&o.Quiet, "quiet", "q", false, "no progress, no warnings, no list of the files written")
	f.StringVar(&o.progress, "progress", "auto", "show progress on standard error: `WHEN` is auto, always or never")
}

// Walk is what is done with a request: an audit, or a plan on top of one.
type Walk func(context.Context, audit.Options) (*report.Run, error)

// Run does what is asked with the files, writes the outputs, and returns the exit
// code as an error.
func (o *AuditOptions) Run(ctx context.Context, w *term.Env, files []string, walk Walk) error {
	if err := term.CheckProgress(o.progress); err != nil {
		return err
	}
	req, err := o.Request(w, files)
	if err != nil {
		return err
	}
	taken := o.Taken(req, files)
	outputs, err := o.OutputOptions.Open(w, taken)
	if err != nil {
		return err
	}
	defer outputs.discard()
	req.Outputs = outputs.list()
	rejects, err := OpenRejects(o.rejects, append(taken, outputs.Taken()...))
	if err != nil {
		return err
	}
	defer rejects.Discard()
	req.Rejects = rejects.Writer()
	bar := term.NewProgress(w, o.progress, o.Quiet)
	req.Inventory.Progress = bar.Update
	defer LimitMemory(req)()
	run, err := walk(ctx, *req)
	bar.Clear()
	if err != nil {
		return err
	}
	if err := outputs.commit(ctx, run, rejects); err != nil {
		return err
	}
	if !o.Quiet {
		outputs.Tell(w)
	}
	WarnGiven(w, run, o.Quiet)
	if run.Summary.ExitCode != 0 {
		return term.Exit(run.Summary.ExitCode, phrase.Why(run))
	}
	return nil
}

// Taken are the files that the run reads, which no output may replace.
func (o *AuditOptions) Taken(req *audit.Options, files []string) []string {
	out := append(o.GivenOptions.files(), files...)
	for _, s := range req.Sources {
		out = append(out, s.Name())
	}
	if req.Profile != nil {
		out = append(out, req.Profile.File)
	}
	out = append(append(out, o.Profile, o.RulesOptions.trusted, o.Actuals), o.PriceBooks...)
	for _, dir := range o.RulesDirs {
		_ = filepath.WalkDir(dir, func(path string, _ fs.DirEntry, err error) error { // what cannot be walked was refused before
			out = append(out, path)
			return err
		})
	}
	return slices.DeleteFunc(out, func(s string) bool { return s == "" || s == "-" })
}

// Into has the run written to these outputs, whatever the flags say.
func (o *AuditOptions) Into(outputs []string, rejects string) {
	o.Format, o.outputs, o.rejects = "", outputs, rejects
}

// A GivenFile is a file or folder that the run rests on besides the inventories,
// and the flag that names it.
type GivenFile struct{ Flag, Path string }

// GivenFiles are those that verify needs to run a request again.
func (o *AuditOptions) GivenFiles(req *audit.Options) []GivenFile {
	var out []GivenFile
	if req.Profile != nil {
		out = append(out, GivenFile{"profile", req.Profile.File})
	}
	out = append(out, GivenFile{"decisions", o.Decisions}, GivenFile{"waivers", o.waivers}, GivenFile{"waivers-from", o.GivenOptions.trusted},
		GivenFile{"baseline", o.baseline}, GivenFile{"baseline-from", o.baselineFrom}, GivenFile{"actuals", o.Actuals})
	for _, path := range o.PriceBooks {
		out = append(out, GivenFile{"price-book", path})
	}
	for _, path := range o.RulesDirs {
		out = append(out, GivenFile{"rules-dir", path})
	}
	return slices.DeleteFunc(out, func(g GivenFile) bool { return g.Path == "" || g.Path == "-" })
}

// Request turns the flags and the profile into what the audit is asked.
func (o *AuditOptions) Request(w *term.Env, files []string) (*audit.Options, error) {
	p, err := o.Load(w, files, o.Quiet)
	if err != nil {
		return nil, err
	}
	Resolve(o.Settings(w, p))
	req := &audit.Options{
		DataOptions: audit.DataOptions{Profile: p, Rules: o.prefixes(), RulesDirs: o.RulesDirs, Unverified: o.unverified},
		Version:     w.Version, AllowRejects: o.AllowRejects, Workers: w.Workers,
	}
	req.Makers = Makers(p)
	if req.AsOf, err = o.Day(); err != nil {
		return nil, err
	}
	if req.FailOn, err = threshold(o.FailOn); err != nil {
		return nil, ofProfile(err, p != nil && o.FailOn == p.FailOn, p)
	}
	if err := o.money(req, p); err != nil {
		return nil, err
	}
	if err := o.readFiles(w, req); err != nil {
		return nil, err
	}
	if req.Inventory, err = o.InputOptions.Read(p); err != nil {
		return nil, err
	}
	req.Sources, err = Sources(w, files)
	return req, err
}

// ofProfile lays the fault of a setting at the profile's door if that said it.
func ofProfile(err error, said bool, p *profile.Profile) error {
	var fault *gear.Fault
	if said && errors.As(err, &fault) {
		fault.Place = gear.Place{File: p.File}
		fault.What = strings.ReplaceAll(strings.TrimPrefix(fault.What, "--"), "fail-on", "fail_on")
	}
	return err
}

// beside resolves a path that a profile names: from the profile's own folder.
func beside(profile, path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(filepath.Dir(profile), path)
}
