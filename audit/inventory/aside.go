package inventory

import (
	"bufio"
	"cmp"
	"errors"
	"io"
	"slices"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker"
)

// Who set an input aside.
const (
	ByTool = "tool"
	ByUser = "user"
)

// Aside is an input, or a sheet of one, that is not read as an inventory. All of
// its records count as skipped.
type Aside struct {
	Name    string
	Sheet   string
	Why     string // what it is, or what is wrong with it
	By      string
	SHA256  string
	Records int64
	Vendors []string // designated makers that its bytes name
	Unread  bool     // it looks like equipment, or like a spreadsheet, and could not be read
	Hidden  []string // designated makers in records that look like equipment

	fault error // for a run that reads nothing
}

// String names the input or sheet, and the makers in it.
func (a *Aside) String() string {
	s := a.Name
	if a.Sheet != "" {
		s = a.Sheet
	}
	for i, v := range a.Vendors {
		s += [...]string{" (names ", ", "}[min(i, 1)] + v
	}
	if len(a.Vendors) > 0 {
		s += ")"
	}
	return s
}

// Misses reports whether the run cannot be complete without the input, given
// the makers of the rows that were judged. What the user set aside is an answer.
func (a *Aside) Misses(judged func(vendor string) bool) bool {
	return a.By == ByTool && (a.Unread || slices.ContainsFunc(a.Hidden, func(v string) bool { return !judged(v) }))
}

// asideText is the text of a table that is set aside, and what its columns look
// like.
type asideText struct {
	origin  origin
	dialect dialect
	shape   *tableShape // nil: nobody asks what its records are
	records int64       // of a sheet; a text is counted here
	limits  Limits
	chunk   int

	comments *comments // on its cells
	fields   *fieldsOf // of things that no row holds; nil where the user set it aside
	unknown  bool      // nobody knows what it is, so that a comment may be all that names a maker
}

// search reads all records of a table that is set aside, and finds the makers
// that they name.
func (a *Aside) search(r *asideText, names *maker.Names) error {
	text, err := r.origin.open(true, nil)
	if err != nil {
		return err
	}
	defer text.close()
	counter := &recordCounter{dialect: r.dialect, limit: r.limits.Row}
	var all, hidden maker.VendorSet
	chunker := chunker{dialect: r.dialect, r: io.TeeReader(text, counter), size: r.chunk, limit: r.limits.Row, line: 1}
	rows := rowReader{dialect: r.dialect}
	var cells []string
	for c := (&chunk{}); ; {
		if err := chunker.next(c); err != nil {
			if !errors.Is(err, io.EOF) {
				return r.origin.source.damaged(err)
			}
			break
		}
		rows.begin(c)
		for row, ok := rows.next(); ok; row, ok = rows.next() {
			if names == nil {
				continue
			}
			found, said := names.Find(rows.text(&row)), r.comments.vendors(row.line)
			all = all.Or(found).Or(said)
			if r.fields == nil || row.broken {
				continue
			}
			cells = cells[:0]
			for i := range row.cells() {
				cells = append(cells, rows.cellText(&row, i))
			}
			r.fields.line(row.line, cells)
			if found.Or(said).Empty() || r.shape == nil {
				continue
			}
			has, named := r.shape.record(cells)
			if has.equipment() {
				hidden = hidden.Or(named)
			}
			if !said.Empty() {
				if has.add(makerRole); r.unknown || has.equipment() {
					hidden = hidden.Or(said)
				}
			}
		}
	}
	if a.Records = r.records; r.origin.sheet == nil {
		a.Records = counter.end()
		if a.SHA256, err = text.sum(); err != nil {
			return err
		}
	}
	if r.fields != nil {
		r.fields.end()
		hidden = hidden.Or(r.fields.found)
	}
	if names != nil {
		a.Vendors, a.Hidden = names.Vendors(all), names.Vendors(hidden)
	}
	return nil
}

// vendors returns the designated makers that bytes of no known form name.
func (s *Source) vendors(names *maker.Names) ([]string, error) {
	if names == nil {
		return nil, nil
	}
	in, err := s.open()
	if err != nil {
		return nil, err
	}
	defer in.Close()
	var found maker.VendorSet
	for r := bufio.NewReader(in); ; {
		record, err := r.ReadSlice('\n')
		found = found.Or(names.Find(record))
		switch {
		case errors.Is(err, io.EOF):
			return names.Vendors(found), nil
		case err != nil && !errors.Is(err, bufio.ErrBufferFull):
			return nil, unreadable(s.name, err)
		}
	}
}

// noMaker is the fault of a table in which no column can name a maker. It makes
// a run fail only if no other table is read.
type noMaker struct{ *gear.Fault }

// Unwrap returns the fault.
func (n noMaker) Unwrap() error { return n.Fault }

// withoutNoMaker returns the fault itself.
func withoutNoMaker(err error) error {
	var none noMaker
	if errors.As(err, &none) {
		return none.Fault
	}
	return err
}

// look finds out whether a table in which something can name a maker is one of
// equipment. Most are by their headings; of others the cells below are looked at.
func (f *File) look(rows []sampleRow, words *lexicon) {
	above := f.headingsAbove(rows, words)
	if f.equipment = above == nil && f.equipmentByHeadings() && !f.joinedAlone(); f.equipment {
		return
	}
	var cells [][]string
	for i := range rows {
		if rows[i].line > f.mapping.Line && filledCells(rows[i].cells) > 0 {
			cells = append(cells, rows[i].cells)
		}
	}
	if above != nil {
		shape := newTableShape(above, append([][]string{f.headings}, cells...), words, f.names)
		f.what, f.likeGear = cmp.Or(shape.what(), unknownHeadings), shape.looksLikeEquipment()
		shape.rows = nil
		f.shape = shape
		return
	}
	shape := newTableShape(f.headings, cells, words, f.names)
	if f.what = f.otherTable(shape); f.what != "" {
		shape.rows = nil // the sample is not to be held by it
		f.shape = shape
	}
}

// headingsAbove returns the row right above the one that was taken for headings, if
// that has as many cells, and in the other only one word looks like a heading: then
// it is the first row of a list, such as one of words and what they stand for.
func (f *File) headingsAbove(rows []sampleRow, words *lexicon) []string {
	known := 0
	for _, c := range f.columns {
		if all := words.read(f.headings[c.cell]).all; len(all) > 0 {
			known++
		}
	}
	if known != 1 || len(f.declared) > 0 || filledCells(f.headings) < 2 {
		return nil
	}
	for i := range rows {
		if r := &rows[i]; r.next == f.mapping.Line && filledCells(r.cells) == filledCells(f.headings) {
			return r.cells
		}
	}
	return nil
}

// equipmentByHeadings reports tables that identify single pieces, or say what
// stands where or how often, or that the user has mapped.
func (f *File) equipmentByHeadings() bool {
	model := f.has(gear.Model, gear.PartNumber, gear.Description)
	return len(f.declared) > 0 ||
		f.has(gear.SerialNumber, gear.MACAddress, gear.SysObjectID, gear.SysDescr, gear.FCCID) ||
		f.has(gear.Manufacturer, gear.Brand) && (f.has(gear.SiteID, gear.SiteName) || model && (f.has(gear.Quantity, gear.AssetTag) || !f.has(gear.UnitCost))) ||
		f.has(gear.Model, gear.PartNumber) && f.has(gear.SiteID, gear.SiteName, gear.Quantity, gear.AssetTag)
}

// has reports whether a column is read as one of the fields.
func (f *File) has(fields ...gear.Field) bool {
	return slices.ContainsFunc(f.columns, func(c column) bool { return slices.Contains(fields, c.field) })
}

// joinedAlone reports a table of which only cells tell that one column holds makers
// and models, as the drawing of a rack, and that says nothing else of the things.
func (f *File) joinedAlone() bool {
	if f.has(gear.SerialNumber, gear.Quantity, gear.AssetTag, gear.SiteID, gear.SiteName, gear.MACAddress) {
		return false
	}
	return slices.ContainsFunc(f.columns, func(c column) bool { return c.reader.part != whole && c.byCells })
}

// What is said of tables that may be some of equipment.
const (
	noMakerColumn   = "no column names a maker"
	unknownHeadings = "its headings are not known"
)

// otherTable says what a table is that holds no equipment; empty where it may.
func (f *File) otherTable(t *tableShape) string {
	maker := f.has(gear.Manufacturer, gear.Brand)
	model := f.has(gear.Model, gear.PartNumber)
	placed := f.has(gear.SiteID, gear.SiteName, gear.Quantity, gear.AssetTag)
	if maker && !model && !placed && !f.has(gear.Description) {
		if what := t.words(); what != "" {
			return what
		}
	}
	what := t.what()
	if what == "" && f.joinedAlone() {
		return noMakerColumn
	}
	switch what {
	case "a summary":
		if maker && !model && !f.has(gear.SiteID, gear.SiteName, gear.AssetTag, gear.Description) || !maker && !model && !placed && t.plainWords() {
			return what
		}
	case "a price book":
		if !placed {
			return what
		}
	case contactList, "a list of ports":
		if !model && !f.has(gear.Quantity) {
			return what
		}
	case "a log", "notes", legend:
		if !maker && !model && !f.has(gear.Quantity, gear.AssetTag) {
			return what
		}
	case listsOfWords:
		if !model && !placed && len(t.rows) > 3 {
			return what
		}
	}
	return ""
}

// joined is errors.Join, but for a single error, which stays as it is.
func joined(errs []error) error {
	var some []error
	for _, err := range errs {
		if err != nil {
			some = append(some, err)
		}
	}
	if len(some) == 1 {
		return some[0]
	}
	return errors.Join(some...)
}
