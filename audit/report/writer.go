package report

import (
	"io"

	"github.com/gearaudit/gearaudit/audit/spool"
)

// Writer renders a run in one format. Record is called once per inventory row
// in input order, Close once after the last. A writer that returned an error
// is not called again.
type Writer interface {
	Record(*Record) error
	Close(*Run) error
}

// Options are the choices of a rendering.
type Options struct {
	Width   int            // columns of the terminal; 0: 80
	Color   bool           // the reader is a terminal that shows colours
	Limit   int            // rows of a ranked table; 0: the format's own
	Scratch *spool.Scratch // where long runs wait for their end; nil: in memory
}

// Format describes an output format.
type Format struct {
	Name    string
	Ext     []string // endings of file names that choose it
	Records bool     // the writer wants the records; false: the summary is enough
	Clear   bool     // it wants the rows without findings too
	Doc     string   // one line
	New     func(io.Writer, Options) Writer
}

// Replay tells a saved run to a writer and ends it, as the audit did.
func Replay(run *Run, w Writer) error {
	if err := run.Records(w.Record); err != nil {
		return err
	}
	return w.Close(run)
}

// Records calls fn for every item of a saved run with its findings, which stand
// in the order of the items.
func (r *Run) Records(fn func(*Record) error) error {
	next := 0
	for i := range r.Items {
		rec := Record{Item: r.Items[i]}
		first := next
		for next < len(r.Findings) && r.Findings[next].of(&rec.Item) {
			next++
		}
		rec.Findings = r.Findings[first:next]
		if err := fn(&rec); err != nil {
			return err
		}
	}
	return nil
}

// of reports whether the finding is about the item: the same row, and of rows
// in files of the same name the same item.
func (f *Finding) of(it *Item) bool {
	a, b := f.Source, it.Source
	return f.Item.Identity == it.Identity && a.File == b.File && a.Sheet == b.Sheet && a.Line == b.Line
}
