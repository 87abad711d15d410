// Package scaffold writes a profile to begin with, from what inventories say.
//
// The package serves the command init. Its API may change.
package scaffold

import (
	"cmp"
	"context"
	_ "embed"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"text/template"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory"
	"github.com/gearaudit/gearaudit/audit/inventory/columns"
	"github.com/gearaudit/gearaudit/audit/regime/profile"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/safetext"
	"github.com/gearaudit/gearaudit/rules"
)

//go:embed profile.tmpl
var profileText string

// content is what an inventory says about the profile that would go with it.
type content struct {
	Name      string // of the profile
	Files     []string
	AsOf      string
	Summary   *report.Summary
	Countries []tally // of the sites
	Funding   []tally // words of the column funding
	Kinds     []*kind
	Country   string // that was named, empty for none
	Tables    []*table
	Aside     []string // headings that are not read
}

// tally is a value with the number of rows that say it.
type tally struct {
	Word string
	Rows int
}

// kind is a kind of operator, with the rules that ask for it.
type kind struct {
	Kind     string
	Doc      string
	Rules    []string
	Findings int // that rest on those rules
}

// table is what a profile can say about the columns of a sheet or file.
type table struct {
	Key     string // sheet, file, or both
	Columns []column
	Beside  []string // what is read of it and cannot be said by a heading
	keys    []string // by which it may be named, the shortest first
	line    int      // of the headings
	several []string // fields that several columns hold
}

// column is how a column was read.
type column struct {
	Field, Heading string
	Note           string // why it should be looked at, empty for nothing
	at             int    // number of the column, from 1
}

// Profile reads inventories and writes a profile to begin with: every answer that
// only a person can give stands in it as a question behind a #, with what the
// rows say about it. The text is a valid profile as it stands, and says
// nothing. Name is the name that it will have; with a country only the kinds of
// operator that matter there are listed. Errors are those of [audit.Run].
func Profile(ctx context.Context, opts audit.Options, name, country string) (string, error) {
	var err error
	if opts.Profile, err = profile.Parse(name, []byte("operator: {kinds: []}\n")); err != nil {
		return "", err
	}
	opts.Rules, opts.Summary = []string{"*"}, true
	if country != "" {
		opts.Rules, opts.Profile.Operator.Country = nil, country
	}
	run, err := audit.Run(ctx, opts)
	if err != nil {
		return "", err
	}
	d := &content{Name: name, Country: country, AsOf: run.AsOf, Summary: &run.Summary}
	if err := d.read(ctx, &opts); err != nil {
		return "", err
	}
	if err := d.ask(run); err != nil {
		return "", err
	}
	t, err := template.New("profile").Funcs(template.FuncMap{"quote": strconv.Quote, "join": strings.Join, "pad": pad}).Parse(profileText)
	if err != nil {
		return "", err
	}
	var out strings.Builder
	err = t.Execute(&out, d)
	return safetext.YAML(out.String()), err
}

func pad(s string, n int) string { return s + strings.Repeat(" ", max(n-len(s), 0)) }

// read counts the words of the cells that hint at the operator.
func (d *content) read(ctx context.Context, opts *audit.Options) error {
	dict, err := rules.Fields()
	if err != nil {
		return err
	}
	countries, funding := map[string]int{}, map[string]int{}
	data, err := audit.LoadMakers(opts.DataOptions)
	if err != nil {
		return err
	}
	tables, err := data.Tables(ctx, opts.Sources, opts.Inventory)
	if err != nil {
		return err
	}
	for _, f := range tables.Files {
		d.file(dict, f)
		_, err := f.Scan(ctx, 1, func(_ int, b *inventory.Batch) func() error {
			for b.Next() {
				count(countries, dict, b.Item(), gear.Country)
				count(funding, dict, b.Item(), gear.Funding)
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	d.name()
	d.Countries, d.Funding = ranked(countries), ranked(funding)
	return nil
}

func count(words map[string]int, dict *gear.Dictionary, it *gear.Item, f gear.Field) {
	if v := it.Value(f); v.Known() && v.Code > 0 {
		words[dict.Defs[f].Values[v.Code-1]]++
	}
}

func ranked(words map[string]int) []tally {
	out := make([]tally, 0, len(words))
	for w, n := range words {
		out = append(out, tally{w, n})
	}
	slices.SortFunc(out, func(a, b tally) int { return cmp.Or(cmp.Compare(b.Rows, a.Rows), strings.Compare(a.Word, b.Word)) })
	return out
}

// file notes how a table was understood. A second table of a sheet, below or beside
// the first, adds what that does not say.
func (d *content) file(dict *gear.Dictionary, f *inventory.File) {
	m := f.Mapping()
	at := slices.IndexFunc(d.Tables, func(t *table) bool { return t.keys[len(t.keys)-1] == keysOf(f)[len(keysOf(f))-1] })
	if at < 0 {
		d.Files = append(d.Files, safetext.Terminal(strings.TrimSpace(f.Name()+" "+f.Sheet())))
		at = len(d.Tables)
		d.Tables = append(d.Tables, &table{keys: keysOf(f), line: m.Line})
	}
	t := d.Tables[at]
	for i := range m.Columns {
		t.add(dict, &m, &m.Columns[i])
	}
	for _, a := range m.Ignored {
		if h := strconv.Quote(a.Heading); a.Heading != "" && !slices.Contains(d.Aside, h) {
			d.Aside = append(d.Aside, h)
		}
	}
}

// keysOf returns the words by which a table may be named in a profile.
func keysOf(f *inventory.File) []string {
	if f.Sheet() == "" {
		return []string{filepath.Base(f.Name()), f.Name()}
	}
	return []string{f.Sheet(), filepath.Base(f.Name()) + "!" + f.Sheet(), f.Name() + "!" + f.Sheet()}
}

// add notes one column, if a heading can name it.
func (t *table) add(dict *gear.Dictionary, m *columns.Mapping, c *columns.MappedColumn) {
	one := column{Field: dict.Name(c.Field), Heading: c.Heading, at: c.Column}
	switch {
	case c.Confidence == columns.Joined, m.Line == 0:
		t.Beside = append(t.Beside, one.Field+": "+strconv.Quote(one.Heading))
		return
	case slices.Contains(t.several, one.Field):
		return
	case len(c.Alternatives) > 0:
		one.Note = "or is it " + dict.Name(c.Alternatives[0]) + "?"
	case c.Confidence == columns.Likely:
		one.Note = "likely: is it?"
	}
	at := slices.IndexFunc(t.Columns, func(o column) bool { return o.Field == one.Field })
	switch {
	case twice(m, c) || at >= 0 && m.Line == t.line && t.Columns[at].at != one.at: // which of them is meant no heading can say
		t.Beside = append(t.Beside, one.Field+": several columns")
		t.several = append(t.several, one.Field)
		t.Columns = slices.DeleteFunc(t.Columns, func(o column) bool { return o.Field == one.Field })
	case at < 0 && !slices.ContainsFunc(t.Columns, func(o column) bool { return o.Heading == one.Heading }):
		t.Columns = append(t.Columns, one)
	}
}

// twice reports a heading that stands over another column as well, so that it
// names none.
func twice(m *columns.Mapping, c *columns.MappedColumn) bool {
	same := func(heading string, column int) bool {
		return column != c.Column && strings.EqualFold(strings.TrimSpace(heading), strings.TrimSpace(c.Heading))
	}
	return slices.ContainsFunc(m.Columns, func(o columns.MappedColumn) bool { return same(o.Heading, o.Column) }) ||
		slices.ContainsFunc(m.Ignored, func(o columns.IgnoredColumn) bool { return same(o.Heading, o.Column) })
}

// Mapped reports whether headings can say anything of the tables.
func (d *content) Mapped() bool {
	return slices.ContainsFunc(d.Tables, func(t *table) bool { return len(t.Columns) > 0 })
}

// name gives each table the shortest word that no other table has.
func (d *content) name() {
	for _, t := range d.Tables {
		for _, key := range t.keys {
			t.Key = key
			if !slices.ContainsFunc(d.Tables, func(o *table) bool { return o != t && slices.Contains(o.keys, key) }) {
				break
			}
		}
	}
}

// ask lists the kinds of operators that rules ask for, those first of which
// most depends here.
func (d *content) ask(run *report.Run) error {
	choice := rules.Choice{Prefixes: []string{"*"}}
	if d.Country != "" {
		choice = rules.Choice{Country: d.Country}
	}
	set, err := rules.Load(rules.Embedded(), choice)
	if err != nil {
		return err
	}
	findings := map[string]int{}
	for i := range run.RuleTotals {
		for _, n := range run.RuleTotals[i].Outcomes {
			findings[run.RuleTotals[i].Rule] += int(n)
		}
	}
	for _, def := range set.Kinds {
		if d.Country != "" && def.Country != "" && def.Country != d.Country {
			continue
		}
		name := def.Kind
		k := &kind{Kind: name, Doc: def.Doc}
		for _, r := range set.Rules {
			if turns(r, name) {
				k.Rules = append(k.Rules, r.ID)
				k.Findings += findings[r.ID]
			}
		}
		d.Kinds = append(d.Kinds, k)
	}
	slices.SortStableFunc(d.Kinds, func(a, b *kind) int { return cmp.Compare(b.Findings, a.Findings) })
	return nil
}

// turns reports whether a rule asks for a kind of operator anywhere.
func turns(r *rules.Rule, kind string) bool {
	clause := func(c rules.Clause) bool { return c.When.Names(kind) }
	return r.Binds.Names(kind) || r.Eligible.Names(kind) || slices.ContainsFunc(r.Clauses, clause)
}

// Who names the rules, or where many are from.
func (k *kind) Who() string {
	if len(k.Rules) <= 4 {
		return strings.Join(k.Rules, " ")
	}
	var from []string
	for _, r := range k.Rules {
		if place, _, _ := strings.Cut(r, "-"); !slices.Contains(from, place) {
			from = append(from, place)
		}
	}
	return strconv.Itoa(len(k.Rules)) + " rules of " + strings.Join(from, " ")
}
