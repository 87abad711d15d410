package report

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
)

// late is the writer of every format that needs the whole run before it can
// print its first line. It keeps the records and renders them at the end.
type late struct {
	out     io.Writer
	opt     Options
	records *spool
	enc     *json.Encoder
	render  func(*page) error
}

// page is what a late format renders: the run, and its records one by one. All
// text on it can be seen; what is special to a destination is not yet escaped.
type page struct {
	*bufio.Writer
	opt     Options
	run     *Run
	records *spool
}

// lately makes a writer of a rendering.
func lately(render func(*page) error) func(io.Writer, Options) Writer {
	return func(out io.Writer, opt Options) Writer {
		l := &late{out: out, opt: opt, records: opt.Scratch.spool(), render: render}
		l.enc = json.NewEncoder(l.records)
		l.enc.SetEscapeHTML(false)
		return l
	}
}

// Record keeps the record for the end.
func (l *late) Record(rec *Record) error { return l.enc.Encode(rec) }

// Close renders the run.
func (l *late) Close(run *Run) error {
	p := &page{Writer: bufio.NewWriter(l.out), opt: l.opt, run: visibleRun(run), records: l.records}
	if err := l.render(p); err != nil {
		return err
	}
	return p.Flush()
}

// each calls fn for every record, in input order.
func (p *page) each(fn func(*Record) error) error {
	r, err := p.records.reader()
	if err != nil {
		return err
	}
	dec := json.NewDecoder(r)
	for {
		var rec Record
		switch err := dec.Decode(&rec); {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		visible(&rec)
		if err := fn(&rec); err != nil {
			return err
		}
	}
}

// eachFinding calls fn for every finding, with the item that it is about.
func (p *page) eachFinding(fn func(*Item, *Finding) error) error {
	return p.each(func(rec *Record) error {
		for i := range rec.Findings {
			if err := fn(&rec.Item, &rec.Findings[i]); err != nil {
				return err
			}
		}
		return nil
	})
}
