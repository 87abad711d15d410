package flags

import (
	"bufio"
	"strings"

	"github.com/gearaudit/gearaudit/audit/report/output"
	"github.com/gearaudit/gearaudit/audit/report/safetext"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/inventory"
	"github.com/gearaudit/gearaudit/cmd/internal/term"
)

// Rejects writes rejected rows, ready to be mended and audited again: the
// headings, and above each row a line that says what is wrong with it. Such
// lines are no rows to the reader. What a spreadsheet would compute has a ' in front,
// which the reader takes away, and control characters are written as escapes.
type Rejects struct {
	file   *output.File
	out    *bufio.Writer
	source *inventory.File // whose headings were written
}

// OpenRejects begins the file; nil where none is wanted.
func OpenRejects(path string, taken []string) (*Rejects, error) {
	if path == "" {
		return nil, nil
	}
	f, err := output.Create(path, taken)
	if err != nil {
		return nil, err
	}
	return &Rejects{file: f, out: bufio.NewWriter(f)}, nil
}

// Writer returns what takes rejected rows; nil where no file is wanted.
func (r *Rejects) Writer() audit.RejectWriter {
	if r == nil {
		return nil
	}
	return r.write
}

func (r *Rejects) write(f *inventory.File, e *inventory.Reject) error {
	if r.source != f {
		if r.source != nil && f.HeadingLine() != r.source.HeadingLine() {
			return term.Usage("--rejects: rows of inputs with different headings cannot stand in one file", "audit the inputs one by one")
		}
		if r.source == nil {
			r.line(safetext.Row(f.HeadingLine()))
		}
		r.source = f
	}
	why := safetext.Cell(e.Place.String() + ": " + e.Code + ": " + e.Reason)
	if e.Code == inventory.RowTooLong { // its end is not known: as a row it would be another one
		r.line(f.Comment(why + "; it is not copied, mend it where it stands"))
		return nil
	}
	r.line(f.Comment(why))
	r.line(safetext.Row(strings.ReplaceAll(e.Text, "\r\n", "\n")))
	return nil
}

// line writes one line; the writer keeps its first error for the end.
func (r *Rejects) line(s string) { _, _ = r.out.WriteString(strings.TrimRight(s, "\r\n") + "\n") }

// Discard removes what was begun.
func (r *Rejects) Discard() {
	if r != nil {
		r.file.Discard()
	}
}

// Commit puts the file in its place.
func (r *Rejects) Commit() error {
	if r == nil {
		return nil
	}
	if err := r.out.Flush(); err != nil {
		return term.Usage("--rejects: "+term.Cause(err).Error(), "make room on the disk")
	}
	return r.file.Commit()
}
