package inventory

import (
	"bytes"
	"encoding/binary"
	"math/bits"
)

// Marks in the lists of a splitter, above any offset.
const (
	quoted  = 1 << 31 // the cell stands in quotes; the row holds such a cell
	broken  = 1 << 30 // the row is malformed
	offsets = 1<<30 - 1
)

// splitter finds the cells of a chunk. It looks at eight bytes at a time and
// makes nothing but two lists of numbers.
type splitter struct {
	ends []uint32 // offset behind each cell, where the separator stands
	rows []uint32 // by row: how many cells end up to and with it
	nEnd int
	nRow int
	mark uint32 // for the cell that is being read
	row  uint32 // for the row that is being read
}

// split finds the cells of the chunk, whose framer vouches that its quotes
// are well placed outside of malformed rows.
func (s *splitter) split(c *chunk, d dialect) {
	s.nEnd, s.nRow, s.mark, s.row = 0, 0, 0, 0
	from := 0
	for i := range c.bad {
		m := &c.bad[i]
		s.scan(c.text, from, m.start, d)
		s.room()
		s.end(m.end - 1)
		s.endRow(broken)
		from = m.end
	}
	s.scan(c.text, from, len(c.text), d)
}

// lanes fills all eight bytes of a word with b.
func lanes(b byte) uint64 { return uint64(b) * 0x0101010101010101 }

const low7 = 0x7f7f7f7f7f7f7f7f

// scan splits text[from:to], which holds whole, well-formed rows.
func (s *splitter) scan(text []byte, from, to int, d dialect) {
	delimiters, newlines, quotes := lanes(d.delimiter), lanes(d.newline), lanes(d.quote)
	for i := from; i < to; {
		w := binary.LittleEndian.Uint64(text[i : i+8 : cap(text)])
		a, b, c := w^delimiters, w^newlines, w^quotes
		// A lane of a sum has its high bit clear only where the lane was zero.
		hits := ^((a&low7+low7|a)&(b&low7+low7|b)&(c&low7+low7|c) | low7)
		s.room()
		next := i + 8
		for ; hits != 0; hits &= hits - 1 {
			p := i + bits.TrailingZeros64(hits)>>3
			if p >= to {
				break
			}
			switch text[p] {
			case d.delimiter:
				s.end(p)
				continue
			case d.newline:
				s.end(p)
				s.endRow(0)
				continue
			}
			next = closed(text, p, d.quote)
			s.mark, s.row = quoted, quoted
			break
		}
		i = next
	}
}

// closed returns the offset behind the cell that the quote at p opens.
func closed(text []byte, p int, quote byte) int {
	for p++; ; p += 2 {
		i := bytes.IndexByte(text[p:], quote)
		if i < 0 {
			return len(text) // cannot be: the framer has seen the closing quote
		}
		p += i
		if text[p : p+2 : cap(text)][1] != quote {
			return p + 1
		}
	}
}

// room makes sure that the lists take what one word can hold.
func (s *splitter) room() {
	if s.nEnd+9 > len(s.ends) {
		s.ends = append(s.ends, make([]uint32, max(len(s.ends), 1024))...)
	}
	if s.nRow+9 > len(s.rows) {
		s.rows = append(s.rows, make([]uint32, max(len(s.rows), 256))...)
	}
}

func (s *splitter) end(p int) {
	s.ends[s.nEnd] = uint32(p) | s.mark
	s.nEnd++
	s.mark = 0
}

func (s *splitter) endRow(mark uint32) {
	s.rows[s.nRow] = uint32(s.nEnd) | s.row | mark
	s.nRow++
	s.row = 0
}
