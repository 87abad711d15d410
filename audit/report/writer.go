package report

import "io"

// Writer renders a run in one format. Record is called once per inventory row
// in input order, Close once after the last. A writer that returned an error
// is not called again.
type Writer interface {
	Record(*Record) error
	Close(*Run) error
}

// Options are the choices of a rendering.
type Options struct {
	Width   int      // columns of the terminal; 0: 80
	Color   bool     // the reader is a terminal that shows colours
	Limit   int      // rows of a ranked table; 0: the format's own
	Scratch *Scratch // where long runs wait for their end; nil: in memory
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

// Replay tells a saved run to a writer as the audit did. A finding belongs to
// the item on its line.
func Replay(run *Run, w Writer) error {
	next := 0
	for i := range run.Items {
		rec := Record{Item: run.Items[i]}
		first := next
		for next < len(run.Findings) && sameRow(run.Findings[next].Source, rec.Item.Source) {
			next++
		}
		rec.Findings = run.Findings[first:next]
		if err := w.Record(&rec); err != nil {
			return err
		}
	}
	return w.Close(run)
}

func sameRow(a, b Source) bool {
	return a.File == b.File && a.Sheet == b.Sheet && a.Line == b.Line
}
