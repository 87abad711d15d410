package records

import (
	"bytes"
	"errors"
	"io"
	"iter"
)

// slack is how many zero bytes follow the text of a chunk, so that eight bytes
// can be loaded at every position of it.
const slack = 16

// Dialect is how a text is cut into cells.
type Dialect struct {
	Delimiter byte
	Newline   byte // '\n', or '\r' for files that know no '\n'
	Quote     byte // '"', or a byte that does not occur
}

// Chunk is a piece of text that begins and ends between rows.
type Chunk struct {
	Seq  int    // from 0
	Line int    // of its first byte, from 1
	Text []byte // ends with a newline; slack bytes follow it
	Open bool   // the input ends here, without that newline
	Bad  []malformed
}

// malformed is a row whose quotes are broken, or that is too long to be held.
type malformed struct {
	start int // offset of its first byte
	Quote int // offset of the quote to blame
	end   int // offset behind the line where reading goes on
	Code  string
}

// Chunker cuts a text into chunks. It knows where a row ends: at a newline that
// no well-formed quoted cell holds. What it finds does not depend on the size
// of chunks.
type Chunker struct {
	Dialect
	R     io.Reader
	Size  int // of a chunk
	Limit int // of a row
	Line  int // of the next chunk's first byte
	Seq   int
	rest  []byte // read, not yet handed out
	Drop  bool   // the rest of an overlong line is still to come
	owed  bool   // at the next chunk's first byte a quote that was opened on a malformed row is not closed yet
	ended bool   // the reader is at its end
	open  bool   // the input does not end with a newline
}

// Next fills the chunk; io.EOF says that there is no more.
func (f *Chunker) Next(c *Chunk) error {
	c.Text = append(c.Text[:0], f.rest...)
	f.rest = f.rest[:0]
	for n := f.Size; ; n += n/2 + 1 { // a row may be longer than a chunk
		if err := f.fill(c, n); err != nil {
			return err
		}
		if len(c.Text) == 0 {
			return io.EOF
		}
		if end := f.boundary(c); end > 0 {
			f.hand(c, end)
			return nil
		}
	}
}

// hand makes the first bytes of the text the chunk and keeps the rest.
func (f *Chunker) hand(c *Chunk, end int) {
	if end < len(c.Text) {
		f.rest = append(f.rest, c.Text[end:]...)
	}
	c.Open = f.open && end == len(c.Text)
	c.Text = Padded(c.Text[:end])
	c.Seq, c.Line = f.Seq, f.Line
	f.Seq++
	f.Line += bytes.Count(c.Text, []byte{f.Newline})
}

// Line is a line of a chunk, without its end.
type Line struct {
	Number int // from 1, in the file
	Start  int // offset in the chunk
	Text   []byte
}

// Lines returns the lines that are not empty. A row may be several of them.
func (c *Chunk) Lines(d Dialect) iter.Seq[Line] {
	return func(yield func(Line) bool) {
		for number, from := c.Line, 0; from < len(c.Text); number++ {
			end := from + bytes.IndexByte(c.Text[from:], d.Newline)
			if text := bytes.TrimSuffix(c.Text[from:end], []byte("\r")); len(text) > 0 && !yield(Line{number, from, text}) {
				return
			}
			from = end + 1
		}
	}
}

// Cut takes away what stands from an offset on, with which a line begins.
func (c *Chunk) Cut(at int) { c.Text = Padded(c.Text[:at]) }

// Thin empties the rows without quotes that keep does not want, for readings that look
// at few rows: to cut the others into cells is most of their cost. Line numbers stay. A
// chunk with malformed rows stays as it is.
func (c *Chunk) Thin(d Dialect, keep func(row []byte) bool) {
	if len(c.Bad) > 0 {
		return
	}
	n := 0
	for text := c.Text; len(text) > 0; {
		end := bytes.IndexByte(text, d.Newline)
		quoted := bytes.IndexByte(text[:end], d.Quote) >= 0
		if quoted {
			end = endOfRow(text, d)
		}
		if end > 0 && (quoted || keep(text[:end])) {
			n += copy(c.Text[n:], text[:end])
		}
		c.Text[n] = d.Newline
		n, text = n+1, text[end+1:]
	}
	c.Text = Padded(c.Text[:n])
}

// endOfRow returns the offset of the newline that ends the first row of a text, whose
// quotes are well placed.
func endOfRow(text []byte, d Dialect) int {
	for p := 0; ; {
		end := p + bytes.IndexByte(text[p:], d.Newline)
		q := bytes.IndexByte(text[p:end], d.Quote)
		if q < 0 {
			return end
		}
		p += q
		before := bytes.TrimRight(text[:p], " ")
		if len(before) > 0 && before[len(before)-1] != d.Delimiter {
			p++
			continue
		}
		p = closed(text, p, d.Quote)
	}
}

// Padded puts slack zero bytes behind the text, outside its length.
func Padded(text []byte) []byte {
	n := len(text)
	return append(text, make([]byte, slack)...)[:n]
}

// fill reads until the text has n bytes or the input ends; then it sees to it
// that the last line is a line.
func (f *Chunker) fill(c *Chunk, n int) error {
	for len(c.Text) < n && !f.ended {
		if cap(c.Text) < n+slack {
			c.Text = append(make([]byte, 0, n+slack), c.Text...)
		}
		m, err := f.R.Read(c.Text[len(c.Text):n])
		c.Text = f.dropped(c.Text, m)
		if errors.Is(err, io.EOF) {
			f.ended = true
		} else if err != nil {
			return err
		}
	}
	if f.ended && len(c.Text) > 0 && c.Text[len(c.Text)-1] != f.Newline {
		c.Text, f.open = append(c.Text, f.Newline), true
	}
	return nil
}

// dropped adds the m bytes just read behind the text, without what is left of
// an overlong line.
func (f *Chunker) dropped(text []byte, m int) []byte {
	if !f.Drop {
		return text[:len(text)+m]
	}
	fresh := text[len(text) : len(text)+m]
	i := bytes.IndexByte(fresh, f.Newline)
	if i < 0 {
		return text
	}
	f.Drop = false
	return append(text, fresh[i+1:]...)
}

// boundary returns the offset behind the last complete row and notes the
// malformed ones; 0 asks for more text.
func (f *Chunker) boundary(c *Chunk) int {
	w := quoteScanner{Chunker: f, text: c.Text, bad: c.Bad[:0], owed: f.owed, rowOwed: f.owed}
	for !w.stopped {
		w.step()
	}
	c.Bad = w.bad
	if w.cut {
		c.Text = append(c.Text, f.Newline)
		f.Drop, f.owed = true, w.owed
		return len(c.Text)
	}
	if w.row > 0 {
		f.owed = w.rowOwed
	}
	return w.row
}
