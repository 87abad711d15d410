package records

import (
	"bytes"
	"encoding/csv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/workbook"
)

// RowReader cuts a chunk into rows.
type RowReader struct {
	Dialect  Dialect
	Tokenize func(*Tokenizer, *Chunk, Dialect) // nil: (*tokenizer).split; set by tests of the proof
	Chunk    *Chunk
	Split    Tokenizer
	index    int // of the next row
	first    int // its first cell
	Start    int // its first byte
	Line     int // its line
}

// Row is one row of a chunk.
type Row struct {
	Line        int    // of its first byte
	Start, End  uint32 // its bytes, without the newline
	First, Last uint32 // its cells in the list of ends; last is one more
	Quoted      bool   // some cell stands in quotes
	Broken      bool
	Passed      bool // nobody wants it
	Disputed    bool // its columns disagree about its status
}

// Begin turns to a chunk.
func (c *RowReader) Begin(k *Chunk) {
	c.Chunk, c.index, c.first, c.Start, c.Line = k, 0, 1, 0, k.Line
	if c.Tokenize == nil {
		c.Split.Split(k, c.Dialect)
		return
	}
	c.Tokenize(&c.Split, k, c.Dialect)
}

// Next returns the next row; false behind the last one.
func (c *RowReader) Next() (Row, bool) {
	if c.index == c.Split.NRow {
		return Row{}, false
	}
	mark := c.Split.Rows[c.index]
	last := mark & Offsets
	end := c.Split.Ends[last-1] & Offsets
	r := Row{Line: c.Line, Start: uint32(c.Start), End: end, First: uint32(c.first), Last: last, Quoted: mark&Quoted != 0, Broken: mark&broken != 0}
	c.index, c.first, c.Start = c.index+1, int(last), int(end)+1
	c.Line++
	text := c.Chunk.Text
	if r.Quoted || r.Broken {
		c.Line += bytes.Count(text[r.Start:r.End], []byte{c.Dialect.Newline})
	}
	if c.Dialect.Newline == '\n' && r.End > r.Start && text[r.End-1] == '\r' {
		r.End--
	}
	return r, true
}

// Cells returns how many cells the row has.
func (r *Row) Cells() int { return int(r.Last - r.First) }

// Text returns the bytes of a row.
func (c *RowReader) Text(r *Row) []byte { return c.Chunk.Text[r.Start:r.End] }

// Span returns where a cell begins and ends, and whether it stands in quotes.
func (c *RowReader) Span(r *Row, i int) (start, end uint32, inQuotes bool) {
	at := int(r.First) + i
	mark := c.Split.Ends[at]
	end = mark & Offsets
	if at+1 == int(r.Last) {
		end = r.End
	}
	start = (c.Split.Ends[at-1] + 1) & Offsets
	return min(start, end), end, mark&Quoted != 0 // a cell that pad added begins behind the row
}

// Pad adds empty cells to the end of a row.
func (c *RowReader) Pad(r *Row, width int) {
	s := &c.Split
	ends := append([]uint32{}, s.Ends[r.First-1:r.Last]...)
	last := len(ends) - 1
	ends[last] = ends[last]&Quoted | r.End
	for len(ends) <= width {
		ends = append(ends, r.End)
	}
	s.Ends = append(s.Ends[:s.NEnd], ends...)
	r.First, r.Last = uint32(s.NEnd)+1, uint32(s.NEnd+len(ends))
	s.NEnd = len(s.Ends)
}

// Cell returns a cell as written, with its quotes if it stands in quotes.
func (c *RowReader) Cell(r *Row, i int) (cell []byte, inQuotes bool) {
	start, end, inQuotes := c.Span(r, i)
	return c.Chunk.Text[start:end], inQuotes
}

// CellText returns the content of a cell, in memory of its own.
func (c *RowReader) CellText(r *Row, i int) string {
	cell, inQuotes := c.Cell(r, i)
	if inQuotes {
		return string(Unquote(nil, cell, c.Dialect))
	}
	return string(cell)
}

// CellTexts returns the content of all cells.
func (c *RowReader) CellTexts(r *Row) []string {
	out := make([]string, r.Cells())
	for i := range out {
		out[i] = c.CellText(r, i)
	}
	return out
}

// Unquote appends the content of a cell in quotes: without them and the blanks
// around them, doubled ones single, and line ends as newlines.
func Unquote(dst, cell []byte, d Dialect) []byte {
	cell = bytes.Trim(cell, " ")
	cell = cell[1 : len(cell)-1]
	for len(cell) > 0 {
		i := bytes.IndexByte(cell, d.Quote)
		if i < 0 {
			break
		}
		dst = append(dst, cell[:i+1]...)
		cell = cell[i+2:]
	}
	dst = append(dst, cell...)
	if d.Newline == '\n' && bytes.Contains(dst, []byte("\r\n")) {
		return bytes.ReplaceAll(dst, []byte("\r\n"), []byte("\n"))
	}
	return dst
}

// RowText returns a row as written, that of a sheet as CSV, in memory of its
// own. Of a row that is longer than most bytes it is the beginning.
func (c *RowReader) RowText(r *Row, most int) string {
	text := c.Text(r)
	text = text[:min(len(text), most)]
	if c.Dialect.Delimiter == workbook.UnitSeparator {
		return asCSV(text)
	}
	return string(text)
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
