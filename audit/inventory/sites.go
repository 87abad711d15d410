package inventory

import (
	"context"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// siteTable is a table that says of each site where it is and what it is called:
// what rows of equipment lack is looked up in it, by the site that they name.
type siteTable struct {
	name   string // of the file, or of its sheet
	fields []gear.Field
	texts  map[gear.Field]map[string]map[gear.Field]string // by the field that names a site, its folded name and the field asked for
}

// listsSites reports a table in which nothing names a maker and that says more of
// sites than what they are called.
func (f *File) listsSites() bool {
	return f.has(siteKeys()...) && f.has(siteFields(f.dict)[1:]...) && !f.has(gear.SerialNumber, gear.AssetTag, gear.Quantity)
}

// readSites reads a table of sites. Of a site that stands in it twice, with
// different texts, nothing is taken.
func (f *File) readSites(ctx context.Context) (*siteTable, error) {
	s := &siteTable{name: f.name, texts: map[gear.Field]map[string]map[gear.Field]string{}}
	if f.sheet != "" {
		s.name = f.sheet
	}
	for _, field := range siteFields(f.dict) {
		if f.has(field) {
			s.fields = append(s.fields, field)
		}
	}
	for _, key := range siteKeys() {
		s.texts[key] = map[string]map[gear.Field]string{}
	}
	_, err := f.Scan(ctx, 1, func(_ int, b *Batch) func() error {
		for b.Next() {
			for _, key := range siteKeys() {
				if v := b.Item().Value(key); v.Known() && gear.FoldSite(v.Text) != "" {
					s.add(key, gear.FoldSite(v.Text), b.Item())
				}
			}
		}
		return nil
	})
	return s, err
}

func (s *siteTable) add(key gear.Field, site string, it *gear.Item) {
	known := s.texts[key][site]
	texts := known
	if known == nil {
		texts = map[gear.Field]string{}
		s.texts[key][strings.Clone(site)] = texts
	}
	for _, field := range s.fields {
		text := ""
		if v := it.Value(field); v.Known() {
			text = strings.Clone(v.Text)
		}
		if known != nil && texts[field] != text {
			text = ""
		}
		texts[field] = text
	}
}

// keepSites keeps what the rows of a sample call their sites.
func (f *File) keepSites(rows []sampleRow) {
	f.called = map[gear.Field][]string{}
	for _, c := range f.columns {
		if !slices.Contains(siteKeys(), c.field) {
			continue
		}
		var cells []string
		for i := range rows {
			if r := &rows[i]; r.line > f.mapping.Line && c.cell < len(r.cells) {
				cells = append(cells, r.cells[c.cell])
			}
		}
		f.called[c.field] = distinct(cells, mostValues)
	}
}

// join looks what the rows lack up in a table of sites, if it has half of the sites
// that they name. It reports whether it does.
func (f *File) join(s *siteTable, words *lexicon) bool {
	at, key := s.fits(f)
	if at < 0 {
		return false
	}
	joined := false
	for _, field := range s.fields {
		if f.has(field) || field == key {
			continue
		}
		r := words.reader(field)
		r.joined, r.styles, r.column = map[string]string{}, &styles{survey: func() map[int]*evidence { return nil }}, at
		for site, texts := range s.texts[key] {
			if texts[field] != "" {
				r.joined[site] = texts[field]
			}
		}
		joined = true
		f.columns = append(f.columns, column{field: field, cell: at, reader: r})
		f.mapping.Columns = append(f.mapping.Columns, MappedColumn{
			Field: field, Heading: f.headings[at] + " in " + s.name, Column: at + 1, Confidence: Joined,
		})
		f.mapping.Missing = slices.DeleteFunc(f.mapping.Missing, func(m gear.Field) bool { return m == field })
	}
	return joined
}

// fits returns the cell in which the rows of a table name most sites of this one,
// and by which field they are named here; negative where it is fewer than half.
func (s *siteTable) fits(f *File) (cell int, key gear.Field) {
	most := 0
	cell = -1
	for i := range f.columns {
		c := &f.columns[i]
		called := f.called[c.field]
		for _, k := range siteKeys() {
			met := 0
			for _, text := range called {
				if s.texts[k][gear.FoldSite(trim(text))] != nil {
					met++
				}
			}
			if met > most && 2*met >= len(called) {
				most, cell, key = met, c.cell, k
			}
		}
	}
	return cell, key
}

// joinSites looks sites up in the tables that list them.
func (t *opening) joinSites(ctx context.Context) error {
	for i := range t.sites {
		f := t.sites[i].file
		s, err := f.readSites(ctx)
		if err != nil {
			return err
		}
		for _, table := range t.files {
			if table.join(s, t.words) {
				aside := &t.aside[t.sites[i].aside]
				aside.Why = "a list of sites, in which those of the other tables were looked up"
			}
		}
	}
	return nil
}

// asideSites is a table of sites that was set aside.
type asideSites struct {
	file  *File
	aside int // index in opening.aside
}
