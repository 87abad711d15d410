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

// Print returns the lines of the grid, fitted to width columns.
func (p *Printer) Print(g *Table, width int) (string, error) {
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

// fit shares out the width: each column gets what it needs, and the widest ones
// give way until all fit.
func (g *Table) fit(width int) []int {
	widths := make([]int, len(g.Columns))
	total := 0
	for i, c := range g.Columns {
		widths[i] = max(1, twwidth.Width(c.Title))
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
func (g *Table) widest(widths []int, floor int, spareFixed bool) int {
	at := -1
	for i, w := range widths {
		if w > floor && (!spareFixed || !g.Columns[i].Fixed) && (at < 0 || w > widths[at]) {
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
