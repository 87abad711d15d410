package inventory

import (
	"cmp"
	"errors"
	"io"
	"slices"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/columns"
	"github.com/gearaudit/gearaudit/audit/inventory/records"
	"github.com/gearaudit/gearaudit/audit/inventory/values"
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
	dialect records.Dialect
	shape   *columns.Shape // nil: nobody asks what its records are
	records int64          // of a sheet; a text is counted here
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
	defer text.Close()
	counter := &records.Counter{Dialect: r.dialect, Limit: r.limits.Row}
	var all, hidden maker.VendorSet
	chunker := records.Chunker{Dialect: r.dialect, R: io.TeeReader(text, counter), Size: r.chunk, Limit: r.limits.Row, Line: 1}
	rows := records.RowReader{Dialect: r.dialect}
	var cells []string
	for c := (&records.Chunk{}); ; {
		if err := chunker.Next(c); err != nil {
			if !errors.Is(err, io.EOF) {
				return r.origin.source.Damaged(err)
			}
			break
		}
		rows.Begin(c)
		for row, ok := rows.Next(); ok; row, ok = rows.Next() {
			if names == nil {
				continue
			}
			found, said := names.Find(rows.Text(&row)), r.comments.vendors(row.Line)
			all = all.Or(found).Or(said)
			if r.fields == nil || row.Broken {
				continue
			}
			cells = cells[:0]
			for i := range row.Cells() {
				cells = append(cells, rows.CellText(&row, i))
			}
			r.fields.line(row.Line, cells)
			if found.Or(said).Empty() || r.shape == nil {
				continue
			}
			has, named := r.shape.Record(cells)
			if has.Equipment() {
				hidden = hidden.Or(named)
			}
			if !said.Empty() {
				if has.Add(columns.MakerRole); r.unknown || has.Equipment() {
					hidden = hidden.Or(said)
				}
			}
		}
	}
	if a.Records = r.records; r.origin.sheet == nil {
		a.Records = counter.End()
		if a.SHA256, err = text.Sum(); err != nil {
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

// look finds out whether a table in which something can name a maker is one of
// equipment. Most are by their headings; of others the cells below are looked at.
func (f *File) look(rows []columns.Row, words *columns.Lexicon) {
	if f.table.Sheet != "" && len(f.table.Declared) == 0 && columns.OneList(rows, words, f.table.Names) {
		f.what = columns.ListsOfWords // whatever one of its words would mean as a heading
		return
	}
	above := f.headingsAbove(rows, words)
	if f.equipment = above == nil && f.equipmentByHeadings() && !f.joinedAlone(); f.equipment {
		return
	}
	var cells [][]string
	for i := range rows {
		if rows[i].Line > f.table.Mapping.Line && columns.FilledCells(rows[i].Cells) > 0 {
			cells = append(cells, rows[i].Cells)
		}
	}
	if above != nil {
		shape := columns.NewShape(above, append([][]string{f.table.Headings}, cells...), words, f.table.Names)
		f.what, f.likeGear = cmp.Or(shape.What(), unknownHeadings), shape.LooksLikeEquipment()
		shape.Rows = nil
		f.shape = shape
		return
	}
	shape := columns.NewShape(f.table.Headings, cells, words, f.table.Names)
	if f.what = f.otherTable(shape); f.what != "" {
		shape.Rows = nil // the sample is not to be held by it
		f.shape = shape
	}
}

// headingsAbove returns the row right above the one that was taken for headings, if
// that has as many cells, and in the other only one word looks like a heading: then
// it is the first row of a list, such as one of words and what they stand for.
func (f *File) headingsAbove(rows []columns.Row, words *columns.Lexicon) []string {
	known := 0
	for _, c := range f.table.Columns {
		if all := words.Read(f.table.Headings[c.Cell]).All; len(all) > 0 {
			known++
		}
	}
	if known != 1 || len(f.table.Declared) > 0 || columns.FilledCells(f.table.Headings) < 2 {
		return nil
	}
	for i := range rows {
		if r := &rows[i]; r.Next == f.table.Mapping.Line && columns.FilledCells(r.Cells) == columns.FilledCells(f.table.Headings) {
			return r.Cells
		}
	}
	return nil
}

// equipmentByHeadings reports tables that identify single pieces, or say what
// stands where or how often, or that the user has mapped.
func (f *File) equipmentByHeadings() bool {
	model := f.has(gear.Model, gear.PartNumber, gear.Description)
	return len(f.table.Declared) > 0 ||
		f.has(gear.SerialNumber, gear.MACAddress, gear.SysObjectID, gear.SysDescr, gear.FCCID) ||
		f.has(gear.Manufacturer, gear.Brand) && (f.has(gear.SiteID, gear.SiteName) || model && (f.has(gear.Quantity, gear.AssetTag) || !f.has(gear.UnitCost))) ||
		f.has(gear.Model, gear.PartNumber) && f.has(gear.SiteID, gear.SiteName, gear.Quantity, gear.AssetTag)
}

// has reports whether a column is read as one of the fields.
func (f *File) has(fields ...gear.Field) bool {
	return slices.ContainsFunc(f.table.Columns, func(c columns.Column) bool { return slices.Contains(fields, c.Field) })
}

// joinedAlone reports a table of which only cells tell that one column holds makers
// and models, as the drawing of a rack, and that says nothing else of the things.
func (f *File) joinedAlone() bool {
	if f.has(gear.SerialNumber, gear.Quantity, gear.AssetTag, gear.SiteID, gear.SiteName, gear.MACAddress) {
		return false
	}
	return slices.ContainsFunc(f.table.Columns, func(c columns.Column) bool { return c.Reader.Part != values.Whole && c.ByCells })
}

// What is said of tables that may be some of equipment.
const (
	noMakerColumn   = "no column names a maker"
	unknownHeadings = "its headings are not known"
)

// otherTable says what a table is that holds no equipment; empty where it may.
func (f *File) otherTable(t *columns.Shape) string {
	maker := f.has(gear.Manufacturer, gear.Brand)
	model := f.has(gear.Model, gear.PartNumber)
	placed := f.has(gear.SiteID, gear.SiteName, gear.Quantity, gear.AssetTag)
	if maker && !model && !placed && !f.has(gear.Description) {
		if what := t.Words(); what != "" {
			return what
		}
	}
	what := t.What()
	if what == "" && f.joinedAlone() {
		return noMakerColumn
	}
	switch what {
	case "a summary":
		if maker && !model && !f.has(gear.SiteID, gear.SiteName, gear.AssetTag, gear.Description) || !maker && !model && !placed && t.PlainWords() {
			return what
		}
	case "a price book":
		if !placed {
			return what
		}
	case columns.ContactList, "a list of ports":
		if !model && !f.has(gear.Quantity) {
			return what
		}
	case "a log", "notes", columns.Legend:
		if !maker && !model && !f.has(gear.Quantity, gear.AssetTag) {
			return what
		}
	case columns.ListsOfWords:
		if !model && !placed && len(t.Rows) > 3 {
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
