package cmd

import (
	"path/filepath"

	"github.com/gearaudit/gearaudit/audit"
)

// request turns the flags and the profile into what the audit is asked.
func (o *auditOptions) request(w *World, files []string) (*audit.Request, error) {
	p, err := o.load()
	if err != nil {
		return nil, err
	}
	fill(o.layers(w, p))
	req := &audit.Request{
		Version: version(), Profile: p, Rules: o.prefixes(), RulesDirs: o.rulesDirs, Unverified: o.unverified,
		AllowRejects: o.allowRejects, Workers: w.Workers,
	}
	if req.AsOf, err = o.day(); err != nil {
		return nil, err
	}
	if req.FailOn, err = threshold(o.failOn); err != nil {
		return nil, err
	}
	if err := o.money(req, p); err != nil {
		return nil, err
	}
	if err := o.given(w, req); err != nil {
		return nil, err
	}
	if req.Inventory, err = o.inputOptions.read(); err != nil {
		return nil, err
	}
	req.Sources, err = w.sources(files)
	return req, err
}

// beside resolves a path that a profile names: from the profile's own folder.
func beside(profile, path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(filepath.Dir(profile), path)
}
