package term

import (
	"io"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/report/safetext"
	"github.com/gearaudit/gearaudit/audit/report/table"
)

// Table is a table of a command: titles, and rows of cells that are wrapped,
// never cut, at the width of the terminal.
type Table struct {
	Titles []string
	Right  []int // columns of numbers, which are aligned to the right
	Rows   [][]string
}

// Add appends a row.
func (t *Table) Add(cells ...string) { t.Rows = append(t.Rows, cells) }

// Print writes the table. Where words would have to be broken to fit, each row
// is written as lines of its own instead.
func (t *Table) Print(out io.Writer, width int) error {
	var g table.Table
	for i, title := range t.Titles {
		g.Columns = append(g.Columns, table.Column{Title: title, Right: slices.Contains(t.Right, i)})
	}
	for _, row := range t.Rows {
		g.Add(row...)
	}
	text, err := table.NewPrinter().Print(&g, width+table.Indent)
	if err != nil {
		return err
	}
	var b strings.Builder
	for line := range strings.Lines(text) {
		b.WriteString(strings.TrimPrefix(line, strings.Repeat(" ", table.Indent)))
	}
	_, err = io.WriteString(out, safetext.Lines(b.String()))
	return err
}
