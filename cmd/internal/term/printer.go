package term

import (
	"bytes"
	"io"
	"slices"
	"strings"

	"github.com/olekukonko/tablewriter/pkg/twwidth"

	"github.com/gearaudit/gearaudit/audit/report/safetext"
	"github.com/gearaudit/gearaudit/audit/report/table"
)

// Printer prints indented lines that are wrapped, never cut, at the width of the
// terminal. It uses tablewriter's measure of how wide letters are, so that both
// agree on Chinese names. What comes from the data is made visible here.
type Printer struct {
	Out   io.Writer
	Width int
	Buf   bytes.Buffer
}

// Heading prints a line with an empty one before it.
func (p *Printer) Heading(text string) {
	p.Buf.WriteString("\n" + safetext.Terminal(text) + "\n")
}

// Line prints a label and a text; what does not fit goes on below the text.
func (p *Printer) Line(indent int, label, text string) {
	lead := strings.Repeat(" ", indent)
	if label != "" {
		lead += safetext.Terminal(label) + " "
	}
	at := twwidth.Width(lead)
	if label != "" && p.Width-at < 24 { // no room beside the label
		for line := range strings.SplitSeq(table.Wrap(safetext.Terminal(label), max(p.Width-indent, 12), nil), "\n") {
			p.laid(strings.Repeat(" ", indent) + line)
		}
		at = indent + 2
		lead = strings.Repeat(" ", at)
	}
	room := max(p.Width-at, 12)
	for i, part := range strings.Split(table.Wrap(safetext.Terminal(text), room, nil), "\n") {
		if i > 0 {
			lead = strings.Repeat(" ", at)
		}
		p.laid(strings.TrimRight(lead+part, " "))
	}
}

// laid prints a line that was wrapped: that may have brought to its head what a
// build log obeys there.
func (p *Printer) laid(line string) { p.Buf.WriteString(safetext.Lines(line) + "\n") }

// Blank prints an empty line.
func (p *Printer) Blank() { p.Buf.WriteString("\n") }

// Markdown prints a line of a page; the further lines of a list's entry stand
// under its first one.
func (p *Printer) Markdown(line string) {
	switch rest, entry := strings.CutPrefix(line, "- "); {
	case line == "":
		p.Blank()
	case entry:
		p.Line(0, "-", rest)
	case strings.HasPrefix(line, "|"):
		p.row(line)
	default:
		p.Line(0, "", line)
	}
}

// row prints a row of a Markdown table: the first cell, and the others behind
// it.
func (p *Printer) row(line string) {
	if strings.HasPrefix(line, "| ---") {
		return
	}
	cells := strings.Split(strings.TrimSuffix(strings.TrimPrefix(line, "| "), " |"), " | ")
	rest := slices.DeleteFunc(cells[1:], func(c string) bool { return c == "" })
	p.Line(2, cells[0]+":", strings.ReplaceAll(strings.Join(rest, "; "), `\|`, "|"))
}

// Raw prints a line of YAML, which is not wrapped.
func (p *Printer) Raw(text string) { p.Buf.WriteString(safetext.YAML(text) + "\n") }

// Section prints a heading where something follows.
func (p *Printer) Section(title string, n int) {
	if n > 0 {
		p.Heading(title)
	}
}

// Flush writes all of it at once and returns the error that the caller has.
func (p *Printer) Flush(err error) error {
	if _, e := p.Buf.WriteTo(p.Out); e != nil {
		return e
	}
	return err
}
