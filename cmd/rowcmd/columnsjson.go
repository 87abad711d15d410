package rowcmd

import (
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory"
)

// How inventories were understood, as programs read it.
type (
	understoodFiles struct {
		Files []understoodFile `json:"files"`
	}
	understoodFile struct {
		Name      string             `json:"name"`
		Sheet     string             `json:"sheet,omitempty"`
		Encoding  string             `json:"encoding"`
		Delimiter string             `json:"delimiter"`
		Line      int                `json:"heading_line"`
		Columns   []understoodColumn `json:"columns"`
		Aside     []asideColumn      `json:"not_read"`
		Missing   []string           `json:"missing"`
		Others    []string           `json:"other_sheets,omitempty"` // in which no column can name a maker
	}
	understoodColumn struct {
		Field        string   `json:"field"`
		Heading      string   `json:"heading"`
		Column       int      `json:"column"` // from 1
		Confidence   string   `json:"confidence"`
		Alternatives []string `json:"alternatives"`
		Samples      []string `json:"samples"`
	}
	asideColumn struct {
		Heading string   `json:"heading"`
		Column  int      `json:"column"` // from 1
		Why     string   `json:"why"`
		Samples []string `json:"samples"`
	}
)

func understoodAll(dict *gear.Dictionary, files []*inventory.File) understoodFiles {
	out := understoodFiles{Files: []understoodFile{}}
	for _, f := range files {
		out.Files = append(out.Files, understood(dict, f))
	}
	return out
}

func understood(dict *gear.Dictionary, f *inventory.File) understoodFile {
	m := f.Mapping()
	out := understoodFile{
		Name: f.Name(), Sheet: f.Sheet(), Encoding: m.Encoding, Delimiter: m.Delimiter, Line: m.Line,
		Columns: []understoodColumn{}, Aside: []asideColumn{}, Missing: fieldNames(dict, m.Missing), Others: m.OtherNames(),
	}
	for _, c := range m.Columns {
		out.Columns = append(out.Columns, understoodColumn{
			Field: dict.Name(c.Field), Heading: c.Heading, Column: c.Column, Confidence: c.Confidence,
			Alternatives: fieldNames(dict, c.Alternatives), Samples: append([]string{}, c.Samples...),
		})
	}
	for _, c := range m.Ignored {
		out.Aside = append(out.Aside, asideColumn{Heading: c.Heading, Column: c.Column, Why: c.Why, Samples: append([]string{}, c.Samples...)})
	}
	return out
}

func fieldNames(dict *gear.Dictionary, fields []gear.Field) []string {
	out := make([]string, len(fields))
	for i, f := range fields {
		out[i] = dict.Name(f)
	}
	return out
}

// listedField is a field that a column can be read as.
type listedField struct {
	Name     string   `json:"name"`
	Type     string   `json:"type"`
	Doc      string   `json:"doc"`
	Values   []string `json:"values"`   // of a closed list
	Headings []string `json:"headings"` // that mean it, beside its name
}

func listedFields(dict *gear.Dictionary) map[string][]listedField {
	out := make([]listedField, dict.Len())
	for i := range dict.Defs {
		d := &dict.Defs[i]
		out[i] = listedField{Name: d.Name, Type: string(d.Type), Doc: d.Doc, Values: []string{}, Headings: append([]string{}, d.Headings...)}
		if d.Type == gear.Closed {
			out[i].Values = d.Values
		}
	}
	return map[string][]listedField{"fields": out}
}
