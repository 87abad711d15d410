package rowcmd

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory"
	"github.com/gearaudit/gearaudit/audit/inventory/columns"
	"github.com/gearaudit/gearaudit/cmd/internal/term"
)

// printColumns tells how inventories were understood, one after the other.
func printColumns(w *term.Env, dict *gear.Dictionary, tables *inventory.Tables) error {
	for i, f := range tables.Files {
		p := &term.Printer{Out: w.Out, Width: w.Width}
		if i > 0 {
			p.Blank()
		}
		m := f.Mapping()
		p.Line(0, "", fmt.Sprintf("%s: %s", inputName(f), m.HowRead()))
		p.Blank()
		if err := p.Flush(nil); err != nil {
			return err
		}
		if err := mappedTable(w, dict, &m).Print(w.Out, w.Width); err != nil {
			return err
		}
		if err := printAside(w, &m); err != nil {
			return err
		}
		if len(m.Missing) > 0 {
			p.Blank()
			p.Line(0, "no column for", strings.Join(fieldNames(dict, m.Missing), ", "))
		}
		if err := p.Flush(nil); err != nil {
			return err
		}
	}
	return printSetAside(w, tables.Aside)
}

// printSetAside lists the files and sheets that are not read.
func printSetAside(w *term.Env, list []inventory.Aside) error {
	if len(list) == 0 {
		return nil
	}
	p := &term.Printer{Out: w.Out, Width: w.Width}
	p.Blank()
	p.Heading("set aside:")
	p.Blank()
	if err := p.Flush(nil); err != nil {
		return err
	}
	t := &term.Table{Titles: []string{"file", "sheet", "why"}}
	for _, a := range list {
		t.Add(a.Name, a.Sheet, a.Why)
	}
	return t.Print(w.Out, w.Width)
}

func inputName(f *inventory.File) string {
	if f.Sheet() == "" {
		return f.Name()
	}
	return f.Name() + ", sheet " + strconv.Quote(f.Sheet())
}

// mappedTable lists the columns that are read, in the order of the fields.
func mappedTable(w *term.Env, dict *gear.Dictionary, m *columns.Mapping) *term.Table {
	t := &term.Table{Titles: []string{"field", "heading", columnTitle(m), "how sure", "samples"}}
	for _, c := range m.Columns {
		text := strings.Join(c.Samples, " · ")
		t.Add(dict.Name(c.Field), c.Heading, strconv.Itoa(c.Column), c.Confidence, text)
		if said := evidence(&c); said != "" {
			t.Add("", "", "", "", said)
		}
		if len(c.Alternatives) > 0 {
			t.Add("", "", "", "", "or: "+strings.Join(fieldNames(dict, c.Alternatives), ", "))
		}
	}
	return t
}

// columnTitle heads the numbers of columns, or of fields that have no columns.
func columnTitle(m *columns.Mapping) string {
	if m.Layout != "" {
		return "no."
	}
	return "col"
}

// evidence says what heading and cells say of a column.
func evidence(c *columns.MappedColumn) string {
	var out []string
	if len(c.Words) > 0 {
		out = append(out, "heading: "+strconv.Quote(strings.Join(c.Words, " ")))
	}
	if c.Cells != "" {
		out = append(out, "cells: "+c.Cells)
	}
	return strings.Join(out, "; ")
}

// printAside lists the columns that are not read.
func printAside(w *term.Env, m *columns.Mapping) error {
	if len(m.Ignored) == 0 {
		return nil
	}
	p := &term.Printer{Out: w.Out, Width: w.Width}
	p.Heading("not read:")
	p.Blank()
	if err := p.Flush(nil); err != nil {
		return err
	}
	t := &term.Table{Titles: []string{"heading", columnTitle(m), "why", "samples"}}
	for _, c := range m.Ignored {
		t.Add(c.Heading, strconv.Itoa(c.Column), c.Why, strings.Join(c.Samples, " · "))
	}
	return t.Print(w.Out, w.Width)
}

// list prints the fields that a column can be read as.
func (o *columnsOptions) list(w *term.Env, dict *gear.Dictionary) error {
	if o.format == "json" {
		return term.PrintJSON(w.Out, listedFields(dict))
	}
	t := &term.Table{Titles: []string{"field", "type", "what it is"}}
	for i := range dict.Defs {
		d := &dict.Defs[i]
		text := d.Doc
		if d.Type == gear.Closed {
			text += ": " + strings.Join(d.Values, ", ")
		}
		t.Add(d.Name, string(d.Type), text)
	}
	return t.Print(w.Out, w.Width)
}
