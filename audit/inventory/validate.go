package inventory

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/records"
	"github.com/gearaudit/gearaudit/audit/inventory/values"
)

// validateRow decides whether a line is a row that can be read. Lines that are no
// rows are skipped and told; rows that cannot be read are rejected.
func (b *Batch) validateRow(r *records.Row) bool {
	f := b.worker.file
	text := b.cut.Text(r)
	switch {
	case r.Broken:
		return b.malformed(r)
	case len(text) > f.limits.Row:
		return b.reject(r, &Reject{Code: RowTooLong, Reason: fmt.Sprintf("the row has %d bytes, more than %d", len(text), f.limits.Row), Hint: hintLong})
	case len(text) == 0 || mayBeBlank(text[0], f.dialect) && b.blank(r):
		b.stats.Blank++
		return false
	case b.foreign && !b.clean(r):
		return false
	case f.things != nil: // what is no thing was told apart before
		return (len(text) <= f.limits.Cell || b.shortCells(r)) && !b.again(r)
	case f.doubled != nil && f.doubled[r.Line]:
		return b.skip(r, RepeatedHeading)
	case b.skipsNonData(r):
		return false
	case r.Cells() != f.table.Width && !b.otherWidth(r):
		return false
	case r.Quoted && bytes.IndexByte(text, f.dialect.Newline) >= 0 && f.swallowed(string(text)):
		return b.reject(r, &Reject{Code: SwallowedRow, Reason: "a cell holds the end of a line and behind it as many delimiters as a row has", Hint: "a quote of one row seems to be closed by one of another: mend the quotes"})
	case len(text) > f.limits.Cell && !b.shortCells(r):
		return false
	case f.skips[text[0]] && f.sums(&b.cut, r):
		return b.skip(r, TotalsRow)
	case f.again[text[0]] && f.repeatsHeading(&b.cut, r):
		return b.skip(r, RepeatedHeading)
	case f.opens[text[0]] && f.otherOrder(&b.cut, r):
		if f.inOrder(&b.cut, r) {
			return b.skip(r, RepeatedHeading)
		}
		if b.fault == nil {
			b.fault = f.table.Fault(gear.Incomplete, r.Line, "the headings stand here once more, in another order", "put the table that begins here into a file of its own")
		}
		return b.reject(r, &Reject{Code: OtherHeadings, Reason: "the headings once more, in another order", Hint: b.fault.Hint})
	}
	return !b.again(r)
}

// again counts a row that says again what another one says.
func (b *Batch) again(r *records.Row) bool {
	if b.worker.file.owner().repeats == nil || !b.repeats(r) {
		return false
	}
	b.stats.Rows++
	b.stats.Repeated++
	return true
}

// skipsNonData skips a line that stands in or below the table and is no row.
func (b *Batch) skipsNonData(r *records.Row) bool {
	code := b.worker.file.nonDataCode(&b.cut, r)
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
func mayBeBlank(c byte, d records.Dialect) bool {
	return c <= ' ' || c == d.Delimiter || c == d.Quote
}

// blank reports a row whose cells are all empty.
func (b *Batch) blank(r *records.Row) bool {
	for i := range r.Cells() {
		if values.Trim(b.cut.CellText(r, i)) != "" {
			return false
		}
	}
	return true
}

// clean rejects rows with bytes that the encoding does not have.
func (b *Batch) clean(r *records.Row) bool {
	text := b.cut.Text(r)
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
func (b *Batch) shortCells(r *records.Row) bool {
	limit := b.worker.file.limits.Cell
	for i := range r.Cells() {
		if n := len(b.cut.CellText(r, i)); n > limit {
			return b.reject(r, &Reject{
				Code: CellTooLong, Place: gear.Place{Column: i + 1},
				Reason: fmt.Sprintf("a cell has %d bytes, more than %d", n, limit), Hint: hintLong,
			})
		}
	}
	return true
}

// malformed rejects a row whose quotes are broken.
func (b *Batch) malformed(r *records.Row) bool {
	m := b.cut.Chunk.Bad[b.nextBad]
	b.nextBad++
	f := b.worker.file
	before := b.cut.Chunk.Text[r.Start:min(m.Quote, int(r.End))]
	e := &Reject{Code: m.Code, Hint: "write a quote inside a cell twice, and put the cell in quotes"}
	e.Place.Line = r.Line + bytes.Count(before, []byte{f.dialect.Newline})
	switch m.Code {
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
func (b *Batch) otherWidth(r *records.Row) bool {
	f := b.worker.file
	switch n := r.Cells(); {
	case f.comment(&b.cut, r) && len(f.vendors(b.cut.Text(r))) == 0:
		return b.skip(r, CommentLine)
	case f.sums(&b.cut, r):
		return b.skip(r, TotalsRow)
	case n > f.table.Width && (f.strict || b.surplus(r)):
		return b.wrongWidth(r, ExtraCell, f.table.Width+1)
	case n > f.table.Width:
		b.note(r, EmptyCells)
	case f.strict || b.cut.Chunk.Open && b.cut.Start == len(b.cut.Chunk.Text) || f.shapes.Moved(b.cut.CellTexts(r)):
		return b.wrongWidth(r, MissingCell, n)
	default:
		b.note(r, ShortRow)
		b.cut.Pad(r, f.table.Width)
	}
	return true
}

// surplus reports whether a cell beyond the headings holds something.
func (b *Batch) surplus(r *records.Row) bool {
	for i := b.worker.file.table.Width; i < r.Cells(); i++ {
		if values.Trim(b.cut.CellText(r, i)) != "" {
			return true
		}
	}
	return false
}

// note counts a row that is read, although something about it is not as it
// should be.
func (b *Batch) note(r *records.Row, code string) {
	for i := range b.notes {
		if b.notes[i].code == code {
			b.notes[i].count++
			return
		}
	}
	b.notes = append(b.notes, unread{code: code, badCell: badCell{count: 1, line: r.Line}})
}

func (b *Batch) wrongWidth(r *records.Row, code string, column int) bool {
	return b.reject(r, &Reject{
		Code: code, Hint: hintWidth, Place: gear.Place{Column: column},
		Reason: fmt.Sprintf("the row has %s, the headings have %d", cells(r.Cells()), b.worker.file.table.Width),
	})
}

func cells(n int) string {
	if n == 1 {
		return "1 cell"
	}
	return strconv.Itoa(n) + " cells"
}

// reject books a row; it always reports false.
func (b *Batch) reject(r *records.Row, e *Reject) bool {
	b.stats.Rows++
	b.stats.Rejected++
	if e.Place.Line == 0 {
		e.Place = b.worker.file.at(r.Line, e.Place.Column)
	}
	e.Place.File, e.Place.Sheet = b.item.Place.File, b.item.Place.Sheet
	e.Text = b.cut.RowText(r, b.worker.file.limits.Row)
	e.Vendors = b.worker.file.vendors(b.cut.Text(r))
	b.rejects = append(b.rejects, *e)
	return false
}

// skip books a line that is no row; it always reports false.
func (b *Batch) skip(r *records.Row, code string) bool {
	b.stats.Skipped++
	f := b.worker.file
	b.skips = append(b.skips, Skip{
		Code: code, Place: f.at(r.Line, 0),
		Text: b.cut.RowText(r, f.limits.Row), Vendors: f.vendors(b.cut.Text(r)),
	})
	return false
}

// compareStates marks a row of which one column says that the item is gone and
// another that it is not: its status is unknown.
func (b *Batch) compareStates(r *records.Row) {
	f := b.worker.file
	if len(f.table.Rivals) == 0 {
		return
	}
	m := b.worker.byField[gear.Status]
	gone, said := b.saysGone(r, m, m.Cell)
	if !said {
		return
	}
	for _, cell := range f.table.Rivals {
		if other, says := b.saysGone(r, m, cell); says && other != gone {
			r.Disputed = true
			b.note(r, TwoStates)
			return
		}
	}
}

// saysGone reads a cell as a status: whether that is of an item that is gone, and
// whether it says so much.
func (b *Batch) saysGone(r *records.Row, m *cachedColumn, cell int) (gone, said bool) {
	if cell >= r.Cells() {
		return false, false
	}
	v, err := m.Reader.Read(b.cut.CellText(r, cell))
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
	for line := range strings.SplitSeq(text, string(rune(f.dialect.Newline))) {
		n := strings.Count(line, string(rune(f.dialect.Delimiter)))
		if full := f.table.Width - 1; full > 0 && n >= full && before >= full && (f.table.Width > 3 || len(f.vendors([]byte(text))) > 0) {
			return true
		}
		before = n
	}
	return false
}
