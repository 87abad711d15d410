package columns

import (
	"errors"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/values"
)

// Options say how a table is to be understood.
type Options struct {
	Delimiter rune              // between cells: comma, semicolon, tab or bar; 0: found out
	Headings  string            // number of the line of the headings, or NoHeadings; empty: found out
	Map       map[string]string // field name -> heading; goes before what the dictionary says
	Answers   values.Answers    // what texts in cells mean
	DateOrder string            // dmy, mdy or ymd for dates that are not ISO; empty: decided by each column as a whole
	Row       int               // bytes of a row, at most
	Knows     func(string) bool // reports the name of a maker; nil: nobody does
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
