package inventory

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/columns"
	"github.com/gearaudit/gearaudit/audit/inventory/input"
	"github.com/gearaudit/gearaudit/audit/inventory/records"
	"github.com/gearaudit/gearaudit/audit/inventory/values"
	"github.com/gearaudit/gearaudit/audit/workbook"
)

// Rewrite writes the text of the table again, byte for byte as it was given, but
// for columns added behind those of some rows. added returns what to add behind the
// record that begins on a line, nothing where it is to stay as it is. Columns that
// the program added before are replaced.
func (f *File) Rewrite(out io.Writer, added func(line int) []string) error {
	if f.origin.sheet != nil {
		return errors.New("a sheet is no text")
	}
	width, err := f.widest()
	if err != nil {
		return err
	}
	w, err := f.encoder(out)
	if err != nil {
		return err
	}
	return f.eachRecord(func(rows *records.RowReader, r *records.Row, text, end []byte) error {
		_, err := w.Write(text)
		if cells := added(r.Line); cells != nil && !r.Broken && r.Cells() <= width && err == nil {
			_, err = w.Write(cellsBehind(f.dialect, max(width-r.Cells(), 0), cells))
		}
		if err == nil {
			_, err = w.Write(end)
		}
		return err
	})
}

// cellsBehind writes cells behind others, of which some are missing at the end.
func cellsBehind(d records.Dialect, missing int, cells []string) []byte {
	out := bytes.Repeat([]byte{d.Delimiter}, missing)
	for _, c := range cells {
		out = append(out, d.Delimiter)
		if strings.IndexByte(c, d.Delimiter) < 0 && strings.IndexByte(c, '"') < 0 && c == values.Trim(c) {
			out = append(out, c...)
			continue
		}
		out = append(append(append(out, '"'), strings.ReplaceAll(c, `"`, `""`)...), '"')
	}
	return out
}

// widest returns the number of cells of the widest record from the headings on,
// those with a cell too many that holds something apart: they are rejected.
func (f *File) widest() (int, error) {
	width := f.table.Width
	if f.origin.placed != nil {
		width--
	}
	given := width
	err := f.eachRecord(func(rows *records.RowReader, r *records.Row, _, _ []byte) error {
		if r.Broken || r.Line < f.table.Mapping.Line || r.Cells() <= width {
			return nil
		}
		for i := given; i < r.Cells(); i++ {
			if values.Trim(rows.CellText(r, i)) != "" {
				return nil
			}
		}
		width = r.Cells()
		return nil
	})
	return width, err
}

// eachRecord calls fn for every record of the text, with its bytes and those that end
// it.
func (f *File) eachRecord(fn func(rows *records.RowReader, r *records.Row, text, end []byte) error) error {
	given := f.origin
	given.placed = nil
	in, err := given.open(false, nil)
	if err != nil {
		return err
	}
	defer in.Close()
	cut := records.Chunker{Dialect: f.dialect, R: in, Size: f.chunk, Limit: f.limits.Row, Line: 1}
	rows := records.RowReader{Dialect: f.dialect}
	for c := (&records.Chunk{}); ; {
		if err := cut.Next(c); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return f.unread(err)
		}
		if cut.Drop {
			return f.table.Fault(gear.Incomplete, cut.Line-1, "the row is too long to be written again", "cut it, or check that its quotes close")
		}
		rows.Begin(c)
		for r, ok := rows.Next(); ok; r, ok = rows.Next() {
			end := min(rows.Start, len(c.Text))
			behind := c.Text[r.End:end]
			if c.Open && end == len(c.Text) { // that newline is not in the input
				behind = behind[:len(behind)-1]
			}
			if err := fn(&rows, &r, c.Text[r.Start:r.End], behind); err != nil {
				return err
			}
		}
	}
}

// sought is what the first reading of a table looks for.
type sought struct {
	headings *unseen     // with which another table begins; nil: none can
	labels   *labelWalk  // nil: no row of the sample asks
	legend   *legendWalk // nil: none is of use
}

func (s *sought) nothing() bool { return s.headings == nil && s.labels == nil && s.legend == nil }

// settle takes what was found, but for headings.
func (s *sought) settle(f *File) {
	if s.legend != nil {
		s.legend.settle()
	}
	if s.labels != nil {
		f.namesMaker = s.labels.column.Shown()
	}
	s.legend, s.labels = nil, nil
}

// unseen is what lies behind the sample that a table is understood by.
type unseen struct {
	from, line int    // offset of it, and line of the sample's first row
	longest    []byte // of the headings, as it is written
	options    *columns.Options
}

// unseenOf returns what lies behind a sample; nil where no other table can begin there.
func (f *File) unseenOf(s *columns.Sample, o *columns.Options) *unseen {
	u := &unseen{from: s.Rows[len(s.Rows)-1].End, line: s.Rows[0].Line, longest: f.longestHeading(), options: o}
	if !s.More || f.things != nil || f.keyed || f.origin.placed != nil || len(u.longest) < 4 || f.end > 0 || f.main != nil || o.Headings != "" {
		return nil
	}
	return u
}

// begin reports a line of the headings once more, in another order, with which
// another table begins.
func (u *unseen) begin(f *File, line []byte) bool {
	if !f.opens[line[0]] {
		return false
	}
	cell, _, _ := bytes.Cut(line, []byte{f.dialect.Delimiter})
	if len(cell) > 0 && cell[0] != f.dialect.Quote && values.Tight(cell) && !f.titles[string(cell)] { // most lines that come here, in less than half of the time
		return false
	}
	return bytes.Contains(line, u.longest) && f.reordered(line, u.options)
}

// longestHeading returns the longest of the headings, as it is written.
func (f *File) longestHeading() []byte {
	longest := ""
	for _, h := range f.table.Headings {
		if h = values.Trim(h); len(h) > len(longest) {
			longest = h
		}
	}
	return []byte(longest)
}

// reordered reports a line of the headings in another order.
func (f *File) reordered(text []byte, o *columns.Options) bool {
	one := columns.NewSample(text, false, f.dialect, o)
	if len(one.Rows) != 1 || one.Rows[0].Broken {
		return false
	}
	cells := one.Rows[0].Cells
	moved := func(i int) bool {
		c := values.Trim(cells[i])
		return c != "" && (i >= len(f.table.Headings) || values.Trim(f.table.Headings[i]) != c)
	}
	for i := range cells {
		if moved(i) {
			return columns.AreSame(cells, f.table.Headings)
		}
	}
	return false
}

// sampleAt returns a sample of the text from an offset on, with which a line begins.
func (f *File) sampleAt(at, line int, o *columns.Options) (*columns.Sample, error) {
	in, err := f.origin.open(false, nil)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	if _, err := io.CopyN(io.Discard, in, int64(at)); err != nil {
		return nil, f.unread(err)
	}
	text, err := io.ReadAll(io.LimitReader(in, input.SampleSize+1))
	if err != nil {
		return nil, f.unread(err)
	}
	more := len(text) > input.SampleSize
	s := columns.NewSample(columns.WholeLines(text[:min(len(text), input.SampleSize)], more, f.dialect.Newline), more, f.dialect, o)
	for i := range s.Rows {
		r := &s.Rows[i]
		r.Line, r.Next, r.End = r.Line+line-1, r.Next+line-1, r.End+at
	}
	return s, nil
}

// encoder returns what writes a text in the encoding in which it was given. It
// refuses a text of which the bytes would not be the same.
func (f *File) encoder(out io.Writer) (io.Writer, error) {
	c := &f.origin.charset
	raw, err := f.origin.source.Stream(f.origin.packing, false, nil)
	if err != nil {
		return nil, err
	}
	defer raw.Close()
	mark := make([]byte, c.Mark())
	if _, err := io.ReadFull(raw, mark); err != nil {
		return nil, f.unread(err)
	}
	if _, err := out.Write(mark); err != nil {
		return nil, err
	}
	if !c.Converts() {
		return out, nil
	}
	same := &comparer{r: raw}
	text, err := f.origin.source.Stream(f.origin.packing, false, nil)
	if err != nil {
		return nil, err
	}
	defer text.Close()
	decoded, err := c.Reader(text)
	if err != nil {
		return nil, f.unread(err)
	}
	if _, err := io.Copy(c.Writer(same), decoded); err != nil || !same.ended() {
		return nil, f.table.Fault(gear.Incomplete, 0, "the text cannot be written in "+c.Name+" as it was", "save it as UTF-8")
	}
	return c.Writer(out), nil
}

// comparer fails where what is written is not what r reads.
type comparer struct {
	r   io.Reader
	buf []byte
}

var errDiffers = errors.New("it differs")

// Write compares.
func (c *comparer) Write(p []byte) (int, error) {
	c.buf = slices.Grow(c.buf[:0], len(p))[:len(p)]
	if _, err := io.ReadFull(c.r, c.buf); err != nil || !bytes.Equal(c.buf, p) {
		return 0, errDiffers
	}
	return len(p), nil
}

// ended reports that r has no more.
func (c *comparer) ended() bool {
	n, err := c.r.Read(make([]byte, 1))
	return n == 0 && errors.Is(err, io.EOF)
}

// Keyed reports a table of objects, whose headings are their keys.
func (f *File) Keyed() bool { return f.keyed && f.things == nil }

// OwnColumn returns the number of the first column that the program added to the
// table; 0 where there is none.
func (f *File) OwnColumn() int {
	if f.origin.own == nil {
		return 0
	}
	return f.origin.own.from + 1
}

// RewriteWorkbook writes the workbook of a sheet again, with what is added to its
// sheets.
func (f *File) RewriteWorkbook(out io.Writer, added map[string]*workbook.Added) error {
	src := f.origin.source
	at, file, err := src.ReaderAt()
	if err != nil {
		return err
	}
	defer file.Close()
	b, err := workbook.Open(src.Name(), at, src.Size(), workbook.Limits{})
	if err != nil {
		return err
	}
	return b.Rewrite(out, added)
}
