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
// print its first line. It keeps the items and renders them at the end.
type late struct {
	out    io.Writer
	opt    report.Options
	items  *spool.Buffer
	line   []byte
	render func(*Page) error
	names  bool // files are called by their base names
}

// Page is what a late format renders: the run, and its items one by one. All
// text on it can be seen; what is special to a destination is not yet escaped.
type Page struct {
	*bufio.Writer
	Opt   report.Options
	Run   *report.Run
	items *spool.Buffer
	names *names // nil: as they are
}

// New makes a writer of a rendering.
func New(render func(*Page) error) func(io.Writer, report.Options) report.Writer {
	return func(out io.Writer, opt report.Options) report.Writer {
		l := &late{out: out, opt: opt, items: opt.Scratch.Buffer(), render: render}
		return l
	}
}

// Document is New for a format that is handed on to others: files are called by
// their base names.
func Document(render func(*Page) error) func(io.Writer, report.Options) report.Writer {
	plain := New(render)
	return func(out io.Writer, opt report.Options) report.Writer {
		l := plain(out, opt).(*late)
		l.names = true
		return l
	}
}

// Begin has nothing to do: the run says it again in the end.
func (l *late) Begin(*report.Head) error { return nil }

// Item keeps the item for the end.
func (l *late) Item(it *report.Item) error {
	l.line = append(it.AppendJSON(l.line[:0]), '\n')
	_, err := l.items.Write(l.line)
	return err
}

// Close renders the run.
func (l *late) Close(run *report.Run) error {
	p := &Page{Writer: bufio.NewWriter(l.out), Opt: l.opt, Run: VisibleRun(run), items: l.items}
	if l.names {
		p.names = shortNames(p.Run)
		p.names.run(p.Run)
	}
	if err := l.render(p); err != nil {
		return err
	}
	return p.Flush()
}

// Each calls fn for every item, in input order.
func (p *Page) Each(fn func(*report.Item) error) error {
	r, err := p.items.Reader()
	if err != nil {
		return err
	}
	dec := json.NewDecoder(r)
	for {
		var it report.Item
		switch err := dec.Decode(&it); {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		safetext.VisibleAll(&it)
		if p.names != nil {
			p.names.item(&it)
		}
		if err := fn(&it); err != nil {
			return err
		}
	}
}

// VisibleRun returns a copy of the run, without its items, in which every text
// can be shown to a person.
func VisibleRun(run *report.Run) *report.Run {
	c := *run
	c.Items = nil
	safetext.VisibleAll(&c)
	return &c
}
