package inventory

import (
	"bytes"
	"errors"
	"io"
)

// slack is how many zero bytes follow the text of a chunk, so that eight bytes
// can be loaded at every position of it.
const slack = 16

// dialect is how a text is cut into cells.
type dialect struct {
	delimiter byte
	newline   byte // '\n', or '\r' for files that know no '\n'
	quote     byte // '"', or a byte that does not occur
}

// chunk is a piece of text that begins and ends between rows.
type chunk struct {
	seq  int    // from 0
	line int    // of its first byte, from 1
	text []byte // ends with a newline; slack bytes follow it
	open bool   // the input ends here, without that newline
	bad  []malformed
}

// malformed is a row whose quotes are broken, or that is too long to be held.
type malformed struct {
	start int // offset of its first byte
	quote int // offset of the quote to blame
	end   int // offset behind the line where reading goes on
	code  string
}

// chunker cuts a text into chunks. It knows where a row ends: at a newline that
// no well-formed quoted cell holds. What it finds does not depend on the size
// of chunks.
type chunker struct {
	dialect
	r     io.Reader
	size  int // of a chunk
	limit int // of a row
	line  int // of the next chunk's first byte
	seq   int
	rest  []byte // read, not yet handed out
	drop  bool   // the rest of an overlong line is still to come
	owed  bool   // at the next chunk's first byte a quote that was opened on a malformed row is not closed yet
	ended bool   // the reader is at its end
	open  bool   // the input does not end with a newline
}

// next fills the chunk; io.EOF says that there is no more.
func (f *chunker) next(c *chunk) error {
	c.text = append(c.text[:0], f.rest...)
	f.rest = f.rest[:0]
	for n := f.size; ; n += n/2 + 1 { // a row may be longer than a chunk
		if err := f.fill(c, n); err != nil {
			return err
		}
		if len(c.text) == 0 {
			return io.EOF
		}
		if end := f.boundary(c); end > 0 {
			f.hand(c, end)
			return nil
		}
	}
}

// hand makes the first bytes of the text the chunk and keeps the rest.
func (f *chunker) hand(c *chunk, end int) {
	if end < len(c.text) {
		f.rest = append(f.rest, c.text[end:]...)
	}
	c.open = f.open && end == len(c.text)
	c.text = padded(c.text[:end])
	c.seq, c.line = f.seq, f.line
	f.seq++
	f.line += bytes.Count(c.text, []byte{f.newline})
}

// padded puts slack zero bytes behind the text, outside its length.
func padded(text []byte) []byte {
	n := len(text)
	return append(text, make([]byte, slack)...)[:n]
}

// fill reads until the text has n bytes or the input ends; then it sees to it
// that the last line is a line.
func (f *chunker) fill(c *chunk, n int) error {
	for len(c.text) < n && !f.ended {
		if cap(c.text) < n+slack {
			c.text = append(make([]byte, 0, n+slack), c.text...)
		}
		m, err := f.r.Read(c.text[len(c.text):n])
		c.text = f.dropped(c.text, m)
		if errors.Is(err, io.EOF) {
			f.ended = true
		} else if err != nil {
			return err
		}
	}
	if f.ended && len(c.text) > 0 && c.text[len(c.text)-1] != f.newline {
		c.text, f.open = append(c.text, f.newline), true
	}
	return nil
}

// dropped adds the m bytes just read behind the text, without what is left of
// an overlong line.
func (f *chunker) dropped(text []byte, m int) []byte {
	if !f.drop {
		return text[:len(text)+m]
	}
	fresh := text[len(text) : len(text)+m]
	i := bytes.IndexByte(fresh, f.newline)
	if i < 0 {
		return text
	}
	f.drop = false
	return append(text, fresh[i+1:]...)
}

// boundary returns the offset behind the last complete row and notes the
// malformed ones; 0 asks for more text.
func (f *chunker) boundary(c *chunk) int {
	w := quoteScanner{chunker: f, text: c.text, bad: c.bad[:0], owed: f.owed, rowOwed: f.owed}
	for !w.stopped {
		w.step()
	}
	c.bad = w.bad
	if w.cut {
		c.text = append(c.text, f.newline)
		f.drop, f.owed = true, w.owed
		return len(c.text)
	}
	if w.row > 0 {
		f.owed = w.rowOwed
	}
	return w.row
}
