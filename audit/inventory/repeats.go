package inventory

import (
	"bytes"
	"context"
	"errors"
	"hash/maphash"
	"io"
	"math/bits"
	"path/filepath"
	"slices"
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

// FindRepeats finds the rows that say again, byte for byte and under the same
// headings, what another row of the files says, and that name a serial number or
// an asset tag. Of the sheets of workbooks cells are compared, each by the field that
// it is read as: a regional sheet may have the columns of the master in another
// order, and call them otherwise. In later scans they are not handed out, and count as repeated;
// the item of the first knows where the others stand. A row with a line end in a
// cell repeats none.
//
// It reads the files once more, without cutting rows into cells, and twice where
// some lines are alike. Its memory does not grow with the rows, but for those
// that are alike, of which it takes at most a million.
func FindRepeats(ctx context.Context, files []*File) error {
	r := repeatFinder{seed: maphash.MakeSeed(), again: map[uint64]*repeat{}}
	var size int64
	for _, f := range files {
		size += f.origin.size()
		if f.origin.sheet != nil && f.main == nil {
			r.sheets++
		}
	}
	r.seen.grow(size)
	for _, f := range files {
		if err := f.lines(ctx, &r, r.meet); err != nil {
			return err
		}
	}
	r.seen.blocks, r.second = nil, true
	for _, f := range files {
		if len(r.again) == 0 {
			break
		}
		if err := f.lines(ctx, &r, r.collect); err != nil {
			return err
		}
	}
	for _, x := range r.again {
		for _, line := range x.lines {
			if len(x.lines) > 1 {
				line.file.repeats = setLine(line.file.repeats, line.line, x)
			}
		}
	}
	findSnapshots(files)
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
	seed   maphash.Seed
	seen   lineFilter
	again  map[uint64]*repeat   // by the hash of a line that was seen before
	long   [1 << 12 / 64]uint64 // lengths of these lines, their lowest twelve bits
	second bool                 // the files are read again, and only such lines are told
	sheets int                  // among the files
	kept   int                  // lines that are known to stand twice
	buf    []byte               // that files are read into, one after the other
}

// mostRepeats bounds the lines of which it is known that they stand twice; those
// beyond count as items, each for itself.
const mostRepeats = 1 << 18

// lineHash is a hash of the bytes of a line and of the headings.
type lineHash struct {
	line, length int
	hash         uint64
}

func (r *repeatFinder) meet(_ *File, lines []lineHash) {
	r.seen.fetch(lines)
	for _, l := range lines {
		if r.seen.add(l.hash) && len(r.again) < mostRepeats {
			r.again[l.hash] = &repeat{}
			r.long[l.length>>6&(len(r.long)-1)] |= 1 << (l.length & 63)
		}
	}
}

func (r *repeatFinder) collect(f *File, lines []lineHash) {
	for _, l := range lines {
		if x := r.again[l.hash]; x != nil && r.kept < mostRepeats {
			r.kept++
			x.lines = append(x.lines, fileLine{f, l.line})
		}
	}
}

// mayRepeat reports a line that is as long as one that was seen before; those of
// sheets are alike in their cells, whatever their length. Most lines that only seem
// alike are the ends of cells with a line end, and short: not to hash the others
// spares half of the second reading.
func (r *repeatFinder) mayRepeat(f *File, length int) bool {
	return f.origin.sheet != nil || r.long[length>>6&(len(r.long)-1)]>>(length&63)&1 != 0
}

// lines calls see for every filled line of the rows, many at a time. A file in which nothing identifies an item has no repeats.
func (f *File) lines(ctx context.Context, r *repeatFinder, see func(*File, []lineHash)) error {
	if len(f.identifying()) == 0 || f.main != nil {
		return nil
	}
	text, in, err := f.rows(false, nil, nil)
	if err != nil {
		return f.unread(err)
	}
	defer text.Close()
	hash := f.lineHasher(r)
	if r.buf == nil {
		r.buf = make([]byte, 256<<10)
	}
	buf, n, line := r.buf, 0, f.firstLine
	var found []lineHash
	for err == nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		var m int
		m, err = in.Read(buf[n:])
		n += m
		rest := buf[:n]
		for {
			i := bytes.IndexByte(rest, f.dialect.Newline)
			if i < 0 {
				break
			}
			if row := bytes.TrimSuffix(rest[:i], []byte("\r")); len(row) > 0 && (!r.second || r.mayRepeat(f, len(row))) {
				found = append(found, lineHash{line, len(row), hash(row)})
			}
			rest = rest[i+1:]
			line++
		}
		see(f, found)
		found = found[:0]
		n = copy(buf, rest)
		if n == len(buf) {
			buf = slices.Concat(buf, make([]byte, len(buf)))
		}
		if n > 2*f.limits.Row { // no row: the scan tells of it
			return nil
		}
	}
	if !errors.Is(err, io.EOF) {
		return f.unread(err)
	}
	if n > 0 {
		row := bytes.TrimSuffix(buf[:n], []byte("\r"))
		see(f, []lineHash{{line, len(row), hash(row)}})
	}
	return nil
}

// lineHasher returns what makes the hash of a line: of its bytes and the headings,
// and for one of several sheets of its cells, in whatever order.
func (f *File) lineHasher(r *repeatFinder) func(line []byte) uint64 {
	headings := maphash.String(r.seed, f.headingText)
	if f.origin.sheet == nil || r.sheets < 2 {
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

// lineFilter is a set of hashes that may take another hash for one that it
// holds, of a million some six times. Its size is fixed.
type lineFilter struct {
	blocks  [][8]uint64
	touched uint64 // means nothing: it keeps the asking of memory from being left out
}

// The filter has a block for about 32 lines of a file, of which a short one is 64
// bytes long. With 4 MiB at most it took a line of five among ten million for one that
// was seen before, and their lists were 60 MiB.
const (
	fewestBlocks = 1 << 4
	mostBlocks   = 1 << 18 // 16 MiB, and free again before the rows are read
)

func (l *lineFilter) grow(size int64) {
	n := int64(fewestBlocks)
	for n < mostBlocks && n*2048 < size {
		n *= 2
	}
	l.blocks = make([][8]uint64, n)
}

// fetch asks memory for the blocks of lines, so that it works on many at a time.
func (l *lineFilter) fetch(lines []lineHash) {
	for i := range lines {
		at, _ := bits.Mul64(lines[i].hash, uint64(len(l.blocks)))
		l.touched += l.blocks[at][0]
	}
}

// add puts a hash into the set, and reports whether it seemed to be there.
func (l *lineFilter) add(hash uint64) bool {
	at, rest := bits.Mul64(hash, uint64(len(l.blocks)))
	block := &l.blocks[at]
	there := uint64(1)
	for i := range block {
		bit := rest >> (58 - 6*i) & 63
		there &= block[i] >> bit
		block[i] |= 1 << bit
	}
	return there == 1
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
