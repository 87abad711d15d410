package audit

import (
	"errors"

	"github.com/gearaudit/gearaudit/audit/cost"
	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/rules"
)

// open loads the data that a run rests on and makes it ready.
func open(req *Request) (*hall, error) {
	h := &hall{req: req, run: &report.Run{
		SchemaVersion: report.SchemaVersion,
		Tool:          report.Tool{Name: "gearaudit", Version: req.Version},
		AsOf:          req.AsOf.String(),
		Profile:       profile(req.Profile),
	}}
	// Nearly all of a short run is spent here, and the vendors have nothing to do
	// with the rest.
	var vendors *rules.VendorPack
	makers := make(chan error, 1)
	go func() {
		var err error
		vendors, err = h.openMakers()
		makers <- err
	}()
	rest := h.openRest()
	err := <-makers
	if err == nil && h.dict != nil {
		err = h.openDecisions(vendors)
	}
	if err := errors.Join(err, rest); err != nil {
		return nil, err
	}
	h.run.Packs = append([]report.Pack{vendorPack(vendors)}, h.run.Packs...)
	h.share()
	return h, nil
}

// openRest opens all but the vendors.
func (h *hall) openRest() error {
	for _, step := range []func() error{h.openFields, h.openPrices, h.openWaivers, h.openRules} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func (h *hall) openFields() (err error) {
	h.dict, err = rules.Fields()
	return err
}

func (h *hall) openMakers() (*rules.VendorPack, error) {
	pack, err := rules.Vendors()
	if err != nil {
		return nil, err
	}
	h.lexicon = pack.Vendors
	h.makers, err = maker.New(pack)
	return pack, err
}

func vendorPack(p *rules.VendorPack) report.Pack {
	return report.Pack{ID: p.ID, Title: "designated vendors", Date: p.Date, SHA256: p.SHA256}
}

// openPrices loads the catalogue and lays the user's own prices over it.
func (h *hall) openPrices() error {
	catalog, err := cost.Load()
	if err != nil {
		return err
	}
	pack, err := catalog.Pack()
	if err != nil {
		return err
	}
	h.run.Packs = append(h.run.Packs, report.Pack{ID: pack.ID, Title: pack.Title, Date: pack.Date, SHA256: pack.SHA256})
	if h.req.PriceBook != nil {
		catalog, err = catalog.With(h.req.PriceBook)
	}
	h.catalog = catalog
	return err
}

func (h *hall) openRules() error {
	choice := rules.Choice{Prefixes: h.req.Rules, IncludeUnverified: h.req.Unverified, Country: "US", Dirs: h.req.RulesDirs}
	if p := h.req.Profile; p != nil && p.Operator.Country != "" {
		choice.Country = p.Operator.Country
	}
	set, err := rules.Load(rules.Embedded(), choice)
	if err != nil {
		return err
	}
	if err := h.openJudge(set); err != nil {
		return err
	}
	h.run.RuleSet = append([]string{}, h.req.Rules...)
	for _, p := range set.Packs {
		if len(h.req.Rules) == 0 {
			h.run.RuleSet = append(h.run.RuleSet, p.ID)
		}
		h.run.Packs = append(h.run.Packs, report.Pack{ID: p.ID, Title: p.Title, Date: p.Date.String(), SHA256: p.SHA256})
	}
	for _, r := range set.Rules {
		h.run.Rules = append(h.run.Rules, ruleSheet(r))
	}
	return nil
}

// openJudge makes the rules ready for the day of the judgement and for every
// later day on which one of them changes.
func (h *hall) openJudge(set *rules.Set) (err error) {
	if h.judge, err = regime.Compile(set, h.dict, h.req.Profile, h.req.AsOf); err != nil {
		return err
	}
	h.ahead, err = regime.NewTimeline(set, h.dict, h.req.Profile, h.req.AsOf)
	return err
}

func profile(p *regime.Profile) *report.Profile {
	if p == nil {
		return nil
	}
	o := &p.Operator
	out := &report.Profile{
		Name: o.Name, Country: o.Country, USF: o.USF, SHA256: p.SHA256,
		Kinds: append([]string{}, o.Kinds...), Not: append([]string{}, o.Not...),
	}
	if o.Customers != nil {
		out.Customers = *o.Customers
	}
	return out
}
