package terminal

import (
	"fmt"
	"io"
	"strings"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/deferred"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
	"github.com/gearaudit/gearaudit/audit/report/safetext"
	"github.com/gearaudit/gearaudit/audit/report/table"
)

type view struct {
	report.Discard
	opt   report.Options
	run   *report.Run
	text  strings.Builder
	press *table.Printer
	new   *deferred.Change
	err   error
}

// New returns a writer of the table for a terminal.
func New(out io.Writer, opt report.Options) report.Writer {
	if opt.Width <= 0 {
		opt.Width = 80
	}
	opt.Width = max(opt.Width, 40)
	if opt.Limit <= 0 {
		opt.Limit = 10
	}
	return &view{Discard: report.Discard{Out: out}, opt: opt, press: table.NewPrinter(), new: deferred.NewChange(opt.Limit)}
}

func (t *view) section(title, note string) {
	t.text.WriteString("\n" + t.bold(strings.ToUpper(title)))
	if note != "" {
		room := t.opt.Width - len(title) - 2
		if len(note) <= room {
			t.text.WriteString("  " + t.dim(note) + "\n")
			return
		}
		t.text.WriteByte('\n')
		t.paragraph(note, t.dim)
		return
	}
	t.text.WriteByte('\n')
}

func (t *view) paragraph(s string, paint func(string) string) {
	t.text.WriteString(table.Indented(table.Wrap(safetext.Terminal(s), t.opt.Width-table.Indent, paint)))
}

// headed prints a title and under it, further in, a text.
func (t *view) headed(title string, paint func(string) string, text string) {
	t.text.WriteString(table.Indented(table.Wrap(safetext.Terminal(title), t.opt.Width-table.Indent, paint)))
	t.text.WriteString(table.Indented(table.Indented(table.Wrap(safetext.Terminal(text), t.opt.Width-2*table.Indent, t.dim))))
}

func (t *view) entry(s string) {
	first, rest, _ := strings.Cut(table.Wrap(safetext.Terminal(s), t.opt.Width-2*table.Indent, t.dim), "\n")
	t.text.WriteString(table.Indented(first) + table.Indented(table.Indented(rest)))
}

func (t *view) grid(g *table.Table) {
	s, err := t.press.Print(g, t.opt.Width)
	if err != nil && t.err == nil {
		t.err = err
	}
	t.text.WriteString(s)
}

func (t *view) more(total int, one, many string) {
	if rest := total - t.opt.Limit; rest > 0 {
		word := many
		if rest == 1 {
			word = one
		}
		t.paragraph(fmt.Sprintf("and %s more %s", phrase.Count(int64(rest)), word), t.dim)
	}
}
