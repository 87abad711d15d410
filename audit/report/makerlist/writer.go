package makerlist

import (
	"errors"
	"io"

	"github.com/gearaudit/gearaudit/audit/report"
)

// Writer prints who made each row, in one format, while the rows are read:
// nothing is kept but the batch at hand.
type Writer struct {
	out     io.Writer
	form    makerForm
	started bool
}

// makerForm is one format. Only rows may be called by several goroutines.
type makerForm interface {
	head() []byte
	rows(list []report.MakerRow) ([]byte, error) // each of them with the joint in front
	joint() int                                  // bytes in front of the very first row that are left out
	foot(m *report.Makers) ([]byte, error)
}

// Formats lists the formats of a MakerWriter in the order of the help.
func Formats() []string { return []string{"table", "csv", "json"} }

// NewWriter begins to print in one of the MakerFormats.
func NewWriter(out io.Writer, format string, tool report.Tool, width int) (*Writer, error) {
	w := &Writer{out: out}
	switch format {
	case "table":
		w.form = newMakerTable(width)
	case "csv":
		w.form = makerCSV{}
	case "json":
		w.form = makerJSON{tool}
	default:
		return nil, errors.New(`there is no format "` + format + `" for makers`)
	}
	return w, nil
}

// Render makes the text of some rows. It may be called by several goroutines.
func (w *Writer) Render(list []report.MakerRow) ([]byte, error) { return w.form.rows(list) }

// Write prints what Render made, in input order.
func (w *Writer) Write(text []byte) error {
	if w.started {
		return w.put(text)
	}
	w.started = true
	return errors.Join(w.put(w.form.head()), w.put(text[min(w.form.joint(), len(text)):]))
}

// Close prints what stands below the rows.
func (w *Writer) Close(m *report.Makers) error {
	m.Inputs, m.Packs, m.Vendors, m.Decisions = report.NotNil(m.Inputs), report.NotNil(m.Packs), report.NotNil(m.Vendors), report.NotNil(m.Decisions)
	text, err := w.form.foot(m)
	if err != nil {
		return err
	}
	if !w.started {
		return errors.Join(w.put(w.form.head()), w.put(text))
	}
	return w.put(text)
}

func (w *Writer) put(text []byte) error {
	_, err := w.out.Write(text)
	return err
}
