package inventory

import (
	"bytes"
	"context"
	"errors"
	"hash/maphash"
	"io"
	"math/bits"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// FindRepeats finds the rows that say again, byte for byte and under the same
// headings, what another row of the files says, and that name a serial number or
// an asset tag. In later scans they are not handed out, and count as repeated;
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
	}
	r.seen.grow(size)
	for _, f := range files {
		if err := f.lines(ctx, &r, r.meet); err != nil {
			return err
		}
	}
	r.seen.blocks = nil
	if len(r.again) == 0 {
		return nil
	}
	for _, f := range files {
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
	return nil
}

func setLine(to map[int]*repeat, line int, x *repeat) map[int]*repeat {
	if to == nil {
		to = map[int]*repeat{}
	}
	to[line] = x
	return to
}

// repeat is where lines that are alike stand, in input order.
type repeat struct{ lines []fileLine }

type fileLine struct {
	file *File
	line int
}

// places returns where the lines behind the first stand.
func (x *repeat) places() []gear.Place {
	var out []gear.Place
	for _, l := range x.lines[1:] {
		out = append(out, gear.Place{File: l.file.name, Sheet: l.file.sheet, Line: l.line})
	}
	return out
}

// repeatFinder looks for lines that are alike.
type repeatFinder struct {
	seed  maphash.Seed
	seen  lineFilter
	again map[uint64]*repeat // by the hash of a line that was seen before
}

// mostRepeats bounds the lines of which it is known that they stand twice.
const mostRepeats = 1 << 20

func (r *repeatFinder) meet(_ *File, _ int, hash uint64) {
	if r.seen.add(hash) && len(r.again) < mostRepeats {
		r.again[hash] = &repeat{}
	}
}

func (r *repeatFinder) collect(f *File, line int, hash uint64) {
	if x := r.again[hash]; x != nil {
		x.lines = append(x.lines, fileLine{f, line})
	}
}

// lines calls see for every filled line of the rows, with a hash of its bytes and
// of the headings. A file in which nothing identifies an item has no repeats.
func (f *File) lines(ctx context.Context, r *repeatFinder, see func(f *File, line int, hash uint64)) error {
	if len(f.identifying()) == 0 {
		return nil
	}
	text, err := f.origin.open(false, nil)
	if err != nil {
		return err
	}
	defer text.close()
	if _, err := io.CopyN(io.Discard, text, int64(f.body)); err != nil {
		return f.unread(err)
	}
	headings := maphash.String(r.seed, f.headingText)
	buf, n, line := make([]byte, 256<<10), 0, f.firstLine
	for err == nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		var m int
		m, err = text.Read(buf[n:])
		n += m
		rest := buf[:n]
		for {
			i := bytes.IndexByte(rest, f.dialect.newline)
			if i < 0 {
				break
			}
			if row := bytes.TrimSuffix(rest[:i], []byte("\r")); len(row) > 0 {
				see(f, line, maphash.Bytes(r.seed, row)^headings)
			}
			rest = rest[i+1:]
			line++
		}
		n = copy(buf, rest)
		if n == len(buf) {
			buf = append(buf, make([]byte, len(buf))...)
		}
		if n > 2*f.limits.Row { // no row: the scan tells of it
			return nil
		}
	}
	if !errors.Is(err, io.EOF) {
		return f.unread(err)
	}
	if n > 0 {
		see(f, line, maphash.Bytes(r.seed, bytes.TrimSuffix(buf[:n], []byte("\r")))^headings)
	}
	return nil
}

// identifying returns the columns by which an item is known again.
func (f *File) identifying() []column {
	var out []column
	for _, c := range f.columns {
		if c.field == gear.SerialNumber || c.field == gear.AssetTag {
			out = append(out, c)
		}
	}
	return out
}

// repeats reports whether a row says again what a row before it said.
func (b *Batch) repeats(r *row) bool {
	f := b.worker.file
	x := f.repeats[r.line]
	if x == nil || x.lines[0] == (fileLine{f, r.line}) {
		return false
	}
	return bytes.IndexByte(b.text(r), f.dialect.newline) < 0 && b.identified(r) && f.sumWord(&b.rowReader, r) == noSum
}

// identified reports whether a serial number or an asset tag stands in a row.
func (b *Batch) identified(r *row) bool {
	f := b.worker.file
	for _, c := range f.identifying() {
		if c.cell < r.cells() && f.identity.Column(c.field).Fold(b.cellText(r, c.cell)) != "" {
			return true
		}
	}
	return false
}

// alsoAt returns where rows stand that repeat a row.
func (b *Batch) alsoAt(r *row) []gear.Place {
	f := b.worker.file
	x := f.repeats[r.line]
	if x == nil || x.lines[0] != (fileLine{f, r.line}) || bytes.IndexByte(b.text(r), f.dialect.newline) >= 0 || !b.identified(r) {
		return nil
	}
	return x.places()
}

// size is about how many bytes the text has.
func (o *origin) size() int64 {
	switch {
	case o.sheet != nil:
		return o.sheet.size
	case o.packing != plainText:
		return 8 * o.source.size
	default:
		return o.source.size
	}
}

// lineFilter is a set of hashes that may take another hash for one that it
// holds, of a million once in about ten times. Its size is fixed.
type lineFilter struct{ blocks [][8]uint64 }

// The filter has a block for about eight lines of a file, of which a short one is
// 64 bytes long.
const (
	fewestBlocks = 1 << 4
	mostBlocks   = 1 << 17 // 8 MiB
)

func (l *lineFilter) grow(size int64) {
	n := int64(fewestBlocks)
	for n < mostBlocks && n*512 < size {
		n *= 2
	}
	l.blocks = make([][8]uint64, n)
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

// identityOf finds out from the first rows how the columns name items.
func (f *File) identityOf(rows []sampleRow) (out gear.IdentityColumns) {
	for _, c := range f.identifying() {
		var values, texts []string
		for i := range rows {
			if r := &rows[i]; c.cell < len(r.cells) && !r.broken {
				values = append(values, r.cells[c.cell])
				rest := slices.Clone(r.cells)
				rest[c.cell] = ""
				texts = append(texts, strings.Join(rest, "\x1f"))
			}
		}
		*out.Column(c.field) = gear.ReadIdentityColumn(values, texts)
	}
	return out
}
