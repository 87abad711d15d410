package inventory

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

// merged is a run of cells of one column that were made one cell, so that only
// the first of them holds the text of all.
type merged struct {
	column      int // from 1
	first, last int // rows, from 1
}

const maxMerged = 100_000

// merged notes merged cells, as far as they go over several rows.
func (s *sheetReader) merged(ref string) error {
	from, to, _ := strings.Cut(ref, ":")
	column, first := position(from)
	_, last := position(to)
	if column == 0 || last <= first {
		return nil
	}
	if s.merge = append(s.merge, merged{column, first, last}); len(s.merge) > maxMerged {
		return fmt.Errorf("it has more than %d merged cells", maxMerged)
	}
	return nil
}

// mergedFiller makes all rows of a sheet equally long, and gives merged cells their
// text in every row that they span.
type mergedFiller struct {
	width int
	merge map[int][]merged // by first row
	open  []fill
	left  int64
}

// fill is a merged cell in whose rows the walk is.
type fill struct {
	column, last int
	text         []byte
}

// fill copies the text of a sheet.
func (f *mergedFiller) fill(in io.Reader, out *bufio.Writer) error {
	r := bufio.NewReader(in)
	for row := 1; ; row++ {
		line, err := r.ReadBytes(recordSeparator)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		cells := bytes.Split(line[:len(line)-1], []byte{unitSeparator})
		if len(cells) == 1 && len(cells[0]) == 0 { // an empty row stays one
			cells = nil
		} else {
			cells = f.row(row, cells)
		}
		if err := f.write(cells, out); err != nil {
			return err
		}
	}
}

func (f *mergedFiller) row(row int, cells [][]byte) [][]byte {
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
	for _, m := range f.merge[row] {
		if m.column > len(cells) || !wordy(cells[m.column-1]) { // a number must not be counted twice
			continue
		}
		f.open = append(f.open, fill{column: m.column, last: m.last, text: bytes.Clone(cells[m.column-1])})
	}
	return cells
}

// wordy reports a text with a letter in it.
func wordy(cell []byte) bool {
	return len(cell) > 0 && !numeric(string(cell)) && !isDay(string(cell))
}

// isDay reports a day as dayText writes it.
func isDay(s string) bool {
	return len(s) >= 10 && s[4] == '-' && s[7] == '-' && allDigits(s[:4])
}

func (f *mergedFiller) write(cells [][]byte, out *bufio.Writer) error {
	for i, c := range cells {
		if i > 0 {
			_ = out.WriteByte(unitSeparator) // the writer keeps its first error
			f.left--
		}
		_, _ = out.Write(c)
		f.left -= int64(len(c))
	}
	if f.left < 0 {
		return errUnpacked
	}
	return out.WriteByte(recordSeparator)
}
