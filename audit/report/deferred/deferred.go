package deferred

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/safetext"
	"github.com/gearaudit/gearaudit/audit/spool"
)

// late is the writer of every format that needs the whole run before it can
// print its first line. It keeps the records and renders them at the end.
type late struct {
	out     io.Writer
	opt     report.Options
	records *spool.Buffer
	enc     *json.Encoder
	render  func(*Page) error
}

// Page is what a late format renders: the run, and its records one by one. All
// text on it can be seen; what is special to a destination is not yet escaped.
type Page struct {
	*bufio.Writer
	Opt     report.Options
	Run     *report.Run
	records *spool.Buffer
}

// New makes a writer of a rendering.
func New(render func(*Page) error) func(io.Writer, report.Options) report.Writer {
	return func(out io.Writer, opt report.Options) report.Writer {
		l := &late{out: out, opt: opt, records: opt.Scratch.Buffer(), render: render}
		l.enc = json.NewEncoder(l.records)
		l.enc.SetEscapeHTML(false)
		return l
	}
}

// Record keeps the record for the end.
func (l *late) Record(rec *report.Record) error { return l.enc.Encode(rec) }

// Close renders the run.
func (l *late) Close(run *report.Run) error {
	p := &Page{Writer: bufio.NewWriter(l.out), Opt: l.opt, Run: VisibleRun(run), records: l.records}
	if err := l.render(p); err != nil {
		return err
	}
	return p.Flush()
}

// Each calls fn for every record, in input order.
func (p *Page) Each(fn func(*report.Record) error) error {
	r, err := p.records.Reader()
	if err != nil {
		return err
	}
	dec := json.NewDecoder(r)
	for {
		var rec report.Record
		switch err := dec.Decode(&rec); {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		safetext.VisibleAll(&rec)
		if err := fn(&rec); err != nil {
			return err
		}
	}
}

// EachFinding calls fn for every finding, with the item that it is about.
func (p *Page) EachFinding(fn func(*report.Item, *report.Finding) error) error {
	return p.Each(func(rec *report.Record) error {
		for i := range rec.Findings {
			if err := fn(&rec.Item, &rec.Findings[i]); err != nil {
				return err
			}
		}
		return nil
	})
}

// VisibleRun returns a copy of the run, without its records, in which every
// text can be shown to a person.
func VisibleRun(run *report.Run) *report.Run {
	c := *run
	c.Items, c.Findings = nil, nil
	safetext.VisibleAll(&c)
	return &c
}
