package json

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/safetext"
	"github.com/gearaudit/gearaudit/audit/spool"
)

// savedRun is format json: the whole run, one line per finding and per item.
// The two long arrays are spooled, so that memory does not grow with rows.
type savedRun struct {
	out             *bufio.Writer
	findings, items *list
}

// NewRun returns the writer of format json.
func NewRun(out io.Writer, opt report.Options) report.Writer {
	return &savedRun{out: bufio.NewWriter(out), findings: newList(opt.Scratch.Buffer()), items: newList(opt.Scratch.Buffer())}
}

// Record keeps the item and its findings.
func (s *savedRun) Record(rec *report.Record) error {
	for i := range rec.Findings {
		f := rec.Findings[i]
		f.Evidence, f.Missing = report.NotNil(f.Evidence), report.NotNil(f.Missing)
		if err := s.findings.add(&f); err != nil {
			return err
		}
	}
	return s.items.add(&rec.Item)
}

// Close writes the run in the order of the contract.
func (s *savedRun) Close(run *report.Run) error {
	rest, err := safetext.EncodeJSON(report.Complete(run), "  ")
	if err != nil {
		return err
	}
	// The keys of the run stand two blanks in and no value holds a line end, so
	// the two empty arrays can only be found where they are.
	for _, part := range []struct {
		key  string
		list *list
	}{{"findings", s.findings}, {"items", s.items}} {
		mark := []byte("\n  \"" + part.key + "\": []")
		before, after, _ := bytes.Cut(rest, mark)
		s.out.Write(before)
		s.out.WriteString("\n  \"" + part.key + "\": [")
		if err := part.list.copyTo(s.out); err != nil {
			return err
		}
		s.out.WriteString("]")
		rest = after
	}
	s.out.Write(rest)
	return s.out.Flush()
}

// list is a JSON array on its way, one element per line.
type list struct {
	*spool.Buffer
	n   int
	buf bytes.Buffer
	enc *json.Encoder
}

func newList(s *spool.Buffer) *list {
	l := &list{Buffer: s}
	l.enc = json.NewEncoder(&l.buf)
	l.enc.SetEscapeHTML(false)
	return l
}

func (l *list) add(v any) error {
	l.buf.Reset()
	if l.n > 0 {
		l.buf.WriteByte(',')
	}
	l.buf.WriteString("\n    ")
	if err := l.enc.Encode(v); err != nil {
		return err
	}
	l.n++
	l.buf.Truncate(l.buf.Len() - 1) // the encoder's line end
	_, err := l.Write(safetext.JSON(l.buf.Bytes()))
	return err
}

func (l *list) copyTo(w *bufio.Writer) error {
	if l.n == 0 {
		return nil
	}
	if err := l.Buffer.CopyTo(w); err != nil {
		return err
	}
	_, err := w.WriteString("\n  ")
	return err
}
