package inventory

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/charset"
	"github.com/gearaudit/gearaudit/audit/inventory/columns"
	"github.com/gearaudit/gearaudit/audit/inventory/form"
	"github.com/gearaudit/gearaudit/audit/inventory/input"
	"github.com/gearaudit/gearaudit/audit/inventory/objects"
	"github.com/gearaudit/gearaudit/audit/inventory/records"
	"github.com/gearaudit/gearaudit/audit/inventory/values"
)

// Tables are what inputs hold: tables of equipment, and what was set aside.
type Tables struct {
	Files []*File
	Aside []Aside
}

// Open finds out how inputs are to be read and which fields they have. What is
// no table of equipment is set aside, as long as another one is read; without
// any, what can name a maker is read whatever it looks like. Errors are
// *gear.Fault, joined where several inputs have one: Incomplete for inputs that
// hold no table in which anything can name a maker, Usage for options that do
// not fit the inputs.
func Open(ctx context.Context, sources []*input.Source, dict *gear.Dictionary, opts Options) (*Tables, error) {
	o := opts.filled()
	if n := len(sources); n > o.Limits.Inputs {
		return nil, &gear.Fault{Kind: gear.Usage, What: fmt.Sprintf("there are %d files, and %d are read at most", n, o.Limits.Inputs), Hint: "audit them in several runs, or put what belongs together into one file"}
	}
	t := &opening{o: &o, words: columns.NewLexicon(dict), sheets: make([]bool, len(o.Sheets)), asides: make([]bool, len(o.SetAside)), mapped: map[string]bool{}}
	var errs []error
	for _, src := range sources {
		errs = append(errs, t.source(ctx, src))
	}
	if err := joined(errs); err != nil {
		for i := range t.aside { // what is wrong with the others is told as well
			errs = append(errs, t.aside[i].fault)
		}
		return nil, joined(errs)
	}
	first, err := t.readOnce(ctx)
	if err != nil {
		return nil, err
	}
	if err := t.choose(); err != nil {
		return nil, err
	}
	for _, l := range t.legends {
		for _, f := range t.files {
			if f.table.Name == l.book {
				f.apply(l.meanings, t.o.knowsMaker())
			}
		}
	}
	if err := t.joinSites(ctx); err != nil {
		return nil, err
	}
	if err := first.settle(ctx); err != nil {
		return nil, err
	}
	return &Tables{Files: t.files, Aside: t.aside}, t.unused(sources)
}

// opening opens inputs, one after the other.
type opening struct {
	o     *Options
	words *columns.Lexicon
	files []*File // those that look like nothing else may be set aside in the end
	aside []Aside
	sites []asideSites // tables of sites among them

	book    []string      // names of the sheets of the present workbook
	legends []sheetLegend // on sheets of their own

	sheets  []bool            // which of Options.Sheets were met
	asides  []bool            // which of Options.SetAside were met
	mapped  map[string]bool   // keys of Options.Map that a table has the heading of
	missing []columns.Missing // those that a table does not have it of
}

func (t *opening) source(ctx context.Context, src *input.Source) error {
	if src.Passed != "" {
		return t.passedOver(src)
	}
	begin, cut, p, err := src.Begin()
	switch {
	case err != nil && t.setAside(src.Name(), ""):
		return t.asBytes(src)
	case err != nil:
		return err
	case p == input.Zipped:
		return t.workbook(ctx, src)
	case len(t.o.Sheets) > 0:
		return src.Fault(gear.Usage, "this is not a workbook, so it has no sheet "+values.Quote(t.o.Sheets[0]), "leave --sheet out")
	}
	return t.text(src, begin, cut, p)
}

// passedOver notes a file of a folder that is not looked into.
func (t *opening) passedOver(src *input.Source) error {
	a := Aside{Name: src.Name(), By: ByTool, Why: src.Passed, Unread: src.Spreadsheet}
	if t.setAside(src.Name(), "") {
		a.By, a.Unread = ByUser, false
	}
	t.aside = append(t.aside, a)
	return nil
}

// asBytes sets an input aside that the user does not want and that has no form.
func (t *opening) asBytes(src *input.Source) error {
	a := Aside{Name: src.Name(), By: ByUser, Why: "set aside"}
	var err error
	if a.Vendors, err = src.Vendors(t.o.Names); err != nil {
		return err
	}
	if a.SHA256, err = src.Sum(); err != nil {
		return err
	}
	t.aside = append(t.aside, a)
	return nil
}

// text understands a text by its beginning.
func (t *opening) text(src *input.Source, begin []byte, cut bool, p input.Packing) error {
	o := t.o
	m := o.forTable(t.mapOf(src.Name(), ""))
	c, err := charset.Find(begin, cut, o.Encoding, src.Name())
	if err != nil {
		if t.setAside(src.Name(), "") {
			return t.asBytes(src)
		}
		return err
	}
	text, err := c.Decode(begin)
	if err != nil {
		return src.Damaged(err)
	}
	if objects.Looks(text) {
		return t.objects(origin{source: src, packing: p, charset: c}, m)
	}
	chunk := o.chunk
	if !cut { // a short text is one chunk
		chunk = min(chunk, len(text)+1)
	}
	f := &File{
		table: columns.Table{Name: src.Name(), Names: o.Names}, dict: t.words.Dict, origin: origin{source: src, packing: p, charset: c}, progress: o.Progress, chunk: chunk, noCache: o.NoCache,
		encoding: c, decoded: c.Converts(), limits: o.Limits, totals: t.words.Totals, units: t.words.Units, knows: o.knowsMaker(), ditto: t.words.Ditto, strict: o.Strict,
	}
	f.table.Mapping.Encoding = c.String()
	s := columns.FindDialect(text, cut, t.words, m)
	if f.origin.own = findOwn(s, o.Limits.Row); f.origin.own != nil {
		s = columns.NewSample(f.origin.own.outOf(columns.WholeLines(text, cut, s.Newline)), cut, s.Dialect, m)
	}
	aside := &Aside{Name: src.Name(), By: ByTool}
	if t.setAside(src.Name(), "") {
		return t.byUser(aside, f, s)
	}
	return t.table(f, s, aside, m)
}

// table takes a table of equipment, or sets it aside.
func (t *opening) table(f *File, s *columns.Sample, aside *Aside, o *columns.Options) error {
	if found, err := t.scattered(f, s, aside, o); found || err != nil {
		return err
	}
	err := f.understand(s, t.words, o)
	if fault := (*gear.Fault)(nil); f.table.Places && errors.As(err, &fault) { // it is no inventory that cannot be read
		err = columns.NoMaker{Fault: fault}
	}
	if err == nil {
		if f, s, err = t.sectioned(f, s, o); err != nil {
			return err
		}
		f.look(s.Rows, t.words)
		if f.what == columns.Legend {
			t.keepLegend(f, s)
		}
		f.keepSites(s.Rows)
		return t.takeAll(f, s, o)
	}
	var none columns.NoMaker
	var fault *gear.Fault
	shape := columns.NewShape(nil, nil, t.words, nil)
	switch {
	case errors.As(err, &none):
		aside.fault = none.Fault
		if len(f.table.Unmapped) > 0 {
			aside.fault = f.table.Unmapped[0].Fault
		}
		headings, rows := s.LikelyHeadings(t.words)
		shape = columns.NewShape(headings, rows, t.words, t.o.Names)
		switch aside.Why = shape.What(); aside.Why {
		case columns.ListsOfWords, columns.ContactList, columns.Legend: // what stands side by side there is no record of equipment
			if shape = nil; aside.Why == columns.Legend {
				t.keepLegend(f, s)
			}
		case "":
			aside.Why, aside.Unread = noMakerColumn, shape.LooksLikeEquipment()
		}
		if !aside.Unread && t.listsSheets(f, s.Rows) {
			aside.Why = listOfSheets
		}
		if f.listsSites() {
			t.sites = append(t.sites, asideSites{f, len(t.aside)})
		}
		if aside.Why == "no rows" && f.table.Sheet == "" { // an export that gave nothing
			return none.Fault
		}
	case f.table.Sheet == "" || !errors.As(err, &fault) || fault.Kind != gear.Incomplete:
		return err
	default: // one odd sheet does not refuse the others
		aside.Why, aside.Unread, aside.fault = fault.What, true, err
	}
	return t.put(aside, f, s.Dialect, shape)
}

// sheetLegend is what a sheet of a workbook says that words in the others stand for.
type sheetLegend struct {
	book     string
	meanings []form.Meaning
}

func (t *opening) keepLegend(f *File, s *columns.Sample) {
	l := sheetLegend{book: f.table.Name}
	for i := range s.Rows {
		if m, ok := form.LegendRow(s.Rows[i].Cells); ok {
			l.meanings = append(l.meanings, m)
		}
	}
	t.legends = append(t.legends, l)
}

// take takes a table.
func (t *opening) take(f *File) {
	for _, field := range f.table.Declared {
		t.mapped[t.keyOf(f, field)] = true
	}
	for _, m := range f.table.Unmapped {
		t.missing = append(t.missing, columns.Missing{Key: t.keyOf(f, m.Key), Fault: m.Fault})
	}
	if f.comments != nil {
		f.comments.heads = append(f.comments.heads, f.table.Mapping.Line)
	}
	t.files = append(t.files, f)
}

// byUser sets a table aside because the user says so.
func (t *opening) byUser(aside *Aside, f *File, s *columns.Sample) error {
	aside.By, aside.Why = ByUser, "set aside"
	return t.put(aside, f, s.Dialect, nil)
}

func (t *opening) put(aside *Aside, f *File, d records.Dialect, shape *columns.Shape) error {
	if f.hidden() && aside.By == ByTool {
		aside.Why += ", on a hidden sheet"
	}
	var fields *fieldsOf
	if aside.By == ByTool && t.o.Names != nil {
		fields = &fieldsOf{words: t.words, names: t.o.Names}
	}
	if err := aside.search(&asideText{fields: fields, origin: f.origin, dialect: d, shape: shape, records: f.records, limits: f.limits, chunk: f.chunk, comments: f.comments, unknown: aside.Unread || aside.Why == noMakerColumn || aside.Why == unknownHeadings}, t.o.Names); err != nil {
		return err
	}
	t.aside = append(t.aside, *aside)
	return nil
}

// choose sets tables aside that can name a maker and look like no equipment, if
// another one is equipment by its headings.
func (t *opening) choose() error {
	if len(t.files) == 0 {
		return t.nothing()
	}
	if t.keepsAll() {
		return nil
	}
	var kept []*File
	for _, f := range t.files {
		if f.what == "" {
			kept = append(kept, f)
			continue
		}
		aside := &Aside{Name: f.table.Name, Sheet: f.table.Sheet, By: ByTool, Why: f.what, SHA256: f.sha256, Unread: f.likeGear}
		if aside.Why == columns.ListsOfWords || aside.Why == columns.ContactList || aside.Why == columns.Legend {
			f.shape = nil
		}
		if err := t.put(aside, f, f.dialect, f.shape); err != nil {
			return err
		}
	}
	t.files = kept
	return nil
}

// keepsAll reports that no table is equipment by its headings, so that those which look
// like nothing else are read as well.
func (t *opening) keepsAll() bool {
	return !slices.ContainsFunc(t.files, func(f *File) bool { return f.equipment })
}

// nothing says why no table is read.
func (t *opening) nothing() error {
	var errs []error
	sheets := map[string][]string{}
	for i := range t.aside {
		switch a := &t.aside[i]; {
		case a.Sheet != "":
			sheets[a.Name] = append(sheets[a.Name], a.Sheet)
		case a.fault != nil:
			errs = append(errs, a.fault)
		}
	}
	for i := range t.aside {
		a := &t.aside[i]
		all := sheets[a.Name]
		if a.Sheet == "" || all == nil {
			continue
		}
		delete(sheets, a.Name)
		var fault *gear.Fault
		if len(all) == 1 && errors.As(a.fault, &fault) && (a.Unread || fault.Kind == gear.Usage) {
			errs = append(errs, a.fault)
			continue
		}
		errs = append(errs, &gear.Fault{Kind: gear.Incomplete, What: "no sheet has a manufacturer column that was recognized; there are " + columns.Listed(all), Place: gear.Place{File: a.Name},
			Hint: "choose one with --sheet, and say which column names the maker: --map manufacturer=HEADING"})
	}
	if errs == nil {
		return &gear.Fault{Kind: gear.Incomplete, What: "no input is left that has a manufacturer column", Hint: "name an inventory, or set fewer inputs aside"}
	}
	return joined(errs)
}

// unused tells of options that fit none of the inputs.
func (t *opening) unused(sources []*input.Source) error {
	for i, met := range t.asides {
		if !met {
			return &gear.Fault{Kind: gear.Usage, What: "--set-aside " + values.Quote(t.o.SetAside[i]) + " is none of the inputs", Hint: "write FILE, or FILE!SHEET, with the name of the file as it is given"}
		}
	}
	for i, met := range t.sheets {
		if !met {
			return sources[0].Fault(gear.Usage, "there is no sheet "+values.Quote(t.o.Sheets[i]), "write its name as it is written in the workbook")
		}
	}
	for _, m := range t.missing {
		if !t.mapped[m.Key] {
			return m.Fault
		}
	}
	var keys []string
	for key := range t.o.Map {
		if strings.Contains(key, "!") && !t.mapped[key] {
			keys = append(keys, key)
		}
	}
	if sort.Strings(keys); keys != nil {
		table := keys[0][:strings.LastIndexByte(keys[0], '!')]
		return &gear.Fault{Kind: gear.Usage, What: "--map " + values.Quote(keys[0]) + ": no file or sheet that is read is named " + values.Quote(table), Hint: "write its name as it is written in the workbook"}
	}
	return nil
}
