package inventory

import (
	"bytes"
	"encoding/binary"
	"math/bits"
)

// Marks in the lists of a tokenizer, above any offset.
const (
	quoted  = 1 << 31 // the cell stands in quotes; the row holds such a cell
	broken  = 1 << 30 // the row is malformed
	offsets = 1<<30 - 1
)

// tokenizer finds the cells of a chunk. It looks at eight bytes at a time and
// makes nothing but two lists of numbers.
type tokenizer struct {
	ends []uint32 // offset behind each cell, where the separator stands, from 1; the one before the first cell comes first
	rows []uint32 // by row: the number of its last cell's end, and one more
	nEnd int
	nRow int
	row  uint32 // mark for the row that is being read
}

// beforeFirst stands for the separator before the first cell: one more than it
// is offset 0.
const beforeFirst = offsets

// split finds the cells of the chunk, whose chunker vouches that its quotes
// are well placed outside of malformed rows.
func (s *tokenizer) split(c *chunk, d dialect) {
	s.nEnd, s.nRow, s.row = 0, 0, 0
	s.room()
	s.end(beforeFirst)
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

// scan splits text[from:to], which holds whole, well-formed rows. Most words
// hold delimiters and nothing else that counts: for them there is a way with
// few branches.
func (s *tokenizer) scan(text []byte, from, to int, d dialect) {
	delimiters, newlines, quotes := lanes(d.delimiter), lanes(d.newline), lanes(d.quote)
	n := s.nEnd
	for i := from; i < to; {
		w := binary.LittleEndian.Uint64(text[i : i+8 : cap(text)])
		a, b, c := w^delimiters, w^newlines, w^quotes
		// A lane of a sum has its high bit clear only where the lane was zero.
		a, b = a&low7+low7|a, (b&low7+low7|b)&(c&low7+low7|c)
		if n+8 >= len(s.ends) {
			s.nEnd = n
			s.room()
		}
		if b|low7 != 1<<64-1 {
			s.nEnd = n
			i = s.word(text, i, to, ^(a&b | low7), d)
			n = s.nEnd
			continue
		}
		hits := ^(a | low7)
		p := s.ends[n : n+8 : n+8]
		n += bits.OnesCount64(hits)
		for k := 0; hits != 0; k += 2 {
			p[k&7] = uint32(i + bits.TrailingZeros64(hits)>>3)
			hits &= hits - 1
			p[k&7|1] = uint32(i + bits.TrailingZeros64(hits)>>3)
			hits &= hits - 1
		}
		i += 8
	}
	s.nEnd = n
}

// word books the separators of the word at i, and all of a cell whose quote
// stands there. It returns where to go on.
func (s *tokenizer) word(text []byte, i, to int, hits uint64, d dialect) int {
	s.room()
	for ; hits != 0; hits &= hits - 1 {
		p := i + bits.TrailingZeros64(hits)>>3
		if p >= to {
			break
		}
		switch text[p] {
		case d.delimiter:
			s.end(p)
		case d.newline:
			s.end(p)
			s.endRow(0)
		default:
			if s.opens(text, p) {
				return s.quoted(text, p, d)
			}
		}
	}
	return i + 8
}

// opens reports whether the quote at p is the first sign of its cell but for
// blanks.
func (s *tokenizer) opens(text []byte, p int) bool {
	start := int((s.ends[s.nEnd-1] + 1) & offsets)
	return len(bytes.TrimLeft(text[start:p], " ")) == 0
}

// quoted books the cell that the quote at p opens, with its separator, and
// returns what follows.
func (s *tokenizer) quoted(text []byte, p int, d dialect) int {
	p = closed(text, p, d.quote)
	for text[p] != d.delimiter && text[p] != d.newline {
		p++ // blanks, or a CR before the newline
	}
	s.row = quoted
	s.end(p | quoted)
	if text[p] == d.newline {
		s.endRow(0)
	}
	return p + 1
}

// closed returns the offset behind the cell that the quote at p opens.
func closed(text []byte, p int, quote byte) int {
	for p++; ; p += 2 {
		i := bytes.IndexByte(text[p:], quote)
		if i < 0 {
			return len(text) - 1 // cannot be: the chunker has seen the closing quote
		}
		p += i
		if text[p : p+2 : cap(text)][1] != quote {
			return p + 1
		}
	}
}

// room makes sure that the lists take what one word can hold.
func (s *tokenizer) room() {
	if s.nEnd+9 > len(s.ends) {
		s.ends = append(s.ends, make([]uint32, max(len(s.ends), 1024))...)
	}
	if s.nRow+9 > len(s.rows) {
		s.rows = append(s.rows, make([]uint32, max(len(s.rows), 256))...)
	}
}

func (s *tokenizer) end(p int) {
	s.ends[s.nEnd] = uint32(p)
	s.nEnd++
}

func (s *tokenizer) endRow(mark uint32) {
	s.rows[s.nRow] = uint32(s.nEnd) | s.row | mark
	s.nRow++
	s.row = 0
}
