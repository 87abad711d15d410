package inventory

import (
	"bytes"
	"context"
	"errors"
	"hash/maphash"
	"io"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/cache"
	"github.com/gearaudit/gearaudit/audit/inventory/columns"
	"github.com/gearaudit/gearaudit/audit/inventory/form"
	"github.com/gearaudit/gearaudit/audit/inventory/input"
	"github.com/gearaudit/gearaudit/audit/inventory/records"
	"github.com/gearaudit/gearaudit/audit/inventory/values"
	"github.com/gearaudit/gearaudit/audit/workbook"
)

// firstReading reads the tables once before their rows are taken, without cutting
// these into cells, for all that has to be known of a file as a whole: the tables that
// begin behind the sample with the headings in another order, and the rows that say
// again what another row says; see [Options.Repeats].
type firstReading struct {
	opening *opening
	repeats *repeatFinder // nil: nobody asks for repeats
	buf     []byte        // that files are read into, one after the other
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
		if len(t.files) > known && r.repeats != nil && !r.repeats.bySheet && t.severalSheets() { // lines of sheets are compared in another way then
			r.begin()
			i = -1
		}
	}
	return r, nil
}

// begin starts with the first table.
func (r *firstReading) begin() {
	if t := r.opening; t.o.Repeats {
		r.repeats = &repeatFinder{seed: maphash.MakeSeed(), again: map[uint64]*repeat{}, bySheet: t.severalSheets()}
		var size int64
		for _, f := range t.files {
			size += f.origin.size()
		}
		r.repeats.seen.Grow(size)
	}
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
	hash := r.repeats.hasher(f)
	if f.unseen == nil && hash == nil {
		return nil
	}
	var met []lineHash
	below, line := 0, 0
	err := f.eachLine(ctx, &r.buf, func(at, n int, text []byte) bool {
		if f.unseen != nil && at >= f.unseen.from && f.unseen.begins(f, text) {
			below, line = at, n
			return false
		}
		if hash != nil {
			met = append(met, lineHash{text, hash(text)})
		}
		return true
	}, func() {
		r.repeats.meet(f, met)
		met = met[:0]
	})
	switch {
	case below > 0:
		return r.opening.split(i, below, line)
	case hash == nil: // the scan tells
		return ctx.Err()
	default:
		return err
	}
}

// settle finds the rows that say again, byte for byte and under the same
// headings, what another row of the files says, and that name a serial number or
// an asset tag. Of the sheets of workbooks cells are compared, each by the field that
// it is read as: a regional sheet may have the columns of the master in another
// order, and call them otherwise. In scans they are not handed out, and count as repeated;
// the item of the first knows where the others stand. A row with a line end in a
// cell repeats none.
//
// Where some lines seem to be alike it reads the files once more. Its memory does not
// grow with the rows, but for those that are alike, of which it takes at most a million.
func (r *firstReading) settle(ctx context.Context) error {
	x := r.repeats
	if x == nil {
		return nil
	}
	x.seen = cache.Filter{}
	for _, f := range r.opening.files {
		hash := x.hasher(f)
		if len(x.again) == 0 || hash == nil {
			continue
		}
		err := f.eachLine(ctx, &r.buf, func(_, n int, text []byte) bool {
			if x.mayRepeat(f, len(text)) {
				x.collect(fileLine{f, n}, hash(text))
			}
			return true
		}, func() {})
		if err != nil {
			return err
		}
	}
	for _, x := range x.again {
		for _, line := range x.lines {
			if len(x.lines) > 1 {
				line.file.repeats = setLine(line.file.repeats, line.line, x)
			}
		}
	}
	findSnapshots(r.opening.files)
	return nil
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

// repeatFinder looks for lines that are alike.
type repeatFinder struct {
	seed    maphash.Seed
	seen    cache.Filter
	again   map[uint64]*repeat   // by the hash of a line that was seen before
	long    [1 << 12 / 64]uint64 // lengths of these lines, their lowest twelve bits
	bySheet bool                 // the cells of sheets are compared
	kept    int                  // lines that are known to stand twice
}

// mostRepeats bounds the lines of which it is known that they stand twice; those
// beyond count as items, each for itself.
const mostRepeats = 1 << 18

// lineHash is a line, with a hash of its bytes and of the headings.
type lineHash struct {
	text []byte
	hash uint64
}

// meet takes lines of a file, many at a time.
func (r *repeatFinder) meet(f *File, lines []lineHash) {
	if len(lines) == 0 {
		return
	}
	for i := range lines {
		r.seen.Touch(lines[i].hash)
	}
	for _, l := range lines {
		if r.seen.Add(l.hash) && len(r.again) < mostRepeats && !f.partOfRow(l.text) {
			r.again[l.hash] = &repeat{}
			n := len(l.text)
			r.long[n>>6&(len(r.long)-1)] |= 1 << (n & 63)
		}
	}
}

// partOfRow reports a line with half a cell in quotes and fewer cells than a row: it
// repeats none. Such ends of long cells are often alike, and to look for them once more
// was a second reading of nearly every file.
func (f *File) partOfRow(line []byte) bool {
	return bytes.Count(line, []byte{f.dialect.Quote})%2 == 1 && bytes.Count(line, []byte{f.dialect.Delimiter}) < f.table.Width-1
}

func (r *repeatFinder) collect(at fileLine, hash uint64) {
	if x := r.again[hash]; x != nil && r.kept < mostRepeats {
		r.kept++
		x.lines = append(x.lines, at)
	}
}

// mayRepeat reports a line that is as long as one that was seen before; those of
// sheets are alike in their cells, whatever their length. Most lines that only seem
// alike are short: not to hash the others spares half of the second reading.
func (r *repeatFinder) mayRepeat(f *File, length int) bool {
	return f.origin.sheet != nil || r.long[length>>6&(len(r.long)-1)]>>(length&63)&1 != 0
}

// eachLine calls see for every line of the rows that holds something, with its offset
// in the text and its number, until see returns false, and read before the lines that it was
// called for are gone. buf is what it reads into, grown where a line asks for it.
func (f *File) eachLine(ctx context.Context, buf *[]byte, see func(at, line int, text []byte) bool, read func()) error {
	text, in, err := f.rows(false, nil, nil)
	if err != nil {
		return f.unread(err)
	}
	defer text.Close()
	if *buf == nil {
		*buf = make([]byte, 256<<10)
	}
	at, n, line := f.body, 0, f.firstLine
	for err == nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		var m int
		m, err = in.Read((*buf)[n:])
		n += m
		rest := (*buf)[:n]
		for len(rest) > 0 {
			i := bytes.IndexByte(rest, f.dialect.Newline)
			end := i + 1
			if i < 0 && !errors.Is(err, io.EOF) {
				break
			} else if i < 0 {
				i, end = len(rest), len(rest)
			}
			if row := bytes.TrimSuffix(rest[:i], []byte("\r")); len(row) > 0 && !see(at, line, row) {
				read()
				return nil
			}
			rest, at = rest[end:], at+end
			line++
		}
		read()
		if n = copy(*buf, rest); n == len(*buf) {
			*buf = append(*buf, make([]byte, n)...)
		}
		if n > 2*f.limits.Row { // no row: the scan tells of it
			return nil
		}
	}
	if !errors.Is(err, io.EOF) {
		return f.unread(err)
	}
	return nil
}

// hasher returns what makes the hash of a line, nil where nothing identifies an item,
// or nobody asks: such a file has no repeats.
func (r *repeatFinder) hasher(f *File) func(line []byte) uint64 {
	if r == nil || f.main != nil || len(f.identifying()) == 0 {
		return nil
	}
	return f.lineHasher(r)
}

// lineHasher returns what makes the hash of a line: of its bytes and the headings,
// and for one of several sheets of its cells, in whatever order.
func (f *File) lineHasher(r *repeatFinder) func(line []byte) uint64 {
	headings := maphash.String(r.seed, f.headingText)
	if f.origin.sheet == nil || !r.bySheet {
		return func(line []byte) uint64 { return maphash.Bytes(r.seed, line) ^ headings }
	}
	keys := make([]uint64, max(f.table.Width, len(f.table.Headings)))
	for i, h := range f.table.Headings {
		keys[i] = maphash.String(r.seed, values.Fold(h))
	}
	for _, c := range f.table.Columns {
		keys[c.Cell] = maphash.String(r.seed, "\x00"+f.dict.Name(c.Field))
	}
	return func(line []byte) uint64 {
		sum := uint64(cache.Seed)
		for i := range keys {
			cell, rest, more := bytes.Cut(line, []byte{workbook.UnitSeparator})
			if cell = bytes.Trim(cell, " \x1b\x1c"); len(cell) > 0 {
				sum += cache.Fold(maphash.Bytes(r.seed, cell)^keys[i], cache.Prime)
			}
			if line = rest; !more {
				break
			}
		}
		return sum
	}
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
