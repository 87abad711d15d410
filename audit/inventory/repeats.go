package inventory

import (
	"bytes"
	"context"
	"hash/maphash"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/alike"
	"github.com/gearaudit/gearaudit/audit/inventory/cache"
	"github.com/gearaudit/gearaudit/audit/inventory/columns"
	"github.com/gearaudit/gearaudit/audit/inventory/form"
	"github.com/gearaudit/gearaudit/audit/inventory/input"
	"github.com/gearaudit/gearaudit/audit/inventory/records"
	"github.com/gearaudit/gearaudit/audit/inventory/values"
	"github.com/gearaudit/gearaudit/audit/workbook"
)

// firstReading reads the tables once before their rows are taken, for all that has to be
// known of a file as a whole: the tables that begin behind the sample with the headings in
// another order, legends and the labels of makers, and the rows that say again what
// another row says; see [Options.Repeats].
type firstReading struct {
	opening *opening
	alike   *alike.Finder // nil: nobody asks for repeats
	bySheet bool          // of sheets cells are compared
}

// readOnce is the first reading.
func (t *opening) readOnce(ctx context.Context) (*firstReading, error) {
	r := &firstReading{opening: t}
	r.begin()
	for i := 0; i < len(t.files); i++ {
		known := len(t.files)
		if err := r.read(ctx, i); err != nil {
			return nil, err
		}
		if len(t.files) > known && r.alike != nil && !r.bySheet && t.severalSheets() { // lines of sheets are compared in another way then
			r.begin()
			i = -1
		}
	}
	return r, nil
}

// begin starts with the first table.
func (r *firstReading) begin() {
	t := r.opening
	if !t.o.Repeats {
		return
	}
	var size int64
	for _, f := range t.files {
		size += f.origin.size()
	}
	r.alike, r.bySheet = alike.New(size), t.severalSheets()
}

// severalSheets reports that more than one of the tables that will be read is of a sheet.
func (t *opening) severalSheets() bool {
	n, all := 0, t.keepsAll()
	for _, f := range t.files {
		if f.origin.sheet != nil && f.main == nil && (all || f.what == "") {
			n++
		}
	}
	return n > 1
}

// read reads a table, up to one that begins within it.
func (r *firstReading) read(ctx context.Context, i int) error {
	f := r.opening.files[i]
	x := textReading{file: f, hash: r.hasher(f), alike: r.alike}
	if x.hash == nil && f.sought.nothing() {
		return nil
	}
	err := f.eachChunk(ctx, x.chunk)
	f.sought.settle(f)
	switch {
	case x.below > 0:
		return r.opening.split(i, x.below, x.belowLine)
	case x.hash == nil && ctx.Err() == nil: // the scan tells
		return nil
	default:
		return err
	}
}

// textReading is the first reading of one table.
type textReading struct {
	file  *File
	hash  func(line []byte) uint64 // nil: no line repeats another one
	alike *alike.Finder
	met   []alike.Line
	cut   records.RowReader

	below, belowLine int // offset and line of headings in another order; 0 for none
}

// chunk reads a chunk that begins at an offset, negative where that is not known. It
// reports false behind the table.
func (x *textReading) chunk(c *records.Chunk, at int) bool {
	f := x.file
	u := f.sought.headings
	x.met = x.met[:0]
	for l := range c.Lines(f.dialect) {
		if u != nil && at >= 0 && at+l.Start >= u.from && u.begin(f, l.Text) {
			x.below, x.belowLine = at+l.Start, l.Number
			c.Cut(l.Start)
			break
		}
		if x.hash != nil {
			x.met = append(x.met, alike.Line{Text: l.Text, Hash: x.hash(l.Text)})
		}
	}
	if x.hash != nil {
		x.alike.Meet(x.met, f.partOfRow)
	}
	x.rows(c)
	return x.below == 0
}

// rows hands the rows to what is sought in them.
func (x *textReading) rows(c *records.Chunk) {
	f, s := x.file, &x.file.sought
	if s.labels == nil && s.legend == nil {
		return
	}
	c.Thin(f.dialect, func(row []byte) bool { return s.labels.wants(row) || s.legend.wants(row) })
	x.cut.Dialect = f.dialect
	x.cut.Begin(c)
	for r, ok := x.cut.Next(); ok; r, ok = x.cut.Next() {
		if !r.Broken {
			s.labels.see(&x.cut, &r)
			s.legend.see(&x.cut, &r)
		}
	}
}

// partOfRow reports a line with half a cell in quotes and fewer cells than a row: it
// repeats none. Such ends of long cells are often alike, and to look for them once more
// was a second reading of nearly every file.
func (f *File) partOfRow(line []byte) bool {
	return bytes.Count(line, []byte{f.dialect.Quote})%2 == 1 && bytes.Count(line, []byte{f.dialect.Delimiter}) < f.table.Width-1
}

// settle finds the rows that say again, byte for byte and under the same
// headings, what another row of the files says, and that name a serial number or
// an asset tag. Of the sheets of workbooks cells are compared, each by the field that
// it is read as: a regional sheet may have the columns of the master in another
// order, and call them otherwise. In scans they are not handed out, and count as repeated;
// the item of the first knows where the others stand. A row with a line end in a
// cell repeats none.
//
// Where some lines seem to be alike it reads the files once more.
func (r *firstReading) settle(ctx context.Context) error {
	if r.alike == nil {
		return nil
	}
	files := r.opening.files
	again := r.alike.Again()
	for i, f := range files {
		hash := r.hasher(f)
		if !again || hash == nil {
			continue
		}
		err := f.eachChunk(ctx, func(c *records.Chunk, _ int) bool {
			for l := range c.Lines(f.dialect) {
				if f.origin.sheet != nil || r.alike.Met(len(l.Text)) {
					r.alike.Collect(alike.Place{Text: i, Line: l.Number}, hash(l.Text))
				}
			}
			return true
		})
		if err != nil {
			return err
		}
	}
	for _, places := range r.alike.Found() {
		x := &repeat{}
		for _, p := range places {
			x.lines = append(x.lines, fileLine{files[p.Text], p.Line})
			files[p.Text].repeats = setLine(files[p.Text].repeats, p.Line, x)
		}
	}
	findSnapshots(files)
	return nil
}

// hasher returns what makes the hash of a line: of its bytes and the headings,
// and for one of several sheets of its cells, in whatever order. It is nil where nothing
// identifies an item, or nobody asks: such a file has no repeats.
func (r *firstReading) hasher(f *File) func(line []byte) uint64 {
	if r.alike == nil || f.main != nil || len(f.identifying()) == 0 {
		return nil
	}
	seed := r.alike.Seed
	headings := maphash.String(seed, f.headingText)
	if f.origin.sheet == nil || !r.bySheet {
		return func(line []byte) uint64 { return maphash.Bytes(seed, line) ^ headings }
	}
	keys := make([]uint64, max(f.table.Width, len(f.table.Headings)))
	for i, h := range f.table.Headings {
		keys[i] = maphash.String(seed, values.Fold(h))
	}
	for _, c := range f.table.Columns {
		keys[c.Cell] = maphash.String(seed, "\x00"+f.dict.Name(c.Field))
	}
	return func(line []byte) uint64 {
		sum := uint64(cache.Seed)
		for i := range keys {
			cell, rest, more := bytes.Cut(line, []byte{workbook.UnitSeparator})
			if cell = bytes.Trim(cell, " \x1b\x1c"); len(cell) > 0 {
				sum += cache.Fold(maphash.Bytes(seed, cell)^keys[i], cache.Prime)
			}
			if line = rest; !more {
				break
			}
		}
		return sum
	}
}

// repeat is where lines that are alike stand, in input order.
type repeat struct {
	lines    []fileLine
	snapshot bool // the first line is the newest that says what the thing is
}

type fileLine struct {
	file *File
	line int
}

// size is about how many bytes the text has.
func (o *origin) size() int64 {
	switch {
	case o.sheet != nil:
		return o.sheet.Size()
	case o.packing != input.PlainText:
		return 8 * o.source.Size()
	default:
		return o.source.Size()
	}
}

// findSnapshots finds rows that say what an older row said of the same thing: same
// serial number or tag, maker and model, and a later day in a column of periods or in
// the names of files that have the same headings. Without numbers, things of the same
// maker and model at a site are the same where most of the newest period stand in an
// older one too. The newest row counts; what only an older one names stays.
func findSnapshots(files []*File) {
	named := map[string][]*File{} // by their headings
	for _, f := range files {
		if f.main != nil || f.things != nil {
			continue
		}
		if c := f.column(observedOn); c != nil {
			(&snapshots{rows: map[string][]snapshot{}}).walk(f, c, 0).settle()
		} else if form.PeriodOf(filepath.Base(f.table.Name)) > 0 && len(f.identifying()) > 0 {
			named[f.headingText] = append(named[f.headingText], f)
		}
	}
	for _, group := range named {
		periods := map[int]bool{}
		for _, f := range group {
			periods[form.PeriodOf(filepath.Base(f.table.Name))] = true
		}
		if len(group) < 2 || len(periods) < len(group) {
			continue
		}
		all := &snapshots{rows: map[string][]snapshot{}}
		for _, f := range group {
			all.walk(f, nil, form.PeriodOf(filepath.Base(f.table.Name)))
		}
		all.settle()
	}
}

// observedOn is the field of the period that a row speaks of.
const observedOn = "observed_on"

// snapshot is a row about a thing.
type snapshot struct {
	line  fileLine
	order int // of its period
}

// snapshots are the rows about things, by what these are known by.
type snapshots struct {
	rows   map[string][]snapshot
	newest int // period
}

// mostSnapshots bounds the things of which rows are held against each other; those
// beyond count with each of their rows.
const mostSnapshots = 1 << 18

// walk takes the rows of a file. period is that of all of them, where no column says it.
func (s *snapshots) walk(f *File, c *columns.Column, period int) *snapshots {
	nth := map[string]int{}
	f.eachRow(func(in *records.RowReader, r *records.Row) {
		order := period
		if c != nil {
			v := gear.Value{}
			if c.Cell < r.Cells() {
				v, _ = c.Reader.Read(in.CellText(r, c.Cell))
			}
			if !v.Known() {
				return
			}
			order = int(v.Date)
		}
		if r.Cells() != f.table.Width || !utf8.Valid(in.Text(r)) { // it may be rejected, and then it replaces none
			return
		}
		key, placed := f.thingOf(in, r)
		if key == "" || placed && c == nil {
			return
		}
		if placed { // the second of its kind at the site is the second in each period
			at := key + "\x00" + strconv.Itoa(order)
			nth[at]++
			key = "place\x00" + key + "\x00" + strconv.Itoa(nth[at])
		}
		if s.rows[key] == nil && len(s.rows) == mostSnapshots {
			return
		}
		s.rows[key] = append(s.rows[key], snapshot{fileLine{f, r.Line}, order})
		s.newest = max(s.newest, order)
	})
	return s
}

const (
	fewestPlaced = 5  // rows of the newest period, for things to be known by their place
	mostlyPlaced = 60 // percent of them that stand in an older period too
)

// settle has the newest row of a thing say where the older ones stand, which then
// count as repeats of it.
func (s *snapshots) settle() {
	rows, matched := 0, 0
	for key, all := range s.rows {
		if !strings.HasPrefix(key, "place\x00") {
			continue
		}
		for _, x := range all {
			if x.order == s.newest {
				if rows++; len(all) > 1 {
					matched++
				}
			}
		}
	}
	places := rows >= fewestPlaced && 100*matched >= mostlyPlaced*rows
	for key, all := range s.rows {
		if len(all) < 2 || strings.HasPrefix(key, "place\x00") && !places {
			continue
		}
		s.thing(all)
	}
}
