package inventory

import (
	"bytes"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/inventory/form"
	"github.com/gearaudit/gearaudit/audit/workbook"
)

const (
	sampleRows  = 500      // that decisions rest on
	headingRows = 50       // among which the headings are looked for, blank ones apart
	sampleChunk = 32 << 10 // bytes that are cut at once
)

// sample is the beginning of a text, cut into rows.
type sample struct {
	dialect
	rows []sampleRow
	more bool // the text goes on behind the rows
}

// sampleRow is a row, or a blank line.
type sampleRow struct {
	line   int // from 1
	next   int // line behind it
	end    int // offset behind it
	cells  []string
	text   string
	broken bool
}

// findDialect cuts a text by each delimiter, and keeps the one by which the
// headings make most sense; where they do not tell, the one that cuts most rows
// alike.
func findDialect(text []byte, cut bool, words *lexicon, o *Options) *sample {
	d := dialect{newline: '\n', quote: '"'}
	if bytes.IndexByte(text, '\n') < 0 && bytes.IndexByte(text, '\r') >= 0 {
		d.newline = '\r'
	}
	text = wholeLines(text, cut, d.newline)
	if o.Delimiter != 0 {
		d.delimiter = byte(o.Delimiter)
		return newSample(text, cut, d, o)
	}
	var best *sample
	score := -1
	absent := false
	for _, delimiter := range []byte(",;\t|") {
		if bytes.IndexByte(text, delimiter) < 0 {
			if absent { // all that do not occur cut alike
				continue
			}
			absent = true
		}
		d.delimiter = delimiter
		s := newSample(text, cut, d, o)
		_, known := s.heading(words, o)
		if n := known*1_000_000 + s.agreement(); n > score {
			best, score = s, n
		}
	}
	return best
}

// wholeLines returns the whole lines of a text that is cut off.
func wholeLines(text []byte, cut bool, newline byte) []byte {
	if cut {
		return text[:bytes.LastIndexByte(text, newline)+1]
	}
	return text
}

// newSample cuts a text.
func newSample(text []byte, more bool, d dialect, o *Options) *sample {
	s := &sample{dialect: d, more: more, rows: make([]sampleRow, 0, min(sampleRows, bytes.Count(text, []byte{d.newline})+1))}
	f := chunker{dialect: d, r: bytes.NewReader(text), size: min(len(text)+1, sampleChunk), limit: o.Limits.Row, line: 1}
	cut := rowReader{dialect: d}
	c := &chunk{}
	offset := 0
	for len(s.rows) < sampleRows {
		if f.next(c) != nil { // a text in memory has no errors but its end
			return s
		}
		cut.begin(c)
		s.add(&cut, offset, o.Limits.Row)
		offset += len(c.text)
	}
	s.more = true
	return s
}

// add takes the rows of a chunk. Their texts are pieces of one.
func (s *sample) add(cut *rowReader, offset, limit int) {
	all := string(cut.chunk.text)
	cells := make([]string, 0, cut.split.nEnd)
	for len(s.rows) < sampleRows {
		r, ok := cut.next()
		if !ok {
			return
		}
		out := sampleRow{line: r.line, next: cut.line, end: offset + cut.start, broken: r.broken}
		if s.delimiter == workbook.UnitSeparator {
			out.text = cut.rowText(&r, limit)
		} else {
			out.text = all[r.start:min(int(r.end), int(r.start)+limit)]
		}
		if !r.broken {
			first := len(cells)
			for i := range r.cells() {
				from, to, inQuotes := cut.span(&r, i)
				if inQuotes {
					cells = append(cells, cut.cellText(&r, i))
				} else {
					cells = append(cells, all[from:to])
				}
			}
			out.cells = cells[first:len(cells):len(cells)]
		}
		s.rows = append(s.rows, out)
	}
}

// agreement scores a delimiter: how many rows agree on a number of cells, times
// that number.
func (s *sample) agreement() int {
	widths := map[int]int{}
	best := 0
	for i := range s.rows {
		if n := len(s.rows[i].cells); n > 1 {
			widths[n]++
			best = max(best, widths[n]*min(n-1, 30))
		}
	}
	return best
}

// width returns how many cells a row has: as many as the headings, or as most
// rows have where all that is more or less is empty.
func (s *sample) width(heading int) int {
	cells := s.rows[heading].cells
	least := len(cells)
	for least > 0 && trim(cells[least-1]) == "" {
		least--
	}
	widths := map[int]int{}
	rows := 0
	for i := range s.rows[heading+1:] {
		r := &s.rows[heading+1+i]
		if filledCells(r.cells) == 0 {
			continue
		}
		rows++
		if n := len(r.cells); n >= least && filledCells(r.cells[least:]) == 0 {
			widths[n]++
		}
	}
	for w, count := range widths {
		if 2*count > rows {
			return w
		}
	}
	return len(cells)
}

// pad gives the rows of a sample the cells that all of them lack at the end, so
// that they can be held against the headings. It reports false where some row has
// a cell for every heading, or the rows do not agree.
func (s *sample) pad(heading, width int) bool {
	counts, rows := map[int]int{}, 0
	for i := range s.rows[heading+1:] {
		if r := &s.rows[heading+1+i]; filledCells(r.cells) > mostSparse {
			counts[len(r.cells)]++
			rows++
		}
	}
	for n, count := range counts {
		if n >= width || counts[width] > 0 || 5*count < 4*rows {
			continue
		}
		for i := range s.rows[heading+1:] {
			if r := &s.rows[heading+1+i]; len(r.cells) == n {
				r.cells = append(slices.Clip(r.cells), make([]string, width-n)...)
			}
		}
		return true
	}
	return false
}

// heading returns the index of the row that makes most sense as headings, and
// how many of its cells are known; negative where none does.
func (s *sample) heading(words *lexicon, o *Options) (at, known int) {
	at = -1
	seen := 0
	for i := range s.rows {
		r := &s.rows[i]
		n := filledCells(r.cells)
		if n == 0 {
			continue
		}
		if seen++; seen > headingRows {
			break
		}
		if k, sure := words.known(r.cells, o.Map); k > known && (3*k >= n || k >= 3 || sure && n >= 2) {
			at, known = i, k
			if sure && k >= 2 && (k == n || k >= 3 && 3*k >= 2*n) { // what follows is a table below
				break
			}
		}
	}
	return at, known
}

// shapesOf looks at the rows that have a cell for every heading.
func shapesOf(rows []sampleRow, width int) *form.Shapes {
	t := form.NewShapes(width)
	for i := range rows {
		if r := rows[i].cells; len(r) == width && filledCells(r) > 0 {
			t.Add(r)
		}
	}
	return t
}

// hasRows reports whether anything stands below the row.
func (s *sample) hasRows(heading int) bool {
	if s.more {
		return true
	}
	for i := range s.rows[heading+1:] {
		if r := &s.rows[heading+1+i]; r.broken || filledCells(r.cells) > 0 {
			return true
		}
	}
	return false
}

// listed puts headings into a message.
func listed(cells []string) string {
	var out []string
	for _, c := range cells {
		if c = trim(c); c != "" {
			out = append(out, quote(c))
		}
		if len(out) == 20 {
			out = append(out, "...")
			break
		}
	}
	return strings.Join(out, ", ")
}
