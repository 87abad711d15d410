package columns

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/records"
	"github.com/gearaudit/gearaudit/audit/inventory/values"
	"github.com/gearaudit/gearaudit/audit/maker"
)

// Table is what is understood of a table of rows: the field that each column holds.
type Table struct {
	Name     string
	Sheet    string
	Typed    bool // its cells come from a sheet, which says of what type they are
	Beside   bool // its lines are those of another table, of which other columns are read
	Names    *maker.Names
	Width    int // cells of a row
	Headings []string
	Survey   func() map[int]*values.Habits // walks over the rows for the habits of typed columns

	// Beyond walks over the rows behind the sample that the map is decided on as
	// well; nil where there are none.
	Beyond func(see func(*records.RowReader, *records.Row))

	Columns   []Column
	Mapping   Mapping
	mapped    []bool         // by column: a field is read from it
	Elsewhere []unreadColumn // that are searched for makers besides the fields
	Declared  []string       // fields whose headings the user names
	Unmapped  []Missing      // headings that the user names and the table does not have
	Places    bool           // the headings are those of a table of sites
	Groups    []*group       // of columns that say of other things in a row what the columns say of the first
	Group     int            // number of the group whose columns these are, from 1; 0 for the first thing
	Rivals    []int          // cells of columns that hold a status beside the column of the field
}

// Mapping says how a table was understood.
type Mapping struct {
	Encoding  string // and how it was found out, where it does not show
	Delimiter string // comma, semicolon, tab, bar or none
	Line      int    // of the headings; 0 for a table without any
	Layout    string // Turned or Cards, where the things stand in no rows; empty for most
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

// How things stand that are in no rows.
const (
	Turned = "turned: the fields stand below each other, and the things across"
	Cards  = "cards: the fields of each thing stand in a block of lines"
)

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
	Named   maker.VendorSet // the same
}

// HowRead says in a few words how a table was understood: encoding, delimiter
// and the line of the headings.
func (m *Mapping) HowRead() string {
	s := m.Encoding
	if m.Delimiter != "none" {
		s += ", " + m.Delimiter
	}
	switch {
	case m.Layout != "":
		return s + ", " + m.Layout
	case m.Line == 0:
		return s + ", no headings"
	}
	return s + ", headings on line " + strconv.Itoa(m.Line)
}

// Fault makes a fault at a line of the table, 0 for the whole of it.
func (f *Table) Fault(kind gear.FaultKind, line int, what, hint string) *gear.Fault {
	return &gear.Fault{Kind: kind, What: what, Place: gear.Place{File: f.Name, Sheet: f.Sheet, Line: line}, Hint: hint}
}

// Distinct returns up to n distinct cells that hold something.
func Distinct(cells []string, n int) []string {
	var out []string
	for _, c := range cells {
		if c = values.Clip(values.Trim(c)); c != "" && !slices.Contains(out, c) {
			if out = append(out, strings.Clone(c)); len(out) == n {
				break
			}
		}
	}
	return out
}

// Column says which cell of a row a field is read from.
type Column struct {
	Field  gear.Field
	Cell   int // index in the row, from 0
	Reader *values.Reader

	ByCells bool // no heading says so
	Own     bool // of the group of columns that the file is about
}

// Options say how a table is to be understood.
type Options struct {
	Delimiter rune              // between cells: comma, semicolon, tab or bar; 0: found out
	Headings  string            // number of the line of the headings, or NoHeadings; empty: found out
	Map       map[string]string // field name -> heading; goes before what the dictionary says
	Answers   values.Answers    // what texts in cells mean
	DateOrder string            // dmy, mdy or ymd for dates that are not ISO; empty: decided by each column as a whole
	Row       int               // bytes of a row, at most
	Knows     func(string) bool // reports the name of a maker; nil: nobody does

	Repeats bool // every file is read once before its rows are taken

	// NewColumn makes what finds the labels that a column of makers as a whole shows to
	// be makers'. It may be nil.
	NewColumn func() *maker.Column
}

// NoMaker is the fault of a table in which no column can name a maker. It makes
// a run fail only if no other table is read.
type NoMaker struct{ *gear.Fault }

// Unwrap returns the fault.
func (n NoMaker) Unwrap() error { return n.Fault }

// WithoutNoMaker returns the fault itself.
func WithoutNoMaker(err error) error {
	var none NoMaker
	if errors.As(err, &none) {
		return none.Fault
	}
	return err
}

// Missing is a heading that the user names and a table does not have.
type Missing struct {
	Key   string // of Options.Map; of a file's the field
	Fault error
}
