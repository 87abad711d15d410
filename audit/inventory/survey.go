package inventory

import (
	"bytes"
	"io"
	"unicode"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// survey walks over the rows to find out the habits of columns whose cells have
// a type.
func (f *File) survey() map[int]*evidence {
	out := map[int]*evidence{}
	for _, c := range f.columns {
		if kind := c.reader.def.Type; kind == gear.Day || kind == gear.Count || kind == gear.Number || kind == gear.Money {
			out[c.cell] = &evidence{kind: kind}
		}
	}
	f.eachRow(func(cut *rowReader, r *row) {
		if r.cells() == f.width && !f.sums(cut, r) {
			for i, e := range out {
				e.see(cut.cellText(r, i))
			}
		}
	})
	return out
}

// findTotals walks over the whole file and finds the lines of totals whose
// numbers are the sums of the rows above: of all of them, or of those below the
// last total or blank line.
func (f *File) findTotals() map[int]bool {
	found := map[int]bool{}
	all, group := newColumnSums(f.width), newColumnSums(f.width)
	f.eachRow(func(cut *rowReader, r *row) {
		switch word := f.sumWord(cut, r); {
		case word != noSum:
			found[r.line] = all.equal(cut, r) || group.equal(cut, r)
			group = newColumnSums(f.width)
		case r.end == r.start:
			group = newColumnSums(f.width)
		default:
			all.add(cut, r)
			group.add(cut, r)
		}
	})
	return found
}

// columnSums adds up what can be read as a number, by column, in millionths.
type columnSums struct {
	sums   []int64
	counts []int // of the numbers that are not zero
}

func newColumnSums(width int) columnSums {
	return columnSums{sums: make([]int64, width), counts: make([]int, width)}
}

func (c *columnSums) add(cut *rowReader, r *row) {
	for i := range min(r.cells(), len(c.sums)) {
		if n, ok := plainNumber(cut, r, i); ok && n != 0 {
			c.sums[i] += n
			c.counts[i]++
		}
	}
}

// equal reports whether every number of a row is the sum of two or more others
// in its column.
func (c *columnSums) equal(cut *rowReader, r *row) bool {
	equal := false
	for i := range min(r.cells(), len(c.sums)) {
		cell, _ := cut.cell(r, i)
		if cell = bytes.Trim(cell, " \t\""); len(cell) == 0 || !numeric(string(cell)) || bytes.ContainsFunc(cell, unicode.IsLetter) {
			continue
		}
		n, ok := plainNumber(cut, r, i)
		if !ok || !c.isSum(n, i) && (r.cells() == len(c.sums) || !c.isAnySum(n)) {
			return false
		}
		equal = true
	}
	return equal
}

// isSum reports whether a number is the sum of a column.
func (c *columnSums) isSum(n int64, column int) bool {
	return n == c.sums[column] && c.counts[column] >= 2
}

// isAnySum is for lines that are shorter than rows, whose cells may have moved.
func (c *columnSums) isAnySum(n int64) bool {
	for i := range c.sums {
		if c.isSum(n, i) {
			return true
		}
	}
	return false
}

// plainNumber reads a number of a row.
func plainNumber(cut *rowReader, r *row, i int) (int64, bool) {
	cell, _ := cut.cell(r, i)
	if len(cell) == 0 || len(cell) > 24 {
		return 0, false
	}
	n, err := parseDecimal(trim(cut.cellText(r, i)), 6, func() numberStyle { return numberStyle{dotted: true} })
	return n, err == nil
}

// eachRow walks over the rows below the headings, those that cannot be cut into
// cells apart. It ends where the input cannot be read: the scan tells that.
func (f *File) eachRow(see func(*rowReader, *row)) {
	text, err := f.origin.open(false, nil)
	if err != nil {
		return
	}
	defer text.close()
	if _, err := io.CopyN(io.Discard, text, int64(f.body)); err != nil {
		return
	}
	chunker := chunker{dialect: f.dialect, r: text, size: f.chunk, limit: f.limits.Row, line: f.firstLine}
	cut := rowReader{dialect: f.dialect}
	for c := (&chunk{}); chunker.next(c) == nil; {
		cut.begin(c)
		for r, ok := cut.next(); ok; r, ok = cut.next() {
			if !r.broken {
				see(&cut, &r)
			}
		}
	}
}
