package report

import (
	"io"

	"github.com/gearaudit/gearaudit/audit/spool"
)

// Writer renders a run in one format. Begin is called once, Item for every item
// in input order, and Close once after the last. A writer that returned an error
// is not called again.
type Writer interface {
	Begin(*Head) error
	Item(*Item) error
	Close(*Run) error
}

// Options are the choices of a rendering.
type Options struct {
	Width   int            // columns of the terminal; 0: 80
	Color   bool           // the reader is a terminal that shows colours
	Limit   int            // rows of a ranked table; 0: the format's own
	Brief   bool           // one page for a board, where the format has one
	Author  string         // of a document; nobody where it is empty
	Secrecy string         // the line about confidentiality of a document
	Ext     string         // ending of that file, such as .xlsx
	File    bool           // it goes to a file of its own, which a spreadsheet may open
	Scratch *spool.Scratch // where long runs wait for their end; nil: in memory
}

// Format describes an output format.
type Format struct {
	Name  string
	Ext   []string // endings of file names that choose it
	Items bool     // the writer wants the items; false: the end is enough
	Fresh bool     // it wants those that are new since a baseline, and no others unless Items says so
	Clear bool     // it wants the items without findings too
	Whole bool     // it wants those of a saved run that holds them
	Doc   string   // one line
	New   func(io.Writer, Options) Writer
}

// Replay tells a saved run to a writer and ends it, as the audit did.
func Replay(run *Run, w Writer) error {
	if err := w.Begin(&run.Head); err != nil {
		return err
	}
	for i := range run.Items {
		if err := w.Item(&run.Items[i]); err != nil {
			return err
		}
	}
	return w.Close(run)
}

// Discard is the part of a writer that needs nothing but the end of a run.
type Discard struct{ Out io.Writer }

// Begin does nothing.
func (Discard) Begin(*Head) error { return nil }

// Item does nothing.
func (Discard) Item(*Item) error { return nil }
