package flags

import (
	"errors"
	"path/filepath"
	"strings"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/cmd/internal/term"
)

// Request turns the flags and the profile into what the audit is asked.
func (o *AuditOptions) Request(w *term.Env, files []string) (*audit.Options, error) {
	p, err := o.Load()
	if err != nil {
		return nil, err
	}
	Resolve(o.Settings(w, p))
	req := &audit.Options{
		DataOptions: audit.DataOptions{Profile: p, Rules: o.prefixes(), RulesDirs: o.RulesDirs, Unverified: o.unverified},
		Version:     w.Version, AllowRejects: o.AllowRejects, Workers: w.Workers,
	}
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
	if req.Inventory, err = o.InputOptions.Read(); err != nil {
		return nil, err
	}
	req.Sources, err = Sources(w, files)
	return req, err
}

// ofProfile lays the fault of a setting at the profile's door if that said it.
func ofProfile(err error, said bool, p *regime.Profile) error {
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
