package inventory

import (
	"errors"
	"io"
	"io/fs"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/charset"
	"github.com/gearaudit/gearaudit/audit/inventory/columns"
	"github.com/gearaudit/gearaudit/audit/inventory/form"
	"github.com/gearaudit/gearaudit/audit/inventory/input"
	"github.com/gearaudit/gearaudit/audit/inventory/records"
	"github.com/gearaudit/gearaudit/audit/inventory/values"
	"github.com/gearaudit/gearaudit/audit/workbook"
)

// File is a table of rows: a text, or one sheet of a workbook. It can be
// scanned more than once, but not more than once at a time.
type File struct {
	table       columns.Table // as it is understood
	dict        *gear.Dictionary
	origin      origin
	progress    func(done, total int64)
	chunk       int
	noCache     bool
	dialect     records.Dialect
	encoding    charset.Charset
	decoded     bool // the text was brought to UTF-8
	limits      Limits
	skips       *[256]bool
	totals      map[string]bool   // folded
	units       map[string]bool   // folded
	knows       func(string) bool // reports the name of a maker; nil: nobody does
	proof       sumProof
	ditto       columns.WordSet
	dittos      dittos
	sparse      sparse
	nonData     nonData
	legend      []string // what words were taken for because a legend says so
	explains    []string // the same, and what a legend says of words in the table that are known
	strict      bool
	shapes      *form.Shapes
	again       [256]bool       // bytes that a heading begins with, in any case
	opens       [256]bool       // bytes that a line of headings may begin with
	titles      map[string]bool // the headings
	headingText string          // as written
	preamble    []Skip
	blankAbove  int64                                                     // blank lines above the headings
	records     int64                                                     // of a sheet, counted from its part; a text is counted while it is scanned
	tokenize    func(*records.Tokenizer, *records.Chunk, records.Dialect) // nil: (*tokenizer).split; set by tests of the proof
	body        int                                                       // offset of the first byte below the headings
	firstLine   int                                                       // number of the first line below the headings
	equipment   bool                                                      // by its headings
	likeGear    bool                                                      // what is not empty, and yet it looks like equipment
	what        string                                                    // it is, where it is mapped and looks like no table of equipment
	shape       *columns.Shape                                            // of its columns, if what is not empty
	sha256      string
	called      map[gear.Field][]string // what rows of the sample call their sites
	notes       []workbook.Note         // of a sheet: what its text does not show
	comments    *comments               // on the cells of a sheet; nil for none
	issues      []Issue                 // of the last scan
	snapshots   olderRows
	repeats     *repeats // lines that stand more than once; nil: none
	identity    gear.IdentityColumns
	namesMaker  func(label string) bool // by the column of makers as a whole; nil: nobody knows
	main        *File                   // the table whose lines these are as well, of which other columns are read; nil for most
	from        int                     // offset of the headings, for a table below another one
	end         int                     // offset behind the last row; 0: as far as the input goes
	doubled     map[int]bool            // lines of headings in other words, as in another language; nil for none
	keyed       bool                    // its headings are the keys of objects, and no line of the input
	below       int                     // index in the sample of the headings of a table below; 0 for none
	sought      sought                  // by the first reading
	headingRows int64                   // 1, or 0 for a table without headings
	things      *things                 // where its rows stand that are things in no rows; nil for most
}

// Name returns the name of the input that the table is in.
func (f *File) Name() string { return f.table.Name }

// Sheet returns the name of the workbook's sheet, empty for a text.
func (f *File) Sheet() string { return f.table.Sheet }

// Mapping says how the table was understood.
func (f *File) Mapping() columns.Mapping { return f.table.Mapping }

// origin is where the text of a table comes from.
type origin struct {
	source  *input.Source // as stored
	packing input.Packing
	charset charset.Charset
	sheet   *input.Source // the text of a workbook's sheet, nil for a text
	own     *ownColumns   // that are not read; nil for none
	placed  *sections     // that are read as a column; nil for none
}

// open starts to read the text, in UTF-8.
func (o *origin) open(summed bool, tell func(int64)) (*input.Stream, error) {
	s, err := o.whole(summed, tell)
	if err == nil && o.own != nil {
		s.Reader = o.own.reader(s.Reader)
	}
	if err == nil && o.placed != nil {
		s.Reader = o.placed.reader(s.Reader)
	}
	return s, err
}

// whole starts to read the text with all of its columns.
func (o *origin) whole(summed bool, tell func(int64)) (*input.Stream, error) {
	if o.sheet != nil {
		return o.sheet.Stream(input.PlainText, false, tell)
	}
	s, err := o.source.Stream(o.packing, summed, tell)
	if err != nil {
		return nil, err
	}
	if s.Reader, err = o.charset.Reader(s.Reader); err != nil {
		s.Close()
		return nil, o.source.Damaged(err)
	}
	return s, nil
}

// begin reads the beginning of the text, as long as a sample rests on.
func (o *origin) begin() (text []byte, more bool, err error) {
	in, err := o.open(false, nil)
	if err != nil {
		return nil, false, err
	}
	defer in.Close()
	text, err = io.ReadAll(io.LimitReader(in, input.SampleSize+1))
	return text[:min(len(text), input.SampleSize)], len(text) > input.SampleSize, err
}

// understand reads the headings of a table.
func (f *File) understand(s *columns.Sample, words *columns.Lexicon, o *columns.Options) error {
	f.dialect = s.Dialect
	f.table.Mapping.Delimiter = delimiterName(s.Delimiter)
	at, found, err := 0, true, error(nil)
	if f.things == nil && (!f.keyed || len(s.Rows) < 2) { // keys are headings, whatever the objects hold
		at, found, err = f.table.FindHeadings(s, words, o)
	}
	if err != nil {
		return err
	}
	first := at + 1 // of the rows
	if f.things == nil {
		f.below = s.HeadingsBelow(at, words, o)
	}
	if f.below > 0 {
		s = &columns.Sample{Dialect: s.Dialect, Rows: s.Rows[:f.below]}
		f.end = s.Rows[f.below-1].End
	}
	if heading := &s.Rows[at]; found {
		f.headingText = strings.Clone(heading.Text) // the sample is not to be held by it
		for _, h := range heading.Cells {
			f.table.Headings = append(f.table.Headings, strings.Clone(h))
		}
		f.headingRows, f.body, f.firstLine, f.table.Mapping.Line = 1, heading.End, heading.Next, heading.Line
		if f.keyed {
			f.headingRows, f.table.Mapping.Line = 0, 0
		}
	} else {
		first = at
		for i := range heading.Cells {
			f.table.Headings = append(f.table.Headings, "column "+strconv.Itoa(i+1))
		}
		f.firstLine = heading.Line
		if at > 0 {
			f.body = s.Rows[at-1].End
		}
	}
	if found && f.things == nil && first < len(s.Rows) && columns.OnlyHeadings(s.Rows[first].Cells, words) {
		f.doubled = map[int]bool{s.Rows[first].Line: true}
	}
	f.proof.find = f.findTotals
	f.table.Width = s.Width(at)
	if f.table.Width > f.limits.Columns {
		return f.table.Fault(gear.Incomplete, f.table.Mapping.Line, "the headings have more cells than can be read", "check the delimiter, or cut the columns that are not needed")
	}
	if err := f.above(s.Rows[:at]); err != nil {
		return err
	}
	f.skips = skipBytes(f.dialect, words.Dict.Totals)
	short := s.Pad(at, f.table.Width)
	f.shapes = columns.ShapesOf(s.Rows[first:], f.table.Width)
	f.titles = map[string]bool{}
	for _, h := range f.table.Headings {
		h = values.Trim(h)
		f.titles[h] = true
		if h != "" && found {
			f.again[h[0]] = true
			f.again[strings.ToUpper(h)[0]], f.again[strings.ToLower(h)[0]] = true, true
		}
	}
	if len(f.table.Headings) > 0 && values.Trim(f.table.Headings[0]) == "" {
		f.again[f.dialect.Delimiter], f.again[' '], f.again['"'] = true, true, true
	}
	f.opens = f.headBytes()
	f.table.Survey = f.surveyRows
	if rows := s.Rows[first:]; s.More && f.things == nil && len(rows) > 0 {
		f.table.Beyond = func(see func(*records.RowReader, *records.Row)) { f.beyond(rows, see) }
	}
	mapped := f.table.MapColumns(s.Rows[first:], words, o)
	if none := (columns.NoMaker{}); mapped != nil && !errors.As(mapped, &none) {
		return mapped
	}
	f.otherWords(s.Rows[first:], words, o)
	if short && !f.table.Aligned(s.Rows[first:]) {
		f.shapes = form.NewShapes(f.table.Width)
	}
	f.sparse = f.newSparse(s.Rows[first:])
	f.identity = f.identityOf(s.Rows[first:])
	f.columnMakers(s.Rows[first:], o)
	f.readLegend(s, first, o)
	return mapped
}

// headBytes returns the bytes that a line of headings may begin with, in whatever order
// these are: an empty cell, blanks or a quote may stand in front.
func (f *File) headBytes() (first [256]bool) {
	for h := range f.titles {
		if h != "" {
			first[h[0]] = true
		}
	}
	for c := range first {
		first[c] = first[c] || c <= ' ' || c >= utf8.RuneSelf || byte(c) == f.dialect.Delimiter || byte(c) == f.dialect.Quote
	}
	return first
}

// otherWords finds the rows of a sample that are the headings once more, in other words
// over the same columns.
func (f *File) otherWords(rows []columns.Row, words *columns.Lexicon, o *columns.Options) {
	if f.things != nil || f.table.Mapping.Line == 0 && !f.keyed {
		return
	}
	for i := range rows {
		if f.table.HeadsAgain(rows[i].Cells, words, o) {
			if f.doubled == nil {
				f.doubled = map[int]bool{}
			}
			f.doubled[rows[i].Line] = true
		}
	}
}

// above books the lines above the headings. A row among them that is as full as
// the headings would be lost: it is refused.
func (f *File) above(rows []columns.Row) error {
	filled := columns.FilledCells(f.table.Headings)
	for i := range rows {
		r := &rows[i]
		n := columns.FilledCells(r.Cells)
		if n == 0 {
			f.blankAbove++
			continue
		}
		if filled >= 4 && n*5 >= filled*4 && !isComment(r.Cells) {
			return f.table.Fault(gear.Incomplete, r.Line, "a full row stands above the headings", "put the headings first; the program takes those on line "+strconv.Itoa(f.table.Mapping.Line)+" for them")
		}
		f.preamble = append(f.preamble, Skip{Code: Preamble, Place: gear.Place{File: f.table.Name, Sheet: f.table.Sheet, Line: r.Line}, Text: strings.Clone(r.Text), Vendors: f.vendors([]byte(r.Text))})
	}
	return nil
}

// isComment reports a row whose cells begin with the sign of a comment.
func isComment(cells []string) bool { return len(cells) > 0 && len(cells[0]) > 0 && cells[0][0] == '#' }

// delimiterName names a delimiter for people.
func delimiterName(d byte) string {
	names := map[byte]string{',': "comma", ';': "semicolon", '\t': "tab", '|': "bar"}
	if n := names[d]; n != "" {
		return n
	}
	return "none"
}

// HeadingLine returns the line of headings as written, a sheet's as CSV.
func (f *File) HeadingLine() string { return f.headingText }

// Comment returns a line that a reader of the same shape takes for a comment:
// it begins with # and never has as many cells as a row.
func (f *File) Comment(text string) string {
	d := f.dialect.Delimiter
	if d == workbook.UnitSeparator {
		d = ','
	}
	s := "# " + strings.Map(func(r rune) rune {
		switch r {
		case rune(d), rune(f.dialect.Quote), '\n', '\r', '"':
			return ' '
		}
		return r
	}, text)
	if f.table.Width == 1 {
		s += string(rune(d))
	}
	return s
}

// vendors returns the designated makers that the bytes of a record name.
func (f *File) vendors(record []byte) []string {
	if f.table.Names == nil {
		return nil
	}
	return f.table.Names.Vendors(f.table.Names.Find(record))
}

// unread says why the text could not be read to its end.
func (f *File) unread(err error) error {
	var fault *gear.Fault
	if errors.As(err, &fault) {
		return err
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		return input.Unreadable(f.table.Name, err)
	}
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	return f.origin.source.Damaged(err)
}
