package term

import (
	"bytes"
	"io"
	"slices"
	"strings"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/pkg/twwidth"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"

	"github.com/gearaudit/gearaudit/audit/report/safetext"
)

// Table is a table of short words with a text at the end of every row. The
// text is wrapped, never cut, at the width of the terminal.
type Table struct {
	Titles []string
	Right  []int // columns of numbers, which stand under each other
	Rows   [][]string
	Most   int // columns of a cell before the text, beyond which it is wrapped; 0: never
}

// Add appends a row; its cells are made safe here.
func (s *Table) Add(cells ...string) {
	for i, c := range cells {
		cells[i] = safetext.Terminal(c)
	}
	s.Rows = append(s.Rows, cells)
}

// Print writes the table.
func (s *Table) Print(out io.Writer, width int) error {
	last := len(s.Titles) - 1
	if s.Most > 0 {
		for _, row := range s.Rows {
			for i, cell := range row[:last] {
				row[i] = strings.Join(wrap(cell, s.Most), "\n")
			}
		}
	}
	room := max(width-s.before(last), 24)
	var buf bytes.Buffer
	t := tablewriter.NewTable(&buf, tablewriter.WithConfig(s.config()), tablewriter.WithEastAsian(tw.Off),
		tablewriter.WithRenderer(renderer.NewBlueprint(tw.Rendition{
			Borders: tw.BorderNone, Symbols: tw.NewSymbols(tw.StyleLight),
			Settings: tw.Settings{Separators: tw.SeparatorsNone, Lines: tw.Lines{ShowHeaderLine: tw.On}},
		})))
	t.Header(s.Titles)
	for _, row := range s.Rows {
		row[last] = strings.Join(wrap(row[last], room), "\n")
		if err := t.Append(row); err != nil {
			return err
		}
	}
	if err := t.Render(); err != nil {
		return err
	}
	return trimmed(out, buf.String())
}

// trimmed writes lines without the blanks at their ends.
func trimmed(out io.Writer, text string) error {
	var b strings.Builder
	for line := range strings.Lines(text) {
		b.WriteString(strings.TrimRight(line, " \n") + "\n")
	}
	_, err := io.WriteString(out, b.String())
	return err
}

// before is how wide everything in front of a column is.
func (s *Table) before(column int) int {
	total := 0
	for i, title := range s.Titles[:column] {
		n := twwidth.Width(title)
		for _, row := range s.Rows {
			for line := range strings.SplitSeq(row[i], "\n") {
				n = max(n, twwidth.Width(line))
			}
		}
		total += n + 2
	}
	return total
}

// config switches everything off by which the library changes what it prints.
func (s *Table) config() tablewriter.Config {
	pad := make([]tw.Padding, len(s.Titles))
	for i := range pad {
		pad[i] = tw.Padding{Right: "  ", Overwrite: true}
	}
	pad[len(pad)-1] = tw.Padding{Overwrite: true}
	align := make([]tw.Align, len(s.Titles))
	for i := range align {
		align[i] = tw.AlignLeft
		if slices.Contains(s.Right, i) {
			align[i] = tw.AlignRight
		}
	}
	cell := tw.CellConfig{
		Formatting: tw.CellFormatting{AutoFormat: tw.Off, AutoWrap: tw.WrapNone},
		Alignment:  tw.CellAlignment{Global: tw.AlignLeft, PerColumn: align},
		Padding:    tw.CellPadding{PerColumn: pad},
	}
	return tablewriter.Config{Header: cell, Row: cell}
}
