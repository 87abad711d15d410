package cmd

import (
	"cmp"
	"slices"

	"github.com/gearaudit/gearaudit/audit/regime"
)

// layer is one setting that a profile may say as well. The order is the same
// for all of them: a flag, else its GEARAUDIT_ variable (both are in the typed
// value by now), else the profile, else the fallback.
type layer struct {
	flag     string
	text     *string   // the typed value, empty for none
	list     *[]string // or several values, whose profile's come first
	yes      *bool     // or a switch
	profile  []string
	fallback string
}

// fill settles a typed value.
func (l *layer) fill() {
	switch {
	case l.list != nil && (len(*l.list) == 0 || l.adds()):
		*l.list = append(slices.Clone(l.profile), *l.list...)
	case l.yes != nil:
		*l.yes = *l.yes || len(l.profile) > 0
	case l.text != nil && *l.text == "" && len(l.profile) > 0:
		*l.text = l.profile[0]
	case l.text != nil && *l.text == "":
		*l.text = l.fallback
	}
}

// adds reports a setting whose flag changes single values of the profile's and
// not all of them.
func (l *layer) adds() bool { return l.flag == "map" }

func fill(layers []layer) {
	for i := range layers {
		layers[i].fill()
	}
}

// said is what a profile says of a setting: one value or none.
func said(value string) []string {
	if value == "" {
		return nil
	}
	return []string{value}
}

// besideProfile resolves a path that a profile names.
func besideProfile(p *regime.Profile, path string) []string {
	if path == "" {
		return nil
	}
	return []string{beside(p.File, path)}
}

// orEmpty stands for a profile that says nothing where there is none.
func orEmpty(p *regime.Profile) *regime.Profile { return cmp.Or(p, &regime.Profile{}) }

func (o *rulesOptions) layers(w *World, p *regime.Profile) []layer {
	p = orEmpty(p)
	l := []layer{
		{flag: "rules", list: &o.rules, profile: p.Rules},
		{flag: "as-of", text: &o.asOf, profile: said(p.AsOf.String()), fallback: w.Today.String()},
		{flag: "include-unverified", yes: &o.unverified},
	}
	if p.IncludeUnverified {
		l[2].profile = []string{"true"}
	}
	return l
}

func (o *inputOptions) layers(p *regime.Profile) []layer {
	p = orEmpty(p)
	var columns []string
	for _, c := range p.Columns {
		columns = append(columns, c.Name+"="+c.Value)
	}
	return []layer{
		{flag: "map", list: &o.columns, profile: columns},
		{flag: "delimiter", text: &o.delimiter, profile: said(p.Delimiter)},
		{flag: "encoding", text: &o.encoding, profile: said(p.Encoding)},
		{flag: "sheet", text: &o.sheet, profile: said(p.Sheet)},
		{flag: "date-order", text: &o.dateOrder, profile: said(p.DateOrder)},
	}
}

func (o *givenOptions) layers(p *regime.Profile) []layer {
	p = orEmpty(p)
	return []layer{
		{flag: "decisions", text: &o.decisions, profile: besideProfile(p, p.Decisions)},
		{flag: "waivers", text: &o.waivers, profile: besideProfile(p, p.Waivers)},
		{flag: "baseline", text: &o.baseline, profile: besideProfile(p, p.Baseline)},
	}
}

func (o *moneyOptions) layers(p *regime.Profile) []layer {
	p = orEmpty(p)
	return []layer{
		{flag: "price-book", text: &o.priceBook, profile: besideProfile(p, p.PriceBook)},
		{flag: "cost-baseline", text: &o.against, profile: said(p.CostBaseline), fallback: "gross"},
	}
}

// layers are all settings of an audit that a profile may say, but for the sums
// of money, which funding lays over each other.
func (o *auditOptions) layers(w *World, p *regime.Profile) []layer {
	fail := layer{flag: "fail-on", text: &o.failOn, profile: said(orEmpty(p).FailOn), fallback: cmp.Or(o.failDefault, "designated")}
	return slices.Concat([]layer{fail}, o.rulesOptions.layers(w, p), o.inputOptions.layers(p), o.givenOptions.layers(p), o.moneyOptions.layers(p))
}
