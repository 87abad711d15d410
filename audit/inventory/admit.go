package inventory

import (
	"bytes"
	"fmt"
	"strconv"
	"unicode/utf8"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// admit decides whether a line is a row that can be read. Lines that are no
// rows are skipped and told; rows that cannot be read are rejected.
func (b *Batch) admit(r *row) bool {
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
	case r.cells() != f.width:
		return b.wrongWidth(r)
	case len(text) > f.limits.Cell && !b.shortCells(r):
		return false
	case f.skips[text[0]] && f.sums(&b.cutter, r):
		return b.skip(r, TotalsRow)
	case f.repeatsHeading(&b.cutter, r):
		return b.skip(r, RepeatedHeading)
	}
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
		reason = "the row holds bytes that " + b.worker.file.encoding.name + " does not have"
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

// wrongWidth rejects a row that has too many or too few cells, unless it is no
// row at all.
func (b *Batch) wrongWidth(r *row) bool {
	f := b.worker.file
	if f.comment(&b.cutter, r) && len(f.vendors(b.text(r))) == 0 {
		return b.skip(r, CommentLine)
	}
	if f.sums(&b.cutter, r) {
		return b.skip(r, TotalsRow)
	}
	e := &Reject{Code: MissingCell, Hint: hintWidth, Place: gear.Place{Column: r.cells()}}
	e.Reason = fmt.Sprintf("the row has %s, the headings have %d", cells(r.cells()), f.width)
	if r.cells() > f.width {
		e.Code, e.Place.Column = ExtraCell, f.width+1
	}
	return b.reject(r, e)
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
