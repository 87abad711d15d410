package flags

import (
	"cmp"
	"slices"

	"github.com/gearaudit/gearaudit/audit/regime/profile"
	"github.com/gearaudit/gearaudit/cmd/internal/term"
)

// Setting is one setting that a profile may say as well. The order is the same
// for all of them: a flag, else its GEARAUDIT_ variable (both are in the typed
// value by now), else the profile, else the fallback.
type Setting struct {
	Flag     string
	Text     *string   // the typed value, empty for none
	list     *[]string // or several values, whose profile's come first
	yes      *bool     // or a switch
	Profile  []string
	fallback string
}

// Resolve settles a typed value.
func (l *Setting) Resolve() {
	switch {
	case l.list != nil && (len(*l.list) == 0 || l.Adds()):
		*l.list = append(slices.Clone(l.Profile), *l.list...)
	case l.yes != nil:
		*l.yes = *l.yes || len(l.Profile) > 0
	case l.Text != nil && *l.Text == "" && len(l.Profile) > 0:
		*l.Text = l.Profile[0]
	case l.Text != nil && *l.Text == "":
		*l.Text = l.fallback
	}
}

// Adds reports a setting whose flag changes single values of the profile's and
// not all of them.
func (l *Setting) Adds() bool { return l.Flag == "map" || l.Flag == "set-aside" }

// Resolve gives each setting the value of its flag, else of the profile, else its default.
func Resolve(layers []Setting) {
	for i := range layers {
		layers[i].Resolve()
	}
}

// Said is what a profile says of a setting: one value or none.
func Said(value string) []string {
	if value == "" {
		return nil
	}
	return []string{value}
}

// besideProfile resolves a path that a profile names.
func besideProfile(p *profile.Profile, path string) []string {
	if path == "" {
		return nil
	}
	return []string{beside(p.File, path)}
}

// Settings lists the flags that a profile may set too.
func (o *RulesOptions) Settings(w *term.Env, p *profile.Profile) []Setting {
	p = cmp.Or(p, &profile.Profile{})
	l := []Setting{
		{Flag: "rules", list: &o.rules, Profile: p.Rules},
		{Flag: "as-of", Text: &o.AsOf, Profile: Said(p.AsOf.String()), fallback: w.Today.String()},
		{Flag: "include-unverified", yes: &o.unverified},
	}
	if p.IncludeUnverified {
		l[2].Profile = []string{"true"}
	}
	return l
}

// Settings lists the flags that a profile may set too.
func (o *InputOptions) Settings(p *profile.Profile) []Setting {
	p = cmp.Or(p, &profile.Profile{})
	var columns []string
	for _, c := range p.Headings() {
		columns = append(columns, c.Name+"="+c.Value)
	}
	return []Setting{
		{Flag: "map", list: &o.columns, Profile: columns},
		{Flag: "delimiter", Text: &o.delimiter, Profile: Said(p.Delimiter)},
		{Flag: "encoding", Text: &o.encoding, Profile: Said(p.Encoding)},
		{Flag: "sheet", list: &o.sheets, Profile: append(Said(p.Sheet), p.Sheets...)},
		{Flag: "set-aside", list: &o.setAside, Profile: p.SetAside},
		{Flag: "date-order", Text: &o.dateOrder, Profile: Said(p.DateOrder)},
		{Flag: "strict", yes: &o.strict, Profile: Said(map[bool]string{true: "true"}[p.Strict])},
	}
}

// Settings lists the flags that a profile may set too.
func (o *GivenOptions) Settings(p *profile.Profile) []Setting {
	p = cmp.Or(p, &profile.Profile{})
	return []Setting{
		{Flag: "decisions", Text: &o.Decisions, Profile: besideProfile(p, p.Decisions)},
		{Flag: "waivers", Text: &o.waivers, Profile: besideProfile(p, p.Waivers)},
		{Flag: "baseline", Text: &o.baseline, Profile: besideProfile(p, p.Baseline)},
	}
}

// Settings lists the flags that a profile may set too.
func (o *MoneyOptions) Settings(p *profile.Profile) []Setting {
	p = cmp.Or(p, &profile.Profile{})
	return []Setting{
		{Flag: "price-book", list: &o.PriceBooks, Profile: besideProfile(p, p.PriceBook)},
		{Flag: "cost-baseline", Text: &o.Against, Profile: Said(p.CostBaseline), fallback: "gross"},
	}
}

// Settings are all settings of an audit that a profile may say, but for the sums
// of money, which Funding lays over each other.
func (o *AuditOptions) Settings(w *term.Env, p *profile.Profile) []Setting {
	fail := Setting{Flag: "fail-on", Text: &o.FailOn, Profile: Said(cmp.Or(p, &profile.Profile{}).FailOn), fallback: cmp.Or(o.failDefault, "designated")}
	return slices.Concat([]Setting{fail}, o.RulesOptions.Settings(w, p), o.InputOptions.Settings(p), o.GivenOptions.Settings(p), o.MoneyOptions.Settings(p))
}
