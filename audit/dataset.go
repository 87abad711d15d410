package audit

import (
	"context"
	"errors"
	"path/filepath"
	"slices"

	"github.com/gearaudit/gearaudit/audit/cost/catalog"
	"github.com/gearaudit/gearaudit/audit/engine"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory"
	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/audit/regime/excuse"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/rules"
)

// Dataset is what runs rest on: fields, vendors, rules, prices, and the answers
// and waivers of people. It is immutable once loaded, and may be shared.
type Dataset struct {
	opts      DataOptions
	engine    engine.Data
	decisions *maker.Decisions // nil for none
	packs     []report.Pack
	cut       []string // ids of the profile's usual rules that the run leaves out
}

// Load loads what runs rest on. Errors are *gear.Fault of kind Usage.
func Load(opts DataOptions) (*Dataset, error) {
	d, err := newDataset(opts)
	if err != nil {
		return nil, err
	}
	// Nearly all of a short run is spent here, and the vendors have nothing to do
	// with the rest.
	vendors := make(chan error, 1)
	var pack *rules.VendorPack
	go func() {
		var err error
		pack, err = d.loadVendors()
		vendors <- err
	}()
	rest := errors.Join(d.loadPrices(), d.loadWaivers(), d.loadRules())
	if err := errors.Join(<-vendors, rest); err != nil {
		return nil, err
	}
	d.packs = append([]report.Pack{vendorPack(pack)}, d.packs...)
	return d, d.loadDecisions(pack)
}

// LoadMakers loads only what tells who made an item. The dataset has no rules
// and no prices.
func LoadMakers(opts DataOptions) (*Dataset, error) {
	d, err := newDataset(opts)
	if err != nil {
		return nil, err
	}
	pack, err := d.loadVendors()
	if err != nil {
		return nil, err
	}
	d.packs = []report.Pack{vendorPack(pack)}
	return d, d.loadDecisions(pack)
}

func newDataset(opts DataOptions) (*Dataset, error) {
	if opts.AsOf == 0 {
		return nil, &gear.Fault{Kind: gear.Usage, What: "no day is given to judge the rules for", Hint: "set AsOf, such as to gear.ParseDate(\"2026-11-01\")"}
	}
	dict, err := rules.Fields()
	if err != nil {
		return nil, err
	}
	return &Dataset{opts: opts, engine: engine.Data{Dictionary: dict, Profile: opts.Profile, AsOf: opts.AsOf}}, nil
}

func (d *Dataset) loadVendors() (*rules.VendorPack, error) {
	pack, err := rules.Vendors()
	if err != nil {
		return nil, err
	}
	d.engine.Vendors = pack.Vendors
	d.engine.Makers, err = maker.New(pack)
	return pack, err
}

func vendorPack(p *rules.VendorPack) report.Pack {
	return report.Pack{ID: p.ID, Title: "designated vendors", Date: p.Date, Checked: p.Date, SHA256: p.SHA256}
}

// loadPrices loads the catalogue and lays the user's own prices over it.
func (d *Dataset) loadPrices() error {
	catalog, err := catalog.Load()
	if err != nil {
		return err
	}
	pack, err := catalog.Pack()
	if err != nil {
		return err
	}
	d.packs = append(d.packs, report.Pack{ID: report.PackCatalog, Title: pack.Title, Date: pack.Date, Checked: pack.Date, SHA256: pack.SHA256})
	if book := d.opts.PriceBook; book != nil {
		if catalog, err = catalog.With(book, d.opts.AsOf); err != nil {
			return err
		}
		d.packs = append(d.packs, report.Pack{ID: report.PackPriceBook, Title: book.File, Date: book.Newest().String(), SHA256: book.SHA256})
	}
	d.engine.Catalog, err = catalog.WithRates(d.opts.Rates)
	return err
}

func (d *Dataset) loadRules() error {
	choice := rules.Choice{Prefixes: d.opts.Rules, IncludeUnverified: d.opts.Unverified, Country: "US", Dirs: d.opts.RulesDirs}
	if p := d.opts.Profile; p != nil && p.Operator.Country != "" {
		choice.Country = p.Operator.Country
	}
	set, err := rules.Load(rules.Embedded(), choice)
	if err != nil {
		return err
	}
	d.engine.Rules = set
	if p := d.opts.Profile; p != nil && len(d.opts.Rules) > 0 && !slices.Equal(d.opts.Rules, p.Rules) {
		choice.Prefixes = p.Rules
		if d.cut, err = set.Cut(rules.Embedded(), choice); err != nil {
			return err
		}
	}
	for _, p := range set.Packs {
		d.packs = append(d.packs, report.Pack{ID: folderName(p.ID, d.opts.RulesDirs), Title: p.Title, Date: p.Date.String(), Checked: p.Checked.String(), SHA256: p.SHA256})
	}
	return nil
}

// folderName is what a run calls a pack: its id, or the name of the folder that it was
// read from, wherever that lies, unless another one has the same.
func folderName(id string, folders []string) string {
	name := filepath.Base(id)
	same := 0
	for _, f := range folders {
		if filepath.Base(f) == name {
			same++
		}
	}
	if same != 1 || !slices.Contains(folders, id) {
		return id
	}
	return name
}

// loadDecisions makes the answers of people part of the identification.
func (d *Dataset) loadDecisions(pack *rules.VendorPack) (err error) {
	var list *maker.Decisions
	if given := d.opts.Decisions; given != nil {
		if list, err = maker.ParseDecisions(given.Name, given.Text, pack, d.Dictionary()); err != nil {
			return err
		}
	}
	if len(d.opts.Makers.List) > 0 {
		if list, err = list.WithLabels(d.opts.Makers, d.opts.AsOf, pack, d.Dictionary()); err != nil {
			return err
		}
	}
	if list == nil {
		return nil
	}
	d.decisions = list
	d.engine.Makers = d.engine.Makers.With(list, d.opts.AsOf)
	return nil
}

func (d *Dataset) loadWaivers() error {
	w, copied := d.opts.Waivers, d.opts.WaiversFrom
	if w == nil {
		return nil
	}
	list, err := excuse.ParseWaivers(w.Name, w.Text, d.Dictionary(), d.opts.AsOf)
	if err != nil {
		return err
	}
	d.engine.Waivers = list
	if copied == nil {
		return nil
	}
	trusted, err := excuse.ParseWaivers(copied.Name, copied.Text, d.Dictionary(), d.opts.AsOf)
	if err == nil {
		list.Trust(trusted)
	}
	return err
}

// Dictionary returns the fields of inventories.
func (d *Dataset) Dictionary() *gear.Dictionary { return d.engine.Dictionary }

// Makers returns what identifies makers, with the answers of people.
func (d *Dataset) Makers() *maker.Identifier { return d.engine.Makers }

// Catalog returns the prices, the user's own before those of the catalogue; nil
// after [LoadMakers].
func (d *Dataset) Catalog() *catalog.Catalog { return d.engine.Catalog }

// Packs returns the data that the dataset was loaded from.
func (d *Dataset) Packs() []report.Pack { return d.packs }

// Engine compiles the rules for a run over the inputs. It reads these once
// where a loaded rule caps a part of the network.
func (d *Dataset) Engine(ctx context.Context, in *Inputs, workers int) (*engine.Engine, error) {
	eng, err := engine.New(&d.engine)
	if err != nil {
		return nil, err
	}
	pass := eng.FirstPass(workers)
	if pass == nil {
		return eng, nil
	}
	err = in.each(ctx, workers, func(n int, _ *inventory.File, b *inventory.Batch) func() error {
		pass.Batch(n, b)
		return nil
	}, func(*inventory.File, *inventory.Stats) {})
	if err != nil {
		return nil, err
	}
	pass.Finish()
	return eng, nil
}

// Item returns the item of a result in the words of the contract.
func (d *Dataset) Item(x *engine.Result) report.Item {
	b := newItemBuilder(d.Dictionary())
	item, _ := b.item(x)
	return item
}

// Evidence puts the evidence of an identification into the words of the contract.
func (d *Dataset) Evidence(it *gear.Item, id *maker.Identification) []report.Evidence {
	return appendEvidence(make([]report.Evidence, 0, len(id.Evidence)), d.Dictionary(), it, id)
}
