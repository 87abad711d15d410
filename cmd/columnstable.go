package cmd

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory"
)

// printColumns tells how inventories were understood, one after the other.
func printColumns(w *World, dict *gear.Dictionary, files []*inventory.File) error {
	for i, f := range files {
		p := &prose{out: w.Out, width: w.Width}
		if i > 0 {
			p.blank()
		}
		m := f.Mapping()
		p.line(0, "", fmt.Sprintf("%s: %s", inputName(f), m.HowRead()))
		p.blank()
		if err := p.flush(nil); err != nil {
			return err
		}
		if err := mappedTable(w, dict, &m).print(w.Out, w.Width); err != nil {
			return err
		}
		if err := printAside(w, &m); err != nil {
			return err
		}
		if len(m.Missing) > 0 {
			p.blank()
			p.line(0, "no column for", strings.Join(fieldNames(dict, m.Missing), ", "))
		}
		if len(m.Others) > 0 {
			p.blank()
			p.line(0, "sheets in which no column can name a maker:", strings.Join(m.Others, ", "))
		}
		if err := p.flush(nil); err != nil {
			return err
		}
	}
	return nil
}

func inputName(f *inventory.File) string {
	if f.Sheet() == "" {
		return f.Name()
	}
	return f.Name() + ", sheet " + strconv.Quote(f.Sheet())
}

// mappedTable lists the columns that are read, in the order of the fields.
func mappedTable(w *World, dict *gear.Dictionary, m *inventory.Mapping) *sheet {
	t := &sheet{titles: []string{"field", "heading", "col", "how sure", "samples"}, most: max(18, w.Width/5)}
	for _, c := range m.Columns {
		text := strings.Join(c.Samples, " · ")
		t.add(dict.Name(c.Field), c.Heading, strconv.Itoa(c.Column), c.Confidence, text)
		if len(c.Alternatives) > 0 {
			t.add("", "", "", "", "or: "+strings.Join(fieldNames(dict, c.Alternatives), ", "))
		}
	}
	return t
}

// printAside lists the columns that are not read.
func printAside(w *World, m *inventory.Mapping) error {
	if len(m.Aside) == 0 {
		return nil
	}
	p := &prose{out: w.Out, width: w.Width}
	p.heading("not read:")
	p.blank()
	if err := p.flush(nil); err != nil {
		return err
	}
	t := &sheet{titles: []string{"heading", "col", "why", "samples"}, most: max(20, w.Width/4)}
	for _, c := range m.Aside {
		t.add(c.Heading, strconv.Itoa(c.Column), c.Why, strings.Join(c.Samples, " · "))
	}
	return t.print(w.Out, w.Width)
}

// list prints the fields that a column can be read as.
func (o *columnsOptions) list(w *World, dict *gear.Dictionary) error {
	if o.format == "json" {
		return printJSON(w.Out, listedFields(dict))
	}
	t := &sheet{titles: []string{"field", "type", "what it is"}}
	for i := range dict.Defs {
		d := &dict.Defs[i]
		text := d.Doc
		if d.Type == gear.Closed {
			text += ": " + strings.Join(d.Values, ", ")
		}
		t.add(d.Name, string(d.Type), text)
	}
	return t.print(w.Out, w.Width)
}
