package inventory

import (
	"context"
	"errors"
	"slices"
	"sort"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/charset"
	"github.com/gearaudit/gearaudit/audit/inventory/objects"
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
func Open(ctx context.Context, sources []*Source, dict *gear.Dictionary, opts Options) (*Tables, error) {
	o := opts.filled()
	t := &opening{o: &o, words: newLexicon(dict), sheets: make([]bool, len(o.Sheets)), asides: make([]bool, len(o.SetAside)), mapped: map[string]bool{}}
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
	if err := t.choose(); err != nil {
		return nil, err
	}
	if err := t.joinSites(ctx); err != nil {
		return nil, err
	}
	return &Tables{Files: t.files, Aside: t.aside}, t.unused(sources)
}

// opening opens inputs, one after the other.
type opening struct {
	o     *Options
	words *lexicon
	files []*File // those that look like nothing else may be set aside in the end
	aside []Aside
	sites []asideSites // tables of sites among them

	sheets  []bool          // which of Options.Sheets were met
	asides  []bool          // which of Options.SetAside were met
	mapped  map[string]bool // keys of Options.Map that a table has the heading of
	missing []missing       // those that a table does not have it of
}

// missing is a heading that the user names and a table does not have.
type missing struct {
	key   string // of Options.Map; of a file's the field
	fault error
}

func (t *opening) source(ctx context.Context, src *Source) error {
	if src.passed != "" {
		return t.passedOver(src)
	}
	begin, cut, p, err := src.begin()
	switch {
	case err != nil && t.setAside(src.name, ""):
		return t.asBytes(src)
	case err != nil:
		return err
	case p == zipped:
		return t.workbook(ctx, src)
	case len(t.o.Sheets) > 0:
		return src.fault(gear.Usage, "this is not a workbook, so it has no sheet "+quote(t.o.Sheets[0]), "leave --sheet out")
	}
	return t.text(src, begin, cut, p)
}

// passedOver notes a file of a folder that is not looked into.
func (t *opening) passedOver(src *Source) error {
	a := Aside{Name: src.name, By: ByTool, Why: src.passed, Unread: src.spreadsheet}
	if t.setAside(src.name, "") {
		a.By, a.Unread = ByUser, false
	}
	t.aside = append(t.aside, a)
	return nil
}

// asBytes sets an input aside that the user does not want and that has no form.
func (t *opening) asBytes(src *Source) error {
	a := Aside{Name: src.name, By: ByUser, Why: "set aside"}
	var err error
	if a.Vendors, err = src.vendors(t.o.Names); err != nil {
		return err
	}
	if a.SHA256, err = src.sum(); err != nil {
		return err
	}
	t.aside = append(t.aside, a)
	return nil
}

// text understands a text by its beginning.
func (t *opening) text(src *Source, begin []byte, cut bool, p packing) error {
	o := *t.o
	o.Map = t.mapOf(src.name, "")
	c, err := charset.Find(begin, cut, o.Encoding, src.name)
	if err != nil {
		if t.setAside(src.name, "") {
			return t.asBytes(src)
		}
		return err
	}
	text, err := c.Decode(begin)
	if err != nil {
		return src.damaged(err)
	}
	if objects.Looks(text) {
		return t.objects(origin{source: src, packing: p, charset: c}, &o)
	}
	if !cut { // a short text is one chunk
		o.chunk = min(o.chunk, len(text)+1)
	}
	f := &File{
		name: src.name, dict: t.words.dict, origin: origin{source: src, packing: p, charset: c}, progress: o.Progress, chunk: o.chunk, noCache: o.NoCache,
		encoding: c, decoded: c.Converts(), limits: o.Limits, totals: t.words.totals, units: t.words.units, ditto: t.words.ditto, names: o.Names, strict: o.Strict,
	}
	f.mapping.Encoding = c.String()
	s := findDialect(text, cut, t.words, &o)
	if f.origin.own = s.findOwn(o.Limits.Row); f.origin.own != nil {
		s = newSample(f.origin.own.outOf(wholeLines(text, cut, s.newline)), cut, s.dialect, &o)
	}
	aside := &Aside{Name: src.name, By: ByTool}
	if t.setAside(src.name, "") {
		return t.byUser(aside, f, s)
	}
	return t.table(f, s, aside, &o)
}

// table takes a table of equipment, or sets it aside.
func (t *opening) table(f *File, s *sample, aside *Aside, o *Options) error {
	err := f.understand(s, t.words, o)
	if fault := (*gear.Fault)(nil); f.places && errors.As(err, &fault) { // it is no inventory that cannot be read
		err = noMaker{fault}
	}
	if err == nil {
		f.look(s.rows, t.words)
		f.keepSites(s.rows)
		return t.takeAll(f, s, o)
	}
	var none noMaker
	var fault *gear.Fault
	shape := newTableShape(nil, nil, t.words, nil)
	switch {
	case errors.As(err, &none):
		aside.fault = none.Fault
		if len(f.unmapped) > 0 {
			aside.fault = f.unmapped[0].fault
		}
		headings, rows := s.likelyHeadings(t.words)
		shape = newTableShape(headings, rows, t.words, o.Names)
		switch aside.Why = shape.what(); aside.Why {
		case listsOfWords, contactList, legend: // what stands side by side there is no record of equipment
			shape = nil
		case "":
			aside.Why, aside.Unread = noMakerColumn, shape.looksLikeEquipment()
		}
		if f.listsSites() {
			t.sites = append(t.sites, asideSites{f, len(t.aside)})
		}
		if aside.Why == "no rows" && f.sheet == "" { // an export that gave nothing
			return none.Fault
		}
	case f.sheet == "" || !errors.As(err, &fault) || fault.Kind != gear.Incomplete:
		return err
	default: // one odd sheet does not refuse the others
		aside.Why, aside.Unread, aside.fault = fault.What, true, err
	}
	return t.put(aside, f, s.dialect, shape)
}

// take takes a table.
func (t *opening) take(f *File) {
	for _, field := range f.declared {
		t.mapped[t.keyOf(f, field)] = true
	}
	for _, m := range f.unmapped {
		t.missing = append(t.missing, missing{t.keyOf(f, m.key), m.fault})
	}
	if f.comments != nil {
		f.comments.heads = append(f.comments.heads, f.mapping.Line)
	}
	t.files = append(t.files, f)
}

// byUser sets a table aside because the user says so.
func (t *opening) byUser(aside *Aside, f *File, s *sample) error {
	aside.By, aside.Why = ByUser, "set aside"
	return t.put(aside, f, s.dialect, nil)
}

func (t *opening) put(aside *Aside, f *File, d dialect, shape *tableShape) error {
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
	if !slices.ContainsFunc(t.files, func(f *File) bool { return f.equipment }) {
		return nil
	}
	all := t.files
	t.files = nil
	for _, f := range all {
		if f.what == "" {
			t.files = append(t.files, f)
			continue
		}
		aside := &Aside{Name: f.name, Sheet: f.sheet, By: ByTool, Why: f.what, SHA256: f.sha256, Unread: f.likeGear}
		if aside.Why == listsOfWords || aside.Why == contactList || aside.Why == legend {
			f.shape = nil
		}
		if err := t.put(aside, f, f.dialect, f.shape); err != nil {
			return err
		}
	}
	return nil
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
		errs = append(errs, &gear.Fault{Kind: gear.Incomplete, What: "no sheet has a manufacturer column that was recognized; there are " + listed(all), Place: gear.Place{File: a.Name},
			Hint: "choose one with --sheet, and say which column names the maker: --map manufacturer=HEADING"})
	}
	if errs == nil {
		return &gear.Fault{Kind: gear.Incomplete, What: "no input is left that has a manufacturer column", Hint: "name an inventory, or set fewer inputs aside"}
	}
	return joined(errs)
}

// unused tells of options that fit none of the inputs.
func (t *opening) unused(sources []*Source) error {
	for i, met := range t.asides {
		if !met {
			return &gear.Fault{Kind: gear.Usage, What: "--set-aside " + quote(t.o.SetAside[i]) + " is none of the inputs", Hint: "write FILE, or FILE!SHEET, with the name of the file as it is given"}
		}
	}
	for i, met := range t.sheets {
		if !met {
			return sources[0].fault(gear.Usage, "there is no sheet "+quote(t.o.Sheets[i]), "write its name as it is written in the workbook")
		}
	}
	for _, m := range t.missing {
		if !t.mapped[m.key] {
			return m.fault
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
		return &gear.Fault{Kind: gear.Usage, What: "--map " + quote(keys[0]) + ": no file or sheet that is read is named " + quote(table), Hint: "write its name as it is written in the workbook"}
	}
	return nil
}

// likelyHeadings returns the row of a sample in which most headings stand, if
// there is one, and the other rows that hold something.
func (s *sample) likelyHeadings(words *lexicon) (headings []string, rows [][]string) {
	best, at, seen := 0, -1, 0
	for i := range s.rows {
		n, filled := 0, filledCells(s.rows[i].cells)
		if filled == 0 {
			continue
		}
		if seen++; seen > headingRows {
			break
		}
		for _, c := range s.rows[i].cells {
			switch {
			case words.role(c) != otherRole || len(words.read(c).all) > 0:
				n++
			case numeric(trim(c)) || isCode(trim(c)): // as in a row of things
				n--
			}
		}
		if n > best {
			best, at = n, i
		}
	}
	for i := range s.rows {
		if i != at && filledCells(s.rows[i].cells) > 0 {
			rows = append(rows, s.rows[i].cells)
		}
	}
	if at >= 0 {
		headings = s.rows[at].cells
	}
	return headings, rows
}
