package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"

	"github.com/gearaudit/gearaudit/audit/report/safetext"
)

// savedRun is format json: the whole run, one line per finding and per item.
// The two long arrays are spooled, so that memory does not grow with rows.
type savedRun struct {
	out             *bufio.Writer
	findings, items *list
}

func newSavedRun(out io.Writer, opt Options) Writer {
	return &savedRun{out: bufio.NewWriter(out), findings: newList(opt.Scratch.spool()), items: newList(opt.Scratch.spool())}
}

// Record keeps the item and its findings.
func (s *savedRun) Record(rec *Record) error {
	for i := range rec.Findings {
		f := rec.Findings[i]
		f.Evidence, f.Missing = notNil(f.Evidence), notNil(f.Missing)
		if err := s.findings.add(&f); err != nil {
			return err
		}
	}
	return s.items.add(&rec.Item)
}

// Close writes the run in the order of the contract.
func (s *savedRun) Close(run *Run) error {
	rest, err := encode(complete(run), "  ")
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
	*spool
	n   int
	buf bytes.Buffer
	enc *json.Encoder
}

func newList(s *spool) *list {
	l := &list{spool: s}
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
	if err := l.spool.copyTo(w); err != nil {
		return err
	}
	_, err := w.WriteString("\n  ")
	return err
}

// complete returns a copy of the run in which no array is null.
func complete(run *Run) *Run {
	c := *run
	c.Findings, c.Items = []Finding{}, []Item{}
	c.RuleSet, c.Inputs, c.Packs, c.Mapping = notNil(c.RuleSet), notNil(c.Inputs), notNil(c.Packs), notNil(c.Mapping)
	c.Rules, c.Vendors, c.Rejects, c.Issues, c.Shares = notNil(c.Rules), notNil(c.Vendors), notNil(c.Rejects), notNil(c.Issues), notNil(c.Shares)
	c.Estimate.Lines = notNil(c.Estimate.Lines)
	c.Summary.ByRule, c.Summary.BySite = notNil(c.Summary.ByRule), notNil(c.Summary.BySite)
	c.Summary.ByVendor, c.Summary.Answers = notNil(c.Summary.ByVendor), notNil(c.Summary.Answers)
	if c.Summary.Outcomes == nil {
		c.Summary.Outcomes = map[string]int64{}
	}
	if c.Profile != nil {
		p := *c.Profile
		p.Kinds, p.Not = notNil(p.Kinds), notNil(p.Not)
		c.Profile = &p
	}
	return &c
}

func notNil[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

// encode renders a value as JSON that can be printed anywhere, with the line
// end that the encoder gives it; an empty indent keeps it on one line.
func encode(v any, indent string) ([]byte, error) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", indent)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return safetext.JSON(buf.Bytes()), nil
}
