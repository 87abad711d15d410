package json

import (
	"bufio"
	"bytes"
	"io"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/safetext"
)

// savedRun is format json: the whole run, with a line for each item. It is
// written as the items come, so that memory does not grow with them.
type savedRun struct {
	out   *bufio.Writer
	short *report.Shortener
	items int
	line  []byte
}

// NewRun returns the writer of format json.
func NewRun(out io.Writer, _ report.Options) report.Writer {
	return &savedRun{out: bufio.NewWriter(out)}
}

// Begin writes the head.
func (s *savedRun) Begin(h *report.Head) error {
	s.short = report.NewShortener(h)
	text, err := safetext.EncodeJSON(report.Complete(h), "  ")
	if err != nil {
		return err
	}
	s.out.Write(bytes.TrimSuffix(text, []byte("\n}\n")))
	_, err = s.out.WriteString(",\n  \"items\": [")
	return err
}

// Item writes an item.
func (s *savedRun) Item(it *report.Item) error {
	if s.items > 0 {
		s.out.WriteString(",")
	}
	s.items++
	s.out.WriteString("\n    ")
	s.line = s.short.Item(it).AppendJSON(s.line[:0])
	_, err := s.out.Write(safetext.JSON(s.line))
	return err
}

// Close writes what only the end knows.
func (s *savedRun) Close(run *report.Run) error {
	c := *run
	c.Items, c.Refs = nil, s.short.Refs()
	text, err := safetext.EncodeJSON(report.Complete(&c), "  ")
	if err != nil {
		return err
	}
	// The keys of a run stand two blanks in and no value holds a line end, so the
	// empty array can only be found where it is.
	_, tail, _ := bytes.Cut(text, []byte("\n  \"items\": []"))
	if s.items > 0 {
		s.out.WriteString("\n  ")
	}
	s.out.WriteString("]")
	s.out.Write(tail)
	return s.out.Flush()
}
