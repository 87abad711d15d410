package columns

import (
	"bytes"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/form"
	"github.com/gearaudit/gearaudit/audit/inventory/records"
	"github.com/gearaudit/gearaudit/audit/inventory/values"
	"github.com/gearaudit/gearaudit/audit/workbook"
)

// How much of a text decisions rest on.
const (
	SampleRows  = 500      // that decisions rest on
	headingRows = 50       // among which the headings are looked for, blank ones apart
	sampleChunk = 32 << 10 // bytes that are cut at once
)

// Sample is the beginning of a text, cut into rows.
type Sample struct {
	records.Dialect
	Rows []Row
	More bool // the text goes on behind the rows
}

// Row is a row, or a blank line.
type Row struct {
	Line   int // from 1
	Next   int // line behind it
	End    int // offset behind it
	Cells  []string
	Text   string
	Broken bool
}

// FindDialect cuts a text by each delimiter, and keeps the one by which the
// headings make most sense; where they do not tell, the one that cuts most rows
// alike.
func FindDialect(text []byte, cut bool, words *Lexicon, o *Options) *Sample {
	d := records.Dialect{Newline: '\n', Quote: '"'}
	if bytes.IndexByte(text, '\n') < 0 && bytes.IndexByte(text, '\r') >= 0 {
		d.Newline = '\r'
	}
	text = WholeLines(text, cut, d.Newline)
	if o.Delimiter != 0 {
		d.Delimiter = byte(o.Delimiter)
		return NewSample(text, cut, d, o)
	}
	var best *Sample
	score := -1
	absent := false
	for _, delimiter := range []byte(",;\t|") {
		if bytes.IndexByte(text, delimiter) < 0 {
			if absent { // all that do not occur cut alike
				continue
			}
			absent = true
		}
		d.Delimiter = delimiter
		s := NewSample(text, cut, d, o)
		_, known := s.heading(words, o)
		if n := known*1_000_000 + s.agreement(); n > score {
			best, score = s, n
		}
	}
	return best
}

// WholeLines returns the whole lines of a text that is cut off.
func WholeLines(text []byte, cut bool, newline byte) []byte {
	if cut {
		return text[:bytes.LastIndexByte(text, newline)+1]
	}
	return text
}

// NewSample cuts a text.
func NewSample(text []byte, more bool, d records.Dialect, o *Options) *Sample {
	s := &Sample{Dialect: d, More: more, Rows: make([]Row, 0, min(SampleRows, bytes.Count(text, []byte{d.Newline})+1))}
	f := records.Chunker{Dialect: d, R: bytes.NewReader(text), Size: min(len(text)+1, sampleChunk), Limit: o.Row, Line: 1}
	cut := records.RowReader{Dialect: d}
	c := &records.Chunk{}
	offset := 0
	for len(s.Rows) < SampleRows {
		if f.Next(c) != nil { // a text in memory has no errors but its end
			return s
		}
		cut.Begin(c)
		s.add(&cut, offset, o.Row)
		offset += len(c.Text)
	}
	s.More = true
	return s
}

// add takes the rows of a chunk. Their texts are pieces of one.
func (s *Sample) add(cut *records.RowReader, offset, limit int) {
	all := string(cut.Chunk.Text)
	cells := make([]string, 0, cut.Split.NEnd)
	for len(s.Rows) < SampleRows {
		r, ok := cut.Next()
		if !ok {
			return
		}
		out := Row{Line: r.Line, Next: cut.Line, End: offset + cut.Start, Broken: r.Broken}
		if s.Delimiter == workbook.UnitSeparator {
			out.Text = cut.RowText(&r, limit)
		} else {
			out.Text = all[r.Start:min(int(r.End), int(r.Start)+limit)]
		}
		if !r.Broken {
			first := len(cells)
			for i := range r.Cells() {
				from, to, inQuotes := cut.Span(&r, i)
				if inQuotes {
					cells = append(cells, cut.CellText(&r, i))
				} else {
					cells = append(cells, all[from:to])
				}
			}
			out.Cells = cells[first:len(cells):len(cells)]
		}
		s.Rows = append(s.Rows, out)
	}
}

// agreement scores a delimiter: how many rows agree on a number of cells, times
// that number.
func (s *Sample) agreement() int {
	widths := map[int]int{}
	best := 0
	for i := range s.Rows {
		if n := len(s.Rows[i].Cells); n > 1 {
			widths[n]++
			best = max(best, widths[n]*min(n-1, 30))
		}
	}
	return best
}

// Width returns how many cells a row has: as many as the headings, or as most
// rows have where all that is more or less is empty.
func (s *Sample) Width(heading int) int {
	cells := s.Rows[heading].Cells
	least := len(cells)
	for least > 0 && values.Trim(cells[least-1]) == "" {
		least--
	}
	widths := map[int]int{}
	rows := 0
	for i := range s.Rows[heading+1:] {
		r := &s.Rows[heading+1+i]
		if FilledCells(r.Cells) == 0 {
			continue
		}
		rows++
		if n := len(r.Cells); n >= least && FilledCells(r.Cells[least:]) == 0 {
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

// Pad gives the rows of a sample the cells that all of them lack at the end, so
// that they can be held against the headings. It reports false where some row has
// a cell for every heading, or the rows do not agree.
func (s *Sample) Pad(heading, width int) bool {
	counts, rows := map[int]int{}, 0
	for i := range s.Rows[heading+1:] {
		if r := &s.Rows[heading+1+i]; FilledCells(r.Cells) > MostSparse {
			counts[len(r.Cells)]++
			rows++
		}
	}
	for n, count := range counts {
		if n >= width || counts[width] > 0 || 5*count < 4*rows {
			continue
		}
		for i := range s.Rows[heading+1:] {
			if r := &s.Rows[heading+1+i]; len(r.Cells) == n {
				r.Cells = append(slices.Clip(r.Cells), make([]string, width-n)...)
			}
		}
		return true
	}
	return false
}

// heading returns the index of the row that makes most sense as headings, and
// how many of its cells are known; negative where none does.
func (s *Sample) heading(words *Lexicon, o *Options) (at, known int) {
	at = -1
	seen := 0
	for i := range s.Rows {
		r := &s.Rows[i]
		n := FilledCells(r.Cells)
		if n == 0 {
			continue
		}
		if seen++; seen > headingRows {
			break
		}
		if k, sure := words.known(r.Cells, o.Map); k > known && (3*k >= n || k >= 3 || sure && n >= 2) {
			at, known = i, k
			if sure && k >= 2 && (k == n || k >= 3 && 3*k >= 2*n) { // what follows is a table below
				break
			}
		}
	}
	return at, known
}

// ShapesOf looks at the rows that have a cell for every heading.
func ShapesOf(rows []Row, width int) *form.Shapes {
	t := form.NewShapes(width)
	for i := range rows {
		if r := rows[i].Cells; len(r) == width && FilledCells(r) > 0 {
			t.Add(r)
		}
	}
	return t
}

// hasRows reports whether anything stands below the row.
func (s *Sample) hasRows(heading int) bool {
	if s.More {
		return true
	}
	for i := range s.Rows[heading+1:] {
		if r := &s.Rows[heading+1+i]; r.Broken || FilledCells(r.Cells) > 0 {
			return true
		}
	}
	return false
}

// Listed puts headings into a message.
func Listed(cells []string) string {
	var out []string
	for _, c := range cells {
		if c = values.Trim(c); c != "" {
			out = append(out, values.Quote(c))
		}
		if len(out) == 20 {
			out = append(out, "...")
			break
		}
	}
	return strings.Join(out, ", ")
}

// MostSparse is how many cells of a sparse line may be filled.
const MostSparse = 2

// SiteKeys are the fields that name a site.
func SiteKeys() []gear.Field { return []gear.Field{gear.SiteID, gear.SiteName} }

// SiteFields lists what a table of sites can say.
func SiteFields(dict *gear.Dictionary) []gear.Field {
	out := []gear.Field{gear.SiteName, gear.SiteClass, gear.Latitude, gear.Longitude, gear.Region, gear.Country}
	for _, name := range []string{"street_address", "premises"} {
		if f, ok := dict.Field(name); ok {
			out = append(out, f)
		}
	}
	return out
}

// siteHeadings returns the row of a sample that heads a table of sites; negative
// where none does.
func (s *Sample) siteHeadings(words *Lexicon) int {
	best, at, seen := 0, -1, 0
	for i := range s.Rows {
		if FilledCells(s.Rows[i].Cells) == 0 {
			continue
		}
		if seen++; seen > headingRows {
			break
		}
		known, key, more := 0, false, false
		for _, c := range s.Rows[i].Cells {
			all := words.Read(c).All
			if len(all) == 0 {
				continue
			}
			known++
			key = key || slices.Contains(SiteKeys(), all[0].field)
			more = more || slices.Contains(SiteFields(words.Dict)[1:], all[0].field)
		}
		if key && more && known > best && s.hasRows(i) {
			best, at = known, i
		}
	}
	return at
}

// LikelyHeadings returns the row of a sample in which most headings stand, if
// there is one, and the other rows that hold something.
func (s *Sample) LikelyHeadings(words *Lexicon) (headings []string, rows [][]string) {
	best, at, seen := 0, -1, 0
	for i := range s.Rows {
		n, filled := 0, FilledCells(s.Rows[i].Cells)
		if filled == 0 {
			continue
		}
		if seen++; seen > headingRows {
			break
		}
		for _, c := range s.Rows[i].Cells {
			switch {
			case words.Role(c) != OtherRole || len(words.Read(c).All) > 0:
				n++
			case values.Numeric(values.Trim(c)) || IsCode(values.Trim(c)): // as in a row of things
				n--
			}
		}
		if n > best {
			best, at = n, i
		}
	}
	for i := range s.Rows {
		if i != at && FilledCells(s.Rows[i].Cells) > 0 {
			rows = append(rows, s.Rows[i].Cells)
		}
	}
	if at >= 0 {
		headings = s.Rows[at].Cells
	}
	return headings, rows
}
