package cmd

import (
	"os"
	"path/filepath"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/cost"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/regime"
)

// request turns the flags and the profile into what the audit is asked.
func (o *auditOptions) request(w *World, files []string) (*audit.Request, error) {
	p, err := o.load()
	if err != nil {
		return nil, err
	}
	req := &audit.Request{
		Version: version(), Profile: p, Rules: o.prefixes(p), RulesDirs: o.rulesDirs,
		Unverified:   o.unverified || p != nil && p.IncludeUnverified,
		AllowRejects: o.allowRejects, Workers: w.Workers,
	}
	if req.AsOf, err = o.day(w, p); err != nil {
		return nil, err
	}
	if req.FailOn, err = threshold(o.failOn); err != nil {
		return nil, err
	}
	if p != nil && o.budget == "" {
		o.budget = p.Budget
	}
	if req.Budget, err = amount("--budget", o.budget); err != nil {
		return nil, err
	}
	if req.PriceBook, err = priceBook(o.priceBook, p); err != nil {
		return nil, err
	}
	if req.Inventory, err = o.inputOptions.read(p); err != nil {
		return nil, err
	}
	req.Sources, err = w.sources(files)
	return req, err
}

// priceBook reads the user's own prices: the flag's file, else the profile's.
func priceBook(path string, p *regime.Profile) (*cost.Book, error) {
	if path == "" && p != nil && p.PriceBook != "" {
		path = beside(p.File, p.PriceBook)
	}
	if path == "" {
		return nil, nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, &gear.Fault{
			Kind: gear.Usage, What: "the price book cannot be read", Place: gear.Place{File: path}, Err: cause(err),
			Hint: "check --price-book, or price_book in the profile",
		}
	}
	defer f.Close()
	return cost.ReadBook(path, f)
}

// beside resolves a path that a profile names: from the profile's own folder.
func beside(profile, path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(filepath.Dir(profile), path)
}
