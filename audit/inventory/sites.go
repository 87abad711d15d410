package inventory

import (
	"context"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/columns"
	"github.com/gearaudit/gearaudit/audit/inventory/values"
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
	return f.has(columns.SiteKeys()...) && f.has(columns.SiteFields(f.dict)[1:]...) && !f.has(gear.SerialNumber, gear.AssetTag, gear.Quantity)
}

// readSites reads a table of sites. Of a site that stands in it twice, with
// different texts, nothing is taken.
func (f *File) readSites(ctx context.Context) (*siteTable, error) {
	s := &siteTable{name: f.table.Name, texts: map[gear.Field]map[string]map[gear.Field]string{}}
	if f.table.Sheet != "" {
		s.name = f.table.Sheet
	}
	for _, field := range columns.SiteFields(f.dict) {
		if f.has(field) {
			s.fields = append(s.fields, field)
		}
	}
	for _, key := range columns.SiteKeys() {
		s.texts[key] = map[string]map[gear.Field]string{}
	}
	_, err := f.Scan(ctx, 1, func(_ int, b *Batch) func() error {
		for b.Next() {
			for _, key := range columns.SiteKeys() {
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

// unplaced returns the name of a field that says where things stand, if the rows of a
// sample say so in none, and some line has but one cell; empty if not.
func (f *File) unplaced(rows []columns.Row) string {
	taken := map[gear.Field]bool{}
	single := false
	for i := range rows {
		r := &rows[i]
		if r.Line <= f.table.Mapping.Line || f.table.Mapping.Line == 0 {
			continue
		}
		single = single || columns.FilledCells(r.Cells) == 1
		for _, c := range f.table.Columns {
			if c.Field != gear.SiteID && c.Field != gear.SiteName {
				continue
			}
			taken[c.Field] = true
			if c.Cell < len(r.Cells) && values.Trim(r.Cells[c.Cell]) != "" && columns.FilledCells(r.Cells) > columns.MostSparse {
				return ""
			}
		}
	}
	switch {
	case !single:
		return ""
	case !taken[gear.SiteName]:
		return f.dict.Name(gear.SiteName)
	case !taken[gear.SiteID]:
		return f.dict.Name(gear.SiteID)
	}
	return ""
}

// sectionsOf returns sections with the one that stands right above the headings, where
// the headings are repeated below others as well.
func (f *File) sectionsOf(found []section, rows []columns.Row) []section {
	again := slices.ContainsFunc(rows, func(r columns.Row) bool {
		return r.Line > f.table.Mapping.Line && slices.EqualFunc(r.Cells, f.table.Headings, func(a, b string) bool { return values.Trim(a) == values.Trim(b) })
	})
	if len(found) == 0 || len(f.preamble) == 0 || !again {
		return found
	}
	last := f.preamble[len(f.preamble)-1]
	for i := range rows {
		if r := &rows[i]; r.Line == last.Place.Line && r.Next == f.table.Mapping.Line && columns.FilledCells(r.Cells) == 1 && len(last.Vendors) == 0 {
			for _, c := range r.Cells {
				if text := values.Trim(c); text != "" {
					return append([]section{{r.Line, strings.Clone(text)}}, found...)
				}
			}
		}
	}
	return found
}

// keepSites keeps what the rows of a sample call their sites.
func (f *File) keepSites(rows []columns.Row) {
	f.called = map[gear.Field][]string{}
	for _, c := range f.table.Columns {
		if !slices.Contains(columns.SiteKeys(), c.Field) {
			continue
		}
		var cells []string
		for i := range rows {
			if r := &rows[i]; r.Line > f.table.Mapping.Line && c.Cell < len(r.Cells) {
				cells = append(cells, r.Cells[c.Cell])
			}
		}
		f.called[c.Field] = columns.Distinct(cells, columns.MostValues)
	}
}

// join looks what the rows lack up in a table of sites, if it has half of the sites
// that they name. It reports whether it does.
func (f *File) join(s *siteTable, words *columns.Lexicon) bool {
	at, key := s.fits(f)
	if at < 0 {
		return false
	}
	joined := false
	for _, field := range s.fields {
		if f.has(field) || field == key {
			continue
		}
		r := words.Reader(field)
		r.Joined, r.Styles, r.Column = map[string]string{}, &values.Styles{Survey: func() map[int]*values.Habits { return nil }}, at
		for site, texts := range s.texts[key] {
			if texts[field] != "" {
				r.Joined[site] = texts[field]
			}
		}
		joined = true
		f.table.Columns = append(f.table.Columns, columns.Column{Field: field, Cell: at, Reader: r})
		f.table.Mapping.Columns = append(f.table.Mapping.Columns, columns.MappedColumn{
			Field: field, Heading: f.table.Headings[at] + " in " + s.name, Column: at + 1, Confidence: columns.Joined,
		})
		f.table.Mapping.Missing = slices.DeleteFunc(f.table.Mapping.Missing, func(m gear.Field) bool { return m == field })
	}
	return joined
}

// fits returns the cell in which the rows of a table name most sites of this one,
// and by which field they are named here; negative where it is fewer than half.
func (s *siteTable) fits(f *File) (cell int, key gear.Field) {
	most := 0
	cell = -1
	for i := range f.table.Columns {
		c := &f.table.Columns[i]
		called := f.called[c.Field]
		for _, k := range columns.SiteKeys() {
			met := 0
			for _, text := range called {
				if s.texts[k][gear.FoldSite(values.Trim(text))] != nil {
					met++
				}
			}
			if met > most && 2*met >= len(called) {
				most, cell, key = met, c.Cell, k
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
