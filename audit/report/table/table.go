package table

import (
	"bytes"
	"reflect"
	"strings"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/pkg/twcache"
	"github.com/olekukonko/tablewriter/pkg/twwidth"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"

	"github.com/gearaudit/gearaudit/audit/report/safetext"
)

// Column is one column of a grid.
type Column struct {
	Title string
	Right bool                // numbers stand under each other
	Fixed bool                // narrowed only when nothing else helps
	Paint func(string) string // colours a line of a cell; nil: none
}

// Table is a table for a terminal. It wraps words and cuts nothing, and is never
// wider than it is told. It is meant for some hundred rows at most.
type Table struct {
	Columns []Column
	rows    [][]string
}

// Blanks between two columns, and in front of the first one.
const (
	Gap    = 2
	Indent = 2
)

// Add appends a row, of which every cell is made safe here.
func (g *Table) Add(cells ...string) {
	row := make([]string, len(g.Columns))
	for i, c := range cells {
		row[i] = safetext.Terminal(c)
	}
	g.rows = append(g.rows, row)
}

// Printer prints grids, one after the other: making a table of the library costs
// more than filling it.
type Printer struct {
	out   bytes.Buffer
	table *tablewriter.Table
}

// NewPrinter returns a printer of tables.
func NewPrinter() *Printer {
	p := &Printer{}
	p.table = tablewriter.NewTable(&p.out, tablewriter.WithStringerCacheCustom(twcache.NewLRU[reflect.Type, reflect.Value](1)),
		tablewriter.WithEastAsian(tw.Off), tablewriter.WithRenderer(renderer.NewBlueprint(tw.Rendition{
			Borders: tw.BorderNone, Symbols: tw.NewSymbols(tw.StyleLight),
			Settings: tw.Settings{Separators: tw.SeparatorsNone, Lines: tw.Lines{ShowHeaderLine: tw.On}},
		})))
	return p
}

// Print returns the lines of the grid, fitted to width columns. Where a word
// would have to be broken to fit, each row is lines of its own instead.
func (p *Printer) Print(g *Table, width int) (string, error) {
	if g.narrowest() > width-Indent {
		return Indented(g.stacked(width - Indent)), nil
	}
	widths := g.fit(width - Indent - Gap*(len(g.Columns)-1))
	p.out.Reset()
	p.table.Reset()
	p.table.Options(tablewriter.WithConfig(g.config()))
	titles := make([]string, len(g.Columns))
	for i, c := range g.Columns {
		titles[i] = Wrap(c.Title, widths[i], nil)
	}
	p.table.Header(titles)
	for _, row := range g.rows {
		cells := make([]string, len(row))
		for i, c := range row {
			cells[i] = Wrap(c, widths[i], g.Columns[i].Paint)
		}
		if err := p.table.Append(cells); err != nil {
			return "", err
		}
	}
	if err := p.table.Render(); err != nil {
		return "", err
	}
	return Indented(p.out.String()), nil
}

// config switches everything off by which the library changes what it prints.
func (g *Table) config() tablewriter.Config {
	align := make([]tw.Align, len(g.Columns))
	pad := make([]tw.Padding, len(g.Columns))
	for i, c := range g.Columns {
		align[i] = tw.AlignLeft
		if c.Right {
			align[i] = tw.AlignRight
		}
		pad[i] = tw.Padding{Left: "", Right: strings.Repeat(" ", Gap), Overwrite: true}
	}
	pad[len(pad)-1] = tw.Padding{Left: "", Right: "", Overwrite: true}
	cell := tw.CellConfig{
		Formatting: tw.CellFormatting{AutoFormat: tw.Off, AutoWrap: tw.WrapNone},
		Alignment:  tw.CellAlignment{PerColumn: align},
		Padding:    tw.CellPadding{PerColumn: pad},
	}
	return tablewriter.Config{Header: cell, Row: cell}
}

// wordWidth is how much of a word counts as whole: longer ones, such as hashes
// and addresses, may be broken.
const wordWidth = 24

// longestWord is how wide a column must be for a cell in which no word is broken.
func longestWord(text string) int {
	n := 1
	for _, word := range strings.Fields(text) {
		n = max(n, min(twwidth.Width(word), wordWidth))
	}
	return n
}

// words is the width of a column in which no word is broken.
func (g *Table) words(i int) int {
	n := longestWord(g.Columns[i].Title)
	for _, row := range g.rows {
		n = max(n, longestWord(row[i]))
	}
	return n
}

// narrowest is the width at which no word has to be broken.
func (g *Table) narrowest() int {
	total := Gap * (len(g.Columns) - 1)
	for i := range g.Columns {
		total += g.words(i)
	}
	return total
}

// stacked writes the first cell of each row on a line, and the others below it
// behind their titles: short ones side by side.
func (g *Table) stacked(width int) string {
	var b strings.Builder
	for _, row := range g.rows {
		if row[0] != "" {
			b.WriteString(Wrap(row[0], width, g.Columns[0].Paint) + "\n")
		}
		var line []string
		flush := func() {
			if len(line) > 0 {
				first, rest, _ := strings.Cut(Wrap(strings.Join(line, "; "), width-2*Indent, nil), "\n")
				b.WriteString(Indented(first) + Indented(Indented(rest)))
				line = nil
			}
		}
		for i, cell := range row[1:] {
			if cell == "" {
				continue
			}
			text := strings.ToLower(g.Columns[i+1].Title) + ": " + cell
			if long := twwidth.Width(text) > width/2; long {
				flush()
				line = append(line, text)
				flush()
				continue
			}
			line = append(line, text)
		}
		flush()
	}
	return b.String()
}

// fit shares out a width in which no word has to be broken: each column gets what
// it needs, and the widest ones give way until all fit, first those that are not
// fixed.
func (g *Table) fit(width int) []int {
	widths, floors := make([]int, len(g.Columns)), make([]int, len(g.Columns))
	total := 0
	for i, c := range g.Columns {
		floors[i] = g.words(i)
		widths[i] = max(1, twwidth.Width(c.Title))
		for _, row := range g.rows {
			widths[i] = max(widths[i], twwidth.Width(row[i]))
		}
		total += widths[i]
	}
	for ; total > width; total-- {
		at := g.widest(widths, floors, true)
		if at < 0 {
			at = g.widest(widths, floors, false)
		}
		if at < 0 {
			break
		}
		widths[at]--
	}
	return widths
}

// widest finds the widest column that is wider than its floor, -1 when none is.
func (g *Table) widest(widths, floors []int, spareFixed bool) int {
	at := -1
	for i, w := range widths {
		if w > floors[i] && (!spareFixed || !g.Columns[i].Fixed) && (at < 0 || w > widths[at]) {
			at = i
		}
	}
	return at
}

// Indented moves every line to the right and takes away blanks at its end.
func Indented(s string) string {
	var b strings.Builder
	for line := range strings.Lines(s) {
		if line = strings.TrimRight(line, " \n"); line != "" {
			b.WriteString(strings.Repeat(" ", Indent) + line + "\n")
		}
	}
	return b.String()
}

// Wrap breaks a text into lines of at most width columns, between words where
// it can and within a word where it must. It loses nothing but double blanks.
func Wrap(s string, width int, paint func(string) string) string {
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
