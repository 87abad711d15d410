package inventory

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/charset"
	"github.com/gearaudit/gearaudit/audit/inventory/columns"
	"github.com/gearaudit/gearaudit/audit/inventory/input"
	"github.com/gearaudit/gearaudit/audit/inventory/layout"
	"github.com/gearaudit/gearaudit/audit/inventory/objects"
	"github.com/gearaudit/gearaudit/audit/inventory/records"
	"github.com/gearaudit/gearaudit/audit/inventory/values"
	"github.com/gearaudit/gearaudit/audit/workbook"
)

// workbook opens the sheets that hold equipment, and sets the others aside.
func (t *opening) workbook(ctx context.Context, src *input.Source) error {
	at, file, err := src.ReaderAt()
	if err != nil {
		return err
	}
	defer file.Close()
	b, err := workbook.Open(src.Name(), at, src.Size(), t.o.book)
	if err != nil {
		return err
	}
	sum, err := src.Sum()
	if err != nil {
		return err
	}
	if err := t.haveSheets(src, b.Sheets()); err != nil {
		return err
	}
	t.book = nil
	for i := range b.Sheets() {
		t.book = append(t.book, b.Sheets()[i].Name)
	}
	for i := range b.Sheets() {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := t.sheet(src, b, &b.Sheets()[i], sum); err != nil {
			return err
		}
	}
	return nil
}

// listOfSheets is what is said of a sheet of contents.
const listOfSheets = "a list of the workbook's sheets"

// listsSheets reports a sheet of which most rows name another sheet of the workbook,
// each once.
func (t *opening) listsSheets(f *File, rows []columns.Row) bool {
	seen, filled := map[string]bool{}, 0
	for i := range rows {
		if columns.FilledCells(rows[i].Cells) == 0 {
			continue
		}
		filled++
		for _, c := range rows[i].Cells {
			c = values.Trim(c)
			if c == "" || strings.EqualFold(c, f.table.Sheet) || !slices.ContainsFunc(t.book, func(name string) bool { return strings.EqualFold(name, c) }) {
				continue
			}
			if seen[c] {
				return false
			}
			seen[c] = true
			break
		}
	}
	return f.table.Sheet != "" && len(seen) >= 2 && 2*len(seen) >= filled
}

// haveSheets notes which of the sheets that the user wants are there.
func (t *opening) haveSheets(src *input.Source, all []workbook.Sheet) error {
	var names []string
	found := len(t.o.Sheets) == 0
	for i := range all {
		names = append(names, all[i].Name)
		if i := t.wanted(all[i].Name); i >= 0 {
			t.sheets[i], found = true, true
		}
	}
	if !found {
		return src.Fault(gear.Usage, "there is no sheet "+values.Quote(t.o.Sheets[0])+"; there are "+columns.Listed(names), cmp.Or(gear.DidYouMean(t.o.Sheets[0], names), "write one of them, as it is written in the workbook"))
	}
	return nil
}

// wanted returns which of the sheets that the user names this one is; negative
// for none.
func (t *opening) wanted(name string) int {
	return slices.IndexFunc(t.o.Sheets, func(s string) bool { return strings.EqualFold(s, name) })
}

// sheet opens one sheet, or sets it aside.
func (t *opening) sheet(src *input.Source, b *workbook.Book, sheet *workbook.Sheet, sum string) error {
	text, read, err := sheetText(src, b, sheet)
	if err != nil {
		return err
	}
	said, err := commentsOf(b, sheet, t.o.Names)
	if err != nil {
		return err
	}
	if t.setAside(src.Name(), sheet.Name+commentsSuffix) && said != nil {
		t.aside = append(t.aside, Aside{Name: src.Name(), Sheet: sheet.Name + commentsSuffix, Why: "set aside", By: ByUser, SHA256: sum, Vendors: t.o.Names.Vendors(said.all())})
		said = nil
	}
	asked := t.wanted(sheet.Name) >= 0
	aside := &Aside{Name: src.Name(), Sheet: sheet.Name, By: ByTool, SHA256: sum}
	begin, cut, err := text.Unpacked(input.PlainText)
	if err != nil { // it is empty
		if v := said.all(); !v.Empty() {
			aside.Why, aside.Vendors = "an empty sheet with comments", t.o.Names.Vendors(v)
			aside.Hidden = aside.Vendors
			t.aside = append(t.aside, *aside)
		}
		if asked {
			return src.Fault(gear.Incomplete, "sheet "+values.Quote(sheet.Name)+" is empty", "choose another one")
		}
		return nil
	}
	o := t.o
	m := o.forTable(t.mapOf(src.Name(), sheet.Name))
	f := &File{
		table: columns.Table{Name: src.Name(), Sheet: sheet.Name, Typed: true, Names: o.Names}, dict: t.words.Dict, origin: origin{source: src, sheet: text}, progress: o.Progress, chunk: o.chunk,
		encoding: charset.Workbook(), limits: o.Limits, totals: t.words.Totals, units: t.words.Units, knows: o.knowsMaker(), ditto: t.words.Ditto, strict: o.Strict,
		records: read.Rows, notes: read.Notes, comments: said, sha256: sum,
	}
	f.table.Mapping.Encoding = "xlsx"
	d := records.Dialect{Delimiter: workbook.UnitSeparator, Newline: workbook.RecordSeparator, Quote: workbook.NoQuote}
	begin = columns.WholeLines(begin, cut, d.Newline)
	s := columns.NewSample(begin, cut, d, m)
	if f.origin.own = findOwn(s, o.Limits.Row); f.origin.own != nil {
		s = columns.NewSample(f.origin.own.outOf(begin), cut, d, m)
	}
	switch {
	case t.setAside(src.Name(), sheet.Name), len(t.o.Sheets) > 0 && !asked:
		return t.byUser(aside, f, s)
	case asked:
		if found, err := t.scattered(f, s, aside, m); found || err != nil {
			return err
		}
		if err := f.understand(s, t.words, m); err != nil {
			return columns.WithoutNoMaker(err)
		}
		if f, s, err = t.sectioned(f, s, m); err != nil {
			return err
		}
		f.keepSites(s.Rows)
		return t.takeAll(f, s, m)
	}
	return t.table(f, s, aside, m)
}

// sheetText turns a sheet into a text, which lives as long as the source.
func sheetText(src *input.Source, b *workbook.Book, sheet *workbook.Sheet) (*input.Source, *workbook.Text, error) {
	var read *workbook.Text
	ragged, err := input.Spooled(sheet.Name, func(out *bufio.Writer) (err error) {
		read, err = b.Read(sheet, out)
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	defer ragged.Close()
	in, err := ragged.Open()
	if err != nil {
		return nil, nil, err
	}
	defer in.Close()
	text, err := input.Spooled(sheet.Name, func(out *bufio.Writer) error { return b.Fill(sheet, read, in, out) })
	if err != nil {
		return nil, nil, err
	}
	src.Keep(text)
	return text, read, nil
}

// objects turns the objects of a text into a table.
func (t *opening) objects(from origin, m *columns.Options) error {
	o := t.o
	src, sum, shape, counter := from.source, "", objects.Shape{}, &objects.Counter{}
	text, err := input.Spooled(src.Name(), func(out *bufio.Writer) error {
		in, err := from.open(true, nil)
		if err != nil {
			return err
		}
		defer in.Close()
		if shape, err = objects.Write(io.TeeReader(in, counter), out, objects.Words{Makes: t.words.Makes, Carried: t.carried}); err != nil {
			return err
		}
		sum, err = in.Sum()
		return err
	})
	if err != nil {
		return &gear.Fault{Kind: gear.Incomplete, What: "the objects in it cannot be read", Place: gear.Place{File: src.Name()}, Err: err, Hint: "export them again as JSON, one array of objects or one object a line"}
	}
	src.Keep(text)
	begin, cut, err := text.Unpacked(input.PlainText)
	if err != nil {
		return src.Fault(gear.Incomplete, "there is no object in it", "export the inventory again")
	}
	f := &File{
		table: columns.Table{Name: src.Name(), Typed: true, Names: o.Names}, dict: t.words.Dict, origin: origin{source: src, sheet: text}, progress: o.Progress, chunk: o.chunk, noCache: o.NoCache, keyed: true,
		encoding: from.charset, limits: o.Limits, totals: t.words.Totals, units: t.words.Units, knows: o.knowsMaker(), ditto: t.words.Ditto, strict: o.Strict,
		records: counter.Objects(shape), sha256: sum,
	}
	f.table.Mapping.Encoding = "json"
	d := records.Dialect{Delimiter: workbook.UnitSeparator, Newline: workbook.RecordSeparator, Quote: workbook.NoQuote}
	s := columns.NewSample(columns.WholeLines(begin, cut, d.Newline), cut, d, m)
	for i := range s.Rows { // the keys stand on no line, and the first object is number 1
		s.Rows[i].Line--
		s.Rows[i].Next--
	}
	aside := &Aside{Name: src.Name(), By: ByTool, SHA256: sum}
	if t.setAside(src.Name(), "") {
		return t.byUser(aside, f, s)
	}
	return t.table(f, s, aside, m)
}

// carried reports what holds for each of the objects that an answer wraps: who made
// them, where they stand, and any name of a designated maker.
func (t *opening) carried(key, text string) bool {
	f, known, _ := t.words.FieldOf(key, &columns.Options{})
	place := known && slices.Contains([]gear.Field{gear.SiteID, gear.SiteName, gear.Region, gear.Country}, f)
	return t.words.Makes(key) || place || t.o.Names != nil && !t.o.Names.Find([]byte(text)).Empty()
}

// scattered takes the things of a turned table, or of cards, that a text begins with,
// and the table below them. It reports false where there are none.
func (t *opening) scattered(f *File, s *columns.Sample, aside *Aside, o *columns.Options) (bool, error) {
	if o.Headings != "" || f.keyed || f.from > 0 {
		return false, nil
	}
	l := layout.Find(layoutRows(s.Rows), layoutWords(t.words, t.o.Names, o))
	if l == nil {
		return false, nil
	}
	text, err := f.origin.open(false, nil)
	if err != nil {
		return false, err
	}
	defer text.Close()
	var in io.Reader = text
	end := 0
	if l.End > 0 {
		end = s.Rows[l.End-1].End
		in = io.LimitReader(text, int64(end))
	}
	read, err := l.Read(in, s.Dialect, f.chunk, f.limits.Row)
	switch {
	case errors.Is(err, layout.ErrLost):
		return false, &gear.Fault{Kind: gear.Internal, Place: gear.Place{File: f.table.Name, Sheet: f.table.Sheet}, What: err.Error(), Hint: "please report this with the file, or with its shape if the file is secret"}
	case err != nil:
		return false, f.unread(err)
	case read == nil:
		return false, nil
	}
	made := f.another()
	made.notes = f.notes
	sample, err := made.takeThings(read, l, o)
	if err != nil {
		return false, err
	}
	if err := made.understand(sample, t.words, o); err != nil {
		if none := (columns.NoMaker{}); errors.As(err, &none) {
			return false, nil
		}
		return false, err
	}
	made.equipment = true
	made.keepSites(sample.Rows)
	if err := t.takeAll(made, sample, o); err != nil || l.End < 0 {
		return true, err
	}
	below, rest := f.another(), s.After(l.End)
	if below.from, below.comments = end, made.comments.rest(); f.origin.sheet != nil {
		below.records = f.records - int64(rest.Rows[0].Line) + 1
	}
	return true, t.table(below, rest, aside, o)
}

// sectioned returns the table with a column of what the lines of its sections say, which
// is where the rows below them stand, and a sample of it: those given, where nothing
// says so. Only what the sample shows counts.
func (t *opening) sectioned(f *File, s *columns.Sample, o *columns.Options) (*File, *columns.Sample, error) {
	name := f.unplaced(s.Rows)
	if name == "" || f.below > 0 || f.from > 0 || f.keyed || len(f.table.Groups) > 0 || f.strict {
		return f, s, nil
	}
	known := f.knownNonData()
	placed := &sections{Dialect: s.Dialect, limit: o.Row, heading: f.table.Mapping.Line, width: f.table.Width, name: name, headings: f.table.Headings, others: known.at}
	for _, one := range f.sectionsOf(known.sections, s.Rows) {
		if site := t.words.SiteOf(one.text, o); site != "" {
			placed.lines, placed.texts = append(placed.lines, one.line), append(placed.texts, site)
		}
	}
	if len(placed.lines) == 0 || placed.lines[0] > s.Rows[len(s.Rows)-1].Line {
		return f, s, nil
	}
	with := f.another()
	with.notes, with.origin.placed = f.notes, placed
	text, more, err := with.origin.begin()
	if err != nil {
		return nil, nil, f.unread(err)
	}
	sample := columns.NewSample(columns.WholeLines(text, more, s.Newline), more, s.Dialect, o)
	if fault := with.understand(sample, t.words, o); fault == nil && with.table.Mapping.Line == f.table.Mapping.Line {
		with.nonData.at, with.nonData.sections = known.at, known.sections
		with.nonData.once.Do(func() {})
		return with, sample, nil
	}
	return f, s, nil
}

// takeAll takes a table, those beside it in the same rows, and those below it.
func (t *opening) takeAll(f *File, s *columns.Sample, o *columns.Options) error {
	if t.take(f); f.from == 0 && f.table.Mapping.Line > 0 {
		t.fieldsAbove(f, s.Rows)
	}
	for i := range f.table.Groups {
		beside := f.another()
		beside.main, beside.table.Beside, beside.table.Group, beside.from = f, true, i+1, f.from
		if err := beside.understand(s, t.words, o); err != nil {
			return err
		}
		t.files = append(t.files, beside)
	}
	if f.below == 0 {
		f.sought.headings = f.unseenOf(s, o)
		return nil
	}
	return t.takeBelow(f, s.Rows[0].Line, s.After(f.below), s.Rows[f.below-1].End, o)
}

// takeBelow takes the table that begins at an offset within another one, of which first
// is the first line.
func (t *opening) takeBelow(f *File, first int, rest *columns.Sample, at int, o *columns.Options) error {
	below := f.another()
	f.end, below.from = at, at
	if err := below.understand(rest, t.words, o); err != nil {
		return columns.WithoutNoMaker(err)
	}
	if f.origin.sheet != nil {
		own := int64(rest.Rows[0].Line) - 1
		if f.from > 0 {
			own -= int64(first) - 1
		}
		below.records, f.records = f.records-own, own
	}
	f.what = ""
	return t.takeAll(below, rest, o)
}

// split takes the table that begins at an offset, on a line, behind the sample of
// another one.
func (t *opening) split(i, at, line int) error {
	f := t.files[i]
	u := f.sought.headings
	rest, err := f.sampleAt(at, line, u.options)
	if err != nil {
		return err
	}
	next := i + 1
	for ; next < len(t.files) && t.files[next].main == f; next++ {
		t.files[next].end = at
	}
	behind := slices.Clone(t.files[next:])
	t.files = t.files[:next]
	err = t.takeBelow(f, u.line, rest, at, u.options)
	t.files = append(t.files, behind...)
	return err
}

// another returns a file over the same input, of which nothing is known yet.
func (f *File) another() *File {
	o := &File{
		table: columns.Table{Name: f.table.Name, Sheet: f.table.Sheet, Typed: f.table.Typed, Names: f.table.Names}, dict: f.dict, origin: f.origin, progress: f.progress, chunk: f.chunk, noCache: f.noCache, encoding: f.encoding, decoded: f.decoded,
		limits: f.limits, totals: f.totals, units: f.units, knows: f.knows, ditto: f.ditto, strict: f.strict, records: f.records, comments: f.comments, sha256: f.sha256,
	}
	o.table.Mapping.Encoding = f.table.Mapping.Encoding
	return o
}
