package inventory

import (
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/records"
)

// Codes of a [Reject]. They are part of what other programs may rely on and
// never change their meaning.
const (
	ExtraCell   = "extra-cell"       // more cells than headings
	MissingCell = "missing-cell"     // fewer cells than headings
	OpenQuote   = records.OpenQuote  // a quote opens a cell and is never closed
	StrayQuote  = records.StrayQuote // a quote inside a cell, or text behind a closing quote
	BadEncoding = "bad-encoding"     // bytes that the encoding does not have, or a NUL
	CellTooLong = "cell-too-long"    // a cell above Limits.Cell
	RowTooLong  = records.RowTooLong // a row above Limits.Row

	SwallowedRow  = "swallowed-row"  // a cell holds a line end and behind it as many delimiters as a row has
	OtherHeadings = "other-headings" // the headings once more, in another order; the scan fails
)

// Codes of an [Issue].
const (
	BadValue   = "bad-value"
	ShortRow   = "short-row"   // cells are missing at the end, and count as blank
	EmptyCells = "empty-cells" // more cells than headings, those beyond are empty
	DittoMark  = "ditto-mark"  // it stands for the maker in the row above

	OlderSnapshot = "older-snapshot" // a newer row says the same thing of it
	OwnColumns    = "own-columns"    // written by the program, and not read

	SectionSites = "section-sites" // lines that stand alone above rows, and name their site
	TurnedTable  = "turned-table"  // fields below each other, things across
	CardsRead    = "cards"         // the fields of each thing in a block of lines
	CommentRead  = "comment-read"  // on a cell: it names a designated maker
	TwoStates    = "two-states"    // one column says that the item is gone, and another that it is not
)

// Codes of a [Skip].
const (
	CommentLine     = "comment"
	TotalsRow       = "totals-row"
	RepeatedHeading = "repeated-heading"
	Preamble        = "preamble" // above the headings
	SectionLine     = "section"  // one filled cell between rows that fill more
	LegendLine      = "legend"   // it explains a word that cells hold
	NoteLine        = "note"     // contacts, footers and remarks beside the table
	UnitsLine       = "units"    // the units or types of the columns, below the headings
	RuledLine       = "rule"     // strokes, as programs draw below headings
)

// Reject is a row that is not judged.
type Reject struct {
	Code     string
	Place    gear.Place // of the row, and of the cell where one is to blame
	Field    gear.Field // of that cell, when HasField
	HasField bool
	Text     string   // the row as written, in UTF-8
	Reason   string   // lower case, no full stop
	Hint     string   // what to do
	Vendors  []string // designated makers that its bytes name
}

// Issue is a value that could not be read. Its field is unknown in the rows
// that hold it, which are judged all the same.
type Issue struct {
	Code     string
	Place    gear.Place // of the first cell that holds it
	Field    gear.Field // of the cell, when HasField; else it is the whole row
	HasField bool
	Text     string // the cell as written; empty for all values of the field that are not listed
	Reason   string
	Count    int64 // of rows
}

// Skip is a line that is no row.
type Skip struct {
	Code    string
	Place   gear.Place
	Text    string
	Vendors []string // designated makers that its bytes name
}

// Stats count what a scan has read. Rows is Judged plus Rejected, and with
// Headings, Blank and Skipped that is Records: the scan fails where it is not.
type Stats struct {
	Records  int64 // of the input, counted from its bytes
	Headings int64
	Rows     int64
	Judged   int64
	Rejected int64
	Repeated int64  // rows that say again what another one says; see [Options.Repeats]
	Skipped  int64  // titles, comments, totals and repeated headings, told one by one
	Blank    int64  // lines without content
	Issues   int64  // cells that could not be read; File.Issues has their values
	SHA256   string // of the input's bytes as they are stored, in hexadecimal
}

func (s *Stats) add(o *Stats) {
	s.Headings += o.Headings
	s.Rows += o.Rows
	s.Judged += o.Judged
	s.Rejected += o.Rejected
	s.Repeated += o.Repeated
	s.Skipped += o.Skipped
	s.Blank += o.Blank
}

// Beside reports a table whose lines are those of another one, of which it reads
// other columns: its rows are counted there.
func (f *File) Beside() bool { return f.main != nil }

// owner returns the file that counts the lines.
func (f *File) owner() *File {
	if f.main != nil {
		return f.main
	}
	return f
}

// repeats are the lines of a file that stand more than once. Nearly every row asks
// for its line and is none of them: a few bits say so without a look-up.
type repeats struct {
	at   map[int]*repeat
	bits [1 << 16 / 64]uint64 // of the numbers of lines, their lowest sixteen
}

// of returns the repeat that a line is part of, nil for none.
func (r *repeats) of(line int) *repeat {
	if r == nil || r.bits[line>>6&(len(r.bits)-1)]>>(line&63)&1 == 0 {
		return nil
	}
	return r.at[line]
}

func setLine(to *repeats, line int, x *repeat) *repeats {
	if to == nil {
		to = &repeats{at: map[int]*repeat{}}
	}
	to.at[line] = x
	to.bits[line>>6&(len(to.bits)-1)] |= 1 << (line & 63)
	return to
}
