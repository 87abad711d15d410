package records

import (
	"bytes"
	"encoding/binary"
	"math/bits"
)

// Marks in the lists of a tokenizer, above any offset.
const (
	Quoted  = 1 << 31 // the cell stands in quotes; the row holds such a cell
	broken  = 1 << 30 // the row is malformed
	Offsets = 1<<30 - 1
)

// Tokenizer finds the cells of a chunk. It looks at eight bytes at a time and
// makes nothing but two lists of numbers.
type Tokenizer struct {
	Ends []uint32 // offset behind each cell, where the separator stands, from 1; the one before the first cell comes first
	Rows []uint32 // by row: the number of its last cell's end, and one more
	NEnd int
	NRow int
	row  uint32 // mark for the row that is being read
}

// beforeFirst stands for the separator before the first cell: one more than it
// is offset 0.
const beforeFirst = Offsets

// Split finds the cells of the chunk, whose chunker vouches that its quotes
// are well placed outside of malformed rows.
func (s *Tokenizer) Split(c *Chunk, d Dialect) {
	s.NEnd, s.NRow, s.row = 0, 0, 0
	s.room()
	s.end(beforeFirst)
	from := 0
	for i := range c.Bad {
		m := &c.Bad[i]
		s.scan(c.Text, from, m.start, d)
		s.room()
		s.end(m.end - 1)
		s.endRow(broken)
		from = m.end
	}
	s.scan(c.Text, from, len(c.Text), d)
}

// lanes fills all eight bytes of a word with b.
func lanes(b byte) uint64 { return uint64(b) * 0x0101010101010101 }

const low7 = 0x7f7f7f7f7f7f7f7f

// scan splits text[from:to], which holds whole, well-formed rows. Most words
// hold delimiters and nothing else that counts: for them there is a way with
// few branches.
func (s *Tokenizer) scan(text []byte, from, to int, d Dialect) {
	delimiters, newlines, quotes := lanes(d.Delimiter), lanes(d.Newline), lanes(d.Quote)
	n := s.NEnd
	for i := from; i < to; {
		w := binary.LittleEndian.Uint64(text[i : i+8 : cap(text)])
		a, b, c := w^delimiters, w^newlines, w^quotes
		// A lane of a sum has its high bit clear only where the lane was zero.
		a, b = a&low7+low7|a, (b&low7+low7|b)&(c&low7+low7|c)
		if n+8 >= len(s.Ends) {
			s.NEnd = n
			s.room()
		}
		if b|low7 != 1<<64-1 {
			s.NEnd = n
			i = s.word(text, i, to, ^(a&b | low7), d)
			n = s.NEnd
			continue
		}
		hits := ^(a | low7)
		p := s.Ends[n : n+8 : n+8]
		n += bits.OnesCount64(hits)
		for k := 0; hits != 0; k += 2 {
			p[k&7] = uint32(i + bits.TrailingZeros64(hits)>>3)
			hits &= hits - 1
			p[k&7|1] = uint32(i + bits.TrailingZeros64(hits)>>3)
			hits &= hits - 1
		}
		i += 8
	}
	s.NEnd = n
}

// word books the separators of the word at i, and all of a cell whose quote
// stands there. It returns where to go on.
func (s *Tokenizer) word(text []byte, i, to int, hits uint64, d Dialect) int {
	s.room()
	for ; hits != 0; hits &= hits - 1 {
		p := i + bits.TrailingZeros64(hits)>>3
		if p >= to {
			break
		}
		switch text[p] {
		case d.Delimiter:
			s.end(p)
		case d.Newline:
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
func (s *Tokenizer) opens(text []byte, p int) bool {
	start := int((s.Ends[s.NEnd-1] + 1) & Offsets)
	return len(bytes.TrimLeft(text[start:p], " ")) == 0
}

// quoted books the cell that the quote at p opens, with its separator, and
// returns what follows.
func (s *Tokenizer) quoted(text []byte, p int, d Dialect) int {
	p = closed(text, p, d.Quote)
	for text[p] != d.Delimiter && text[p] != d.Newline {
		p++ // blanks, or a CR before the newline
	}
	s.row = Quoted
	s.end(p | Quoted)
	if text[p] == d.Newline {
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
func (s *Tokenizer) room() {
	if s.NEnd+9 > len(s.Ends) {
		s.Ends = append(s.Ends, make([]uint32, max(len(s.Ends), 1024))...)
	}
	if s.NRow+9 > len(s.Rows) {
		s.Rows = append(s.Rows, make([]uint32, max(len(s.Rows), 256))...)
	}
}

func (s *Tokenizer) end(p int) {
	s.Ends[s.NEnd] = uint32(p)
	s.NEnd++
}

func (s *Tokenizer) endRow(mark uint32) {
	s.Rows[s.NRow] = uint32(s.NEnd) | s.row | mark
	s.NRow++
	s.row = 0
}
