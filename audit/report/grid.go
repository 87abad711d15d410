package report

import (
	"strings"

	"github.com/olekukonko/tablewriter/pkg/twwidth"

	"github.com/gearaudit/gearaudit/audit/report/safetext"
)

// column is one column of a grid.
type column struct {
	title string
	right bool                // numbers stand under each other
	fixed bool                // narrowed only when nothing else helps
	paint func(string) string // colours a line of a cell; nil: none
}

// grid is a table for a terminal. It wraps words and cuts nothing, and is never
// wider than it is told. It is meant for some hundred rows at most.
type grid struct {
	cols []column
	rows [][]string
}

// Blanks between two columns, and in front of the first one.
const (
	gap    = 2
	indent = 2
)

// add appends a row, of which every cell is made safe here.
func (g *grid) add(cells ...string) {
	row := make([]string, len(g.cols))
	for i, c := range cells {
		row[i] = safetext.Terminal(c)
	}
	g.rows = append(g.rows, row)
}

// render returns the lines of the grid, fitted to width columns. The lines are
// put together here: a table of the library that draws the lists of commands
// takes longer to make than a short inventory to judge.
func (g *grid) render(width int) string {
	widths := g.fit(width - indent - gap*(len(g.cols)-1))
	blocks := make([][][]string, 0, len(g.rows)+1)
	titles := make([][]string, len(g.cols))
	for i, c := range g.cols {
		titles[i] = strings.Split(wrap(c.title, widths[i], nil), "\n")
	}
	blocks = append(blocks, titles)
	for _, row := range g.rows {
		cells := make([][]string, len(row))
		for i, c := range row {
			cells[i] = strings.Split(wrap(c, widths[i], g.cols[i].paint), "\n")
		}
		blocks = append(blocks, cells)
	}
	return indented(g.draw(blocks))
}

// draw sets blocks of lines side by side, the first of them over a rule where
// others follow.
func (g *grid) draw(blocks [][][]string) string {
	widths := make([]int, len(g.cols))
	total := gap * (len(g.cols) - 1)
	for i := range widths {
		for _, cells := range blocks {
			for _, line := range cells[i] {
				widths[i] = max(widths[i], twwidth.Width(line))
			}
		}
		total += widths[i]
	}
	var b strings.Builder
	for n, cells := range blocks {
		height := 0
		for _, lines := range cells {
			height = max(height, len(lines))
		}
		for at := range height {
			g.line(&b, cells, at, widths)
		}
		if n == 0 && len(blocks) > 1 {
			b.WriteString(strings.Repeat("─", total) + "\n")
		}
	}
	return b.String()
}

// line draws line number at of the cells of a row.
func (g *grid) line(b *strings.Builder, cells [][]string, at int, widths []int) {
	for i, lines := range cells {
		text := ""
		if at < len(lines) {
			text = lines[at]
		}
		last := i == len(cells)-1
		painted := strings.Contains(text, "\x1b")
		blanks := strings.Repeat(" ", widths[i]-twwidth.Width(text))
		if g.cols[i].right {
			text, blanks = blanks, text
		}
		b.WriteString(text + blanks)
		if !last {
			b.WriteString(strings.Repeat(" ", gap))
		}
		if painted && !last && !g.cols[i].right { // as the library ends such a cell
			b.WriteString(styleReset)
		}
	}
	b.WriteByte('\n')
}

// fit shares out the width: each column gets what it needs, and the widest ones
// give way until all fit.
func (g *grid) fit(width int) []int {
	widths := make([]int, len(g.cols))
	total := 0
	for i, c := range g.cols {
		widths[i] = max(1, twwidth.Width(c.title))
		for _, row := range g.rows {
			widths[i] = max(widths[i], twwidth.Width(row[i]))
		}
		total += widths[i]
	}
	for ; total > width; total-- {
		at := g.widest(widths, 12, true)
		if at < 0 {
			at = g.widest(widths, 4, false)
		}
		if at < 0 {
			break
		}
		widths[at]--
	}
	return widths
}

// widest finds the widest column that is wider than floor, -1 when none is.
func (g *grid) widest(widths []int, floor int, spareFixed bool) int {
	at := -1
	for i, w := range widths {
		if w > floor && (!spareFixed || !g.cols[i].fixed) && (at < 0 || w > widths[at]) {
			at = i
		}
	}
	return at
}

// indented moves every line to the right and takes away blanks at its end.
func indented(s string) string {
	var b strings.Builder
	for line := range strings.Lines(s) {
		if line = strings.TrimRight(line, " \n"); line != "" {
			b.WriteString(strings.Repeat(" ", indent) + line + "\n")
		}
	}
	return b.String()
}

// wrap breaks a text into lines of at most width columns, between words where
// it can and within a word where it must. It loses nothing but double blanks.
func wrap(s string, width int, paint func(string) string) string {
	var lines []string
	line, used := "", 0
	flush := func() {
		lines = append(lines, line)
		line, used = "", 0
	}
	for _, word := range strings.Fields(s) {
		n := twwidth.Width(word)
		if used > 0 && used+1+n <= width {
			line, used = line+" "+word, used+1+n
			continue
		}
		if used > 0 {
			flush()
		}
		for _, r := range word {
			n := twwidth.Width(string(r))
			if used > 0 && used+n > width {
				flush()
			}
			line, used = line+string(r), used+n
		}
	}
	flush()
	if paint != nil {
		for i := range lines {
			lines[i] = paint(lines[i])
		}
	}
	return strings.Join(lines, "\n")
}
