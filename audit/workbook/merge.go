package workbook

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

// merge is a run of cells of one column that were made one cell, so that only
// the first of them holds what all of them say.
type merge struct {
	column      int // from 1
	first, last int // rows, from 1
}

const maxMerged = 100_000

// merged notes merged cells, as far as they go over several rows.
func (s *reader) merged(ref string) error {
	from, to, _ := strings.Cut(ref, ":")
	column, first := position(from)
	_, last := position(to)
	if column == 0 || last <= first {
		return nil
	}
	if s.text.merges = append(s.text.merges, merge{column, first, last}); len(s.text.merges) > maxMerged {
		return fmt.Errorf("it has more than %d merged cells", maxMerged)
	}
	return nil
}

// Fill copies the text of a sheet: rows become equally long, and merged cells say
// in every row that they span what the first of them says, with a mark behind it
// so that an amount is not counted twice.
func (b *Book) Fill(sheet *Sheet, text *Text, in io.Reader, out *bufio.Writer) error {
	f := &filler{width: text.width, merges: map[int][]merge{}, left: b.limits.Unpacked, out: out}
	for _, m := range text.merges {
		f.merges[m.first] = append(f.merges[m.first], m)
	}
	if err := f.copy(in); err != nil {
		return b.damaged(sheet.part, err)
	}
	return nil
}

// filler copies the text of a sheet.
type filler struct {
	width  int
	merges map[int][]merge // by first row
	open   []filled
	left   int64
	out    *bufio.Writer
}

// filled is a merged cell in whose rows the walk is.
type filled struct {
	column, last int
	text         []byte
}

func (f *filler) copy(in io.Reader) error {
	r := bufio.NewReader(in)
	for row := 1; ; row++ {
		line, err := r.ReadBytes(RecordSeparator)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		cells := bytes.Split(line[:len(line)-1], []byte{UnitSeparator})
		if len(cells) == 1 && len(cells[0]) == 0 { // an empty row stays one
			cells = nil
		} else {
			cells = f.row(row, cells)
		}
		if err := f.write(cells); err != nil {
			return err
		}
	}
}

func (f *filler) row(row int, cells [][]byte) [][]byte {
	for len(cells) < f.width {
		cells = append(cells, nil)
	}
	still := f.open[:0]
	for _, m := range f.open {
		if row <= m.last {
			still = append(still, m)
			if len(cells[m.column-1]) == 0 {
				cells[m.column-1] = m.text
			}
		}
	}
	f.open = still
	for _, m := range f.merges[row] {
		if m.column <= len(cells) && len(cells[m.column-1]) > 0 {
			f.open = append(f.open, filled{column: m.column, last: m.last, text: append(bytes.Clone(cells[m.column-1]), FilledMark)})
		}
	}
	return cells
}

func (f *filler) write(cells [][]byte) error {
	for i, c := range cells {
		if i > 0 {
			_ = f.out.WriteByte(UnitSeparator) // the writer keeps its first error
			f.left--
		}
		_, _ = f.out.Write(c)
		f.left -= int64(len(c))
	}
	if f.left < 0 {
		return errUnpacked
	}
	return f.out.WriteByte(RecordSeparator)
}
