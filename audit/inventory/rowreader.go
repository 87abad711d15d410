package inventory

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/workbook"
)

// rowReader cuts a chunk into rows.
type rowReader struct {
	dialect  dialect
	tokenize func(*tokenizer, *chunk, dialect) // nil: (*tokenizer).split; set by tests of the proof
	chunk    *chunk
	split    tokenizer
	index    int // of the next row
	first    int // its first cell
	start    int // its first byte
	line     int // its line
}

// row is one row of a chunk.
type row struct {
	line        int    // of its first byte
	start, end  uint32 // its bytes, without the newline
	first, last uint32 // its cells in the list of ends; last is one more
	quoted      bool   // some cell stands in quotes
	broken      bool
	passed      bool // nobody wants it
	disputed    bool // its columns disagree about its status
}

// begin turns to a chunk.
func (c *rowReader) begin(k *chunk) {
	c.chunk, c.index, c.first, c.start, c.line = k, 0, 1, 0, k.line
	if c.tokenize == nil {
		c.split.split(k, c.dialect)
		return
	}
	c.tokenize(&c.split, k, c.dialect)
}

// next returns the next row; false behind the last one.
func (c *rowReader) next() (row, bool) {
	if c.index == c.split.nRow {
		return row{}, false
	}
	mark := c.split.rows[c.index]
	last := mark & offsets
	end := c.split.ends[last-1] & offsets
	r := row{line: c.line, start: uint32(c.start), end: end, first: uint32(c.first), last: last, quoted: mark&quoted != 0, broken: mark&broken != 0}
	c.index, c.first, c.start = c.index+1, int(last), int(end)+1
	c.line++
	text := c.chunk.text
	if r.quoted || r.broken {
		c.line += bytes.Count(text[r.start:r.end], []byte{c.dialect.newline})
	}
	if c.dialect.newline == '\n' && r.end > r.start && text[r.end-1] == '\r' {
		r.end--
	}
	return r, true
}

// cells returns how many cells the row has.
func (r *row) cells() int { return int(r.last - r.first) }

// text returns the bytes of a row.
func (c *rowReader) text(r *row) []byte { return c.chunk.text[r.start:r.end] }

// span returns where a cell begins and ends, and whether it stands in quotes.
func (c *rowReader) span(r *row, i int) (start, end uint32, inQuotes bool) {
	at := int(r.first) + i
	mark := c.split.ends[at]
	end = mark & offsets
	if at+1 == int(r.last) {
		end = r.end
	}
	start = (c.split.ends[at-1] + 1) & offsets
	return min(start, end), end, mark&quoted != 0 // a cell that pad added begins behind the row
}

// pad adds empty cells to the end of a row.
func (c *rowReader) pad(r *row, width int) {
	s := &c.split
	ends := append([]uint32{}, s.ends[r.first-1:r.last]...)
	last := len(ends) - 1
	ends[last] = ends[last]&quoted | r.end
	for len(ends) <= width {
		ends = append(ends, r.end)
	}
	s.ends = append(s.ends[:s.nEnd], ends...)
	r.first, r.last = uint32(s.nEnd)+1, uint32(s.nEnd+len(ends))
	s.nEnd = len(s.ends)
}

// cell returns a cell as written, with its quotes if it stands in quotes.
func (c *rowReader) cell(r *row, i int) (cell []byte, inQuotes bool) {
	start, end, inQuotes := c.span(r, i)
	return c.chunk.text[start:end], inQuotes
}

// cellText returns the content of a cell, in memory of its own.
func (c *rowReader) cellText(r *row, i int) string {
	cell, inQuotes := c.cell(r, i)
	if inQuotes {
		return string(unquote(nil, cell, c.dialect))
	}
	return string(cell)
}

// cellTexts returns the content of all cells.
func (c *rowReader) cellTexts(r *row) []string {
	out := make([]string, r.cells())
	for i := range out {
		out[i] = c.cellText(r, i)
	}
	return out
}

// unquote appends the content of a cell in quotes: without them and the blanks
// around them, doubled ones single, and line ends as newlines.
func unquote(dst, cell []byte, d dialect) []byte {
	cell = bytes.Trim(cell, " ")
	cell = cell[1 : len(cell)-1]
	for len(cell) > 0 {
		i := bytes.IndexByte(cell, d.quote)
		if i < 0 {
			break
		}
		dst = append(dst, cell[:i+1]...)
		cell = cell[i+2:]
	}
	dst = append(dst, cell...)
	if d.newline == '\n' && bytes.Contains(dst, []byte("\r\n")) {
		return bytes.ReplaceAll(dst, []byte("\r\n"), []byte("\n"))
	}
	return dst
}

// rowText returns a row as written, that of a sheet as CSV, in memory of its
// own. Of a row that is longer than most bytes it is the beginning.
func (c *rowReader) rowText(r *row, most int) string {
	text := c.text(r)
	text = text[:min(len(text), most)]
	if c.dialect.delimiter == workbook.UnitSeparator {
		return asCSV(text)
	}
	return string(text)
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
	x := f.owner().repeats.of(r.line)
	if x == nil || x.lines[0] != (fileLine{f.owner(), r.line}) || bytes.IndexByte(b.text(r), f.dialect.newline) >= 0 || !b.identified(r) {
		return nil
	}
	return x.places()
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

// places returns where the lines behind the first stand.
func (x *repeat) places() []gear.Place {
	var out []gear.Place
	for _, l := range x.lines[1:] {
		out = append(out, gear.Place{File: l.file.name, Sheet: l.file.sheet, Line: l.line})
	}
	return out
}

// asCSV returns a row of a sheet as it would stand in a CSV file.
func asCSV(row []byte) string {
	text := strings.NewReplacer(string(rune(workbook.ExactMark)), "", string(rune(workbook.FilledMark)), "").Replace(string(row))
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	_ = w.Write(strings.Split(text, string(rune(workbook.UnitSeparator)))) // a buffer takes it
	w.Flush()
	return strings.TrimSuffix(b.String(), "\n")
}
