package inventory

import (
	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/audit/workbook"
)

// Options say how inputs are read. The zero value finds everything out.
type Options struct {
	Delimiter rune              // between cells: comma, semicolon, tab or bar; 0: found out
	Encoding  string            // a name of the WHATWG list, such as gb18030; empty: found out
	Sheets    []string          // of a workbook: the others are set aside; empty: every sheet of equipment
	SetAside  []string          // files, or sheets as FILE!SHEET, that are not read
	Headings  string            // number of the line of the headings, or NoHeadings; empty: found out
	Map       map[string]string // field name, or SHEET!field -> heading; goes before what the dictionary says
	Answers   Answers           // what texts in cells mean
	DateOrder string            // dmy, mdy or ymd for dates that are not ISO; empty: decided by each column as a whole
	Strict    bool              // a row that has not exactly a cell for every heading is rejected
	Limits    Limits            // zero values stand for the defaults
	Names     *maker.Names      // finds designated makers in all that is read; nil: nobody asks

	// KnowsMaker reports the name of a maker, designated or not. A column without a
	// known heading is read as manufacturer where most of its values are such names.
	// It may be nil.
	KnowsMaker func(text string) bool

	// Progress is told how many bytes of the input were read, and how many
	// there are (0 where that is not known). It may be nil.
	Progress func(done, total int64)

	// NoCache has every cell read anew: the values are the same.
	NoCache bool

	book  workbook.Limits
	chunk int // bytes handed to a worker at a time; 0: 256 KiB
}

// Limits bound what one input may ask of memory.
type Limits struct {
	Cell    int // bytes of a cell, default 64 KiB
	Row     int // bytes of a row, default 1 MiB
	Columns int // cells of the heading row, default 4,096
}

// The default limits.
const (
	maxCell    = 64 << 10
	maxRow     = 1 << 20
	maxColumns = 4096
)

const (
	defaultChunk = 256 << 10
	sampleSize   = 1 << 20 // decoded bytes that decisions about a file rest on
)

// filled returns the options with defaults in place of zero values.
func (o Options) filled() Options {
	o.Limits.Cell = positive(o.Limits.Cell, maxCell)
	o.Limits.Row = positive(o.Limits.Row, maxRow)
	o.Limits.Columns = positive(o.Limits.Columns, maxColumns)
	o.book.Row, o.book.Columns = o.Limits.Row, o.Limits.Columns
	o.chunk = positive(o.chunk, defaultChunk)
	return o
}

// knowsMaker returns what knows the names of makers; nil where nobody does.
func (o *Options) knowsMaker() func(string) bool {
	if o.KnowsMaker == nil && o.Names != nil {
		return func(text string) bool { _, known := o.Names.Cell(text); return known }
	}
	return o.KnowsMaker
}

func positive(n, otherwise int) int {
	if n > 0 {
		return n
	}
	return otherwise
}
