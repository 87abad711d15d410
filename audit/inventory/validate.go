package inventory

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// validateRow decides whether a line is a row that can be read. Lines that are no
// rows are skipped and told; rows that cannot be read are rejected.
func (b *Batch) validateRow(r *row) bool {
	f := b.worker.file
	text := b.text(r)
	switch {
	case r.broken:
		return b.malformed(r)
	case len(text) > f.limits.Row:
		return b.reject(r, &Reject{Code: RowTooLong, Reason: fmt.Sprintf("the row has %d bytes, more than %d", len(text), f.limits.Row), Hint: hintLong})
	case len(text) == 0 || mayBeBlank(text[0], f.dialect) && b.blank(r):
		b.stats.Blank++
		return false
	case b.foreign && !b.clean(r):
		return false
	case r.line == f.doubled:
		return b.skip(r, RepeatedHeading)
	case b.skipsNonData(r):
		return false
	case r.cells() != f.width && !b.otherWidth(r):
		return false
	case r.quoted && bytes.IndexByte(text, f.dialect.newline) >= 0 && f.swallowed(string(text)):
		return b.reject(r, &Reject{Code: SwallowedRow, Reason: "a cell holds the end of a line and behind it as many delimiters as a row has", Hint: "a quote of one row seems to be closed by one of another: mend the quotes"})
	case len(text) > f.limits.Cell && !b.shortCells(r):
		return false
	case f.skips[text[0]] && f.sums(&b.rowReader, r):
		return b.skip(r, TotalsRow)
	case f.again[text[0]] && f.repeatsHeading(&b.rowReader, r):
		return b.skip(r, RepeatedHeading)
	case f.again[text[0]] && f.otherOrder(&b.rowReader, r):
		b.fault = f.fault(gear.Incomplete, r.line, "the headings stand here once more, in another order", "put the table that begins here into a file of its own")
		return b.reject(r, &Reject{Code: OtherHeadings, Reason: "the headings once more, in another order", Hint: b.fault.Hint})
	case f.owner().repeats != nil && b.repeats(r):
		b.stats.Rows++
		b.stats.Repeated++
		return false
	}
	return true
}

// skipsNonData skips a line that stands in or below the table and is no row.
func (b *Batch) skipsNonData(r *row) bool {
	code := b.worker.file.nonDataCode(&b.rowReader, r)
	if code == "" {
		return false
	}
	b.skip(r, code)
	return true
}

const (
	hintLong  = "a quote that is not closed makes a row run on; mend the file, or export it again"
	hintWidth = "mend the row so that it has a cell for every heading; a cell that holds the delimiter must stand in quotes"
)

// mayBeBlank reports bytes that a row without content may begin with.
func mayBeBlank(c byte, d dialect) bool {
	return c <= ' ' || c == d.delimiter || c == d.quote
}

// blank reports a row whose cells are all empty.
func (b *Batch) blank(r *row) bool {
	for i := range r.cells() {
		if trim(b.cellText(r, i)) != "" {
			return false
		}
	}
	return true
}

// clean rejects rows with bytes that the encoding does not have.
func (b *Batch) clean(r *row) bool {
	text := b.text(r)
	var reason string
	switch {
	case bytes.IndexByte(text, 0) >= 0:
		reason = "the row holds a NUL byte"
	case !utf8.Valid(text), b.worker.file.decoded && bytes.Contains(text, []byte("\uFFFD")):
		reason = "the row holds bytes that " + b.worker.file.encoding.Name + " does not have"
	default:
		return true
	}
	return b.reject(r, &Reject{Code: BadEncoding, Reason: reason, Hint: "export the file as UTF-8, or name its encoding with --encoding"})
}

// shortCells rejects rows with a cell that is too long.
func (b *Batch) shortCells(r *row) bool {
	limit := b.worker.file.limits.Cell
	for i := range r.cells() {
		if n := len(b.cellText(r, i)); n > limit {
			return b.reject(r, &Reject{
				Code: CellTooLong, Place: gear.Place{Column: i + 1},
				Reason: fmt.Sprintf("a cell has %d bytes, more than %d", n, limit), Hint: hintLong,
			})
		}
	}
	return true
}

// malformed rejects a row whose quotes are broken.
func (b *Batch) malformed(r *row) bool {
	m := b.chunk.bad[b.nextBad]
	b.nextBad++
	f := b.worker.file
	before := b.chunk.text[r.start:min(m.quote, int(r.end))]
	e := &Reject{Code: m.code, Hint: "write a quote inside a cell twice, and put the cell in quotes"}
	e.Place.Line = r.line + bytes.Count(before, []byte{f.dialect.newline})
	switch m.code {
	case OpenQuote:
		e.Reason = "a quote opens a cell here and is not closed"
	case StrayQuote:
		e.Reason = "a quote stands inside a cell, or text stands behind a closing quote"
	default:
		e.Reason, e.Hint = fmt.Sprintf("the row has more than %d bytes", f.limits.Row), hintLong
	}
	return b.reject(r, e)
}

// otherWidth decides about a row that has not a cell for every heading. Surplus
// cells that are empty are dropped, and cells missing at the end are blank,
// unless those that are there look as if a delimiter was lost, or the input was
// cut off in the row. It reports whether the row can be read.
func (b *Batch) otherWidth(r *row) bool {
	f := b.worker.file
	switch n := r.cells(); {
	case f.comment(&b.rowReader, r) && len(f.vendors(b.text(r))) == 0:
		return b.skip(r, CommentLine)
	case f.sums(&b.rowReader, r):
		return b.skip(r, TotalsRow)
	case n > f.width && (f.strict || b.surplus(r)):
		return b.wrongWidth(r, ExtraCell, f.width+1)
	case n > f.width:
		b.note(r, EmptyCells)
	case f.strict || b.chunk.open && b.start == len(b.chunk.text) || f.shapes.Moved(b.cellTexts(r)):
		return b.wrongWidth(r, MissingCell, n)
	default:
		b.note(r, ShortRow)
		b.pad(r, f.width)
	}
	return true
}

// surplus reports whether a cell beyond the headings holds something.
func (b *Batch) surplus(r *row) bool {
	for i := b.worker.file.width; i < r.cells(); i++ {
		if trim(b.cellText(r, i)) != "" {
			return true
		}
	}
	return false
}

// note counts a row that is read, although something about it is not as it
// should be.
func (b *Batch) note(r *row, code string) {
	for i := range b.notes {
		if b.notes[i].code == code {
			b.notes[i].count++
			return
		}
	}
	b.notes = append(b.notes, unread{code: code, badCell: badCell{count: 1, line: r.line}})
}

func (b *Batch) wrongWidth(r *row, code string, column int) bool {
	return b.reject(r, &Reject{
		Code: code, Hint: hintWidth, Place: gear.Place{Column: column},
		Reason: fmt.Sprintf("the row has %s, the headings have %d", cells(r.cells()), b.worker.file.width),
	})
}

func cells(n int) string {
	if n == 1 {
		return "1 cell"
	}
	return strconv.Itoa(n) + " cells"
}

// reject books a row; it always reports false.
func (b *Batch) reject(r *row, e *Reject) bool {
	b.stats.Rows++
	b.stats.Rejected++
	e.Place.File, e.Place.Sheet = b.item.Place.File, b.item.Place.Sheet
	if e.Place.Line == 0 {
		e.Place.Line = r.line
	}
	e.Text = b.rowText(r, b.worker.file.limits.Row)
	e.Vendors = b.worker.file.vendors(b.text(r))
	b.rejects = append(b.rejects, *e)
	return false
}

// skip books a line that is no row; it always reports false.
func (b *Batch) skip(r *row, code string) bool {
	b.stats.Skipped++
	f := b.worker.file
	b.skips = append(b.skips, Skip{
		Code: code, Place: gear.Place{File: f.name, Sheet: f.sheet, Line: r.line},
		Text: b.rowText(r, f.limits.Row), Vendors: f.vendors(b.text(r)),
	})
	return false
}

// compareStates marks a row of which one column says that the item is gone and
// another that it is not: its status is unknown.
func (b *Batch) compareStates(r *row) {
	f := b.worker.file
	if len(f.rivals) == 0 {
		return
	}
	m := b.worker.byField[gear.Status]
	gone, said := b.saysGone(r, m, m.cell)
	if !said {
		return
	}
	for _, cell := range f.rivals {
		if other, says := b.saysGone(r, m, cell); says && other != gone {
			r.disputed = true
			b.note(r, TwoStates)
			return
		}
	}
}

// saysGone reads a cell as a status: whether that is of an item that is gone, and
// whether it says so much.
func (b *Batch) saysGone(r *row, m *cachedColumn, cell int) (gone, said bool) {
	if cell >= r.cells() {
		return false, false
	}
	v, err := m.reader.read(b.cellText(r, cell))
	if err != nil || !v.Known() || v.Code == 0 {
		return false, false
	}
	word := b.worker.file.dict.Defs[gear.Status].Values[v.Code-1]
	return word == "removed" || word == "disposed", true
}

// swallowed reports a row of which one cell holds the end of a line and behind it
// as many delimiters as a row has, as where a quote in one row was closed by
// one in another.
func (f *File) swallowed(text string) bool {
	before := -1
	for line := range strings.SplitSeq(text, string(rune(f.dialect.newline))) {
		n := strings.Count(line, string(rune(f.dialect.delimiter)))
		if full := f.width - 1; full > 0 && n >= full && before >= full && (f.width > 3 || len(f.vendors([]byte(text))) > 0) {
			return true
		}
		before = n
	}
	return false
}
