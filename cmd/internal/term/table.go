package term

import (
	"io"
	"slices"
	"strings"

	"github.com/olekukonko/tablewriter/pkg/twwidth"

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
	if t.narrowest() > width {
		return t.printStacked(out, width)
	}
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

// wordWidth is how much of a word counts as whole: longer ones, such as hashes
// and addresses, may be broken.
const wordWidth = 24

// narrowest is the width at which no word has to be broken.
func (t *Table) narrowest() int {
	total := table.Gap * (len(t.Titles) - 1)
	for i, title := range t.Titles {
		n := longestWord(title)
		for _, row := range t.Rows {
			n = max(n, longestWord(row[i]))
		}
		total += n
	}
	return total
}

func longestWord(text string) int {
	n := 0
	for _, word := range strings.Fields(text) {
		n = max(n, min(twwidth.Width(word), wordWidth))
	}
	return n
}

// printStacked writes the first cell of each row on a line, and the others
// below it behind their titles.
func (t *Table) printStacked(out io.Writer, width int) error {
	p := &Printer{Out: out, Width: width}
	for _, row := range t.Rows {
		if row[0] != "" {
			p.Line(0, "", row[0])
		}
		for i, cell := range row[1:] {
			if cell != "" {
				p.Line(2, strings.ToLower(t.Titles[i+1])+":", cell)
			}
		}
	}
	return p.Flush(nil)
}
