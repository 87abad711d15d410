package inventory

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/charset"
	"github.com/gearaudit/gearaudit/audit/inventory/form"
	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/audit/workbook"
)

// File is a table of rows: a text, or one sheet of a workbook. It can be
// scanned more than once, but not more than once at a time.
type File struct {
	name        string
	sheet       string
	dict        *gear.Dictionary
	origin      origin
	progress    func(done, total int64)
	chunk       int
	noCache     bool
	dialect     dialect
	encoding    charset.Charset
	decoded     bool // the text was brought to UTF-8
	limits      Limits
	width       int // cells of a row
	headings    []string
	columns     []column
	skips       *[256]bool
	totals      map[string]bool // folded
	units       map[string]bool // folded
	proof       sumProof
	ditto       wordSet
	dittos      dittos
	sparse      sparse
	nonData     nonData
	strict      bool
	shapes      *form.Shapes
	again       [256]bool       // bytes that a heading begins with
	titles      map[string]bool // the headings
	names       *maker.Names
	elsewhere   []unreadColumn // that are searched for makers besides the fields
	mapped      []bool         // by column: a field is read from it
	headingText string         // as written
	mapping     Mapping
	preamble    []Skip
	blankAbove  int64                             // blank lines above the headings
	records     int64                             // of a sheet, counted from its part; a text is counted while it is scanned
	tokenize    func(*tokenizer, *chunk, dialect) // nil: (*tokenizer).split; set by tests of the proof
	body        int                               // offset of the first byte below the headings
	firstLine   int                               // number of the first line below the headings
	equipment   bool                              // by its headings
	likeGear    bool                              // what is not empty, and yet it looks like equipment
	what        string                            // it is, where it is mapped and looks like no table of equipment
	shape       *tableShape                       // of its columns, if what is not empty
	declared    []string                          // fields whose headings the user names
	unmapped    []missing                         // headings that the user names and the table does not have
	sha256      string
	places      bool                    // the headings are those of a table of sites
	called      map[gear.Field][]string // what rows of the sample call their sites
	notes       []workbook.Note         // of a sheet: what its text does not show
	comments    *comments               // on the cells of a sheet; nil for none
	issues      []Issue                 // of the last scan
	repeats     *repeats                // lines that stand more than once; nil: none
	identity    gear.IdentityColumns
	main        *File    // the table whose lines these are as well, of which other columns are read; nil for most
	from        int      // offset of the headings, for a table below another one
	end         int      // offset behind the last row; 0: as far as the input goes
	doubled     int      // line of a second row of headings, as in another language; 0 for none
	keyed       bool     // its headings are the keys of objects, and no line of the input
	below       int      // index in the sample of the headings of a table below; 0 for none
	headingRows int64    // 1, or 0 for a table without headings
	groups      []*group // of columns that say of other things in a row what the columns say of the first
	group       int      // number of the group whose columns these are, from 1; 0 for the first thing
	rivals      []int    // cells of columns that hold a status beside the column of the field
}

// Mapping says how a table was understood.
type Mapping struct {
	Encoding  string // and how it was found out, where it does not show
	Delimiter string // comma, semicolon, tab, bar or none
	Line      int    // of the headings; 0 for a table without any
	Columns   []MappedColumn
	Ignored   []IgnoredColumn
	Missing   []gear.Field // fields that no column has, in their order
}

// MappedColumn is a column that a field is read from.
type MappedColumn struct {
	Field        gear.Field
	Heading      string
	Column       int // from 1
	Confidence   string
	Alternatives []gear.Field // that the heading may mean as well
	Samples      []string     // up to three cells, distinct
	Words        []string     // of the heading that mean the field, where no list has it as a whole
	Cells        string       // what the cells say of it, in words
}

// How sure the meaning of a column is.
const (
	Declared = "declared" // a flag or the profile says so
	Certain  = "certain"  // the heading means this and nothing else
	Joined   = "joined"   // looked up in a table of sites
	Likely   = "likely"   // by the heading without what stands in brackets, or by the content
)

// IgnoredColumn is a column that is not read.
type IgnoredColumn struct {
	Heading string
	Column  int // from 1
	Why     string
	unknown bool // no list has the heading
	Samples []string
	Besides bool            // it speaks of people, places or upkeep: whoever it names made nothing
	Like    string          // what its cells look like, where no column has that field
	Settle  string          // the flag that reads it as that
	Vendors []string        // designated makers that its cells name, after a scan
	named   maker.VendorSet // the same
}

// Name returns the name of the input that the table is in.
func (f *File) Name() string { return f.name }

// Sheet returns the name of the workbook's sheet, empty for a text.
func (f *File) Sheet() string { return f.sheet }

// Mapping says how the table was understood.
func (f *File) Mapping() Mapping { return f.mapping }

// HowRead says in a few words how a table was understood: encoding, delimiter
// and the line of the headings.
func (m *Mapping) HowRead() string {
	s := m.Encoding
	if m.Delimiter != "none" {
		s += ", " + m.Delimiter
	}
	if m.Line == 0 {
		return s + ", no headings"
	}
	return s + ", headings on line " + strconv.Itoa(m.Line)
}

// origin is where the text of a table comes from.
type origin struct {
	source  *Source // as stored
	packing packing
	charset charset.Charset
	sheet   *Source     // the text of a workbook's sheet, nil for a text
	own     *ownColumns // that are not read; nil for none
}

// open starts to read the text, in UTF-8.
func (o *origin) open(summed bool, tell func(int64)) (*stream, error) {
	s, err := o.whole(summed, tell)
	if err == nil && o.own != nil {
		s.Reader = o.own.reader(s.Reader)
	}
	return s, err
}

// whole starts to read the text with all of its columns.
func (o *origin) whole(summed bool, tell func(int64)) (*stream, error) {
	if o.sheet != nil {
		return o.sheet.stream(plainText, false, tell)
	}
	s, err := o.source.stream(o.packing, summed, tell)
	if err != nil {
		return nil, err
	}
	if s.Reader, err = o.charset.Reader(s.Reader); err != nil {
		s.close()
		return nil, o.source.damaged(err)
	}
	return s, nil
}

// understand reads the headings of a table.
func (f *File) understand(s *sample, words *lexicon, o *Options) error {
	f.dialect = s.dialect
	f.mapping.Delimiter = delimiterName(s.delimiter)
	at, found, err := f.findHeadings(s, words, o)
	if err != nil {
		return err
	}
	first := at + 1 // of the rows
	if f.below = s.headingsBelow(at, words, o); f.below > 0 {
		s = &sample{dialect: s.dialect, rows: s.rows[:f.below]}
		f.end = s.rows[f.below-1].end
	}
	if heading := &s.rows[at]; found {
		f.headingText = strings.Clone(heading.text) // the sample is not to be held by it
		for _, h := range heading.cells {
			f.headings = append(f.headings, strings.Clone(h))
		}
		f.headingRows, f.body, f.firstLine, f.mapping.Line = 1, heading.end, heading.next, heading.line
		if f.keyed {
			f.headingRows, f.mapping.Line = 0, 0
		}
	} else {
		first = at
		for i := range heading.cells {
			f.headings = append(f.headings, "column "+strconv.Itoa(i+1))
		}
		f.firstLine = heading.line
		if at > 0 {
			f.body = s.rows[at-1].end
		}
	}
	if found && first < len(s.rows) && onlyHeadings(s.rows[first].cells, words) {
		f.doubled = s.rows[first].line
	}
	f.proof.find = f.findTotals
	f.width = s.width(at)
	if f.width > f.limits.Columns {
		return f.fault(gear.Incomplete, f.mapping.Line, "the headings have more cells than can be read", "check the delimiter, or cut the columns that are not needed")
	}
	if err := f.above(s.rows[:at]); err != nil {
		return err
	}
	f.skips = skipBytes(f.dialect, words.dict.Totals)
	short := s.pad(at, f.width)
	f.shapes = shapesOf(s.rows[first:], f.width)
	f.titles = map[string]bool{}
	for _, h := range f.headings {
		h = trim(h)
		f.titles[h] = true
		if h != "" && found {
			f.again[h[0]] = true
			f.again[strings.ToUpper(h)[0]], f.again[strings.ToLower(h)[0]] = true, true
		}
	}
	if len(f.headings) > 0 && trim(f.headings[0]) == "" {
		f.again[f.dialect.delimiter], f.again[' '], f.again['"'] = true, true, true
	}
	mapped := f.mapColumns(s.rows[first:], words, o)
	if none := (noMaker{}); mapped != nil && !errors.As(mapped, &none) {
		return mapped
	}
	if short && !f.aligned(s.rows[first:]) {
		f.shapes = form.NewShapes(f.width)
	}
	f.sparse = f.newSparse(s.rows[first:])
	f.identity = f.identityOf(s.rows[first:])
	return mapped
}

// above books the lines above the headings. A row among them that is as full as
// the headings would be lost: it is refused.
func (f *File) above(rows []sampleRow) error {
	filled := filledCells(f.headings)
	for i := range rows {
		r := &rows[i]
		n := filledCells(r.cells)
		if n == 0 {
			f.blankAbove++
			continue
		}
		if filled >= 4 && n*5 >= filled*4 && !isComment(r.cells) {
			return f.fault(gear.Incomplete, r.line, "a full row stands above the headings", "put the headings first; the program takes those on line "+strconv.Itoa(f.mapping.Line)+" for them")
		}
		f.preamble = append(f.preamble, Skip{Code: Preamble, Place: gear.Place{File: f.name, Sheet: f.sheet, Line: r.line}, Text: strings.Clone(r.text), Vendors: f.vendors([]byte(r.text))})
	}
	return nil
}

// isComment reports a row whose cells begin with the sign of a comment.
func isComment(cells []string) bool { return len(cells) > 0 && len(cells[0]) > 0 && cells[0][0] == '#' }

func (f *File) fault(kind gear.FaultKind, line int, what, hint string) *gear.Fault {
	return &gear.Fault{Kind: kind, What: what, Place: gear.Place{File: f.name, Sheet: f.sheet, Line: line}, Hint: hint}
}

// delimiterName names a delimiter for people.
func delimiterName(d byte) string {
	names := map[byte]string{',': "comma", ';': "semicolon", '\t': "tab", '|': "bar"}
	if n := names[d]; n != "" {
		return n
	}
	return "none"
}

// distinct returns up to n distinct cells that hold something.
func distinct(cells []string, n int) []string {
	var out []string
	for _, c := range cells {
		if c = clip(trim(c)); c != "" && !slices.Contains(out, c) {
			if out = append(out, strings.Clone(c)); len(out) == n {
				break
			}
		}
	}
	return out
}

// HeadingLine returns the line of headings as written, a sheet's as CSV.
func (f *File) HeadingLine() string { return f.headingText }

// Comment returns a line that a reader of the same shape takes for a comment:
// it begins with # and never has as many cells as a row.
func (f *File) Comment(text string) string {
	d := f.dialect.delimiter
	if d == workbook.UnitSeparator {
		d = ','
	}
	s := "# " + strings.Map(func(r rune) rune {
		switch r {
		case rune(d), rune(f.dialect.quote), '\n', '\r', '"':
			return ' '
		}
		return r
	}, text)
	if f.width == 1 {
		s += string(rune(d))
	}
	return s
}

// vendors returns the designated makers that the bytes of a record name.
func (f *File) vendors(record []byte) []string {
	if f.names == nil {
		return nil
	}
	return f.names.Vendors(f.names.Find(record))
}
