package rowcmd

import (
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory"
)

// How inventories were understood, as programs read it.
type (
	understoodFiles struct {
		Files    []understoodFile `json:"files"`
		SetAside []setAside       `json:"set_aside,omitempty"`
	}
	setAside struct { // a file or sheet that is not read
		Name  string `json:"name"`
		Sheet string `json:"sheet,omitempty"`
		Why   string `json:"why"`
		By    string `json:"by"` // tool or user
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
		Others    []string           `json:"other_sheets,omitempty"` // of the workbook, that are not read
	}
	understoodColumn struct {
		Field        string   `json:"field"`
		Heading      string   `json:"heading"`
		Column       int      `json:"column"` // from 1
		Confidence   string   `json:"confidence"`
		Alternatives []string `json:"alternatives"`
		Samples      []string `json:"samples"`
		Words        []string `json:"heading_words,omitempty"` // of the heading, that mean the field
		Cells        string   `json:"cells,omitempty"`         // what the cells say of it
	}
	asideColumn struct {
		Heading string   `json:"heading"`
		Column  int      `json:"column"` // from 1
		Why     string   `json:"why"`
		Samples []string `json:"samples"`
	}
)

func understoodAll(dict *gear.Dictionary, tables *inventory.Tables) understoodFiles {
	out := understoodFiles{Files: []understoodFile{}}
	for _, f := range tables.Files {
		out.Files = append(out.Files, understood(dict, f, tables.Aside))
	}
	for _, a := range tables.Aside {
		out.SetAside = append(out.SetAside, setAside{a.Name, a.Sheet, a.Why, a.By})
	}
	return out
}

func understood(dict *gear.Dictionary, f *inventory.File, aside []inventory.Aside) understoodFile {
	m := f.Mapping()
	out := understoodFile{
		Name: f.Name(), Sheet: f.Sheet(), Encoding: m.Encoding, Delimiter: m.Delimiter, Line: m.Line,
		Columns: []understoodColumn{}, Aside: []asideColumn{}, Missing: fieldNames(dict, m.Missing), Others: otherSheets(f, aside),
	}
	for _, c := range m.Columns {
		out.Columns = append(out.Columns, understoodColumn{
			Field: dict.Name(c.Field), Heading: c.Heading, Column: c.Column, Confidence: c.Confidence,
			Alternatives: fieldNames(dict, c.Alternatives), Samples: append([]string{}, c.Samples...), Words: c.Words, Cells: c.Cells,
		})
	}
	for _, c := range m.Ignored {
		out.Aside = append(out.Aside, asideColumn{Heading: c.Heading, Column: c.Column, Why: c.Why, Samples: append([]string{}, c.Samples...)})
	}
	return out
}

// otherSheets names the sheets of a table's workbook that are set aside.
func otherSheets(f *inventory.File, aside []inventory.Aside) []string {
	var out []string
	for _, a := range aside {
		if a.Name == f.Name() && a.Sheet != "" {
			out = append(out, a.Sheet)
		}
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
